import Foundation
import Testing

/// `jinzhu filing` as it is typed: made, checked, filed, given back, compared.
struct FilingTests {
  private func fund() throws -> Program {
    let program = try Program.fund(charter: "company:\n  staff: 7\n")
    try program.record(Program.issue)
    try program.record(
      #"{"kind":"fee.receive","date":"2018-03-01","guarantee":"D1","amount":"7000.00"}"#)
    return program
  }

  private func submit(_ program: Program, _ period: String, _ more: String...) throws -> Outcome {
    try program.run(["filing", "--period", period, "--submit"] + more)
  }

  @Test func `the forms of a quarter, a cell a row for programs`() throws {
    let outcome = try fund().run("filing", "--period", "2018Q2", "--format", "json")
    #expect(outcome.status == 0, "\(outcome.words)")
    let rows = try #require(outcome.output.json["rows"] as? [[String: Any]])
    func value(_ form: String, _ row: String, _ column: String) -> String? {
      let found = rows.first {
        $0["form"] as? String == form && $0["row"] as? String == row
          && $0["column"] as? String == column
      }
      return found?["value"] as? String ?? (found?["value"] as? Int).map(String.init)
    }
    #expect(value("business", "4.1", "D") == "1000000.00")
    // A small firm with a million: 75 %.
    #expect(value("liability", "4", "D") == "750000.00")
    #expect(value("income", "2", "A") == "7000.00")
    #expect(value("company", "5", "A") == "7")
    #expect(value("company", "1", "A") == "open")
    #expect(value("indicators", "3.3", "B") == nil)
  }

  @Test func `one form by its Chinese name, and none by a wrong one`() throws {
    let program = try fund()
    let one = try program.run(
      "filing", "--period", "2018Q4", "--form", "风险指标", lang: "zh")
    #expect(one.status == 0 && one.output.contains("担保代偿率") && !one.output.contains("注册资本金"))
    #expect(one.output.contains("不适用"))
    let wrong = try program.run("filing", "--period", "2018Q4", "--form", "indicator")
    #expect(wrong.status == 2 && wrong.words.contains("did you mean `indicators`?"))
    #expect(try program.run("filing").status == 2)
  }

  @Test func `a cell explains itself down to the entries`() throws {
    let program = try fund()
    let outcome = try program.run(
      "explain", "filing", "风险指标", "2.1.C", "--period", "2018Q4", "--format", "json")
    #expect(outcome.status == 0, "\(outcome.words)")
    #expect(
      (outcome.output.json["measures"] as? [String: Any])?["indicators.2.1.C"] as? String
        == "750000.00")
    let parts = try #require(outcome.output.json["guarantees"] as? [[String: Any]])
    #expect(parts.first?["guarantee"] as? String == "D1")
    let entries = try #require(outcome.output.json["entries"] as? [[String: Any]])
    #expect(entries.contains { $0["role"] as? String == "inForce" })
    let ratio = try program.run("explain", "filing", "indicators", "3.3", "--period", "2018Q4")
    #expect(ratio.output.contains("3.1.B ÷ 3.2.B"))
    let wrong = try program.run("explain", "filing", "indicators", "9.9", "--period", "2018Q4")
    #expect(wrong.status == 2 && wrong.words.contains("known: 1.1, 1.2"))
  }

  @Test(arguments: ["text", "csv", "json", "html", "xlsx", "pdf"])
  func `what was filed comes back byte for byte`(format: String) throws {
    let program = try fund()
    let filed = try program.run(
      "filing", "--period", "2018Q4", "--submit", "--format", format, "--output",
      "filed.\(format)", lang: "zh")
    try #require(filed.status == 0, "\(filed.words)")
    try program.record(
      #"{"kind":"capital.pay","date":"2018-12-01","member":"M03","amount":"1000000.00"}"#)
    let shown = try program.run("filing", "--show", "2018Q4", "--output", "copy.\(format)")
    #expect(shown.status == 0, "\(shown.words)")
    #expect(try program.book("filed.\(format)") == program.book("copy.\(format)"))
    #expect(try program.book("filed.\(format)").count > 1_000)
    _ = try program.head()
    let out = try program.run("export", "--format", "jsonl", "--output", "all.jsonl")
    #expect(out.status == 0, "\(out.words)")
    let back = try program.run(
      "import", "all.jsonl", "--replay", "--book", "new.book", "--head", try program.head())
    #expect(back.status == 0, "\(back.words)")
    let again = try program.run(
      "filing", "--show", "2018Q4", "--output", "again.\(format)", "--book", "new.book")
    #expect(again.status == 0, "\(again.words)")
    #expect(try program.book("filed.\(format)") == program.book("again.\(format)"))
  }

  /// A cairo that embeds a whole font would make a PDF of a megabyte, which an event does not hold.
  @Test func `all forms of the constructed fund are filed in both languages and every format`()
    throws
  {
    let program = try Program()
    let clock = ["JINZHU_NOW": "2026-01-12T01:00:00Z"]
    let folder = Repository.root.appending(path: "examples/wannian")
    let events = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("events-") }.sorted().map { folder.appending(path: $0).path }
    #expect(events.count == 18)
    let charter = folder.appending(path: "charter-2008.yaml").path
    try #require(
      program.run(
        "init", "--charter", charter, "--date", "2008-03-03", environment: clock
      ).status == 0)
    try #require(program.run(["record"] + events, environment: clock).status == 0)
    var filed: [(event: String, file: String)] = []
    for lang in ["zh", "en"] {
      for format in ["text", "csv", "json", "html", "xlsx", "pdf"] {
        let file = "filed-\(lang).\(format)"
        let run = try program.run(
          "filing", "--period", "2023Q4", "--submit", "--format", format, "--output", file,
          lang: lang, environment: clock)
        try #require(run.status == 0, "\(file): \(run.words)")
        let number = run.words.firstMatch(
          of: /2023Q4(?:: event|：第) (\d+)/)?.output.1
        filed.append((String(try #require(number, "\(run.words)")), file))
      }
    }
    for (event, file) in filed {
      let run = try program.run(
        "filing", "--show", event, "--output", "copy", environment: clock)
      try #require(run.status == 0, "\(file): \(run.words)")
      #expect(try program.book("copy") == program.book(file), "\(file)")
    }
    #expect(Set(filed.map(\.event)).count == 12)
    // Two fonts of Latin letters and two of Chinese, each cut down to what is used of it.
    for file in ["filed-zh.pdf", "filed-en.pdf"] {
      #expect(try program.book(file).count < 400_000, "\(file)")
    }
  }

  @Test func `a correction dated back shows, with its event, and the next filing does not agree`()
    throws
  {
    let program = try fund()
    #expect(try submit(program, "2018Q3", "--output", "q3.xlsx").status == 0)
    let same = try program.run("filing", "--diff", "2018Q3", "--format", "json")
    #expect((same.output.json["measures"] as? [String: Any])?["changedCells"] as? Int == 0)
    // Event 14: a second guarantee, dated into the quarter that was filed.
    try program.record(
      """
      {"kind":"guarantee.issue","date":"2018-09-01","guarantee":"D2","borrower":"M02","bank":"B01",\
      "principal":"500000.00","due":"2019-09-01"}
      """)
    let diff = try program.run("filing", "--diff", "2018Q3", "--format", "json")
    let rows = try #require(diff.output.json["rows"] as? [[String: Any]])
    let liability = try #require(
      rows.first { $0["cell"] as? String == "融资担保责任余额计量表 4.D" })
    #expect(liability["filed"] as? String == "750000.00")
    #expect(liability["now"] as? String == "1125000.00")
    #expect(liability["events"] as? String == "14")
    let checked = try program.run("filing", "--period", "2018Q4", "--check")
    #expect(checked.status == 1)
    #expect(checked.output.contains("the filing of 2018Q3 (event 13), Business, part two 1.8.D"))
    #expect(checked.output.contains("1000000.00") && checked.output.contains("1,500,000.00"))
    let refused = try submit(program, "2018Q4", "--output", "q4.xlsx")
    #expect(refused.status == 1 && refused.words.contains("nothing was filed"))
    // Filed again, the quarter agrees with the next one.
    #expect(try submit(program, "2018Q3", "--memo", "更正", "--output", "q3b.xlsx").status == 0)
    #expect(try program.run("filing", "--period", "2018Q4", "--check").status == 0)
    let history = try program.run("filing", "--history", "--format", "json")
    let states = (history.output.json["rows"] as? [[String: Any]])?.map { $0["state"] as? String }
    #expect(states == ["superseded", "stands"])
    let first = try program.run("filing", "--show", "13", "--output", "old.xlsx")
    #expect(first.status == 0, "\(first.words)")
    #expect(try program.book("old.xlsx") == program.book("q3.xlsx"))
    #expect(try program.book("old.xlsx") != program.book("q3b.xlsx"))
    // Taken back, a filing counts no more, and the one before it stands again; its bytes stay.
    try program.record(
      #"{"kind":"event.reverse","date":"2019-06-30","event":"15","reason":"误报"}"#)
    let before = try program.run("filing", "--show", "2018Q3", "--output", "before.xlsx")
    #expect(before.status == 0, "\(before.words)")
    #expect(try program.book("before.xlsx") == program.book("q3.xlsx"))
    #expect(try program.run("filing", "--show", "15", "--output", "taken.xlsx").status == 0)
    #expect(try program.book("taken.xlsx") == program.book("q3b.xlsx"))
  }

  @Test func `nothing is filed for a period that has not ended, nor with a wrong digest`() throws {
    let program = try fund()
    let early = try submit(program, "2019Q2", "--date", "2019-06-29", "--output", "x.csv")
    #expect(early.status == 1 && early.words.contains("2019-06-30"))
    let forged = try program.run(
      "record", "-",
      input: """
        {"kind":"filing.submit","date":"2019-01-10","period":"2018Q4","format":"text",\
        "sha256":"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9825",\
        "file":"aGVsbG8=","figures":"{\\"income\\":{\\"18\\":{\\"A\\":\\"1.00\\"}}}"}
        """)
    #expect(forged.status == 1 && forged.words.contains("SHA-256"))
    let torn = try program.run(
      "record", "-",
      input: """
        {"kind":"filing.submit","date":"2019-01-10","period":"2018Q4","format":"text",\
        "sha256":"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",\
        "file":"aGVsbG8","figures":"{}"}
        """)
    #expect(torn.status == 1)
    #expect(try program.run("filing", "--show", "2018Q4").status == 1)
  }

  @Test(arguments: [
    (["--submit", "--check"], "--check"),
    (["--submit", "--known-at", "2019-01-01T00:00:00Z"], "--known-at"),
    (["--submit", "--history"], "--history"), (["--memo", "x"], "--memo"),
    (["--date", "2019-01-02"], "--date"), (["--override", "x"], "--override"),
  ])
  func `what does not go together is refused, and nothing is filed`(
    options: [String], named: String
  ) throws {
    let program = try fund()
    let before = try program.head()
    let run = try program.run(["filing", "--period", "2018Q4"] + options)
    #expect(run.status == 2 && run.words.contains(named), "\(run.words)")
    #expect(try program.head() == before)
  }

  @Test func `of two forms of one name, the one of the day is meant`() throws {
    let program = try fund()
    for (period, rows) in [("2018Q4", 21), ("2012Q4", 21)] {
      let old = try program.run(
        "filing", "--period", period, "--form", "资产负债", "--format", "json")
      #expect((old.output.json["rows"] as? [Any])?.count == rows, "\(old.words)")
    }
    let late = try Program.fund(charter: "filing:\n  newFormsFrom: \"2018-06-30\"\n")
    let new = try late.run("filing", "--period", "2018Q4", "--form", "资产负债", "--format", "json")
    #expect((new.output.json["rows"] as? [Any])?.count == 19, "\(new.words)")
    let told = try late.run("explain", "filing", "资产负债", "5", "--period", "2018Q4", lang: "zh")
    #expect(told.output.contains("应收代偿款"))
  }

  @Test func `a guarantee that comes late does not move those of other rows`() throws {
    let program = try fund()
    try program.record(
      #"{"kind":"guarantee.issue","date":"2018-03-01","guarantee":"D9","borrower":"M02","bank":"B01","principal":"300000.00","due":"2019-09-01"}"#
    )
    #expect(try submit(program, "2018Q3", "--output", "q3.xlsx").status == 0)
    try program.record(
      #"{"kind":"guarantee.issue","date":"2018-09-01","guarantee":"A1","borrower":"F01","bank":"B01","principal":"100000.00","due":"2019-09-01"}"#
    )
    let diff = try program.run("filing", "--diff", "2018Q3", "--format", "json")
    let rows = try #require(diff.output.json["rows"] as? [[String: Any]])
    let related = rows.filter { $0["form"] as? String == "related" }
    #expect(
      related.compactMap { $0["cell"] as? String } == [
        "关联方担保 A1.C", "关联方担保 A1.F", "关联方担保 A1.G", "关联方担保 合计.F", "关联方担保 合计.G",
      ])
    #expect(related.allSatisfy { $0["events"] as? String == "15" })
  }

  @Test func `an exempt mutual body says that it is one`() throws {
    let program = try Program.fund(charter: "regime: mutual\n")
    let forms = try program.run("filing", "--period", "2018Q4")
    #expect(forms.output.contains("An exempt rural mutual body"))
    #expect(!forms.output.contains("Minimum capital"))
    let licensed = try fund().run("filing", "--period", "2018Q4")
    #expect(licensed.output.contains("Minimum capital 20,000,000.00: 国务院令第683号 art. 7"))
  }

  @Test(
    .enabled(
      if: Shell.has("python3"), "SKIPPED: no python3; install it to have the workbook read"))
  func `a workbook has a sheet for each form, merged headings, print areas, numbers`() throws {
    let program = try fund()
    let made = try program.run(
      "filing", "--period", "2018Q4", "--output", "q4.xlsx", lang: "zh")
    #expect(made.status == 0, "\(made.words)")
    let cells = try program.run(
      "filing", "--period", "2018Q4", "--output", "q4.csv", lang: "zh")
    #expect(cells.status == 0, "\(cells.words)")
    let read = try Shell.run(
      "sh",
      [
        "-c",
        "for p in /usr/bin/python3 python3; do $p -c 'import openpyxl' 2>/dev/null && exec $p \"$@\"; "
          + "done; echo SKIPPED: no Python with openpyxl", "sh",
        "Tests/Reference/check_forms_workbook.py", program.path("q4.xlsx").path,
        program.path("q4.csv").path,
      ])
    #expect(read.status == 0, "\(read.output)\(read.words)")
    print("workbook of forms: \(read.output)", terminator: "")
  }
}
