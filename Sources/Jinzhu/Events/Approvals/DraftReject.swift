/// A draft is rejected, or withdrawn by whoever submitted it (驳回).
struct DraftReject: EventBody {
  static let title = Words("驳回草稿", "reject a draft")
  static let fields: [Field] = [.draft, .reason]

  let draft: Int64

  init(_ fields: Fields) throws { draft = try fields.draftNumber() }

  func book(into event: inout Draft) throws {
    event.effects.append(.settle(try event.waiting(draft), isApproved: false))
  }
}
