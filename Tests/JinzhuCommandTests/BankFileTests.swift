import Foundation
import Testing

/// What banks write comes in, what is imported again, and what people match by hand.
struct BankFileTests {
  /// A book with nothing but its charter: event 1.
  private static func empty() throws -> Program {
    let program = try Program()
    try program.write("fund: 万年\nlimits: {enforce: off}\n", to: "charter.yaml")
    let run = try program.run("init", "--charter", "charter.yaml", "--date", "2017-12-01")
    #expect(run.status == 0, "\(run.words)")
    return program
  }

  /// A statement of one payment in and a charge, as the bank wrote it.
  private static func camt(account: String = "", closing: String = "", charge: String = "12.00")
    -> String
  {
    """
    <Stmt>\(account)
    <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">0.00</Amt>
    <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2018-01-01</Dt></Dt></Bal>\(closing)
    <Ntry><Amt Ccy="CNY">400000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
    <BookgDt><Dt>2018-01-06</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>One</Nm></Dbtr>
    </RltdPties></TxDtls></NtryDtls></Ntry>
    <Ntry><Amt Ccy="CNY">\(charge)</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
    <BookgDt><Dt>2018-01-31</Dt></BookgDt><AddtlNtryInf>account charge</AddtlNtryInf></Ntry>
    </Stmt>
    """
  }

  private static func document(_ statements: String) -> String {
    #"<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>"#
      + statements + "</BkToCstmrStmt></Document>"
  }

  @Test func `the bank's own closing balance tells that a line is missing`() throws {
    let program = try Self.empty()
    func closing(_ amount: String) -> String {
      """
      <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">\(amount)</Amt>
      <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2018-01-31</Dt></Dt></Bal>
      """
    }
    try program.write(
      Self.document(Self.camt(closing: closing("399987.99"))), to: "short.xml")
    let short = try program.run("import", "short.xml")
    #expect(short.status == 1)
    #expect(short.words.contains("make 399,988.00, it closes with 399,987.99"), "\(short.words)")
    try program.write(Self.document(Self.camt(closing: closing("399988.00"))), to: "s.xml")
    let whole = try program.run("import", "s.xml")
    #expect(whole.status == 0, "\(whole.words)")
  }

  @Test func `of a file with two accounts one is chosen`() throws {
    let program = try Self.empty()
    func account(_ number: String) -> String {
      "<Acct><Id><Othr><Id>\(number)</Id></Othr></Id></Acct>"
    }
    try program.write(
      Self.document(Self.camt(account: account("A1")) + Self.camt(account: account("A2"))),
      to: "two.xml")
    let both = try program.run("import", "two.xml")
    #expect(both.status == 1 && both.words.contains("2 accounts: A1, A2"), "\(both.words)")
    let none = try program.run("import", "two.xml", "--account", "A3")
    #expect(none.status == 1 && none.words.contains("no account `A3`"), "\(none.words)")
    let one = try program.run("import", "two.xml", "--account", "A2", "--format", "json")
    #expect(one.output.contains(#""events": 1"#), "\(one.words)\(one.output)")
  }

  @Test func `what was imported and taken back is imported again`() throws {
    let program = try Self.empty()
    try program.write(Self.document(Self.camt()), to: "s.xml")
    try program.run("import", "s.xml")
    let ref = "statement:main:2018-01-06..2018-01-31"
    func reverse(_ ref: String) throws {
      let run = try program.run(
        "record", "event.reverse", "--date", "2018-01-31", "--event", ref, "--reason", "again")
      try #require(run.status == 0, "\(run.words)")
    }
    try reverse(ref)
    let again = try program.run("import", "s.xml", "--format", "json")
    #expect(again.output.contains(#""events": 1"#), "\(again.words)\(again.output)")
    #expect(again.words.contains("event 2 was reversed; recorded again as `\(ref)#2`"))
    #expect(try program.run("import", "s.xml").words.isEmpty)
    // Taken back once more, and put right.
    try reverse(ref + "#2")
    try program.write(Self.document(Self.camt(charge: "13.00")), to: "s.xml")
    #expect(try program.run("import", "s.xml").words.contains("#3"))
    // The first file once more: it says what was taken back, and something stands in its place.
    try program.write(Self.document(Self.camt()), to: "s.xml")
    let old = try program.run("import", "s.xml", "--format", "json")
    #expect(old.output.contains(#""events": 0"#))
    #expect(old.words.contains("event 6 stands in its place"), "\(old.words)")
    #expect(try program.run("verify").status == 0)
  }

  @Test(arguments: [[], ["ref=mine"]])
  func `what was corrected is not imported once more`(ref: [String]) throws {
    let program = try Program.fund()
    try program.write(
      """
      name: costs
      key: no
      events:
        - kind: voucher.post
          fields:
            date: date
            debitAccount: {constant: "6601"}
            creditAccount: {constant: cash}
            amount: amount
      """, to: "m.yaml")
    func imported(_ amount: String) throws -> Outcome {
      try program.write("no,date,amount\n1,2018-02-01,\(amount)\n", to: "a.csv")
      return try program.run("import", "a.csv", "--map", "m.yaml", "--format", "json")
    }
    #expect(try imported("500").output.contains(#""events": 1"#))
    func correct(_ event: String, _ amount: String) throws {
      let run = try program.run(
        ["correct", event, "amount=\(amount)"] + ref + ["--reason", "typo", "--date", "2018-02-01"])
      try #require(run.status == 0, "\(run.words)")
    }
    try correct("11", "550")
    // The row as it was, the row put right as well, and a row that says something else.
    for amount in ["500", "550"] {
      let again = try imported(amount)
      #expect(again.status == 0 && again.output.contains(#""events": 0"#), "\(again.words)")
      #expect(again.words.contains("event 13 stands in its place"), "\(again.words)")
    }
    let other = try imported("600")
    #expect(other.status == 1 && other.words.contains("belongs to event 13"), "\(other.words)")
  }

  @Test func `a ref of one's own stays taken, and it is said that the event was reversed`() throws {
    let program = try Self.empty()
    let event = """
      {"kind":"party.add","date":"2018-01-02","party":"M01","name":"One","role":"member","ref":"r"}

      """
    try program.record(event)
    try program.record(
      #"{"kind":"event.reverse","date":"2018-01-02","event":"r","reason":"wrong"}"# + "\n")
    let again = try program.run("record", "-", "--format", "json", input: event)
    #expect(again.status == 0 && again.output.contains(#""events": 0"#))
    #expect(again.words.contains("event 2 was recorded, and reversed by event 3"), "\(again.words)")
  }

  @Test func `a refusal speaks of lines, not of events that nobody has seen`() throws {
    let program = try Program.fund()
    try program.write(
      Program.issue + """
        {"kind":"loan.repay","date":"2018-04-20","guarantee":"D1","amount":"2.00"}
        {"kind":"loan.repay","date":"2018-04-10","guarantee":"D1","amount":"1.00"}

        """, to: "o.jsonl")
    let run = try program.run("record", "o.jsonl")
    #expect(run.status == 1)
    #expect(
      run.words.contains("comes behind loan.repay of 2018-04-20, o.jsonl, line 2"), "\(run.words)")
    #expect(run.words.contains("add --sort"))
    #expect(try program.run("record", "o.jsonl", "--sort").status == 0)
  }

  @Test func `what a map gets wrong is told once, with its line`() throws {
    let program = try Self.empty()
    try program.write("a,b\n2018-01-02,1\n2018-01-03,2\n", to: "a.csv")
    try program.write(
      "name: a\nevents:\n  - kind: capital.pay\n    fields:\n      date: a\n      membre: b\n",
      to: "m.yaml")
    let run = try program.run("import", "a.csv", "--map", "m.yaml")
    #expect(run.status == 1)
    #expect(
      run.words.hasPrefix("m.yaml:6: ") && run.words.contains("did you mean member?"),
      "\(run.words)")
    #expect(run.words.split(separator: "\n").count == 1)
    try program.write(
      "name: a\nkey: c\nevents:\n  - {kind: period.close, fields: {date: a, period: b}}\n",
      to: "n.yaml")
    let other = try program.run("import", "a.csv", "--map", "n.yaml")
    #expect(other.words.hasPrefix("n.yaml:2: "), "\(other.words)")
  }

  @Test func `a voucher's bank and its JSON are named`() throws {
    let program = try Program.fund()
    let bank = try program.run(
      "record", "voucher.post", "--date", "2018-02-01", "--debitAccount", "6601",
      "--creditAccount", "cash", "--amount", "5", "--bank", "M01")
    #expect(bank.words.hasPrefix("--bank: "), "\(bank.words)")
    let lines = try program.run(
      "record", "voucher.post", "--date", "2018-02-01", "--lines", #"[{"account":"cash""#)
    #expect(lines.words.contains("--lines: must be JSON"), "\(lines.words)")
  }

  @Test func `open lines show candidates, and are matched by hand`() throws {
    let program = try Program.fund()
    // Nothing tells the two fees of 700.00 apart, nor the two lines.
    try program.record(
      """
      {"kind":"guarantee.issue","date":"2018-02-01","guarantee":"D1","borrower":"M01","bank":"B01",\
      "principal":"100000.00","due":"2019-02-01"}
      {"kind":"guarantee.issue","date":"2018-02-01","guarantee":"D2","borrower":"M02","bank":"B01",\
      "principal":"100000.00","due":"2019-02-01"}
      {"kind":"fee.receive","date":"2018-02-02","guarantee":"D1","amount":"700.00","ref":"F1"}
      {"kind":"fee.receive","date":"2018-02-03","guarantee":"D2","amount":"700.00","ref":"F2"}

      """)
    try program.write("date,amount\n2018-02-03,700.00\n2018-02-04,700.00\n", to: "b.csv")
    try program.write("name: b\nstatement: {date: date, amount: amount}\n", to: "b.yaml")
    let taken = try program.run("import", "b.csv", "--map", "b.yaml", "--balance", "20000000")
    #expect(taken.status == 0, "\(taken.words)")
    let open = try program.run("bank", "match")
    #expect(open.output.contains("14 (2018-02-03), 13 (2018-02-02)"), "\(open.output)")
    let wrong = try program.run("bank", "match", "15/1")
    #expect(wrong.status == 2 && wrong.words.contains("must be LINE=EVENT"), "\(wrong.words)")
    let done = try program.run("bank", "match", "15/1=13", "15/2=14", "--format", "json")
    #expect(done.status == 0, "\(done.words)")
    let measures = done.output.json["measures"] as? [String: Int]
    #expect(measures?["found"] == 2 && measures?["openLines"] == 0, "\(done.output)")
    let twice = try program.run("bank", "match", "15/1=13")
    #expect(twice.status == 1 && twice.words.contains("15/1"), "\(twice.words)")
  }
}
