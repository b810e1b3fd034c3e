internal import Jinzhu

/// Guarantees as a list, a line each.
struct GuaranteeTable {
  let day: Day
  let books: Books

  func table(of guarantees: [Guarantee], key: String = "guarantees") throws -> Table {
    let columns = [
      Table.Column("guarantee", Words("担保合同", "guarantee")),
      Table.Column("borrower", Words("借款人", "borrower")), Table.Column("bank", Words("银行", "bank")),
      Table.Column("issued", Words("承保日", "issued")), Table.Column("due", Words("到期日", "due")),
      Table.Column("principal", Words("本金", "principal")),
      Table.Column("balance", Words("在保余额", "loan balance")),
      Table.Column("ownShare", Words("在保责任", "own share")),
      Table.Column("compensationBalance", Words("代偿余额", "compensation balance")),
      Table.Column("state", Words("状态", "state")),
    ]
    let rows = try guarantees.map { guarantee -> [Cell] in
      let state = try GuaranteeState(of: guarantee, on: day)
      return [
        .text(guarantee.code.text), .text(guarantee.borrower.text), .text(guarantee.bank.text),
        .day(guarantee.issued), .day(guarantee.due), .money(guarantee.principal),
        .money(try guarantee.balance), .money(try guarantee.ownShare),
        .money(try guarantee.compensationBalance), .term(state.rawValue, state.words),
      ]
    }
    let totals: [Cell] = [
      .text(say("合计", "total")), .none, .none, .none, .none,
      .money(try Money.sum(guarantees.map(\.principal))),
      .money(try Money.sum(guarantees.map { try $0.balance })),
      .money(try Money.sum(guarantees.map { try $0.ownShare })),
      .money(try Money.sum(guarantees.map { try $0.compensationBalance })), .none,
    ]
    return Table(
      key: key, title: Words("担保合同", "Guarantees"), columns: columns, rows: rows, totals: totals)
  }
}

/// What a guarantee is at, for lists.
enum GuaranteeState: String, CaseIterable {
  case inForce, overdue, compensated, lost, ended

  init(of guarantee: Guarantee, on day: Day) throws {
    if try guarantee.compensationBalance.isPositive {
      self = .compensated
    } else if try guarantee.balance.isPositive {
      self = try guarantee.daysOverdue(on: day) > 0 ? .overdue : .inForce
    } else {
      self = try guarantee.lossOutstanding.isPositive ? .lost : .ended
    }
  }

  var words: Words {
    switch self {
    case .inForce: Words("在保", "in force")
    case .overdue: Words("逾期", "overdue")
    case .compensated: Words("代偿未清", "compensated, open")
    case .lost: Words("有未弥补损失", "loss not made good")
    case .ended: Words("已了结", "ended")
    }
  }
}
