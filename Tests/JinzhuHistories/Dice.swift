public import Jinzhu

/// Chance that a seed decides: SplitMix64, the same throws on every machine and in every release.
public struct Dice: Sendable {
  private var state: UInt64

  /// Dice that throw the same numbers for the same seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number from 0 up to, and without, a bound above 0.
  public mutating func below(_ bound: Int64) -> Int64 {
    Int64(bits().multipliedFullWidth(by: UInt64(max(1, bound))).high)
  }

  /// A whole number of a range, both ends included.
  public mutating func between(_ low: Int, _ high: Int) -> Int {
    low >= high ? low : low + Int(below(Int64(high - low + 1)))
  }

  /// Whether something happens that happens so many times in a hundred.
  public mutating func percent(_ chance: Int) -> Bool { below(100) < Int64(chance) }

  /// Whether something happens that happens once in so many times.
  public mutating func onceIn(_ times: Int) -> Bool { below(Int64(times)) == 0 }

  /// One of some things; `nil` of none.
  public mutating func pick<C: RandomAccessCollection>(_ things: C) -> C.Element? {
    guard !things.isEmpty else { return nil }
    return things[things.index(things.startIndex, offsetBy: between(0, things.count - 1))]
  }

  /// A part of an amount of more than zero: often all of it, at times a fen, mostly in between.
  public mutating func part(of fen: Int64) -> Int64 {
    guard fen > 1 else { return fen }
    switch below(16) {
    case 0: return 1
    case 1: return fen - 1
    case 2...5: return fen
    case 6...9 where fen > 20_000: return max(1, below(fen) / 10_000 * 10_000)
    default: return 1 + below(fen)
    }
  }

  /// A day from one to another, both included.
  public mutating func day(from first: Day, through last: Day) -> Day {
    guard first < last else { return last }
    return Day(serial: Int(first.serial) + between(0, first.days(until: last))) ?? last
  }
}
