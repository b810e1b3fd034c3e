internal import Jinzhu

/// What can happen to a fund, in the words of those to whom it happens, and the event that records it.
///
/// A kind that nobody has put in a chapter stands in the last one, under its own title.
enum Happenings {
  struct Chapter {
    let title: Words
    var lines: [(happening: Words, kind: EventKind)]
  }

  static var chapters: [Chapter] {
    let told = [parties, money, guarantees, fees, troubles, recourse, losses, books]
    let known = Set(told.flatMap { $0.lines.map(\.kind) })
    let rest = EventKind.allCases.filter { !known.contains($0) }
    guard !rest.isEmpty else { return told }
    return told + [
      Chapter(title: Words("其他", "Others"), lines: rest.map { ($0.body.title, $0) })
    ]
  }

  private static let parties = Chapter(
    title: Words("人和银行", "People and banks"),
    lines: [
      (
        Words("新股东、承包户、银行、再担保公司第一次出现", "somebody new: a member, farmer, bank, re-guarantor"),
        .partyAdd
      ),
      (Words("改名、改规模、换联保小组、登记关联方", "a name, size, group or related party changes"), .partyUpdate),
      (Words("违反诚信守则，停止给他担保", "somebody broke the integrity code"), .partySanction),
      (Words("处分期满或已改正", "the sanction ends"), .partyReinstate),
      (
        Words("与银行签合作协议：分担比例、保证金比例、授信额度", "an agreement with a bank: coverage, margin, line"),
        .agreementSign
      ),
    ])

  private static let money = Chapter(
    title: Words("资本和资金", "Capital and money"),
    lines: [
      (Words("股东把出资汇进账户，可带溢价", "a member pays capital in, with a premium or without"), .capitalPay),
      (Words("股东把股份转给另一位股东", "a member passes capital on to another"), .capitalTransfer),
      (Words("股东退出，取回出资", "a member leaves and takes capital out"), .capitalWithdraw),
      (Words("公积金或未分配利润转增资本", "reserves or earnings become capital"), .capitalConvert),
      (Words("从一个账户划到另一个账户", "money moves from one account to another"), .cashTransfer),
      (Words("在银行存入担保保证金", "margin is placed with a bank"), .marginPlace),
      (Words("银行退回保证金", "a bank gives margin back"), .marginRelease),
      (
        Words(
          "工资、房租、利息、税款、买固定资产，以及一切没有专门事项的收支",
          "salaries, rent, interest, taxes, fixed assets: whatever has no event of its own"),
        .voucherPost
      ),
    ])

  private static let guarantees = Chapter(
    title: Words("担保和贷款", "Guarantees and loans"),
    lines: [
      (Words("银行放款，基金为它担保", "the bank lends, and the fund guarantees"), .guaranteeIssue),
      (Words("贷款展期，担保跟着延长", "the loan is extended, and the guarantee with it"), .guaranteeExtend),
      (Words("借款人还款，部分或全部", "the borrower repays, in part or in full"), .loanRepay),
      (
        Words("担保责任解除，贷款不再经我方", "the liability ends with the loan unpaid through us"),
        .guaranteeRelease
      ),
      (Words("贷款逾期", "the loan is overdue"), .loanOverdue),
      (Words("逾期的钱补上了", "what was overdue is paid"), .loanCure),
      (Words("人工下调风险分类，或取消人工分类", "a class is set by hand, or that ends"), .guaranteeClassify),
    ])

  private static let fees = Chapter(
    title: Words("担保费和客户保证金", "Fees and customers' deposits"),
    lines: [
      (Words("收到担保费", "a fee comes in"), .feeReceive),
      (Words("提前还清，退一部分担保费", "part of a fee is given back"), .feeRefund),
      (Words("减免担保费", "a fee is waived"), .feeWaive),
      (Words("担保费收不回来了", "a fee cannot be collected any more"), .feeWriteOff),
      (Words("借款人交保证金", "the borrower pays a deposit"), .depositReceive),
      (Words("退还保证金", "the deposit goes back"), .depositReturn),
    ])

  private static let troubles = Chapter(
    title: Words("代偿和追偿", "Default and recovery"),
    lines: [
      (
        Words("借款人还不了，基金代他还给银行", "the borrower cannot pay, and the fund pays the bank"),
        .defaultCompensate
      ),
      (Words("用他的保证金抵欠款", "his deposit goes against what he owes"), .depositApply),
      (Words("用他的股份抵欠款", "his own capital goes against it"), .capitalForfeit),
      (Words("追回了钱：本人、担保人、变卖、补贴", "money is recovered, from whomever"), .recoveryReceive),
      (Words("付诉讼费、评估费、拍卖费", "court, valuation and sale cost money"), .recoveryCost),
      (Words("用猪、饲料、房产抵债", "an asset is taken in payment"), .assetTake),
      (Words("抵债资产卖掉了", "that asset is sold"), .assetSell),
      (Words("另一位股东兼并猪场，承接债务", "another member takes the farm over, and its debt"), .workoutAssume),
    ])

  private static let recourse = Chapter(
    title: Words("联保和再担保", "The group and the re-guarantor"),
    lines: [
      (Words("由联保小组分摊", "the joint-liability group is called on"), .jointCall),
      (Words("免去某人的分摊", "somebody's part of the call is cancelled"), .jointCancel),
      (Words("组员交来分摊款", "a member of the group pays"), .jointPay),
      (Words("向再担保公司索赔", "a claim on the re-guarantor"), .reguaranteeClaim),
      (Words("再担保公司拒赔", "the re-guarantor rejects it"), .reguaranteeReject),
      (Words("再担保公司赔付", "the re-guarantor pays"), .reguaranteeReceive),
      (Words("付再担保费", "the re-guarantor's fee is paid"), .reguaranteeFee),
      (Words("追回的钱还给先前代付的人", "what was recovered goes back to who had paid"), .returnPay),
    ])

  private static let losses = Chapter(
    title: Words("损失和分红", "Losses and dividends"),
    lines: [
      (Words("确实追不回，核销损失", "it cannot be recovered, and is written off"), .lossWriteOff),
      (Words("股东拿钱补足他分担的损失", "a member makes his part of a loss good"), .sharePay),
      (Words("股东用股本抵他分担的损失", "a member gives up capital for it"), .shareAbsorb),
      (Words("损失追回后，把多分担的退给股东", "a member is paid his credit"), .shareRefund),
      (Words("用公积金弥补亏损", "reserves cover a loss"), .lossCover),
      (Words("股东会决定分红", "a dividend is declared"), .dividendDeclare),
      (Words("分红付给股东", "a dividend is paid"), .dividendPay),
    ])

  private static let books = Chapter(
    title: Words("账务", "The books"),
    lines: [
      (
        Words("年末提取准备金（可先于结账）", "reserves are provided, before the close or without it"),
        .reserveProvide
      ),
      (Words("月末、年末结账", "a month or a year is closed"), .periodClose),
      (Words("重新打开已结的月份或年度", "a closed period is opened again"), .periodReopen),
      (Words("与银行对账，余额相符", "the bank's statement agrees"), .balanceAssert),
      (Words("记错了，红字冲销", "a mistake is taken back in red"), .eventReverse),
      (Words("导入银行对账单", "a bank's statement comes in"), .bankStatement),
      (Words("对账单的一行与账上的收付对上", "a line of it is matched with entries"), .bankMatch),
      (Words("每月固定的凭证：房租、工资", "a voucher of every month: rent, salaries"), .standingSet),
      (Words("固定凭证到此为止", "that voucher ends"), .standingEnd),
      (Words("从别的账套中途搬来", "the books move in from elsewhere, in mid-life"), .bookOpen),
      (Words("章程要求两人经手：先交草稿", "the charter wants four eyes: a draft is handed in"), .draftSubmit),
      (Words("另一人批准，草稿入账", "somebody else approves, and it is booked"), .draftApprove),
      (Words("另一人驳回草稿", "somebody else rejects it"), .draftReject),
      (Words("股东会修改章程", "the charter is changed"), .charterAdopt),
      (Words("监管报表报出去了", "the supervisor's forms are handed in"), .filingSubmit),
    ])
}
