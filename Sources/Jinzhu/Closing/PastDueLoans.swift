extension OpenKind {
  /// Loans past their due date that no event accounts for: neither repaid, extended, compensated or
  /// released, nor reported as overdue.
  static let pastDueLoans = OpenKind(
    "pastDueLoans", Words("到期未处理的贷款", "loans past due without an event"),
    remedy: Words(
      "按实际情况记 loan.repay、guarantee.extend、default.compensate、guarantee.release 或 loan.overdue",
      "record what happened: loan.repay, guarantee.extend, default.compensate, guarantee.release "
        + "or loan.overdue")
  ) { snapshot in
    try snapshot.archive.openGuarantees(asOf: snapshot.day)
      .filter { guarantee in
        let balance = try guarantee.balance
        return balance.isPositive && guarantee.due < snapshot.day && guarantee.overdueSince == nil
      }
      .map { try OpenItem(of: $0, amount: $0.balance, since: $0.due) }
  }
}
