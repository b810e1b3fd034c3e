extension OpenKind {
  /// Deposits still held for guarantees of which nothing is open any more.
  static let depositsToReturn = OpenKind(
    "depositsToReturn", Words("应退保证金", "deposits to return"),
    remedy: Words(
      "退还客户后记 deposit.return", "return them to the customer, and record deposit.return")
  ) { snapshot in
    try snapshot.held(.customerDeposit) { try !$0.isOpen }
  }
}
