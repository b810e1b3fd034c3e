/// An amount of the book's currency in whole fen, a hundredth of a yuan. It may be negative.
///
/// Arithmetic never wraps: a result beyond 64 bits throws `ValueError.overflow`.
public struct Money: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The amount in fen.
  public let fen: Int64

  /// An amount of so many fen.
  public init(fen: Int64) { self.fen = fen }

  /// No money.
  public static let zero = Money(fen: 0)

  /// The largest amount a text may give, either side of zero: 10^15 fen.
  public static let inputLimit = Money(fen: 1_000_000_000_000_000)

  /// Whether the amount is zero.
  public var isZero: Bool { fen == 0 }

  /// Whether the amount is above zero.
  public var isPositive: Bool { fen > 0 }

  /// Whether the amount is below zero.
  public var isNegative: Bool { fen < 0 }

  /// Whether `a` is the smaller amount.
  public static func < (a: Money, b: Money) -> Bool { a.fen < b.fen }
}

extension Money {
  /// The amount without its sign. Throws `ValueError.overflow` for the least 64-bit amount.
  public var magnitude: Money {
    get throws { fen < 0 ? try -self : self }
  }

  /// The sum. Throws `ValueError.overflow`.
  public static func + (a: Money, b: Money) throws -> Money {
    try checked(a.fen.addingReportingOverflow(b.fen))
  }

  /// The difference. Throws `ValueError.overflow`.
  public static func - (a: Money, b: Money) throws -> Money {
    try checked(a.fen.subtractingReportingOverflow(b.fen))
  }

  /// The amount with its sign changed. Throws `ValueError.overflow` for the least 64-bit amount.
  public static prefix func - (a: Money) throws -> Money { try zero - a }

  /// Adds to the amount, or leaves it and throws `ValueError.overflow`.
  public static func += (a: inout Money, b: Money) throws { a = try a + b }

  /// Subtracts from the amount, or leaves it and throws `ValueError.overflow`.
  public static func -= (a: inout Money, b: Money) throws { a = try a - b }

  /// The total of the amounts, zero for none. Throws `ValueError.overflow` only where the total
  /// itself does not fit, whatever the order.
  public static func sum(_ amounts: some Sequence<Money>) throws -> Money {
    var total: Int128 = 0
    for amount in amounts { total += Int128(amount.fen) }
    return Money(fen: try Exact.narrow(total))
  }

  private static func checked(_ result: (partialValue: Int64, overflow: Bool)) throws -> Money {
    if result.overflow { throw ValueError.overflow }
    return Money(fen: result.partialValue)
  }
}
