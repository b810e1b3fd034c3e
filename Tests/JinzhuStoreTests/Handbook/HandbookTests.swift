internal import Foundation
internal import Jinzhu
internal import JinzhuHistories
internal import JinzhuStore
internal import Testing

/// docs/HANDBOOK.md and docs/HANDBOOK.zh-CN.md: what happened, which event records it, and the entry
/// that the program makes of it. The tables are written from the code: the entries are those that the
/// constructed fund and forty random histories were given.
///
/// `UPDATE=1 swift test --filter HandbookTests` renews them. Without it fewer histories are told: every
/// entry that they come to must be on the page, and what is rare and on the page may stay there.
struct HandbookTests {
  private static let (start, end) = ("<!-- generated: happenings -->", "<!-- end -->")

  @Test func `the tables of the handbook are what the program does`() throws {
    let isRenewed = ProcessInfo.processInfo.environment["UPDATE"] == "1"
    var entries = try Self.entries(histories: isRenewed ? 40 : 6)
    for (language, file) in [(Language.en, "HANDBOOK.md"), (.zh, "HANDBOOK.zh-CN.md")] {
      let url = Self.docs.appendingPathComponent(file)
      let page = try String(contentsOf: url, encoding: .utf8)
      let parts = page.components(separatedBy: Self.start)
      let rest = try #require(parts.last?.components(separatedBy: Self.end).last)
      #expect(parts.count == 2 && page.contains(Self.end), "\(file) has no place for its tables")
      if !isRenewed { entries.add(linesOf: page) }
      let fresh =
        parts[0] + Self.start + "\n" + Self.tables(entries, in: language) + Self.end + rest
      if isRenewed {
        try fresh.write(to: url, atomically: true, encoding: .utf8)
      } else {
        #expect(
          page == fresh,
          "\(file) is stale; run UPDATE=1 swift test --filter HandbookTests and read the diff")
      }
    }
  }

  @Test func `every kind of event has its place in the handbook, once`() {
    let kinds = Happenings.chapters.flatMap { $0.lines.map(\.kind) }
    #expect(Set(kinds).count == kinds.count)
    #expect(Set(kinds) == Set(EventKind.allCases))
  }

  /// A kind's entry in the words of a chart: pairs of accounts that it was seen to move.
  private struct Pair: Hashable {
    let debit: Account
    let credit: Account
  }

  private struct Seen {
    var pairs: [EventKind: Set<Pair>] = [:]
    var closing: Set<EventKind> = []

    /// The pairs of a page: `| [`kind`](…) … | 借 1002 … 贷 4001 … |`.
    mutating func add(linesOf page: String) {
      let accounts = Dictionary(
        Account.allCases.map { ($0.entry(in: .cas).code, $0) }, uniquingKeysWith: { a, _ in a })
      for line in page.split(separator: "\n") {
        let cells = line.components(separatedBy: " | ")
        let name = line.components(separatedBy: "[`").dropFirst().first?.prefix { $0 != "`" }
        guard cells.count == 3, let kind = name.flatMap({ EventKind(rawValue: String($0)) })
        else { continue }
        for entry in cells[2].components(separatedBy: "<br>") {
          let codes = entry.split(separator: " ").compactMap { accounts[String($0)] }
          guard codes.count == 2 else { continue }
          pairs[kind, default: []].insert(Pair(debit: codes[0], credit: codes[1]))
        }
      }
    }

    mutating func add(_ book: Book) throws {
      try book.read(at: Instant(microseconds: .max)) { _, archive in
        try archive.entries(from: .earliest, through: .latest) { event, postings in
          let kind = event.submission.kind
          for posting in postings {
            if posting.isClosing {
              closing.insert(kind)
            } else {
              pairs[kind, default: []]
                .insert(Pair(debit: posting.debit.account, credit: posting.credit.account))
            }
          }
        }
      }
    }
  }

  private static let docs = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../../docs").standardizedFileURL

  private static func entries(histories: UInt64) throws -> Seen {
    var seen = Seen()
    try seen.add(try Wannian.book())
    for seed in 1...histories {
      var history = History(seed: seed, scale: .small(seed: seed))
      let book = try Book.inMemory()
      while let proposal = history.next() {
        do {
          let outcome = try book.record(at: proposal.instant) {
            try $0.record(try Submission(reading: proposal.raw))
          }
          try history.learn(proposal, outcome)
        } catch let refusal as Refusal {
          history.learn(proposal, refusal)
        } catch is Complaints where proposal.isMischief {
          continue
        }
      }
      try seen.add(book)
    }
    return seen
  }

  private static func tables(_ seen: Seen, in language: Language) -> String {
    func say(_ zh: String, _ en: String) -> String { Words(zh, en).text(in: language) }
    var text = ""
    for chapter in Happenings.chapters {
      text += "\n### \(chapter.title.text(in: language))\n\n"
      text += say("| 发生了什么 | 记哪种事项 | 分录 |\n", "| what happened | event | entry |\n")
      text += "|---|---|---|\n"
      for (happening, kind) in chapter.lines {
        let anchor = "EVENTS.md#\(anchor(of: kind))"
        text += "| \(happening.text(in: language)) | [`\(kind.rawValue)`](\(anchor)) "
        text += "\(kind.body.title.text(in: language)) | \(entry(of: kind, seen, in: language)) |\n"
      }
    }
    return text + "\n"
  }

  /// As GitHub makes it of the heading `## `kind` 中文 — English`.
  private static func anchor(of kind: EventKind) -> String {
    let title = "\(kind.rawValue) \(kind.body.title.zh) — \(kind.body.title.en)".lowercased()
    return title.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
      .replacing(" ", with: "-")
  }

  private static func entry(of kind: EventKind, _ seen: Seen, in language: Language) -> String {
    func say(_ zh: String, _ en: String) -> String { Words(zh, en).text(in: language) }
    // What anybody may write has no entry of its own.
    if kind == .voucherPost { return say("照凭证所列", "as given") }
    if kind == .eventReverse {
      return say("原分录的红字，方向不变", "the same entry in red, on the same sides")
    }
    if kind == .periodReopen { return say("结账分录的红字", "the entries of the close, in red") }
    var lines = (seen.pairs[kind] ?? []).map { pair -> (order: String, text: String) in
      let (debit, credit) = (pair.debit.entry(in: .cas), pair.credit.entry(in: .cas))
      let names = (debit.name.text(in: language), credit.name.text(in: language))
      return (
        debit.code + credit.code,
        say("借", "Dr") + " \(debit.code) \(names.0) " + say("贷", "/ Cr")
          + " \(credit.code) \(names.1)"
      )
    }.sorted { $0.order < $1.order }.map(\.text)
    if seen.closing.contains(kind) {
      lines.append(
        say(
          "年结时另将损益结转本年利润和利润分配，并提取盈余公积、一般风险准备",
          "a year's close also carries income and expenses to the result, and appropriates it"))
    }
    return lines.isEmpty ? say("无", "none") : lines.joined(separator: "<br>")
  }
}
