internal import Jinzhu
internal import SQLite

// A row of `guarantee_state`, column by column in the order of the schema.

extension BookShelf {
  func insert(_ record: GuaranteeRecord) throws {
    let guarantee = record.guarantee
    var row =
      try stored?.state(of: guarantee.code, leftBy: record.event)
      ?? Binder(database.statement(Self.insertState))
    try row.add(guarantee.code)
    try row.add(record.event)
    try row.add(record.day)
    try row.add(record.live)
    try row.add(record.before)
    try row.add(guarantee.borrower)
    try row.add(guarantee.obligor)
    try row.add(guarantee.bank)
    try row.add(guarantee.product.rawValue)
    try row.add(guarantee.principal)
    try row.add(guarantee.issued)
    try row.add(guarantee.start)
    try row.add(guarantee.due)
    try row.add(text(of: guarantee.coverage))
    try row.add(text(of: guarantee.feeRate))
    try row.add(guarantee.counterGuarantee)
    try row.add(guarantee.reguarantor)
    try row.add(guarantee.reguaranteeShare.map(text(of:)))
    try row.add(guarantee.overdueSince)
    try row.add(guarantee.manualClass?.rawValue)
    try row.add(guarantee.extendedOverdue)
    try row.add(guarantee.firstCompensated)
    try addAmounts(of: guarantee, to: &row)
    try row.add(GuaranteeShares(of: guarantee).text)
    try row.finish()
  }

  private static let insertState: StaticString = """
    INSERT INTO guarantee_state VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,\
    ?,?,?,?,?,?,?,?,?,?,?,?)
    """

  private func addAmounts(of guarantee: Guarantee, to row: inout Binder) throws {
    try row.add(guarantee.repaid)
    try row.add(guarantee.repaidShare)
    try row.add(guarantee.released)
    try row.add(guarantee.releasedShare)
    try row.add(guarantee.compensated)
    try row.add(guarantee.compensatedShare)
    try row.add(guarantee.interest)
    try row.add(guarantee.interestShare)
    try row.add(guarantee.feeBooked)
    try row.add(guarantee.feeReceived)
    try row.add(guarantee.feeRefunded)
    try row.add(guarantee.costs)
    try row.add(guarantee.recovered)
    try row.add(guarantee.depositsApplied)
    try row.add(guarantee.forfeited)
    try row.add(guarantee.assetsTaken)
    try row.add(guarantee.assetShortfalls)
    try row.add(guarantee.recoveredInAll)
    try row.add(guarantee.recoveryIncome)
  }

  func guaranteeRecord(from statement: Statement) throws -> GuaranteeRecord {
    var row = Columns(statement)
    let code: ID<Guarantee> = row.code()
    let (event, day) = (row.int(), try row.day())
    let (live, before) = (row.int(), row.int())
    let (borrower, obligor, bank): (ID<Party>, ID<Party>, ID<Party>) = (
      row.code(), row.code(), row.code()
    )
    let product = try row.one(of: Guarantee.Product.self)
    var guarantee = Guarantee(
      code: code, borrower: borrower, bank: bank, principal: row.money(), issued: try row.day(),
      start: try row.day(), due: try row.day(), coverage: try rate(from: &row),
      feeRate: try rate(from: &row), product: product)
    guarantee.obligor = obligor
    guarantee.counterGuarantee = row.textIfAny()
    guarantee.reguarantor = row.codeIfAny()
    guarantee.reguaranteeShare = try rateIfAny(from: &row)
    guarantee.overdueSince = try row.dayIfAny()
    guarantee.manualClass = try row.oneIfAny(of: GuaranteeClass.self)
    guarantee.extendedOverdue = try row.dayIfAny()
    guarantee.firstCompensated = try row.dayIfAny()
    readAmounts(of: &guarantee, from: &row)
    if let shares = row.textIfAny() {
      guard let read = GuaranteeShares(text: shares) else { throw row.unreadable(shares) }
      read.apply(to: &guarantee)
    }
    return GuaranteeRecord(
      guarantee: guarantee, event: event, live: live, before: before, day: day)
  }

  private func readAmounts(of guarantee: inout Guarantee, from row: inout Columns) {
    guarantee.repaid = row.money()
    guarantee.repaidShare = row.money()
    guarantee.released = row.money()
    guarantee.releasedShare = row.money()
    guarantee.compensated = row.money()
    guarantee.compensatedShare = row.money()
    guarantee.interest = row.money()
    guarantee.interestShare = row.money()
    guarantee.feeBooked = row.money()
    guarantee.feeReceived = row.money()
    guarantee.feeRefunded = row.money()
    guarantee.costs = row.money()
    guarantee.recovered = row.money()
    guarantee.depositsApplied = row.money()
    guarantee.forfeited = row.money()
    guarantee.assetsTaken = row.money()
    guarantee.assetShortfalls = row.money()
    guarantee.recoveredInAll = row.money()
    guarantee.recoveryIncome = row.money()
  }

  /// A rate in the notation of machine output.
  func rate(from row: inout Columns) throws -> Rate {
    let text = row.text()
    do { return try rate(text) } catch { throw row.unreadable(text) }
  }

  func rateIfAny(from row: inout Columns) throws -> Rate? {
    guard let text = row.textIfAny() else { return nil }
    do { return try rate(text) } catch { throw row.unreadable(text) }
  }
}
