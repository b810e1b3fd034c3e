/// A second person approves a draft with his own key; what was drafted is booked next (批准).
struct DraftApprove: EventBody {
  static let title = Words("批准草稿", "approve a draft")
  static let fields: [Field] = [
    .draft,
    .required(
      "approver", .text,
      Words("批准人（章程 approval.approvers 中的姓名）", "who approves, as the charter names him"), "李主任"),
    .required(
      "signature", .text, Words("批准人的 Ed25519 签名（base64）", "his signature (Ed25519), in Base64"),
      "mXw…=="),
  ]

  let draft: Int64
  let approver: String
  let signature: String

  init(_ fields: Fields) throws {
    draft = try fields.draftNumber()
    approver = try fields.text("approver")
    signature = try fields.text("signature")
  }

  func book(into event: inout Draft) throws {
    let books = event.books
    let submitted = try event.waiting(draft)
    let charter = try books.charter(on: max(event.day, books.today))
    guard charter.approval.isRequired else { throw Refusal.approval(.notInForce) }
    guard let known = charter.approval.approvers.first(where: { $0.name == approver }) else {
      throw Refusal.approval(
        .notApprover(approver, those: charter.approval.approvers.map(\.name)))
    }
    guard submitted.author != approver, !submitted.drafted.contains(where: { $0.by == approver })
    else {
      throw Refusal.approval(.ownDraft(draft, author: approver))
    }
    guard books.today <= (try submitted.lastDay(under: charter)) else {
      throw Refusal.approval(
        .expired(
          draft, submitted: submitted.submittedOn(charter),
          days: charter.approval.expiresAfterDays, today: books.today))
    }
    for drafted in submitted.drafted {
      if let earlier = try drafted.ref.flatMap({ try books.shelf.event(ref: $0) }) {
        throw Refusal.approval(.recordedSince(draft, by: EventMention(earlier)))
      }
    }
    let hash = try books.shelf.hash(of: draft) ?? ""
    let bytes = submitted.signedBytes(hash: hash, approver: approver)
    guard books.shelf.isSigned(bytes, signature, by: known.key) else {
      throw Refusal.approval(.signature(draft, approver: approver))
    }
    event.effects.append(.settle(submitted, isApproved: true))
  }
}

extension Field {
  static let draft = required("draft", .event, Words("草稿的事项序号", "the draft, by number"), "31")

  /// Kept with the fields of the kind of whatever was booked under an approval.
  static let approval = optional(
    "approval", .event, Words("批准的事项序号", "the approval it was booked under, by number"), "#32")
}

extension Fields {
  /// The draft that an event is about.
  func draftNumber() throws -> Int64 {
    let text = try text("draft")
    guard let number = Int64(text.first == "#" ? text.dropFirst() : text[...]) else {
      throw Refusal.unknownEvent(text)
    }
    return number
  }
}

extension Draft {
  /// A draft that nobody has settled yet.
  func waiting(_ number: Int64) throws -> SubmittedDraft {
    guard let event = try books.shelf.event(number) else {
      throw Refusal.unknownEvent(String(number))
    }
    let submitted = try SubmittedDraft(event)
    if let by = try books.shelf.undone(number) {
      throw Refusal.approval(.settled(number, by: EventMention(by)))
    }
    guard event.day <= day else {
      throw Refusal.dayBefore(field: "date", day, notBefore: event.day)
    }
    return submitted
  }
}
