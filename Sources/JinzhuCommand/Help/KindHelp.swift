internal import Jinzhu
internal import JinzhuFormats

/// The page that explains one kind of event, and the list of all kinds.
enum KindHelp {
  /// The page asked for by `record --help KIND`, `record KIND --help` or `help record KIND`.
  static func asked(in arguments: [String]) throws -> String? {
    let words = arguments.dropFirst()
    let isAsked = words.contains("--help") || words.contains("-h") || words.first == "help"
    guard isAsked, words.first(where: { !$0.hasPrefix("-") && $0 != "help" }) == "record" else {
      return nil
    }
    let others = words.filter { !$0.hasPrefix("-") && $0 != "help" && $0 != "record" }
    if let kind = others.lazy.compactMap(EventKind.init(named:)).first { return page(of: kind) }
    if let word = others.first(where: { $0.contains(".") && !System.isReadable($0) }) {
      throw unknown(word)
    }
    return nil
  }

  /// A word that should have been a kind.
  static func unknown(_ word: String) -> Failure {
    let hint = NearMiss.to(word, among: EventKind.allCases.map(\.rawValue))
    let words = Refusal.unknownKind(word).words
    return Failure(
      .misuse,
      Words(
        words.zh + (hint.map { "；是不是 \($0)？" } ?? ""),
        words.en + (hint.map { "; did you mean `\($0)`?" } ?? "")))
  }

  /// All kinds, one a line.
  static var list: Document {
    let columns = [
      Table.Column("kind", Words("事项", "kind")), Table.Column("title", Words("名称", "title")),
      Table.Column("fields", Words("字段（[可不填]）", "fields ([may be left out])")),
    ]
    let rows = EventKind.allCases.map { kind -> [Cell] in
      let fields = kind.body.fields.map { $0.isRequired ? $0.name : "[\($0.name)]" }
      return [
        .text(kind.rawValue), .text(kind.body.title.spoken),
        .text(fields.joined(separator: ", ")),
      ]
    }
    return Document(
      name: "kinds", title: Words("可记的事项", "Events that can be recorded"), fund: "",
      tables: [Table(columns: columns, rows: rows)],
      notes: [
        Words(
          "每种事项还有 date，以及可不填的 ref、memo、override、by；"
            + "jinzhu record --help 事项 逐个解释字段",
          "every kind also takes date, and may take ref, memo, override and by; "
            + "`jinzhu record --help KIND` explains each field")
      ])
  }

  /// Everything about one kind: fields, and one event written in each of the three ways.
  static func page(of kind: EventKind) -> String {
    let fields = kind.body.fields
    let required = Field.common.filter(\.isRequired) + fields.filter(\.isRequired)
    var page = "\(kind.rawValue)  \(kind.body.title.spoken)\n\n"
    page += section(Words("必填字段", "Required fields"), required)
    page += section(Words("可选字段", "Optional fields"), fields.filter { !$0.isRequired })
    page += section(Words("各种事项通用", "Of every kind"), Field.common.filter { !$0.isRequired })
    if kind.hasLines {
      page +=
        say(
          """
          也可逐行写在命令里，次数不限；银行写在 @ 之后：
            --debit 科目=金额  --credit 科目=金额  --credit cash@B01=金额

          """,
          """
          Its lines may be typed, as many as need be; a bank stands after @:
            --debit ACCOUNT=AMOUNT  --credit ACCOUNT=AMOUNT  --credit cash@B01=AMOUNT

          """) + "\n"
    }
    let example = KindExample(kind)
    page += say("命令示例", "As a command") + ":\n  " + example.command + "\n\n"
    page += say("JSON Lines 示例", "As a line of JSON Lines") + ":\n  " + example.json + "\n"
    if let csv = example.csv {
      page += "\n" + say("CSV 示例", "As CSV") + ":\n  " + csv.joined(separator: "\n  ") + "\n"
    }
    return page
  }

  private static func section(_ title: Words, _ fields: [Field]) -> String {
    guard !fields.isEmpty else { return "" }
    var text = title.spoken + ":\n"
    for field in fields {
      text += "  --\(field.name)  " + say("如", "as") + " \(quoted(field.example))\n"
      text += "      \(field.label.spoken)\n"
      if let form = form(of: field.type) { text += "      \(form)\n" }
    }
    return text + "\n"
  }

  /// What a type of field takes, beyond what its meaning says.
  private static func form(of type: FieldType) -> String? {
    switch type {
    case .money: say("金额：元，至多两位小数，可写 50万", "yuan above zero, two decimals at most, or 50万")
    case .balance: say("金额：元，可为零或负", "yuan, also zero or negative")
    case .rate: say("比例：0.7‰、80%、千分之七、7/1000，0–100%", "0.7‰, 80%, 0.007 or 7/1000, 0–100%")
    case .choice(let choices):
      choices.map { "\($0.key) (\($0.words.spoken))" }.joined(separator: ", ")
    case .flag: say("yes 或 no", "yes or no")
    case .count: say("整数，0–9999", "a whole number, 0–9999")
    case .parties: say("若干代码，以空格分隔", "codes with blanks between")
    case .account:
      say("科目代号、编码或名称，如 operatingExpense、6601", "a role, a code or a name, as operatingExpense")
    case .period: say("2018 或 2018-03", "2018 or 2018-03")
    case .party, .guarantee, .day, .text, .longText, .event, .lines, .records, .charter: nil
    }
  }

  /// A value as a shell takes it: in quotes where it needs them.
  static func quoted(_ text: String) -> String {
    let isSafe = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "._-/:,+%@=‰".unicodeScalars.contains($0)
    }
    return isSafe && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
