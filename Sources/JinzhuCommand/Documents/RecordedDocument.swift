internal import Jinzhu
internal import JinzhuFormats

extension Batch.Result {
  /// What people should know besides: warnings, and what stood already.
  func tell() {
    for item in warnings.prefix(100) {
      let place = [item.file, item.line.map(String.init), item.field].compactMap { $0 }
      let words = say("注意：", "warning: ") + item.words.spoken
      JinzhuCommand.tell((place.isEmpty ? "" : place.joined(separator: ":") + ": ") + words)
    }
    if warnings.count > 100 {
      JinzhuCommand.tell(
        say("另有 \(warnings.count - 100) 条提示未显示", "\(warnings.count - 100) more warnings"))
    }
    if events == 0, repeated.count == 1, let event = repeated.first {
      JinzhuCommand.tell(
        say("早已记录，是第 \(event.number) 号事项", "already recorded, as event \(event.number)"))
    }
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
      Figure("warnings", Words("提示", "warnings"), .count(warnings.count)),
    ]
    if !kept.isEmpty {
      let chart = try books.charter(on: books.today).chart
      document.tables = [EntriesTable(chart: chart, isPrinted: isPrinted).table(of: kept)]
    }
    return document
  }
}
