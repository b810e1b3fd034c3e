internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// The constructed fund at every end of a year: all statements add up to net assets and to the shares
/// of the defaults, and nobody may take out a fen more than he is told.
struct ConstructedFundStatementTests {
  @Test func `statements of all members add up at eighteen ends of a year`() throws {
    let book = try Wannian.book()
    let days = try (2008...2025).map { try Day(parsing: "\($0)-12-31") }
    let findings = try Audit.statementFindings(
      in: book, at: Instant(parsing: Wannian.now), on: days)
    for finding in findings.prefix(20) { Issue.record("\(finding)") }
    var (statements, defaults) = (0, 0)
    for day in days {
      statements += try book.statements(on: day.description, now: Wannian.now) { made in
        let fund = try Printed(made.fundDocument())
        #expect(fund.measure("isReconciled") == "true", "\(day)")
        #expect(fund.measure("lossesReconciled") == "true", "\(day)")
        return try made.everybody().count
      }
      let sharing = try book.report("risk-sharing", on: day.description, now: Wannian.now)
      #expect(sharing.measure("isReconciled") == "true", "\(day)")
      defaults = max(defaults, sharing.rows().count)
    }
    // A fund without members or defaults would prove nothing.
    #expect(statements > 18 * 5 && defaults > 0)
    print("\(statements) statements at 18 ends of a year, \(defaults) defaults, all add up")
  }
}
