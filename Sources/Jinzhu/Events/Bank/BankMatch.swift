/// Lines of bank statements are found to be movements of the book (勾对). It books nothing.
struct BankMatch: EventBody {
  static let title = Words("银行对账", "match bank lines")
  static let fields: [Field] = [
    .optional(
      "bank", .party, Words("开户行；不填为主账户", "the account's bank; the main one if absent"), "B01"),
    .required(
      "matches",
      .records([
        .optional("lines", .text, Words("对账单行：事项号/行号", "lines, as event/line"), "31/1 31/2"),
        .required("events", .text, Words("账上事项号", "events of the book"), "28"),
      ]),
      Words(
        "每组：对账单的若干行与账上若干事项，金额合计相等；冲销与被冲销的事项可自成一组",
        "groups of statement lines and events with the same sum; an event and its reversal may be one"
      ),
      #"[{"lines":"31/1","events":"28"},{"lines":"31/2 31/3","events":"29"}]"#),
  ]

  let bank: ID<Party>?
  let groups: [MatchGroup]

  init(_ fields: Fields) throws {
    bank = fields.partyIfGiven("bank")
    groups = try fields.records("matches").enumerated().map { index, fields in
      try Refusal.naming(item: index + 1, of: "matches") { try MatchGroup(fields) }
    }
  }

  func book(into draft: inout Draft) throws {
    if let bank { try draft.books.party(bank, on: draft.day, role: .bank) }
    let record = try draft.books.bankRecord(of: bank)
    var (takenLines, takenEvents) = (record.matchedLines, record.matchedEvents)
    for (index, group) in groups.enumerated() {
      try Refusal.naming(item: index + 1, of: "matches") {
        var (stated, booked) = (Money.zero, Money.zero)
        for line in group.lines {
          guard let found = record.line(line) else { throw Refusal.bank(.unknownLine(line)) }
          guard takenLines.insert(line).inserted else { throw Refusal.bank(.lineTaken(line)) }
          try stated += found.amount
        }
        for event in group.events {
          let amount = try draft.books.moved(by: event, at: bank)
          guard let amount else { throw Refusal.bank(.movesNothing(event)) }
          guard takenEvents.insert(event).inserted else { throw Refusal.bank(.eventTaken(event)) }
          try booked += amount
        }
        guard stated == booked else {
          throw Refusal.bank(.sumsDiffer(stated: stated, booked: booked))
        }
      }
    }
  }
}

/// Statement lines and events of the book that are the same payments.
public struct MatchGroup: Hashable, Sendable {
  /// Lines of statements; none for events that cancel out.
  public var lines: [BankLineID]
  /// Numbers of events.
  public var events: [Int64]

  /// A group that has been found.
  public init(lines: [BankLineID], events: [Int64]) { (self.lines, self.events) = (lines, events) }

  /// Reads `31/2=28`, or several joined by `+`: `31/2+31/3=28`, `31/2=28+29`, `=28+40`. Throws
  /// `Refusal`.
  public init(parsing text: String) throws {
    let sides = text.split(separator: "=", omittingEmptySubsequences: false)
    guard sides.count == 2, !sides[1].isEmpty else { throw Refusal.bank(.noPair(text)) }
    lines = try sides[0].split(separator: "+").map { try BankLineID(parsing: String($0)) }
    events = try sides[1].split(separator: "+").map { try Self.event($0) }
  }

  private static func event(_ text: Substring) throws -> Int64 {
    guard let number = Int64(text), number > 0 else { throw Refusal.unknownEvent(String(text)) }
    return number
  }

  init(_ fields: Fields) throws {
    lines = try (fields.textIfGiven("lines") ?? "").split(separator: " ").map {
      try BankLineID(parsing: String($0))
    }
    events = try fields.text("events").split(separator: " ").map { try Self.event($0) }
  }

  /// As the field `matches` holds it.
  public var tree: Tree {
    var entries: [Tree.Entry] = [
      .init("events", .text(events.map(String.init).joined(separator: " ")))
    ]
    if !lines.isEmpty {
      entries.append(.init("lines", .text(lines.map(\.description).joined(separator: " "))))
    }
    return .record(entries)
  }
}

/// A line of a bank statement: the event that took the statement in, and the line's place in it.
public struct BankLineID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The statement's event.
  public var statement: Int64
  /// From 1.
  public var line: Int

  /// Names a line.
  public init(statement: Int64, line: Int) { (self.statement, self.line) = (statement, line) }

  init(parsing text: String) throws {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let statement = Int64(parts[0]), let line = Int(parts[1]) else {
      throw Refusal.bank(.noLine(text))
    }
    self.init(statement: statement, line: line)
  }

  /// By statement, then by place.
  public static func < (a: BankLineID, b: BankLineID) -> Bool {
    (a.statement, a.line) < (b.statement, b.line)
  }

  /// `31/2`.
  public var description: String { "\(statement)/\(line)" }
}
