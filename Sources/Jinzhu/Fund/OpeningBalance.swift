/// A balance that a fund brings with it when it moves in.
struct OpeningBalance {
  static let fields: [Field] = [
    .required("account", .account, Words("科目", "an account"), "cash"),
    .optional("party", .party, Words("往来方", "the party of the sub-ledger"), "M01"),
    .optional("guarantee", .guarantee, Words("担保合同", "the guarantee of it"), "D2017-001"),
    .optional("debit", .money, Words("借方余额", "a debit balance"), "100.00"),
    .optional("credit", .money, Words("贷方余额", "a credit balance"), "100.00"),
  ]

  let sub: SubAccount
  let side: Side
  var amount: Money

  init(_ fields: Fields) throws {
    guard let account = fields.accountIfGiven("account") else {
      throw Refusal.fieldMissing("account")
    }
    sub = SubAccount(
      account, party: fields.partyIfGiven("party"), guarantee: fields.guaranteeIfGiven("guarantee"))
    switch (fields.moneyIfGiven("debit"), fields.moneyIfGiven("credit")) {
    case (let debit?, nil): (side, amount) = (.debit, debit)
    case (nil, let credit?): (side, amount) = (.credit, credit)
    case (.some, .some): throw Refusal.fieldsClash("debit", "credit")
    case (nil, nil): throw Refusal.fieldMissing("debit")
    }
    try requireOwner()
  }

  /// Debit positive.
  var signed: Money { get throws { side == .debit ? amount : try -amount } }

  /// A sub-ledger names what its account asks for; what is income or expense may be a total.
  private func requireOwner() throws {
    let account = sub.account
    if account.accountClass == .memo { throw Refusal.opening(.memorandum(account)) }
    let (hasParty, hasGuarantee) = (sub.party != nil, sub.guarantee != nil)
    let (party, guarantee): (Bool, Bool)
    switch account.dimensions {
    case .none: (party, guarantee) = (false, false)
    case .bank: (party, guarantee) = (account == .cash ? hasParty : true, false)
    case .party: (party, guarantee) = (true, false)
    case .guarantee: (party, guarantee) = (false, true)
    case .partyAndGuarantee: (party, guarantee) = (true, true)
    }
    let isResult = account.accountClass == .income || account.accountClass == .expense
    if party, !hasParty, !isResult { throw Refusal.fieldMissing("party") }
    if guarantee, !hasGuarantee, !isResult { throw Refusal.fieldMissing("guarantee") }
    if hasParty, !party { throw Refusal.fieldsClash("party", account.rawValue) }
    if hasGuarantee, !guarantee { throw Refusal.fieldsClash("guarantee", account.rawValue) }
  }

  /// The party must be known on the day, a bank as one.
  func check(in draft: Draft) throws {
    guard let party = sub.party else { return }
    if sub.account.dimensions == .bank {
      try draft.books.party(party, on: draft.day, role: .bank)
    } else {
      _ = try draft.books.party(party, on: draft.day)
    }
  }

  /// Notes in the guarantee's state what the balance says of it.
  func enter(_ state: inout Guarantee) throws {
    switch sub.account {
    case .feeReceivable: state.feeBooked = amount
    case .jointReceivable:
      guard let party = sub.party else { return }
      state[callOn: party].called = amount
    case .reguaranteeReceivable:
      guard let party = sub.party else { return }
      state[claimOn: party].claimed = amount
    case .foreclosedAsset:
      state.assetsTaken = amount
      try state.recoveredInAll += amount
    default: return  // The other accounts say nothing of the state of a guarantee.
    }
    guard sub.account == .feeReceivable || state.firstCompensated != nil else {
      throw Refusal.recourse(.neverCompensated(state.code))
    }
  }
}
