/// An accumulated loss is covered from reserves.
struct LossCover: EventBody {
  static let title = Words("弥补亏损", "cover a loss")
  static let fields: [Field] = [
    .amount,
    .required(
      "from", .oneOf(Source.self, \.words), Words("弥补来源", "the reserve that covers it"),
      "surplusReserve"),
  ]

  /// The reserves that may cover a loss.
  enum Source: String, CaseIterable {
    case surplusReserve, generalRiskReserve, capitalReserve

    var account: Account {
      switch self {
      case .surplusReserve: .surplusReserve
      case .generalRiskReserve: .generalRiskReserve
      case .capitalReserve: .capitalReserve
      }
    }

    var words: Words { account.entry(in: .cas).name }
  }

  let amount: Money
  let source: Source

  init(_ fields: Fields) throws {
    amount = try fields.money()
    source = try fields.choice("from", Source.self)
  }

  func book(into draft: inout Draft) throws {
    let (earnings, reserve) = (SubAccount(.retainedEarnings), SubAccount(source.account))
    let loss = try draft.books.available(earnings, from: draft.day, on: .debit)
    try draft.require(amount, atMost: loss, .accumulatedLoss)
    let held = try draft.books.available(reserve, from: draft.day)
    try draft.require(amount, atMost: held, .reserve)
    try draft.post(reserve, earnings, amount)
  }
}
