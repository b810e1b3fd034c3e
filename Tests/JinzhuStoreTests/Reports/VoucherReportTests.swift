internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore
internal import Testing

/// 记账凭证: numbers, lines, capitals, and what is attached.
struct VoucherReportTests {
  /// Numbers of 2018-03, by event.
  private func numbers(_ book: TestBook) throws -> [String] {
    var seen: Set<String> = []
    return try book.report("vouchers", period: "2018").lines(["voucher", "event"])
      .filter { seen.insert($0).inserted }
  }

  @Test func `are numbered by month without gaps, in the order of recording`() throws {
    let book = try TestBook.county()
    // Four payments of capital in January are vouchers 1 to 4; the next event is number 14.
    try book.record("cash.transfer", "2018-03-20", ["from": "B01", "to": "B02", "amount": "1"])
    try book.record("party.sanction", "2018-03-20", ["party": "M01", "reason": "x"])
    try book.record("cash.transfer", "2018-02-28", ["from": "B01", "to": "B02", "amount": "1"])
    try book.record("cash.transfer", "2018-03-21", ["from": "B01", "to": "B02", "amount": "1"])
    let before = try numbers(book)
    #expect(
      before == [
        "记-2018-01-0001 10", "记-2018-01-0002 11", "记-2018-01-0003 12", "记-2018-01-0004 13",
        "记-2018-02-0001 16", "记-2018-03-0001 14", "记-2018-03-0002 17",
      ])
    // Recorded later, though dated earlier: no number changes.
    try book.record("cash.transfer", "2018-03-01", ["from": "B01", "to": "B02", "amount": "1"])
    try book.record("period.close", "2018-03-31", ["period": "2018-03"])
    let refused = try book.refusal(
      "cash.transfer", "2018-03-02", ["from": "B01", "to": "B02", "amount": "1"])
    #expect(refused != nil)
    #expect(try numbers(book) == before + ["记-2018-03-0003 18"])
  }

  @Test func `an issue is one voucher, its memo lines apart, the sum in capitals`() throws {
    let book = try TestBook.county(#""fee": {"rate": "7‰"}"#)
    try book.record(
      "guarantee.issue", "2018-03-01",
      [
        "guarantee": "D1", "borrower": "M01", "bank": "B01", "principal": "1000000",
        "due": "2019-03-01", "attachments": "3", "by": "王会计",
      ])
    let printed = try book.report("voucher") { $0.event = "记-2018-03-0001" }
    // The fee: 1,000,000 × 7‰ × one year.
    #expect(
      printed.lines(["role", "guarantee", "debit", "credit", "attachments", "by"]) == [
        "feeReceivable D1 7000.00 - 3 王会计", "feeIncome D1 - 7000.00 3 王会计",
        "inForce D1 1000000.00 - 3 王会计", "inForceContra - - 1000000.00 3 王会计",
      ])
    let text = TextFormat(style: Style()).text(of: printed.document)
    #expect(text.contains("记-2018-03-0001    附件 3 张"))
    #expect(text.contains("人民币柒仟元整"))
    #expect(text.contains("表外合计"))
    #expect(text.contains("制单 王会计"))
    #expect(text.contains("审核 ________"))
    let html = HTMLFormat(style: Style()).text(of: printed.document)
    #expect(html.contains("<td colspan=\"2\">人民币柒仟元整</td>"))
  }

  @Test func `a voucher is found by its number, its event and its ref, and red is below zero`()
    throws
  {
    let book = try TestBook.county()
    try book.record(
      "cash.transfer", "2018-03-20", ["from": "B01", "to": "B02", "amount": "5", "ref": "t-1"])
    try book.record("event.reverse", "2018-03-21", ["event": "14", "reason": "x"])
    for name in ["记-2018-03-0001", "2018-03-1", "14", "#14", "t-1"] {
      let printed = try book.report("voucher") { $0.event = name }
      #expect(printed.lines(["party", "debit", "credit"]) == ["B02 5.00 -", "B01 - 5.00"])
    }
    let red = try book.report("voucher") { $0.event = "15" }
    #expect(red.lines(["party", "debit", "credit"]) == ["B02 -5.00 -", "B01 - -5.00"])
    #expect(throws: Refusal.unknownEvent("记-2018-03-0003")) {
      try book.report("voucher") { $0.event = "记-2018-03-0003" }
    }
    #expect(throws: Refusal.noVoucher(2)) { try book.report("voucher") { $0.event = "2" } }
  }

  @Test func `papers are counted in whole numbers, and an event without says nothing`() throws {
    let book = try TestBook.county()
    let move = ["from": "B01", "to": "B02", "amount": "1"]
    func attached(_ text: String) throws -> Refusal? {
      try book.refusal("cash.transfer", "2018-03-20", move.merging(["attachments": text]) { $1 })
    }
    #expect(try attached("-1") == .notCount("-1"))
    #expect(try attached("1.5") == .notCount("1.5"))
    #expect(try attached("10000") == .notCount("10000"))
    #expect(try attached("9999") == nil)
    #expect(try attached("0") == nil)
    try book.record("cash.transfer", "2018-03-20", move)
    #expect(
      try book.report("vouchers", period: "2018-03").column("attachments") == [
        "9999", "9999", "0", "0", "-", "-",
      ])
    #expect(try book.book.known(at: Instant(microseconds: .max)).events == book.book.events)
  }
}

/// 总账, 明细账, 日记账, 多栏账.
struct AccountBookTests {
  /// Three movements of cash over two months, and two expenses.
  private func book() throws -> TestBook {
    let book = try TestBook.county()
    func voucher(_ date: String, _ debit: String, _ credit: String, _ amount: String) throws {
      try book.record(
        "voucher.post", date,
        ["debitAccount": debit, "creditAccount": credit, "amount": amount, "memo": debit])
    }
    try voucher("2018-02-10", "operatingExpense", "cash", "300.00")
    try voucher("2018-02-10", "incomeTax", "cash", "20.50")
    try voucher("2018-03-05", "cash", "interestIncome", "100.00")
    return book
  }

  @Test func `the general ledger has a month's total and the year to date`() throws {
    let rows = try book().report("general-ledger", period: "2018-02-01..2018-03-31")
      .lines(["role", "date", "summary", "debit", "credit", "direction", "balance"])
      .filter { $0.hasPrefix("cash ") || $0.hasPrefix("operatingExpense ") }
    #expect(
      rows == [
        "cash 2018-02-01 opening - - debit 20000000.00",
        "cash 2018-02-28 month 0.00 320.50 debit 19999679.50",
        "cash 2018-02-28 year 20000000.00 320.50 debit 19999679.50",
        "cash 2018-03-31 month 100.00 0.00 debit 19999779.50",
        "cash 2018-03-31 year 20000100.00 320.50 debit 19999779.50",
        "operatingExpense 2018-02-01 opening - - none 0.00",
        "operatingExpense 2018-02-28 month 300.00 0.00 debit 300.00",
        "operatingExpense 2018-02-28 year 300.00 0.00 debit 300.00",
      ])
  }

  @Test func `the three-column ledger has counter-accounts and a running balance`() throws {
    let rows = try book().report("three-column", period: "2018-02-01..2018-03-31") {
      $0.account = .cash
    }.lines(["date", "voucher", "summary", "counter", "debit", "credit", "direction", "balance"])
    #expect(
      rows == [
        "2018-02-01 - opening - - - debit 20000000.00",
        "2018-02-10 记-2018-02-0001 operatingExpense operatingExpense - 300.00 debit 19999700.00",
        "2018-02-10 记-2018-02-0002 incomeTax incomeTax - 20.50 debit 19999679.50",
        "2018-02-28 - month - 0.00 320.50 debit 19999679.50",
        "2018-02-28 - year - 20000000.00 320.50 debit 19999679.50",
        "2018-03-05 记-2018-03-0001 cash interestIncome 100.00 - debit 19999779.50",
        "2018-03-31 - month - 100.00 0.00 debit 19999779.50",
        "2018-03-31 - year - 20000100.00 320.50 debit 19999779.50",
      ])
  }

  @Test func `the year's totals of a period of two years are each year's own`() throws {
    let book = try book()
    let rows = try book.report("three-column", period: "2018-03-01..2019-12-31") {
      $0.account = .operatingExpense
    }.lines(["date", "summary", "debit"])
    // Nothing of it moved in the period, and 300.00 before it.
    #expect(rows == ["2018-03-01 opening -"])
    try book.record(
      "voucher.post", "2019-02-28",
      ["debitAccount": "operatingExpense", "creditAccount": "cash", "amount": "7"])
    let later = try book.report("three-column", period: "2018-03-01..2019-12-31") {
      $0.account = .operatingExpense
    }.lines(["date", "summary", "debit"])
    #expect(later.last == "2019-02-28 year 7.00")
  }

  @Test func `the day book sums up a day of several entries, and stands apart by bank`() throws {
    let book = try book()
    try book.record("cash.transfer", "2018-03-20", ["from": "B01", "to": "B02", "amount": "5"])
    let printed = try book.report("day-book", period: "2018-02-01..2018-03-31")
    #expect(printed.document.tables.map(\.key) == ["cash", "cash:B01", "cash:B02"])
    #expect(
      printed.lines(["date", "summary", "debit", "credit", "balance"], of: "cash") == [
        "2018-02-01 opening - - 20000000.00", "2018-02-10 operatingExpense - 300.00 19999700.00",
        "2018-02-10 incomeTax - 20.50 19999679.50", "2018-02-10 day 0.00 320.50 19999679.50",
        "2018-02-10 month 0.00 320.50 19999679.50", "2018-03-05 cash 100.00 - 19999779.50",
        "2018-03-05 month 100.00 0.00 19999779.50",
      ])
    // An account below zero stands on the other side.
    #expect(
      printed.lines(["summary", "direction", "balance"], of: "cash:B01") == [
        "opening none 0.00", "cash.transfer credit 5.00", "month credit 5.00",
      ])
  }

  @Test func `expenses have a column for each account, without closing entries`() throws {
    let book = try book()
    try book.record("event.reverse", "2018-03-06", ["event": "15", "reason": "x"])
    try book.record("period.close", "2018-12-31", ["period": "2018"])
    let printed = try book.report("expense-columns", period: "2018")
    #expect(
      printed.lines(["date", "total", "operatingExpense", "incomeTax"]) == [
        "2018-02-10 300.00 300.00 -", "2018-02-10 20.50 - 20.50", "2018-02-28 320.50 300.00 20.50",
        "2018-03-06 -20.50 - -20.50", "2018-03-31 -20.50 - -20.50",
      ])
    #expect(printed.document.tables[0].totals?[3] == .money(Money(fen: 30000)))
  }
}
