/// A guarantee that a fund brings with it when it moves in: what was promised, and where it stands.
struct OpenedGuarantee {
  static let fields: [Field] = [
    .guarantee,
    .required("borrower", .party, Words("借款人", "the borrower"), "M01"),
    .required("bank", .party, Words("贷款银行", "the bank"), "B01"),
    .required("principal", .money, Words("原本金", "the original principal"), "1000000.00"),
    .required("balance", .balance, Words("贷款余额", "the loan's balance"), "800000.00"),
    .required("start", .day, Words("起始日", "the day the loan started"), "2017-09-01"),
    .required("due", .day, Words("到期日", "the day it is due"), "2018-09-01"),
    .optional("coverage", .rate, Words("担保比例", "the fund's share"), "100%"),
    .optional("feeRate", .rate, Words("担保费率", "the fee's rate"), "0.7‰"),
    .optional("overdueSince", .day, Words("逾期起算日", "overdue since"), "2017-12-01"),
    .optional("paid", .money, Words("已代偿（公司部分）", "paid to the bank, the fund's part"), "50000.00"),
    .optional("paidOn", .day, Words("首次代偿日", "the day of the first payment"), "2017-12-10"),
    .optional("recovered", .money, Words("已追回", "recovered of it"), "10000.00"),
    .optional("writtenOff", .money, Words("已核销", "written off of it"), "5000.00"),
    .optional(
      "product", .oneOf(Guarantee.Product.self, \.words), Words("业务品种", "kind of loan"),
      "workingCapital"),
    .optional("counterGuarantee", .text, Words("反担保", "what was pledged"), "猪舍抵押"),
    .optional("reguarantor", .party, Words("再担保机构", "the re-guarantor"), "R01"),
    .optional("reguaranteeShare", .rate, Words("再担保比例", "the re-guarantor's part"), "40%"),
  ]

  let code: ID<Guarantee>
  private let fields: Fields
  private let (principal, balance): (Money, Money)
  private let (start, due): (Day, Day)
  private let (paid, writtenOff): (Money, Money)
  /// Recovered of what was paid.
  let recovered: Money
  private let paidOn: Day?

  init(_ fields: Fields) throws {
    self.fields = fields
    code = try fields.guarantee()
    principal = try fields.money("principal")
    balance = try fields.money("balance")
    start = try fields.day("start")
    due = try fields.day("due")
    paidOn = fields.dayIfGiven("paidOn")
    paid = fields.moneyIfGiven("paid") ?? .zero
    recovered = fields.moneyIfGiven("recovered") ?? .zero
    writtenOff = fields.moneyIfGiven("writtenOff") ?? .zero
    guard !balance.isNegative else { throw Refusal.notPositive(balance) }
    guard balance <= principal else {
      throw Refusal.exceeds(.loanBalance, asked: balance, held: principal)
    }
    guard start <= due else { throw Refusal.dayBefore(field: "due", due, notBefore: start) }
    if paid.isPositive, paidOn == nil { throw Refusal.fieldMissing("paidOn") }
    if !paid.isPositive, paidOn != nil || recovered.isPositive || writtenOff.isPositive {
      throw Refusal.fieldMissing("paid")
    }
    let settled = try recovered + writtenOff
    guard settled <= paid else {
      throw Refusal.exceeds(.compensationReceivable, asked: settled, held: paid)
    }
    if fields.rateIfGiven("reguaranteeShare") != nil, fields.partyIfGiven("reguarantor") == nil {
      throw Refusal.fieldMissing("reguarantor")
    }
  }

  /// Its state, before the balances are entered.
  func state(in draft: Draft) throws -> Guarantee {
    let (books, day) = (draft.books, draft.day)
    let (borrower, bank) = (try fields.party("borrower"), try fields.party("bank"))
    _ = try books.party(borrower, on: day)
    let agreement = try books.party(bank, on: day, role: .bank).agreement
    if let record = try books.record(of: code), record.live != 0 {
      throw Refusal.guaranteeExists(code)
    }
    try requireNotAfter("start", start, day)
    try requireNotAfter("overdueSince", fields.dayIfGiven("overdueSince"), day)
    try requireNotAfter("paidOn", paidOn, day)
    if let paidOn, paidOn < start {
      throw Refusal.dayBefore(field: "paidOn", paidOn, notBefore: start)
    }
    var state = Guarantee(
      code: code, borrower: borrower, bank: bank, principal: principal, issued: start,
      start: start, due: due,
      coverage: fields.rateIfGiven("coverage") ?? agreement?.coverage ?? draft.charter.coverage,
      feeRate: fields.rateIfGiven("feeRate") ?? draft.charter.fee.rate,
      product: fields.choiceIfGiven("product", Guarantee.Product.self) ?? .workingCapital)
    state.counterGuarantee = fields.textIfGiven("counterGuarantee")
    state.reguarantor = fields.partyIfGiven("reguarantor")
    if let reguarantor = state.reguarantor {
      try books.party(reguarantor, on: day, role: .reguarantor)
    }
    state.reguaranteeShare = fields.rateIfGiven("reguaranteeShare")
    state.overdueSince = fields.dayIfGiven("overdueSince")
    try settle(&state, in: draft)
    return state
  }

  private func requireNotAfter(_ field: String, _ day: Day?, _ bound: Day) throws {
    if let day, day > bound { throw Refusal.dayAfter(field: field, day, notAfter: bound) }
  }

  /// What left the loan's balance was compensated as far as the payment reaches, else repaid; what
  /// was paid beyond it was interest. What was written off is known to no layer: it was charged.
  private func settle(_ state: inout Guarantee, in draft: Draft) throws {
    let left = try principal - balance
    state.repaid = left
    state.repaidShare = try state.coverage.of(principal) - state.coverage.of(balance)
    guard let paidOn else { return }
    let compensated = try min(left, state.coverage.greatest(within: paid))
    state.compensated = compensated
    state.repaid = try left - compensated
    state.compensatedShare =
      try state.coverage.of(balance + compensated) - state.coverage.of(balance)
    try state.repaidShare -= state.compensatedShare
    state.interestShare = try paid - state.compensatedShare
    state.interest = try state.coverage.whole(of: state.interestShare)
    state.firstCompensated = paidOn
    state.recovered = recovered
    state.recoveredInAll = recovered
    if writtenOff.isPositive {
      state.writeOffs = [
        WriteOff(
          event: draft.number, day: draft.day,
          layers: [LayerLoss(layer: .income, amount: writtenOff)])
      ]
    }
  }
}

extension Rate {
  /// The greatest amount of which this rate surely comes to no more than another amount.
  fileprivate func greatest(within part: Money) throws -> Money {
    guard numerator > 0 else { return .zero }
    if self == .one { return part }
    let product = try Exact.product(Int128(part.fen), Int128(denominator))
    // One fen less than the quotient, since shares of balances are rounded one by one.
    return Money(fen: max(0, try Exact.narrow(product / Int128(numerator)) - 1))
  }

  /// The amount of which this rate is a part, rounded to the fen.
  fileprivate func whole(of part: Money) throws -> Money {
    guard numerator > 0 else { return part }
    let product = try Exact.product(Int128(part.fen), Int128(denominator))
    return Money(fen: try Exact.narrow(Exact.quotient(product, by: Int128(numerator))))
  }
}
