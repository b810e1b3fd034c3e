/// Integer arithmetic that is exact or throws.
enum Exact {
  /// The product of two integers. Throws `ValueError.overflow` beyond 128 bits.
  static func product(_ a: Int128, _ b: Int128) throws -> Int128 {
    let (value, overflow) = a.multipliedReportingOverflow(by: b)
    if overflow { throw ValueError.overflow }
    return value
  }

  /// The quotient rounded to a whole number, halves away from zero.
  ///
  /// Throws `ValueError.overflow` where the divisor is zero or the quotient exceeds 128 bits.
  static func quotient(_ dividend: Int128, by divisor: Int128) throws -> Int128 {
    if divisor == 0 { throw ValueError.overflow }
    let size = divisor.magnitude
    var (whole, rest) = dividend.magnitude.quotientAndRemainder(dividingBy: size)
    if rest >= size - rest { whole += 1 }
    guard let value = Int128(exactly: whole) else { throw ValueError.overflow }
    return (dividend < 0) != (divisor < 0) ? -value : value
  }

  /// The integer as 64 bits. Throws `ValueError.overflow` where it does not fit.
  static func narrow(_ value: Int128) throws -> Int64 {
    guard let narrow = Int64(exactly: value) else { throw ValueError.overflow }
    return narrow
  }

  /// The greatest common divisor; that of zero and `b` is `b`.
  static func commonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
