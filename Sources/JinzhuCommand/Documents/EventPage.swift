internal import Jinzhu

extension Page {
  /// An event: its fields, its entries, its place in the chain, and whether it still stands.
  func document(of event: Event) throws -> Document {
    let submission = event.submission
    let kind = submission.kind
    var document = try Document(
      name: "event",
      title: Words(
        "第 \(event.number) 号事项：\(kind.body.title.zh)",
        "Event \(event.number): \(kind.body.title.en)"), of: books, archive)
    document.figures = try facts(of: event)
    document.tables = [Self.fields(of: submission)]
    let postings = try archive.postings(of: event.number)
    if !postings.isEmpty {
      let chart = try books.charter(on: event.day).chart
      var entries = EntriesTable(chart: chart, isPrinted: isPrinted).table(of: [(event, postings)])
      entries.key = "entries"
      entries.title = Words("分录", "Entries")
      document.tables.append(entries)
    }
    return document
  }

  private func facts(of event: Event) throws -> [Figure] {
    let submission = event.submission
    let reversal = try archive.reversal(of: event.number)
    var figures = [
      Figure("number", Words("序号", "number"), .count(Int(event.number))),
      Figure("kind", Words("事项", "kind"), .text(submission.kind.rawValue)),
      Figure("date", Words("业务日期", "date"), .day(event.day)),
    ]
    func add(_ name: String, _ label: Words, _ text: String?) {
      if let text { figures.append(Figure(name, label, .text(text))) }
    }
    if submission.date != event.day {
      figures.append(Figure("given", Words("提交时的日期", "date given"), .day(submission.date)))
    }
    add("ref", Words("编号", "ref"), submission.ref)
    add("memo", Words("摘要", "memo"), submission.memo)
    add("override", Words("例外理由", "override"), submission.override)
    add("by", Words("经办", "by"), submission.by)
    add("recordedAt", Words("记录时刻", "recorded at"), event.recordedAt.description)
    figures.append(
      Figure("charter", Words("适用章程（事项号）", "charter, by event"), .count(Int(event.charter))))
    if let reversal {
      figures.append(
        submission.kind == .draftSubmit
          ? Figure("settledBy", Words("已处理（事项号）", "settled by event"), .count(Int(reversal)))
          : Figure("reversedBy", Words("已被冲销（事项号）", "reversed by event"), .count(Int(reversal))))
    }
    if let approval = try archive.approval(of: event) {
      figures += [
        Figure("approver", Words("批准人", "approved by"), .text(approval.approver)),
        Figure("approval", Words("批准（事项号）", "approval, by event"), .count(Int(approval.approval))),
        Figure("draft", Words("草稿（事项号）", "draft, by event"), .count(Int(approval.draft))),
      ]
    }
    add("hash", Words("哈希", "hash"), try archive.hash(of: event.number))
    return figures
  }

  /// A long text is told by how it begins and how long it is.
  private static func shortened(_ text: String, _ type: FieldType) -> String {
    guard case .longText = type, text.utf8.count > 200 else { return text }
    let rest = say("……共 \(text.utf8.count) 字节", "… \(text.utf8.count) bytes in all")
    return String(text.prefix(60)) + rest
  }

  private static func fields(of submission: Submission) -> Table {
    let columns = [
      Table.Column("field", Words("字段", "field")), Table.Column("label", Words("含义", "meaning")),
      Table.Column("value", Words("值", "value")),
    ]
    let rows = submission.kind.body.fields.flatMap { field -> [[Cell]] in
      guard let tree = submission.fields[field.name]?.tree else { return [] }
      return tree.leaves.map { leaf in
        let path = leaf.path.isEmpty ? "" : leaf.path.hasPrefix("[") ? leaf.path : "." + leaf.path
        return [
          .text(field.name + path), .text(path.isEmpty ? field.label.spoken : ""),
          leaf.text.map { Cell.text(Self.shortened($0, field.type)) } ?? .none,
        ]
      }
    }
    return Table(key: "fields", title: Words("字段", "Fields"), columns: columns, rows: rows)
  }
}

/// Events as a history lists them.
struct HistoryTable {
  let archive: any Archive

  func table(of events: [Event]) throws -> Table {
    let columns = [
      Table.Column("event", Words("序号", "event")), Table.Column("date", Words("日期", "date")),
      Table.Column("kind", Words("事项", "kind")), Table.Column("title", Words("名称", "title")),
      Table.Column("amount", Words("金额", "amount")), Table.Column("by", Words("经办", "by")),
      Table.Column("reversedBy", Words("冲销", "reversed by")),
      Table.Column("memo", Words("摘要", "memo")),
    ]
    let rows = try events.map { event -> [Cell] in
      let submission = event.submission
      let amount = ["amount", "principal"].lazy.compactMap { submission.fields[$0] }.first
      let reversal = try archive.reversal(of: event.number)
      return [
        .count(Int(event.number)), .day(event.day), .text(submission.kind.rawValue),
        .text(submission.kind.body.title.spoken),
        amount.flatMap { if case .money(let money) = $0 { .money(money) } else { nil } } ?? .none,
        submission.by.map(Cell.text) ?? .none,
        reversal.map { .count(Int($0)) } ?? .none, submission.memo.map(Cell.text) ?? .none,
      ]
    }
    return Table(key: "history", title: Words("经过", "History"), columns: columns, rows: rows)
  }
}
