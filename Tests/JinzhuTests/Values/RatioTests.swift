import Testing

@testable import Jinzhu

@Suite struct RatioTests {
  @Test func `A quotient by zero is none`() {
    #expect(Ratio(1, over: 0) == nil)
    #expect(Ratio(Money(fen: 1), over: .zero) == nil)
    #expect(Ratio(Int128.min, over: -1) == nil)
    #expect(Ratio(1, over: Int128.min) == nil)
    #expect(Ratio(Int128.min, over: Int128.min) == Ratio(1, over: 1))
  }

  @Test func `Terms are reduced and the denominator is positive`() throws {
    let ratio = try #require(Ratio(3, over: -2))
    #expect(ratio.numerator == -3 && ratio.denominator == 2)
    #expect(ratio == Ratio(-6, over: 4))
    #expect(Ratio(0, over: -7) == Ratio(0, over: 1))
    #expect(Ratio(-3, over: -2) == Ratio(3, over: 2))
  }

  static let writesCases: [(Int128, Int128, String, String)] = [
    (42, 251, "0.167331", "16.73%"), (3, -2, "-1.500000", "-150.00%"),
    (1, 2_000_000, "0.000001", "0.00%"), (-1, 2_000_000, "-0.000001", "0.00%"),
    (1, 2_000_001, "0.000000", "0.00%"), (-1, 2_000_001, "0.000000", "0.00%"),
    (1, 20_000, "0.000050", "0.01%"), (-1, 20_000, "-0.000050", "-0.01%"),
    (1_999_999, 2_000_000, "1.000000", "100.00%"), (2, 3, "0.666667", "66.67%"),
    (0, 5, "0.000000", "0.00%"),
    (10, 1, "10.000000", "1000.00%"), (-1_999_999, 2_000_000, "-1.000000", "-100.00%"),
    (5, 100, "0.050000", "5.00%"), (205, 200, "1.025000", "102.50%"),
  ]

  @Test(arguments: writesCases)
  func writes(n: Int128, d: Int128, text: String, percent: String) throws {
    let ratio = try #require(Ratio(n, over: d))
    #expect(ratio.description == text)
    #expect(ratio.percent == percent)
  }

  @Test func `The widest terms neither trap nor lie`() throws {
    let most = Int128.max
    let (a, b) = (Ratio(most - 1, over: most)!, Ratio(most - 2, over: most - 1)!)
    #expect(b < a && !(a < b))
    let (c, d) = (Ratio(1 - most, over: most)!, Ratio(2 - most, over: most - 1)!)
    #expect(c < d && c < b && !(b < c))
    #expect(a.description == "1.000000")
    let wide = Ratio(most, over: 1)!
    #expect(wide.percent == "\(most)00.00%")
    #expect(wide.description == "\(most).000000")
    #expect(Ratio(1, over: most)!.description == "0.000000")
    let opposite = Ratio(Money(fen: .min), over: Money(fen: -1))!
    #expect(opposite.description == "9223372036854775808.000000")
    #expect(!(Ratio(0, over: 1)! < Ratio(0, over: 1)!))
  }
}
