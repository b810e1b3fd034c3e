internal import Jinzhu
internal import SQLite

// What is open over everything recorded: a narrow row for each guarantee, beside all its states.

extension BookShelf {
  /// What is to become of a row of `guarantee_open`.
  struct OpenRow {
    /// The guarantee's latest state; `nil` where it is not open any more.
    var record: GuaranteeRecord?
    /// Whether the table has a row of it.
    let isStored: Bool
  }

  /// Notes what an event made of a guarantee that is open, or was before it.
  ///
  /// Of those that were opened and closed since the table was written, nothing is kept.
  func gatherOpenRow(of code: ID<Guarantee>, _ record: GuaranteeRecord?, wasOpen: Bool) {
    guard record != nil || wasOpen else { return }
    let isStored = openRows[code]?.isStored ?? wasOpen
    openRows[code] = record == nil && !isStored ? nil : OpenRow(record: record, isStored: isStored)
  }

  /// Writes the rows gathered so far, in their order.
  func writeOpenRows() throws {
    guard !openRows.isEmpty else { return }
    for (code, row) in openRows.sorted(by: { $0.key < $1.key }) {
      guard let record = row.record else {
        try removeOpenRow(of: code)
        continue
      }
      try writeOpenRow(of: record)
    }
    openRows.removeAll(keepingCapacity: true)
  }

  func writeOpenRow(of record: GuaranteeRecord) throws {
    let state = try OpenState(record.guarantee)
    let statement = try database.statement(
      "REPLACE INTO guarantee_open VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
    var row = Binder(statement)
    try row.add(state.code)
    try row.add(state.borrower)
    try row.add(state.obligor)
    try row.add(state.bank)
    try row.add(state.issued)
    try row.add(state.start)
    try row.add(state.due)
    try row.add(state.overdueSince)
    try row.add(state.manualClass?.rawValue)
    try row.add(state.extendedOverdue)
    try row.add(state.firstCompensated)
    try row.add(state.principal)
    try row.add(state.balance)
    try row.add(state.ownShare)
    try row.add(state.compensationReceivable)
    try row.add(state.jointReceivable)
    try statement.run()
  }

  private func removeOpenRow(of code: ID<Guarantee>) throws {
    let statement = try database.statement("DELETE FROM guarantee_open WHERE guarantee = ?1")
    try statement.bind(1, code.text)
    try statement.run()
  }

  /// What is open over everything recorded, by code.
  func openStates() throws -> [OpenState] {
    try catchUp()
    try writeOpenRows()
    let query = try statement("SELECT * FROM guarantee_open ORDER BY guarantee")
    defer { query.reset() }
    var states: [OpenState] = []
    while try query.step() { states.append(try openState(from: query)) }
    return states
  }

  private func openState(from statement: Statement) throws -> OpenState {
    var row = Columns(statement)
    let code: ID<Guarantee> = row.code()
    let (borrower, obligor, bank): (ID<Party>, ID<Party>, ID<Party>) = (
      row.code(), row.code(), row.code()
    )
    return OpenState(
      code: code, borrower: borrower, obligor: obligor, bank: bank, issued: try row.day(),
      start: try row.day(), due: try row.day(), overdueSince: try row.dayIfAny(),
      manualClass: try row.oneIfAny(of: GuaranteeClass.self),
      extendedOverdue: try row.dayIfAny(), firstCompensated: try row.dayIfAny(),
      principal: row.money(), balance: row.money(), ownShare: row.money(),
      compensationReceivable: row.money(), jointReceivable: row.money())
  }
}
