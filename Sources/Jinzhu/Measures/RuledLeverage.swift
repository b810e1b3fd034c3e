/// 放大倍数 as the supervisor's rules of a day have it: their weights, base and limit.
///
/// `Leverage` is the charter's own measure (domain §7), on whatever day. The two part before 2 April
/// 2018, when a liability counted whole, and where the rule has another base or a stricter limit.
public struct RuledLeverage {
  /// The rules of the day.
  public let regulation: Regulation
  /// By the weights of the day.
  public let leverage: Leverage
  /// Net assets or paid-in capital, less equity in other guarantee companies: what leverage is a
  /// multiple of.
  public let base: Money
  /// The stricter of the charter's limit and the rule's.
  public let limit: Int64
  /// The rule's limit; `nil` where no rule binds.
  let ruledLimit: Int64?
  /// Whether the test for the higher limit is met.
  let isFocused: Bool
  private let own: Leverage

  /// Measures what stands on a day.
  public init(_ standing: Standing) throws {
    regulation = Regulation(on: standing.day, under: standing.charter)
    var charter = standing.charter
    charter.weights = regulation.weights.value
    let (portfolio, position) = (try standing.portfolio(), try standing.position())
    own = try standing.leverage()
    leverage = try Leverage(
      portfolio, netAssets: position.netAssets, charter: charter, roster: standing.roster)
    let isFocused = portfolio.totals.isFocused(charter.weights)
    self.isFocused = isFocused
    ruledLimit = regulation.leverage.map {
      isFocused ? $0.value.focusLimit ?? $0.value.limit : $0.value.limit
    }
    limit = min(own.limit, ruledLimit ?? own.limit)
    base =
      switch regulation.leverage?.value.base ?? .netAssets {
      case .netAssets: leverage.netAssets
      case .paidInCapital: try position.held(.paidInCapital)
      }
  }

  /// Liability ÷ base; `nil` where the base is zero or below.
  public var multiple: Ratio? { Ratio(leverage.weighted, of: base) }

  /// limit × base − liability: below zero in breach.
  public var headroom: Money {
    get throws {
      Money(
        fen: try Exact.narrow(Int128(base.fen) * Int128(limit) - Int128(leverage.weighted.fen)))
    }
  }

  /// Whether rule and charter say the same.
  public var isCharters: Bool {
    leverage.weighted == own.weighted && base == own.netAssets && limit == own.limit
  }

  /// Base ÷ liability, an internal figure; `nil` with nothing in force.
  public var adequacy: Ratio? { Ratio(base, of: leverage.weighted) }

  /// The figures by the rule, where they are not the charter's.
  func figures() throws -> [Figure] {
    guard !isCharters else { return [] }
    let base = baseWords
    return [
      Figure(
        "regulatoryLiability", Words("责任余额（当日监管规定）", "liability, by the rule of the day"),
        .money(leverage.weighted), basis: regulation.weights.words),
      Figure(
        "regulatoryLeverage", Words("放大倍数（当日监管规定）", "leverage, by the rule of the day"),
        .times(multiple),
        basis: Words("该责任余额 ÷ \(base.zh)", "that liability ÷ \(base.en)")),
      Figure(
        "regulatoryLimit", Words("放大倍数上限（当日从严）", "limit, the stricter on the day"),
        .count(Int(limit)), basis: regulation.leverage?.words ?? Limit.noRule),
      Figure(
        "regulatoryHeadroom", Words("可新增责任余额（当日监管规定）", "headroom, by the rule of the day"),
        .money(try headroom),
        basis: Words("上限 × \(base.zh) − 该责任余额", "limit × \(base.en) − that liability")),
      Figure(
        "regulatoryAdequacy",
        Words("\(base.zh)与责任余额之比（内部口径）", "\(base.en) to that liability (internal)"),
        .quotient(adequacy),
        basis: Words(
          "\(base.zh) ÷ 该责任余额；本系统内部指标", "\(base.en) ÷ that liability; a figure of this product")),
    ]
  }

  /// What leverage is a multiple of.
  var baseWords: Words {
    let base = regulation.leverage?.value.base ?? .netAssets
    guard !leverage.deducted.isZero, base == .netAssets else { return base.words }
    return Words("净资产（扣除对其他担保公司股权）", "net assets less equity in guarantee companies")
  }

  /// Why there are two figures, with both; `nil` where there is one.
  var note: Words? {
    guard leverage.weighted != own.weighted else { return nil }
    func times(_ ratio: Ratio?) -> Words {
      guard let ratio else { return Words("放大倍数不适用", "leverage not applicable") }
      return Words("放大倍数 \(ratio) 倍", "leverage \(ratio)")
    }
    let (ours, theirs) = (times(own.multiple), times(multiple))
    return Words(
      "责任余额有两个口径。章程（report leverage 等）按章程 weights：\(own.weighted.grouped) 元，\(ours.zh)；"
        + "当日监管规定（report adequacy 各行、统计报表、supervise）：\(leverage.weighted.grouped) 元，\(theirs.zh)，"
        + "依据\(regulation.weights.words.zh)。",
      "The liability is measured in two ways. By the charter's weights (`report leverage` and the "
        + "like): \(own.weighted.grouped), \(ours.en). By the rules of the day (the lines of "
        + "`report adequacy`, the statistical forms, `supervise`): \(leverage.weighted.grouped), "
        + "\(theirs.en), since \(regulation.weights.words.en).")
  }
}
