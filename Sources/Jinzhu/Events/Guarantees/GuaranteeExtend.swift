/// The loan gets a later due date, for a fee on the added term.
///
/// The charter's limits are checked on what is in force; rules of conduct are for new guarantees
/// only. Extended while overdue, the guarantee stays substandard at least for a year (domain §7); a
/// report of the bank that it is overdue stands until the bank reports it cured (loan.cure).
struct GuaranteeExtend: EventBody {
  static let title = Words("展期", "extend a guarantee")
  static let fields: [Field] = [
    .guarantee,
    .required("due", .day, Words("新的到期日", "the new due date"), "2019-05-31"),
    .optional(
      "feeRate", .rate, Words("展期费率；不填按原费率", "the rate for the added term; its own if absent"),
      "0.7‰"),
  ]

  let code: ID<Guarantee>
  let due: Day
  let feeRate: Rate?

  init(_ fields: Fields) throws {
    code = try fields.guarantee()
    due = try fields.day("due")
    feeRate = fields.rateIfGiven("feeRate")
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.openInForce(code)
    let earliest = try max(guarantee.due.adding(days: 1), draft.day)
    guard earliest <= due else { throw Refusal.dayBefore(field: "due", due, notBefore: earliest) }
    try draft.checkLimits(
      obligor: guarantee.obligor, bank: guarantee.bank,
      adding: LoanAsked(.zero, coverage: guarantee.coverage))

    let terms = draft.charter.fee
    let added =
      terms.term(from: guarantee.start, to: due)
      - terms.term(from: guarantee.start, to: guarantee.due)
    let fee = try terms.charge(
      feeRate ?? guarantee.feeRate, on: guarantee.ownShare, of: guarantee.balance, for: added)
    try draft.post(
      SubAccount(.feeReceivable, guarantee: code), SubAccount(terms.credited, guarantee: code), fee)
    try guarantee.feeBooked += fee
    if try guarantee.overdueStart(on: draft.day) != nil { guarantee.extendedOverdue = draft.day }
    guarantee.due = due
    try draft.keep(guarantee)
  }
}
