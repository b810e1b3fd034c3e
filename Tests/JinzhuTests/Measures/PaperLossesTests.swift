import Testing

@testable import Jinzhu

struct PaperLossesTests {
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `losses on paper go, one after the other, where room and weight send each alone`(
    seed: UInt64
  ) throws {
    var dice = Dice(state: seed)
    let members = (1...12).map { ID<Party>("M\($0 + 10)") }
    func amounts(_ range: ClosedRange<Int64>) -> [ID<Party>: Money] {
      Dictionary(uniqueKeysWithValues: members.map { ($0, Money(fen: dice.roll(range))) })
    }
    let capital = amounts(seed % 5 == 0 ? 0...0 : 0...9_000)
    let (carried, borne) = (amounts(-50...2_000), amounts(0...90))
    let layer = Charter.Layer(
      layer: .members, basis: .capital, yearlyCap: seed % 2 == 0 ? try Rate(1, over: 3) : nil)
    let stakes = MemberStakes(
      members: members, capital: capital, carried: carried,
      borne: { borne[$0] ?? .zero }, weights: { _ in capital.mapValues(\.fen) })
    var paper = PaperLosses(PaperLosses.Terms(stakes))
    var given: [ID<Party>: Money] = [:]
    for _ in 0..<40 {
      let amount = Money(fen: dice.roll(0...1_500))
      let left = Set(members.filter { _ in dice.roll(0...7) == 0 })
      let rooms = try members.filter { !left.contains($0) }.map { member in
        let (own, had) = (capital[member] ?? .zero, given[member] ?? .zero)
        return MemberRoom(
          member: member, weight: own.fen,
          room: try MemberStakes.room(
            own, carrying: (carried[member] ?? .zero) + had,
            capLeft: try layer.yearlyCap.map { try $0.of(own) - (borne[member] ?? .zero) - had }))
      }
      let parts = try MemberRoom.spread(amount, over: rooms)
      for part in parts { given[part.member] = try (given[part.member] ?? .zero) + part.amount }
      let taken = try paper.take(amount, under: layer, except: left)
      #expect(taken == (try Money.sum(parts.map(\.amount))))
      #expect(paper.given == members.map { given[$0] ?? .zero })
    }
  }
}

/// Numbers that look thrown, the same for every seed (SplitMix64).
private struct Dice {
  var state: UInt64

  mutating func roll(_ range: ClosedRange<Int64>) -> Int64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return range.lowerBound + Int64(mixed % UInt64(range.upperBound - range.lowerBound + 1))
  }
}
