/// A loss is spread over the layers of the charter's waterfall (核销).
struct LossWriteOff: EventBody {
  static let title = Words("损失核销", "write a loss off")
  static let fields: [Field] = [.guarantee, .amount]

  let guarantee: ID<Guarantee>
  let amount: Money

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    amount = try fields.money()
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(guarantee)
    try draft.require(amount, atMost: guarantee.compensationReceivable, .compensationReceivable)
    for account in [Account.customerDeposit, .foreclosedAsset] {
      let held = try draft.books.held(guarantee.sub(account), on: draft.day)
      guard !held.isPositive else {
        throw Refusal.recourse(.stillHeld(guarantee.code, account, held))
      }
    }
    let layers = try spread(over: guarantee, in: draft)
    guarantee.writeOffs.append(WriteOff(event: draft.number, day: draft.day, layers: layers))
    for loss in layers {
      for debit in loss.debits(for: guarantee.code) {
        try draft.post(debit.sub, guarantee.sub(.compensationReceivable), debit.amount)
      }
      draft.burdens += loss.members.map {
        Burden(
          member: $0.member, guarantee: guarantee.code, writeOff: draft.number,
          year: draft.day.year, amount: $0.amount)
      }
    }
    try draft.keep(guarantee)
  }

  /// The layers' parts; the obligor and his sponsor carry nothing of it.
  private func spread(over guarantee: Guarantee, in draft: Draft) throws -> [LayerLoss] {
    let (books, day) = (draft.books, draft.day)
    let left = try books.leftOut(of: guarantee, on: day)
    let stakes = try books.stakes(on: day)
    let waterfall = try Waterfall(
      of: amount, over: draft.charter.losses,
      reserve: { try books.available(SubAccount($0), from: day) },
      rooms: { try stakes.rooms(for: $0, except: left) })
    try draft.require(amount, atMost: amount - waterfall.rest, .lossLayers)
    return waterfall.layers
  }
}
