/// A member takes a failing borrower's debt over (兼并).
///
/// No entry: from its day he is the obligor of the loan and of any compensation balance. The
/// borrower stays on the guarantee, the reason in the event's memo.
struct WorkoutAssume: EventBody {
  static let title = Words("兼并承债", "assume a debt")
  static let fields: [Field] = [
    .guarantee,
    .required(
      "assumer", .party, Words("承接债务的股东代码", "the member who takes the debt over"), "M02"),
  ]

  let guarantee: ID<Guarantee>
  let assumer: ID<Party>

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    assumer = try fields.party("assumer")
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(guarantee)
    let facts = try draft.books.party(assumer, on: draft.day, role: .member)
    guard guarantee.obligor != assumer else {
      throw Refusal.recourse(.sameObligor(guarantee.code, assumer))
    }
    guard try guarantee.balance.isPositive || guarantee.compensationBalance.isPositive else {
      throw Refusal.recourse(.nothingToAssume(guarantee.code))
    }
    // The fund guarantees nothing for a controller, whoever borrowed first (条例 art. 17).
    if facts.isController { try draft.violation(.controller(assumer)) }
    guarantee.obligor = assumer
    try draft.keep(guarantee)
  }
}
