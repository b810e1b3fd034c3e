/// A length of time in years, kept exact: whole months are twelfths, further days are 365ths.
public struct Term: Hashable, Sendable {
  /// The length in 4380ths of a year: 365 for a month, 12 for a day.
  public let numerator: Int64

  /// What the numerator counts: 12 × 365 parts of a year.
  public static let denominator: Int64 = 4380

  private init(numerator: Int64) { self.numerator = numerator }

  /// The length between two days: the whole calendar months from `start`, each counted from
  /// `start` itself and clamped to the end of a shorter month, and the days that remain.
  ///
  /// Where `end` is before `start` it is the length the other way round, negative.
  public init(from start: Day, to end: Day) {
    let length = start <= end ? Self.length(start, end) : -Self.length(end, start)
    self.init(numerator: length)
  }

  /// One year.
  public static let one = Term(numerator: denominator)

  /// Whether the length is below zero.
  public var isNegative: Bool { numerator < 0 }

  /// The difference of two lengths; it may be negative.
  public static func - (a: Term, b: Term) -> Term { Term(numerator: a.numerator - b.numerator) }

  private static func length(_ start: Day, _ end: Day) -> Int64 {
    let (from, to) = (start.date, end.date)
    var months = (to.year - from.year) * 12 + to.month - from.month
    var reached = Day(nearestYear: to.year, month: to.month, day: from.day)
    if reached > end {
      months -= 1
      let (year, month) = to.month > 1 ? (to.year, to.month - 1) : (to.year - 1, 12)
      reached = Day(nearestYear: year, month: month, day: from.day)
    }
    return Int64(months * 365 + reached.days(until: end) * 12)
  }
}
