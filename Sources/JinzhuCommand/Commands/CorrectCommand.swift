internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu correct EVENT FIELD=VALUE…`: taken back in red, and recorded again as it should have been.
struct CorrectCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "correct",
      abstract: say("更正一项事项：红字冲销并重新记录", "take an event back in red and record it right"),
      discussion: say(
        """
        原事项以红字冲销，再按改正后的字段重新记录；两者同时记下，或都不记。
        不写 --date 时，原日期仍可记账就记在原日期，已结账则都记在今天。
        章程 approval 要求批准时加 --draft：两者成一份草稿，由第二人一次批准。
        写“字段=”表示去掉该字段。新记录不带原来的 ref，要编号请写 ref=新编号。
        担保合同只能从最后一项往前更正：后面的事项须先冲销。

        例：
          jinzhu correct 31 amount=10500 --reason 少写一位 --dry-run
          jinzhu correct 收-012 amount=10500 ref=收-012a --reason 少写一位
          jinzhu correct 40 debitAccount=otherExpense memo= --reason 科目记错
          jinzhu correct 31 amount=10500 --reason 少写一位 --draft
        """,
        """
        The event is taken back in red and recorded again with the changed fields;
        both are recorded, or neither. Without --date they are dated as the event
        was, or today where its period is closed by now. Where the charter's clause
        `approval` asks for it, --draft makes one draft of both, which a second
        person approves at once. `field=` leaves a field out. The new event has no
        ref unless one is given, as ref=NEW. Of a guarantee, only the latest event
        can be corrected: later ones come first.

        Examples:
          jinzhu correct 31 amount=10500 --reason "a digit was missing" --dry-run
          jinzhu correct R-012 amount=10500 ref=R-012a --reason "a digit was missing"
          jinzhu correct 40 debitAccount=otherExpense memo= --reason "wrong account"
          jinzhu correct 31 amount=10500 --reason "a digit was missing" --draft
        """))
  }

  @Argument(help: .words("事项的序号或 ref", "the event, by number or ref", value: "event"))
  var event: String

  @Argument(help: .words("改正的字段", "the fields to change", value: "field=value"))
  var changes: [String]

  @Option(help: .words("更正的原因", "why it is corrected", value: "text"))
  var reason: String

  @Option(
    help: .words("冲销和重记的日期", "the day of the red entry and of the new one", value: "day"),
    transform: Day.init(argument:))
  var date: Day?

  @Flag(help: .words("只列出分录，不记账", "print the entries that would be booked; record nothing"))
  var dryRun = false

  @Flag(help: .words("作为一份草稿提交，等第二人批准", "submit both as one draft, for a second person"))
  var draft = false

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    System.watchForInterruption()
    try output.prepare()
    let now = try Setting.now()
    let opened = try book.open(.readWrite)
    defer { opened.close() }
    var plan = try opened.read(at: now) { books, archive in try corrected(books, archive) }
    let isLetGo = dryRun || draft
    func tried() throws -> [(event: Event, postings: [Posting])] {
      try isLetGo
        ? opened.rehearse(at: now, asksApproval: !draft) { try record(plan, $0) }
        : opened.record(at: now) { try record(plan, $0) }
    }
    var kept: [(event: Event, postings: [Posting])]
    do { kept = try tried() } catch Refusal.negative where !plan.isOfGuarantee {
      // What was paid out of it since would be missing between the two.
      plan.isNewFirst = true
      kept = try tried()
    }
    var title = title(of: kept.map(\.event), plan)
    if draft, !dryRun {
      let number = try opened.record(at: now) { try submit(plan, $0) }
      title = Words(
        "已提交第 \(number) 号草稿：冲销第 \(plan.original.number) 号并重记，未入账",
        "Draft \(number) submitted, not booked: event \(plan.original.number) taken back and "
          + "recorded again")
    }
    try opened.read(at: now) { books, archive in
      try output.write(document(title, of: kept, plan, books, archive))
    }
  }

  private func record(
    _ plan: Plan, _ recorder: Recorder
  ) throws -> [(event: Event, postings: [Posting])] {
    var kept: [(event: Event, postings: [Posting])] = []
    for submission in plan.submissions {
      try System.throwIfInterrupted()
      guard
        case .recorded(let event, let postings, let warnings) = try recorder.record(submission)
      else { continue }
      kept.append((event, postings))
      for warning in warnings { tell(say("注意：", "warning: ") + warning.words.spoken) }
    }
    return kept
  }

  /// One draft of both events; returns its number.
  private func submit(_ plan: Plan, _ recorder: Recorder) throws -> Int64 {
    let both = Tree.list(plan.submissions.map { $0.tree })
    let draft = try Self.read([
      ("kind", .text(EventKind.draftSubmit.rawValue)),
      ("date", .text(recorder.books.today.description)), ("event", .text(JSONWriter.text(both))),
      ("by", .text(try Setting.user())),
    ])
    guard case .recorded(let event, _, _) = try recorder.record(draft) else { return 0 }
    return event.number
  }

  /// The two events to record.
  private struct Plan {
    let original: Event
    let reversal: Submission
    let again: Submission
    let changes: [(name: String, before: Tree?, after: Tree?)]
    /// Whether the new one is recorded before the old one is taken back.
    var isNewFirst = false

    var submissions: [Submission] { isNewFirst ? [again, reversal] : [reversal, again] }
    /// Then only the latest event is taken back, and the new one follows it.
    var isOfGuarantee: Bool { original.submission.fields["guarantee"] != nil }
  }

  private func corrected(_ books: Books, _ archive: any Archive) throws -> Plan {
    let original = try archive.event(named: event)
    guard original.submission.kind != .charterAdopt else {
      throw Failure(
        .misuse,
        Words(
          "章程不能逐字段更正；请用 jinzhu charter adopt 通过改好的全文",
          "a charter is not corrected field by field; adopt the whole text by "
            + "`jinzhu charter adopt FILE`"))
    }
    var copy = try CopiedEvent(
      of: original, changedBy: try changes.map(Self.option), keepsOverride: true)
    guard !copy.changes.isEmpty else {
      throw Failure(
        .misuse,
        Words("没有任何改动；请写出改正的字段，如 amount=10500", "nothing changes; give a field, as amount=10500"))
    }
    let isLocked = try archive.closes().contains {
      $0.period.first <= original.day && original.day <= $0.period.last
    }
    let day = date ?? (isLocked ? books.today : original.day)
    if date != nil || isLocked { copy.moveTo(day) }
    if !copy.names("ref"), let next = original.submission.ref.flatMap(StandingVouchers.successor) {
      copy.fields.append(("ref", .text(next)))
    }
    let user = try Setting.user()
    let chart = try books.charter(on: books.today).chart
    let reversal = try Self.read([
      ("kind", .text(EventKind.eventReverse.rawValue)), ("date", .text(day.description)),
      ("event", .text("#\(original.number)")), ("reason", .text(reason)), ("by", .text(user)),
    ])
    return Plan(
      original: original, reversal: reversal,
      again: try Self.read(
        copy.fields + (copy.names("by") ? [] : [("by", .text(user))]), in: chart),
      changes: copy.changes)
  }

  /// `field=value` as `record` would take it.
  private static func option(_ change: String) throws -> String {
    guard let cut = change.firstIndex(of: "="), cut != change.startIndex else {
      throw Failure(
        .misuse,
        Words(
          "“\(change)”应写成 字段=值，如 amount=10500", "`\(change)` must be FIELD=VALUE, as amount=10500"))
    }
    return "--" + change
  }

  private static func read(
    _ fields: [(name: String, tree: Tree)], in chart: Chart = .cas
  ) throws -> Submission {
    do { return try Submission(reading: fields, in: chart) } catch let complaints as Complaints {
      throw Failure(
        .refused,
        items: complaints.items.map { Failure.Item(field: $0.field, words: $0.refusal.words) })
    }
  }

  private func title(of events: [Event], _ plan: Plan) -> Words {
    let (zh, en) = dryRun ? ("试更正，未入账", "Dry run, not recorded") : ("已更正", "Corrected")
    let red = events.first { $0.submission.kind == .eventReverse }?.number ?? 0
    let new = events.first { $0.number != red }?.number ?? 0
    return Words(
      "\(zh)：第 \(plan.original.number) 号由第 \(red) 号红字冲销，重记为第 \(new) 号",
      "\(en): event \(plan.original.number), taken back by \(red), recorded again as \(new)")
  }

  private func document(
    _ title: Words, of kept: [(event: Event, postings: [Posting])], _ plan: Plan, _ books: Books,
    _ archive: any Archive
  ) throws -> Document {
    var document = try Document(name: "correct", title: title, of: books, archive)
    document.tables = [changes(of: plan)]
    let chart = try books.charter(on: books.today).chart
    var entries = EntriesTable(chart: chart, isPrinted: output.format.isForPeople).table(of: kept)
    entries.title = Words("分录", "Entries")
    document.tables.append(entries)
    return document
  }

  private func changes(of plan: Plan) -> Table {
    func cell(_ tree: Tree?) -> Cell {
      tree.map { .text($0.text ?? JSONWriter.text($0)) } ?? .none
    }
    return Table(
      key: "changes", title: Words("改动", "Changes"),
      columns: [
        Table.Column("field", Words("字段", "field")), Table.Column("before", Words("原为", "before")),
        Table.Column("after", Words("改为", "after")),
      ],
      rows: plan.changes.map { [.text($0.name), cell($0.before), cell($0.after)] })
  }
}
