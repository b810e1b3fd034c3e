extension OpenKind {
  /// Lines of bank statements that no event of the book was found for.
  static let unmatchedBankLines = OpenKind(
    "unmatchedBankLines", Words("对账单未勾行", "bank lines not matched"),
    remedy: Words(
      "jinzhu bank match 勾对；账上没有的先补记",
      "match them with `jinzhu bank match`; book first what is missing")
  ) { snapshot in
    let statements = try snapshot.archive.standing(of: [.bankStatement], on: snapshot.day)
    let banks = Set(statements.map { $0.submission.fields.partyIfGiven("bank") })
    return try banks.sorted { ($0?.text ?? "") < ($1?.text ?? "") }.flatMap { bank -> [OpenItem] in
      var own = snapshot
      own.party = bank
      return try own.reconciliation().lines.map { line in
        let said = [line.content.reference, line.content.counterparty, line.content.text]
          .compactMap { $0 }.joined(separator: " ")
        return OpenItem(
          since: line.content.day, party: bank, event: line.id.statement,
          amount: line.content.amount,
          words: Words("第 \(line.id.line) 行 \(said)", "line \(line.id.line) \(said)"))
      }
    }
  }
}
