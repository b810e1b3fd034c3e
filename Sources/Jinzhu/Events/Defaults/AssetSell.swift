/// A foreclosed asset is sold: a shortfall is owed again, a gain is a recovery.
struct AssetSell: EventBody {
  static let title = Words("处置抵债资产", "sell an asset")
  static let fields: [Field] = [
    .guarantee,
    .required(
      "amount", .money, Words("处置部分的账面金额（元）", "the book amount of what is sold, in yuan"),
      "120000.00"),
    .required("proceeds", .money, Words("处置所得（元）", "the proceeds in yuan"), "101000.00"),
    .cashBank,
  ]

  let guarantee: ID<Guarantee>
  let amount: Money
  let proceeds: Money
  let bank: ID<Party>?

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    amount = try fields.money()
    proceeds = try fields.money("proceeds")
    bank = fields.partyIfGiven("bank")
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(guarantee)
    let asset = guarantee.sub(.foreclosedAsset)
    let held = try draft.books.available(asset, from: draft.day)
    try draft.require(amount, atMost: held, .foreclosedAsset)
    let cash = try draft.cash(bank)
    try draft.post(cash, asset, min(amount, proceeds))
    if proceeds < amount {
      let shortfall = try amount - proceeds
      try guarantee.assetShortfalls += shortfall
      try guarantee.recoveredInAll -= shortfall
      try draft.post(guarantee.sub(.compensationReceivable), asset, shortfall)
    } else {
      guarantee = try draft.recover(proceeds - amount, into: cash, for: guarantee)
    }
    try draft.keep(guarantee)
  }
}
