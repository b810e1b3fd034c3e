/// The borrower repays the bank: the guarantee goes down with the loan, and ends with it.
struct LoanRepay: EventBody {
  static let title = Words("归还贷款", "repay the loan")
  static let fields: [Field] = [.guarantee, .amount]

  let code: ID<Guarantee>
  let amount: Money

  init(_ fields: Fields) throws {
    code = try fields.guarantee()
    amount = try fields.money()
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(code)
    try draft.require(amount, atMost: guarantee.balance, .loanBalance)
    let before = try guarantee.ownShare
    try guarantee.repaid += amount
    try guarantee.repaidShare += before - guarantee.ownShare
    try draft.keep(guarantee)
  }
}
