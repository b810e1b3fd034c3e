/// A rate or share, such as 7‰ or 80%: an exact reduced fraction, not negative.
public struct Rate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The numerator, from 0 to 10^12.
  public let numerator: Int64
  /// The denominator, from 1 to 10^12, with no factor in common with the numerator.
  public let denominator: Int64

  /// The greatest term of a reduced fraction.
  static let termLimit: Int128 = 1_000_000_000_000

  private init(numerator: Int64, denominator: Int64) {
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  /// The fraction `n`/`d`, reduced. Throws `notRate` where `n` is negative or `d` is not positive,
  /// `rateTooLarge` where a reduced term is above 10^12.
  public init(_ n: Int64, over d: Int64) throws {
    try self.init(Int128(n), over: Int128(d), from: "\(n)/\(d)")
  }

  /// As above; errors quote `text`.
  init(_ n: Int128, over d: Int128, from text: String) throws {
    guard n >= 0, d > 0 else { throw ValueError.notRate(text) }
    let common = Int128(Exact.commonDivisor(n.magnitude, d.magnitude))
    let (n, d) = (n / common, d / common)
    guard n <= Self.termLimit, d <= Self.termLimit else { throw ValueError.rateTooLarge(text) }
    self.init(numerator: Int64(n), denominator: Int64(d))
  }

  /// Nothing.
  public static let zero = Rate(numerator: 0, denominator: 1)

  /// The whole, 100%.
  public static let one = Rate(numerator: 1, denominator: 1)

  /// Whether `a` is exactly the smaller.
  public static func < (a: Rate, b: Rate) -> Bool {
    Int128(a.numerator) * Int128(b.denominator) < Int128(b.numerator) * Int128(a.denominator)
  }

  /// The rate of an amount, rounded once to the fen, halves away from zero.
  ///
  /// Throws `ValueError.overflow`.
  public func of(_ money: Money) throws -> Money {
    let product = try Exact.product(Int128(money.fen), Int128(numerator))
    let fen = try Exact.quotient(product, by: Int128(denominator))
    return Money(fen: try Exact.narrow(fen))
  }

  /// The yearly rate of an amount for a term: the exact product of the three, rounded once to the
  /// fen, halves away from zero. Throws `ValueError.overflow`.
  public func of(_ money: Money, for term: Term) throws -> Money {
    let yearly = try Exact.product(Int128(money.fen), Int128(numerator))
    let product = try Exact.product(yearly, Int128(term.numerator))
    let fen = try Exact.quotient(product, by: Int128(denominator) * Int128(Term.denominator))
    return Money(fen: try Exact.narrow(fen))
  }
}
