/// A party is put under sanction and gets no new guarantee (诚信守则).
struct PartySanction: EventBody {
  static let title = Words("制裁", "sanction a party")
  static let fields: [Field] = [
    .required("party", .party, Words("代码", "the party's code"), "M01"), .reason,
  ]

  let code: ID<Party>
  let reason: String

  init(_ fields: Fields) throws {
    code = try fields.party("party")
    reason = try fields.text("reason")
  }

  func book(into draft: inout Draft) throws {
    _ = try draft.books.party(code, on: draft.day)
    draft.effects.append(.change(code, .sanctioned(reason: reason)))
  }
}
