extension Form {
  private static let name = "related"

  /// 关联方担保 (条例 art. 17).
  static let related = Form(
    name, code: "关联担保", Words("关联方担保", "Guarantees for related parties"),
    in: [.g2010, .g2018, .r2020], .recalled,
    columns: [
      FormColumn("A", Words("担保合同", "guarantee"), isKept: false),
      FormColumn("B", Words("被担保人", "customer"), isKept: false),
      FormColumn("C", Words("关系", "relation")),
      FormColumn("D", Words("持股比例", "capital"), isKept: false),
      FormColumn("E", Words("债权人", "creditor"), isKept: false),
      FormColumn("F", Words("在保余额", "loan balance")),
      FormColumn("G", Words("在保责任", "own share")),
      FormColumn("H", Words("费率", "fee rate"), isKept: false),
      FormColumn("I", Words("担保日", "issued"), isKept: false),
      FormColumn("J", Words("应报告日（30日内）", "to be reported by"), isKept: false),
    ],
    notes: [
      Words(
        "列示期末在保的：控制人、持股百分之五以上股东及其关联方（申报的关联与挂靠）的担保；列式未见原表。",
        "Guarantees in force for controllers, members with 5% of the capital or more, and parties "
          + "related to them (declared, or sponsored). The columns are the product's.")
    ],
    rows: { basis in
      let past = try basis.past(.end)
      let found = try RelatedParties(past.standing)
      let guarantees = try past.guarantees.filter {
        try $0.balance.isPositive && found.relation(of: $0.obligor) != nil
      }
      let rows = try guarantees.enumerated().map { index, guarantee in
        try row(index + 1, guarantee, found, past.standing.roster)
      }
      let codes = rows.map(\.code)
      let empty = Formula.nothing(.money(.zero), Words("没有关联方担保", "there is none"))
      func total(_ column: String) -> Formula {
        codes.isEmpty ? empty : .cells(name, codes, column)
      }
      return rows + [
        FormRow("合计", "合计", "total", ["F": total("F"), "G": total("G")])
      ]
    },
    checks: { _ in
      [
        CrossCheck(
          Words("关联方在保责任不大于全部", "related parties' part is not above all"),
          CellName(name, "合计", "G"), .atMost, .cell(CellName("liability", "4", "B")))
      ]
    })

  private static func row(
    _ number: Int, _ guarantee: Guarantee, _ found: RelatedParties, _ roster: Roster
  ) throws -> FormRow {
    let slice = Slice(Words("\(guarantee.code.text) 的", guarantee.code.text)) { other, _, _ in
      other.code == guarantee.code
    }
    func told(_ cell: Cell, _ zh: String, _ en: String) -> Formula {
      .told(cell, Words(zh, en), slice)
    }
    let relation = found.relation(of: guarantee.obligor)
    return FormRow(
      // By the guarantee, so that one that comes in between leaves the others what they are.
      guarantee.code.text, Words("第\(number)笔", "no. \(number)"),
      [
        "A": told(.code(guarantee.code), "担保合同", "guarantee"),
        "B": told(.text(roster.name(guarantee.obligor)), "被担保人", "customer"),
        "C": told(relation.map { .term($0.rawValue, $0.words) } ?? .none, "关系", "relation"),
        "D": told(
          found.part(of: guarantee.obligor).map(Cell.ratio) ?? .none, "持股比例", "part of capital"),
        "E": told(.text(roster.name(guarantee.bank)), "债权人", "creditor"),
        "F": told(.money(try guarantee.balance), "在保余额", "loan balance"),
        "G": told(.money(try guarantee.ownShare), "在保责任", "own share"),
        "H": told(.rate(guarantee.feeRate), "费率", "fee rate"),
        "I": told(.day(guarantee.issued), "担保日", "issued"),
        "J": told(.day(try guarantee.issued.adding(days: 30)), "应报告日", "to be reported by"),
      ])
  }
}

/// Who is related to the fund on a day (条例 art. 17).
struct RelatedParties {
  /// How somebody is related.
  enum Relation: String {
    case controller, shareholder, related

    var words: Words {
      switch self {
      case .controller: Words("控制人", "controller")
      case .shareholder: Words("持股5%以上股东", "5% of the capital or more")
      case .related: Words("其关联方", "related to one of them")
      }
    }
  }

  private var relations: [ID<Party>: Relation] = [:]
  private let capital: [ID<Party>: Money]
  private let total: Money

  init(_ standing: Standing) throws {
    let balances = try standing.books.partyBalances(.paidInCapital, on: standing.day)
    capital = Dictionary(
      balances.map { ($0.party, $0.balance) }, uniquingKeysWith: { first, _ in first })
    total = try Money.sum(balances.map(\.balance))
    let large = balances.filter {
      total.isPositive && Int128($0.balance.fen) * 20 >= Int128(total.fen)
    }.map(\.party)
    let links = try standing.books.relations(
      on: standing.day, groupIsRelated: standing.charter.limits.groupIsRelated)
    for code in large + standing.roster.controllers() {
      for other in links.circle(of: code) { relations[other] = .related }
    }
    for code in large { relations[code] = .shareholder }
    for code in standing.roster.controllers() { relations[code] = .controller }
  }

  func relation(of code: ID<Party>) -> Relation? { relations[code] }

  /// His part of the paid-in capital; `nil` where he has none.
  func part(of code: ID<Party>) -> Ratio? { capital[code].flatMap { Ratio($0, of: total) } }
}
