internal import Jinzhu

extension Page {
  /// A party: what is known of it over time, its balances, its guarantees, and its events.
  func document(of party: Party) throws -> Document {
    let facts = party.facts(on: day)
    let name = facts?.name ?? ""
    var document = try document("party", Words("\(party.code) \(name)", "\(party.code) \(name)"))
    if let facts { document.figures = figures(of: facts) }
    document.figures += try balances(of: party.code)
    document.tables = [changes(of: party)]
    let own = try archive.guarantees(asOf: day).filter {
      if $0.bank == party.code { return try $0.balance.isPositive }
      return $0.borrower == party.code || $0.obligor == party.code
    }
    if !own.isEmpty {
      document.tables.append(try GuaranteeTable(day: day, books: books).table(of: own))
    }
    document.tables.append(
      try HistoryTable(archive: archive).table(of: archive.history(of: party.code, limit: 20)))
    return document
  }

  private func figures(of facts: PartyFacts) -> [Figure] {
    var figures = [
      Figure("role", Words("角色", "role"), .term(facts.role.rawValue, facts.role.words))
    ]
    func add(_ name: String, _ label: Words, _ text: String?) {
      if let text { figures.append(Figure(name, label, .text(text))) }
    }
    if let size = facts.size {
      figures.append(Figure("size", Words("规模", "size"), .term(size.rawValue, size.words)))
    }
    add("sponsor", Words("担保股东", "sponsor"), facts.sponsor?.text)
    add("group", Words("联保小组", "joint group"), facts.group)
    add("trade", Words("行业", "trade"), facts.trade)
    let related = facts.related.map(\.text).joined(separator: " ")
    add("related", Words("关联方", "related"), related.isEmpty ? nil : related)
    add("idNumber", Words("证件号", "id number"), facts.idNumber)
    add("sanction", Words("制裁", "under sanction"), facts.sanction)
    if facts.isController {
      figures.append(Figure("controller", Words("实际控制人", "controller"), .flag(true)))
    }
    if let agreement = facts.agreement {
      if let coverage = agreement.coverage {
        figures.append(Figure("coverage", Words("担保比例", "coverage"), .rate(coverage)))
      }
      if let rate = agreement.marginRate {
        figures.append(Figure("marginRate", Words("保证金比例", "margin rate"), .rate(rate)))
      }
      if let line = agreement.line {
        figures.append(Figure("line", Words("授信额度", "credit line"), .money(line)))
      }
    }
    return figures
  }

  private static let accounts: [Account] = [
    .paidInCapital, .memberRiskShare, .dividendPayable, .cash, .marginAtBank,
  ]

  /// What the ledger holds under the party's name alone, zero balances left out.
  private func balances(of code: ID<Party>) throws -> [Figure] {
    try Self.accounts.compactMap { account in
      let held = try books.held(SubAccount(account, party: code), on: day)
      guard !held.isZero else { return nil }
      return Figure(account.rawValue, account.entry(in: .cas).name, .money(held))
    }
  }

  private func changes(of party: Party) -> Table {
    let columns = [
      Table.Column("event", Words("序号", "event")), Table.Column("from", Words("起", "from")),
      Table.Column("undone", Words("撤销于", "undone from")),
      Table.Column("change", Words("变更", "change")),
    ]
    let rows = party.changes.map { change -> [Cell] in
      [
        .count(Int(change.event)), .day(change.day), change.undone.map(Cell.day) ?? .none,
        .text(change.what.words.spoken),
      ]
    }
    return Table(
      key: "changes", title: Words("资料变更", "Facts over time"), columns: columns, rows: rows)
  }
}

extension PartyChange.What {
  /// What changed, in one line.
  var words: Words {
    switch self {
    case .added(let facts):
      Words(
        "登记为\(facts.role.words.zh)：\(facts.name)", "added as \(facts.role.words.en): \(facts.name)")
    case .updated(let update):
      Words("更新：\(update.changed)", "updated: \(update.changed)")
    case .sanctioned(let reason): Words("制裁：\(reason)", "sanctioned: \(reason)")
    case .reinstated: Words("恢复", "reinstated")
    case .agreed: Words("签订银行协议", "agreement signed")
    }
  }
}

extension PartyUpdate {
  /// `size small, group G2`.
  fileprivate var changed: String {
    let pairs: [(String, String?)] = [
      ("name", name), ("role", role?.words.spoken), ("sponsor", sponsor?.text), ("group", group),
      ("size", size?.words.spoken), ("trade", trade),
      ("related", related?.map(\.text).joined(separator: " ")),
      ("controller", isController.map { $0 ? "yes" : "no" }), ("idNumber", idNumber),
    ]
    return pairs.compactMap { name, value in value.map { "\(name) \($0)" } }
      .joined(separator: say("，", ", "))
  }
}
