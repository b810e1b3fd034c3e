/// The unearned premium reserve and the compensation reserve are brought to what they need
/// (domain §6.1, §6.2).
struct ReserveProvide: EventBody {
  static let title = Words("计提准备金", "provide for reserves")
  static let fields: [Field] = [
    .optional(
      "asOf", .day,
      Words(
        "计提截止日，分录即记该日；不填为业务日期",
        "the day provided for, which the entry is dated; the event's date if absent"),
      "2018-12-31")
  ]

  let asOf: Day?

  init(_ fields: Fields) throws { asOf = fields.dayIfGiven("asOf") }

  func effectiveDay(_ date: Day) -> Day { asOf ?? date }

  func book(into draft: inout Draft) throws { try draft.provideReserves() }
}
