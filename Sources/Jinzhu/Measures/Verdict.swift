/// Whether a limit is kept.
public enum Verdict: String, CaseIterable, Comparable, Sendable {
  /// No limit applies, or there is nothing to measure.
  case none
  /// Kept, with room.
  case within
  /// Short of what is only due at the end of the year.
  case pending
  /// Kept, and nine tenths of it or more are used (`filing.near` sets how much).
  case near
  /// Not kept.
  case breached

  /// The plain word.
  public var words: Words {
    switch self {
    case .none: Words("无限额", "no limit")
    case .within: Words("达标", "within")
    case .pending: Words("年末计提", "due at year-end")
    case .near: Words("临近", "near")
    case .breached: Words("超限", "breached")
    }
  }

  /// Whether the limit is kept; `nil` where none applies.
  public var isMet: Bool? {
    switch self {
    case .none, .pending: nil
    case .within, .near: true
    case .breached: false
    }
  }

  /// The less serious first.
  public static func < (a: Verdict, b: Verdict) -> Bool { a.gravity < b.gravity }

  private var gravity: Int {
    switch self {
    case .none: 0
    case .within: 1
    case .pending: 2
    case .near: 3
    case .breached: 4
    }
  }
}

/// An amount held against a limit in yuan: by how much it is kept, exactly.
struct Room {
  /// What may be added before the limit is broken, or what is held beyond the least that must be;
  /// below zero in breach.
  let headroom: Money
  /// The verdict.
  let verdict: Verdict

  /// An amount that may be at most `times` of a base.
  init(_ amount: Money, atMost times: Ratio, of base: Money, near: Rate) throws {
    let limit = try Self.multiple(times, of: base, isRoundedUp: false)
    headroom = try limit - amount
    if headroom.isNegative {
      verdict = .breached
    } else {
      let threshold = try near.of(limit)
      verdict = amount.isPositive && amount >= threshold ? .near : .within
    }
  }

  /// An amount that must be at least `times` of a base.
  init(_ amount: Money, atLeast times: Ratio, of base: Money, near: Rate) throws {
    let required = try Self.multiple(times, of: base, isRoundedUp: true)
    headroom = try amount - required
    if headroom.isNegative {
      verdict = .breached
    } else {
      let threshold = try near.of(amount)
      verdict = required.isPositive && required >= threshold ? .near : .within
    }
  }

  /// A multiple to the fen, so that whole amounts compare with it as with the exact one.
  private static func multiple(_ times: Ratio, of base: Money, isRoundedUp: Bool) throws -> Money {
    let product = try Exact.product(times.numerator, Int128(base.fen))
    var (whole, rest) = product.quotientAndRemainder(dividingBy: times.denominator)
    if rest < 0 {
      whole -= 1
      rest += times.denominator
    }
    if isRoundedUp, rest > 0 { whole += 1 }
    return Money(fen: try Exact.narrow(whole))
  }
}
