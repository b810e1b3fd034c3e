import Foundation
import Jinzhu
import JinzhuFormats
import Testing

/// A census of 2,102 US government-guaranteed loans goes through the program, and `jinzhu report`
/// gives the figures worked out beside the data, year by year.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: SBACensus.file),
    "SKIPPED: ../shared/data/sba is absent; set JINZHU_SHARED to check the census"))
struct SBACensusTests {
  @Test func `every year-end of the census is what its page says`() throws {
    let census = try SBACensus()
    let folder = try TemporaryFolder()
    let book = ["--book", folder.file("sba.book").path]
    let events = try Shell.run("sh", ["examples/sba/events.sh", SBACensus.file])
    #expect(events.status == 0)
    try #require(census.odd.count == 11)
    for loan in census.odd {
      let line = "loan \(loan.code): paid in full, yet a charge-off of \(loan.lost)"
      #expect(events.words.contains(line))
    }
    try events.output.write(to: folder.file("sba.jsonl"), atomically: true, encoding: .utf8)
    let charter = ["--charter", "examples/sba/charter.yaml", "--date", "1960-01-01"]
    let made = try Shell.run(Shell.jinzhu, ["init"] + charter + book)
    try #require(made.status == 0, "\(made.words)")
    let recorded = try Shell.run(
      Shell.jinzhu, ["record", folder.file("sba.jsonl").path] + book)
    try #require(recorded.status == 0, "\(recorded.words.prefix(2000))")

    try #require(census.years.count == 15)
    for year in census.years {
      let measures = try Self.business(of: "\(year.year)", book)
      for (name, expected) in year.expected {
        #expect(measures[name] == expected, "\(year.year) \(name)")
      }
    }
    let all = try Self.business(of: "1960-01-01..2014-12-31", book)
    #expect(all["compensatedShare"] == .money(census.guaranteedLoss))
    #expect(all["compensated"] == .money(census.loss))
    try Self.adequacy(of: census, book)
  }

  /// The adequacy page of the portfolio: what it says in force is what the data's page says.
  private static func adequacy(of census: SBACensus, _ book: [String]) throws {
    let year = try #require(census.years.first { $0.year == 2012 })
    let run = try Shell.run(
      Shell.jinzhu, ["report", "adequacy", "--as-of", "2012-12-31", "--format", "json"] + book)
    try #require(run.status == 0, "\(run.words)")
    let tree = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let measures = try #require(tree?["measures"] as? [String: Any])
    func money(_ name: String) throws -> Figure {
      .money(try Money(parsing: #require(measures[name] as? String)))
    }
    #expect(try money("ownShare") == year.expected["ownShare"])
    #expect(try money("inForceBalance") == year.expected["inForceBalance"])
    // In 2012 a liability counts whole.
    #expect(try money("weightedLiability") == year.expected["ownShare"])
    #expect((tree?["trend"] as? [Any])?.count == 8)
    #expect((tree?["limits"] as? [Any])?.count == 9)
  }

  /// The figures of `report business` for a period.
  private static func business(of period: String, _ book: [String]) throws -> [String: Figure] {
    let run = try Shell.run(
      Shell.jinzhu, ["report", "business", "--period", period, "--format", "json"] + book)
    try #require(run.status == 0, "\(run.words)")
    let tree = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let measures = try #require((tree as? [String: Any])?["measures"] as? [String: Any])
    return measures.compactMapValues { value in
      if let text = value as? String { return (try? Money(parsing: text)).map(Figure.money) }
      return (value as? Int).map(Figure.count)
    }
  }

  enum Figure: Equatable {
    case count(Int)
    case money(Money)
  }
}

/// What the page beside the data says, less the rows "paid in full" that carry a charge-off.
private struct SBACensus {
  static let folder = Repository.shared.appendingPathComponent("data")
  static let file = folder.appendingPathComponent("sba/sba_case_california_re.csv").path

  struct Year {
    var year: Int
    var expected: [String: SBACensusTests.Figure]
  }

  struct Loan {
    var code: String
    var isPaid: Bool
    var year: Int
    var lost: Int64
    /// In cents, half a cent rounded up.
    var guaranteedLoss: Int64
  }

  /// Every loan with a charge-off.
  let losses: [Loan]
  let years: [Year]
  /// Over all years, in the page's own figures.
  let loss: Money
  let guaranteedLoss: Money

  /// Paid in full, and yet with a charge-off.
  var odd: [Loan] { losses.filter(\.isPaid) }

  init() throws {
    let losses = try Self.readLosses()
    self.losses = losses
    let page = try String(
      contentsOf: Self.folder.appendingPathComponent("README.md"), encoding: .utf8)
    let start = try #require(page.range(of: "## SBA shared CA real-estate case"))
    let part = page[start.upperBound...].prefix { $0 != "#" }
    func total(_ name: String) throws -> Int64 {
      let key = try #require(part.range(of: "\"\(name)\": "))
      return try #require(Int64(part[key.upperBound...].prefix(while: \.isNumber)))
    }
    let odd = losses.filter(\.isPaid)
    loss = try dollars(total("sum_chg_off_prin_gr") - odd.map(\.lost).reduce(0, +))
    guaranteedLoss = try Money(
      fen: total("guaranteed_chgoff_sum_per_loan_halfup_cents")
        - odd.map(\.guaranteedLoss).reduce(0, +))
    years = try part.split(separator: "\n").filter { $0.hasPrefix("| 2") }.map { line in
      let cells = try line.split(separator: "|").map {
        try #require(Int64($0.trimmingCharacters(in: .whitespaces)))
      }
      try #require(cells.count == 8)
      return try Self.year(cells, losses)
    }
  }

  /// A row of the page's table: its columns in order.
  private static func year(_ cells: [Int64], _ losses: [Loan]) throws -> Year {
    let ofYear = losses.filter { $0.year == Int(cells[0]) }
    let odd = ofYear.filter(\.isPaid)
    let guaranteed = ofYear.filter { !$0.isPaid }.map(\.guaranteedLoss).reduce(0, +)
    return Year(
      year: Int(cells[0]),
      expected: [
        "inForceCount": .count(Int(cells[1])),
        "ownShare": .money(dollars(cells[2])),
        "inForceBalance": .money(dollars(cells[3])),
        "issuedCount": .count(Int(cells[4])),
        "issuedShare": .money(dollars(cells[5])),
        "compensatedCount": .count(Int(cells[6]) - odd.count),
        "compensated": .money(dollars(cells[7] - odd.map(\.lost).reduce(0, +))),
        "compensatedShare": .money(Money(fen: guaranteed)),
        "writtenOff": .money(Money(fen: guaranteed)),
      ])
  }

  private static func readLosses() throws -> [Loan] {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    let reader = try CSVReader(bytes)
    let header = reader.header
    return try reader.compactMap { record -> Loan? in
      let cells = try record.get().cells
      func cell(_ name: String) throws -> String {
        cells[try #require(header.firstIndex(of: name))]
      }
      func number(_ name: String) throws -> Int64 { try #require(Int64(cell(name))) }
      guard try !cell("ChgOffDate").isEmpty else { return nil }
      let (lost, gross) = (try number("ChgOffPrinGr"), try number("GrAppv"))
      let cents = 100 * lost * (try number("SBA_Appv"))
      return Loan(
        code: try cell("LoanNr_ChkDgt"), isPaid: try cell("MIS_Status") != "CHGOFF",
        year: try #require(Int(cell("ChgOffDate").prefix(4))), lost: lost,
        guaranteedLoss: (2 * cents + gross) / (2 * gross))
    }
  }
}

private func dollars(_ whole: Int64) -> Money { Money(fen: whole * 100) }
