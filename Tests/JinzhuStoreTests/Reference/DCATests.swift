import Foundation
import Jinzhu
import JinzhuFormats
import JinzhuStore
import Testing

/// Where the data is.
private enum DCAFile {
  static let folder = WorkedExample.directory.appendingPathComponent("../../data")
    .standardizedFileURL
  static let file = folder.appendingPathComponent("dca/dca_guarantees_shared.csv")
}

/// Real guarantees with claims and recoveries (US Development Credit Authority): each that has a claim
/// is a guarantee of what was claimed, paid and recovered in its fiscal year. What the reports say of
/// every year is what the data's page says.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: DCAFile.file.path),
    "SKIPPED: ../shared/data/dca is absent; set JINZHU_SHARED to check claims and recoveries"))
struct DCATests {
  @Test func `claims, recoveries and rates of every year are those of its page`() throws {
    let book = try Self.book()
    let page = try String(
      contentsOf: DCAFile.folder.appendingPathComponent("README.md"), encoding: .utf8)
    let start = try #require(page.range(of: "\"by_fy_claims\": {"))
    let part = page[start.upperBound...].prefix { $0 != "}" }
    let numbers = part.split { !$0.isNumber }.compactMap { Int64($0) }
    try #require(numbers.count == 16 * 4)
    var (opening, claims, recoveries): (Int64, Int64, Int64) = (0, 0, 0)
    for place in stride(from: 0, to: numbers.count, by: 4) {
      let (year, claimed, recovered) = (numbers[place], numbers[place + 2], numbers[place + 3])
      let printed = try book.report("rates", on: "\(year)-12-31")
      #expect(printed.measure("compensatedInYear") == "\(claimed).00", "\(year)")
      #expect(printed.measure("recoveredInYear") == "\(recovered).00", "\(year)")
      #expect(printed.measure("openingCompensationBalance") == "\(opening).00", "\(year)")
      let rate = Ratio(Int128(recovered), over: Int128(opening + claimed))
      #expect(printed.measure("recoveryRate") == rate?.description, "\(year)")
      let moved = try book.report("roll-forward", period: "\(year)")
      #expect(moved.measure("isReconciled") == "true")
      opening += claimed - recovered
      #expect(moved.measure("closing") == "\(opening).00", "\(year)")
      claims += claimed
      recoveries += recovered
    }
    #expect((claims, recoveries) == (10_269_414, 1_079_329))
    let page2016 = try book.report("adequacy", on: "2016-12-31")
    #expect(page2016.rows("limits").count == 9)
  }

  private static func book() throws -> TestBook {
    let book = try TestBook(
      #""currency": "USD", "limits": {"enforce": "off", "minimumCapital": "0"}"#, on: "2000-01-01")
    for (code, role) in [("DCA", "member"), ("B01", "bank")] {
      try book.record("party.add", "2000-01-02", ["party": code, "name": code, "role": role])
    }
    try book.record("capital.pay", "2000-01-03", ["member": "DCA", "amount": "100000000"])
    let reader = try CSVReader([UInt8](try Data(contentsOf: DCAFile.file)))
    let header = reader.header
    var rows: [[String: String]] = []
    for record in reader {
      rows.append(
        Dictionary(zip(header, try record.get().cells), uniquingKeysWith: { first, _ in first }))
    }
    try #require(rows.count == 313)
    for row in rows.sorted(by: { ($0["fiscal_year"] ?? "") < ($1["fiscal_year"] ?? "") }) {
      let code = try #require(row["row_id"])
      let day = "\(try #require(row["fiscal_year"]))-06-30"
      let claims = try #require(Int64(row["claims_usd"] ?? ""))
      guard claims > 0 else { continue }
      try book.record(
        "party.add", day, ["party": "C\(code)", "name": code, "role": "member"])
      try book.record(
        "guarantee.issue", day,
        [
          "guarantee": code, "borrower": "C\(code)", "bank": "B01", "principal": "\(claims)",
          "due": "2040-01-01", "feeRate": "0",
        ])
      try book.record("default.compensate", day, ["guarantee": code, "principal": "\(claims)"])
      let recovered = row["recoveries_usd"] ?? "0"
      if recovered != "0" {
        try book.record("recovery.receive", day, ["guarantee": code, "amount": recovered])
      }
    }
    return book
  }
}
