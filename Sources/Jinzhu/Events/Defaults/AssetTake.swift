/// An asset is taken in settlement of what is owed (抵债).
struct AssetTake: EventBody {
  static let title = Words("接受抵债资产", "take an asset")
  static let fields: [Field] = [
    .guarantee,
    .required(
      "amount", .money, Words("抵偿的金额（元）", "the debt that it settles, in yuan"), "120000.00"),
    .optional(
      "valuation", .money, Words("评估价值（元，留档）", "its valuation in yuan, kept on record"),
      "150000.00"),
  ]

  let guarantee: ID<Guarantee>
  let amount: Money

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    amount = try fields.money()
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(guarantee)
    try draft.require(amount, atMost: guarantee.compensationReceivable, .compensationReceivable)
    try guarantee.assetsTaken += amount
    try guarantee.recoveredInAll += amount
    try draft.post(
      guarantee.sub(.foreclosedAsset), guarantee.sub(.compensationReceivable), amount)
    try draft.keep(guarantee)
  }
}
