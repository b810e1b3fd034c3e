/// A new charter takes effect (章程). The first one opens the book.
struct CharterAdopt: EventBody {
  static let title = Words("通过章程", "adopt a charter")
  static let fields: [Field] = [
    .required("charter", .charter, Words("章程全文", "the charter, whole"), "charter.yaml")
  ]

  let charter: Charter

  init(_ fields: Fields) throws {
    guard case .charter(let charter) = fields["charter"] else {
      throw Refusal.fieldMissing("charter")
    }
    self.charter = charter
  }

  /// Rules are never changed under what they have already judged, domain §4 rule (f), and a book
  /// has one currency (domain §2).
  func book(into draft: inout Draft) throws {
    let latest = draft.books.latestDay
    let first = try draft.books.charters.first.flatMap {
      try draft.books.charter(adoptedBy: $0.event)
    }
    if let first, first.currency != charter.currency {
      throw Refusal.charterKey(
        path: "currency",
        problem: .currencyChanges(from: first.currency, to: charter.currency))
    }
    guard draft.books.charters.isEmpty || draft.day >= latest else {
      throw Refusal.dayBefore(field: "date", draft.day, notBefore: latest)
    }
    draft.effects.append(.adopt(charter))
  }
}
