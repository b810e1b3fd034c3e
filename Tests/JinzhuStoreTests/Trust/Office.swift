internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// 李主任 and 陈会计 may approve; more than 1,000.00 needs it; a draft is good for ten days.
struct Office {
  let chair = SigningKey()
  let clerk = SigningKey()
  let book: TestBook

  init(_ more: String = "") throws {
    let keys = try [("李主任", chair), ("陈会计", clerk)].map { name, key in
      #"{"name": "\#(name)", "key": "\#(try key.publicKey)"}"#
    }
    book = try TestBook(
      #"""
      "approval": {"required": "yes", "above": "1000", "expiresAfterDays": "10"\#(more),
        "approvers": [\#(keys.joined(separator: ", "))]}
      """#)
    try book.record("party.add", "2018-01-02", ["party": "M01", "name": "一场", "role": "member"])
  }

  /// Drafts a payment of capital by 陈会计; returns the draft's number.
  func draft(_ amount: String, by author: String = "陈会计", at instant: String = now) throws
    -> Int64
  {
    let event =
      #"{"kind":"capital.pay","date":"2018-01-05","member":"M01","amount":"\#(amount)","ref":"C\#(amount)"}"#
    try record("draft.submit", ["event": event, "by": author], at: instant)
    return try book.number
  }

  static let now = "2031-02-01T04:00:00Z"

  @discardableResult
  func record(_ kind: String, _ fields: [String: String], at instant: String = now) throws
    -> Outcome
  {
    var raw: [(name: String, tree: Tree)] = [
      ("kind", .text(kind)), ("date", .text(String(instant.prefix(10)))),
    ]
    raw += fields.map { ($0.key, .text($0.value)) }
    let submission = try Submission(reading: raw)
    return try book.book.record(at: Instant(parsing: instant)) { try $0.record(submission) }
  }

  /// Approves a draft, signed with a key, and books what `change` leaves of its event.
  func approve(
    _ number: Int64, as approver: String = "李主任", with key: SigningKey? = nil,
    at instant: String = now, books: Bool = true, signing: (inout [UInt8]) -> Void = { _ in },
    changing: Int = 0, _ change: (inout Submission) -> Void = { _ in }
  ) throws -> Refusal? {
    do {
      try book.book.record(at: Instant(parsing: instant)) { recorder in
        let draft = try SubmittedDraft(try #require(try recorder.archive.event(number)))
        var bytes = draft.signedBytes(
          hash: try recorder.archive.hash(of: number) ?? "", approver: approver)
        signing(&bytes)
        let outcome = try recorder.record(
          Submission(
            kind: .draftApprove, date: try day(String(instant.prefix(10))), by: approver,
            fields: Fields([
              ("draft", .text("\(number)")), ("approver", .text(approver)),
              ("signature", .text(try (key ?? chair).approval(of: bytes))),
            ])))
        guard books, case .recorded(let approved, _, _) = outcome else { return }
        for (place, drafted) in draft.booked(under: approved.number).enumerated() {
          var booked = drafted
          if place == changing { change(&booked) }
          _ = try recorder.record(booked)
        }
      }
      return nil
    } catch let refusal as Refusal { return refusal }
  }

  var isSound: Bool {
    get throws {
      if case .sound = try book.book.verify() { return true }
      return false
    }
  }
}
