/// The number of a voucher (记账凭证号): 记-2018-03-0007 is the seventh voucher of March 2018.
///
/// Every event with entries is a voucher of the month of its day. Within a month they are counted in
/// the order of recording, which only ever grows: there is no gap, no number changes once it is
/// given, and a closed month keeps what it has.
public struct VoucherNumber: Hashable, Sendable, CustomStringConvertible {
  /// The calendar year.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// From 1.
  public let place: Int

  /// `记-2018-03-0007`.
  public var description: String {
    "记-" + Digits.padded(year, to: 4) + "-" + Digits.padded(month, to: 2) + "-"
      + Digits.padded(place, to: 4)
  }

  /// The month that it is counted in.
  var period: Period { .month(year: year, month: month) }

  init(year: Int, month: Int, place: Int) {
    (self.year, self.month, self.place) = (year, month, place)
  }

  /// Reads `记-2018-03-0007`, `2018-03-0007` or `2018-03-7`; `nil` for another form.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.first == "记" ? parts.dropFirst() : parts[...]
    guard numbers.count == 3 else { return nil }
    let values = numbers.compactMap { Digits.value($0.utf8) }
    guard values.count == 3, (1...9999).contains(values[0]), (1...12).contains(values[1]),
      (1...999_999_999).contains(values[2])
    else { return nil }
    self.init(year: Int(values[0]), month: Int(values[1]), place: Int(values[2]))
  }
}

/// The numbers of the vouchers of some months.
struct VoucherNumbers {
  private var numbers: [Int64: VoucherNumber] = [:]
  private var events: [VoucherNumber: Int64] = [:]

  /// Those of every month that a span of days touches.
  init(_ archive: any Archive, from: Day, through: Day) throws {
    var places: [Day: Int] = [:]
    for entry in try archive.entryDays(from: from.firstOfMonth, through: through.endOfMonth) {
      let place = places[entry.day.firstOfMonth, default: 0] + 1
      places[entry.day.firstOfMonth] = place
      let number = VoucherNumber(year: entry.day.year, month: entry.day.month, place: place)
      (numbers[entry.event], events[number]) = (number, entry.event)
    }
  }

  /// The number of an event's voucher; `nil` where it has none in these months.
  subscript(event: Int64) -> VoucherNumber? { numbers[event] }

  /// The event of a voucher.
  func event(_ number: VoucherNumber) -> Int64? { events[number] }

  /// The number as rows show it.
  func cell(_ event: Int64) -> Cell { self[event].map { .text($0.description) } ?? .none }
}
