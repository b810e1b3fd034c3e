/// A voucher that is to be booked every month from its date on, such as the rent (定期凭证).
///
/// It books nothing itself: each month's voucher is a `voucher.post` of its own. Set again under the
/// same name, it takes the place of the former one from its date on.
struct StandingSet: EventBody {
  static let title = Words("设定定期凭证", "set a standing voucher")
  static let fields: [Field] =
    [
      .standingName,
      .required(
        "dayOfMonth", .count,
        Words("每月几日记账；超过月末的按月末", "the day of the month; the last one where it has fewer"), "25"),
      .optional(
        "until", .day, Words("记到哪一天为止（含）", "the last day it may be booked on"), "2018-12-31"),
    ] + VoucherPost.fields

  let name: String
  let dayOfMonth: Int
  let until: Day?
  let voucher: VoucherPost

  /// The fields of the voucher, those of the schedule left out.
  private static func voucher(of fields: Fields) -> Fields {
    Fields(fields.values.filter { !["name", "dayOfMonth", "until"].contains($0.name) })
  }

  static func normalise(_ fields: inout Fields) throws {
    var lines = voucher(of: fields)
    try VoucherPost.normalise(&lines)
    fields = Fields(
      fields.values.filter { ["name", "dayOfMonth", "until"].contains($0.name) } + lines.values)
  }

  init(_ fields: Fields) throws {
    name = try fields.text("name")
    until = fields.dayIfGiven("until")
    guard case .count(let count)? = fields["dayOfMonth"] else {
      throw Refusal.fieldMissing("dayOfMonth")
    }
    guard (1...31).contains(count) else { throw Refusal.period(.notDayOfMonth(count)) }
    dayOfMonth = count
    voucher = try VoucherPost(Self.voucher(of: fields))
  }

  /// Checks what can be checked now: each month's voucher is checked again on its own day.
  func book(into draft: inout Draft) throws {
    if let until, until < draft.day {
      throw Refusal.dayBefore(field: "until", until, notBefore: draft.day)
    }
    for bank in Set(voucher.lines.compactMap(\.bank)).sorted() {
      try draft.books.party(bank, on: draft.day, role: .bank)
    }
  }
}

extension Field {
  /// The name of a standing voucher.
  static let standingName = required(
    "name", .text, Words("定期凭证的名称", "the standing voucher's name"), "房租")
}
