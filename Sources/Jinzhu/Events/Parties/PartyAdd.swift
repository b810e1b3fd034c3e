/// Somebody the fund will deal with is entered in its register.
struct PartyAdd: EventBody {
  static let title = Words("新增往来方", "add a party")
  static let fields: [Field] =
    [
      .required("party", .party, Words("代码", "the party's code"), "M01"),
      .required("name", .text, Words("名称", "name"), "大源镇第一猪场"),
      .required("role", PartyUpdate.role, Words("角色", "role"), "member"),
    ] + PartyUpdate.details

  let code: ID<Party>
  let details: PartyUpdate
  let facts: PartyFacts

  init(_ fields: Fields) throws {
    code = try fields.party("party")
    details = PartyUpdate(fields)
    var facts = PartyFacts(
      name: try fields.text("name"), role: try fields.choice("role", PartyFacts.Role.self))
    details.apply(to: &facts)
    self.facts = facts
  }

  func book(into draft: inout Draft) throws {
    if let party = try draft.books.party(code) {
      guard party.facts(on: draft.day) == nil, party.facts(on: .latest) == nil else {
        throw Refusal.partyExists(code)
      }
    }
    try details.check(leaving: facts, of: code, in: draft)
    draft.effects.append(.change(code, .added(facts)))
  }
}
