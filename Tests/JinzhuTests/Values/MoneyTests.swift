import Testing

@testable import Jinzhu

@Suite struct MoneyTests {
  let most = Money(fen: .max)
  let least = Money(fen: .min)

  @Test func `Sums stop at 64 bits`() throws {
    #expect(try Money(fen: .max - 1) + Money(fen: 1) == most)
    #expect(throws: ValueError.overflow) { try most + Money(fen: 1) }
    #expect(try Money(fen: .min + 1) - Money(fen: 1) == least)
    #expect(throws: ValueError.overflow) { try least - Money(fen: 1) }
    #expect(throws: ValueError.overflow) { try Money.zero - least }
  }

  @Test func `The least amount has no opposite`() throws {
    #expect(try -Money(fen: .min + 1) == most)
    #expect(throws: ValueError.overflow) { try -least }
    #expect(throws: ValueError.overflow) { try least.magnitude }
    #expect(try Money(fen: -5).magnitude == Money(fen: 5))
    #expect(try most.magnitude == most)
  }

  @Test func `A failed assignment leaves the amount`() throws {
    var money = most
    #expect(throws: ValueError.overflow) { try money += Money(fen: 1) }
    #expect(money == most)
    try money -= Money(fen: 1)
    #expect(money == Money(fen: .max - 1))
    try money += Money(fen: 1)
    #expect(money == most)
  }

  @Test func `A total that fits is found in any order`() throws {
    #expect(try Money.sum([]) == .zero)
    #expect(try Money.sum([most, Money(fen: 1), Money(fen: -1)]) == most)
    #expect(throws: ValueError.overflow) { try Money.sum([most, Money(fen: 1)]) }
  }

  @Test func `Signs and order`() {
    #expect(Money.zero.isZero && !Money.zero.isPositive && !Money.zero.isNegative)
    #expect(Money(fen: 1).isPositive && Money(fen: -1).isNegative)
    #expect(Money(fen: -1) < .zero && .zero < Money(fen: 1))
  }

  static let readsCases: [(String, Int64)] = [
    ("0", 0), ("1", 100), ("1.5", 150), ("1.05", 105), ("-0.05", -5), ("-0", 0),
    ("1234567.80", 123_456_780), ("1,234,567.80", 123_456_780), ("1，234，567.8", 123_456_780),
    ("¥50", 5000), ("￥1,000", 100_000), ("-¥50", -5000), ("007", 700),
    ("50万", 50_000_000), ("1.5万", 1_500_000), ("0.000001万", 1), ("1,000.000001万", 1_000_000_001),
    ("10000000000000", 1_000_000_000_000_000), ("10,000,000,000,000.00", 1_000_000_000_000_000),
    ("-10000000000000.00", -1_000_000_000_000_000), ("1000000000万", 1_000_000_000_000_000),
    ("9999999999999.99", 999_999_999_999_999),
  ]

  @Test(arguments: readsCases)
  func reads(text: String, fen: Int64) throws {
    #expect(try Money(parsing: text) == Money(fen: fen))
  }

  @Test(arguments: [
    "", " ", "-", "--1", "+1", "1 000", " 1", "1 ", ".5", "1.", "1.2.3", "1,23", "1,2345", ",123",
    "1,,234", "1234,567", "1,234,56", "1.2,345", "万", "1万万", "1万5", "¥", "¥-1", "1e3", "１", "五",
    "0x1", "NaN", "1元", "1\u{301}", "5¥",
  ])
  func refuses(text: String) {
    #expect(throws: ValueError.notMoney(text)) { try Money(parsing: text) }
  }

  @Test func `Nothing below a fen is read`() {
    for text in ["12.345", "0.000", "1.0000001万", "0.0000001万"] {
      #expect(throws: ValueError.moneyTooPrecise(text)) { try Money(parsing: text) }
    }
  }

  @Test func `Nothing above the limit is read`() {
    for text in [
      "10000000000000.01", "-10000000000000.01", "1000000000.000001万", "9999999999999999",
      "92233720368547758.08", String(repeating: "9", count: 200),
    ] {
      #expect(throws: ValueError.moneyTooLarge(text)) { try Money(parsing: text) }
    }
  }

  @Test func `Written forms`() throws {
    #expect(Money(fen: 123_456_780).description == "1234567.80")
    #expect(Money(fen: -5).description == "-0.05")
    #expect(Money.zero.description == "0.00")
    #expect(least.description == "-92233720368547758.08")
    #expect(most.description == "92233720368547758.07")
    #expect(Money(fen: 123_456_780).grouped == "1,234,567.80")
    #expect(Money(fen: -100_000).grouped == "-1,000.00")
    #expect(Money(fen: 99_999).grouped == "999.99")
    #expect(least.grouped == "-92,233,720,368,547,758.08")
    #expect(Money(fen: 123_456_780).wan == "123.456780")
    #expect(Money(fen: -1).wan == "-0.000001")
    #expect(Money(fen: 1_234_567_800_000).wan == "1,234,567.800000")
    #expect(least.wan == "-9,223,372,036,854.775808")
  }

  @Test func `Every written form reads back`() throws {
    for fen in [0, 1, -1, 99, 100, -12_345, 1_000_000, 999_999_999_999_999] as [Int64] {
      let money = Money(fen: fen)
      #expect(try Money(parsing: money.description) == money)
      #expect(try Money(parsing: money.grouped) == money)
      #expect(try Money(parsing: money.wan + "万") == money)
    }
  }

  @Test func `Messages say what and what to do`() {
    #expect(
      ValueError.moneyTooPrecise("12.345").words.en
        == "`12.345` has more than two decimals; give yuan with at most two")
    #expect(ValueError.moneyTooPrecise("1.0000001万").words.en.contains("six"))
    #expect(ValueError.overflow.words.zh.contains("；"))
  }
}
