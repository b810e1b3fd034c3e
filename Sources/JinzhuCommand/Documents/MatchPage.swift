internal import Jinzhu
internal import JinzhuFormats

/// What `bank match` found, and what it did not.
struct MatchPage {
  private let matching: Matching
  private let proposals: [LineProposal]
  private let lines: [BankLineID: BankRecord.Line]
  private let entries: [Int64: BankEntry]

  private let record: BankRecord
  /// What somebody joined by hand.
  private let joined: [MatchGroup]

  /// - Parameter joined: what somebody joined by hand, and recorded; nothing else is looked for then.
  init(_ snapshot: Snapshot, joined: [MatchGroup] = []) throws {
    self.joined = joined
    record = try snapshot.books.bankRecord(of: snapshot.party)
    let all = try snapshot.bankEntries(of: snapshot.party, through: snapshot.day)
    matching = try snapshot.matching(record, all, looks: joined.isEmpty)
    proposals = try snapshot.proposals(for: matching.openLines)
    lines = Dictionary(
      record.lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    entries = Dictionary(all.map { ($0.event, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private var groups: [MatchGroup] { joined + matching.groups }

  /// Matches as events, one for each statement, on its day; those that were found, or others.
  func events(of found: [MatchGroup]? = nil) -> [EventLine] {
    let days = Dictionary(
      record.statements.map { ($0.event, $0.day) }, uniquingKeysWith: { first, _ in first })
    var groups: [Day: [MatchGroup]] = [:]
    for group in found ?? matching.groups {
      let stated = group.lines.compactMap { days[$0.statement] }.max()
      let day = stated ?? group.events.compactMap { entries[$0]?.day }.max()
      if let day { groups[day, default: []].append(group) }
    }
    return groups.sorted { $0.key < $1.key }.map { day, groups in
      var fields: [(name: String, tree: Tree)] = [
        ("kind", .text(EventKind.bankMatch.rawValue)), ("date", .text(day.description)),
        ("matches", .list(groups.map(\.tree))),
      ]
      if let bank = record.bank { fields.append(("bank", .text(bank.text))) }
      return EventLine(fields: fields)
    }
  }

  /// The proposed events as lines that `record` takes.
  var proposedLines: String {
    proposals.map { proposal in
      JSONWriter.text(
        .record(proposal.fields.map { .init($0.name, $0.tree) }), sortingKeys: false) + "\n"
    }.joined()
  }

  func document(
    of books: Books, _ archive: any Archive, isAccepted: Bool
  ) throws -> Document {
    let title =
      isAccepted
      ? Words("银行对账：已记下", "Bank: matches recorded") : Words("银行对账", "Bank: matches found")
    var document = try Document(name: "bank-match", title: title, of: books, archive)
    document.figures = [
      Figure("found", Words("找到的组", "groups found"), .count(groups.count)),
      Figure("openLines", Words("对账单未勾行", "lines left"), .count(matching.openLines.count)),
      Figure("openEntries", Words("账上未勾笔", "entries left"), .count(matching.openEntries.count)),
      Figure("proposals", Words("可记的事项", "events proposed"), .count(proposals.count)),
    ]
    document.tables = [found, openLines, openEntries]
    if !proposals.isEmpty { document.tables.append(proposed) }
    return document
  }

  private var found: Table {
    Table(
      key: "groups", title: Words("找到的", "Found"),
      columns: [
        .init("lines", Words("对账单行", "lines")), .init("date", Words("日期", "date")),
        .init("amount", Words("金额", "amount")), .init("events", Words("账上事项", "events")),
        .init("booked", Words("记账日", "booked")),
      ],
      rows: groups.map { group in
        let first = group.lines.first.flatMap { lines[$0] }
        let sum = group.lines.reduce(Int64(0)) { $0 + (lines[$1]?.content.amount.fen ?? 0) }
        return [
          .text(group.lines.map(\.description).joined(separator: " ")),
          first.map { .day($0.content.day) } ?? .none, .money(Money(fen: sum)),
          .text(group.events.map(String.init).joined(separator: " ")),
          group.events.first.flatMap { entries[$0] }.map { .day($0.day) } ?? .none,
        ]
      })
  }

  private var openLines: Table {
    Table(
      key: "lines", title: Words("对账单上未勾的", "Left on the statement"),
      columns: [
        .init("line", Words("行", "line")), .init("date", Words("日期", "date")),
        .init("amount", Words("金额", "amount")), .init("reference", Words("票据号", "reference")),
        .init("counterparty", Words("对方", "other side")), .init("text", Words("摘要", "text")),
        .init("candidates", Words("金额相同的账上事项", "entries of the amount")),
      ],
      rows: matching.openLines.map { line in
        let content = line.content
        let candidates = matching.candidates(for: line).map { "\($0.event) (\($0.day))" }
        return [
          .text(line.id.description), .day(content.day), .money(content.amount),
          content.reference.map(Cell.text) ?? .none, content.counterparty.map(Cell.text) ?? .none,
          content.text.map(Cell.text) ?? .none,
          candidates.isEmpty ? .none : .text(candidates.joined(separator: ", ")),
        ]
      })
  }

  private var openEntries: Table {
    Table(
      key: "entries", title: Words("账上未勾的", "Left in the book"),
      columns: [
        .init("event", Words("序号", "event")), .init("date", Words("日期", "date")),
        .init("kind", Words("事项", "kind")), .init("amount", Words("金额", "amount")),
        .init("ref", Words("编号", "ref")),
      ],
      rows: matching.openEntries.map { entry in
        [
          .count(Int(entry.event)), .day(entry.day),
          .term(entry.kind.rawValue, entry.kind.body.title), .money(entry.amount),
          entry.ref.map(Cell.text) ?? .none,
        ]
      })
  }

  private var proposed: Table {
    Table(
      key: "proposals", title: Words("可记的事项", "Events proposed"),
      columns: [
        .init("line", Words("行", "line")), .init("event", Words("事项", "event")),
        .init("reason", Words("理由", "reason")),
      ],
      rows: proposals.map { proposal in
        let fields = proposal.fields.compactMap { field in
          field.tree.text.map { field.name == "kind" ? $0 : "\(field.name)=\($0)" }
        }
        return [
          .text(proposal.line.id.description), .text(fields.joined(separator: " ")),
          .text(proposal.reason.spoken),
        ]
      })
  }
}
