/// An event that would book a line of the bank which the book does not have.
public struct LineProposal: Sendable {
  /// The line.
  public let line: BankRecord.Line
  /// The event, as raw fields that a submission is read from.
  public let fields: [(name: String, tree: Tree)]
  /// What speaks for it.
  public let reason: Words
}

extension Snapshot {
  /// What might be booked for lines of a bank: fees that they name, interest, charges. Proposals
  /// only: nothing is booked by them.
  public func proposals(for lines: [BankRecord.Line]) throws -> [LineProposal] {
    let fees = try archive.subLedger(of: .feeReceivable, asOf: day).compactMap { fee in
      fee.sub.guarantee.map { (code: $0, balance: fee.balance) }
    }
    let index = ReferenceIndex(fees.map { [PlainText($0.code.text)] })
    return try lines.compactMap { line in
      let named = index.named(in: Marks(of: line.content).words)
      let owed = named.map { fees[$0] }.filter { line.content.amount <= $0.balance }
      if line.content.amount.isPositive, owed.count == 1 { return try fee(owed[0].code, for: line) }
      return try voucher(for: line)
    }
  }

  /// The fee of the one guarantee that the line names, which owes no less.
  private func fee(
    _ code: ID<Guarantee>, for line: BankRecord.Line
  ) throws -> LineProposal {
    try proposal(
      .feeReceive, for: line,
      [("guarantee", code.text), ("amount", line.content.amount.description)],
      Words("写着担保合同 \(code)，其应收担保费足够", "it names \(code), which owes a fee"))
  }

  private static let interest = ["利息", "结息", "INTEREST"]
  private static let charges = [
    "手续费", "服务费", "账户费", "管理费", "工本费", "汇划费", "电汇费", "年费", "短信费", "CHARGE", "FEE",
  ]

  private func voucher(for line: BankRecord.Line) throws -> LineProposal? {
    let text = [line.content.text, line.content.counterparty].compactMap { $0 }.joined(
      separator: " "
    )
    .uppercased()
    let amount = (try? line.content.amount.magnitude.description) ?? ""
    let isIn = line.content.amount.isPositive
    if isIn, Self.interest.contains(where: text.contains) {
      return try proposal(
        .voucherPost, for: line,
        [("debitAccount", "cash"), ("creditAccount", "interestIncome"), ("amount", amount)],
        Words("摘要像是存款利息", "its text speaks of interest"))
    }
    if !isIn, Self.charges.contains(where: text.contains) {
      return try proposal(
        .voucherPost, for: line,
        [("debitAccount", "operatingExpense"), ("creditAccount", "cash"), ("amount", amount)],
        Words("摘要像是银行手续费", "its text speaks of a charge"))
    }
    return nil
  }

  private func proposal(
    _ kind: EventKind, for line: BankRecord.Line, _ texts: [(String, String)], _ reason: Words
  ) throws -> LineProposal {
    var fields: [(name: String, tree: Tree)] = [
      ("kind", .text(kind.rawValue)), ("date", .text(line.content.day.description)),
      ("ref", .text(try archive.standing(ref: "bank:\(line.id)"))),
    ]
    fields += texts.map { ($0.0, .text($0.1)) }
    if let party { fields.append(("bank", .text(party.text))) }
    if let memo = line.content.text { fields.append(("memo", .text(memo))) }
    return LineProposal(line: line, fields: fields, reason: reason)
  }
}
