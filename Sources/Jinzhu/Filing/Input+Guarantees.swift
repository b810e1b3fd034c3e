/// An amount of a guarantee that forms add up.
struct GuaranteeAmount: Sendable {
  let label: Words
  let amount: @Sendable (Guarantee, PastDay) throws -> Money

  init(
    _ zh: String, _ en: String,
    _ amount: @escaping @Sendable (Guarantee, PastDay) throws -> Money
  ) {
    (self.label, self.amount) = (Words(zh, en), amount)
  }

  static let ownShare = Self("在保责任", "own share in force") { guarantee, _ in
    try guarantee.ownShare
  }
  static let balance = Self("在保余额", "loan balances") { guarantee, _ in try guarantee.balance }
  static let issued = Self("担保发生额", "own share issued") { guarantee, _ in
    try guarantee.coverage.of(guarantee.principal)
  }
  static let ended = Self("解除担保额", "own share released") { guarantee, _ in
    try guarantee.repaidShare + guarantee.releasedShare + guarantee.compensatedShare
  }
  static let compensated = Self("代偿本金", "principal compensated") { guarantee, _ in
    guarantee.compensatedShare
  }
  static let interest = Self("代偿利息", "interest compensated") { guarantee, _ in
    guarantee.interestShare
  }
  static let costs = Self("追偿费用", "recovery costs") { guarantee, _ in guarantee.costs }
  static let paid = Self("代偿本息及追偿费用", "principal, interest and costs paid") { guarantee, _ in
    try guarantee.paid + guarantee.costs
  }
  static let settled = Self(
    "代偿余额的收回、转列和核销", "compensation balance recovered, claimed and written off"
  ) { guarantee, _ in
    try Money.sum([
      guarantee.recovered, guarantee.depositsApplied, guarantee.forfeited, guarantee.claimed,
      guarantee.assetsTaken, -guarantee.assetShortfalls, guarantee.writtenOff,
      Money.sum(guarantee.jointCalls.map { try $0.paid + $0.settled }),
    ])
  }
  static let recovered = Self("代偿回收额", "recovered") { guarantee, _ in
    try guarantee.recoveredCounted
  }
  static let writtenOff = Self("核销损失", "written off") { guarantee, _ in
    try guarantee.writtenOff
  }
  static let restored = Self("收回已核销损失", "written-off losses restored") { guarantee, _ in
    try guarantee.restored
  }
  static let wholePaid = Self("代偿本息（全额）", "principal and interest compensated, whole") {
    guarantee, _ in try guarantee.compensated + guarantee.interest
  }
  static let bankBorne = Self("银行自担的代偿额", "borne by banks of what was compensated") {
    guarantee, _ in try guarantee.bankBorne
  }
  static let bankShare = Self("银行自担的在保余额", "borne by banks of loan balances") { guarantee, _ in
    try guarantee.balance - guarantee.ownShare
  }
  static let reguaranteedShare = Self("再担保分担的在保责任", "own share re-guaranteed") { guarantee, _ in
    try (guarantee.reguaranteeShare ?? .zero).of(guarantee.ownShare)
  }
  static let reguaranteedPaid = Self("再担保分担的代偿额", "re-guaranteed part of what was paid") {
    guarantee, _ in try (guarantee.reguaranteeShare ?? .zero).of(guarantee.paid)
  }
  static let overdue = Self("已逾期的在保责任", "own share in force of overdue loans") { guarantee, past in
    try guarantee.daysOverdue(on: past.day) > 0 ? guarantee.ownShare : .zero
  }
}

/// Which guarantees a row is about.
struct Slice: Sendable {
  let label: Words
  let includes: @Sendable (Guarantee, PastDay, FilingBasis) throws -> Bool

  init(
    _ label: Words,
    _ includes: @escaping @Sendable (Guarantee, PastDay, FilingBasis) throws -> Bool
  ) {
    (self.label, self.includes) = (label, includes)
  }

  static let all = Self(Words("", "")) { _, _, _ in true }

  static func product(_ products: Guarantee.Product...) -> Self {
    let label = Words(
      products.map(\.words.zh).joined(separator: "、"),
      products.map(\.words.en).joined(separator: ", ")
    )
    return Self(label) { guarantee, _, _ in products.contains(guarantee.product) }
  }

  /// By the customer's kind at the end of the period; one whose kind nobody recorded counts as large.
  static func size(_ sizes: PartyFacts.Size..., label: Words) -> Self {
    Self(label) { guarantee, _, basis in
      sizes.contains(try basis.past(.end).standing.roster.facts(guarantee.obligor)?.size ?? .large)
    }
  }

  /// By what was guaranteed at issue, the fund's share: above the first amount, up to the second.
  static func amount(above least: Money, upTo most: Money?, label: Words) -> Self {
    Self(label) { guarantee, _, _ in
      let amount = try guarantee.coverage.of(guarantee.principal)
      return amount > least && (most.map { amount <= $0 } ?? true)
    }
  }

  /// By the row of 融资担保责任余额计量表 on the day.
  static func weight(_ row: WeightRow, label: Words) -> Self {
    Self(label) { guarantee, past, _ in try past.row(of: guarantee.obligor) == row }
  }

  /// By the fee: below a rate.
  static func feeBelow(_ rate: Rate) -> Self {
    Self(Words("费率低于 \(rate.printed) 的", "at fees below \(rate.printed)")) { guarantee, _, _ in
      guarantee.feeRate < rate
    }
  }
}

/// What is counted.
enum Headcount: String, Sendable {
  /// Guarantees with a loan balance.
  case guarantees
  /// Obligors of such guarantees.
  case customers
  /// Obligors with an open compensation balance.
  case compensated

  var words: Words {
    switch self {
    case .guarantees: Words("在保笔数", "guarantees in force")
    case .customers: Words("在保户数", "customers in force")
    case .compensated: Words("代偿未收回户数", "customers with a compensation balance")
    }
  }
}

extension Formula {
  /// An amount of guarantees at a moment, or what it changed by over a stretch of days.
  static func guarantees(
    _ amount: GuaranteeAmount, _ slice: Slice, _ when: Input.When
  ) -> Formula {
    .input(
      Input(
        slice.label.joined(amount.label), when,
        .guarantees { basis in try basis.parts(of: amount, slice, when) }
      ) { basis in
        .money(
          try Money.sum(
            basis.parts(of: amount, slice, when).map { part in
              if case .money(let money) = part.part { money } else { .zero }
            }))
      })
  }

  /// How many there are at a moment.
  static func count(_ count: Headcount, _ slice: Slice = .all, at when: Input.When) -> Formula {
    .input(
      Input(
        slice.label.joined(count.words), when,
        .guarantees { basis in
          try basis.counted(count, slice, when).map { ($0.code, .text($0.key)) }
        }
      ) { basis in .count(try basis.keys(count, slice, when).count) })
  }

  /// How many came over a stretch of days: guarantees issued; customers who have one at its end, and
  /// had none at its start.
  static func came(_ count: Headcount, _ slice: Slice = .all, over when: Input.When) -> Formula {
    change(count, slice, when, isGain: true)
  }

  /// How many went: guarantees that ended; customers who had one at the start, and have none now.
  static func went(_ count: Headcount, _ slice: Slice = .all, over when: Input.When) -> Formula {
    change(count, slice, when, isGain: false)
  }

  private static func change(
    _ count: Headcount, _ slice: Slice, _ when: Input.When, isGain: Bool
  ) -> Formula {
    let what = isGain ? Words("新增", "new: ") : Words("减少", "gone: ")
    return .input(
      Input(
        slice.label.joined(Words(what.zh + count.words.zh, what.en + count.words.en)), when,
        .guarantees { basis in
          try basis.changed(count, slice, when, isGain: isGain).map { ($0, .count(1)) }
        }
      ) { basis in .count(try basis.change(count, slice, when, isGain: isGain)) })
  }
}

extension Words {
  /// One after the other.
  func joined(_ other: Words) -> Words {
    zh.isEmpty ? other : Words("\(zh)\(other.zh)", "\(other.en), \(en)")
  }
}
