/// Money comes in for a defaulted guarantee (追偿).
struct RecoveryReceive: EventBody {
  static let title = Words("追偿收回", "receive a recovery")
  static let fields: [Field] = [
    .guarantee,
    .required(
      "amount", .money,
      Words("归本公司的收回金额（元）", "the fund's own part of what came in, in yuan"), "300000.00"),
    .optional(
      "bankPart", .money,
      Words("代银行收取的部分（元）", "what was received for the bank, in yuan"), "60000.00"),
    .optional(
      "source", .oneOf(Source.self, \.words),
      Words("收回来源；不填为借款人", "whom or what it came from; the borrower if absent"), "collateral"),
    .cashBank,
  ]

  /// Where a recovery comes from.
  enum Source: String, CaseIterable {
    case borrower, guarantor, collateral, subsidy, other

    var words: Words {
      switch self {
      case .borrower: Words("借款人", "borrower")
      case .guarantor: Words("反担保人", "counter-guarantor")
      case .collateral: Words("抵押物", "collateral")
      case .subsidy: Words("风险补偿", "subsidy")
      case .other: Words("其他", "other")
      }
    }
  }

  let guarantee: ID<Guarantee>
  let amount: Money
  let bankPart: Money
  let bank: ID<Party>?

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    amount = try fields.money()
    bankPart = fields.moneyIfGiven("bankPart") ?? .zero
    bank = fields.partyIfGiven("bank")
  }

  func book(into draft: inout Draft) throws {
    let guarantee = try draft.open(guarantee)
    try guarantee.requireCompensated()
    let cash = try draft.cash(bank)
    let recovered = try draft.recover(amount, into: cash, for: guarantee)
    let income = try recovered.recoveryIncome - guarantee.recoveryIncome
    if income.isPositive {
      draft.warnings.append(.recourse(.surplus(self.guarantee, amount: amount, income: income)))
    }
    try draft.post(cash, SubAccount(.otherPayable), bankPart)
    try draft.keep(recovered)
  }
}
