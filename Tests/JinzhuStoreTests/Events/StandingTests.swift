internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// Vouchers that are booked every month: when they are due, and what is refused.
struct StandingTests {
  private static let rent = [
    "name": "rent", "dayOfMonth": "31", "debitAccount": "operatingExpense",
    "creditAccount": "cash", "amount": "3000", "memo": "房租",
  ]

  /// What is due in a period, as `day name amount ref`.
  private func due(_ period: String, in book: TestBook) throws -> [String] {
    let period = try Period(parsing: period)
    return try book.archive { archive in
      try StandingVouchers(archive, asOf: .latest).due(in: period).map {
        "\($0.day) \($0.order.name) \(try $0.amount) \($0.ref)"
      }
    }
  }

  @Test func `a voucher falls due on its day, or on the month's last`() throws {
    let book = try TestBook.county()
    #expect(try book.record("standing.set", "2018-01-31", Self.rent) == [])
    #expect(
      try due("2018Q1", in: book) == [
        "2018-01-31 rent 3000.00 standing:rent:2018-01",
        "2018-02-28 rent 3000.00 standing:rent:2018-02",
        "2018-03-31 rent 3000.00 standing:rent:2018-03",
      ])
    #expect(try due("2018-04-01..2018-04-29", in: book) == [])
    #expect(try due("2018-04-01..2018-04-30", in: book).count == 1)
    #expect(try due("2020-02", in: book).first?.hasPrefix("2020-02-29") == true)
  }

  @Test func `what was booked and taken back is due once more, under a ref of its own`() throws {
    let book = try TestBook.county()
    try book.record("standing.set", "2018-01-31", Self.rent)
    let fields = [
      "debitAccount": "operatingExpense", "creditAccount": "cash", "amount": "3000",
      "ref": "standing:rent:2018-02",
    ]
    try book.record("voucher.post", "2018-02-28", fields)
    let number = try book.number
    #expect(try due("2018-02", in: book).first?.hasSuffix("standing:rent:2018-02") == true)
    try book.tell("2018-02-28 event.reverse event=\(number) reason=x")
    #expect(try due("2018-02", in: book).first?.hasSuffix("standing:rent:2018-02#2") == true)
    #expect(StandingVouchers.successor(of: "standing:rent:2018-02#2") == "standing:rent:2018-02#3")
    #expect(StandingVouchers.successor(of: "standing:a#1:2018-02") == "standing:a#1:2018-02#2")
    #expect(StandingVouchers.successor(of: "R-31") == nil)
  }

  @Test func `it is in force from its date until its end, and no day longer`() throws {
    let book = try TestBook.county()
    try book.record(
      "standing.set", "2018-02-10",
      Self.rent.merging(["dayOfMonth": "10", "until": "2018-04-10"]) { $1 })
    #expect(
      try due("2018", in: book).map { $0.prefix(10) } == ["2018-02-10", "2018-03-10", "2018-04-10"])
    // Ended on the very day in March, it is not booked in March.
    try book.record("standing.end", "2018-03-10", ["name": "rent"])
    #expect(try due("2018", in: book).map { $0.prefix(10) } == ["2018-02-10"])
    #expect(
      try book.refusal("standing.end", "2018-03-11", ["name": "rent"])
        == .period(.noStandingVoucher("rent", on: day("2018-03-11"))))
  }

  @Test func `set again, it takes the place of the former one from its date`() throws {
    let book = try TestBook.county()
    try book.record("standing.set", "2018-01-01", Self.rent)
    try book.record(
      "standing.set", "2018-03-01", Self.rent.merging(["amount": "3300", "dayOfMonth": "5"]) { $1 })
    #expect(
      try due("2018-02-01..2018-04-30", in: book).map { $0.dropLast(22) } == [
        "2018-02-28 rent 3000.00", "2018-03-05 rent 3300.00", "2018-04-05 rent 3300.00",
      ])
    // Taken back, the former one holds again.
    try book.record("event.reverse", "2018-03-02", ["event": "15", "reason": "x"])
    #expect(try due("2018-03", in: book) == ["2018-03-31 rent 3000.00 standing:rent:2018-03"])
  }

  @Test func `a month is booked once, under its ref`() throws {
    let book = try TestBook.county()
    try book.record("standing.set", "2018-01-01", Self.rent)
    let period = try Period(parsing: "2018-01")
    let due = try book.archive { try StandingVouchers($0, asOf: .latest).due(in: period) }
    for isNew in [true, false] {
      let outcome = try book.book.record(at: Instant(parsing: "2030-06-30T04:00:00Z")) {
        try $0.record(try #require(due.first).submission)
      }
      if case .recorded = outcome { #expect(isNew) } else { #expect(!isNew) }
    }
    #expect(try book.held(.operatingExpense) == "3000.00")
  }

  @Test func `what could never be booked is refused`() throws {
    let book = try TestBook.county()
    for (number, expected) in [
      ("0", Refusal.period(.notDayOfMonth(0))), ("1", nil), ("31", nil),
      ("32", .period(.notDayOfMonth(32))),
    ] as [(String, Refusal?)] {
      #expect(
        try book.refusal(
          "standing.set", "2018-01-01", Self.rent.merging(["dayOfMonth": number]) { $1 })
          == expected)
    }
    let clause = Self.rent.merging(["until": "2018-01-31"]) { $1 }
    #expect(try book.refusal("standing.set", "2018-01-31", clause) == nil)
    #expect(
      try book.refusal("standing.set", "2018-02-01", clause)
        == .dayBefore(field: "until", try day("2018-01-31"), notBefore: try day("2018-02-01")))
    #expect(
      try book.refusal(
        "standing.set", "2018-01-01", Self.rent.merging(["debitAccount": "paidInCapital"]) { $1 })
        == .accountNotFree(.paidInCapital))
    #expect(
      try book.refusal("standing.set", "2018-02-01", Self.rent.merging(["bank": "M01"]) { $1 })
        == .wrongRole(ID("M01"), is: .member, needs: [.bank]))
    #expect(
      try book.refusal("standing.end", "2018-01-01", ["name": "salaries"])
        == .period(.noStandingVoucher("salaries", on: day("2018-01-01"))))
  }
}
