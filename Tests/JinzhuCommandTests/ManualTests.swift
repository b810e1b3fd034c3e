import Foundation
import Jinzhu
import Testing

/// Manual pages, completions, the examination, and what the handbook tells people to type.
struct ManualTests {
  /// The commands there are, as the help lists them.
  private static func commands() throws -> Set<String> {
    let help = try Program().run("--help").output
    let list = help.components(separatedBy: "SUBCOMMANDS:").last ?? ""
    return Set(
      list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
        .filter { $0.first?.isLowercase == true })
  }

  @Test(arguments: ["en", "zh"])
  func `every command has a page, and the events have one`(lang: String) throws {
    let program = try Program()
    let made = try program.run("manual", "share", "--lang", lang)
    #expect(made.status == 0, "\(made.words)")
    let man = program.path(lang == "zh" ? "share/man/zh_CN" : "share/man")
    let pages = Set(
      try FileManager.default.contentsOfDirectory(atPath: man.path + "/man1"))
    let commands = try Self.commands()
    #expect(commands.count > 15)
    for command in commands {
      #expect(pages.contains("jinzhu-\(command).1"), "\(command)")
    }
    let events = try String(contentsOfFile: man.path + "/man7/jinzhu-events.7", encoding: .utf8)
    for kind in EventKind.allCases { #expect(events.contains("\n.SH \(kind.rawValue) ")) }
    guard Shell.has("groff") else {
      return print("SKIPPED: groff is missing, so the pages were not formatted")
    }
    for page in pages {
      let run = try Shell.run(
        "groff", ["-Kutf8", "-man", "-Tutf8", "-ww", "-z", man.path + "/man1/" + page])
      #expect(run.status == 0 && run.words.isEmpty, "\(page): \(run.words)")
    }
  }

  @Test func `completions are scripts that their shells understand`() throws {
    let program = try Program()
    try program.run("manual", "share")
    for (shell, file) in [
      ("bash", "bash-completion/completions/jinzhu"), ("zsh", "zsh/vendor-completions/_jinzhu"),
      ("fish", "fish/vendor_completions.d/jinzhu.fish"),
    ] {
      let path = program.path("share/" + file).path
      let script = try String(contentsOfFile: path, encoding: .utf8)
      #expect(script.contains("three-column"), "\(shell) does not complete reports")
      guard Shell.has(shell) else {
        print("SKIPPED: \(shell) is missing, so its completions were not looked at")
        continue
      }
      let run = try Shell.run(shell, ["-n", path])
      #expect(run.status == 0, "\(shell): \(run.words)")
    }
  }

  @Test func `the doctor finds a sound book sound, and says what is due`() throws {
    let program = try Program.fund()
    try program.record(Program.issue)
    let outcome = try program.run("doctor", "--format", "json")
    #expect(outcome.status == 0, "\(outcome.words)")
    let rows = outcome.output.json["rows"] as? [[String: Any]] ?? []
    func row(_ check: String) -> [String: Any] {
      rows.first { $0["check"] as? String == check } ?? [:]
    }
    #expect(row("book")["state"] as? String == "good")
    #expect(
      row("integrity")["found"] as? String == "11 events verified, head \(try program.head())")
    // Recorded from 2 January 2018 on; it is June 2019.
    #expect(row("closing")["found"] as? String == "never closed; 17 ended months are open")
    #expect(row("closing")["advice"] as? String == "jinzhu close 2018-01")
    #expect(row("clock")["state"] as? String == "note")
  }

  @Test func `the doctor tells permissions, a missing book, a slow clock and damage`() throws {
    let program = try Program.fund()
    let book = program.path("fund.book").path
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: book)
    #expect(try program.run("doctor").output.contains("chmod 600"))
    #expect(try program.run("doctor", "--book", "none.book").status == 1)
    let early = try program.run("doctor", environment: ["JINZHU_NOW": "2019-06-29T04:00:00Z"])
    #expect(early.status == 1)
    #expect(early.output.contains("the last event was recorded at 2019-06-30"))
    var bytes = try program.book()
    bytes.replaceSubrange(bytes.count / 2..<bytes.count / 2 + 4096, with: Data(count: 4096))
    try bytes.write(to: program.path("fund.book"))
    #expect(try program.run("doctor").status == 3)
  }

  @Test(arguments: ["HANDBOOK.md", "HANDBOOK.zh-CN.md"])
  func `what the handbook tells people to type is there`(page: String) throws {
    let text = try Repository.text(of: "docs/" + page)
    let commands = try Self.commands()
    let reports = Set(Report.all.map(\.name))
    var checked = 0
    for part in text.components(separatedBy: "jinzhu ").dropFirst() {
      let words = part.prefix { $0 != "\n" && $0 != "`" }.split(separator: " ").map(String.init)
      guard let command = words.first, commands.contains(command) || command.first?.isLetter == true
      else { continue }
      #expect(commands.contains(command), "jinzhu \(words.joined(separator: " "))")
      guard words.count > 1, !words[1].hasPrefix("-") else { continue }
      if command == "report" { #expect(reports.contains(words[1]), "\(words)") }
      if command == "record" || command == "template", !words[1].contains(".csv") {
        #expect(EventKind(rawValue: words[1]) != nil, "\(words)")
      }
      if command == "record", let kind = EventKind(rawValue: words[1]) {
        let known = Set((kind.body.fields + Field.common).map { "--" + $0.name })
        for word in words where word.hasPrefix("--") { #expect(known.contains(word), "\(words)") }
      }
      checked += 1
    }
    #expect(checked > 12)
  }
}
