internal import Jinzhu
internal import SQLite

// What is open on a day, as far as measures ask about it.

extension BookShelf {
  func openStates(asOf day: Day) throws -> [OpenState] {
    if hasOpenRows, day >= (try lastDay() ?? day) { return try openStates() }
    let codes = try openCodes(asOf: day)
    let query = try statement(
      """
      SELECT live, borrower, obligor, bank, issued, start, due, overdue_since, manual_class,
        extended_overdue, first_compensated, principal, repaid, released, compensated, coverage,
        compensated_share, interest_share, costs, recovered, deposits_applied, forfeited,
        assets_taken, asset_shortfalls, shares
      FROM guarantee_state WHERE guarantee = ?1 AND day <= ?2 ORDER BY event DESC LIMIT 1
      """)
    defer { query.reset() }
    try query.bind(2, day.yyyymmdd)
    var states: [OpenState] = []
    states.reserveCapacity(codes.count)
    for code in codes {
      query.reset()
      try query.bind(1, code.text)
      guard try query.step(), query.int(0) != 0 else { continue }
      states.append(try openState(of: code, from: query))
    }
    return states
  }

  private func openState(of code: ID<Guarantee>, from statement: Statement) throws -> OpenState {
    var row = Columns(statement, from: 1)
    let (borrower, obligor, bank): (ID<Party>, ID<Party>, ID<Party>) = (
      row.code(), row.code(), row.code()
    )
    let (issued, start, due) = (try row.day(), try row.day(), try row.day())
    let overdueSince = try row.dayIfAny()
    let manualClass = try row.oneIfAny(of: GuaranteeClass.self)
    let (extended, compensated) = (try row.dayIfAny(), try row.dayIfAny())
    let principal = row.money()
    return try OpenState(
      code: code, borrower: borrower, obligor: obligor, bank: bank, issued: issued, start: start,
      due: due, overdueSince: overdueSince, manualClass: manualClass, extendedOverdue: extended,
      firstCompensated: compensated, principal: principal,
      balance: principal - row.money() - row.money() - row.money(), coverage: rate(from: &row),
      parts: parts(from: &row))
  }

  private func parts(from row: inout Columns) throws -> OpenState.Parts {
    var parts = OpenState.Parts()
    parts.paid = try row.money() + row.money()
    parts.costs = row.money()
    parts.recovered = row.money()
    parts.depositsApplied = row.money()
    parts.forfeited = row.money()
    parts.assetsTaken = row.money()
    parts.assetShortfalls = row.money()
    parts.shared = try row.shared()
    return parts
  }

  func hadOtherObligor(_ code: ID<Guarantee>) throws -> Bool {
    let query = try statement(
      """
      SELECT EXISTS (
        SELECT 1 FROM guarantee_state WHERE guarantee = ?1 AND obligor <> borrower)
      """)
    defer { query.reset() }
    try query.bind(1, code.text)
    return try query.step() && query.int(0) == 1
  }
}
