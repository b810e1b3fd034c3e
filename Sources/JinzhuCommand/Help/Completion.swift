internal import Jinzhu
internal import JinzhuStore

/// What a shell may complete a word with; asked by the completion scripts.
enum Completion {
  /// `record`: kinds and files first, then the kind's fields and their values.
  @Sendable static func record(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    let before = Array(words.prefix(max(0, index)))
    guard let kind = before.lazy.compactMap(EventKind.init(rawValue:)).first else {
      return EventKind.allCases.map(\.rawValue) + System.files(startingWith: prefix)
    }
    let fields = kind.body.fields + Field.common
    if let last = before.last, last.hasPrefix("--"),
      let field = fields.first(where: { "--" + $0.name == last })
    {
      return values(of: field, words)
    }
    return fields.map { "--" + $0.name }.filter { !before.contains($0) }
  }

  private static func values(of field: Field, _ words: [String]) -> [String] {
    switch field.type {
    case .choice(let choices): choices.map(\.key)
    case .flag: ["yes", "no"]
    case .account: Account.allCases.map(\.rawValue)
    case .party, .parties: parties(words, 0, "")
    case .guarantee: guarantees(words, 0, "")
    case .money, .balance, .rate, .count, .day, .period, .text, .longText, .event, .lines,
      .records, .charter:
      []
    }
  }

  /// Anything that `show` can show by a code.
  @Sendable static func things(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    Thing.allCases.map(\.rawValue) + parties(words, index, prefix)
      + guarantees(words, index, prefix) + Account.allCases.map(\.rawValue)
  }

  @Sendable static func parties(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    look(words) { _, archive in try archive.parties().map(\.code.text).sorted() }
  }

  @Sendable static func guarantees(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    look(words) { books, archive in try archive.guarantees(asOf: books.today).map(\.code.text) }
  }

  /// Codes of the book at hand; none where there is no book, since a shell wants no errors.
  private static func look(
    _ words: [String], _ body: (Books, any Archive) throws -> [String]
  ) -> [String] {
    let named = words.firstIndex(of: "--book").flatMap { at in
      at + 1 < words.count ? words[at + 1] : nil
    }
    let path = named ?? System.environment("JINZHU_BOOK") ?? "fund.book"
    guard let book = try? Book(path: path, mode: .readOnly) else { return [] }
    defer { book.close() }
    return (try? book.read(at: Setting.now(), body)) ?? []
  }
}
