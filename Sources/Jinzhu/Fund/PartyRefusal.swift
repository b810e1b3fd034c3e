/// Why a party cannot be recorded so, or a member's capital cannot leave.
public enum PartyRefusal: Hashable, Sendable {
  /// A contract farmer has a member who answers for him.
  case farmerWithoutSponsor(ID<Party>)
  /// Nobody else has one.
  case sponsorOfNoFarmer(ID<Party>, PartyFacts.Role)
  /// The party is named as its own sponsor or related party.
  case namesItself(ID<Party>, field: String)
  case nothingChanges(ID<Party>)
  case notSanctioned(ID<Party>, on: Day)
  /// Capital stays while the fund waits for compensation to come back.
  case openCompensation(Money)
  /// Capital stays while its owner carries a loss.
  case carriesLoss(ID<Party>, Money)
  /// Capital stays while its owner stands for a guarantee in force.
  case standsFor(ID<Party>, ID<Guarantee>, Standing)

  /// In which way a member stands for a guarantee.
  public enum Standing: String, Hashable, Sendable {
    case obligor, sponsor, groupMember

    var words: Words {
      switch self {
      case .obligor: Words("债务人", "obligor")
      case .sponsor: Words("承包户的担保股东", "sponsor")
      case .groupMember: Words("联保小组成员", "group member")
      }
    }
  }

  /// What is wrong, and what to do.
  public var words: Words {
    switch self {
    case .farmerWithoutSponsor(let code):
      Words(
        "承包户“\(code)”没有担保股东；请填写 sponsor",
        "the contract farmer `\(code)` has no sponsor; name the member who answers for him (sponsor)"
      )
    case .sponsorOfNoFarmer(let code, let role):
      Words(
        "“\(code)”是\(role.words.zh)，只有承包户才有担保股东；请删去 sponsor，或将 role 改为 farmer",
        "`\(code)` is a \(role.words.en), and only contract farmers have a sponsor; leave sponsor "
          + "out, or give the role farmer")
    case .namesItself(let code, let field):
      Words("“\(code)”的 \(field) 是其自身；请检查", "`\(code)` names itself as \(field); check the code")
    case .nothingChanges(let code):
      Words(
        "没有给出“\(code)”要更新的内容；请至少填写一个字段",
        "nothing is given to change for `\(code)`; give one field at least")
    case .notSanctioned(let code, let day):
      Words(
        "\(day) “\(code)”未受制裁；请检查代码和日期",
        "`\(code)` is under no sanction on \(day); check the code and the date")
    case .openCompensation(let open):
      Words(
        "公司有代偿余额 \(open.grouped)，其间不得退资；请待追回或核销后再退",
        "the fund has an open compensation balance of \(open.grouped), and capital stays until it "
          + "is recovered or written off")
    case .carriesLoss(let code, let carried):
      Words(
        "“\(code)”尚分担损失 \(carried.grouped)，其间不得退资；请先记 share.pay 或 share.absorb",
        "`\(code)` carries a loss of \(carried.grouped), and his capital stays; record share.pay or "
          + "share.absorb first")
    case .standsFor(let code, let guarantee, let standing):
      Words(
        "“\(code)”是在保合同“\(guarantee)”的\(standing.words.zh)，其间不得退资；请待该合同解除",
        "`\(code)` is \(standing.words.en) of guarantee `\(guarantee)`, which is in force, and his "
          + "capital stays until it ends")
    }
  }
}
