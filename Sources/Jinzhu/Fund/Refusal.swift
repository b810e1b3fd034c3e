/// Why an event was refused: the rule, with the figures on both sides.
///
/// Words for people stand in `Refusal+Words.swift`, and nowhere else.
public enum Refusal: Error, Hashable, Sendable {
  // The form of an event
  case value(ValueError)
  case unknownKind(String)
  case fieldMissing(String)
  case fieldTwice(String)
  case unknownField(String, EventKind)
  case notText
  case notPositive(Money)
  case aboveHundredPercent(Rate)
  case notOneOf(String, [String])
  /// Neither zero nor a whole number of four digits at most.
  case notCount(String)
  case badCode(String)
  case badText(String)
  case notList
  /// What is wrong with one item of a list; the field, where one is to blame.
  indirect case item(Int, of: String?, Refusal)
  case voucherLines
  /// Figures of forms are a record of forms, rows and columns.
  case filedFigures
  /// A file is written in base64.
  case filedBytes
  /// Forms that are filed, with their figures, are longer than an event may be.
  case filedTooLong(Int, limit: Int)
  /// Forms are filed before their period has ended.
  case filedEarly(String, ends: Day, on: Day)
  /// What was filed is not what its digest says.
  case filedDigest
  case voucherUnbalanced(debit: Money, credit: Money)
  /// The field makes no sense together with another one.
  case fieldsClash(String, String)
  case charterKey(path: String, problem: CharterProblem)

  // What an event speaks of
  case noCharter
  case unknownParty(ID<Party>, on: Day)
  case partyExists(ID<Party>)
  case wrongRole(ID<Party>, is: PartyFacts.Role, needs: [PartyFacts.Role])
  case unknownGuarantee(ID<Guarantee>)
  case guaranteeExists(ID<Guarantee>)
  case unknownAccount(String)
  case unknownEvent(String)
  /// The event has no entries, and so no voucher.
  case noVoucher(Int64)
  /// The account moves through its own events only.
  case accountNotFree(Account)
  case refTaken(String, by: Int64)

  // Time
  case futureDate(Day, today: Day)
  case closedPeriod(Day, Period)
  case beforeLatest(ID<Guarantee>, day: Day, latest: Int64, kind: EventKind, on: Day)
  case dayBefore(field: String, Day, notBefore: Day)
  case dayAfter(field: String, Day, notAfter: Day)

  // Balances
  case exceeds(Quantity, asked: Money, held: Money)
  case negative(SubAccount, short: Money)
  case sameAccount(SubAccount)
  case assertionFalsified(Int64, Account, on: Day, amount: Money, by: Money)
  case assertionFails(Account, ID<Party>?, on: Day, stated: Money, found: Money)

  // Limits of the charter
  case leverage(weighted: Money, netAssets: Money, limit: Int64, room: Money)
  case customerLimit(ID<Party>, weighted: Money, netAssets: Money, limit: Rate, room: Money)
  case relatedLimit([ID<Party>], weighted: Money, netAssets: Money, limit: Rate, room: Money)
  case bankLine(ID<Party>, balance: Money, line: Money, room: Money)
  case bankMargin(ID<Party>, required: Money, placed: Money, rate: Rate, short: Money)
  case memberMultiple(
    ID<Party>, ownShare: Money, capital: Money, multiple: Rate, room: Money)
  case minimumCapital(capital: Money, minimum: Money, room: Money)

  // Rules of conduct
  case notMember(ID<Party>)
  case otherTrade(ID<Party>, trade: String?, required: String)
  case sanctioned(ID<Party>, reason: String)
  case controller(ID<Party>)
  case inDefault(ID<Party>, because: Arrears)

  // States
  case nothingHeld(Quantity, ID<Guarantee>?)
  case party(PartyRefusal)
  case guarantee(GuaranteeRefusal)
  case correction(CorrectionRefusal)
  case recourse(RecourseRefusal)
  case period(PeriodRefusal)
  case distribution(DistributionRefusal)
  case approval(ApprovalRefusal)
  case opening(OpeningRefusal)
  case bank(BankRefusal)
}

/// What a party in default has not made good (诚信守则).
public enum Arrears: Hashable, Sendable {
  case overdue(ID<Guarantee>, days: Int)
  case compensated(ID<Guarantee>, open: Money)
  case lost(ID<Guarantee>, loss: Money)
}

/// What is wrong with a key of a charter.
public enum CharterProblem: Hashable, Sendable {
  case missing, unknown, notRecord, notText, notList
  case notOneOf(String, [String])
  case above100Percent(String)
  case negative(String)
  case notCount(String)
  case notFlag(String)
  case notOffset(String)
  case notCurrency(String)
  case currencyChanges(from: String, to: String)
  case value(ValueError)
  case layerTwice, daysNotRising, onlyForMembers, nameTwice
  case notPublicKey(String)
}

/// What an amount was measured against.
public enum Quantity: String, Hashable, Sendable {
  case loanBalance, inForce, feeReceivable, feeReceived, customerDeposit
  case compensationReceivable, jointReceivable, reguaranteeReceivable, reguaranteeShare
  case foreclosedAsset, paidInCapital, memberRiskShare, memberCredit, returnPayable
  case dividendPayable, distributable, accumulatedLoss, reserve, marginAtBank, cash, lossLayers
}
