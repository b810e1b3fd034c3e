import Foundation
import Jinzhu
import Testing

/// Reports, lists and pages.
struct LookTests {
  private static func defaulted() throws -> Program {
    let program = try Program.fund()
    try program.record(
      Program.issue + """
        {"kind":"deposit.receive","date":"2018-02-01","guarantee":"D1","amount":"50000.00"}
        {"kind":"loan.repay","date":"2018-05-01","guarantee":"D1","amount":"400000.00","ref":"pay-1"}
        {"kind":"default.compensate","date":"2019-03-01","guarantee":"D1","principal":"600000.00",\
        "interest":"10000.00"}
        {"kind":"deposit.apply","date":"2019-03-02","guarantee":"D1","amount":"50000.00"}
        {"kind":"joint.call","date":"2019-03-03","guarantee":"D1","amount":"200000.00"}
        {"kind":"party.sanction","date":"2019-03-04","party":"M01","reason":"失信"}

        """)
    return program
  }

  @Test(arguments: Report.all.map(\.name))
  func `every report comes in every format and both languages`(name: String) throws {
    let program = try Self.defaulted()
    let arguments =
      ["report", name]
      + (["ledger": ["cash"], "three-column": ["cash"], "exit": ["M02"], "voucher": ["cap-1"]][name]
        ?? [])
    for lang in ["en", "zh"] {
      let text = try program.run(arguments, lang: lang)
      #expect(text.status == 0, "\(text.words)")
      #expect(text.output.contains("测试基金") && text.words == "")
    }
    let json = try program.run(arguments + ["--format", "json"])
    #expect(json.output.json["report"] as? String == name)
    #expect(json.output.json["head"] as? String == (try program.head()))
    #expect(json.output.json["knownAt"] as? String == "2019-06-30T04:00:00.000000Z")
    let csv = try program.run(arguments + ["--format", "csv"])
    #expect(csv.status == 0 && !csv.output.isEmpty)
  }

  @Test func `a report is of any day, and of a period`() throws {
    let program = try Self.defaulted()
    func balance(_ arguments: String...) throws -> String? {
      let json = try program.run(["report", "in-force", "--format", "json"] + arguments).output.json
      return (json["rows"] as? [[String: Any]])?.first?["balance"] as? String
    }
    #expect(try balance("--as-of", "2018-04-30") == "1000000.00")
    #expect(try balance("--as-of", "2018-05-01") == "600000.00")
    #expect(try balance() == nil)
    let quarter = try program.run(
      "report", "ledger", "1002", "--period", "2018Q1", "--format", "json"
    ).output.json
    #expect(quarter["period"] as? String == "2018Q1")
    // 20,000,000.00 of capital and the deposit of 50,000.00.
    #expect((quarter["measures"] as? [String: Any])?["closing"] as? String == "20050000.00")
  }

  @Test func `what was recorded later is not known earlier`() throws {
    let program = try Program.fund()
    try #require(
      try program.run(
        ["record", "-"], input: Program.issue, environment: ["JINZHU_NOW": "2019-06-30T05:00:00Z"]
      ).status == 0)
    func rows(_ instant: String) throws -> Int? {
      let json = try program.run(
        "report", "in-force", "--as-of", "2018-03-01", "--known-at", instant, "--format", "json")
      return (json.output.json["rows"] as? [Any])?.count
    }
    #expect(try rows("2019-06-30T04:59:59.999999Z") == 0)
    #expect(try rows("2019-06-30T13:00:00+08:00") == 1)
    let before = try program.run("report", "in-force", "--known-at", "2019-06-30T03:59:59Z")
    #expect(before.status == 1 && before.output == "", "\(before.words)")
  }

  @Test func `--output writes the file and nothing else; --unit prints in 10,000 yuan`() throws {
    let program = try Self.defaulted()
    let printed = try program.run("report", "trial-balance", "--unit", "wan", lang: "zh")
    #expect(printed.output.contains("单位：万元") && printed.output.contains("2,000.000000"))
    #expect(!printed.output.contains("\u{1B}"))
    let written = try program.run(
      "report", "trial-balance", "--unit", "wan", "--output", "out.txt", lang: "zh")
    #expect(written.status == 0 && written.output == "")
    #expect(try String(contentsOf: program.path("out.txt"), encoding: .utf8) == printed.output)
    let refused = try program.run("report", "trial-balance", "--output", "no/such/folder/out.txt")
    #expect(refused.status == 1 && refused.words.contains("`no/such/folder/out.txt`"))
  }

  @Test func `nothing is recorded whose answer cannot be written, and no book is overwritten`()
    throws
  {
    let program = try Program.fund()
    let before = try program.book()
    let pay = ["record", "capital.pay", "--date", "2018-02-01", "--member", "M01", "--amount", "1"]
    for file in ["no/such/folder/out.txt", "fund.book"] {
      for command in [pay, ["close", "2018-01"], ["report", "members"]] {
        let outcome = try program.run(command + ["--output", file])
        #expect(outcome.status == 1 && outcome.words.contains("`\(file)`"), "\(outcome.words)")
        #expect(try program.book() == before)
      }
    }
  }

  @Test func `a guarantee's page adds up`() throws {
    let program = try Self.defaulted()
    let json = try program.run("show", "D1", "--format", "json").output.json
    func amounts(_ key: String) throws -> [String] {
      try #require(json[key] as? [[String: String]]).map { $0["amount"] ?? "" }
    }
    #expect(
      try amounts("loan") == ["1000000.00", "400000.00", "0.00", "600000.00", "0.00"])
    // Paid 610,000.00: 50,000.00 from the deposit, 200,000.00 called, 360,000.00 still receivable.
    #expect(
      try amounts("recourse") == [
        "610000.00", "0.00", "50000.00", "0.00", "200000.00", "0.00", "0.00", "0.00", "360000.00",
      ])
    #expect((json["history"] as? [Any])?.count == 6)
    let text = try program.run("show", "D1", "--as-of", "2018-04-30").output
    #expect(text.contains("sum of the parts, agrees") && !text.contains("DIFFERS"))
    let early = try program.run("show", "D1", "--as-of", "2018-01-31")
    #expect(early.status == 1 && early.words.contains("was not issued by 2018-01-31"))
  }

  @Test func `an event's page has its entries, its hash, and its reversal`() throws {
    let program = try Self.defaulted()
    let first = try program.run("show", "pay-1", "--format", "json").output.json
    let facts = try #require(first["measures"] as? [String: Any])
    #expect(facts["number"] as? Int == 13 && facts["ref"] as? String == "pay-1")
    #expect((facts["hash"] as? String)?.count == 64 && facts["reversedBy"] == nil)
    try program.record(
      #"{"kind":"event.reverse","date":"2019-06-01","event":"cap-3","reason":"误记"}"# + "\n"
        + #"{"kind":"capital.pay","date":"2019-06-01","member":"M03","amount":"6000000.00"}"#)
    let reversed = try program.run("show", "cap-3", "--format", "json").output.json
    #expect((reversed["measures"] as? [String: Any])?["reversedBy"] as? Int == 18)
    let red = try program.run("show", "18").output
    #expect(red.contains("-6,000,000.00"), "\(red)")
  }

  @Test func `a party's page has facts, capital, guarantees and history`() throws {
    let program = try Self.defaulted()
    let text = try program.run("show", "M01").output
    for line in ["under sanction", "失信", "8,000,000.00", "D1", "sanctioned: 失信", "party.sanction"] {
      #expect(text.contains(line), "\(line)")
    }
    #expect(
      try !program.run("show", "M01", "--as-of", "2019-03-03").output.contains("under sanction"))
  }

  @Test func `an account is found by role, code or name`() throws {
    let program = try Self.defaulted()
    let role = try program.run("show", "cash").output
    // 20,000,000.00 + 50,000.00 of deposit − 610,000.00 paid to the bank.
    #expect(role.contains("19,440,000.00"))
    #expect(try program.run("show", "1002").output == role)
    #expect(try program.run("show", "银行存款").output == role)
    let capital = try program.run("show", "paidInCapital", "--format", "json").output.json
    #expect((capital["subLedger"] as? [Any])?.count == 3)
  }

  @Test func `a word that means several things is asked back, and settled by its class`() throws {
    let program = try Program.fund()
    try program.record(
      #"{"kind":"party.add","date":"2018-01-02","party":"1002","name":"数场","role":"member"}"#)
    let several = try program.run("show", "1002")
    #expect(several.status == 2)
    #expect(
      several.words.contains("`jinzhu show party 1002`")
        || several.words.contains("jinzhu show party 1002"))
    #expect(several.words.contains("jinzhu show account 1002"))
    #expect(try program.run("show", "party", "1002").output.contains("数场"))
    #expect(try program.run("show", "往来方", "1002", lang: "zh").output.contains("数场"))
    let nothing = try program.run("show", "nothing")
    #expect(nothing.status == 1)
  }

  @Test func `lists are narrowed by their filters`() throws {
    let program = try Self.defaulted()
    func codes(_ arguments: String...) throws -> [String] {
      let csv = try program.run(["list"] + arguments + ["--format", "csv"])
      #expect(csv.status == 0, "\(csv.words)")
      return csv.output.split(separator: "\n").dropFirst().map {
        String($0.prefix { $0 != "," })
      }
    }
    #expect(try codes("parties") == ["B01", "F01", "M01", "M02", "M03", "X01"])
    #expect(try codes("parties", "--role", "member") == ["M01", "M02", "M03"])
    #expect(try codes("parties", "--group", "G1") == ["M01", "M02"])
    #expect(try codes("parties", "--sponsor", "M03") == ["F01"])
    #expect(try codes("parties", "--sanctioned") == ["M01"])
    #expect(try codes("parties", "--sanctioned", "--as-of", "2019-03-03").isEmpty)
    #expect(try codes("guarantees", "--state", "compensated") == ["D1"])
    #expect(try codes("guarantees", "--state", "inForce", "--as-of", "2018-12-31") == ["D1"])
    #expect(try codes("guarantees", "--state", "overdue", "--as-of", "2019-02-02") == ["D1"])
    #expect(try codes("guarantees", "--borrower", "M02").isEmpty)
    #expect(try codes("guarantees", "--bank", "B01", "--issued", "2018Q1") == ["D1"])
    #expect(try codes("guarantees", "--issued", "2018Q2").isEmpty)
  }
}
