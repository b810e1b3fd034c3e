extension Report {
  static let business = Report(
    "business", Words("担保业务发生情况", "Guarantee business"),
    Words(
      "期初在保 + 新增 − 还款 − 解除 − 代偿 = 期末在保：笔数、余额、自担责任",
      "in force at the start + issued − repaid − released − compensated = at the end"),
    scope: .period
  ) { snapshot, document in
    let archive = snapshot.archive
    var before =
      snapshot.first > .earliest
      ? try archive.flows(from: .earliest, through: snapshot.first.adding(days: -1)) : Flow()
    var flow = try archive.flows(from: snapshot.first, through: snapshot.day)
    if let brought = try snapshot.books.opening(from: snapshot.first, through: snapshot.day) {
      flow = try flow.without(brought.flow)
      try before.add(brought.flow)
    }
    let standing = try snapshot.standing()
    let share = try standing.position().held(.inForce)
    document.tables = [try rollForward(before, flow)]
    document.figures = try figures(before, flow, inForce: share)
    document.notes = [
      Words(
        "自担责任为每笔四舍五入（担保比例 × 余额）之和。冲销的事项在冲销日从当期扣减。",
        "Own share is the sum of round(coverage × balance) of each guarantee. A reversal counts "
          + "below zero on its own day.")
    ]
  }

  /// Balances and counts from the start of the period to its end.
  private static func rollForward(_ before: Flow, _ flow: Flow) throws -> Table {
    func row(
      _ key: String, _ words: Words, _ count: Int64, _ balance: Money, _ share: Money
    ) -> [Cell] {
      [.term(key, words), .count(Int(count)), .money(balance), .money(share)]
    }
    return Table(
      columns: [
        .init("item", Words("项目", "item")), .count,
        .init("balance", Words("贷款金额", "loans")), .ownShare,
      ],
      rows: try [
        row(
          "start", Words("期初在保", "in force at the start"), before.inForceCount,
          before.balance, before.ownShare),
        row(
          "issued", Words("本期新增", "issued"), flow.issuedCount, flow.issued,
          flow.issuedShare),
        row(
          "repaid", Words("减：还款", "less: repaid"), flow.endedByRepayment, flow.repaid,
          flow.repaidShare),
        row(
          "released", Words("减：解除", "less: released"), flow.endedByRelease, flow.released,
          flow.releasedShare),
        row(
          "compensated", Words("减：代偿", "less: compensated"), flow.endedByCompensation,
          flow.compensated, flow.compensatedShare),
        row(
          "end", Words("期末在保", "in force at the end"),
          before.inForceCount + flow.inForceCount, before.balance + flow.balance,
          before.ownShare + flow.ownShare),
      ])
  }

  private static func figures(_ before: Flow, _ flow: Flow, inForce: Money) throws -> [Figure] {
    func count(_ name: String, _ label: Words, _ count: Int64, _ basis: Words? = nil) -> Figure {
      Figure(name, label, .count(Int(count)), basis: basis)
    }
    func money(_ name: String, _ label: Words, _ money: Money, _ basis: Words? = nil) -> Figure {
      Figure(name, label, .money(money), basis: basis)
    }
    let end = try before.ownShare + flow.ownShare
    return try [
      count(
        "inForceCount", Words("期末在保笔数", "guarantees in force at the end"),
        before.inForceCount + flow.inForceCount),
      money(
        "inForceBalance", Words("期末在保余额", "in-force balance at the end"),
        before.balance + flow.balance),
      money("ownShare", Words("期末在保责任", "own share in force at the end"), end),
      Figure(
        "isReconciled", Words("与表外账一致", "agrees with the memo account"),
        .flag(end == inForce),
        basis: Words(
          "期末在保责任 = 科目“在保责任”余额 \(inForce.grouped)",
          "own share = the account's balance \(inForce.grouped)")),
      count("issuedCount", Words("新增笔数", "guarantees issued"), flow.issuedCount),
      money("issued", Words("新增担保贷款额", "loans guaranteed"), flow.issued),
      money("issuedShare", Words("新增担保责任额", "own share issued"), flow.issuedShare),
      count(
        "compensatedCount", Words("代偿笔数", "guarantees compensated"), flow.compensatedCount,
        Words("期内首次代偿的担保", "paid for the first time in the period")),
      money(
        "compensated", Words("代偿本金（全额）", "principal compensated, whole loans"),
        flow.compensated, Words("银行自担部分在内", "with the part that the banks bear")),
      money(
        "compensatedShare", Words("代偿本金（自担）", "principal compensated, own share"),
        flow.compensatedShare),
      money("interest", Words("代偿利息（全额）", "interest compensated, whole"), flow.interest),
      money(
        "interestShare", Words("代偿利息（自担）", "interest compensated, own share"),
        flow.interestShare),
      money("costs", Words("追偿费用", "recovery costs"), flow.costs),
      money(
        "recovered", Words("代偿回收额", "recovered"), flow.recovered,
        Words("每笔不超过其代偿额", "per guarantee at most what was paid for it")),
      count(
        "writtenOffCount", Words("核销笔数", "guarantees written off"), flow.writtenOffCount,
        Words("期内首次核销的担保", "written off for the first time in the period")),
      money("writtenOff", Words("核销金额", "written off"), flow.writtenOff),
      money("restored", Words("收回已核销损失", "written-off losses restored"), flow.restored),
    ]
  }
}
