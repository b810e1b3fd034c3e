internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu record` on a terminal: asks field by field, shows the entry, and books it when told to.
struct Dialogue {
  let book: BookOptions
  /// Shows the entries and records nothing.
  let isRehearsal: Bool

  /// Asks for events until nobody names another kind.
  func run() throws {
    System.keepTerminal()
    let opened = try book.open(.readWrite)
    defer { opened.close() }
    tell(
      say(
        "回车跳过可不填的字段，Tab 补全，? 看说明，Ctrl-D 放弃。",
        "Enter leaves out what may be left out, Tab completes, ? explains, Ctrl-D gives up."))
    while let kind = try kind() {
      let inquiry = Inquiry(
        kind: kind, names: try names(in: opened), codes: KnownCodes(book: opened, kind: kind),
        today: try today(of: opened))
      try take(inquiry, opened)
    }
  }

  private func kind() throws -> EventKind? {
    while true {
      let known = EventKind.allCases.filter(\.isAskedFor)
      let typed = try System.line(
        say("\n事项（回车结束）: ", "\nkind (Enter ends): "), completing: known.map(\.rawValue))
      guard let word = typed?.trimmed, !word.isEmpty else { return nil }
      if word == "?" {
        for kind in known { tell("  \(kind.rawValue)  \(kind.body.title.spoken)") }
      } else if let kind = EventKind(named: word), kind.isAskedFor {
        return kind
      } else {
        tell(Failure.Item(words: KindHelp.unknown(word).items.first?.words ?? Words("", "")).text)
      }
    }
  }

  /// Asks for an event's fields, and books it.
  private func take(_ asked: Inquiry, _ opened: Book) throws {
    var inquiry = asked
    try inquiry.askAll()
    while true {
      let line = EventLine(fields: inquiry.fields, in: inquiry.known.chart)
      do {
        guard line.faults.isEmpty else { throw Failure(.refused, items: line.faults) }
        try show(line, opened, isRehearsal: true)
      } catch let failure as Failure {
        tell(failure.text.trimmed)
        try inquiry.askAgain(say("改哪个字段（回车放弃）: ", "change which field (Enter gives up): "))
        continue
      }
      if isRehearsal { return }
      let answer = try System.line(
        say("记账吗？y 记账，n 放弃，或写要改的字段: ", "Record it? y, n, or the field to change: "),
        completing: ["y", "n"] + inquiry.names)
      switch answer?.trimmed.lowercased() {
      case "y", "yes", "是": return try show(line, opened, isRehearsal: false)
      case nil, "n", "no", "否": throw Inquiry.givenUp
      case let word?:
        if inquiry.names.contains(word) { try inquiry.ask(named: word) }
      }
    }
  }

  private func show(_ line: EventLine, _ opened: Book, isRehearsal: Bool) throws {
    let now = try Setting.now()
    let batch = Batch(
      lines: [line], expected: 1, by: try Setting.user(), isRehearsal: isRehearsal,
      keepsEntries: true)
    let result = try batch.record(in: opened, at: now)
    if isRehearsal { result.tell() }
    try opened.read(at: now) { books, archive in
      let page = try result.page(of: books, archive, isRehearsal: isRehearsal)
      let style = Style(
        language: Setting.language,
        colour: System.Stream.output.isTerminal && System.environment("NO_COLOR") == nil)
      try System.write(OutputFormat.text.bytes(of: page, style: style), to: .output)
    }
  }

  private func today(of opened: Book) throws -> Day {
    try opened.read(at: Setting.now()) { books, _ in books.today }
  }

  private func names(in opened: Book) throws -> KnownNames {
    try opened.read(at: Setting.now()) { books, archive in
      KnownNames(
        parties: try archive.parties().sorted { $0.code < $1.code }.compactMap { party in
          party.facts(on: books.today).map { (party.code.text, $0.name, $0.role) }
        },
        guarantees: try archive.openGuarantees(asOf: books.today).map(\.code.text),
        chart: try books.charter(on: books.today).chart)
    }
  }
}

extension EventKind {
  /// Whether its fields can be typed one by one.
  fileprivate var isAskedFor: Bool {
    body.fields.allSatisfy { field in
      switch field.type {
      case .charter, .longText, .records: false
      default: true  // Everything else is a word or a line.
      }
    }
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(
      start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)])
  }
}
