internal import Jinzhu
internal import JinzhuFormats

/// One event of a kind, put together from the examples of its fields, in all three ways.
struct KindExample {
  private let kind: EventKind
  /// The required fields, and the first optional one where those say little.
  private let fields: [Field]

  init(_ kind: EventKind) {
    self.kind = kind
    let own = kind.body.fields
    let required = own.filter(\.isRequired)
    let added =
      kind.hasLines
      ? own.first { $0.name == "lines" }
      : required.count < 2 ? own.first { !$0.isRequired } : nil
    fields = Field.common.filter(\.isRequired) + required + (added.map { [$0] } ?? [])
  }

  /// As a command.
  var command: String {
    let words = fields.map { field -> String in
      if case .charter = field.type { return "--\(field.name) charter.yaml" }
      if case .lines = field.type {
        return "--debit operatingExpense=36000.00 --credit cash=36000.00"
      }
      return "--\(field.name) \(KindHelp.quoted(field.example))"
    }
    return (["jinzhu record \(kind.rawValue)"] + words).joined(separator: " ")
  }

  /// As one object.
  var json: String {
    var entries: [Tree.Entry] = [.init("kind", .text(kind.rawValue))]
    entries += fields.map { .init($0.name, tree(of: $0)) }
    return JSONWriter.text(.record(entries), sortingKeys: false)
  }

  private func tree(of field: Field) -> Tree {
    switch field.type {
    case .lines, .records, .charter:
      let bytes = Array(field.example.utf8)
      return (try? JSONReader.read(bytes, strings: .lenient)) ?? .text(field.example)
    case .party, .guarantee, .money, .balance, .rate, .day, .period, .text, .longText, .choice,
      .flag, .count, .parties, .event, .account:
      return .text(field.example)
    }
  }

  /// As a header and a record; `nil` for a kind that no cells can hold.
  var csv: [String]? {
    guard kind.hasLines || fields.allSatisfy(\.isCell) else { return nil }
    let two = ["debitAccount", "creditAccount", "amount"]
    let columns =
      kind.hasLines
      ? fields.filter(\.isCell) + kind.body.fields.filter { two.contains($0.name) } : fields
    return [
      CSVTemplate.record(["kind"] + columns.map(\.name)),
      CSVTemplate.record([kind.rawValue] + columns.map(\.example)),
    ]
  }
}

extension EventKind {
  /// Whether its fields are the lines of a voucher, which may be typed one by one.
  var hasLines: Bool { self == .voucherPost || self == .standingSet }
}

extension Field {
  /// Whether a cell of a table can hold the field.
  var isCell: Bool {
    switch type {
    case .lines, .records, .charter: false
    case .party, .guarantee, .money, .balance, .rate, .day, .period, .text, .longText, .choice,
      .flag, .count, .parties, .event, .account:
      true
    }
  }
}
