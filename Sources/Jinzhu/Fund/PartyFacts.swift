/// What is known of a party on a day.
public struct PartyFacts: Hashable, Sendable {
  /// Name as statements print it; not unique.
  public var name: String
  /// What it is to the fund; it decides who may borrow, lend, own capital or be called on.
  public var role: Role
  /// The member who answers for a contract farmer; `nil` for everybody else.
  public var sponsor: ID<Party>?
  /// The joint-liability group (联保小组); `nil` outside any.
  public var group: String?
  /// `nil` where nobody recorded it: then the party counts as large.
  public var size: Size?
  /// 行业; it must be the charter's, if that names one. `nil`, not recorded, is not.
  public var trade: String?
  /// Declared related parties; it is enough if one of two declares the other.
  public var related: [ID<Party>]
  /// Controls the fund (控股股东、实际控制人): nothing is guaranteed for him (条例 art. 17).
  public var isController: Bool
  /// Number of the identity card or licence; its form is not checked. `nil` where not recorded.
  public var idNumber: String?
  /// The reason of a sanction in force; `nil` when there is none.
  public var sanction: String?
  /// The agreement in force with a bank; `nil` when none was signed.
  public var agreement: Agreement?

  /// What a party is to the fund.
  public enum Role: String, CaseIterable, Sendable {
    case member, farmer, bank, reguarantor, other

    /// As reports and messages print it.
    public var words: Words {
      switch self {
      case .member: Words("股东", "member")
      case .farmer: Words("承包户", "contract farmer")
      case .bank: Words("银行", "bank")
      case .reguarantor: Words("再担保机构", "re-guarantor")
      case .other: Words("其他", "other")
      }
    }
  }

  /// Size class (规模), as recorded and not worked out: it decides the weight
  /// (融资担保责任余额计量办法 arts. 6–7).
  public enum Size: String, CaseIterable, Sendable {
    case farmer, micro, small, medium, large

    /// As reports and messages print it.
    public var words: Words {
      switch self {
      case .farmer: Words("农户", "farmer")
      case .micro: Words("微型企业", "micro enterprise")
      case .small: Words("小型企业", "small enterprise")
      case .medium: Words("中型企业", "medium enterprise")
      case .large: Words("大型企业", "large enterprise")
      }
    }
  }

  /// A party as it is added: under no sanction, without an agreement. Nothing is checked.
  public init(
    name: String, role: Role, sponsor: ID<Party>? = nil, group: String? = nil, size: Size? = nil,
    trade: String? = nil, related: [ID<Party>] = [], isController: Bool = false,
    idNumber: String? = nil
  ) {
    (self.name, self.role, self.sponsor, self.group) = (name, role, sponsor, group)
    (self.size, self.trade, self.related) = (size, trade, related)
    (self.isController, self.idNumber) = (isController, idNumber)
  }

  mutating func apply(_ what: PartyChange.What) {
    switch what {
    case .added(let facts): self = facts
    case .updated(let update): update.apply(to: &self)
    case .sanctioned(let reason): sanction = reason
    case .reinstated: sanction = nil
    case .agreed(let terms): agreement = terms
    }
  }
}

/// The fields of a party that an update changes; `nil` leaves a field as it was.
public struct PartyUpdate: Hashable, Sendable {
  /// The new name; what is printed as of earlier days keeps the old one.
  public var name: String?
  /// The new role; whoever is no contract farmer any more loses his sponsor.
  public var role: PartyFacts.Role?
  /// The member who answers from now on; for contract farmers only.
  public var sponsor: ID<Party>?
  /// The new joint group; no update takes a party out of every group.
  public var group: String?
  /// The new size class; exposure is weighted by it from then on.
  public var size: PartyFacts.Size?
  /// The new trade; it counts for new guarantees only.
  public var trade: String?
  /// The whole list from then on, not what is added to it.
  public var related: [ID<Party>]?
  /// Whether it controls the fund from then on; guarantees in force stand.
  public var isController: Bool?
  /// The new number of identity card or licence.
  public var idNumber: String?

  /// What is left out stays as it was; nothing is checked.
  public init(
    name: String? = nil, role: PartyFacts.Role? = nil, sponsor: ID<Party>? = nil,
    group: String? = nil, size: PartyFacts.Size? = nil, trade: String? = nil,
    related: [ID<Party>]? = nil, isController: Bool? = nil, idNumber: String? = nil
  ) {
    (self.name, self.role, self.sponsor, self.group) = (name, role, sponsor, group)
    (self.size, self.trade, self.related) = (size, trade, related)
    (self.isController, self.idNumber) = (isController, idNumber)
  }

  func apply(to facts: inout PartyFacts) {
    if let name { facts.name = name }
    if let role { facts.role = role }
    // Nobody answers any more for a farmer who became a member, or left.
    if facts.role != .farmer { facts.sponsor = nil }
    if let sponsor { facts.sponsor = sponsor }
    if let group { facts.group = group }
    if let size { facts.size = size }
    if let trade { facts.trade = trade }
    if let related { facts.related = related }
    if let isController { facts.isController = isController }
    if let idNumber { facts.idNumber = idNumber }
  }
}

/// The terms agreed with a bank (银担合作协议).
public struct Agreement: Hashable, Sendable {
  /// The fund's share of a loan; `nil` leaves the charter's.
  public var coverage: Rate?
  /// Margin required per yuan of own share in force at the bank; `nil` asks for none.
  public var marginRate: Rate?
  /// The most that may be in force in loan balances at the bank; `nil` sets no line.
  public var line: Money?

  /// What is left out is not agreed: the charter's coverage, no margin, no line.
  public init(coverage: Rate? = nil, marginRate: Rate? = nil, line: Money? = nil) {
    (self.coverage, self.marginRate, self.line) = (coverage, marginRate, line)
  }
}
