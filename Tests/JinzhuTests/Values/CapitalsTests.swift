@testable internal import Jinzhu
internal import Testing

/// 大写金额, by the examples of 《支付结算办法》 annex 1 and around every boundary.
struct CapitalsTests {
  @Test(arguments: [
    (100_000_00, "壹拾万元整"), (1_409_50, "壹仟肆佰零玖元伍角"), (6_007_14, "陆仟零柒元壹角肆分"),
    (1_680_32, "壹仟陆佰捌拾元零叁角贰分"), (107_000_53, "壹拾万柒仟元零伍角叁分"),
    (16_409_02, "壹万陆仟肆佰零玖元零贰分"), (325_04, "叁佰贰拾伍元零肆分"),
    (0, "零元整"), (1, "壹分"), (10, "壹角"), (53, "伍角叁分"), (1_00, "壹元整"), (10_00, "壹拾元整"),
    (10_01, "壹拾元零壹分"), (10_000_00, "壹万元整"), (10_001_00, "壹万零壹元整"),
    (10_010_00, "壹万零壹拾元整"), (11_000_00, "壹万壹仟元整"), (1_000_100_00, "壹佰万零壹佰元整"),
    (100_000_000_00, "壹亿元整"), (100_000_001_00, "壹亿零壹元整"), (110_000_000_00, "壹亿壹仟万元整"),
    (100_100_000_00, "壹亿零壹拾万元整"), (1_000_000_000_000_00, "壹万亿元整"),
    (1_200_000_000_000_00, "壹万贰仟亿元整"), (-31_344_18, "负叁万壹仟叁佰肆拾肆元壹角捌分"),
  ])
  func `an amount in capitals`(fen: Int64, text: String) {
    #expect(Money(fen: fen).capitals == text)
  }

  @Test func `the greatest and the least amounts have capitals too`() {
    #expect(Money(fen: .max).capitals.hasPrefix("玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿"))
    #expect(Money(fen: .min).capitals.hasPrefix("负玖亿"))
  }
}
