/// A fund moves in in mid-life: balances on any account, and its guarantees as they stand.
///
/// Only as the first event with postings, and nothing is booked before its day. The memorandum
/// balances follow from the guarantees; what is open of a compensated one is in the balances.
struct BookOpen: EventBody {
  static let title = Words("期初建账", "move in in mid-life")
  static let fields: [Field] = [
    .required(
      "balances", .records(OpeningBalance.fields),
      Words(
        "各科目期初余额：科目、往来方、担保合同、借方或贷方；借贷须相等",
        "balances: account, party, guarantee, debit or credit; both sides add up to the same"),
      #"[{"account":"cash","debit":"9.00"},{"account":"surplusReserve","credit":"9.00"}]"#
    ),
    .optional(
      "guarantees", .records(OpenedGuarantee.fields),
      Words(
        "在保和已代偿的担保：原本金、余额、起止日、比例、费率；逾期起算日；已代偿、代偿日、已追回、已核销",
        "guarantees: original principal, balance, start, due, coverage, rate, overdue since; of "
          + "compensated ones what was paid, when, recovered and written off"),
      #"[{"guarantee":"D7","borrower":"M01","bank":"B01","principal":"1000000.00","#
        + #""balance":"800000.00","start":"2017-09-01","due":"2018-09-01"}]"#
    ),
  ]

  let balances: [OpeningBalance]
  let guarantees: [OpenedGuarantee]

  init(_ fields: Fields) throws {
    balances = try fields.records("balances").enumerated().map { index, fields in
      try Refusal.naming(item: index + 1, of: "balances") { try OpeningBalance(fields) }
    }
    guarantees = try fields.records("guarantees").enumerated().map { index, fields in
      try Refusal.naming(item: index + 1, of: "guarantees") { try OpenedGuarantee(fields) }
    }
    let debit = try Money.sum(balances.filter { $0.side == .debit }.map(\.amount))
    let credit = try Money.sum(balances.filter { $0.side == .credit }.map(\.amount))
    guard debit == credit else { throw Refusal.voucherUnbalanced(debit: debit, credit: credit) }
    var subs: Set<SubAccount> = []
    for (index, balance) in balances.enumerated() where !subs.insert(balance.sub).inserted {
      throw Refusal.item(index + 1, of: "balances", .opening(.balanceTwice(balance.sub)))
    }
    var codes: Set<ID<Guarantee>> = []
    for (index, opened) in guarantees.enumerated() where !codes.insert(opened.code).inserted {
      throw Refusal.item(index + 1, of: "guarantees", .guaranteeExists(opened.code))
    }
  }

  func book(into draft: inout Draft) throws {
    try requireFirst(in: draft)
    var states = try guarantees.enumerated().map { index, opened in
      try Refusal.naming(item: index + 1, of: "guarantees") { try opened.state(in: draft) }
    }
    let places = Dictionary(
      states.indices.map { (states[$0].code, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, balance) in balances.enumerated() {
      try Refusal.naming(item: index + 1, of: "balances") {
        try balance.check(in: draft)
        guard let code = balance.sub.guarantee else { return }
        guard let place = places[code] else { throw Refusal.opening(.notListed(code)) }
        try balance.enter(&states[place])
      }
    }
    for (index, state) in states.enumerated() {
      try Refusal.naming(item: index + 1, of: "guarantees") {
        try requireReceivable(of: state)
      }
    }
    try post(into: &draft)
    for state in states {
      try draft.post(
        SubAccount(.inForce, guarantee: state.code), SubAccount(.inForceContra), state.ownShare)
    }
    draft.moved = states
    draft.effects.append(.open)
  }

  /// First of all that books anything; once more after it was taken back.
  private func requireFirst(in draft: Draft) throws {
    let books = draft.books
    if let opening = books.opening { throw Refusal.opening(.notFirst(EventMention(opening))) }
    guard let first = try books.shelf.firstBooked() else { return }
    guard first.submission.kind == .bookOpen,
      try books.accountTotals().values.allSatisfy(\.isZero)
    else {
      throw Refusal.opening(.notFirst(EventMention(first)))
    }
    if books.isReplay { return }
    let openings = try books.shelf.every(of: [.bookOpen])
    let reversals = try openings.compactMap { opening in
      try books.shelf.reversal(of: opening.number).flatMap { try books.shelf.event($0) }
        .map { (opening, day: $0.day) }
    }
    if let (earlier, reversed) = reversals.max(by: { $0.day < $1.day }), draft.day < reversed {
      throw Refusal.opening(
        .beforeReversal(draft.day, of: EventMention(earlier), reversed: reversed))
    }
  }

  /// What was paid, less recovered and written off, is what the balances hold for the guarantee.
  private func requireReceivable(of state: Guarantee) throws {
    let stated = try Money.sum(
      balances.filter {
        $0.sub.guarantee == state.code && $0.sub.account == .compensationReceivable
      }.map { try $0.signed })
    let left = try state.compensationReceivable
    guard stated == left else {
      throw Refusal.opening(.receivableDiffers(state.code, stated: stated, left: left))
    }
  }

  /// Pairs debits with credits off in order, as a voucher's are.
  private func post(into draft: inout Draft) throws {
    var credits = balances.filter { $0.side == .credit }[...]
    for debit in balances where debit.side == .debit {
      var left = debit.amount
      while left.isPositive, var credit = credits.popFirst() {
        let paired = min(left, credit.amount)
        try draft.post(debit.sub, credit.sub, paired)
        try left -= paired
        try credit.amount -= paired
        if credit.amount.isPositive { credits.insert(credit, at: credits.startIndex) }
      }
    }
  }
}
