/// The Chinese names of event fields, as CSV headers may spell them.
public enum FieldAliases {
  /// The Chinese name to print for a field.
  public static let chinese: [String: String] = Dictionary(
    pairs.map { ($0.field, $0.chinese) }, uniquingKeysWith: { first, _ in first })

  /// The field that a Chinese name means.
  public static let fields: [String: String] = Dictionary(
    pairs.map { ($0.chinese, $0.field) }, uniquingKeysWith: { first, _ in first })

  /// The field that a header means: a field name stands for itself, blanks around it aside.
  public static func field(of header: String) -> String {
    let name = String(header.drop(while: \.isWhitespace).trimmingSuffix(while: \.isWhitespace))
    return fields[name] ?? name
  }

  /// Where a field has several names, the first is the one to print.
  private static let pairs: [(field: String, chinese: String)] = [
    ("date", "日期"), ("kind", "事项"), ("ref", "编号"), ("memo", "摘要"),
    ("override", "例外理由"), ("by", "经办"), ("attachments", "附件"),
    ("party", "代码"), ("name", "名称"), ("role", "角色"), ("sponsor", "担保人"),
    ("sponsor", "发起股东"), ("group", "联保组"), ("size", "规模"), ("trade", "行业"),
    ("related", "关联方"), ("controller", "实际控制人"), ("idNumber", "身份证号"),
    ("member", "股东"), ("borrower", "借款人"), ("bank", "银行"),
    ("reguarantor", "再担保人"), ("assumer", "承接人"),
    ("guarantee", "担保合同"), ("product", "产品"), ("principal", "本金"), ("interest", "利息"),
    ("start", "起始日"), ("due", "到期日"), ("since", "逾期日"), ("coverage", "担保比例"),
    ("feeRate", "费率"), ("counterGuarantee", "反担保"), ("reguaranteeShare", "再担保比例"),
    ("class", "风险分类"), ("marginRate", "保证金比例"), ("line", "授信额度"),
    ("amount", "金额"), ("premium", "溢价"), ("bankPart", "银行部分"), ("valuation", "评估价"),
    ("proceeds", "变现价款"), ("source", "来源"), ("basis", "分配依据"),
    ("from", "转出"), ("to", "转入"), ("account", "科目"), ("debitAccount", "借方科目"),
    ("creditAccount", "贷方科目"), ("lines", "分录"), ("event", "原事项"), ("reason", "原因"),
    ("period", "期间"), ("asOf", "基准日"), ("charter", "章程"),
    ("balances", "期初余额"), ("guarantees", "期初担保"), ("dayOfMonth", "每月几日"), ("until", "截止日"),
  ]
}

extension Substring {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return rest
  }
}
