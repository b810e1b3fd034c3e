internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// What would follow if borrowers failed: rehearsed on a copy, and worked out on paper.
struct WhatIfTests {
  private static let now = "2030-06-30T04:00:00Z"

  /// The county (8, 6, 5, 1 million) with a reserve of 200,000. D1: 1,000,000 for M01, a deposit of
  /// 50,000, 80 % covered. D2: 400,000 for M04, in no group. D3: 500,000 for M02, paid and open. D4:
  /// 300,000 for F01 of M03.
  private func book(_ keys: String = "") throws -> TestBook {
    let book = try TestBook.free(
      #""reserves": {"compensation": "100%", "compensationCeiling": "100%"}\#(keys)"#)
    try book.tell(
      all: """
        2029-01-10 guarantee.issue guarantee=D0 borrower=M02 principal=200000 due=2031-01-10
        2029-06-30 reserve.provide
        2029-07-01 loan.repay guarantee=D0 amount=200000
        2030-01-10 guarantee.issue guarantee=D1 borrower=M01 principal=1000000 coverage=80% due=2031-01-10
        2030-01-10 deposit.receive guarantee=D1 amount=50000
        2030-01-10 guarantee.issue guarantee=D2 borrower=M04 principal=400000 due=2031-01-10
        2030-01-10 guarantee.issue guarantee=D3 borrower=M02 principal=500000 due=2031-01-10
        2030-02-01 default.compensate guarantee=D3 principal=500000
        2030-01-10 guarantee.issue guarantee=D4 borrower=F01 principal=300000 due=2031-01-10
        """)
    return book
  }

  /// Lets borrowers fail on a copy; hands over the books after it, and gives its document.
  private func whatIf(_ book: TestBook, _ borrowers: [String], groupPays: String = "100%") throws
    -> Printed
  {
    let (codes, day) = (borrowers.map { ID<Party>($0) }, try day(TestBook.today))
    let now = try Instant(parsing: Self.now)
    let part = try Rate(parsing: groupPays)
    func run(_ pays: Rate?) throws -> (Book, Rehearsal) {
      let copy = try book.book.rehearsal()
      let rehearsal = try copy.record(at: now) { recorder in
        try Rehearsal(
          of: codes, on: day, in: recorder.books, groupPays: pays, record: recorder.record)
      }
      return (copy, rehearsal)
    }
    let (alone, grouped) = (try run(nil), try run(part))
    return try book.read { books, archive in
      try alone.0.read(at: now) { aloneBooks, aloneArchive in
        try grouped.0.read(at: now) { groupBooks, groupArchive in
          let found = WhatIf(
            codes, before: Snapshot(books: books, archive: archive, day: day),
            alone: try .init(alone.1, aloneBooks, aloneArchive, day: day),
            withGroup: try .init(grouped.1, groupBooks, groupArchive, day: day), groupPays: part)
          return try Printed(found.document())
        }
      }
    }
  }

  @Test func `a default is played through, and the book stays as it is`() throws {
    let book = try book()
    let (before, head) = (try book.number, try book.archive { try $0.head()?.hash })
    let printed = try whatIf(book, ["M01"])
    // 800,000 are the fund's, 50,000 the deposit's. Alone: 200,000 of reserve, 550,000 over M02, M03,
    // M04 by 6 : 5 : 1. With the group: M02 and M03 pay 375,000 each.
    #expect(
      printed.lines(["bearer", "code", "alone", "withGroup"], of: "payers") == [
        "deposit - 50000.00 50000.00", "group M02 0.00 375000.00", "group M03 0.00 375000.00",
        "bank B01 200000.00 200000.00", "compensationReserve - 200000.00 0.00",
        "member M02 275000.00 0.00", "member M03 229166.67 0.00", "member M04 45833.33 0.00",
      ])
    #expect(printed.measure("isReconciled") == "true")
    #expect(printed.measure("lost") == "1000000.00")
    let measures = printed.lines(["measure", "before", "alone", "withGroup"], of: "outcome")
    // 20,000,000 less the 500,000 paid for D3, 200,000 provided and back in the reserve; 550,000 are
    // carried. Own share in force: 800,000 + 400,000 + 300,000.
    #expect(measures.contains("netAssets 19800000.00 19250000.00 19800000.00"))
    #expect(measures.contains("ownShare 1500000.00 700000.00 700000.00"))
    #expect(measures.contains("provisions 200000.00 0.00 200000.00"))
    #expect(measures.contains("cash 19550000.00 18750000.00 19500000.00"))
    #expect(printed.tree["members"]?["M02"]?["lossWithGroup"]?.text == "375000.00")
    #expect(printed.tree["members"]?["M04"]?["lossAlone"]?.text == "45833.33")
    #expect(try book.number == before)
    #expect(try book.archive { try $0.head()?.hash } == head)
  }

  @Test func `a group that pays in part leaves the rest to the list`() throws {
    let printed = try whatIf(book(), ["M01", "M04"], groupPays: "40%")
    // M01: 750,000 called, 300,000 paid; 450,000 left: 200,000 of reserve, 250,000 over 6 : 5 : 1.
    // M04 has no group: 400,000 over M01, M02, M03 by 8 : 6 : 5.
    let payers = printed.lines(["bearer", "code", "withGroup"], of: "payers")
    #expect(payers.contains("group M02 150000.00"))
    #expect(payers.contains("compensationReserve - 200000.00"))
    #expect(payers.contains("member M01 168421.05"))
    // 125,000 + 126,315.79.
    #expect(payers.contains("member M02 251315.79"))
  }

  @Test func `what stands in the way of a write-off is told`() throws {
    let printed = try whatIf(book(#", "losses": [{"layer": "compensationReserve"}]"#), ["M01"])
    #expect(
      printed.lines(["bearer", "alone"], of: "payers").contains("open 750000.00"))
    #expect(printed.document.notes.contains { $0.en.hasPrefix("Not written off: 750,000.00") })
  }

  private static let capped =
    #", "losses": [{"layer": "members", "yearlyCap": "4%"}, {"layer": "compensationReserve"}, "#
    + #"{"layer": "income"}]"#

  @Test(arguments: ["M01", "M04", "F01"], ["", capped])
  func `the risk that a statement shows is what the rehearsal books`(
    borrower: String, keys: String
  ) throws {
    let book = try book(keys)
    let printed = try whatIf(book, [borrower])
    for member in ["M01", "M02", "M03", "M04"] {
      let row = try #require(printed.tree["members"]?[member])
      let risk = try book.statement(member, naming: [borrower]).rows("atRisk")
        .first { $0["case"]?.text == borrower }
      #expect(risk?["equityFall"] == row["lossAlone"], "\(member)")
      #expect(risk?["atRisk"] == row["lossWithGroup"], "\(member)")
    }
  }

  @Test(arguments: ["", capped])
  func `so it is for the three largest, one after the other`(keys: String) throws {
    let book = try book(keys)
    // By size: 800,000, 400,000, 300,000.
    let printed = try whatIf(book, ["M01", "M04", "F01"])
    for member in ["M01", "M02", "M03", "M04"] {
      let row = try #require(printed.tree["members"]?[member])
      let risk = try book.statement(member).rows("atRisk")
        .first { $0["case"]?.text == "largestThree" }
      #expect(risk?["equityFall"] == row["lossAlone"], "\(member)")
      #expect(risk?["atRisk"] == row["lossWithGroup"], "\(member)")
    }
  }

  @Test func `all non-performing exposure lost is what the books would say`() throws {
    let book = try book()
    let statement = try book.statement("M04")
    let risk = try #require(statement.rows("atRisk").first)
    // D3's 500,000 are open: 200,000 of reserve, 300,000 over M01, M03, M04 by 8 : 5 : 1.
    #expect(risk["case"]?.text == "nonPerforming")
    #expect(risk["lost"]?.text == "500000.00")
    #expect(risk["equityFall"]?.text == "21428.57")
    try book.tell("2030-06-30 loss.writeOff guarantee=D3 amount=500000")
    #expect(try book.statement("M04").measure("lossesCarried") == "21428.57")
  }
}
