import Testing

@testable import Jinzhu

/// Which days a course over the years is made of.
struct HistoryDaysTests {
  @Test(arguments: [
    // Within a month: the day itself.
    ("2018-03-05", "2018-03-31", "2018-03-31"),
    // Months, the last day being the end of one.
    ("2018-01-10", "2018-03-31", "2018-01-31 2018-02-28 2018-03-31"),
    ("2018-01-10", "2018-03-30", "2018-01-31 2018-02-28 2018-03-30"),
    // Two years: ends of quarters.
    (
      "2018-01-01", "2019-12-15",
      "2018-03-31 2018-06-30 2018-09-30 2018-12-31 2019-03-31 2019-06-30 2019-09-30 2019-12-15"
    ),
    // Six years: year-ends.
    (
      "2012-06-01", "2018-04-01",
      "2012-12-31 2013-12-31 2014-12-31 2015-12-31 2016-12-31 2017-12-31 2018-04-01"
    ),
    // A day before the first.
    ("2018-03-05", "2017-01-01", "2017-01-01"),
  ])
  func `ends of stretches, and the last day`(first: String, last: String, days: String) throws {
    let found = Report.snapshotDays(
      from: try Day(parsing: first), through: try Day(parsing: last))
    #expect(found.map(\.description).joined(separator: " ") == days)
  }

  @Test func `there are at most two dozen`() throws {
    for months in 0..<3_000 {
      let last = try Day(parsing: "1950-01-15").adding(months: months)
      let days = Report.snapshotDays(from: try Day(parsing: "1950-01-15"), through: last)
      #expect(days.count <= 24 && days.last == last)
    }
  }
}
