internal import Jinzhu

/// Where the events of a batch stand that were recorded so far. A refusal may speak of one by its
/// number, which means nothing to anybody before the batch is in the book.
struct BatchPlaces {
  private var first: Int64?
  private var lines: [Int32] = []
  /// Where each file begins among the lines.
  private var files: [(start: Int, file: String?)] = []

  /// Notes an event; their numbers follow one another.
  mutating func note(_ event: Int64, of line: EventLine) {
    first = first ?? event
    if files.last.map({ $0.file != line.file }) ?? true { files.append((lines.count, line.file)) }
    lines.append(Int32(clamping: line.line ?? 0))
  }

  /// A refusal's words, with the line where it speaks of an event of the batch.
  func words(of refusal: Refusal) -> Words {
    if case .beforeLatest(let code, let day, let latest, let kind, let on) = refusal,
      let place = place(of: latest)
    {
      return Words(
        "担保合同“\(code)”\(day) 的事项排在\(place.zh)的“\(kind.body.title.zh)”（\(on)）之后；"
          + "请按日期排列，或加 --sort",
        "the event of \(day) comes behind \(kind.rawValue) of \(on), \(place.en), of the same "
          + "guarantee `\(code)`; put them in the order of their days, or add --sort")
    }
    guard let event = Self.mentioned(in: refusal), let place = place(of: event) else {
      return refusal.words
    }
    return Words(
      refusal.words.zh + "（第 \(event) 号即\(place.zh)，尚未入账）",
      refusal.words.en + " (event \(event) is \(place.en), not in the book yet)")
  }

  private static func mentioned(in refusal: Refusal) -> Int64? {
    switch refusal {
    case .refTaken(_, let event), .assertionFalsified(let event, _, _, _, _),
      .bank(.doesNotFollow(_, let event, _)):
      event
    default: nil  // The others name no single event that may stand in the batch.
    }
  }

  /// The file and the line of an event, where it has one.
  func line(of event: Int64) -> (file: String?, line: Int?) {
    guard let first, event >= first, event - first < Int64(lines.count) else { return (nil, nil) }
    let index = Int(event - first)
    return (files.last { $0.start <= index }?.file, lines[index] > 0 ? Int(lines[index]) : nil)
  }

  private func place(of event: Int64) -> Words? {
    guard let first, event >= first, event - first < Int64(lines.count) else { return nil }
    let (file, number) = self.line(of: event)
    let line = number ?? 0
    let (zh, en) = (file.map { "\($0) " } ?? "", file.map { "\($0), " } ?? "")
    return line > 0
      ? Words("\(zh)第 \(line) 行", "\(en)line \(line)") : Words("\(zh)同一批", "\(en)of this batch")
  }
}
