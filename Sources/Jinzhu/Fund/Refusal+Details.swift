extension Arrears {
  var words: Words {
    switch self {
    case .overdue(let code, let days):
      Words("担保合同“\(code)”逾期 \(days) 天", "guarantee `\(code)` is \(days) days overdue")
    case .compensated(let code, let open):
      Words(
        "担保合同“\(code)”代偿余额 \(open.grouped)",
        "guarantee `\(code)` has an open compensation balance of \(open.grouped)")
    case .lost(let code, let loss):
      Words(
        "担保合同“\(code)”损失 \(loss.grouped) 尚未弥补",
        "guarantee `\(code)` left a loss of \(loss.grouped) not made good")
    }
  }
}

extension CharterProblem {
  var words: Words {
    switch self {
    case .missing: Words("必须填写", "is required")
    case .unknown: Words("不认识这个条款；请检查拼写", "is no key of a charter; check its spelling")
    case .notRecord: Words("应为一组键值", "must be a record of keys and values")
    case .notText: Words("应为单个值", "must be a single value")
    case .notList: Words("应为列表", "must be a list")
    case .notOneOf(let text, let choices):
      Words(
        "“\(text)”不在可选值中：\(choices.joined(separator: "、"))",
        "`\(text)` is none of: \(choices.joined(separator: ", "))")
    case .above100Percent(let text):
      Words("“\(text)”超过 100%", "`\(text)` is above 100%")
    case .negative(let text): Words("“\(text)”为负", "`\(text)` is negative")
    case .notCount(let text):
      Words("“\(text)”应为 1–100000 的整数", "`\(text)` must be a whole number, 1–100,000")
    case .notFlag(let text): Words("“\(text)”应为 yes 或 no", "`\(text)` must be yes or no")
    case .notOffset(let text):
      Words("“\(text)”应为 +08:00 的形式", "`\(text)` must have the form +08:00")
    case .notCurrency(let text):
      Words("“\(text)”不是三个大写字母的货币代码", "`\(text)` is no currency code of three capitals")
    case .currencyChanges(let from, let to):
      Words(
        "账簿的币种是 \(from)，不能改为 \(to)；请另建账簿",
        "the book is kept in \(from), not in \(to); open another book")
    case .value(let error): error.words
    case .nameTwice: Words("同一姓名出现两次", "names somebody twice")
    case .notPublicKey(let text):
      Words(
        "“\(text)”不是 Ed25519 公钥；请填 jinzhu attest --new-key 印出的一行",
        "`\(text)` is no Ed25519 public key; give the line that `jinzhu attest --new-key` printed")
    case .layerTwice: Words("同一层出现两次", "names a layer twice")
    case .daysNotRising: Words("各级起始天数应递增", "must rise from class to class")
    case .onlyForMembers:
      Words("basis 和 yearlyCap 只用于 members 层", "basis and yearlyCap belong to the layer members")
    }
  }
}

extension Quantity {
  var words: Words {
    switch self {
    case .loanBalance: Words("在保贷款余额", "loan balance under guarantee")
    case .inForce: Words("在保责任", "own share in force")
    case .feeReceivable: Words("应收担保费", "fee receivable")
    case .feeReceived: Words("已收担保费", "fee received")
    case .customerDeposit: Words("客户保证金", "customer's deposit")
    case .compensationReceivable: Words("应收代偿款", "compensation receivable")
    case .jointReceivable: Words("应收联保款", "member's joint receivable")
    case .reguaranteeReceivable: Words("应收再担保款", "receivable from the re-guarantor")
    case .reguaranteeShare: Words("约定的再担保份额", "agreed re-guarantee share")
    case .foreclosedAsset: Words("抵债资产", "foreclosed asset")
    case .paidInCapital: Words("实收资本", "paid-in capital")
    case .memberRiskShare: Words("股东应承担的分担", "loss the member carries")
    case .memberCredit: Words("应退股东的分担", "credit owed to the member")
    case .returnPayable: Words("应付追偿返还款", "recovery owed back")
    case .dividendPayable: Words("应付股利", "dividend payable")
    case .distributable: Words("可分配利润", "distributable earnings")
    case .accumulatedLoss: Words("累计亏损", "accumulated loss")
    case .reserve: Words("准备金余额", "reserve's balance")
    case .marginAtBank: Words("存出保证金", "margin at the bank")
    case .cash: Words("银行存款", "cash at bank")
    case .lossLayers: Words("各层可承担的损失", "loss that the layers can carry")
    }
  }
}

extension SubAccount {
  /// The account with whom or what it names.
  public var words: Words {
    let names = [party?.text, guarantee?.text].compactMap { $0 }
    let name = account.entry(in: .cas).name
    guard !names.isEmpty else { return name }
    return Words(
      "\(name.zh)（\(names.joined(separator: "，"))）", "\(name.en) (\(names.joined(separator: ", ")))"
    )
  }
}
