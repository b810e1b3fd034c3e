/// An event is drafted, to be booked once a second person approves it (草稿).
struct DraftSubmit: EventBody {
  static let title = Words("提交草稿", "submit a draft")
  static let fields: [Field] = [
    .required(
      "event", .longText,
      Words("待批准的事项（JSON，与 JSON Lines 的一行相同）", "the event, as a line of JSON Lines"),
      #"{"kind":"fee.refund","date":"2018-03-05","guarantee":"D2018-001","amount":"500.00"}"#)
  ]

  /// What is to be booked.
  let drafted: Submission

  /// Brings the event into one notation, since it is what an approver signs.
  static func normalise(_ fields: inout Fields) throws {
    let drafted = try DraftSubmit(fields).drafted
    fields = Fields([("event", .text(JSONWriter.text(drafted.tree)))])
  }

  init(_ fields: Fields) throws {
    let text = try fields.text("event")
    guard case .record(let entries) = try? JSONReader.read(Array(text.utf8), strings: .textOnly)
    else { throw Refusal.notText }
    do {
      drafted = try Submission(reading: entries.map { ($0.key, $0.value) })
    } catch let complaints as Complaints {
      throw complaints.items.first?.refusal ?? .notText
    }
    guard !drafted.kind.isOfApproval, drafted.approval == nil else {
      throw Refusal.approval(.notDrafted(drafted.kind))
    }
  }

  /// A draft that could not be booked now is refused: it is corrected before anybody looks at it.
  func book(into draft: inout Draft) throws {
    guard draft.charter.approval.isRequired else { throw Refusal.approval(.notInForce) }
    guard let author = draft.submission.by else { throw Refusal.fieldMissing("by") }
    var event = drafted
    if event.by == nil { event.by = author }
    draft.warnings += try draft.books.rehearse(event, number: draft.number)
  }
}

extension Submission {
  /// The event as a line of JSON Lines has it.
  public var tree: Tree {
    var entries: [Tree.Entry] = [
      .init("kind", .text(kind.rawValue)), .init("date", .text(date.description)),
    ]
    for (name, text) in [("ref", ref), ("memo", memo), ("override", override), ("by", by)] {
      if let text { entries.append(.init(name, .text(text))) }
    }
    entries += fields.values.map { .init($0.name, $0.value.tree) }
    return .record(entries)
  }
}
