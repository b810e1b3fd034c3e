internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats

/// The manual page of a command, made from what the command says of itself.
struct ManPage {
  private let command: any ParsableCommand.Type
  /// The words that call it: `jinzhu charter show`.
  private let words: [String]

  /// The pages of a command and of all below it.
  static func all(
    of command: any ParsableCommand.Type = Root.self, after words: [String] = []
  ) -> [ManPage] {
    let named = words + [command.configuration.commandName ?? ""]
    return [ManPage(command: command, words: named)]
      + command.configuration.subcommands.flatMap { all(of: $0, after: named) }
  }

  /// `jinzhu-charter-show`.
  var name: String { words.joined(separator: "-") }

  /// The page in the language of whoever runs the program.
  var text: String {
    let configuration = command.configuration
    var page = """
      .\\" \(say("由 jinzhu manual 写出；请勿修改", "Written by `jinzhu manual`; not to be edited."))
      .TH "\(name.uppercased())" 1 "" "jinzhu \(Version.text)" "\(say("金猪", "Jinzhu"))"
      .SH \(say("名称", "NAME"))
      \(name) \\- \(Self.escaped(configuration.abstract))
      .SH \(say("概要", "SYNOPSIS"))

      """
    let usage = usage
    page +=
      usage.contains("\n")
      ? ".nf\n\(Self.block(usage)).fi\n" : Self.block(usage)
    if !configuration.discussion.isEmpty {
      page += ".SH \(say("说明", "DESCRIPTION"))\n.nf\n"
      page += Self.block(configuration.discussion) + ".fi\n"
    }
    page += options
    if !configuration.subcommands.isEmpty { page += subcommands }
    page += ".SH \(say("退出状态", "EXIT STATUS"))\n" + Self.exitStatus
    page += ".SH \(say("参见", "SEE ALSO"))\n" + seeAlso + "\n"
    return page
  }

  private var usage: String {
    if let usage = command.configuration.usage, !usage.isEmpty { return usage }
    let line = Root.usageString(for: command)
    let text = ParserWords.translated(line, to: Setting.language)
    return text.split(separator: "\n").map { line in
      ["用法：", "usage: ", "Usage: ", "USAGE: "].reduce(String(line)) { text, opening in
        text.hasPrefix(opening) ? String(text.dropFirst(opening.count)) : text
      }.withoutOuterBlanks
    }.joined(separator: "\n")
  }

  /// Arguments and options, each with its meaning.
  private var options: String {
    guard let tree = try? JSONReader.read(Array(command._dumpHelp().utf8), strings: .lenient),
      case .list(let arguments)? = tree["command"]?["arguments"]
    else { return "" }
    let shown = arguments.filter { $0["shouldDisplay"]?.text != "false" }
    guard !shown.isEmpty else { return "" }
    return ".SH \(say("参数和选项", "ARGUMENTS AND OPTIONS"))\n" + shown.map(Self.entry).joined()
  }

  private static func entry(of argument: Tree) -> String {
    let value = argument["valueName"]?.text ?? ""
    var heads: [String] = []
    if case .list(let names)? = argument["names"] {
      heads = names.map { name in
        (name["kind"]?.text == "short" ? "-" : "--") + (name["name"]?.text ?? "")
      }
    }
    let meaning = ParserWords.translated(argument["abstract"]?.text ?? "", to: Setting.language)
    let isFlag = argument["kind"]?.text == "flag"
    let head =
      heads.isEmpty ? "<\(value)>" : heads.joined(separator: ", ") + (isFlag ? "" : " <\(value)>")
    var text = ".TP\n\\fB\(escaped(head))\\fR\n\(escaped(meaning))\n"
    if case .list(let values)? = argument["allValues"] {
      let choices = values.compactMap(\.text).joined(separator: ", ")
      text += ".br\n\(say("可填：", "one of: "))\(escaped(choices))\n"
    }
    if let standard = argument["defaultValue"]?.text {
      text += ".br\n\(say("默认：", "default: "))\(escaped(standard))\n"
    }
    return text
  }

  private var subcommands: String {
    let entries = command.configuration.subcommands.map { sub in
      let name = (words + [sub.configuration.commandName ?? ""]).joined(separator: "-")
      return ".TP\n\\fB\(Self.escaped(name))\\fR(1)\n\(Self.escaped(sub.configuration.abstract))\n"
    }
    return ".SH \(say("命令", "COMMANDS"))\n" + entries.joined()
  }

  private static var exitStatus: String {
    [
      ("0", Words("完成", "done")), ("1", Words("拒绝，消息说明原因", "refused; the message says why")),
      ("2", Words("用法错误", "misuse")),
      ("3", Words("账簿损坏或被篡改", "the book is damaged or has been tampered with")),
    ].map { ".TP\n\\fB\($0.0)\\fR\n\($0.1.spoken)\n" }.joined()
  }

  private var seeAlso: String {
    let names = words.count == 1 ? ["jinzhu-events"] : ["jinzhu", "jinzhu-events"]
    return names.map { $0 == "jinzhu-events" ? "\\fB\($0)\\fR(7)" : "\\fB\($0)\\fR(1)" }
      .joined(separator: ", ")
  }

  // MARK: - Notation

  /// Lines that are printed as they stand.
  static func block(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { escaped(String($0)) + "\n" }.joined()
  }

  /// A text without what the notation of manual pages would take for its own.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      default: escaped.append(character)
      }
    }
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}

extension String {
  fileprivate var withoutOuterBlanks: String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
