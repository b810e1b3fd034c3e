/// 放大倍数: weighted liability against net assets (融资担保责任余额计量办法; domain §7).
public struct Leverage {
  /// One row of the form 融资担保责任余额计量表.
  public struct Row: Hashable, Sendable {
    /// The row.
    public let row: WeightRow
    /// Customers in the row.
    public let customers: Int
    /// Their loan balances (在保余额).
    public let balance: Money
    /// The fund's part of them (在保责任).
    public let ownShare: Money
    /// The weight of the row.
    public let weight: Rate
    /// Own share × weight, rounded to the fen once for the row.
    public let weighted: Money
  }

  /// The rows of the form, in its order.
  public let rows: [Row]
  /// 融资担保责任余额.
  public let weighted: Money
  /// Own share in force, unweighted.
  public let ownShare: Money
  /// Net assets less equity in other guarantee companies.
  public let netAssets: Money
  /// What was deducted for such equity.
  public let deducted: Money
  /// How many times net assets the weighted liability may be.
  public let limit: Int64
  /// Part of the in-force balance that farmers and micro or small enterprises make up; `nil`
  /// with nothing in force.
  public let focusBalance: Ratio?
  /// Their part of the customers; `nil` with nothing in force.
  public let focusCustomers: Ratio?

  init(_ portfolio: Portfolio, netAssets: Money, charter: Charter, roster: Roster) throws {
    let (totals, weights) = (portfolio.totals, charter.weights)
    var found: [WeightRow: (count: Int, balance: Money)] = [:]
    for (code, exposure) in portfolio.customers {
      let row = WeightRow(
        size: roster.facts(code)?.size, balance: exposure.balance, weights: weights)
      let old = found[row] ?? (0, .zero)
      found[row] = (old.count + 1, try old.balance + exposure.balance)
    }
    rows = try WeightRow.allCases.map { row in
      let share = totals.ownShare[row] ?? .zero
      return Row(
        row: row, customers: found[row]?.count ?? 0, balance: found[row]?.balance ?? .zero,
        ownShare: share, weight: row.weight(weights), weighted: try row.weight(weights).of(share))
    }
    weighted = try totals.weightedLiability(weights)
    ownShare = try totals.ownShareInAll
    deducted = charter.limits.equityInGuarantors
    self.netAssets = try netAssets - deducted
    limit = try totals.leverageLimit(charter)
    focusBalance = Ratio(totals.focusBalance, of: totals.balance)
    focusCustomers =
      totals.customers > 0
      ? Ratio(Int128(totals.focusCustomers), over: Int128(totals.customers)) : nil
  }

  /// Weighted liability ÷ net assets; `nil` where net assets are zero or below.
  public var multiple: Ratio? { Ratio(weighted, of: netAssets) }

  /// Own share ÷ net assets; `nil` where net assets are zero or below.
  public var unweighted: Ratio? { Ratio(ownShare, of: netAssets) }

  /// Net assets ÷ weighted liability, an internal figure; `nil` with nothing in force.
  public var adequacy: Ratio? { Ratio(netAssets, of: weighted) }

  /// limit × net assets − weighted liability: below zero in breach.
  public var headroom: Money {
    get throws {
      let room = Int128(netAssets.fen) * Int128(limit) - Int128(weighted.fen)
      return Money(fen: try Exact.narrow(room))
    }
  }

  /// Net assets of zero or below are a breach whatever is in force.
  public var isBreached: Bool {
    !netAssets.isPositive || Int128(weighted.fen) > Int128(netAssets.fen) * Int128(limit)
  }
}

extension Ratio {
  /// A part of a whole; `nil` where there is nothing to divide by.
  init?(_ part: Money, of whole: Money) {
    guard whole.isPositive else { return nil }
    self.init(part, over: whole)
  }
}
