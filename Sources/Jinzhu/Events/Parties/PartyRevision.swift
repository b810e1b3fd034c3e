/// What is recorded of a party changes, from a day on (party.update).
struct PartyRevision: EventBody {
  static let title = Words("更新往来方", "update a party")
  static let fields: [Field] =
    [
      .required("party", .party, Words("代码", "the party's code"), "M01"),
      .optional("name", .text, Words("名称", "name"), "大源镇第一猪场"),
      .optional("role", PartyUpdate.role, Words("角色", "role"), "member"),
    ] + PartyUpdate.details

  let code: ID<Party>
  let update: PartyUpdate

  init(_ fields: Fields) throws {
    code = try fields.party("party")
    update = PartyUpdate(fields)
    guard update != PartyUpdate() else { throw Refusal.party(.nothingChanges(code)) }
  }

  func book(into draft: inout Draft) throws {
    var facts = try draft.books.party(code, on: draft.day)
    update.apply(to: &facts)
    try update.check(leaving: facts, of: code, in: draft)
    draft.effects.append(.change(code, .updated(update)))
  }
}
