internal import Jinzhu
internal import JinzhuFormats

extension Batch.Result {
  /// What people should know besides: warnings, and what stood already.
  func tell() {
    for item in warnings {
      let place = [item.file, item.line.map(String.init), item.field].compactMap { $0 }
      let words = say("注意：", "warning: ") + item.words.spoken
      JinzhuCommand.tell((place.isEmpty ? "" : place.joined(separator: ":") + ": ") + words)
    }
    let others = warningCount - warnings.count
    if others > 0 { JinzhuCommand.tell(say("另有 \(others) 条提示未显示", "\(others) more warnings")) }
  }

  /// What one typed event came to, for people: the event, and its entries if it has any.
  func page(of books: Books, _ archive: any Archive, isRehearsal: Bool) throws -> Document {
    let event = kept.first?.event ?? repeated.first
    let number = event?.number ?? 0
    let kind = event?.submission.kind.body.title ?? Words("", "")
    let (zh, en) =
      kept.isEmpty
      ? ("早已记录", "Already recorded")
      : isRehearsal ? ("试记，未入账", "Dry run, not recorded") : ("已记录", "Recorded")
    let title = Words("\(zh)：第 \(number) 号事项，\(kind.zh)", "\(en): event \(number), \(kind.en)")
    var document = try Document(name: "record", title: title, of: books, archive)
    if kept.contains(where: { !$0.postings.isEmpty }) {
      document.tables = [try entries(books, isPrinted: true)]
    }
    return document
  }

  /// The counts, the entries that were kept, and the new head.
  func document(
    of books: Books, _ archive: any Archive, isRehearsal: Bool, isPrinted: Bool
  ) throws -> Document {
    let title =
      isRehearsal
      ? Words("试记：以下未入账", "Dry run: nothing was recorded") : Words("已记录", "Recorded")
    var document = try Document(name: "record", title: title, of: books, archive)
    document.figures = [
      Figure("events", Words("事项", "events"), .count(events)),
      Figure("entries", Words("分录", "entries"), .count(entries)),
      Figure("alreadyRecorded", Words("早已记录", "already recorded"), .count(repeated.count)),
      Figure("warnings", Words("提示", "warnings"), .count(warningCount)),
    ]
    if !kept.isEmpty { document.tables = [try entries(books, isPrinted: isPrinted)] }
    if !repeated.isEmpty, !isPrinted { document.tables.append(repetitions) }
    return document
  }

  private var repetitions: Table {
    Table(
      key: "repeated",
      columns: [
        Table.Column("ref", Words("编号", "ref")), Table.Column("event", Words("序号", "event")),
      ],
      rows: repeated.map { [.text($0.submission.ref ?? ""), .count(Int($0.number))] })
  }

  private func entries(_ books: Books, isPrinted: Bool) throws -> Table {
    let chart = try books.charter(on: books.today).chart
    return EntriesTable(chart: chart, isPrinted: isPrinted).table(of: kept)
  }
}
