import Foundation
import Jinzhu
import JinzhuFormats
import Testing

/// Opening a book, and the charter's commands.
struct CharterTests {
  @Test(arguments: [
    (
      "0.7‰",
      "fee rate 0.7‰ of the guaranteed amount a year; below 1‰ a fee no longer covers the 1%"
    ),
    ("0.999999999‰", "below 1‰"), ("1‰", "fee rate 1‰ of the guaranteed amount a year\n"),
    ("7‰", "fee rate 7‰ of the guaranteed amount a year\n"),
  ])
  func `whoever opens a book is told which fee is in force`(rate: String, line: String) throws {
    let program = try Program()
    try program.write("fund: 甲\nfee: {rate: \(rate)}\n", to: "charter.yaml")
    let made = try program.run("init", "--charter", "charter.yaml", "--date", "2018-01-01")
    #expect(made.status == 0, "\(made.words)")
    #expect(made.output.contains(line), "\(made.output)")
    #expect(made.output.contains("head: \(try program.head())"))
  }

  @Test func `--fund takes the default charter, from today in the fund's offset`() throws {
    let program = try Program()
    let made = try program.run(
      ["init", "--fund", "甲", "--format", "json"],
      environment: ["JINZHU_NOW": "2019-06-30T16:00:00Z"])
    let measures = try #require(made.output.json["measures"] as? [String: String])
    #expect(measures == ["charterFrom": "2019-07-01", "feeRate": "0.0007"])
    #expect(made.output.json["knownAt"] as? String == "2019-06-30T16:00:00.000000Z")
  }

  @Test func `an existing file is never overwritten`() throws {
    let program = try Program.fund()
    let before = try program.book()
    let again = try program.run("init", "--fund", "乙")
    #expect(again.status == 1 && again.words.contains("`fund.book` exists already"))
    #expect(try program.book() == before)
  }

  @Test(arguments: [
    ("fund: 甲\nlimit: 5\n", "bad.yaml: charter clause `limit`: is no key of a charter"),
    ("fund: 甲\nfee: {rate: 700%}\n", "bad.yaml: charter clause `fee.rate`: `700%` is above 100%"),
    ("currency: CNY\n", "bad.yaml: charter clause `fund`: is required"),
    ("fund: 甲\nfund: 乙\n", "bad.yaml:1: the key \"fund\" is given twice"),
    ("{\"fund\": \"甲\",\n \"fee\": }", "bad.yaml:2: not JSON"),
  ])
  func `a bad charter is refused, named by file, and makes no book`(
    charter: String, words: String
  ) throws {
    let program = try Program()
    try program.write(charter, to: "bad.yaml")
    for arguments in [["init", "--charter", "bad.yaml"], ["charter", "check", "bad.yaml"]] {
      let outcome = try program.run(arguments)
      #expect(outcome.status == 1)
      #expect(outcome.words.contains(words), "\(outcome.words)")
    }
    #expect(!FileManager.default.fileExists(atPath: program.path("fund.book").path))
  }

  @Test(arguments: ["text", "json"])
  func `what charter show prints is a charter itself, the very same`(format: String) throws {
    let program = try Program.fund(
      charter: """
        utcOffset: "-03:30"
        eligibility: {trade: "null"}
        limits: {memberMultiple: 3.5, minimumCapital: 100万}
        losses:
          - {layer: compensationReserve}
          - {layer: members, basis: equal, yearlyCap: 5%}
          - {layer: income}

        """)
    let shown = try program.run("charter", "show", "--format", format).output
    try program.write(shown, to: "shown")
    let same = try program.run("charter", "diff", "shown")
    #expect(same.status == 0, "\(same.words)")
    #expect(same.output.contains("the charters say the same"), "\(same.output)\n\(shown)")
    let checked = try program.run("charter", "check", "shown", "--format", format)
    #expect(checked.words.contains("the charter is sound: fee rate 7‰"))
    if format == "json" { #expect(checked.output == shown) }
  }

  @Test func `rates are shown with their unit`() throws {
    let program = try Program.fund()
    let shown = try program.run("charter", "show", lang: "zh").output
    #expect(shown.hasPrefix("# 第 1 号事项采用，2018-01-01 起生效；担保费率 7‰：按担保责任每年收取\n"))
    for line in ["  rate: 7‰\n", "\ncoverage: 100%\n", "  customer: 10%\n", "  compensation: 1%\n"]
    {
      #expect(shown.contains(line))
    }
  }

  @Test func `diff shows what would change; adopt makes it so, from its day on`() throws {
    let program = try Program.fund()
    try program.write("fund: 测试基金\nfee: {rate: 5‰}\nlimits: {customer: 8%}\n", to: "new.yaml")
    let diff = try program.run("charter", "diff", "new.yaml", "--format", "csv")
    #expect(diff.output == "key,before,after\nfee.rate,7‰,5‰\nlimits.customer,10%,8%\n")
    let files = try program.run("charter", "diff", "new.yaml", "charter.yaml", "--format", "csv")
    #expect(files.output == "key,before,after\nfee.rate,5‰,7‰\nlimits.customer,8%,10%\n")
    let early = try program.run("charter", "adopt", "new.yaml", "--date", "2018-01-03")
    #expect(early.status == 1, "\(early.words)")
    let typed = ["record", "charter.adopt", "--date", "2018-07-01", "--dry-run", "--charter"]
    #expect(try program.run(typed + ["new.yaml"]).status == 0)
    let missing = try program.run(typed + ["missing.yaml"])
    #expect(missing.status == 2 && missing.words.contains("`missing.yaml`"))
    let adopted = try program.run(
      "charter", "adopt", "new.yaml", "--date", "2018-07-01", "--memo", "决议")
    #expect(adopted.status == 0 && adopted.output.contains("fee rate 5‰"), "\(adopted.words)")
    func rate(_ day: String) throws -> String? {
      let shown = try program.run("charter", "show", "--as-of", day, "--format", "json").output
      return (shown.json["fee"] as? [String: String])?["rate"]
    }
    #expect(try rate("2018-06-30") == "0.007")
    #expect(try rate("2018-07-01") == "0.005")
  }

  /// The keys of a tree with their paths; the items of a list count as one.
  private static func keys(of tree: Tree, at path: String = "") -> Set<String> {
    switch tree {
    case .null, .text: []
    case .list(let items): items.reduce(into: []) { $0.formUnion(keys(of: $1, at: path)) }
    case .record(let entries):
      entries.reduce(into: []) { found, entry in
        let name = path.isEmpty ? entry.key : "\(path).\(entry.key)"
        found.insert(name)
        found.formUnion(keys(of: entry.value, at: name))
      }
    }
  }

  @Test(arguments: [("default-0.7permille.yaml", "0.7‰"), ("article-7permille.yaml", "7‰")])
  func `an example spells out every key that a charter knows, each with its default`(
    file: String, rate: String
  ) throws {
    let url = Repository.root.appending(path: "examples/charters/\(file)")
    let text = try String(contentsOf: url, encoding: .utf8)
    let tree = try YAMLReader.read(Array(text.utf8), named: file)
    let charter = try Charter(tree)
    var expected = Charter(fund: charter.fund)
    expected.fee.rate = try Rate(parsing: rate)
    #expect(charter == expected)
    // Somebody who may approve stands there as a comment only: nobody does by default.
    let approver = text.replacing("  approvers: []", with: "  #")
      .replacing("\n# approvers:", with: "\n  approvers:")
    let whole = try YAMLReader.read(Array(approver.utf8), named: file)
    let known = try Charter(whole)
    #expect(known.approval.approvers.count == 1)
    #expect(Self.keys(of: whole) == Self.keys(of: known.wholeTree))
  }
}
