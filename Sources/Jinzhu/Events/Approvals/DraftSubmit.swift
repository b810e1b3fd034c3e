/// An event, or several that go together, are drafted, to be booked once a second person approves
/// them (草稿).
struct DraftSubmit: EventBody {
  static let title = Words("提交草稿", "submit a draft")
  static let fields: [Field] = [
    .required(
      "event", .longText,
      Words(
        "待批准的事项（JSON，与 JSON Lines 的一行相同；一并批准的几项写成数组）",
        "the event, as a line of JSON Lines; several that go together, as an array"),
      #"{"kind":"fee.refund","date":"2018-03-05","guarantee":"D2018-001","amount":"500.00"}"#)
  ]

  /// What is to be booked, in this order; there is at least one.
  let drafted: [Submission]

  /// Brings the events into one notation, since it is what an approver signs: one event stands for
  /// itself, several in a list.
  static func normalise(_ fields: inout Fields) throws {
    let trees = try DraftSubmit(fields).drafted.map { $0.tree }
    let tree = trees.count == 1 ? trees[0] : .list(trees)
    fields = Fields([("event", .text(JSONWriter.text(tree)))])
  }

  init(_ fields: Fields) throws {
    let text = try fields.text("event")
    let strict = try? JSONReader.read(Array(text.utf8), strings: .textOnly)
    guard let tree = strict ?? (try? JSONReader.read(Array(text.utf8), strings: .lenient)) else {
      throw Refusal.notText
    }
    let trees = if case .list(let items) = tree { items } else { [tree] }
    // A charter, resolved, says of what it leaves open that it is null.
    let isOfCharter = trees.contains { $0["kind"]?.text == EventKind.charterAdopt.rawValue }
    guard !trees.isEmpty, strict != nil || isOfCharter else { throw Refusal.notText }
    drafted = try trees.map(Self.submission)
  }

  private static func submission(_ tree: Tree) throws -> Submission {
    guard case .record(let entries) = tree else { throw Refusal.notText }
    let event: Submission
    do {
      event = try Submission(reading: entries.map { ($0.key, $0.value) })
    } catch let complaints as Complaints {
      throw complaints.items.first?.refusal ?? .notText
    }
    guard !event.kind.isOfApproval, event.approval == nil else {
      throw Refusal.approval(.notDrafted(event.kind))
    }
    return event
  }

  /// A draft that could not be booked now is refused: it is corrected before anybody looks at it.
  /// What follows its first event rests on that, and is checked once that is booked.
  func book(into draft: inout Draft) throws {
    guard draft.charter.approval.isRequired else { throw Refusal.approval(.notInForce) }
    guard let author = draft.submission.by else { throw Refusal.fieldMissing("by") }
    var event = drafted[0]
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
