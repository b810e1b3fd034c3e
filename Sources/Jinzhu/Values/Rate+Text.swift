extension Rate {
  /// Reads `0.7‰`, `0.07%`, `80%`, `0.0007`, `1`, `7/1000`, `千分之七`, `万分之零点七`,
  /// `百分之八十` or `千分之0.7`.
  ///
  /// Throws `notRate`, `rateTooPrecise` beyond nine decimals as written, or `rateTooLarge`.
  public init(parsing text: String) throws {
    let scalars = Array(text.unicodeScalars)[...]
    if scalars.contains("/") {
      try self.init(fraction: scalars, from: text)
      return
    }
    let (body, unit) = Self.unit(of: scalars)
    guard let number = body, let (digits, places) = Digits.decimal(number) else {
      throw ValueError.notRate(text)
    }
    if places > 9 { throw ValueError.rateTooPrecise(text) }
    if digits == Digits.ceiling { throw ValueError.rateTooLarge(text) }
    try self.init(digits, over: Digits.powerOfTen(places) * unit, from: text)
  }

  /// Machine form: a decimal where nine places hold it, `0.007`, `0.8`, `1`; else `a/b`.
  public var description: String { decimal(times: 1, unit: "") }

  /// In thousandths with the sign, `0.7‰`, where nine places hold it; else `a/b`.
  public var perMille: String { decimal(times: 1000, unit: "‰") }

  /// In hundredths with the sign, `80%`, where nine places hold it; else `a/b`.
  public var percent: String { decimal(times: 100, unit: "%") }

  /// For people: `perMille` below 1%, `percent` from there on.
  public var printed: String {
    Int128(numerator) * 100 < Int128(denominator) ? perMille : percent
  }

  private init(fraction: ArraySlice<Unicode.Scalar>, from text: String) throws {
    let terms = fraction.split(separator: "/", omittingEmptySubsequences: false)
    guard
      terms.count == 2, let above = Self.ascii(terms[0]), let below = Self.ascii(terms[1]),
      let n = Digits.value(above), let d = Digits.value(below)
    else { throw ValueError.notRate(text) }
    if max(n, d) == Digits.ceiling { throw ValueError.rateTooLarge(text) }
    try self.init(n, over: d, from: text)
  }

  private func decimal(times scale: Int128, unit: String) -> String {
    let places = Digits.powerOfTen(9)
    let (value, rest) = (Int128(numerator) * scale * places)
      .quotientAndRemainder(dividingBy: Int128(denominator))
    if rest != 0 { return "\(numerator)/\(denominator)" }
    let (whole, fraction) = value.quotientAndRemainder(dividingBy: places)
    var digits = Digits.padded(fraction, to: 9)
    while digits.utf8.last == 48 { digits.removeLast() }
    return (digits.isEmpty ? "\(whole)" : "\(whole).\(digits)") + unit
  }

  /// The number in ASCII digits, nil where it is none, and what it is counted in: 1000 for ‰.
  private static func unit(
    of text: ArraySlice<Unicode.Scalar>
  ) -> (number: [UInt8]?, unit: Int128) {
    switch text.last {
    case "‰": return (ascii(text.dropLast()), 1000)
    case "%", "％": return (ascii(text.dropLast()), 100)
    default: break
    }
    guard text.count > 3, Array(text.dropFirst().prefix(2)) == ["分", "之"] else {
      return (ascii(text), 1)
    }
    let number = text.dropFirst(3)
    let digits = ascii(number) ?? ChineseNumber.decimal(number)
    switch text.first {
    case "百": return (digits, 100)
    case "千": return (digits, 1000)
    case "万": return (digits, 10000)
    default: return (nil, 1)
    }
  }

  private static func ascii(_ text: ArraySlice<Unicode.Scalar>) -> [UInt8]? {
    text.allSatisfy(\.isASCII) ? text.map { UInt8($0.value) } : nil
  }
}
