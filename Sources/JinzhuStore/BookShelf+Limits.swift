internal import Jinzhu
internal import SQLite

// What limits and rates are measured from.

extension BookShelf {
  func exposure(of holder: ExposureHolder) throws -> Exposure {
    let query = try statement(
      "SELECT balance, own_share FROM exposure WHERE holder = ?1 AND party = ?2")
    defer { query.reset() }
    try query.bind(1, holder.name)
    try query.bind(2, holder.party.text)
    guard try query.step() else { return Exposure() }
    var row = Columns(query)
    return Exposure(balance: row.money(), ownShare: row.money())
  }

  func exposures() throws -> [ExposureHolder: Exposure] {
    let query = try statement("SELECT holder, party, balance, own_share FROM exposure")
    defer { query.reset() }
    var exposures: [ExposureHolder: Exposure] = [:]
    while try query.step() {
      var row = Columns(query)
      exposures[holder(from: &row)] = Exposure(balance: row.money(), ownShare: row.money())
    }
    return exposures
  }

  func exposures(asOf day: Day) throws -> [ExposureHolder: Exposure] {
    let codes = try openCodes(asOf: day)
    let query = try statement(
      """
      SELECT live, obligor, bank, principal - repaid - released - compensated, coverage
      FROM guarantee_state WHERE guarantee = ?1 AND day <= ?2 ORDER BY event DESC LIMIT 1
      """)
    defer { query.reset() }
    try query.bind(2, day.yyyymmdd)
    var exposures: [ExposureHolder: Exposure] = [:]
    for code in codes {
      query.reset()
      try query.bind(1, code.text)
      guard try query.step(), query.int(0) != 0 else { continue }
      var row = Columns(query, from: 1)
      let (obligor, bank): (ID<Party>, ID<Party>) = (row.code(), row.code())
      let balance = row.money()
      guard balance.isPositive else { continue }
      let share = try rate(from: &row).of(balance)
      try exposures[.customer(obligor), default: Exposure()].add(balance, share)
      try exposures[.bank(bank), default: Exposure()].add(balance, share)
    }
    return exposures
  }

  private func holder(from row: inout Columns) -> ExposureHolder {
    let name = row.text()
    return name == Self.bankHolder ? .bank(row.code()) : .customer(row.code())
  }

  func portfolioTotals() throws -> PortfolioTotals {
    let query = try statement("SELECT name, value FROM total")
    defer { query.reset() }
    var values: [String: Int64] = [:]
    while try query.step() { values[query.text(0)] = query.int(1) }
    func money(_ name: String) -> Money { Money(fen: values[name] ?? 0) }
    var totals = PortfolioTotals()
    totals.balance = money("balance")
    totals.customers = values["customers"] ?? 0
    totals.focusBalance = money("focusBalance")
    totals.focusCustomers = values["focusCustomers"] ?? 0
    for row in WeightRow.allCases { totals.ownShare[row] = money(Self.name(of: row)) }
    return totals
  }

  func save(_ exposures: [ExposureHolder: Exposure], totals: PortfolioTotals) throws {
    try write { [self] database in
      let statement = try database.statement("REPLACE INTO exposure VALUES (?,?,?,?)")
      for (holder, exposure) in exposures {
        var row = Binder(statement)
        try row.add(holder.name)
        try row.add(holder.party)
        try row.add(exposure.balance)
        try row.add(exposure.ownShare)
        try statement.run()
      }
      try save(total: "balance", totals.balance.fen)
      try save(total: "customers", totals.customers)
      try save(total: "focusBalance", totals.focusBalance.fen)
      try save(total: "focusCustomers", totals.focusCustomers)
      for row in WeightRow.allCases {
        try save(total: Self.name(of: row), (totals.ownShare[row] ?? .zero).fen)
      }
    }
  }

  /// How the schema names a bank as a holder.
  fileprivate static let bankHolder = "bank"

  private static func name(of row: WeightRow) -> String { "ownShare." + row.rawValue }

  private func save(total name: String, _ value: Int64) throws {
    let statement = try database.statement("REPLACE INTO total VALUES (?,?)")
    try statement.bind(1, name)
    try statement.bind(2, value)
    try statement.run()
  }
}

extension ExposureHolder {
  fileprivate var name: String {
    switch self {
    case .customer: "customer"
    case .bank: BookShelf.bankHolder
    }
  }

  fileprivate var party: ID<Party> {
    switch self {
    case .customer(let code), .bank(let code): code
    }
  }
}

extension BookShelf: Archive {}
