/// A sanction ends.
struct PartyReinstate: EventBody {
  static let title = Words("解除制裁", "reinstate a party")
  static let fields: [Field] = [
    .required("party", .party, Words("代码", "the party's code"), "M01"),
    .required("reason", .text, Words("原因", "the reason"), "已还清欠款"),
  ]

  let code: ID<Party>

  init(_ fields: Fields) throws { code = try fields.party("party") }

  func book(into draft: inout Draft) throws {
    guard try draft.books.party(code, on: draft.day).sanction != nil else {
      throw Refusal.party(.notSanctioned(code, on: draft.day))
    }
    draft.effects.append(.change(code, .reinstated))
  }
}
