import Testing

@testable import Jinzhu

@Suite struct TermTests {
  static let measuresCases: [(String, String, Int64, Int64)] = [
    ("2018-02-01", "2019-02-01", 12, 0), ("2018-03-15", "2018-12-31", 9, 16),
    ("2018-02-01", "2018-02-01", 0, 0), ("2018-02-01", "2018-02-02", 0, 1),
    ("2018-01-31", "2018-02-27", 0, 27), ("2018-01-31", "2018-02-28", 1, 0),
    ("2018-01-31", "2018-03-01", 1, 1), ("2018-01-31", "2018-03-30", 1, 30),
    ("2018-01-31", "2018-03-31", 2, 0), ("2018-01-31", "2018-04-30", 3, 0),
    ("2020-01-31", "2020-02-28", 0, 28), ("2020-01-31", "2020-02-29", 1, 0),
    ("2020-02-29", "2021-02-28", 12, 0), ("2020-02-29", "2021-02-27", 11, 29),
    ("2018-12-15", "2019-01-14", 0, 30), ("2018-12-15", "2019-01-15", 1, 0),
    ("2018-02-28", "2018-03-31", 1, 3),
  ]

  @Test(arguments: measuresCases)
  func measures(start: String, end: String, months: Int64, days: Int64) throws {
    let (from, to) = (try Day(parsing: start), try Day(parsing: end))
    #expect(Term(from: from, to: to).numerator == months * 365 + days * 12)
    #expect(Term(from: to, to: from).numerator == -(months * 365 + days * 12))
  }

  @Test func `The largest whole number of months, against stepping`() throws {
    var wrong = 0
    let base = try Day(parsing: "2019-12-01")
    for offset in 0..<130 {
      let start = try base.adding(days: offset)
      for length in 0..<450 {
        let end = try start.adding(days: length)
        var months = 0
        while try start.adding(months: months + 1) <= end { months += 1 }
        let rest = try start.adding(months: months).days(until: end)
        if Term(from: start, to: end).numerator != Int64(months * 365 + rest * 12) { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  @Test func `One year, differences, the whole calendar`() throws {
    let (a, b) = (try Day(parsing: "2018-02-01"), try Day(parsing: "2019-02-01"))
    #expect(Term(from: a, to: b) == .one)
    #expect(Term.one.numerator == Term.denominator && !Term.one.isNegative)
    let none = Term(from: a, to: a)
    #expect((none - .one).isNegative && !none.isNegative)
    #expect((Term.one - .one) == none)
    #expect(Term(from: .earliest, to: .latest).numerator == (9999 * 12 - 1) * 365 + 30 * 12)
  }
}
