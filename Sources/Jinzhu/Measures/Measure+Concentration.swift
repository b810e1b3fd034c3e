extension Measure {
  static let largestCustomer = Measure(
    "largestCustomer", Words("最大单一客户集中度", "largest customer"),
    basis: Words(
      "其权重 × 在保责任 ÷ 净资产", "his weight × his own share in force ÷ net assets")
  ) { .quotient(try $0.concentration().largestCustomer) }

  static let largestRelated = Measure(
    "largestRelated", Words("最大关联客户集中度", "largest related group"),
    basis: Words(
      "客户及其关联方责任余额合计 ÷ 净资产",
      "weighted liabilities of a customer and his related parties ÷ net assets")
  ) { .quotient(try $0.concentration().largestRelated) }

  static let topTen = Measure(
    "topTen", Words("前十大客户集中度", "ten largest customers"),
    basis: Words(
      "余额最大的十户在保余额 ÷ 在保余额",
      "loan balances of the ten largest customers ÷ in-force balance")
  ) { .quotient(try $0.concentration().topTenPart) }

  /// Who depends on the fund most.
  static let concentration = [largestCustomer, largestRelated, topTen]
}
