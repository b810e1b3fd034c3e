import Foundation
import Jinzhu
import Testing

/// Reports as HTML, XLSX and PDF: all of them, from the same tables.
struct DocumentsTests {
  private static let python = ["/usr/bin/python3", "python3"].first { python in
    (try? Shell.run(python, ["-c", "import openpyxl"]))?.status == 0
  }
  private static let hasPoppler = Shell.has("pdftotext")

  /// A fund with a default in it, and a member whose name attacks.
  private static func program() throws -> Program {
    let program = try Program.fund()
    try program.record(
      Program.issue + """
        {"kind":"loan.repay","date":"2018-05-01","guarantee":"D1","amount":"400000.00"}
        {"kind":"default.compensate","date":"2019-03-01","guarantee":"D1","principal":"600000.00",\
        "interest":"10000.00"}
        {"kind":"party.update","date":"2019-03-02","party":"M02","name":"<script>猪&'\\"</script>"}
        {"kind":"guarantee.issue","date":"2019-03-05","guarantee":"D2","borrower":"M02",\
        "bank":"B01","principal":"500000.00","due":"2020-03-05"}

        """)
    return program
  }

  private static func arguments(_ name: String) -> [String] {
    let subjects = ["ledger": "cash", "three-column": "cash", "exit": "M02", "voucher": "11"]
    return ["report", name] + (subjects[name].map { [$0] } ?? [])
  }

  @Test(arguments: Report.all.map(\.name), ["en", "zh"])
  func `every report is a page, a workbook and a document`(name: String, lang: String) throws {
    let program = try Self.program()
    let report = try #require(Report.all.first { $0.name == name })
    let title = lang == "zh" ? report.title.zh : report.title.en
    for suffix in ["html", "xlsx", "pdf"] {
      let made = try program.run(Self.arguments(name) + ["--output", "r.\(suffix)"], lang: lang)
      try #require(made.status == 0, "\(suffix): \(made.words)")
      #expect(made.output.isEmpty && made.words.isEmpty)
    }
    let page = try String(contentsOf: program.path("r.html"), encoding: .utf8)
    let head = try program.head()
    #expect(page.contains("<h1>\(title.replacing("'", with: "&#39;"))"))
    #expect(page.contains(head) && page.contains("2019-06-30T04:00:00.000000Z"))
    #expect(page.hasSuffix("</html>\n") && !page.contains("<script"))
    let json = try program.run(Self.arguments(name) + ["--format", "json"]).output.json
    let rows = json.values.compactMap { $0 as? [[String: Any]] }.map(\.count).reduce(0, +)
    let keyed = (json["members"] as? [String: Any])?.count ?? 0
    // A page of its own shows some rows together: its lines with limits, reserves and rates.
    let shown =
      page.contains("<body class=\"sheet\">")
      ? ["limits", "reserves", "rates"].reduce(0) { $0 + ((json[$1] as? [Any])?.count ?? 0) }
      : rows + keyed
    #expect(shown > 0 || rows + keyed == 0)
    #expect(
      page.components(separatedBy: "<tr><th scope=\"row\"").count - 1 >= shown,
      "\(name) has \(rows) rows")
    if let python = Self.python {
      let checked = try Shell.run(
        python,
        ["Tests/Reference/check_workbook.py", "--formulas", program.path("r.xlsx").path])
      #expect(checked.status == 0, "\(checked.words)")
    }
    if Self.hasPoppler {
      // What is a space between narrow types is the reader's guess.
      let text = try Shell.run("pdftotext", ["-layout", program.path("r.pdf").path, "-"]).output
        .filter { $0 != " " }
      for words in [title, "测试基金", head, lang == "zh" ? "第1页共" : "Page1of"]
        .map({ $0.filter { $0 != " " } })
      {
        #expect(text.contains(words), "\(name): \(words) is not in \(text)")
      }
    }
  }

  @Test(
    .enabled(
      if: python != nil, "SKIPPED: no Python with openpyxl; apt-get install python3-openpyxl"),
    arguments: [("balance-sheet", 4), ("members", 5), ("leverage", 4)])
  func `totals of workbooks are formulas where they are sums`(name: String, formulas: Int) throws {
    let program = try Self.program()
    try program.run("report", name, "--output", "r.xlsx")
    let checked = try Shell.run(
      try #require(Self.python),
      ["Tests/Reference/check_workbook.py", "--formulas", program.path("r.xlsx").path])
    #expect(checked.status == 0, "\(checked.words)")
    let count = try #require(Int(checked.output.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(count == formulas)
  }

  @Test(
    .enabled(if: hasPoppler, "SKIPPED: no pdftotext; apt-get install poppler-utils"))
  func `poppler is there to read documents`() {}

  @Test(arguments: ["leverage", "members", "non-performing"], ["en", "zh"])
  func `the page of a report is the one that was looked at`(name: String, lang: String) throws {
    let program = try Self.program()
    let made = try program.run("report", name, "--format", "html", lang: lang)
    let path = "Tests/Fixtures/pages/\(name)-\(lang).html"
    let file = Repository.root.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
      try made.output.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(
      try made.output == String(contentsOf: file, encoding: .utf8),
      "\(path) is stale; run UPDATE=1 swift test --filter DocumentsTests and look at it")
  }

  @Test func `the suffix of the file says the format, and --format prevails`() throws {
    let program = try Self.program()
    func start(_ arguments: String...) throws -> String {
      let made = try program.run(["report", "leverage", "--output", "x.json"] + arguments)
      try #require(made.status == 0, "\(made.words)")
      return try String(decoding: program.book("x.json").prefix(5), as: UTF8.self)
    }
    #expect(try start() == "{\n \"r")
    #expect(try start("--format", "csv") == "row,c")
    #expect(try start("--format", "pdf") == "%PDF-")
    try program.run("report", "leverage", "--output", "x.HTM")
    #expect(try program.book("x.HTM").starts(with: Data("<!DOCTYPE".utf8)))
    try program.run("report", "leverage", "--output", "x.d/y")
    let plain = try program.run("report", "leverage", "--output", "leverage")
    #expect(plain.status == 0)
    #expect(try program.book("leverage").starts(with: Data("测试基金".utf8)))
  }

  @Test(arguments: ["xlsx", "pdf"])
  func `bytes go to a pipe or a file, not to a terminal`(format: String) throws {
    let program = try Self.program()
    let piped = try Shell.run(
      "sh",
      [
        "-c",
        "'\(Shell.jinzhu)' report leverage --format \(format) --book '\(program.path("fund.book").path)' | head -c 4 | od -An -c",
      ])
    #expect(piped.output.contains(format == "pdf" ? "%   P   D   F" : "P   K"))
    guard Shell.has("script") else {
      Issue.record("SKIPPED: no `script`, so no terminal to refuse")
      return
    }
    let command =
      "LC_ALL=C '\(Shell.jinzhu)' report leverage --format \(format) "
      + "--book '\(program.path("fund.book").path)'"
    let shown = try Shell.run("script", ["-qec", command, "/dev/null"])
    #expect(shown.status == 2)
    #expect(shown.output.contains("add --output FILE.\(format)"))
  }

  @Test(arguments: [
    ("xlsx", "libxlsxwriter.so", "apt-get install libxlsxwriter4"),
    ("pdf", "libpangocairo-1.0.so", "apt-get install libpangocairo-1.0-0 fonts-noto-cjk"),
  ])
  func `a library that is missing is named, before anything is recorded`(
    format: String, library: String, advice: String
  ) throws {
    let program = try Self.program()
    for version in ["", ".0", ".4", ".5", ".6", ".7", ".8", ".9", ".10"] {
      try program.write("no library", to: library + version)
    }
    let broken = ["LD_LIBRARY_PATH": program.folder.path]
    let made = try program.run(
      ["report", "leverage", "--output", "x." + format], environment: broken)
    #expect(made.status == 1 && made.words.contains(advice), "\(made.words)")
    let head = try program.head()
    let recorded = try program.run(
      ["record", "-", "--output", "x." + format],
      input: Program.issue.replacing("D1", with: "D3"), environment: broken)
    #expect(recorded.status == 1 && recorded.words.contains(advice), "\(recorded.words)")
    #expect(try program.head() == head)
    let other = try program.run(["report", "leverage"], environment: broken)
    #expect(other.status == 0)
  }

  @Test(arguments: ["html", "xlsx", "pdf"])
  func `the same book gives the same bytes`(format: String) throws {
    let program = try Self.program()
    let made = try ["1", "2"].map { number in
      try program.run("report", "members", "--output", "\(number).\(format)")
      return try program.book("\(number).\(format)")
    }
    #expect(made[0] == made[1] && !made[0].isEmpty)
  }

  @Test(arguments: ["html", "xlsx", "pdf"])
  func `pages, lists and charters come in these formats too`(format: String) throws {
    let program = try Self.program()
    for arguments in [
      ["show", "D1"], ["show", "M01"], ["list", "guarantees"], ["list", "parties"],
      ["charter", "show"], ["verify"], ["report", "--list"],
    ] {
      let made = try program.run(arguments + ["--output", "x." + format])
      #expect(made.status == 0, "\(arguments): \(made.words)")
      #expect(try program.book("x." + format).count > 500)
    }
  }
}
