extension Books {
  /// Refuses what must be approved and was not, and what follows an approval without being its draft.
  func requireApproval(of submission: Submission, on day: Day, number: Int64) throws {
    if waivesApproval { return }
    if let pending = awaitsBooking, let next = pending.drafted.first {
      guard submission.approval == pending.approval, submission.saysTheSame(as: next),
        submission.ref == next.ref, submission.by == next.by
      else {
        throw Refusal.approval(.bookNext(approval: pending.approval, draft: pending.draft))
      }
      return
    }
    if let approval = submission.approval { throw Refusal.approval(.noApproval(approval)) }
    if charters.isEmpty { return }
    let clause = try charterText(on: max(day, today)).charter.approval
    if try clause.covers(submission) {
      throw Refusal.approval(
        .needed(submission.kind, amount: try submission.largestAmount, above: clause.above))
    }
  }

  /// Asks for no approval any more: only for what is let go afterwards, by `Book.rehearse`.
  package func waiveApproval() { waivesApproval = true }

  /// An approval whose events must be booked next.
  struct Pending {
    let approval: Int64
    let draft: Int64
    /// What is left of them, in their order.
    var drafted: ArraySlice<Submission>

    /// Once one more of them is booked; `nil` when none is left.
    var following: Pending? {
      var rest = self
      rest.drafted.removeFirst()
      return rest.drafted.isEmpty ? nil : rest
    }
  }

  /// Refuses to end with an approval whose events were not all booked.
  public func requireBooked() throws {
    guard let pending = awaitsBooking else { return }
    throw Refusal.approval(.bookNext(approval: pending.approval, draft: pending.draft))
  }

  /// Whether an event could be recorded as it is, had it been approved: nothing is changed.
  ///
  /// - Returns: what the accountant would be warned of.
  /// - Throws: `Refusal` or `ValueError`, as recording it would.
  func rehearse(_ submission: Submission, number: Int64) throws -> [Refusal] {
    if let ref = submission.ref, let earlier = try shelf.event(ref: ref) {
      throw Refusal.refTaken(ref, by: earlier.number)
    }
    return try drafted(submission, number: number).warnings
  }
}

/// A draft that was submitted, and what may become of it.
public struct SubmittedDraft: Sendable {
  /// The event that submitted it.
  public let event: Event
  /// What is to be booked, together and in this order; there is at least one.
  public let drafted: [Submission]
  /// Who submitted it.
  public let author: String

  /// - Throws: `Refusal` where the event is no draft.
  public init(_ event: Event) throws {
    guard event.submission.kind == .draftSubmit else {
      throw Refusal.approval(.noDraft(EventMention(event)))
    }
    (self.event, author) = (event, event.submission.by ?? "")
    drafted = try DraftSubmit(event.submission.fields).drafted.map { drafted in
      var drafted = drafted
      if drafted.by == nil { drafted.by = event.submission.by }
      return drafted
    }
  }

  /// The events to book under an approval of it, in their order.
  public func booked(under approval: Int64) -> [Submission] {
    drafted.map { drafted in
      var booked = drafted
      booked.fields.set(Field.approval.name, .text("#\(approval)"))
      return booked
    }
  }

  /// The largest amount that its events name; `nil` for none.
  public var largestAmount: Money? {
    get throws { try drafted.compactMap { try $0.largestAmount }.max() }
  }

  /// What its events are called.
  public var title: Words {
    let titles = drafted.map { $0.kind.body.title }
    return Words(
      titles.map(\.zh).joined(separator: "、"), titles.map(\.en).joined(separator: ", "))
  }

  /// The day until which it can be approved, in the fund's offset.
  public func lastDay(under charter: Charter) throws -> Day {
    try submittedOn(charter).adding(days: Int(charter.approval.expiresAfterDays))
  }

  func submittedOn(_ charter: Charter) -> Day {
    event.recordedAt.day(offsetMinutes: charter.utcOffset)
  }

  /// The bytes that an approver signs: the draft, whole, with the hash of its event.
  ///
  /// docs/BOOK.md describes them, for checkers in other languages.
  public func signedBytes(hash: String, approver: String) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONWriter.write(
      .record([
        .init("approver", .text(approver)), .init("author", .text(author)),
        .init("draft", .text(String(event.number))),
        .init("event", event.submission.fields["event"]?.tree ?? .null),
        .init("form", .text("jinzhu-approval-1")), .init("head", .text(hash)),
      ]), to: &bytes, sortingKeys: true)
    return bytes
  }

  /// The drafts that nobody has approved or rejected by the end of a day, by number.
  public static func waiting(_ shelf: any Shelf, asOf day: Day) throws -> [SubmittedDraft] {
    try shelf.standing(of: [.draftSubmit], on: day).map { try SubmittedDraft($0) }
  }
}

/// Who approved an event, and by which events.
public struct EventApproval: Sendable {
  /// The approval.
  public let approval: Int64
  /// The draft.
  public let draft: Int64
  /// Who approved.
  public let approver: String
}

extension Shelf {
  /// Who approved an event; `nil` for one that was booked without.
  public func approval(of event: Event) throws -> EventApproval? {
    guard let number = event.submission.approval, let approval = try self.event(number),
      approval.submission.kind == .draftApprove
    else { return nil }
    let body = try DraftApprove(approval.submission.fields)
    return EventApproval(approval: number, draft: body.draft, approver: body.approver)
  }
}

extension OpenKind {
  /// Drafts that nobody has approved or rejected.
  static let waitingDrafts = OpenKind(
    "waitingDrafts", Words("待批准的草稿", "drafts waiting"),
    remedy: Words("jinzhu approve 或 jinzhu reject", "jinzhu approve, or jinzhu reject")
  ) { snapshot in
    try SubmittedDraft.waiting(snapshot.archive, asOf: snapshot.day).map { draft in
      OpenItem(
        since: draft.event.day, event: draft.event.number,
        amount: try draft.largestAmount, words: draft.title)
    }
  }
}
