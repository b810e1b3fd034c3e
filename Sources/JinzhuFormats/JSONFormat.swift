public import Jinzhu

/// The machine form of a report: one object, one line for each figure and row.
///
/// Amounts, ratios and rates are texts, counts are numbers, and what is absent is `null`. No table
/// may be named like another, or like a key of the head.
public struct JSONFormat: Format {
  /// The language of the notes.
  public var language: Language

  /// The format, with notes in a language.
  public init(language: Language = .zh) { self.language = language }

  /// Writes one object and a line end.
  public func write(_ document: Document, to output: inout some TextOutputStream) {
    var members = [
      member("report", JSONWriter.quoted(document.name)),
      member("version", String(document.version)),
      member("asOf", optional(document.asOf?.description)),
      member("period", optional(document.period?.description)),
      member("knownAt", optional(document.knownAt)),
      member("head", optional(document.head)),
      member("fund", JSONWriter.quoted(document.fund)),
    ]
    if !document.figures.isEmpty {
      let figures = document.figures.map { member($0.name, value($0.value)) }
      members.append(member("measures", lines(figures, "{", "}")))
    }
    members += document.tables.map { member($0.key, rows($0)) }
    let sources = document.figures.compactMap { figure in
      figure.sources.map { member(figure.name, self.sources($0)) }
    }
    if !sources.isEmpty { members.append(member("sources", lines(sources, "{", "}"))) }
    if !document.notes.isEmpty {
      let notes = document.notes.map { JSONWriter.quoted($0.text(in: language)) }
      members.append(member("notes", lines(notes, "[", "]")))
    }
    output.write("{\n ")
    output.write(members.joined(separator: ",\n "))
    output.write("\n}\n")
  }

  private func rows(_ table: Table) -> String {
    guard let key = table.keyedBy, let column = table.columns.firstIndex(where: { $0.key == key })
    else {
      let rows = table.rows.enumerated().map { place, row in
        let known = place < table.sources.count ? table.sources[place] : nil
        return object(row, table.columns, without: nil, known)
      }
      return lines(rows, "[", "]")
    }
    let members = table.rows.map { row in
      member(row[column].machine ?? "", object(row, table.columns, without: column))
    }
    return lines(members, "{", "}")
  }

  private func object(
    _ row: [Cell], _ columns: [Table.Column], without omitted: Int?, _ sources: Sources? = nil
  ) -> String {
    var members = zip(columns, row).enumerated().compactMap { index, pair in
      index == omitted ? nil : member(pair.0.key, value(pair.1))
    }
    if let sources { members.append(member("sources", self.sources(sources))) }
    return "{" + members.joined(separator: ", ") + "}"
  }

  /// What a figure is made of: only what there is.
  private func sources(_ sources: Sources) -> String {
    func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }
    var members: [String] = []
    if !sources.balances.isEmpty {
      members.append(member("balances", list(sources.balances.map(balance))))
    }
    if !sources.events.isEmpty {
      members.append(member("events", list(sources.events.map(String.init))))
    }
    if let guarantees = sources.guarantees {
      members.append(member("guarantees", JSONWriter.quoted(guarantees.name)))
    }
    if !sources.kinds.isEmpty {
      members.append(
        member("kinds", list(sources.kinds.map { JSONWriter.quoted($0.rawValue) })))
    }
    if !sources.figures.isEmpty {
      members.append(member("figures", list(sources.figures.map(JSONWriter.quoted))))
    }
    return "{" + members.joined(separator: ", ") + "}"
  }

  private func balance(_ balance: Sources.Balance) -> String {
    var members = [member("account", JSONWriter.quoted(balance.account.rawValue))]
    if let party = balance.party { members.append(member("party", JSONWriter.quoted(party.text))) }
    if let code = balance.guarantee {
      members.append(member("guarantee", JSONWriter.quoted(code.text)))
    }
    if balance.isSubtracted { members.append(member("isSubtracted", "true")) }
    return "{" + members.joined(separator: ", ") + "}"
  }

  private func value(_ value: Figure.Value) -> String {
    switch value {
    case .cell(let cell): self.value(cell)
    case .breakdown(let parts):
      "{" + parts.map { member($0.key, self.value($0.cell)) }.joined(separator: ", ") + "}"
    }
  }

  private func value(_ cell: Cell) -> String {
    switch cell {
    case .count(let count): String(count)
    case .flag(let flag): flag ? "true" : "false"
    default: optional(cell.machine)
    }
  }

  private func optional(_ text: String?) -> String { text.map(JSONWriter.quoted) ?? "null" }

  private func member(_ key: String, _ value: String) -> String {
    JSONWriter.quoted(key) + ": " + value
  }

  /// Items one a line, two spaces in.
  private func lines(_ items: [String], _ opening: String, _ closing: String) -> String {
    guard !items.isEmpty else { return opening + closing }
    return opening + "\n  " + items.joined(separator: ",\n  ") + "\n " + closing
  }
}
