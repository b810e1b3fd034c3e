internal import Jinzhu

extension Page {
  /// A guarantee: its terms, where it stands, the identities that must hold, and its history.
  func document(of record: GuaranteeRecord) throws -> Document {
    let code = record.guarantee.code
    guard let guarantee = try archive.guarantee(code, asOf: day) else {
      throw Failure(
        .refused,
        Words(
          "担保合同“\(code)”在 \(day) 还没有承保，或承保已被冲销；请换一个 --as-of",
          "guarantee `\(code)` was not issued by \(day), or its issue was reversed; "
            + "try another --as-of"))
    }
    var document = try document("guarantee", Words("担保合同 \(code)", "Guarantee \(code)"))
    document.figures = try terms(of: guarantee) + standing(of: guarantee)
    let conservation = Conservation(guarantee)
    document.tables = [try conservation.loan, try conservation.recourse(ledger(guarantee))]
    if !guarantee.writeOffs.isEmpty { document.tables.append(try conservation.losses) }
    document.tables.append(
      try HistoryTable(archive: archive).table(of: archive.history(of: code)))
    return document
  }

  /// What the ledger holds for the guarantee as compensation receivable, whatever its state says.
  private func ledger(_ guarantee: Guarantee) throws -> Money {
    try books.held(SubAccount(.compensationReceivable, guarantee: guarantee.code), on: day)
  }

  private func terms(of guarantee: Guarantee) -> [Figure] {
    var figures = [
      Figure("borrower", Words("借款人", "borrower"), party(guarantee.borrower)),
      Figure("bank", Words("银行", "bank"), party(guarantee.bank)),
      Figure("principal", Words("本金", "principal"), .money(guarantee.principal)),
      Figure("coverage", Words("担保比例", "coverage"), .rate(guarantee.coverage)),
      Figure("feeRate", Words("费率", "fee rate"), .rate(guarantee.feeRate)),
      Figure("product", Words("产品", "product"), term(guarantee.product)),
      Figure("issued", Words("承保日", "issued"), .day(guarantee.issued)),
      Figure("start", Words("起始日", "start"), .day(guarantee.start)),
      Figure("due", Words("到期日", "due"), .day(guarantee.due)),
    ]
    if guarantee.obligor != guarantee.borrower {
      figures.append(Figure("obligor", Words("承接人", "obligor"), party(guarantee.obligor)))
    }
    if let reguarantor = guarantee.reguarantor {
      figures.append(
        Figure("reguarantor", Words("再担保人", "re-guarantor"), party(reguarantor)))
    }
    if let pledged = guarantee.counterGuarantee {
      figures.append(Figure("counterGuarantee", Words("反担保", "pledged"), .text(pledged)))
    }
    return figures
  }

  private func standing(of guarantee: Guarantee) throws -> [Figure] {
    let rules = try books.charter(on: day).nonPerforming
    let loanClass = try guarantee.ownClass(on: day, under: rules)
    return [
      Figure("balance", Words("在保余额", "loan balance"), .money(try guarantee.balance)),
      Figure("ownShare", Words("在保责任", "own share"), .money(try guarantee.ownShare)),
      Figure(
        "daysOverdue", Words("逾期天数", "days overdue"), .count(try guarantee.daysOverdue(on: day))),
      Figure(
        "class", Words("风险分类", "class"), .term(loanClass.rawValue, loanClass.words),
        basis: Words("不计同一债务人其他担保的影响", "without what the obligor's other guarantees add")),
      Figure(
        "compensationBalance", Words("代偿余额", "compensation balance"),
        .money(try guarantee.compensationBalance)),
      Figure(
        "lossOutstanding", Words("未弥补损失", "loss not made good"),
        .money(try guarantee.lossOutstanding)),
    ]
  }

  private func party(_ code: ID<Party>) -> Cell {
    let name = (try? books.party(code, on: day))?.name
    return .term(code.text, Words("\(code) \(name ?? "")", "\(code) \(name ?? "")"))
  }

  private func term(_ product: Guarantee.Product) -> Cell { .term(product.rawValue, product.words) }
}
