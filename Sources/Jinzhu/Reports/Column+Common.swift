extension Table.Column {
  // The columns that several reports share.
  static let role = Table.Column("role", Words("角色", "role"), isPrinted: false)
  static let code = Table.Column("code", Words("科目编码", "code"))
  static let account = Table.Column("name", Words("科目名称", "account"))
  static let party = Table.Column("party", Words("往来方", "party"))
  static let guarantee = Table.Column("guarantee", Words("担保合同", "guarantee"))
  static let opening = Table.Column("opening", Words("期初余额", "opening"))
  static let debit = Table.Column("debit", Words("借方", "debit"))
  static let credit = Table.Column("credit", Words("贷方", "credit"))
  static let closing = Table.Column("closing", Words("期末余额", "closing"))
  static let date = Table.Column("date", Words("日期", "date"))
  static let event = Table.Column("event", Words("凭证号", "event"))
  static let kind = Table.Column("kind", Words("事项", "kind"))
  static let memo = Table.Column("memo", Words("摘要", "memo"))
  static let isRed = Table.Column("red", Words("红字", "red"), isPrinted: false)
  static let amount = Table.Column("amount", Words("金额", "amount"))
  static let count = Table.Column("count", Words("笔数", "count"))
  static let balance = Table.Column("balance", Words("在保余额", "loan balance"))
  static let ownShare = Table.Column("ownShare", Words("在保责任", "own share"))
  static let weighted = Table.Column("weightedLiability", Words("责任余额", "weighted"))
  static let grade = Table.Column("class", Words("分类", "class"))
  static let section = Table.Column("section", Words("类别", "section"))
}

extension Account {
  /// The account as rows show it: role, code, name.
  func cells(in chart: Chart) -> [Cell] {
    let (code, name) = entry(in: chart)
    return [.text(rawValue), .text(code), .term(rawValue, name)]
  }
}

extension Cell {
  /// A code, or nothing.
  static func code<Subject>(_ code: ID<Subject>?) -> Cell { code.map { .text($0.text) } ?? .none }

  /// A guarantee's class.
  static func grade(_ grade: GuaranteeClass) -> Cell { .term(grade.rawValue, grade.words) }

  /// An amount that a table leaves blank when it is zero.
  static func amount(_ money: Money) -> Cell { money.isZero ? .none : .money(money) }
}
