import Testing

@testable import Jinzhu

@Suite struct PeriodTests {
  @Test(arguments: [
    ("2018", "2018-01-01", "2018-12-31"), ("2018Q1", "2018-01-01", "2018-03-31"),
    ("2018Q3", "2018-07-01", "2018-09-30"), ("2018Q4", "2018-10-01", "2018-12-31"),
    ("2018-03", "2018-03-01", "2018-03-31"), ("2020-02", "2020-02-01", "2020-02-29"),
    ("2018-12", "2018-12-01", "2018-12-31"), ("0001", "0001-01-01", "0001-12-31"),
    ("2018-01-01..2018-06-30", "2018-01-01", "2018-06-30"),
    ("2018-01-01..2018-01-01", "2018-01-01", "2018-01-01"),
  ])
  func reads(text: String, first: String, last: String) throws {
    let period = try Period(parsing: text)
    #expect(period.first.description == first)
    #expect(period.last.description == last)
    #expect(period.description == text)
  }

  @Test(arguments: [
    "", "201", "20180", "0000", "2018Q0", "2018Q5", "2018q1", "2018Q", "2018Q11", "2018-00",
    "2018-13", "2018-1", "2018-", "2018-03-01", "2018-06-30..2018-06-29", "2018-01-01...2018-06-30",
    "2018-01-01..", "2018..2019", "2018/01/01..2018-06-30", " 2018", "２０１８",
  ])
  func refuses(text: String) {
    #expect(throws: ValueError.notPeriod(text)) { try Period(parsing: text) }
  }

  @Test func `A range of days that do not exist`() {
    #expect(throws: ValueError.noSuchDay("2018-02-29")) {
      try Period(parsing: "2018-01-01..2018-02-29")
    }
  }

  @Test func `Numbers outside the calendar do not trap`() {
    #expect(Period.month(year: 2018, month: 13).last.description == "2018-12-31")
    #expect(Period.quarter(year: 2018, quarter: .min).first.description == "2018-01-01")
    #expect(Period.quarter(year: .max, quarter: .max).last == .latest)
    #expect(Period.year(.min).first == .earliest)
  }
}
