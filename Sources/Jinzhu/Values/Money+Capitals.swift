extension Money {
  /// The amount in the capitals of vouchers and cheques (大写金额), by the rules of 《支付结算办法》,
  /// annex 1: 壹拾万元整, 陆仟零柒元壹角肆分, 壹仟陆佰捌拾元零叁角贰分.
  ///
  /// 整 ends an amount of whole yuan; an amount below zero begins with 负.
  public var capitals: String {
    let (yuan, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
    let (jiao, fen) = (Int(rest / 10), Int(rest % 10))
    var text = self.fen < 0 ? "负" : ""
    if yuan > 0 || rest == 0 { text += Self.capitals(yuan) + "元" }
    if rest == 0 { return text + "整" }
    if jiao > 0 {
      if yuan > 0, yuan % 10 == 0 { text += "零" }
      text += Self.digits[jiao] + "角"
    }
    if fen > 0 {
      if yuan > 0, jiao == 0 { text += "零" }
      text += Self.digits[fen] + "分"
    }
    return text
  }

  private static let digits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]

  private static func capitals(_ number: UInt64) -> String {
    if number == 0 { return digits[0] }
    for (unit, name) in [(100_000_000, "亿"), (10_000, "万")] as [(UInt64, String)]
    where number >= unit {
      let (high, low) = number.quotientAndRemainder(dividingBy: unit)
      let text = capitals(high) + name
      if low == 0 { return text }
      return text + (low < unit / 10 ? digits[0] : "") + capitals(low)
    }
    return belowTenThousand(Int(number))
  }

  private static func belowTenThousand(_ number: Int) -> String {
    var (text, isGap) = ("", false)
    for (unit, name) in [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
      let digit = number / unit % 10
      if digit == 0 {
        isGap = !text.isEmpty
      } else {
        text += (isGap ? digits[0] : "") + digits[digit] + name
        isGap = false
      }
    }
    return text
  }
}
