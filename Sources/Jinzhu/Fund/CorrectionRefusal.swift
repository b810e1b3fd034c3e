/// Why an event cannot be reversed.
public enum CorrectionRefusal: Hashable, Sendable {
  /// A reversal is not reversed.
  case isReversal(Int64)
  case alreadyReversed(Int64, by: Int64)
  /// Later events rest on it.
  case restedOn(EventMention, by: [EventMention])
  /// Another kind takes this kind back.
  case takenBackBy(EventKind, EventMention)
  case firstCharter(Int64)
  /// The text is one event's ref and another's number.
  case ambiguous(String, ref: Int64)

  /// What is wrong, and what to do.
  public var words: Words {
    switch self {
    case .isReversal(let number):
      Words(
        "第 \(number) 号事项本身是冲销，不能再冲销；请重新记录原事项",
        "event \(number) is a reversal, which is not reversed; record the original event again")
    case .alreadyReversed(let number, let by):
      Words(
        "第 \(number) 号事项已由第 \(by) 号冲销；请检查编号",
        "event \(number) was reversed already, by event \(by); check the number")
    case .restedOn(let event, let others):
      Words(
        "\(event.words.zh)之后的事项以其为依据：\(others.map(\.words.zh).joined(separator: "、"))；"
          + "请先从最后一项起逐项冲销",
        "later events rest on \(event.words.en): \(others.map(\.words.en).joined(separator: ", ")); "
          + "reverse them first, the last one first")
    case .takenBackBy(let kind, let event):
      Words(
        "\(event.words.zh)不能用 event.reverse 冲销；请用 \(kind.rawValue)（\(kind.body.title.zh)）",
        "\(event.words.en) is not taken back by event.reverse; record \(kind.rawValue)")
    case .firstCharter(let number):
      Words(
        "第 \(number) 号是账簿的第一份章程，不能冲销；请用 charter.adopt 通过新章程",
        "event \(number) adopted the book's first charter, which stays; adopt another "
          + "(charter.adopt)")
    case .ambiguous(let text, let ref):
      Words(
        "“\(text)”既是第 \(ref) 号事项的 ref，又是另一事项的序号；请写 #\(text) 或 #\(ref) 指明序号",
        "`\(text)` is the ref of event \(ref) and the number of another; write #\(text) or #\(ref) "
          + "to give the number")
    }
  }
}
