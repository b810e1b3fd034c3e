/// Somebody who knows more than the days overdue tell puts a guarantee into a worse class.
struct GuaranteeClassify: EventBody {
  static let title = Words("风险分类", "classify a guarantee")
  static let fields: [Field] = [
    .guarantee,
    .required(
      "class",
      .choice(
        GuaranteeClass.allCases.map { ($0.rawValue, $0.words) }
          + [("auto", Words("自动", "automatic"))]),
      Words("风险分类，只能差于自动分类；auto 取消人工分类", "a class worse than the automatic one; `auto` ends it"),
      "substandard"),
  ]

  let code: ID<Guarantee>
  /// `nil` for the automatic class.
  let chosen: GuaranteeClass?

  init(_ fields: Fields) throws {
    code = try fields.guarantee()
    chosen = fields.choiceIfGiven("class", GuaranteeClass.self)
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(code)
    if let chosen {
      guard try guarantee.balance.isPositive || guarantee.compensationBalance.isPositive else {
        throw Refusal.nothingHeld(.inForce, code)
      }
      let automatic = try draft.books.automaticClass(
        of: guarantee, on: draft.day, under: draft.charter.nonPerforming)
      guard automatic < chosen else {
        throw Refusal.guarantee(.classNotWorse(code, chosen, automatic: automatic))
      }
    } else if guarantee.manualClass == nil {
      throw Refusal.guarantee(.noManualClass(code))
    }
    guarantee.manualClass = chosen
    try draft.keep(guarantee)
  }
}
