/// The fund guarantees one drawdown of a loan: the liability is memorandum, the fee is income.
struct GuaranteeIssue: EventBody {
  static let title = Words("承保", "issue a guarantee")
  static let fields: [Field] = [
    .required("guarantee", .guarantee, Words("担保合同编号", "the guarantee's code"), "D2018-001"),
    .required("borrower", .party, Words("借款人代码", "the borrower's code"), "M01"),
    .required("bank", .party, Words("贷款银行代码", "the code of the bank that lends"), "B01"),
    .required("principal", .money, Words("贷款本金（元）", "principal of the loan in yuan"), "1500000.00"),
    .required("due", .day, Words("到期日", "the day the loan is due"), "2019-02-01"),
    .optional(
      "start", .day, Words("起始日；不填为业务日期", "the day the loan starts; the event's date if absent"),
      "2018-02-01"),
    .optional(
      "coverage", .rate,
      Words(
        "公司担保比例；不填按银担协议或章程", "the fund's share; the bank's agreement's or the charter's if absent"),
      "80%"),
    .optional(
      "feeRate", .rate, Words("担保费率；不填按章程", "the fee's rate; the charter's if absent"), "0.7‰"),
    .optional(
      "product", .oneOf(Guarantee.Product.self, \.words), Words("业务品种", "kind of loan"),
      "workingCapital"),
    .optional("counterGuarantee", .text, Words("反担保", "what the borrower pledged"), "猪舍及存栏母猪抵押"),
    .optional("reguarantor", .party, Words("再担保机构代码", "the re-guarantor's code"), "R01"),
    .optional(
      "reguaranteeShare", .rate,
      Words("再担保机构分担代偿的比例", "the re-guarantor's part of what is compensated"), "40%"),
  ]

  let code: ID<Guarantee>
  let borrower: ID<Party>
  let bank: ID<Party>
  let principal: Money
  let due: Day
  let start: Day?
  let coverage: Rate?
  let feeRate: Rate?
  let product: Guarantee.Product
  let counterGuarantee: String?
  let reguarantor: ID<Party>?
  let reguaranteeShare: Rate?

  init(_ fields: Fields) throws {
    code = try fields.guarantee()
    borrower = try fields.party("borrower")
    bank = try fields.party("bank")
    principal = try fields.money("principal")
    due = try fields.day("due")
    start = fields.dayIfGiven("start")
    coverage = fields.rateIfGiven("coverage")
    feeRate = fields.rateIfGiven("feeRate")
    product = fields.choiceIfGiven("product", Guarantee.Product.self) ?? .workingCapital
    counterGuarantee = fields.textIfGiven("counterGuarantee")
    reguarantor = fields.partyIfGiven("reguarantor")
    reguaranteeShare = fields.rateIfGiven("reguaranteeShare")
    if reguaranteeShare != nil, reguarantor == nil { throw Refusal.fieldMissing("reguarantor") }
    if let start, due < start { throw Refusal.dayBefore(field: "due", due, notBefore: start) }
  }

  func book(into draft: inout Draft) throws {
    let (day, charter) = (draft.day, draft.charter)
    try requireFree(in: draft)
    guard day <= due else { throw Refusal.dayBefore(field: "due", due, notBefore: day) }
    let agreement = try draft.books.party(bank, on: day, role: .bank).agreement
    if let reguarantor { try draft.books.party(reguarantor, on: day, role: .reguarantor) }
    try draft.checkEligibility(of: borrower)

    var guarantee = Guarantee(
      code: code, borrower: borrower, bank: bank, principal: principal, issued: day,
      start: start ?? day, due: due, coverage: coverage ?? agreement?.coverage ?? charter.coverage,
      feeRate: feeRate ?? charter.fee.rate, product: product)
    guarantee.counterGuarantee = counterGuarantee
    guarantee.reguarantor = reguarantor
    guarantee.reguaranteeShare = reguaranteeShare
    let share = try guarantee.ownShare
    try draft.checkLimits(
      obligor: borrower, bank: bank, adding: LoanAsked(principal, coverage: guarantee.coverage))

    let fee = try charter.fee.charge(
      guarantee.feeRate, on: share, of: principal,
      for: charter.fee.term(from: guarantee.start, to: due))
    guarantee.feeBooked = fee
    try draft.post(
      SubAccount(.inForce, guarantee: code), SubAccount(.inForceContra), share)
    try draft.post(
      SubAccount(.feeReceivable, guarantee: code),
      SubAccount(charter.fee.credited, guarantee: code), fee)
    try draft.keep(guarantee)
  }

  /// A code is used once; again only after its issue was reversed, and not before that day.
  private func requireFree(in draft: Draft) throws {
    guard let record = try draft.books.record(of: code) else { return }
    guard record.live == 0 else { throw Refusal.guaranteeExists(code) }
    guard record.day <= draft.day else {
      throw Refusal.beforeLatest(
        code, day: draft.day, latest: record.event, kind: .eventReverse, on: record.day)
    }
  }
}
