/// A point in time to the microsecond.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Microseconds since 1970-01-01T00:00:00Z, negative before it.
  public let microseconds: Int64

  /// The instant so many microseconds after 1970-01-01T00:00:00Z.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// Whether `a` comes before `b`.
  public static func < (a: Instant, b: Instant) -> Bool { a.microseconds < b.microseconds }

  /// Reads `2018-12-31T08:05:09Z`, with up to six decimals of a second if any, and `Z` or an
  /// offset `±HH:MM`. Throws `notInstant`, for a date the calendar does not have too.
  public init(parsing text: String) throws {
    guard let found = Self.parsed(Array(text.utf8)) else { throw ValueError.notInstant(text) }
    microseconds = found
  }

  /// In UTC, always to the microsecond: `2018-12-31T08:05:09.123456Z`.
  public var description: String {
    let (day, rest) = Self.split(Int128(microseconds))
    let seconds = rest / 1_000_000
    return Day.text(Civil.date(day)) + "T" + Digits.padded(seconds / 3600, to: 2) + ":"
      + Digits.padded(seconds / 60 % 60, to: 2) + ":" + Digits.padded(seconds % 60, to: 2) + "."
      + Digits.padded(rest % 1_000_000, to: 6) + "Z"
  }

  /// The civil day of this instant at an offset of so many minutes from UTC, +480 in China.
  ///
  /// Before the year 1 it is the first day there is, after 9999 the last.
  public func day(offsetMinutes: Int) -> Day {
    let (serial, _) = Self.split(Int128(microseconds) + Int128(offsetMinutes) * 60_000_000)
    return Day(serial: serial) ?? (serial < 0 ? Day.earliest : Day.latest)
  }

  private static let microsecondsPerDay: Int128 = 86_400_000_000

  /// The day, counted from 1970-01-01, and the microseconds since its start.
  private static func split(_ microseconds: Int128) -> (day: Int, rest: Int) {
    let (day, rest) = microseconds.quotientAndRemainder(dividingBy: microsecondsPerDay)
    return rest < 0 ? (Int(day) - 1, Int(rest + microsecondsPerDay)) : (Int(day), Int(rest))
  }

  private static func parsed(_ text: [UInt8]) -> Int64? {
    guard text.count >= 20, text[10] == 84, let date = Day.parts(text[..<10]),
      let day = Day(year: date.year, month: date.month, day: date.day),
      let minutes = clock(text[11..<16]), text[16] == 58,
      let seconds = Digits.value(text[17..<19]), seconds < 60
    else { return nil }

    var rest = text[19...]
    var fraction: Int128 = 0
    if rest.first == 46 {
      let digits = rest.dropFirst().prefix { $0 >= 48 && $0 <= 57 }
      guard digits.count <= 6, let value = Digits.value(digits) else { return nil }
      fraction = value * Digits.powerOfTen(6 - digits.count)
      rest = rest[digits.endIndex...]
    }
    guard let offset = offset(rest) else { return nil }

    let total = (Int128(day.serial) * 1440 + minutes - offset) * 60 + seconds
    let serial = split(total * 1_000_000).day
    return Day(serial: serial) == nil ? nil : Int64(total * 1_000_000 + fraction)
  }

  /// Minutes from midnight of `HH:MM`.
  private static func clock(_ text: ArraySlice<UInt8>) -> Int128? {
    guard text.count == 5, text[text.startIndex + 2] == 58,
      let hours = Digits.value(text.prefix(2)), hours < 24,
      let minutes = Digits.value(text.suffix(2)), minutes < 60
    else { return nil }
    return hours * 60 + minutes
  }

  /// Minutes east of UTC of `Z`, `+HH:MM` or `-HH:MM`.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int128? {
    switch text.first {
    case 90: text.count == 1 ? 0 : nil
    case 43: clock(text.dropFirst())
    case 45: clock(text.dropFirst()).map { -$0 }
    default: nil
    }
  }
}
