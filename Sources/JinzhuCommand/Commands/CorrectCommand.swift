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
        写“字段=”表示去掉该字段。新记录不带原来的 ref，要编号请写 ref=新编号。
        担保合同只能从最后一项往前更正：后面的事项须先冲销。

        例：
          jinzhu correct 31 amount=10500 --reason 少写一位 --dry-run
          jinzhu correct 收-012 amount=10500 ref=收-012a --reason 少写一位
          jinzhu correct 40 debitAccount=otherExpense memo= --reason 科目记错
        """,
        """
        The event is taken back in red and recorded again with the changed fields;
        both are recorded, or neither. Without --date they are dated as the event
        was, or today where its period is closed by now. `field=` leaves a field
        out. The new event has no ref unless one is given, as ref=NEW. Of a
        guarantee, only the latest event can be corrected: later ones come first.

        Examples:
          jinzhu correct 31 amount=10500 --reason "a digit was missing" --dry-run
          jinzhu correct R-012 amount=10500 ref=R-012a --reason "a digit was missing"
          jinzhu correct 40 debitAccount=otherExpense memo= --reason "wrong account"
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

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  /// Thrown to let a rehearsal go; it never leaves this file.
  private struct Rehearsed: Error {}

  func run() throws {
    System.watchForInterruption()
    try output.prepare()
    let now = try Setting.now()
    let opened = try book.open(.readWrite)
    defer { opened.close() }
    let plan = try opened.read(at: now) { books, archive in try corrected(books, archive) }
    var kept: [(event: Event, postings: [Posting])] = []
    do {
      try opened.record(at: now) { recorder in
        for submission in [plan.reversal, plan.again] {
          try System.throwIfInterrupted()
          guard
            case .recorded(let event, let postings, let warnings) = try recorder.record(
              submission)
          else { continue }
          kept.append((event, postings))
          for warning in warnings { tell(say("注意：", "warning: ") + warning.words.spoken) }
        }
        if dryRun { throw Rehearsed() }
      }
    } catch is Rehearsed {}
    try opened.read(at: now) { books, archive in
      try output.write(document(of: kept, plan, books, archive))
    }
  }

  /// The two events to record.
  private struct Plan {
    let original: Event
    let reversal: Submission
    let again: Submission
    let changes: [(name: String, before: Tree?, after: Tree?)]
  }

  private func corrected(_ books: Books, _ archive: any Archive) throws -> Plan {
    let original = try EventName.find(event, in: archive)
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
    let user = try Setting.user()
    let reversal = try Self.read([
      ("kind", .text(EventKind.eventReverse.rawValue)), ("date", .text(day.description)),
      ("event", .text("#\(original.number)")), ("reason", .text(reason)), ("by", .text(user)),
    ])
    return Plan(
      original: original, reversal: reversal,
      again: try Self.read(copy.fields + (copy.names("by") ? [] : [("by", .text(user))])),
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

  private static func read(_ fields: [(name: String, tree: Tree)]) throws -> Submission {
    do { return try Submission(reading: fields) } catch let complaints as Complaints {
      throw Failure(
        .refused,
        items: complaints.items.map { Failure.Item(field: $0.field, words: $0.refusal.words) })
    }
  }

  private func document(
    of kept: [(event: Event, postings: [Posting])], _ plan: Plan, _ books: Books,
    _ archive: any Archive
  ) throws -> Document {
    let numbers = kept.map(\.event.number)
    let (zh, en) = dryRun ? ("试更正，未入账", "Dry run, not recorded") : ("已更正", "Corrected")
    let (red, new) = (numbers.first ?? 0, numbers.last ?? 0)
    var document = try Document(
      name: "correct",
      title: Words(
        "\(zh)：第 \(plan.original.number) 号由第 \(red) 号红字冲销，重记为第 \(new) 号",
        "\(en): event \(plan.original.number), taken back by \(red), recorded again as \(new)"),
      of: books, archive)
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
