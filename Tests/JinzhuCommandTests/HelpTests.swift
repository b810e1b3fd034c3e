import Foundation
import Jinzhu
import Testing

/// Help that teaches, in both languages.
struct HelpTests {
  let program: Program

  init() throws { program = try Program() }

  @Test(arguments: EventKind.allCases)
  func `the page of a kind explains each field, and shows the event in each form`(
    kind: EventKind
  ) throws {
    let asked = try program.run("record", "--help", kind.rawValue)
    #expect(asked.status == 0)
    #expect(try program.run("record", kind.rawValue, "--help").output == asked.output)
    #expect(try program.run("help", "record", kind.rawValue).output == asked.output)
    let chinese = try program.run("record", "--help", kind.rawValue, lang: "zh")
    for field in kind.body.fields + Field.common {
      #expect(asked.output.contains("--\(field.name)  as "))
      #expect(asked.output.contains(field.label.en))
      #expect(chinese.output.contains(field.label.zh))
    }
    #expect(asked.output.hasPrefix("\(kind.rawValue)  \(kind.body.title.en)\n"))
    #expect(chinese.output.hasPrefix("\(kind.rawValue)  \(kind.body.title.zh)\n"))
    #expect(asked.output.contains("{\"kind\":\"\(kind.rawValue)\""))
  }

  @Test func `the list names every kind with its title`() throws {
    let english = try program.run("record", "--list").output
    let chinese = try program.run("record", "--list", lang: "zh").output
    for kind in EventKind.allCases {
      #expect(english.contains(kind.rawValue) && english.contains(kind.body.title.en))
      #expect(chinese.contains(kind.rawValue) && chinese.contains(kind.body.title.zh))
    }
  }

  @Test(arguments: [
    ["--help"], ["init", "--help"], ["record", "--help"], ["report", "--help"], ["show", "--help"],
    ["list", "--help"], ["list", "parties", "--help"], ["list", "guarantees", "--help"],
    ["close", "--help"], ["verify", "--help"], ["charter", "--help"],
    ["charter", "show", "--help"],
    ["charter", "check", "--help"], ["charter", "diff", "--help"], ["charter", "adopt", "--help"],
    ["template", "--help"], ["attest", "--help"], ["backup", "--help"], ["restore", "--help"],
  ])
  func `every command has help in both languages`(arguments: [String]) throws {
    let english = try program.run(arguments)
    let chinese = try program.run(arguments, lang: "zh")
    #expect(english.status == 0 && chinese.status == 0)
    #expect(english.words == "" && chinese.words == "")
    #expect(english.output.contains("OVERVIEW: ") && english.output.contains("USAGE: jinzhu"))
    #expect(chinese.output.contains("简介：") && chinese.output.contains("用法：jinzhu"))
    #expect(english.output.unicodeScalars.allSatisfy { $0.value < 0x3000 })
    for word in ["OVERVIEW", "USAGE", "OPTIONS", "Show help"] {
      #expect(!chinese.output.contains(word))
    }
    for line in english.output.split(separator: "\n") where !line.hasPrefix("USAGE") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test func `the root's help names every command, and --version tells the version`() throws {
    let help = try program.run("--help").output
    let commands = [
      "init", "record", "report", "show", "list", "close", "verify", "attest", "backup",
      "restore", "charter", "template",
    ]
    for command in commands { #expect(help.contains("\n  \(command) ")) }
    #expect(try program.run("--version").output == "0.1.0\n")
  }

  @Test func `--lang wins over the locale, wherever it stands`() throws {
    #expect(try program.run("--help", "--lang", "zh").output.hasPrefix("简介"))
    #expect(try program.run("--lang=en", "--help", lang: "zh").output.hasPrefix("OVERVIEW"))
  }

  @Test(arguments: [
    ["LC_ALL": "zh_TW.UTF-8"], ["LC_ALL": "", "LC_MESSAGES": "zh_CN"],
    ["LC_ALL": "", "LANG": "zh_CN.UTF-8"],
  ])
  func `a Chinese locale gives Chinese`(environment: [String: String]) throws {
    #expect(try program.run(["--help"], environment: environment).output.hasPrefix("简介"))
  }

  @Test func `LC_ALL comes before LC_MESSAGES, and that before LANG`() throws {
    let english = try program.run(
      ["--help"], environment: ["LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "zh_CN"])
    #expect(english.output.hasPrefix("OVERVIEW"))
  }

  @Test func `every report is listed with what it tells`() throws {
    let english = try program.run("report", "--list").output
    let chinese = try program.run("report", "--list", lang: "zh").output
    for report in Report.all {
      #expect(english.contains(report.name) && english.contains(report.summary.en))
      #expect(chinese.contains(report.title.zh) && chinese.contains(report.summary.zh))
    }
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash")),
    arguments: [
      ("jinzhu rec", "record"), ("jinzhu record capital.w", "capital.withdraw"),
      ("jinzhu record capital.pay --date 2018-02-01 --memb", "--member"),
      ("jinzhu record capital.pay --member M", "M01 M02 M03"),
      ("jinzhu record party.add --role mem", "member"), ("jinzhu report lev", "leverage"),
      ("jinzhu report ledger paidIn", "paidInCapital"), ("jinzhu show D", "D1"),
      ("jinzhu show --book fund.book F", "F01"), ("jinzhu list guarantees --state over", "overdue"),
    ])
  func `the shell completes kinds, fields, codes and reports`(line: String, words: String) throws {
    let program = try Program.fund()
    try program.record(Program.issue)
    let script = try program.run("--generate-completion-script", "bash").output
    try program.write(
      script + """

        read -ra COMP_WORDS <<< "$1"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        COMP_LINE=$1; COMP_POINT=${#1}
        _jinzhu jinzhu "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        echo "${COMPREPLY[*]}" > completed

        """, to: "complete.bash")
    let bash = Process()
    bash.executableURL = URL(filePath: "/bin/bash")
    bash.arguments = ["complete.bash", line]
    bash.currentDirectoryURL = program.folder
    bash.environment = [
      "PATH": Program.executable.deletingLastPathComponent().path + ":/usr/bin:/bin",
      "JINZHU_NOW": Program.now,
    ]
    try bash.run()
    bash.waitUntilExit()
    let completed = try String(contentsOf: program.path("completed"), encoding: .utf8)
    #expect(completed == words + "\n")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completion scripts are given, in any language`(shell: String) throws {
    let english = try program.run("--generate-completion-script", shell)
    #expect(english.status == 0)
    #expect(english.output.contains("jinzhu"))
    let chinese = try program.run("--generate-completion-script", shell, lang: "zh")
    #expect(chinese.status == 0)
  }
}
