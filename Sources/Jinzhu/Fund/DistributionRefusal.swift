/// Why profit or capital may not leave the fund.
public enum DistributionRefusal: Hashable, Sendable {
  /// The dividend is above retained earnings less what members still carry.
  case aboveEarnings(asked: Money, earnings: Money, carried: Money, room: Money)
  /// Leverage would pass its limit on what is left of net assets.
  case leverage(leaving: Money, weighted: Money, netAssets: Money, limit: Int64, room: Money)
  /// A dividend by fees needs a closed year.
  case noClosedYear(before: Day)
  case noMembers(on: Day)

  /// What is wrong, with its figures, and what to do.
  public var words: Words {
    switch self {
    case .aboveEarnings(let asked, let earnings, let carried, let room):
      Words(
        "分红 \(asked.grouped) 超过可分配利润：利润分配 \(earnings.grouped) − 股东尚承担的损失 "
          + "\(carried.grouped)；最多 \(room.grouped)",
        "the dividend of \(asked.grouped) is above what may be distributed: retained earnings "
          + "\(earnings.grouped) less \(carried.grouped) that members carry; "
          + "at most \(room.grouped)"
      )
    case .leverage(let leaving, let weighted, let net, let limit, let room):
      Words(
        "流出 \(leaving.grouped) 后放大倍数超限（章程 limits.leverage）：责任余额 \(weighted.grouped) ＞ "
          + "\(limit) × 净资产 \(net.grouped)；最多可流出 \(room.grouped)",
        "leverage (limits.leverage) after \(leaving.grouped) left: weighted liability "
          + "\(weighted.grouped) is above \(limit) × net assets \(net.grouped); at most "
          + "\(room.grouped) may leave")
    case .noClosedYear(let day):
      Words(
        "\(day) 以前没有已结账年度，不能按担保费分红；请先 period.close，或按 capital 分配",
        "no year before \(day) is closed, so there are no fees to share by; close one, or use "
          + "the basis capital")
    case .noMembers(let day):
      Words("\(day) 没有股东可分配；请检查日期", "there is no member to share with on \(day); check the date")
    }
  }
}
