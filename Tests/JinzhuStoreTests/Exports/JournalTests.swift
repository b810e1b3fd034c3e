internal import Foundation
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuHistories
internal import JinzhuStore
internal import Testing

/// Exported journals, loaded by the programs that they are written for: every balance of every
/// account is ours, at five days.
///
/// `JINZHU_JOURNALS=50` exports more random histories; `JINZHU_JOURNALS=17..17` only that one.
struct JournalTests {
  static let seeds = HistorySeeds.named("JINZHU_JOURNALS", otherwise: 3)

  @Test func `all three programs are there`() {
    let missing = Set(PlainJournal.Dialect.allCases.map(\.rawValue))
      .subtracting(Accountant.all.map(\.dialect))
    if !missing.isEmpty {
      print(
        "SKIPPED: \(missing.sorted().joined(separator: ", ")) cannot be found, so that exported "
          + "journals are not read back by it; `make setup` installs it on Debian")
    }
  }

  @Test(arguments: seeds, Accountant.all)
  func `a random history has the same balances there`(seed: UInt64, program: Accountant) throws {
    let (book, first, today) = try Self.told(seed)
    let span = first.days(until: today)
    let days = try [span / 7, span / 3, span / 2, span * 4 / 5, span]
      .map { try first.adding(days: $0) }
    try compare(book, on: days, with: program)
  }

  @Test(arguments: Accountant.all)
  func `the constructed fund has the same balances there`(program: Accountant) throws {
    let days = try ["2010-06-30", "2014-12-31", "2019-08-31", "2022-12-31", "2025-12-31"]
      .map { try Day(parsing: $0) }
    try compare(try Wannian.book(), on: days, with: program)
  }

  /// Codes that no program takes as they are: names stay apart, and legal.
  @Test(arguments: Accountant.all)
  func `codes of any letters become names of their own`(program: Accountant) throws {
    let book = try Book.inMemory()
    let codes = ["m01", "M/01", "M-01", "一号场", "Ünal", "M.01", "(x)", "-"]
    try book.record([try charter()] + codes.flatMap { try founding($0, "100.50") }, at: noon)
    let days = try ["2018-01-04", "2018-01-05", "2018-01-06", "2018-01-31", "2018-02-01"]
      .map { try Day(parsing: $0) }
    try compare(book, on: days, with: program)
  }

  private func compare(_ book: Book, on days: [Day], with program: Accountant) throws {
    let dialect = try #require(PlainJournal.Dialect(rawValue: program.dialect))
    let instant = Instant(microseconds: .max)
    let (text, ours) = try book.read(at: instant) { books, archive in
      let last = try #require(days.last)
      let snapshot = Snapshot(books: books, archive: archive, day: last)
      let chronicle = try Chronicle(snapshot, in: program.name.utf8.count % 2 == 0 ? .zh : .en)
      let journal = PlainJournal(for: dialect, in: .zh)
      var names: [SubAccount: String] = [:]
      for account in chronicle.accounts {
        names[account.sub] = journal.name(account.root, account.path)
      }
      #expect(Set(names.values).count == chronicle.accounts.count)
      let ours = try days.map { day in
        var balances: [String: Int64] = [:]
        for line in try archive.subTurnovers(from: .earliest, through: day) {
          let moved = line.moved
          let debit = try moved.debit + moved.closingDebit
          let closing = try line.opening + debit - moved.credit - moved.closingCredit
          if closing.fen != 0 { balances[names[line.sub] ?? "\(line.sub)"] = closing.fen }
        }
        return balances
      }
      return (try journal.text(of: chronicle), ours)
    }
    let theirs = try program.balances(of: text, on: days)
    for (index, day) in days.enumerated() {
      for name in Set(ours[index].keys).union(theirs[index].keys).sorted() {
        #expect(ours[index][name] == theirs[index][name], "\(program.name), \(day), \(name)")
      }
    }
    Tally.add(balances: ours.reduce(0) { $0 + $1.count }, of: program.name)
  }

  /// The book of a random history, with its first and its last day.
  private static func told(_ seed: UInt64) throws -> (Book, Day, Day) {
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
    return (book, history.scale.firstDay, history.today)
  }
}

/// How many balances were compared, by program; printed as it grows, so that the last line counts.
private enum Tally {
  private static let lock = NSLock()
  nonisolated(unsafe) private static var counts: [String: (journals: Int, balances: Int)] = [:]

  static func add(balances: Int, of program: String) {
    lock.withLock {
      let before = counts[program] ?? (0, 0)
      counts[program] = (before.journals + 1, before.balances + balances)
      let text = counts.sorted { $0.key < $1.key }
        .map { "\($0.key): \($0.value.journals) journals, \($0.value.balances) balances" }
      print("journals read back: " + text.joined(separator: "; "))
    }
  }
}
