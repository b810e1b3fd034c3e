/// A stretch of days that a report covers, both ends included.
public enum Period: Hashable, Sendable, CustomStringConvertible {
  /// A calendar month, 1 to 12.
  case month(year: Int, month: Int)
  /// A calendar quarter, 1 to 4.
  case quarter(year: Int, quarter: Int)
  /// A calendar year, 1 to 9999.
  case year(Int)
  /// From the first day to the last, both included.
  case range(Day, Day)

  /// Reads `2018`, `2018Q3`, `2018-03` or `2018-01-01..2018-06-30`.
  ///
  /// Throws `notPeriod` for another form or a range that ends before it starts, `noSuchDay` for a
  /// day that the calendar does not have.
  public init(parsing text: String) throws {
    let bytes = Array(text.utf8)
    guard let period = try Self.range(bytes) ?? Self.calendar(bytes) else {
      throw ValueError.notPeriod(text)
    }
    self = period
  }

  /// The first day. Numbers outside the calendar count as the nearest inside it.
  public var first: Day {
    switch self {
    case .month(let year, let month): Day(nearestYear: year, month: month, day: 1)
    case .quarter(let year, let quarter):
      Day(nearestYear: year, month: Self.lastMonth(of: quarter) - 2, day: 1)
    case .year(let year): Day(nearestYear: year, month: 1, day: 1)
    case .range(let first, _): first
    }
  }

  /// The last day. Numbers outside the calendar count as the nearest inside it.
  public var last: Day {
    switch self {
    case .month(let year, let month): Day(nearestYear: year, month: month, day: 31)
    case .quarter(let year, let quarter):
      Day(nearestYear: year, month: Self.lastMonth(of: quarter), day: 31)
    case .year(let year): Day(nearestYear: year, month: 12, day: 31)
    case .range(_, let last): last
    }
  }

  /// The form `init(parsing:)` reads.
  public var description: String {
    switch self {
    case .month(let year, let month):
      Digits.padded(year, to: 4) + "-" + Digits.padded(month, to: 2)
    case .quarter(let year, let quarter): Digits.padded(year, to: 4) + "Q\(quarter)"
    case .year(let year): Digits.padded(year, to: 4)
    case .range(let first, let last): "\(first)..\(last)"
    }
  }

  private static func lastMonth(of quarter: Int) -> Int { min(max(quarter, 1), 4) * 3 }

  /// A period of the form `YYYY-MM-DD..YYYY-MM-DD`.
  private static func range(_ text: [UInt8]) throws -> Period? {
    guard text.count == 22, text[10] == 46, text[11] == 46,
      Day.parts(text[..<10]) != nil, Day.parts(text[12...]) != nil
    else { return nil }
    let first = try Day(parsing: String(decoding: text[..<10], as: UTF8.self))
    let last = try Day(parsing: String(decoding: text[12...], as: UTF8.self))
    return first <= last ? .range(first, last) : nil
  }

  /// A period of the form `YYYY`, `YYYYQN` or `YYYY-MM`.
  private static func calendar(_ text: [UInt8]) -> Period? {
    guard text.count >= 4, let year = Digits.value(text[..<4]).map({ Int($0) }), year > 0 else {
      return nil
    }
    if text.count == 4 { return .year(year) }
    guard text.count <= 7, let number = Digits.value(text[5...]).map({ Int($0) }) else {
      return nil
    }
    switch (text[4], text.count) {
    case (81, 6) where (1...4).contains(number): return .quarter(year: year, quarter: number)
    case (45, 7) where (1...12).contains(number): return .month(year: year, month: number)
    default: return nil
    }
  }
}
