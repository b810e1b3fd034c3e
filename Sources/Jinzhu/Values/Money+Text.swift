extension Money {
  /// Reads an amount in yuan: `1234567.8`, `1,234,567.80`, `-0.05`, `¥50`, `50万`, `0.000001万`.
  ///
  /// The sign, if any, is `-` and comes first. Separators stand before every three digits or
  /// nowhere. Yuan take two decimals, 万 six, so that nothing is rounded. Throws `notMoney`,
  /// `moneyTooPrecise`, or `moneyTooLarge` beyond `inputLimit`.
  public init(parsing text: String) throws {
    var scalars = Array(text.unicodeScalars)[...]
    let isNegative = scalars.first == "-"
    if isNegative { scalars.removeFirst() }
    if scalars.first == "¥" || scalars.first == "￥" { scalars.removeFirst() }
    let isWan = scalars.last == "万"
    if isWan { scalars.removeLast() }

    guard let plain = Self.ungrouped(scalars), let (digits, places) = Digits.decimal(plain) else {
      throw ValueError.notMoney(text)
    }
    let allowed = isWan ? 6 : 2
    if places > allowed { throw ValueError.moneyTooPrecise(text) }
    let fen = digits * Digits.powerOfTen(allowed - places)
    guard fen <= Int128(Self.inputLimit.fen) else { throw ValueError.moneyTooLarge(text) }
    self.init(fen: Int64(isNegative ? -fen : fen))
  }

  /// Machine form, yuan with two decimals: `1234567.80`, `-0.05`.
  public var description: String {
    Digits.decimal(fen.magnitude, places: 2, isNegative: fen < 0, isGrouped: false)
  }

  /// Printed form, yuan with thousands separators: `1,234,567.80`.
  public var grouped: String {
    Digits.decimal(fen.magnitude, places: 2, isNegative: fen < 0, isGrouped: true)
  }

  /// In 万元, ten thousand yuan, exactly: six decimals and thousands separators, `123.456780`.
  public var wan: String {
    Digits.decimal(fen.magnitude, places: 6, isNegative: fen < 0, isGrouped: true)
  }

  /// In 万元 with two to six decimals and thousands separators; decimals that say something are
  /// never cut off.
  public func wan(places: Int) -> String {
    var text = wan[...]
    var left = 6
    while left > max(places, 2), text.last == "0" {
      text.removeLast()
      left -= 1
    }
    return String(text)
  }

  /// The ASCII text without its thousands separators; nil where those are misplaced.
  private static func ungrouped(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
      guard scalar.isASCII || scalar == "，" else { return nil }
      bytes.append(scalar == "，" ? 44 : UInt8(scalar.value))
    }
    let end = bytes.firstIndex(of: 46) ?? bytes.endIndex
    guard bytes[..<end].contains(44) else { return bytes }
    let groups = bytes[..<end].split(separator: 44, omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
      return nil
    }
    return groups.flatMap { $0 } + bytes[end...]
  }
}
