extension BadInputTests {
  private static let overdue = """
    {"kind":"default.compensate","date":"2018-06-01","guarantee":"D1","principal":"400000.00"}

    """

  static let holdings = [
    Case(
      name: "repaying a fen more than the balance", before: Program.issue,
      event: #"{"kind":"loan.repay","date":"2018-03-01","guarantee":"D1","amount":"1000000.01"}"#,
      field: "amount", en: "1,000,000.01 is more than the loan balance",
      zh: "1,000,000.01 超过在保贷款余额 1,000,000.00"),
    Case(
      name: "compensating a fen more than the balance", before: Program.issue,
      event:
        #"{"kind":"default.compensate","date":"2018-03-01","guarantee":"D1","principal":"1000000.01"}"#,
      field: "principal", en: "at most 1,000,000.00", zh: "最多 1,000,000.00"),
    Case(
      name: "receiving more than the fee", before: Program.issue,
      event: #"{"kind":"fee.receive","date":"2018-03-01","guarantee":"D1","amount":"7000.01"}"#,
      field: "amount", en: "at most 7,000.00", zh: "最多 7,000.00"),
    Case(
      name: "waiving more than the fee", before: Program.issue,
      event: #"{"kind":"fee.waive","date":"2018-03-01","guarantee":"D1","amount":"7000.01"}"#,
      field: "amount", en: "at most 7,000.00", zh: "最多 7,000.00"),
    Case(
      name: "returning a deposit that is not held", before: Program.issue,
      event: #"{"kind":"deposit.return","date":"2018-03-01","guarantee":"D1","amount":"0.01"}"#,
      field: "amount", en: "at most 0.00", zh: "最多 0.00"),
    Case(
      name: "applying more than the deposit",
      before: Program.issue
        + #"{"kind":"deposit.receive","date":"2018-02-01","guarantee":"D1","amount":"100.00"}"#
        + "\n"
        + overdue,
      event: #"{"kind":"deposit.apply","date":"2018-06-02","guarantee":"D1","amount":"100.01"}"#,
      field: "amount", en: "at most 100.00", zh: "最多 100.00"),
    Case(
      name: "calling more than was compensated", before: Program.issue + overdue,
      event: #"{"kind":"joint.call","date":"2018-06-02","guarantee":"D1","amount":"400000.01"}"#,
      field: "amount", en: "at most 400,000.00", zh: "最多 400,000.00"),
    Case(
      name: "withdrawing capital that leaves on a later day",
      charter: "limits:\n  minimumCapital: 0\n",
      before: #"""
        {"kind":"capital.withdraw","date":"2018-09-01","member":"M03","amount":"5999999.99"}
        """#,
      event: #"{"kind":"capital.withdraw","date":"2018-08-01","member":"M03","amount":"0.02"}"#,
      field: "amount", en: "0.01", zh: "0.01"),
  ]

  private static func issue(
    _ borrower: String, _ principal: String, code: String = "D2", date: String = "2018-07-01"
  ) -> String {
    """
    {"kind":"guarantee.issue","date":"\(date)","guarantee":"\(code)","borrower":"\(borrower)",\
    "bank":"B01","principal":"\(principal)","due":"2019-07-01"}
    """
  }

  static let conduct = [
    Case(
      name: "borrower who is no member", event: issue("X01", "100.00"), field: "borrower",
      en: "neither a member nor a contract farmer", zh: "既非股东也非有股东担保的承包户"),
    Case(
      name: "borrower of another trade", charter: "eligibility:\n  trade: 生猪\n",
      event: issue("M01", "100.00"), field: "borrower", en: "asks for `生猪`", zh: "章程要求“生猪”"),
    Case(
      name: "borrower in default", before: Program.issue + overdue, event: issue("M01", "100.00"),
      field: "borrower", en: "open compensation balance of 400,000.00", zh: "代偿余额 400,000.00"),
    Case(
      name: "borrower under sanction",
      before: #"{"kind":"party.sanction","date":"2018-03-01","party":"M01","reason":"失信"}"#,
      event: issue("M01", "100.00"), field: "borrower", en: "under sanction (失信)", zh: "处于制裁中（失信）"),
    Case(
      name: "borrower who controls the fund",
      before: #"{"kind":"party.update","date":"2018-03-01","party":"M01","controller":"yes"}"#,
      event: issue("M01", "100.00"), field: "borrower", en: "is a controller", zh: "实际控制人"),
  ]

  static let limits = [
    // M01 is small: 75 % of 2,666,666.68 is 2,000,000.01, a fen above 10 % of 20,000,000.00.
    Case(
      name: "one customer", event: issue("M01", "2666666.68"), field: "principal",
      en: "limits.customer", zh: "章程 limits.customer"),
    // M03 is medium (weight 100 %) and sponsors F01 (75 %). With M03's fee of 14,000.00 net assets
    // are 20,014,000.00 and 15 % of them 3,002,100.00; 75 % of 1,336,133.34 is 1,002,100.01.
    Case(
      name: "related parties", before: issue("M03", "2000000.00"),
      event: issue("F01", "1336133.34", code: "D3"), field: "principal", en: "limits.related",
      zh: "章程 limits.related"),
    // 15,000,000 + 6,000,000 (above 5,000,000 no lower weight) against 1 × 20,000,000.
    Case(
      name: "leverage",
      charter: "limits:\n  leverage: 1\n  focusLeverage: 2\n  customer: 100%\n  related: 100%\n",
      before: issue("M03", "15000000.00"), event: issue("M02", "6000000.00", code: "D3"),
      field: "principal", en: "limits.leverage", zh: "章程 limits.leverage"),
    Case(
      name: "bank line",
      before: #"{"kind":"agreement.sign","date":"2018-01-10","bank":"B01","line":"100.00"}"#,
      event: issue("M01", "100.01"), field: "principal", en: "above the line 100.00",
      zh: "授信额度 100.00"),
    Case(
      name: "bank margin",
      before: #"{"kind":"agreement.sign","date":"2018-01-10","bank":"B01","marginRate":"10%"}"#,
      event: issue("M01", "100.00"), field: "bank", en: "place 10.00 more first", zh: "补存 10.00"),
    Case(
      name: "member multiple", charter: "limits:\n  memberMultiple: 0.1\n",
      event: issue("M01", "800000.01"), field: "principal", en: "limits.memberMultiple",
      zh: "章程 limits.memberMultiple"),
    Case(
      name: "minimum capital",
      event: #"{"kind":"capital.withdraw","date":"2018-08-01","member":"M03","amount":"0.01"}"#,
      field: "amount", en: "limits.minimumCapital", zh: "章程 limits.minimumCapital"),
  ]
}
