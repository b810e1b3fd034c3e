import Testing

@testable import Jinzhu

struct RoomTests {
  @Test(
    arguments: [
      // 10 % of 1,000.00 is 100.00: near from 90.00 on, in breach a fen beyond.
      (89_99, 10_01, .within), (90_00, 10_00, .near), (100_00, 0, .near), (100_01, -1, .breached),
      (0, 100_00, .within),
    ] as [(Int64, Int64, Verdict)])
  func `a ceiling is kept up to the fen, and near from nine tenths on`(
    fen: Int64, headroom: Int64, verdict: Verdict
  ) throws {
    let room = try Room(
      Money(fen: fen), atMost: Ratio(.percent(10)), of: Money(fen: 1_000_00), near: .percent(90))
    #expect(room.headroom == Money(fen: headroom))
    #expect(room.verdict == verdict)
  }

  @Test(
    arguments: [
      // 60 % of 150.00 is 90.00, which is nine tenths of 100.00.
      (100_01, 10_01, .within), (100_00, 10_00, .near), (90_00, 0, .near), (89_99, -1, .breached),
    ] as [(Int64, Int64, Verdict)])
  func `a floor is kept down to the fen`(fen: Int64, headroom: Int64, verdict: Verdict) throws {
    let room = try Room(
      Money(fen: fen), atLeast: Ratio(.percent(60)), of: Money(fen: 150_00), near: .percent(90))
    #expect(room.headroom == Money(fen: headroom))
    #expect(room.verdict == verdict)
  }

  @Test func `a limit between two fen is met by whole amounts as by the exact one`() throws {
    // A third of 1.00 is 0.33⅓: 0.33, all that whole fen can use of it, is at most that; 0.34 at least.
    let third = try Ratio(Rate(1, over: 3))
    let (at, above) = (Money(fen: 33), Money(fen: 34))
    let base = Money(fen: 100)
    #expect(try Room(at, atMost: third, of: base, near: .one).verdict == .near)
    #expect(try Room(above, atMost: third, of: base, near: .one).verdict == .breached)
    #expect(try Room(at, atLeast: third, of: base, near: .one).verdict == .breached)
    #expect(try Room(above, atLeast: third, of: base, near: .one).verdict == .near)
  }

  @Test func `nothing of a base below zero may be used`() throws {
    let room = try Room(.zero, atMost: Ratio(whole: 10), of: Money(fen: -1), near: .percent(90))
    #expect(room.headroom == Money(fen: -10))
    #expect(room.verdict == .breached)
  }
}
