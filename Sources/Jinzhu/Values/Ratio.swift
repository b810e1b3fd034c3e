/// An exact quotient, such as a loss rate or a coverage multiple. It may be negative.
///
/// Equal quotients are equal whatever they were made from: the terms are reduced.
public struct Ratio: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The numerator; it carries the sign.
  public let numerator: Int128
  /// The denominator, above zero, with no factor in common with the numerator.
  public let denominator: Int128

  /// The quotient of two integers; nil where `d` is zero, or where a reduced term with its sign
  /// does not fit 128 bits.
  public init?(_ n: Int128, over d: Int128) {
    if d == 0 { return nil }
    let common = Exact.commonDivisor(n.magnitude, d.magnitude)
    guard
      let above = Int128(exactly: n.magnitude / common),
      let below = Int128(exactly: d.magnitude / common)
    else { return nil }
    numerator = (n < 0) != (d < 0) ? -above : above
    denominator = below
  }

  /// The quotient of two amounts; nil where `d` is zero.
  public init?(_ n: Money, over d: Money) {
    self.init(Int128(n.fen), over: Int128(d.fen))
  }

  /// Whether `a` is exactly the smaller.
  public static func < (a: Ratio, b: Ratio) -> Bool {
    let (x, y) = (a.numerator.signum(), b.numerator.signum())
    if x != y { return x < y }
    let left = a.numerator.magnitude.multipliedFullWidth(by: b.denominator.magnitude)
    let right = b.numerator.magnitude.multipliedFullWidth(by: a.denominator.magnitude)
    let (l, r) = ((left.high, left.low), (right.high, right.low))
    return x < 0 ? r < l : l < r
  }

  /// Six decimals, halves away from zero: `0.167331`, `-1.500000`.
  public var description: String {
    let (sign, whole, fraction) = rounded(to: 1_000_000)
    return "\(sign)\(whole)." + Digits.padded(fraction, to: 6)
  }

  /// In hundredths with two decimals, halves away from zero: `16.73%`.
  public var percent: String {
    let (sign, whole, fraction) = rounded(to: 10_000)
    let (ones, rest) = fraction.quotientAndRemainder(dividingBy: 100)
    let hundredths = whole == 0 ? "\(ones)" : "\(whole)" + Digits.padded(ones, to: 2)
    return sign + hundredths + "." + Digits.padded(rest, to: 2) + "%"
  }

  /// The quotient rounded to one part in `scale`: its whole part, and the parts beyond that.
  private func rounded(to scale: UInt128) -> (sign: String, whole: UInt128, parts: UInt128) {
    let size = denominator.magnitude
    var (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: size)
    var parts: UInt128
    (parts, rest) = size.dividingFullWidth(rest.multipliedFullWidth(by: scale))
    if rest >= size - rest { parts += 1 }
    if parts == scale { (whole, parts) = (whole + 1, 0) }
    let isNegative = numerator < 0 && (whole, parts) != (0, 0)
    return (isNegative ? "-" : "", whole, parts)
  }
}
