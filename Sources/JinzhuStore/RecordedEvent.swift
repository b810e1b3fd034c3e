public import Jinzhu

/// An event as it leaves a book, to be recorded again in another: what was handed in, with the
/// number, the instant and the posting rules that it was recorded under, and its hash.
///
/// As a tree it is a line of an event file and four keys more, all of them texts (docs/BOOK.md).
public struct RecordedEvent: Sendable {
  /// Its place in the chain, from 1.
  public var number: Int64
  /// When it was recorded.
  public var recordedAt: Instant
  /// The version of the posting rules.
  public var rules: Int64
  /// 64 lower-case hexadecimal digits.
  public var hash: String
  /// What was handed in.
  public var submission: Submission

  /// An event with its hash.
  public init(_ event: Event, hash: String) {
    (number, recordedAt, rules) = (event.number, event.recordedAt, event.rules)
    (submission, self.hash) = (event.submission, hash)
  }

  /// The keys that an event file does not have.
  public static let marks = ["number", "recordedAt", "rules", "hash"]

  /// Its keys, then its fields by name.
  public var tree: Tree {
    var entries: [Tree.Entry] = [
      .init("number", .text(String(number))), .init("recordedAt", .text(recordedAt.description)),
      .init("rules", .text(String(rules))), .init("kind", .text(submission.kind.rawValue)),
      .init("date", .text(submission.date.description)),
    ]
    for (name, text) in [
      ("ref", submission.ref), ("memo", submission.memo), ("override", submission.override),
      ("by", submission.by),
    ] {
      if let text { entries.append(.init(name, .text(text))) }
    }
    if case .record(let fields) = submission.fields.tree { entries += fields }
    return .record(entries + [.init("hash", .text(hash))])
  }

  /// Reads it back from a tree, exactly as it was written.
  ///
  /// - Throws: `ReplayFault`, `Refusal` or `ValueError`.
  public init(_ tree: Tree) throws {
    guard case .record(let entries) = tree else { throw Refusal.notText }
    var texts: [String: String] = [:]
    var fields: [Tree.Entry] = []
    for entry in entries {
      if Self.marks.contains(entry.key) || Self.common.contains(entry.key) {
        guard let text = entry.value.text else { throw Refusal.notText }
        texts[entry.key] = text
      } else {
        fields.append(entry)
      }
    }
    func text(_ key: String) throws -> String {
      guard let text = texts[key] else { throw ReplayFault.mark(key) }
      return text
    }
    func number(_ key: String) throws -> Int64 {
      let text = try text(key)
      guard let number = Int64(text), String(number) == text, number > 0 else {
        throw ReplayFault.mark(key)
      }
      return number
    }
    (self.number, rules) = (try number("number"), try number("rules"))
    recordedAt = try Instant(parsing: text("recordedAt"))
    hash = try text("hash")
    guard Chain.isHash(hash) else { throw ReplayFault.mark("hash") }
    let name = try text("kind")
    guard let kind = EventKind(rawValue: name) else { throw Refusal.unknownKind(name) }
    submission = Submission(
      kind: kind, date: try Day(parsing: text("date")), ref: texts["ref"], memo: texts["memo"],
      override: texts["override"], by: texts["by"],
      fields: try Fields(stored: .record(fields), of: kind))
  }

  private static let common = ["kind", "date", "ref", "memo", "override", "by"]
}

/// Why recorded events cannot be recorded again.
public enum ReplayFault: Error, Hashable, Sendable {
  /// A key that only recorded events have is missing or makes no sense.
  case mark(String)
  /// The next event does not have the next number.
  case sequence(found: Int64, expected: Int64)
  /// The event before it was recorded later.
  case order(event: Int64)
  /// The posting rules of that version are unknown.
  case rules(event: Int64, Int64)
  /// An event of the same ref stands already.
  case repeated(event: Int64, earlier: Int64)
  /// Recorded again, the event does not have its hash: it, or one before it, was changed.
  case hash(event: Int64, told: String, made: String)

  /// What is wrong, and what to do.
  public var words: Words {
    switch self {
    case .mark(let key):
      Words(
        "“\(key)”缺失或无法理解；重放只认 jinzhu export --format jsonl 写出的原件，新事项请用 record",
        "`\(key)` is missing or makes no sense; only what `jinzhu export --format jsonl` wrote "
          + "can be replayed: new events are for `record`")
    case .sequence(let found, let expected):
      Words(
        "事项序号是 \(found)，应为 \(expected)；请使用完整、未排序过的导出文件",
        "the event's number is \(found) where \(expected) is next; use the whole export, in its "
          + "own order")
    case .order(let event):
      Words(
        "第 \(event) 号事项的记录时刻早于上一事项；文件已被改动，请使用导出的原件",
        "event \(event) was recorded before the event before it; the file was changed: use the "
          + "export as it was written")
    case .rules(let event, let version):
      Words(
        "第 \(event) 号事项的记账规则版本 \(version) 未知；请升级程序",
        "event \(event) has posting rules of version \(version), which are unknown; "
          + "upgrade the program")
    case .repeated(let event, let earlier):
      Words(
        "第 \(event) 号事项与第 \(earlier) 号的 ref 相同；文件已被改动，请使用导出的原件",
        "event \(event) has the ref of event \(earlier); the file was changed: use the export as "
          + "it was written")
    case .hash(let event, let told, let made):
      Words(
        "第 \(event) 号事项重新记录后链值为 \(made)，文件中为 \(told)；该事项或其前的事项已被改动，请使用导出的原件",
        "event \(event), recorded again, has the hash \(made), and the file says \(told); it, or "
          + "an event before it, was changed: use the export as it was written")
    }
  }
}
