internal import Foundation
internal import Jinzhu
internal import JinzhuHistories
internal import JinzhuStore
internal import Testing

/// docs/HANDBOOK.md and docs/HANDBOOK.zh-CN.md: what happened, which event records it, and the entry
/// that the program makes of it. The tables are written from the code: the entries are those that the
/// constructed fund and forty random histories were given.
///
/// `UPDATE=1 swift test --filter HandbookTests` renews them, and keeps on the page the few histories of
/// the forty that come to everything that all of them come to. Without it only those are told, and what
/// they come to must be what the page says: no entry less, and none more.
struct HandbookTests {
  private static let (start, end) = ("<!-- generated: happenings -->", "<!-- end -->")

  @Test func `the tables of the handbook are what the program does`() throws {
    let isRenewed = ProcessInfo.processInfo.environment["UPDATE"] == "1"
    var told: (seen: Seen, seeds: [UInt64])?
    for (language, file) in [(Language.en, "HANDBOOK.md"), (.zh, "HANDBOOK.zh-CN.md")] {
      let url = Self.docs.appendingPathComponent(file)
      let page = try String(contentsOf: url, encoding: .utf8)
      let parts = page.components(separatedBy: Self.start)
      let rest = try #require(parts.last?.components(separatedBy: Self.end).last)
      #expect(parts.count == 2 && page.contains(Self.end), "\(file) has no place for its tables")
      let (seen, seeds) =
        try told ?? (isRenewed ? Self.chosen() : Self.told(by: try #require(Self.seeds(of: page))))
      told = (seen, seeds)
      let fresh =
        parts[0] + Self.start + "\n" + Self.mark(of: seeds) + "\n" + Self.tables(seen, in: language)
        + Self.end + rest
      if isRenewed {
        try fresh.write(to: url, atomically: true, encoding: .utf8)
      } else {
        #expect(
          page == fresh,
          "\(file) is stale; run UPDATE=1 swift test --filter HandbookTests and read the diff")
      }
    }
  }

  /// One entry more or less on the page is found.
  @Test func `what the page does not say, or says too much, is told apart`() throws {
    let seeds = try #require(
      Self.seeds(
        of: try String(
          contentsOf: Self.docs.appendingPathComponent("HANDBOOK.md"), encoding: .utf8)))
    var seen = try Self.told(by: seeds).seen
    let right = Self.tables(seen, in: .en)
    seen.pairs[.feeReceive, default: []].insert(Pair(debit: .cash, credit: .feeIncome))
    #expect(Self.tables(seen, in: .en) != right)
    seen.pairs[.feeReceive] = []
    #expect(Self.tables(seen, in: .en) != right)
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

  /// What has no entry of its own: anybody may write a voucher, and red entries are those taken back.
  private static let withoutPairs: [EventKind] = [.voucherPost, .eventReverse, .periodReopen]

  private struct Seen {
    var pairs: [EventKind: Set<Pair>] = [:]
    var closing: Set<EventKind> = []

    /// Whether all of another's is in it.
    func covers(_ other: Seen) -> Bool { missing(of: other) == 0 }

    /// How much of another's is not in it.
    func missing(of other: Seen) -> Int {
      other.pairs.reduce(0) { $0 + $1.value.subtracting(pairs[$1.key] ?? []).count }
        + other.closing.subtracting(closing).count
    }

    mutating func add(_ other: Seen) {
      for (kind, more) in other.pairs { pairs[kind, default: []].formUnion(more) }
      closing.formUnion(other.closing)
    }

    mutating func add(_ book: Book) throws {
      try book.read(at: Instant(microseconds: .max)) { _, archive in
        try archive.entries(from: .earliest, through: .latest) { event, postings in
          let kind = event.submission.kind
          guard !HandbookTests.withoutPairs.contains(kind) else { return }
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

  /// What the constructed fund and some histories come to.
  private static func told(by seeds: [UInt64]) throws -> (seen: Seen, seeds: [UInt64]) {
    var seen = Seen()
    try seen.add(try Wannian.book())
    for seed in seeds { seen.add(try told(by: seed)) }
    return (seen, seeds)
  }

  /// What forty histories come to, and the few of them that come to all of it: each the one that adds
  /// most to those before it.
  private static func chosen() throws -> (seen: Seen, seeds: [UInt64]) {
    let each = try (1...40).map { (seed: UInt64($0), seen: try told(by: UInt64($0))) }
    var (seen, seeds) = try told(by: [])
    while let best = each.max(by: { seen.missing(of: $0.seen) < seen.missing(of: $1.seen) }),
      !seen.covers(best.seen)
    {
      seen.add(best.seen)
      seeds.append(best.seed)
    }
    return (seen, seeds)
  }

  private static func told(by seed: UInt64) throws -> Seen {
    var seen = Seen()
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
    return seen
  }

  /// The histories that a page's tables come from, in a comment of it.
  private static func seeds(of page: String) -> [UInt64]? {
    page.components(separatedBy: "<!-- histories: ").dropFirst().first?
      .components(separatedBy: " -->").first?.split(separator: " ").compactMap { UInt64($0) }
  }

  private static func mark(of seeds: [UInt64]) -> String {
    "<!-- histories: \(seeds.map(String.init).joined(separator: " ")) -->"
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
