import Jinzhu

/// Values that people type.
enum Values {
  static func money(_ text: String) -> String? {
    guard let money = try? Money(parsing: text) else { return nil }
    guard money.fen.magnitude <= 1_000_000_000_000_000 else { return "\(text): beyond the limit" }
    for form in [money.description, money.grouped, money.wan + "万"] {
      let again = try? Money(parsing: form)
      if again != money { return differs(money, again, form) }
    }
    return nil
  }

  static func rate(_ text: String) -> String? {
    guard let rate = try? Rate(parsing: text) else { return nil }
    guard rate.denominator > 0, rate.numerator >= 0 else { return "\(text): no rate" }
    for form in [rate.description, rate.perMille, rate.percent, rate.printed] {
      let again = try? Rate(parsing: form)
      if again != rate { return differs(rate, again, form) }
    }
    return nil
  }

  static func day(_ text: String) -> String? {
    guard let day = try? Day(parsing: text) else { return nil }
    if day.description != text { return differs(day, try? Day(parsing: text), day.description) }
    if Day(yyyymmdd: day.yyyymmdd) != day { return "\(text): \(day.yyyymmdd)" }
    if Day(serial: Int(day.serial)) != day { return "\(text): serial \(day.serial)" }
    return nil
  }

  static func period(_ text: String) -> String? {
    guard let period = try? Period(parsing: text) else { return nil }
    guard period.first <= period.last else { return "\(text) ends before it starts" }
    let again = try? Period(parsing: period.description)
    return again == period ? nil : differs(period, again, period.description)
  }

  static func instant(_ text: String) -> String? {
    guard let instant = try? Instant(parsing: text) else { return nil }
    // In another offset it may be a day that the calendar does not have: then it is not read.
    for offset in [-14 * 60, 0, 480, 14 * 60] { _ = instant.day(offsetMinutes: offset) }
    let again = try? Instant(parsing: instant.description)
    return again == instant ? nil : differs(instant, again, instant.description)
  }
}
