import Foundation
import Jinzhu
import JinzhuFormats
import Testing

/// Real guarantees with claims and recoveries go through the program, and `jinzhu report` gives the
/// figures worked out beside the data.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: DCAData.file),
    "SKIPPED: ../shared/data/dca is absent; set JINZHU_SHARED to check claims and recoveries"))
struct DCAReportTests {
  private static let now = ["JINZHU_NOW": "2026-11-25T00:00:00Z"]

  @Test func `claims, recoveries, what is in force and the rates are those of its page`() throws {
    let data = try DCAData()
    let folder = try TemporaryFolder()
    let book = ["--book", folder.file("dca.book").path]
    func jinzhu(_ arguments: [String]) throws -> Outcome {
      let run = try Shell.run(Shell.jinzhu, arguments + book, environment: Self.now)
      try #require(run.status == 0, "\(run.words.prefix(2_000))")
      return run
    }
    func report(_ arguments: String...) throws -> [String: Any] {
      try jinzhu(["report"] + arguments + ["--format", "json"]).output.json
    }
    let events = try Shell.run("sh", ["examples/dca/events.sh", DCAData.file, "2026-11-25"])
    try #require(events.status == 0, "\(events.words)")
    // Every row is booked but those that nothing may be drawn under.
    let empty = data.rows.filter { $0.most == 0 }
    #expect(empty.count == 16)
    for row in empty {
      #expect(events.words.contains("guarantee \(row.code): nothing may be drawn"))
    }
    #expect(events.words.contains("313 rows, 16 listed above, 17 still in force on 2026-11-25"))
    try events.output.write(to: folder.file("dca.jsonl"), atomically: true, encoding: .utf8)
    _ = try jinzhu(["init", "--charter", "examples/dca/charter.yaml", "--date", "2000-01-01"])
    _ = try jinzhu(["record", folder.file("dca.jsonl").path])

    let rates = try #require(report("rates", "--as-of", "2026-11-25")["measures"] as? [String: Any])
    func printed(_ name: String) -> String? { rates[name] as? String }
    #expect(rates["guaranteesSinceFounding"] as? Int == data.rows.count - empty.count)
    #expect(
      try printed("issuedSinceFounding") == "\(data.page("sum_max_cum_disbursements_usd")).00")
    let ceiling = try data.page("guaranteed_ceiling_cents(sum halfup(pct*max))")
    #expect(printed("issuedShareSinceFounding") == Money(fen: ceiling).description)
    let (claims, recoveries) = (
      try data.page("sum_claims_usd"), try data.page("sum_recoveries_usd")
    )
    #expect((claims, recoveries) == (10_269_414, 1_079_329))
    #expect(printed("compensatedSinceFounding") == "\(claims).00")
    #expect(printed("recoveredSinceFounding") == "\(recoveries).00")
    #expect(try printed("lostSinceFounding") == "\(data.page("net_claims_usd")).00")
    // 1,079,329 ÷ 10,269,414; what ended, by the day, is what was released.
    #expect(printed("recoveryRateSinceFounding") == "0.105101")
    let ended = data.rows.filter { $0.end <= "2026-11-25" }.map(\.ceiling).reduce(0, +)
    #expect(printed("releasedSinceFounding") == Money(fen: ended).description)
    func rate(_ dollars: Int64) -> String? {
      Ratio(Int128(dollars) * 100, over: Int128(ended))?.description
    }
    #expect(printed("compensationRateSinceFounding") == rate(claims))
    #expect(printed("lossRateSinceFounding") == rate(claims - recoveries))

    for (year, most) in try data.inForce() where year <= 2024 {
      let business = try #require(
        report("business", "--period", "\(year)")["measures"] as? [String: Any])
      #expect(business["inForceBalance"] as? String == "\(most).00", "\(year)")
      let alive = data.rows.filter { $0.isInForce(in: year) && $0.most > 0 }
      #expect(business["inForceCount"] as? Int == alive.count, "\(year)")
    }
    try expectClaims(of: data, in: try report("risk-sharing"))
  }

  /// What each default bore and got back, added up by the page's fiscal years, kinds and states.
  private func expectClaims(of data: DCAData, in report: [String: Any]) throws {
    let rows = try #require(report["rows"] as? [[String: Any]])
    #expect(rows.count == 68)
    var found: [String: (claims: Int64, recoveries: Int64)] = [:]
    for row in rows {
      let code = try #require(row["guarantee"] as? String)
      let source = try #require(data.rows.first { $0.code == code })
      func dollars(_ name: String) throws -> Int64 {
        let fen = try Money(parsing: #require(row[name] as? String)).fen
        #expect(fen % 100 == 0)
        return fen / 100
      }
      let recovered = try dollars("recoveries")
      let claimed = try dollars("lost") - dollars("bank")
      #expect(try dollars("income") == claimed - recovered)
      for key in [source.year, source.kind, source.status] {
        let old = found[key] ?? (0, 0)
        found[key] = (old.claims + claimed, old.recoveries + recovered)
      }
    }
    for (key, claims, recoveries) in try data.groups() {
      #expect((found[key]?.claims ?? 0) == claims, "\(key)")
      #expect((found[key]?.recoveries ?? 0) == recoveries, "\(key)")
    }
  }
}

/// The file, and the page beside it.
private struct DCAData {
  static let folder = Repository.shared.appendingPathComponent("data")
  static let file = folder.appendingPathComponent("dca/dca_guarantees_shared.csv").path

  struct Row {
    let code, year, kind, status, start, end: String
    let most: Int64
    /// The guaranteed part of it in cents, half a cent rounded up.
    let ceiling: Int64

    func isInForce(in year: Int) -> Bool { start <= "\(year)-12-31" && end > "\(year)-12-31" }
  }

  let rows: [Row]
  private let text: Substring

  init() throws {
    let page = try String(
      contentsOf: Self.folder.appendingPathComponent("README.md"), encoding: .utf8)
    let start = try #require(page.range(of: "## DCA guarantees"))
    let end = try #require(page.range(of: "## SSBCI"))
    text = page[start.upperBound..<end.lowerBound]
    let reader = try CSVReader([UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.file))))
    let header = reader.header
    rows = try reader.map { record in
      let cells = try record.get().cells
      func cell(_ name: String) throws -> String {
        cells[try #require(header.firstIndex(of: name))]
      }
      let most = try #require(Int64(cell("max_cum_disbursements_usd")))
      let part = try Rate(parsing: cell("guarantee_pct"))
      return Row(
        code: try cell("row_id"), year: try cell("fiscal_year"),
        kind: try cell("agreement_type"), status: try cell("status"),
        start: try cell("start_date"), end: try cell("end_date"), most: most,
        ceiling: (2 * most * 100 * part.numerator + part.denominator) / (2 * part.denominator))
    }
  }

  /// A number of the page by its key.
  func page(_ key: String) throws -> Int64 {
    let found = try #require(text.range(of: "\"\(key)\": "))
    return try #require(Int64(text[found.upperBound...].prefix(while: \.isNumber)))
  }

  /// The lists of a key of the page: `"2003": [ 39, 166772854 ]`.
  private func lists(_ key: String) throws -> [(String, [Int64])] {
    let found = try #require(text.range(of: "\"\(key)\": {"))
    let part = text[found.upperBound...].prefix { $0 != "}" }
    return part.split(separator: "]").compactMap { piece in
      let halves = piece.split(separator: ":")
      guard halves.count == 2 else { return nil }
      let name = halves[0].split(separator: "\"").dropFirst().first.map(String.init) ?? ""
      return (name, halves[1].split { !$0.isNumber }.compactMap { Int64($0) })
    }
  }

  func inForce() throws -> [(Int, Int64)] {
    try lists("in_force_max_by_yearend").compactMap { year, numbers in
      numbers.count == 2 ? (try #require(Int(year)), numbers[1]) : nil
    }
  }

  /// Claims and recoveries by fiscal year, kind and state.
  func groups() throws -> [(String, Int64, Int64)] {
    try lists("by_fy_claims").map { ($0, $1[1], $1[2]) }
      + (lists("by_type") + lists("by_status")).map { ($0, $1[2], $1[3]) }
  }
}
