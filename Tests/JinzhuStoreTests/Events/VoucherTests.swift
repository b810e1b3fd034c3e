internal import Jinzhu
internal import Testing

@Suite struct VoucherTests {
  private func post(_ book: TestBook, _ lines: String) throws -> [String] {
    try book.record("voucher.post", "2018-02-01", ["lines": lines])
  }

  @Test func `debits and credits are paired off in order`() throws {
    let book = try TestBook.county()
    #expect(
      try post(
        book,
        #"""
        [{"account": "operatingExpense", "debit": "60"}, {"account": "6403", "debit": "50.00"},
         {"account": "银行存款", "credit": "30"}, {"account": "taxPayable", "credit": "50"},
         {"account": "cash", "bank": "B01", "credit": "30"}]
        """#)
        == [
          "operatingExpense / cash 30.00", "operatingExpense / taxPayable 30.00",
          "taxAndSurcharge / taxPayable 20.00", "taxAndSurcharge / cash(B01) 30.00",
        ])
    #expect(try book.held(.taxPayable) == "50.00")
  }

  @Test func `a voucher of two lines may be given in one row`() throws {
    let book = try TestBook.county()
    #expect(
      try book.record(
        "voucher.post", "2018-02-01",
        [
          "debitAccount": "operatingExpense", "creditAccount": "1002", "amount": "36000",
          "bank": "B01", "ref": "v1",
        ])
        == ["operatingExpense / cash(B01) 36000.00"])
    // The same content in the other form is the same event.
    #expect(
      try book.record(
        "voucher.post", "2018-02-01",
        [
          "lines": #"""
          [{"account": "6601", "debit": "36,000.00"},
           {"account": "cash", "credit": "36000.0", "bank": "B01"}]
          """#, "ref": "v1",
        ])
        == ["already recorded"])
    #expect(
      try book.record(
        "voucher.post", "2018-02-01",
        [
          "debitAccount": "marginAtBank", "creditAccount": "cash", "amount": "1", "bank": "B01",
        ])
        == ["marginAtBank(B01) / cash 1.00"])
  }

  @Test(
    arguments: [
      ([:], Refusal.fieldMissing("lines")),
      (["debitAccount": "cash", "amount": "1"], .fieldMissing("creditAccount")),
      (["creditAccount": "cash", "amount": "1"], .fieldMissing("debitAccount")),
      (["debitAccount": "otherExpense", "creditAccount": "cash"], .fieldMissing("amount")),
      (
        [
          "debitAccount": "otherExpense", "creditAccount": "taxPayable", "amount": "1",
          "bank": "B01",
        ], .fieldsClash("bank", "otherExpense")
      ),
      (
        [
          "lines":
            #"[{"account":"otherExpense","debit":"1"},{"account":"cash","credit":"1"}]"#,
          "amount": "1",
        ], .fieldsClash("lines", "amount")
      ),
      (["debitAccount": "nonesuch", "creditAccount": "cash"], .unknownAccount("nonesuch")),
    ] as [([String: String], Refusal)])
  func `half a voucher is refused`(fields: [String: String], refusal: Refusal) throws {
    let book = try TestBook.county()
    #expect(try book.refusal("voucher.post", "2018-02-01", fields) == refusal)
  }

  @Test(arguments: [
    (#"[{"account": "cash", "debit": "1"}]"#, Refusal.voucherLines),
    (#"[{"account": "cash", "debit": "1"}, {"account": "otherIncome"}]"#, .voucherLines),
    (
      #"[{"account": "cash", "debit": "1"}, {"account": "otherIncome", "credit": "1", "debit": "1"}]"#,
      .voucherLines
    ),
    (
      #"[{"account": "cash", "debit": "1"}, {"account": "otherIncome", "credit": "0.99"}]"#,
      .voucherUnbalanced(debit: Money(fen: 100), credit: Money(fen: 99))
    ),
    (
      #"[{"account": "cash", "debit": "1"}, {"account": "otherIncome", "credit": "-1"}]"#,
      .notPositive(Money(fen: -100))
    ),
    (
      #"[{"account": "cash", "debit": "1"}, {"account": "otherIncome", "credit": "1", "bank": "B01"}]"#,
      .fieldsClash("bank", "otherIncome")
    ),
    (
      #"[{"account": "marginAtBank", "debit": "1"}, {"account": "cash", "credit": "1"}]"#,
      .fieldMissing("bank")
    ),
    (
      #"[{"account": "cash", "debit": "1", "bank": "M01"}, {"account": "otherIncome", "credit": "1"}]"#,
      .wrongRole(ID("M01"), is: .member, needs: [.bank])
    ),
    (
      #"[{"account": "cash", "debit": "1"}, {"account": "cash", "credit": "1"}]"#,
      .sameAccount(.cash(at: nil))
    ),
    (
      #"[{"account": "capitalReserve", "debit": "1"}, {"account": "cash", "credit": "1"}]"#,
      .negative(SubAccount(.capitalReserve), short: Money(fen: -100))
    ),
  ])
  func `lines that do not hold are refused`(lines: String, refusal: Refusal) throws {
    let book = try TestBook.county()
    #expect(try book.refusal("voucher.post", "2018-02-01", ["lines": lines]) == refusal)
  }

  @Test(arguments: Account.allCases)
  func `accounts with a sub-ledger, and memorandum accounts, move through their own events`(
    account: Account
  ) throws {
    let book = try TestBook.county()
    let isFree = ![
      .feeReceivable, .compensationReceivable, .reguaranteeReceivable, .jointReceivable,
      .foreclosedAsset, .customerDeposit, .feeInAdvance, .dividendPayable, .reguaranteePayable,
      .returnPayable, .paidInCapital, .memberRiskShare, .feeIncome, .recoveryIncome,
      .compensationLoss, .reguaranteeFee, .inForce, .inForceContra,
    ].contains(account)
    let other = account == .cash ? "otherMoney" : "cash"
    // On the side where it grows, so that nothing falls below zero.
    let isDebit = account.normalSide == .debit
    let fields = [
      "debitAccount": isDebit ? account.rawValue : other,
      "creditAccount": isDebit ? other : account.rawValue, "amount": "1",
    ].merging(account == .marginAtBank ? ["bank": "B01"] : [:]) { own, _ in own }
    #expect(
      try book.refusal("voucher.post", "2018-02-01", fields)
        == (isFree ? nil : .accountNotFree(account)))
  }
}
