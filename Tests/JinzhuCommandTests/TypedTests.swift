import Foundation
import Testing

/// Events typed on the command line.
struct TypedTests {
  private static let issue = [
    "record", "guarantee.issue", "--date", "2018-02-01", "--guarantee", "D1", "--borrower", "M01",
    "--bank", "B01", "--principal", "1000000", "--due", "2019-02-01",
  ]

  @Test func `typed, CSV and JSON Lines say the same`() throws {
    let program = try Program.fund()
    let typed = try program.run(Self.issue + ["--ref", "r1", "--memo", "春季, 补栏"])
    #expect(typed.status == 0, "\(typed.words)")
    let head = try program.head()
    // The same ref with the same content again is a no-op, however it is spelled and handed in.
    try program.write(
      """
      ref,kind,memo,guarantee,borrower,bank,principal,due,date
      r1,guarantee.issue,"春季, 补栏",D1,M01,B01,"1,000,000.00",2019-02-01,2018-02-01

      """, to: "same.csv")
    try program.write(
      """
      \u{FEFF}编号,事项,摘要,担保合同,借款人,银行,本金,到期日,日期,费率\r
      r1,承保,"春季, 补栏",D1,M01,B01,100万,2019-02-01,2018-02-01,\r

      """, to: "same.zh.csv")
    let json = """
      {"kind":"guarantee.issue","date":"2018-02-01","guarantee":"D1","borrower":"M01","bank":"B01",\
      "principal":"1000000","due":"2019-02-01","ref":"r1","memo":"春季, 补栏","by":"someone else"}

      """
    for outcome in [
      try program.run("record", "same.csv", "--format", "json"),
      try program.run("record", "same.zh.csv", "--format", "json"),
      try program.run("record", "-", "--format", "json", input: json),
    ] {
      #expect(outcome.status == 0, "\(outcome.words)")
      let measures = try #require(outcome.output.json["measures"] as? [String: Int])
      #expect(measures["events"] == 0 && measures["alreadyRecorded"] == 1)
      let repeated = try #require(outcome.output.json["repeated"] as? [[String: Any]])
      #expect(repeated.count == 1 && repeated[0]["event"] as? Int == 11)
    }
    let again = try program.run(Self.issue + ["--ref", "r1", "--memo", "春季, 补栏"])
    #expect(again.output.contains("Already recorded: event 11, issue a guarantee"))
    #expect(try program.head() == head)
    // An absent field differs from one given, though it is the default.
    let other = try program.run(
      Self.issue + ["--ref", "r1", "--memo", "春季, 补栏", "--coverage", "1"])
    #expect(other.status == 1)
    #expect(other.words.contains("--ref: the ref `r1` belongs to event 11"), "\(other.words)")
  }

  @Test(arguments: [
    (["--feeRate", "7‰"], "0.007"), (["--feeRate=0.7%"], "0.007"),
    (["--fee-rate", "7/1000"], "0.007"),
    (["--费率", "千分之七"], "0.007"), (["--FEERATE", "0.7‰"], "0.0007"),
  ])
  func `a field may be joined by =, hyphenated, or Chinese`(
    words: [String], rate: String
  ) throws {
    let program = try Program.fund()
    try #require(try program.run(Self.issue + words).status == 0)
    let shown = try program.run("show", "event", "11", "--format", "json").output.json
    let fields = try #require(shown["fields"] as? [[String: Any]])
    #expect(
      fields.contains { $0["field"] as? String == "feeRate" && $0["value"] as? String == rate })
  }

  @Test func `everything that is no field is named at once, with what was meant`() throws {
    let program = try Program.fund()
    let before = try program.book()
    let outcome = try program.run(
      "record", "guarantee.issue", "--dat", "2018-02-01", "--principle=5", "--bank", "B01",
      "--bank", "B02", "--due", "stray words", "loose", "--dry-run", "--memo")
    #expect(outcome.status == 2)
    for line in [
      "--dat: `guarantee.issue` has no such field; did you mean --date?",
      "--principle: `guarantee.issue` has no such field; did you mean --principal?",
      "--bank: is given twice; give it once", "--memo: has no value; give one",
      "error: `loose` stands alone", "--date: is required", "--guarantee: is required",
      "--borrower: is required", "--principal: is required",
    ] {
      #expect(outcome.words.contains(line), "\(line) in:\n\(outcome.words)")
    }
    #expect(try program.book() == before)
    let kind = try program.run("record", "guarante.isue", "--date", "2018-02-01")
    #expect(kind.status == 2 && kind.words.contains("did you mean `guarantee.issue`?"))
    let chinese = try program.run("record", "guarante.isue", "--date", "2018-02-01", lang: "zh")
    #expect(chinese.words.contains("是不是 guarantee.issue？"))
  }

  @Test func `a value that is wrong is refused under its option`() throws {
    let program = try Program.fund()
    let outcome = try program.run(
      "record", "capital.pay", "--date", "2018-02-30", "--member", "M01", "--amount", "-5")
    #expect(outcome.status == 1)
    #expect(outcome.words.contains("--date: `2018-02-30` is not in the calendar"))
    #expect(outcome.words.contains("--amount: the amount -5.00 is not above zero"))
    let state = try program.run(
      "record", "capital.pay", "--date", "2018-02-28", "--member", "M77", "--amount", "5")
    #expect(state.status == 1 && state.words.hasPrefix("--member: there is no party `M77`"))
  }

  @Test func `a voucher is typed line by line, or in two accounts, or as JSON`() throws {
    let program = try Program.fund()
    let start = ["record", "voucher.post", "--date", "2018-02-01", "--dry-run", "--format", "csv"]
    let lines = try program.run(
      start + [
        "--debit", "operatingExpense=100.00", "--debit", "6403=20", "--credit", "cash@B01=120",
      ])
    #expect(lines.status == 0, "\(lines.words)")
    #expect(
      lines.output == """
        event,date,kind,debit,debitParty,debitGuarantee,credit,creditParty,creditGuarantee,amount,closing
        11,2018-02-01,voucher.post,operatingExpense,,,cash,B01,,100.00,false
        11,2018-02-01,voucher.post,taxAndSurcharge,,,cash,B01,,20.00,false

        """)
    let short = try program.run(
      start + ["--debitAccount", "operatingExpense", "--creditAccount", "cash", "--amount", "100"])
    let json = try program.run(
      start + [
        "--lines",
        #"[{"account":"operatingExpense","debit":"100"},{"account":"cash","credit":"100.00"}]"#,
      ])
    #expect(short.status == 0 && short.output == json.output, "\(short.words) \(json.words)")
    let bad = try program.run(start + ["--debit", "operatingExpense", "--credit", "@=5"])
    #expect(bad.status == 2 && bad.words.contains("must be ACCOUNT=AMOUNT"), "\(bad.words)")
  }

  @Test func `who records is JINZHU_USER, else the login, unless the event says`() throws {
    let program = try Program.fund()
    func by(_ arguments: [String], _ environment: [String: String]) throws -> String? {
      let pay = [
        "record", "capital.pay", "--date", "2018-02-01", "--member", "M01", "--amount", "1",
      ]
      let outcome = try program.run(pay + arguments, environment: environment)
      try #require(outcome.status == 0, "\(outcome.words)")
      let shown = try program.run("show", "M01", "--format", "json").output.json
      return (shown["history"] as? [[String: Any]])?.last?["by"] as? String
    }
    #expect(try by([], [:]) == "tester")
    #expect(try by([], ["JINZHU_USER": "", "USER": "login"]) == "login")
    #expect(try by([], ["JINZHU_USER": "", "LOGNAME": "log"]) == "log")
    #expect(try by([], ["JINZHU_USER": ""]) == NSUserName())
    #expect(try by(["--by", "王会计"], [:]) == "王会计")
  }

  @Test func `a typed event says its number and prints its entries`() throws {
    let program = try Program.fund()
    let issued = try program.run(Self.issue).output
    #expect(issued.contains("Recorded: event 11, issue a guarantee\nin yuan\n"))
    #expect(issued.contains("Guarantee fees receivable D1") && issued.contains("7,000.00"))
    let chinese = try program.run(
      "record", "fee.receive", "--date", "2018-02-01", "--guarantee", "D1", "--amount", "7000",
      "--memo", "现金", lang: "zh"
    ).output
    #expect(chinese.contains("已记录：第 12 号事项，收取担保费\n"), "\(chinese)")
    #expect(chinese.contains("1002 银行存款") && chinese.contains("现金"))
    #expect(chinese.contains("账簿链头: \(try program.head())"))
    let silent = try program.run(
      "record", "loan.overdue", "--date", "2018-03-01", "--guarantee", "D1", "--dry-run"
    ).output
    #expect(silent.contains("Dry run, not recorded: event 13, ") && !silent.contains("amount"))
  }

  @Test func `a name or a clock that cannot be recorded is misuse, under its variable`() throws {
    let program = try Program.fund()
    let before = try program.book()
    for (name, value) in [("JINZHU_USER", "two\nlines"), ("JINZHU_NOW", "noon")] {
      let outcome = try program.run(Self.issue, environment: [name: value])
      #expect(outcome.status == 2 && outcome.words.hasPrefix("\(name): "), "\(outcome.words)")
    }
    #expect(try program.book() == before)
  }
}
