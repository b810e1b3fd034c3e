/// The class of an account.
public enum AccountClass: String, CaseIterable, Sendable {
  case asset, liability, equity, income, expense
  /// Memorandum (表外): contingent, outside the balance sheet.
  case memo
}

/// A side of an account.
public enum Side: Sendable {
  case debit, credit
}

/// What a sub-ledger names.
public enum Dimensions: Sendable {
  case none
  /// The bank that holds the money; none named is the main account.
  case bank
  case party
  case guarantee
  case partyAndGuarantee
}

/// The regulator's grades of assets.
public enum AssetGrade: String, CaseIterable, Sendable {
  case one = "I"
  case two = "II"
  case three = "III"
}

/// A chart of accounts: which code and name a role carries.
public enum Chart: String, CaseIterable, Sendable {
  /// The CAS chart (企业会计准则), used by guarantee companies since 2010.
  case cas
  /// 《担保企业会计核算办法》 (财会〔2005〕17号).
  case y2005 = "2005"
}

/// One row of the chart: facts about a role.
struct AccountRow: Sendable {
  let cas: (code: String, name: String)
  let y2005: (code: String, name: String)
  let english: String
  let accountClass: AccountClass
  let normalSide: Side
  let dimensions: Dimensions
  let grade: AssetGrade?

  private init(
    _ cas: (String, String), _ y2005: (String, String), _ english: String,
    _ accountClass: AccountClass, _ normalSide: Side, _ dimensions: Dimensions = .none,
    _ grade: AssetGrade? = nil
  ) {
    (self.cas, self.y2005, self.english) = (cas, y2005, english)
    (self.accountClass, self.normalSide) = (accountClass, normalSide)
    (self.dimensions, self.grade) = (dimensions, grade)
  }

  /// The row of a role; the rows are constants, made once.
  static func of(_ account: Account) -> AccountRow { rows[account.place] }

  private static let rows = Account.allCases.map(make)

  private static func make(_ account: Account) -> AccountRow {
    switch account {
    case .cash:
      AccountRow(
        ("1002", "银行存款"), ("1002", "银行存款"),
        "Cash at bank", .asset, .debit, .bank, .one)
    case .cashOnHand:
      AccountRow(
        ("1001", "库存现金"), ("1001", "现金"),
        "Cash on hand", .asset, .debit, .none, .one)
    case .otherMoney:
      AccountRow(
        ("1012", "其他货币资金"), ("1003", "其他货币资金"),
        "Other money funds", .asset, .debit, .none, .one)
    case .shortInvestment:
      AccountRow(
        ("1101", "交易性金融资产"), ("1101", "短期投资"),
        "Short-term investments", .asset, .debit, .none, .two)
    case .marginAtBank:
      AccountRow(
        ("1031", "存出保证金"), ("1311", "存出担保保证金"),
        "Margin placed with banks", .asset, .debit, .bank, .one)
    case .feeReceivable:
      AccountRow(
        ("1122", "应收担保费"), ("1201", "应收担保费"),
        "Guarantee fees receivable", .asset, .debit, .guarantee)
    case .interestReceivable:
      AccountRow(
        ("1132", "应收利息"), ("1122", "应收利息"),
        "Interest receivable", .asset, .debit)
    case .compensationReceivable:
      AccountRow(
        ("1201", "应收代偿款"), ("1231", "应收代偿款"),
        "Compensation receivable", .asset, .debit, .guarantee)
    case .reguaranteeReceivable:
      AccountRow(
        ("1211", "应收分担保账款"), ("1211", "应收分担保账款"),
        "Receivable from re-guarantors", .asset, .debit, .partyAndGuarantee)
    case .subsidyReceivable:
      AccountRow(
        ("1241", "应收担保损失补贴款"), ("1241", "应收担保损失补贴款"),
        "Loss subsidies receivable", .asset, .debit, .none, .three)
    case .otherReceivable:
      AccountRow(
        ("1221", "其他应收款"), ("1251", "其他应收款"),
        "Other receivables", .asset, .debit, .none, .three)
    case .jointReceivable:
      AccountRow(
        ("1222", "应收联保款"), ("1252", "应收联保款"),
        "Receivable from joint-guarantee groups", .asset, .debit, .partyAndGuarantee)
    case .badDebtAllowance:
      AccountRow(
        ("1231", "坏账准备"), ("1261", "坏账准备"),
        "Allowance for bad debts", .asset, .credit, .none, .three)
    case .entrustedLoan:
      AccountRow(
        ("1303", "委托贷款"), ("1315", "委托贷款"),
        "Entrusted loans", .asset, .debit, .none, .three)
    case .foreclosedAsset:
      AccountRow(
        ("1441", "抵债资产"), ("1911", "抵债资产"),
        "Foreclosed assets", .asset, .debit, .guarantee)
    case .longInvestment:
      AccountRow(
        ("1511", "长期股权投资"), ("1401", "长期股权投资"),
        "Long-term equity investments", .asset, .debit, .none, .three)
    case .fixedAsset:
      AccountRow(
        ("1601", "固定资产"), ("1501", "固定资产"),
        "Fixed assets", .asset, .debit, .none, .two)
    case .accumulatedDepreciation:
      AccountRow(
        ("1602", "累计折旧"), ("1502", "累计折旧"),
        "Accumulated depreciation", .asset, .credit, .none, .two)
    case .intangibleAsset:
      AccountRow(
        ("1701", "无形资产"), ("1701", "无形资产"),
        "Intangible assets", .asset, .debit)
    case .shortLoan:
      AccountRow(
        ("2001", "短期借款"), ("2101", "短期借款"),
        "Short-term borrowings", .liability, .credit)
    case .customerDeposit:
      AccountRow(
        ("2002", "存入保证金"), ("2141", "存入担保保证金"),
        "Customer deposits", .liability, .credit, .guarantee)
    case .feeInAdvance:
      AccountRow(
        ("2203", "预收担保费"), ("2131", "预收担保费"),
        "Guarantee fees received in advance", .liability, .credit, .guarantee)
    case .payroll:
      AccountRow(
        ("2211", "应付职工薪酬"), ("2151", "应付工资"),
        "Payroll payable", .liability, .credit)
    case .taxPayable:
      AccountRow(
        ("2221", "应交税费"), ("2171", "应交税金及附加"),
        "Taxes payable", .liability, .credit)
    case .dividendPayable:
      AccountRow(
        ("2232", "应付股利"), ("2161", "应付股利"),
        "Dividends payable", .liability, .credit, .party)
    case .otherPayable:
      AccountRow(
        ("2241", "其他应付款"), ("2181", "其他应付款"),
        "Other payables", .liability, .credit)
    case .reguaranteePayable:
      AccountRow(
        ("2261", "应付分担保账款"), ("2121", "应付分担保账款"),
        "Payable to re-guarantors", .liability, .credit, .party)
    case .returnPayable:
      AccountRow(
        ("2242", "应付追偿返还款"), ("2182", "应付追偿返还款"),
        "Recoveries owed back to payers", .liability, .credit, .partyAndGuarantee)
    case .provision:
      AccountRow(
        ("2801", "预计负债"), ("2211", "预计负债"),
        "Other provisions", .liability, .credit)
    case .unearnedReserve:
      AccountRow(
        ("2601", "未到期责任准备金"), ("2193", "未到期责任准备"),
        "Unearned premium reserve", .liability, .credit)
    case .compensationReserve:
      AccountRow(
        ("2602", "担保赔偿准备金"), ("2192", "担保赔偿准备"),
        "Compensation reserve", .liability, .credit)
    case .paidInCapital:
      AccountRow(
        ("4001", "实收资本"), ("3101", "实收资本"),
        "Paid-in capital", .equity, .credit, .party)
    case .capitalReserve:
      AccountRow(
        ("4002", "资本公积"), ("3111", "资本公积"),
        "Capital reserve", .equity, .credit)
    case .surplusReserve:
      AccountRow(
        ("4101", "盈余公积"), ("3122", "盈余公积"),
        "Surplus reserve", .equity, .credit)
    case .generalRiskReserve:
      AccountRow(
        ("4102", "一般风险准备"), ("3121", "一般风险准备"),
        "General risk reserve", .equity, .credit)
    case .currentProfit:
      AccountRow(
        ("4103", "本年利润"), ("3131", "本年利润"),
        "Profit of the year", .equity, .credit)
    case .retainedEarnings:
      AccountRow(
        ("4104", "利润分配"), ("3141", "利润分配"),
        "Retained earnings", .equity, .credit)
    case .memberRiskShare:
      AccountRow(
        ("4105", "股东风险分担"), ("3161", "股东风险分担"),
        "Losses carried by members", .equity, .debit, .party)
    case .interestIncome:
      AccountRow(
        ("6011", "利息收入"), ("4103", "利息收入"),
        "Interest income", .income, .credit)
    case .feeIncome:
      AccountRow(
        ("6031", "担保费收入"), ("4101", "担保费收入"),
        "Guarantee fee income", .income, .credit, .guarantee)
    case .recoveryIncome:
      AccountRow(
        ("6051", "追偿收入"), ("4105", "追偿收入"),
        "Recovery income", .income, .credit, .guarantee)
    case .investmentIncome:
      AccountRow(
        ("6111", "投资收益"), ("4201", "投资收益"),
        "Investment income", .income, .credit)
    case .otherIncome:
      AccountRow(
        ("6301", "营业外收入"), ("4301", "营业外收入"),
        "Other income", .income, .credit)
    case .taxAndSurcharge:
      AccountRow(
        ("6403", "税金及附加"), ("4405", "营业税金及附加"),
        "Taxes and surcharges", .expense, .debit)
    case .interestExpense:
      AccountRow(
        ("6411", "利息支出"), ("4404", "利息支出"),
        "Interest expense", .expense, .debit)
    case .unearnedProvision:
      AccountRow(
        ("6501", "提取未到期责任准备金"), ("4502", "提取未到期责任准备"),
        "Provision for unearned premium", .expense, .debit)
    case .compensationProvision:
      AccountRow(
        ("6502", "提取担保赔偿准备金"), ("4503", "提取担保赔偿准备"),
        "Provision for compensation", .expense, .debit)
    case .compensationLoss:
      AccountRow(
        ("6511", "担保赔偿支出"), ("4401", "担保赔偿支出"),
        "Compensation losses", .expense, .debit, .guarantee)
    case .reguaranteeFee:
      AccountRow(
        ("6542", "分担保费支出"), ("4402", "分担保费支出"),
        "Re-guarantee fees", .expense, .debit, .party)
    case .operatingExpense:
      AccountRow(
        ("6601", "业务及管理费"), ("4501", "营业费用"),
        "Operating expenses", .expense, .debit)
    case .impairment:
      AccountRow(
        ("6701", "资产减值损失"), ("4701", "资产减值损失"),
        "Impairment losses", .expense, .debit)
    case .otherExpense:
      AccountRow(
        ("6711", "营业外支出"), ("4601", "营业外支出"),
        "Other expenses", .expense, .debit)
    case .incomeTax:
      AccountRow(
        ("6801", "所得税费用"), ("4801", "所得税"),
        "Income tax", .expense, .debit)
    case .priorYearAdjustment:
      AccountRow(
        ("6901", "以前年度损益调整"), ("4901", "以前年度损益调整"),
        "Prior-year adjustments", .expense, .debit)
    case .inForce:
      AccountRow(
        ("7101", "在保责任"), ("7101", "在保责任"),
        "Guarantees in force (memo)", .memo, .debit, .guarantee)
    case .inForceContra:
      AccountRow(
        ("7199", "在保责任对方"), ("7199", "在保责任对方"),
        "Guarantees in force contra (memo)", .memo, .credit)
    }
  }
}
