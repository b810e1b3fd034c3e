internal import Jinzhu

/// The few words that the argument parser brings along, in our style and in Chinese.
///
/// The parser speaks English only; its help is laid out line by line, its errors are sentences of
/// fixed form around what the user typed.
enum ParserWords {
  /// Help or an error of the parser, in a language; other text of its (completions) as it is.
  static func translated(_ text: String, to language: Language) -> String {
    if text.hasPrefix("#") { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.map { line in
      language == .zh
        ? translated(line: line)
        : lowerCased.reduce(line) { $0.replacing($1.parsers, with: $1.ours) }
    }.joined(separator: "\n")
  }

  private static func translated(line: String) -> String {
    for (english, chinese) in openings where line.hasPrefix(english) {
      return chinese + translated(sentence: String(line.dropFirst(english.count)))
    }
    let whole = translated(sentence: line)
    if whole != line { return whole }
    return phrases.reduce(line) { $0.replacing($1.english, with: $1.chinese) }
  }

  private static let lowerCased: [(parsers: String, ours: String)] = [
    ("Error: ", "error: "), ("Show the version.", "show the version"),
    ("Show help information.", "show this help"),
  ]

  private static let openings = [
    ("OVERVIEW: ", "简介："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："),
    ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "子命令："), ("Error: ", "错误: "), ("Help:  ", "说明: "),
  ]

  private static let phrases: [(english: String, chinese: String)] = [
    ("(values: ", "(可填："), ("; default: ", "；默认："), ("(default: ", "(默认："),
    ("Show the version.", "显示版本"), ("Show help information.", "显示帮助"),
    ("Show subcommand help information.", "显示子命令的帮助"),
  ]

  /// An error's sentence; one that is not known stays English.
  private static func translated(sentence: String) -> String {
    for (pattern, chinese) in sentences {
      guard let gaps = gaps(of: pattern, in: sentence) else { continue }
      return zip(["①", "②", "③"], gaps).reduce(chinese) { $0.replacing($1.0, with: $1.1) }
    }
    return sentence
  }

  /// What stands between the fixed pieces of a sentence; `nil` where it has not that form.
  private static func gaps(of pattern: [String], in sentence: String) -> [String]? {
    guard let first = pattern.first, sentence.hasPrefix(first) else { return nil }
    var rest = sentence.dropFirst(first.count)
    var gaps: [String] = []
    for piece in pattern.dropFirst().dropLast() {
      guard let found = rest.firstRange(of: piece) else { return nil }
      gaps.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    guard let last = pattern.last, rest.hasSuffix(last) else { return nil }
    return gaps + [String(rest.dropLast(last.count))]
  }

  private static let sentences: [(pattern: [String], chinese: String)] = [
    (["Unknown option '", "'. Did you mean '", "'?"], "没有选项“①”；是不是“②”？"),
    (["Unknown option '", "'"], "没有选项“①”；请用 --help 查看"),
    (["Missing value for '", "'"], "选项“①”缺少值；请补上"),
    (["Missing expected argument '", "'"], "缺少参数“①”；请补上"),
    (["Unexpected argument '", "'"], "多余的参数“①”；请删去"),
    (
      ["The value '", "' is invalid for '", "'. Please provide one of ", "."],
      "选项“②”的值“①”不对；可填：③"
    ),
    (["The value '", "' is invalid for '", "': ", ""], "选项“②”：③"),
    (["The value '", "' is invalid for '", "'"], "选项“②”的值“①”不对"),
    (["  See '", "' for more information."], "  详见 ①"),
    (["  See '", "' for detailed help."], "  用 ① 查看详细帮助"),
  ]
}
