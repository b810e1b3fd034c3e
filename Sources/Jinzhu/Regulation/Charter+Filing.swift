extension Charter {
  /// What the supervisor's forms ask for and no ledger knows: every fact may be left open.
  public struct Company: Hashable, Sendable {
    /// The capital in the business licence; open: the paid-in capital is printed beside.
    public var registeredCapital: Money?
    /// 公司性质, such as 有限责任公司.
    public var nature: String?
    /// The number of the licence to guarantee (经营许可证编号).
    public var licence: String?
    /// The company's unified social credit code.
    public var creditCode: String?
    /// 法定代表人.
    public var representative: String?
    /// 住所.
    public var address: String?
    /// 分支机构数量.
    public var branches: Int64?
    /// 职工总数.
    public var staff: Int64?
    /// 专业技术人员.
    public var professionals: Int64?
    /// 研究生.
    public var postgraduates: Int64?
    /// 本科生.
    public var bachelors: Int64?
    /// 大专及以下.
    public var others: Int64?

    /// Everything open.
    public init() {}
  }

  /// Settings of the forms: what is not certain in the rules that they follow.
  public struct Filing: Hashable, Sendable {
    /// The first day whose forms are those of 2020.
    public var newFormsFrom = Day.offSiteRules
    /// The least capital from 2010 until the ordinance of 2017.
    public var minimumCapital2010 = Money(fen: 5_000_000_00)
    /// The least part of assets in grades Ⅰ and Ⅱ.
    public var gradeIandII = AssetTests.gradeIandIIFloor
    /// Which reserves 担保准备金 adds up.
    public var provisions = Provisions.three
    /// The part of a limit from which on it is said to be near.
    public var near = Rate.percent(90)

    /// The defaults.
    public init() {}

    /// Which reserves 担保准备金 adds up: both readings are in use.
    public enum Provisions: String, CaseIterable, Sendable {
      /// Unearned premium, compensation and general risk.
      case three
      /// Compensation and general risk.
      case two
    }
  }
}

extension Charter.Company {
  init(_ keys: inout CharterKeys) throws {
    registeredCapital = try keys.optionalMoney("registeredCapital")
    nature = try keys.text("nature")
    licence = try keys.text("licence")
    creditCode = try keys.text("creditCode")
    representative = try keys.text("representative")
    address = try keys.text("address")
    branches = try keys.number("branches")
    staff = try keys.number("staff")
    professionals = try keys.number("professionals")
    postgraduates = try keys.number("postgraduates")
    bachelors = try keys.number("bachelors")
    others = try keys.number("others")
    try keys.finish()
  }

  var tree: Tree {
    func text(_ key: String, _ value: String?) -> Tree.Entry {
      .init(key, value.map { .text($0) } ?? .null)
    }
    return .record([
      text("registeredCapital", registeredCapital?.description), text("nature", nature),
      text("licence", licence), text("creditCode", creditCode),
      text("representative", representative), text("address", address),
      text("branches", branches.map { "\($0)" }), text("staff", staff.map { "\($0)" }),
      text("professionals", professionals.map { "\($0)" }),
      text("postgraduates", postgraduates.map { "\($0)" }),
      text("bachelors", bachelors.map { "\($0)" }), text("others", others.map { "\($0)" }),
    ])
  }
}

extension Charter.Filing {
  init(_ keys: inout CharterKeys) throws {
    try keys.day("newFormsFrom", into: &newFormsFrom)
    try keys.money("minimumCapital2010", into: &minimumCapital2010)
    try keys.rate("gradeIandII", into: &gradeIandII)
    try keys.choice("provisions", into: &provisions)
    try keys.rate("near", into: &near)
    try keys.finish()
  }

  var tree: Tree {
    .record([
      .init("newFormsFrom", .text(newFormsFrom.description)),
      .init("minimumCapital2010", .text(minimumCapital2010.description)),
      .init("gradeIandII", .text(gradeIandII.description)),
      .init("provisions", .text(provisions.rawValue)),
      .init("near", .text(near.description)),
    ])
  }
}
