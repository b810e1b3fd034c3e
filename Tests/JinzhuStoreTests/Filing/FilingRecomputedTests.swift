internal import Jinzhu
internal import JinzhuHistories
internal import JinzhuStore
internal import Testing

/// Every cell of every form, at the end of every quarter and year, is what a program of its own works
/// out from the export; and every check between the forms holds, the one against the last filing
/// included.
///
/// `JINZHU_FILINGS=50` files for more random histories; `JINZHU_FILINGS=17..17` only for that one.
@Suite(
  .enabled(
    if: Filer.python != nil, "SKIPPED: python3 is missing; install it to have the forms recomputed")
)
struct FilingRecomputedTests {
  static let seeds = HistorySeeds.named("JINZHU_FILINGS", otherwise: 3)

  @Test func `the constructed fund, every quarter and year since 2008`() throws {
    try expectSame(Wannian.book(), Filer.periods(2008...2025), cells: 70_000)
  }

  @Test func `the constructed fund, every month of a leap year`() throws {
    try expectSame(
      Wannian.book(), (1...12).map { .month(year: 2020, month: $0) }, cells: 9_000)
  }

  @Test(.enabled(if: WorkedExample.isThere, "SKIPPED: the worked example is not there"))
  func `the worked example, every quarter since it was founded`() throws {
    try expectSame(WorkedExample.book(), Filer.periods(2018...2019), cells: 7_000)
  }

  @Test(arguments: seeds)
  func `random histories, every quarter and year`(seed: UInt64) throws {
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
    let years = history.scale.firstDay.year...history.today.year
    try expectSame(book, Filer.periods(years), cells: 1_000)
  }

  private func expectSame(_ book: Book, _ periods: [Period], cells: Int) throws {
    let (status, text) = try Filer.recompute(book, periods)
    #expect(status == 0, "\(text)")
    let words = text.split(separator: "\n").last?.split(separator: " ") ?? []
    #expect(words.first.map(String.init) == "\(periods.count)")
    let compared = words.count > 2 ? Int(words[2]) ?? 0 : 0
    #expect(compared > cells, "\(text)")
    print("forms: \(text)", terminator: "")
  }
}
