extension OpenKind {
  /// Fees that were booked and not yet received: due from the day the guarantee was issued on.
  static let feesDue = OpenKind(
    "feesDue", Words("应收担保费", "fees due"),
    remedy: Words(
      "收到的记 fee.receive；收不回的记 fee.waive 或 fee.writeOff",
      "record fee.receive where it was paid, else fee.waive or fee.writeOff")
  ) { snapshot in
    try snapshot.held(.feeReceivable)
  }
}

extension OpenItem {
  /// An amount held on a guarantee's account, with its issue and whoever owes the loan.
  init(of guarantee: Guarantee, amount: Money, since: Day? = nil) {
    self.init(
      since: since ?? guarantee.issued, party: guarantee.obligor, guarantee: guarantee.code,
      amount: amount)
  }
}

extension Snapshot {
  /// What an account kept by guarantee holds at the end of the day, of the guarantees that pass.
  func held(
    _ account: Account, where admits: (Guarantee) throws -> Bool = { _ in true }
  ) throws -> [OpenItem] {
    try archive.subLedger(of: account, asOf: day).compactMap { sub, balance in
      guard let code = sub.guarantee, let guarantee = try archive.guarantee(code, asOf: day),
        balance.isPositive, try admits(guarantee)
      else { return nil }
      return OpenItem(of: guarantee, amount: balance)
    }
  }
}
