/// What stands in the way between a default and the end of its recourse.
public enum RecourseRefusal: Hashable, Sendable {
  /// Nothing has been paid to the bank for the guarantee.
  case neverCompensated(ID<Guarantee>)
  /// Nobody of a borrower's joint group can be called on.
  case noGroup(ID<Party>, on: Day)
  /// More came in than anybody is owed or bore for the guarantee: told, not refused.
  case surplus(ID<Guarantee>, amount: Money, income: Money)
  /// Something held for the guarantee goes first.
  case stillHeld(ID<Guarantee>, Account, Money)
  /// The loan is the assumer's own already.
  case sameObligor(ID<Guarantee>, ID<Party>)
  /// There is neither a loan nor a compensation balance to assume.
  case nothingToAssume(ID<Guarantee>)
  /// The re-guarantee claims reach the agreed share of what was paid.
  case aboveReguaranteeShare(
    ID<Guarantee>, asked: Money, share: Rate, paid: Money, claimed: Money, room: Money)

  /// What is wrong, with its figures, and what to do.
  public var words: Words {
    switch self {
    case .neverCompensated(let code):
      Words(
        "担保合同“\(code)”尚未代偿，没有可追偿的款项；请先记 default.compensate",
        "nothing was paid for guarantee `\(code)`, so there is no recourse yet; record "
          + "default.compensate first")
    case .noGroup(let borrower, let day):
      Words(
        "“\(borrower)”在承保日 \(day) 没有可分摊的联保小组成员或出资担保人；请检查 party.add 的 group 和 sponsor",
        "`\(borrower)` had nobody in his joint group or above him to call on at issue, \(day); "
          + "check the group and the sponsor of his party")
    case .surplus(let code, let amount, let income):
      Words(
        "收回 \(amount.grouped) 多于担保合同“\(code)”的应收和已核销损失，其中 \(income.grouped) "
          + "记入追偿收入；请核对金额",
        "\(amount.grouped) is more than is owed or was lost for guarantee `\(code)`: "
          + "\(income.grouped) of it goes to recovery income; check the amount")
    case .stillHeld(let code, let account, let amount):
      Words(
        "担保合同“\(code)”还有\(account.entry(in: .cas).name.zh) \(amount.grouped)；请先用 "
          + "\(account == .customerDeposit ? "deposit.apply" : "asset.sell") 处理，再核销",
        "guarantee `\(code)` still holds \(amount.grouped) of \(account.rawValue); record "
          + "\(account == .customerDeposit ? "deposit.apply" : "asset.sell") before the write-off")
    case .sameObligor(let code, let assumer):
      Words(
        "担保合同“\(code)”的债务人已是“\(assumer)”；请检查 assumer",
        "`\(assumer)` is the obligor of guarantee `\(code)` already; check the assumer")
    case .nothingToAssume(let code):
      Words(
        "担保合同“\(code)”没有在保余额也没有代偿余额，无债可承接；请检查编号",
        "guarantee `\(code)` has neither a loan nor a compensation balance to assume; "
          + "check its code"
      )
    case .aboveReguaranteeShare(let code, let asked, let share, let paid, let claimed, let room):
      Words(
        "担保合同“\(code)”的再担保索赔超过约定份额：\(share.percent) × 已代偿 \(paid.grouped)，"
          + "已索赔 \(claimed.grouped)，本次 \(asked.grouped)；最多 \(room.grouped)",
        "claims on the re-guarantor of `\(code)` pass the agreed share: \(share.percent) of "
          + "\(paid.grouped) paid, \(claimed.grouped) claimed so far, \(asked.grouped) now; "
          + "at most \(room.grouped)")
    }
  }
}
