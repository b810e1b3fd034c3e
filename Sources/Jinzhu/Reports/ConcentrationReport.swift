extension Report {
  static let concentration = Report(
    "concentration", Words("集中度", "Concentration"),
    Words(
      "单一客户、关联客户、前十大客户；持股百分之五以上股东的担保；控制人",
      "customers, related groups, the ten largest; guarantees of members with 5% or more"),
    scope: .day
  ) { snapshot, document in
    let standing = try snapshot.standing()
    let found = try standing.concentration()
    let limits = standing.charter.limits
    document.figures = try standing.figures(
      [.netAssets, .inForceBalance, .ownShare] + Measure.concentration)
    document.figures += [
      Figure(
        "customerLimit", Words("单一客户上限", "limit for one customer"), .rate(limits.customer),
        basis: Words("条例第十六条；章程 limits.customer", "条例 art. 16; the charter's limits.customer")),
      Figure(
        "relatedLimit", Words("关联客户上限", "limit for a related group"), .rate(limits.related),
        basis: Words("条例第十六条；章程 limits.related", "条例 art. 16; the charter's limits.related")),
    ]
    document.tables = [
      customers(found, standing), circles(found, standing), try shareholders(standing),
      controllers(standing, found),
    ]
    if !limits.equityInGuarantors.isZero {
      document.notes.append(
        Words(
          "净资产已扣除对其他担保公司的股权 \(limits.equityInGuarantors.grouped) 元，为 \(found.netAssets.grouped) 元。",
          "Net assets are taken less equity in other guarantee companies, "
            + "\(limits.equityInGuarantors.grouped): \(found.netAssets.grouped)."))
    }
    if !found.netAssets.isPositive {
      document.notes.append(
        Words("净资产不为正，集中度无法计算。", "Net assets are not above zero: no part of them can be taken."))
    }
  }

  /// Whether a weighted liability is above its part of net assets; equal passes.
  private static func isAbove(_ weighted: Money, _ limit: Rate, of netAssets: Money) -> Bool {
    Int128(weighted.fen) * Int128(limit.denominator)
      > Int128(max(0, netAssets.fen)) * Int128(limit.numerator)
  }

  private static func customers(_ found: Concentration, _ standing: Standing) -> Table {
    let (roster, limits) = (standing.roster, standing.charter.limits)
    return Table(
      title: Words("客户（按责任余额）", "Customers by weighted liability"),
      columns: [
        .init("rank", Words("序号", "rank")), .party, .init("partyName", Words("名称", "name")),
        .init("size", Words("规模", "size")), .balance, .ownShare, .weighted,
        .init("part", Words("占净资产", "of net assets")),
        .init("isAboveLimit", Words("超限", "above limit")),
      ],
      rows: found.customers.enumerated().map { index, customer in
        let size = roster.facts(customer.code)?.size
        return [
          .count(index + 1), .code(customer.code), .text(roster.name(customer.code)),
          size.map { .term($0.rawValue, $0.words) } ?? .none, .money(customer.exposure.balance),
          .money(customer.exposure.ownShare), .money(customer.weighted), .quotient(customer.part),
          .flag(isAbove(customer.weighted, limits.customer, of: found.netAssets)),
        ]
      })
  }

  private static func circles(_ found: Concentration, _ standing: Standing) -> Table {
    let limits = standing.charter.limits
    return Table(
      key: "groups", title: Words("关联客户", "Related groups"),
      columns: [
        .init("rank", Words("序号", "rank")), .init("members", Words("成员", "members")), .weighted,
        .init("part", Words("占净资产", "of net assets")),
        .init("isAboveLimit", Words("超限", "above limit")),
      ],
      rows: found.circles.enumerated().map { index, circle in
        [
          .count(index + 1), .text(circle.members.map(\.text).joined(separator: " ")),
          .money(circle.weighted), .quotient(circle.part),
          .flag(isAbove(circle.weighted, limits.related, of: found.netAssets)),
        ]
      })
  }

  /// Guarantees of members with 5 % of the capital or more (条例 art. 17).
  private static func shareholders(_ standing: Standing) throws -> Table {
    let capital = try standing.books.partyBalances(.paidInCapital, on: standing.day)
    let total = try Money.sum(capital.map(\.balance))
    let large = Dictionary(
      capital.filter { Int128($0.balance.fen) * 20 >= Int128(total.fen) && total.isPositive }
        .map { ($0.party, $0.balance) },
      uniquingKeysWith: { first, _ in first })
    let lines = try standing.nonPerforming().lines.filter { line in
      line.balance.isPositive && large[line.guarantee.obligor] != nil
    }.sorted { a, b in
      a.guarantee.obligor != b.guarantee.obligor
        ? a.guarantee.obligor < b.guarantee.obligor : a.guarantee.code < b.guarantee.code
    }
    return Table(
      key: "shareholders",
      title: Words("持股百分之五以上股东的担保", "Guarantees of members with 5% of the capital or more"),
      columns: [
        .party, .init("partyName", Words("名称", "name")),
        .init("paidInCapital", Words("实收资本", "capital")),
        .init("capitalPart", Words("持股比例", "part of capital")), .guarantee, .balance, .ownShare,
        .grade,
      ],
      rows: lines.map { line in
        let obligor = line.guarantee.obligor
        let held = large[obligor] ?? .zero
        return [
          .code(obligor), .text(standing.roster.name(obligor)), .money(held),
          .quotient(Ratio(held, of: total)), .code(line.guarantee.code), .money(line.balance),
          .money(line.ownShare), .grade(line.loanClass),
        ]
      })
  }

  /// Controllers, for whom no guarantee may be given (条例 art. 17).
  private static func controllers(_ standing: Standing, _ found: Concentration) -> Table {
    let exposures = Dictionary(
      found.customers.map { ($0.code, $0.exposure) }, uniquingKeysWith: { first, _ in first })
    return Table(
      key: "controllers", title: Words("控股股东和实际控制人（不得提供担保）", "Controllers: no guarantee allowed"),
      columns: [
        .party, .init("partyName", Words("名称", "name")), .balance, .ownShare,
      ],
      rows: standing.roster.controllers().map { code in
        let exposure = exposures[code] ?? Exposure()
        return [
          .code(code), .text(standing.roster.name(code)), .money(exposure.balance),
          .money(exposure.ownShare),
        ]
      })
  }
}
