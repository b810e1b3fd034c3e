/// A civil day, from 0001-01-01 to 9999-12-31 of the Gregorian calendar.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01, negative before it.
  public let serial: Int32

  /// The first day there is, 0001-01-01.
  public static let earliest = Day(unchecked: -719_162)

  /// The last day there is, 9999-12-31.
  public static let latest = Day(unchecked: 2_932_896)

  private init(unchecked serial: Int32) { self.serial = serial }

  /// The day so many days after 1970-01-01; nil outside the years 1 to 9999.
  public init?(serial: Int) {
    guard let serial = Int32(exactly: serial),
      serial >= Self.earliest.serial, serial <= Self.latest.serial
    else { return nil }
    self.serial = serial
  }

  /// The day of that date; nil where the calendar has none, or outside the years 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Civil.days(inMonth: month, of: year)
    else { return nil }
    serial = Int32(Civil.serial(year: year, month: month, day: day))
  }

  /// The day written as one number, 20180201; nil where there is none.
  public init?(yyyymmdd: Int64) {
    guard (1_01_01...9999_12_31).contains(yyyymmdd) else { return nil }
    let number = Int(yyyymmdd)
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// The day nearest to that date: each of the three parts is brought into its range in turn.
  init(nearestYear year: Int, month: Int, day: Int) {
    let year = min(max(year, 1), 9999)
    let month = min(max(month, 1), 12)
    let day = min(max(day, 1), Civil.days(inMonth: month, of: year))
    serial = Int32(Civil.serial(year: year, month: month, day: day))
  }

  /// Whether `a` comes before `b`.
  public static func < (a: Day, b: Day) -> Bool { a.serial < b.serial }
}

extension Day {
  /// The year, the month from 1, and the day of the month from 1.
  var date: (year: Int, month: Int, day: Int) { Civil.date(Int(serial)) }

  /// The year, 1 to 9999.
  public var year: Int { date.year }

  /// The month, 1 to 12.
  public var month: Int { date.month }

  /// The day of the month, 1 to 31.
  public var day: Int { date.day }

  /// The day as one number, 20180201.
  public var yyyymmdd: Int64 {
    let (year, month, day) = date
    return Int64(year * 10_000 + month * 100 + day)
  }

  /// The day so many days later, or earlier if negative.
  ///
  /// Throws `ValueError.overflow` outside the years 1 to 9999.
  public func adding(days: Int) throws -> Day {
    let (sum, overflow) = Int(serial).addingReportingOverflow(days)
    guard !overflow, let day = Day(serial: sum) else { throw ValueError.overflow }
    return day
  }

  /// The same day so many months later, or earlier if negative; the last day of a month too short
  /// for it. Throws `ValueError.overflow` outside the years 1 to 9999.
  public func adding(months: Int) throws -> Day {
    let (year, month, day) = date
    let (index, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, (12..<120_000).contains(index) else { throw ValueError.overflow }
    return Day(nearestYear: index / 12, month: index % 12 + 1, day: day)
  }

  /// How many days later `other` is; negative if it is earlier.
  public func days(until other: Day) -> Int { Int(other.serial) - Int(serial) }

  /// The first day of this day's month.
  public var firstOfMonth: Day { Day(unchecked: serial - Int32(day - 1)) }

  /// The last day of this day's month.
  public var endOfMonth: Day { Day(nearestYear: year, month: month, day: 31) }

  /// 1 January of this day's year.
  public var firstOfYear: Day { Day(nearestYear: year, month: 1, day: 1) }

  /// 31 December of this day's year.
  public var endOfYear: Day { Day(nearestYear: year, month: 12, day: 31) }
}

extension Day {
  /// Reads `YYYY-MM-DD`, nothing else. Throws `notDay` for another form, `noSuchDay` for a date
  /// the calendar does not have.
  public init(parsing text: String) throws {
    guard let (year, month, day) = Self.parts(Array(text.utf8)[...]) else {
      throw ValueError.notDay(text)
    }
    guard let found = Day(year: year, month: month, day: day) else {
      throw ValueError.noSuchDay(text)
    }
    self = found
  }

  /// The three numbers of `YYYY-MM-DD`; nil for another form.
  static func parts(_ text: ArraySlice<UInt8>) -> (year: Int, month: Int, day: Int)? {
    let first = text.startIndex
    guard text.count == 10, text[first + 4] == 45, text[first + 7] == 45,
      let year = Digits.value(text.prefix(4)),
      let month = Digits.value(text[(first + 5)..<(first + 7)]),
      let day = Digits.value(text.suffix(2))
    else { return nil }
    return (Int(year), Int(month), Int(day))
  }

  /// `YYYY-MM-DD`.
  public var description: String { Self.text(date) }

  /// `YYYY-MM-DD` of any date, with as many digits of the year as it takes.
  static func text(_ date: (year: Int, month: Int, day: Int)) -> String {
    (date.year < 0 ? "-" : "") + Digits.padded(date.year.magnitude, to: 4) + "-"
      + Digits.padded(date.month, to: 2) + "-" + Digits.padded(date.day, to: 2)
  }

  /// In Chinese: `2018年2月1日`.
  public var chinese: String {
    let (year, month, day) = date
    return "\(year)年\(month)月\(day)日"
  }
}
