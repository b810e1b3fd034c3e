@testable import Jinzhu

extension Audit {
  /// What is kept up with every event is what a count from nothing gives.
  mutating func projections() throws {
    let moved = journal.moved()
    let owed = moved.subs.reduce(0) {
      $0 + ($1.key.account == .memberRiskShare ? max(0, -$1.value) : 0)
    }
    expect(try books.owedToMembers().fen, is: owed, "owed to members")
    expect(
      try books.accountTotals().mapValues(\.fen).filter { $0.value != 0 }, is: moved.accounts,
      "account totals")
    try exposures()
  }

  /// What is in force by customer and by bank, and the totals that the leverage limit needs.
  private mutating func exposures() throws {
    var customers: [ID<Party>: (balance: Int64, share: Int64)] = [:]
    var banks = customers
    let latest = max(journal.days.last ?? .earliest, books.today)
    for (code, lines) in journal.byGuarantee(on: latest) {
      guard let state = try archive.guarantee(code, asOf: latest),
        let tale = Tale(code, lines, coverage: state.coverage), tale.balance > 0
      else { continue }
      let assumer = lines.last { $0.kind == .workoutAssume }?.party("assumer")
      let obligor = assumer ?? lines[0].party("borrower")
      let bank = lines[0].party("bank")
      expect(state.obligor, is: obligor ?? state.obligor, "\(code): obligor")
      customers[state.obligor, default: (0, 0)].balance += tale.balance
      customers[state.obligor, default: (0, 0)].share += tale.share
      if let bank {
        banks[bank, default: (0, 0)].balance += tale.balance
        banks[bank, default: (0, 0)].share += tale.share
      }
    }
    for code in Set(
      journal.lines.flatMap { [$0.party("party"), $0.party("bank")] }.compactMap(\.self))
    {
      let customer = try books.exposure(of: .customer(code))
      expect(customer.balance.fen, is: customers[code]?.balance ?? 0, "loan balance of \(code)")
      expect(customer.ownShare.fen, is: customers[code]?.share ?? 0, "own share of \(code)")
      let bank = try books.exposure(of: .bank(code))
      expect(bank.balance.fen, is: banks[code]?.balance ?? 0, "loan balance at \(code)")
      expect(bank.ownShare.fen, is: banks[code]?.share ?? 0, "own share at \(code)")
    }
    try limits(customers)
  }

  private mutating func limits(_ customers: [ID<Party>: (balance: Int64, share: Int64)]) throws {
    let weights = try books.charter(on: .latest).weights
    var shares: [String: Int64] = [:]
    var (focusBalance, focusCustomers): (Int64, Int64) = (0, 0)
    for (code, exposure) in customers {
      let size = try books.party(code, on: .latest).size?.rawValue ?? "large"
      let isFocus = ["farmer", "micro", "small"].contains(size)
      if isFocus {
        focusBalance += exposure.balance
        focusCustomers += 1
      }
      let most = size == "farmer" ? weights.farmerThreshold.fen : weights.smallThreshold.fen
      let row = !isFocus || exposure.balance > most ? "other" : size == "farmer" ? size : "small"
      shares[row, default: 0] += exposure.share
    }
    let totals = books.portfolio
    for row in WeightRow.allCases {
      expect(
        totals.ownShare[row]?.fen ?? 0, is: shares[row.rawValue] ?? 0, "own share \(row.rawValue)")
    }
    expect(
      totals.balance.fen, is: customers.values.reduce(0) { $0 + $1.balance }, "loans in force")
    expect(totals.customers, is: Int64(customers.count), "customers in force")
    expect(totals.focusBalance.fen, is: focusBalance, "loans of farmers and small firms")
    expect(totals.focusCustomers, is: focusCustomers, "farmers and small firms")
  }
}
