import Testing

@testable import Jinzhu

@Suite struct RateTests {
  static let readsCases: [(String, Int64, Int64)] = [
    ("0.7‰", 7, 10_000), ("7‰", 7, 1000), ("0.07%", 7, 10_000), ("0.0007", 7, 10_000),
    ("千分之七", 7, 1000), ("万分之七", 7, 10_000), ("百分之八十", 4, 5), ("千分之0.7", 7, 10_000),
    ("千分之零点七", 7, 10_000), ("万分之三点五", 7, 20_000), ("百分之十五", 3, 20),
    ("百分之二十", 1, 5), ("百分之七十五", 3, 4), ("百分之百", 1, 1), ("百分之一百", 1, 1),
    ("百分之一百零五", 21, 20), ("百分之一百二十", 6, 5), ("百分之十", 1, 10), ("百分之80", 4, 5),
    ("7/1000", 7, 1000), ("80%", 4, 5), ("80％", 4, 5), ("1", 1, 1), ("0", 0, 1), ("0%", 0, 1),
    ("0/5", 0, 1), ("3/1", 3, 1), ("1.000000000", 1, 1), ("0.000000001", 1, 1_000_000_000),
    ("0.000000001‰", 1, 1_000_000_000_000), ("1000000000000", 1_000_000_000_000, 1),
    ("1/1000000000000", 1, 1_000_000_000_000), ("2000000000000/2", 1_000_000_000_000, 1),
  ]

  @Test(arguments: readsCases)
  func reads(text: String, numerator: Int64, denominator: Int64) throws {
    let rate = try Rate(parsing: text)
    #expect(rate.numerator == numerator)
    #expect(rate.denominator == denominator)
  }

  @Test(arguments: [
    "", "-1", "+1", " 1", "1 %", "%", "‰", "1%%", "1/0", "0/0", "1/", "/1", "1/2/3", "1/2%", "-1/2",
    "1.5/2", ".5", "5.", "1,000", "千分之", "七", "千分之十百", "千分之百五", "千分之一百五", "百分之八十%",
    "亿分之一", "千分之七点", "千分之点七", "百分之零十", "abc", "百分之-1",
  ])
  func refuses(text: String) {
    #expect(throws: ValueError.notRate(text)) { try Rate(parsing: text) }
  }

  @Test func `Nine decimals and terms of 10^12 are the most`() {
    for text in ["0.0000000001", "0.1000000000", "1.0000000000%", "千分之零点零零零零零零零零零一"] {
      #expect(throws: ValueError.rateTooPrecise(text)) { try Rate(parsing: text) }
    }
    for text in [
      "1000000000001", "1/1000000000001", "万分之0.000000001", "1000000.000000001",
      "\(String(repeating: "9", count: 30))/\(String(repeating: "9", count: 30))",
      "万分之\(String(repeating: "9", count: 40)).123456789",
    ] {
      #expect(throws: ValueError.rateTooLarge(text)) { try Rate(parsing: text) }
    }
  }

  @Test func `Fractions are reduced and checked`() throws {
    #expect(try Rate(14, over: 2000) == Rate(7, over: 1000))
    #expect(try Rate(Int64.max, over: Int64.max) == .one)
    #expect(throws: ValueError.rateTooLarge("9223372036854775807/1")) { try Rate(.max, over: 1) }
    #expect(throws: ValueError.notRate("1/0")) { try Rate(1, over: 0) }
    #expect(throws: ValueError.notRate("-1/2")) { try Rate(-1, over: 2) }
    #expect(throws: ValueError.notRate("1/-2")) { try Rate(1, over: -2) }
    #expect(throws: ValueError.notRate("1/\(Int64.min)")) { try Rate(1, over: .min) }
  }

  @Test func `Order is exact`() throws {
    let limit: Int64 = 1_000_000_000_000
    let (a, b) = (try Rate(limit - 2, over: limit - 1), try Rate(limit - 1, over: limit))
    #expect(a < b && !(b < a) && b < .one && .zero < a)
  }

  @Test func `A rate of an amount is rounded once, halves away from zero`() throws {
    let half = try Rate(1, over: 2)
    #expect(try half.of(Money(fen: 1)) == Money(fen: 1))
    #expect(try half.of(Money(fen: -1)) == Money(fen: -1))
    #expect(try half.of(Money(fen: 5)) == Money(fen: 3))
    #expect(try half.of(Money(fen: -5)) == Money(fen: -3))
    let third = try Rate(1, over: 3)
    #expect(try third.of(Money(fen: 1)) == .zero)
    #expect(try third.of(Money(fen: 2)) == Money(fen: 1))
    #expect(try Rate(parsing: "80%").of(Money(fen: 50_000_000)) == Money(fen: 40_000_000))
  }

  @Test func `A rate of an amount stops at 64 bits`() throws {
    #expect(try Rate.one.of(Money(fen: .max)) == Money(fen: .max))
    #expect(try Rate.one.of(Money(fen: .min)) == Money(fen: .min))
    let more = try Rate(1_000_000_000_000, over: 999_999_999_999)
    #expect(throws: ValueError.overflow) { try more.of(Money(fen: .max)) }
    #expect(try Rate(999_999_999_999, over: 1_000_000_000_000).of(Money(fen: .max)).isPositive)
  }

  @Test func `A yearly rate for a term is rounded once`() throws {
    let amount = Money(fen: 50_000_000)
    let rate = try Rate(parsing: "0.7%")
    #expect(try rate.of(amount, for: .one) == Money(fen: 350_000))
    let term = Term(from: try Day(parsing: "2018-03-15"), to: try Day(parsing: "2018-12-31"))
    // 350000 × 3477 ÷ 4380 = 277842.4657…
    #expect(try rate.of(amount, for: term) == Money(fen: 277_842))
    #expect(try rate.of(Money(fen: -50_000_000), for: term) == Money(fen: -277_842))
    let back = Term(from: try Day(parsing: "2018-12-31"), to: try Day(parsing: "2018-03-15"))
    #expect(back.isNegative)
    // Half a fen exactly: 1 × 1 × 2190 ÷ 4380, either sign.
    let halfYear = Term(from: try Day(parsing: "2018-01-01"), to: try Day(parsing: "2018-07-01"))
    #expect(try Rate.one.of(Money(fen: 1), for: halfYear) == Money(fen: 1))
    #expect(try Rate.one.of(Money(fen: -1), for: halfYear) == Money(fen: -1))
    #expect(try Rate.one.of(Money(fen: 1), for: Term.one - Term.one) == .zero)
    #expect(throws: ValueError.overflow) {
      try Rate(2, over: 1).of(Money(fen: .max), for: .one)
    }
    #expect(try Rate.one.of(Money(fen: .max), for: .one) == Money(fen: .max))
    #expect(throws: ValueError.overflow) {
      try Rate(1_000_000_000_000, over: 1).of(
        Money(fen: .max), for: Term(from: .earliest, to: .latest))
    }
  }

  @Test func `Written forms`() throws {
    let forms: [(String, String, String, String, String)] = [
      ("0.7‰", "0.0007", "0.7‰", "0.07%", "0.7‰"), ("80%", "0.8", "800‰", "80%", "80%"),
      ("1", "1", "1000‰", "100%", "100%"), ("1%", "0.01", "10‰", "1%", "1%"),
      ("0.999999999%", "999999999/100000000000", "9.99999999‰", "0.999999999%", "9.99999999‰"),
      ("1/3", "1/3", "1/3", "1/3", "1/3"), ("0", "0", "0‰", "0%", "0‰"),
      ("0.000000001", "0.000000001", "0.000001‰", "0.0000001%", "0.000001‰"),
      ("7‰", "0.007", "7‰", "0.7%", "7‰"),
      (
        "1000000000000", "1000000000000",
        "1000000000000000‰", "100000000000000%", "100000000000000%"
      ),
    ]
    for (text, machine, perMille, percent, printed) in forms {
      let rate = try Rate(parsing: text)
      #expect(rate.description == machine)
      #expect(rate.perMille == perMille)
      #expect(rate.percent == percent)
      #expect(rate.printed == printed)
      #expect(try Rate(parsing: rate.description) == rate)
    }
  }
}
