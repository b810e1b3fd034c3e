internal import Foundation
internal import Testing

@testable internal import Jinzhu

/// The worked example told event by event: the entries its notes work out, and domain §5.1 after
/// every step. The figures of its three days are compared in `WorkedExampleReportTests`.
@Suite(
  .enabled(
    if: WorkedExample.isThere,
    "the worked example is not there: put the shared reference beside the repository"))
struct WorkedExampleTests {
  /// The book of the example, and the entry of each event by its date and kind.
  private func told() throws -> (book: TestBook, entries: [String: [String]]) {
    guard case .record(var keys) = try WorkedExample.tree("charter.json") else {
      throw WorkedExample.Missing.figures
    }
    keys.removeAll { $0.key == "fund" }
    let book = try TestBook(
      keys.map { "\"\($0.key)\": \(JSONWriter.text($0.value))" }.joined(separator: ", "))
    var entries: [String: [String]] = [:]
    let url = WorkedExample.directory.appendingPathComponent("events.jsonl")
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      guard case .record(let raw) = try JSONReader.read(Array(line.utf8), strings: .lenient) else {
        throw WorkedExample.Missing.figures
      }
      var fields = Dictionary(
        uniqueKeysWithValues: raw.map { ($0.key, $0.value.text ?? JSONWriter.text($0.value)) })
      let (kind, date) = (try #require(fields["kind"]), try #require(fields["date"]))
      (fields["kind"], fields["date"]) = (nil, nil)
      entries["\(date) \(kind)"] = try book.record(kind, date, fields)
      for code in ["D2018-001", "D2018-002", "D2018-003", "D2018-004"] {
        try book.requireConservation(of: code)
      }
    }
    return (book, entries)
  }

  @Test func `the loss goes through the reserve to the members, and part of it comes back`() throws
  {
    let entries = try told().entries
    // 80% of 1,666,666.68 and of 52,345.67.
    #expect(
      entries["2019-03-04 default.compensate"]?.first
        == "compensationReceivable(D2018-002) / cash 1375209.88")
    #expect(
      entries["2019-04-01 joint.call"] == [
        "jointReceivable(M01 D2018-002) / compensationReceivable(D2018-002) 200000.01",
        "jointReceivable(M02 D2018-002) / compensationReceivable(D2018-002) 200000.00",
      ])
    // 409,266.70 over 8,000,000.00, 6,000,000.00 and 1,000,000.01; M03 is the obligor.
    #expect(
      entries["2019-07-01 loss.writeOff"] == [
        "compensationReserve / compensationReceivable(D2018-002) 40733.33",
        "memberRiskShare(M01) / compensationReceivable(D2018-002) 218275.57",
        "memberRiskShare(M02) / compensationReceivable(D2018-002) 163706.68",
        "memberRiskShare(M04) / compensationReceivable(D2018-002) 27284.45",
      ])
    // 131,345.70 of 600,000.00 is left for the members, in the proportion of what they bear.
    #expect(
      entries["2019-09-30 recovery.receive"] == [
        "cash / compensationReceivable(D2018-002) 68654.29",
        "cash / jointReceivable(M01 D2018-002) 50000.01",
        "cash / jointReceivable(M02 D2018-002) 200000.00",
        "cash / returnPayable(M01 D2018-002) 150000.00", "cash / memberRiskShare(M01) 70051.04",
        "cash / memberRiskShare(M02) 52538.28", "cash / memberRiskShare(M04) 8756.38",
      ])
  }

  @Test func `the closes provide, transfer and set aside`() throws {
    let entries = try told().entries
    // Half of 28,194.25 − 1,200.00; 1% of 4,073,333.33; a tenth of 249,263.79.
    let first = try #require(entries["2018-12-31 period.close"])
    #expect(first.first == "unearnedProvision / unearnedReserve 13497.13")
    #expect(
      first.suffix(3) == [
        "currentProfit / retainedEarnings 249263.79", "retainedEarnings / surplusReserve 24926.38",
        "retainedEarnings / generalRiskReserve 24926.38",
      ])
    // 13,497.13 released and 12,400.00 provided: a profit below what members carry of the year.
    #expect(
      entries["2019-12-31 period.close"]?.suffix(3) == [
        "unearnedProvision / currentProfit 13497.13",
        "currentProfit / compensationProvision 12400.00",
        "currentProfit / retainedEarnings 1097.13",
      ])
  }
}
