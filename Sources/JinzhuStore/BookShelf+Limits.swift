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
      let holder = row.text()
      let party: ID<Party> = row.code()
      exposures[holder == Self.bankHolder ? .bank(party) : .customer(party)] = Exposure(
        balance: row.money(), ownShare: row.money())
    }
    return exposures
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
    let statement = try statement("REPLACE INTO exposure VALUES (?,?,?,?)")
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

  /// How the schema names a bank as a holder.
  fileprivate static let bankHolder = "bank"

  private static func name(of row: WeightRow) -> String { "ownShare." + row.rawValue }

  private func save(total name: String, _ value: Int64) throws {
    let statement = try statement("REPLACE INTO total VALUES (?,?)")
    try statement.bind(1, name)
    try statement.bind(2, value)
    try statement.run()
  }

  func flows(from: Day, through: Day) throws -> Flow {
    let query = try statement(
      "SELECT name, sum(value) FROM flow WHERE day BETWEEN ?1 AND ?2 GROUP BY name")
    defer { query.reset() }
    try query.bind(1, from.yyyymmdd)
    try query.bind(2, through.yyyymmdd)
    var values: [String: Int64] = [:]
    while try query.step() { values[query.text(0)] = query.int(1) }
    var flow = Flow()
    for part in Flow.parts { part.set(values[part.name] ?? 0, in: &flow) }
    return flow
  }

  func add(_ flows: [Day: Flow]) throws {
    let statement = try statement(
      "INSERT INTO flow VALUES (?,?,?) ON CONFLICT DO UPDATE SET value = value + excluded.value")
    let cancelled = try self.statement("DELETE FROM flow WHERE day = ?1 AND value = 0")
    for (day, flow) in flows {
      for part in Flow.parts {
        let value = part.value(in: flow)
        if value == 0 { continue }
        try statement.bind(1, day.yyyymmdd)
        try statement.bind(2, part.name)
        try statement.bind(3, value)
        try statement.run()
      }
      // Rows depend on what moved only, not on how it was spread over transactions.
      try cancelled.bind(1, day.yyyymmdd)
      try cancelled.run()
    }
  }

  func burden(of member: ID<Party>, year: Int, through day: Day) throws -> Money {
    let query = try statement(
      "SELECT ifnull(sum(amount), 0) FROM burden WHERE member = ?1 AND year = ?2 AND day <= ?3")
    defer { query.reset() }
    try query.bind(1, member.text)
    try query.bind(2, year)
    try query.bind(3, day.yyyymmdd)
    return try query.step() ? Money(fen: query.int(0)) : .zero
  }

  func burdens(from: Day, through: Day) throws -> Money {
    let query = try statement(
      "SELECT ifnull(sum(amount), 0) FROM burden WHERE day BETWEEN ?1 AND ?2")
    defer { query.reset() }
    try query.bind(1, from.yyyymmdd)
    try query.bind(2, through.yyyymmdd)
    return try query.step() ? Money(fen: query.int(0)) : .zero
  }

  func save(_ burden: Burden, event: Int64, day: Day) throws {
    let statement = try statement(
      """
      INSERT INTO burden VALUES (?,?,?,?,?,?,?)
      ON CONFLICT DO UPDATE SET amount = amount + excluded.amount
      """)
    var row = Binder(statement)
    try row.add(burden.member)
    try row.add(Int64(burden.year))
    try row.add(day)
    try row.add(event)
    try row.add(burden.writeOff)
    try row.add(burden.guarantee)
    try row.add(burden.amount)
    try statement.run()
  }

  func undoBurdens(of event: Int64, by reversal: Int64, on day: Day) throws {
    let statement = try statement(
      """
      INSERT INTO burden SELECT member, year, ?3, ?2, write_off, guarantee, -amount
      FROM burden WHERE event = ?1
      """)
    try statement.bind(1, event)
    try statement.bind(2, reversal)
    try statement.bind(3, day.yyyymmdd)
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
