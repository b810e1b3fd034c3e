internal import Jinzhu
internal import Testing

/// Any figure leads down to the events and entries under it.
struct ExplanationTests {
  /// The county; D1 of M03 is paid and lost, a third comes back.
  private func book() throws -> TestBook {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2019-01-10 guarantee.issue guarantee=D1 borrower=M03 principal=1500 due=2019-12-31
        2019-01-20 default.compensate guarantee=D1 principal=1500
        2019-02-01 loss.writeOff guarantee=D1 amount=1500
        2019-02-10 share.pay member=M01 amount=300
        2019-03-01 recovery.receive guarantee=D1 amount=500
        """)
    return book
  }

  private func explain(
    _ name: String, of member: String? = nil, in book: TestBook, on day: String = "2019-12-31",
    period: String? = nil
  ) throws -> Printed {
    try book.read { books, archive in
      let asked = try period.map { try Period(parsing: $0) }
      let snapshot = Snapshot(
        books: books, archive: archive, day: try asked?.last ?? Day(parsing: day), period: asked)
      let document: Document
      if let member {
        document = try Statements(snapshot, only: ID(member)).document(for: ID(member))
      } else {
        let report = name.hasPrefix("rows.") ? "risk-sharing" : "measures"
        document = try #require(Report.all.first { $0.name == report }).make(snapshot)
      }
      let found = try #require(Explanation(of: name, in: document, snapshot), "\(name)")
      return try Printed(found.document())
    }
  }

  @Test func `net assets are assets less liabilities, and every event that moved them`() throws {
    let book = try book()
    let printed = try explain("netAssets", in: book)
    // 20,000,000 − 1,500 + 300 + 500.
    #expect(printed.measure("netAssets") == "19999300.00")
    #expect(
      printed.lines(["role", "amount"], of: "balances") == ["cash 19999300.00"])
    let number = try book.number
    // Paying for D1 moved cash into a receivable: nothing for net assets, until it was lost.
    #expect(
      printed.lines(["event", "kind", "amount", "running"], of: "events").suffix(3) == [
        "\(number - 2) loss.writeOff -1500.00 19998500.00",
        "\(number - 1) share.pay 300.00 19998800.00",
        "\(number) recovery.receive 500.00 19999300.00",
      ])
    let march = try explain("netAssets", in: book, period: "2019-03")
    #expect(
      march.lines(["kind", "running"], of: "events") == [
        "opening 19998800.00", "recovery.receive 19999300.00",
      ])
  }

  @Test func `what a member carries names its events, and they add up`() throws {
    let book = try book()
    let number = try book.number
    let statement = try book.statement("M01", on: "2019-12-31")
    #expect(
      statement.tree["sources"]?["lossesCarried"]?["events"]
        == .list([number - 2, number - 1, number].map { .text(String($0)) }))
    #expect(
      statement.rows("losses").first?["sources"]?["events"]
        == .list([number - 2, number - 1, number].map { .text(String($0)) }))
    let printed = try explain("lossesCarried", of: "M01", in: book)
    // 8/15 of 1,500, less 300, less 8/15 of 500 (266.67).
    #expect(
      printed.lines(["event", "amount", "running"], of: "events") == [
        "\(number - 2) 800.00 800.00", "\(number - 1) -300.00 500.00",
        "\(number) -266.67 233.33",
      ])
    #expect(printed.measure("lossesCarried") == "233.33")
    let line = try explain("losses.\(number - 2)", of: "M01", in: book)
    #expect(
      line.lines(["event", "role", "party", "debit", "credit"], of: "entries").contains(
        "\(number) memberRiskShare M01 - 266.67"))
  }

  @Test func `a part of a reserve leads to the fund's account`() throws {
    let book = try book()
    try book.tell(
      all: """
        2018-06-01 voucher.post cash/interestIncome amount=1000
        """)
    let printed = try explain("equity.runningResult", of: "M02", in: book)
    #expect(
      printed.lines(["kind", "amount"], of: "events") == ["voucher.post 1000.00"])
    #expect(printed.document.notes.contains { $0.en.contains("300.00 of them are the member's") })
  }

  @Test func `a default shows all of its events; a ratio what it is worked out from`() throws {
    let book = try book()
    let printed = try explain("rows.D1", in: book)
    #expect(
      Set(printed.column("kind", of: "entries"))
        == ["guarantee.issue", "default.compensate", "loss.writeOff", "recovery.receive"])
    let ratio = try explain("leverage", in: book)
    #expect(ratio.document.notes.contains { $0.en.contains("`jinzhu explain netAssets`") })
    let year = try explain("compensatedInYear", in: book)
    #expect(Set(year.column("kind", of: "entries")) == ["default.compensate"])
  }

  @Test func `exposure is explained by its guarantees, each with the event that left it so`() throws
  {
    let book = try book()
    try book.tell(
      all: """
        2019-04-01 guarantee.issue guarantee=D2 borrower=M02 principal=900 due=2019-12-31
        2019-05-01 loan.repay guarantee=D2 amount=200
        """)
    let printed = try explain("inForceBalance", in: book, on: "2019-06-01")
    let number = try book.number
    #expect(
      printed.lines(["guarantee", "amount", "event", "kind"], of: "guarantees")
        == ["D2 700.00 \(number) loan.repay"])
  }

  @Test(arguments: ["2018-12-31", "2019-02-01", "2019-12-31"])
  func `balances and events add up to every figure that is made of them`(day: String) throws {
    let book = try SmallFund.book()
    try book.read { books, archive in
      let snapshot = Snapshot(books: books, archive: archive, day: try Day(parsing: day))
      let document = try #require(Report.all.first { $0.name == "measures" }).make(snapshot)
      var checked = 0
      for figure in document.figures where figure.sources?.balances.isEmpty == false {
        let found = try #require(Explanation(of: figure.name, in: document, snapshot))
        let printed = try Printed(found.document())
        guard case .cell(.money(let amount)) = figure.value else { continue }
        let rows = printed.rows("events")
        #expect(rows.last?["running"]?.text ?? "0.00" == amount.description, "\(figure.name)")
        let total = printed.document.tables.first?.totals?.last
        #expect(total == .money(amount), "\(figure.name)")
        checked += 1
      }
      #expect(checked >= 7)
    }
  }
}
