import Testing

@testable import Jinzhu

struct LeverageTests {
  @Test(
    arguments: [
      // 2,000,000.00 × 75 % and one fen more at the full weight.
      (.farmer, 2_000_000_00, .farmer, 1_500_000_00), (.farmer, 2_000_000_01, .other, 2_000_000_01),
      // 5,000,000.00 × 75 % and one fen more at the full weight.
      (.micro, 5_000_000_00, .small, 3_750_000_00), (.micro, 5_000_000_01, .other, 5_000_000_01),
      (.small, 5_000_000_00, .small, 3_750_000_00), (.small, 5_000_000_01, .other, 5_000_000_01),
      (.medium, 1_00, .other, 1_00), (.large, 1_00, .other, 1_00), (nil, 1_00, .other, 1_00),
    ] as [(PartyFacts.Size?, Int64, WeightRow, Int64)])
  func `a customer falls out of his row one fen past the threshold`(
    size: PartyFacts.Size?, fen: Int64, row: WeightRow, weighted: Int64
  ) throws {
    let leverage = try Sample.leverage(
      [Sample.guarantee("D1", fen)], sizes: ["M01": size], netAssets: 100_000_000_00)
    #expect(leverage.weighted == Money(fen: weighted))
    #expect(leverage.rows.filter { $0.customers == 1 }.map(\.row) == [row])
  }

  @Test func `the threshold tests all guarantees of a customer together, and whole loans`() throws {
    // Two loans of 1,000,000.00 and 1,000,000.01 at 50 %: together one fen past the threshold.
    let half = try Rate(1, over: 2)
    let leverage = try Sample.leverage(
      [
        Sample.guarantee("D1", 1_000_000_00, coverage: half),
        Sample.guarantee("D2", 1_000_000_01, coverage: half),
      ], sizes: ["M01": .farmer], netAssets: 100_000_000_00)
    // 500,000.00 + round(500,000.005) at the full weight.
    #expect(leverage.weighted == Money(fen: 1_000_000_01))
  }

  @Test func `a row is rounded once, not customer by customer`() throws {
    // Three farmers with 0.01 each: 0.75 of 0.03 is 0.0225, rounded once to 0.02.
    let leverage = try Sample.leverage(
      ["A", "B", "C"].map { try Sample.guarantee("D\($0)", 1, obligor: $0) },
      sizes: ["A": .farmer, "B": .farmer, "C": .farmer], netAssets: 1_00)
    #expect(leverage.weighted == Money(fen: 2))
  }

  /// Four farmers and one medium firm: exactly 80 % of the customers. The medium firm holds as much
  /// as the four together: exactly 50 % of the balance.
  private func focus(medium: Int64, farmers: Int) throws -> Int64 {
    let codes = (1...farmers).map { "F\($0)" }
    let guarantees =
      try codes.map { try Sample.guarantee("D\($0)", 100, obligor: $0) }
      + [Sample.guarantee("DM", medium, obligor: "M")]
    var sizes: [String: PartyFacts.Size?] = ["M": .medium]
    for code in codes { sizes[code] = .farmer }
    return try Sample.leverage(guarantees, sizes: sizes, netAssets: 1_000_00).limit
  }

  @Test func `the higher limit holds at exactly 50 % and 80 %, and not below either`() throws {
    #expect(try focus(medium: 400, farmers: 4) == 15)
    #expect(try focus(medium: 401, farmers: 4) == 10)
    #expect(try focus(medium: 100, farmers: 3) == 10)
  }

  @Test func `the focus test counts small firms above the threshold of their weight too`() throws {
    let leverage = try Sample.leverage(
      [Sample.guarantee("D1", 5_000_000_01)], sizes: ["M01": .small], netAssets: 100_000_000_00)
    #expect(leverage.limit == 15)
    #expect(leverage.focusBalance == Ratio(1, over: 1))
    #expect(leverage.weighted == Money(fen: 5_000_000_01))
  }

  @Test(
    arguments: [
      // Ten times 100.00 carries 1,000.00 and not a fen more.
      (100_00, 1_000_00, false, 0), (100_00, 1_000_01, true, -1), (1, 10, false, 0),
      // Without net assets everything is a breach, nothing in force included.
      (0, 1, true, -1), (0, 0, true, 0), (-1, 0, true, -10), (-5, 3, true, -53),
    ] as [(Int64, Int64, Bool, Int64)])
  func `the limit is equal or below, and net assets of zero are a breach`(
    netAssets: Int64, weighted: Int64, isBreached: Bool, headroom: Int64
  ) throws {
    let guarantees = weighted == 0 ? [] : [try Sample.guarantee("D1", weighted)]
    let leverage = try Sample.leverage(guarantees, sizes: ["M01": .large], netAssets: netAssets)
    #expect(leverage.isBreached == isBreached)
    #expect(try leverage.headroom == Money(fen: headroom))
    #expect((leverage.multiple == nil) == (netAssets <= 0))
    #expect((leverage.unweighted == nil) == (netAssets <= 0))
  }

  @Test func `equity in other guarantee companies is deducted`() throws {
    var charter = Charter(fund: "x")
    charter.limits.equityInGuarantors = Money(fen: 40_00)
    let leverage = try Sample.leverage(
      [Sample.guarantee("D1", 120_00)], sizes: ["M01": .large], netAssets: 100_00,
      charter: charter)
    #expect(leverage.multiple == Ratio(2, over: 1))
    #expect(try leverage.headroom == Money(fen: 480_00))
  }
}
