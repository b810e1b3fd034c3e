import Testing

@testable import Jinzhu

@Suite struct DayTests {
  func day(_ text: String) throws -> Day { try Day(parsing: text) }

  @Test func `Known serials`() throws {
    #expect(try day("1970-01-01").serial == 0)
    #expect(try day("1969-12-31").serial == -1)
    #expect(try day("2000-03-01").serial == 11_017)
    #expect(try day("0001-01-01") == .earliest)
    #expect(try day("9999-12-31") == .latest)
  }

  @Test func `Every day in order, both ways`() throws {
    var (year, month, number) = (1, 1, 1)
    var wrong = 0
    for serial in Int(Day.earliest.serial)...Int(Day.latest.serial) {
      let found = Civil.date(serial)
      if found != (year, month, number) { wrong += 1 }
      if Civil.serial(year: year, month: month, day: number) != serial { wrong += 1 }
      number += 1
      if number > Civil.days(inMonth: month, of: year) { (month, number) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(wrong == 0)
    #expect(year == 10_000)
  }

  @Test func `Leap years`() throws {
    for text in ["2020-02-29", "2000-02-29", "0004-02-29", "2018-02-28"] {
      #expect(try day(text).description == text)
    }
    for text in [
      "2023-02-29", "1900-02-29", "2100-02-29", "2020-02-30", "2018-04-31", "2018-00-01",
      "2018-13-01", "2018-01-00", "2018-01-32", "0000-01-01",
    ] {
      #expect(throws: ValueError.noSuchDay(text)) { try Day(parsing: text) }
    }
  }

  @Test(arguments: [
    "", "2018", "2018-1-1", "18-01-01", "2018/01/01", "20180101", " 2018-01-01", "2018-01-01 ",
    "2018-01-01T", "-018-01-01", "２018-01-01", "2018-0a-01", "2018-01-01-", "10000-01-01",
  ])
  func refuses(text: String) {
    #expect(throws: ValueError.notDay(text)) { try Day(parsing: text) }
  }

  @Test func `As one number`() throws {
    #expect(try day("2018-02-01").yyyymmdd == 20_180_201)
    #expect(Day(yyyymmdd: 20_180_201) == Day(year: 2018, month: 2, day: 1))
    #expect(Day(yyyymmdd: 10_101) == .earliest && Day(yyyymmdd: 99_991_231) == .latest)
    for number in [0, -20_180_201, 20_180_229, 20_181_301, 20_180_100, 100_000_101, .max, .min]
      as [Int64]
    {
      #expect(Day(yyyymmdd: number) == nil)
    }
  }

  @Test func `Parts and written forms`() throws {
    let day = try day("2018-02-01")
    #expect((day.year, day.month, day.day) == (2018, 2, 1))
    #expect(day.chinese == "2018年2月1日")
    #expect(Day.earliest.description == "0001-01-01")
    #expect(Day(year: .max, month: 1, day: 1) == nil)
    #expect(Day(year: 2018, month: 1, day: .min) == nil)
  }

  @Test func `Days and months added`() throws {
    #expect(try day("2018-12-31").adding(days: 1) == day("2019-01-01"))
    #expect(try day("2020-03-01").adding(days: -1) == day("2020-02-29"))
    #expect(try day("2018-01-31").adding(months: 1) == day("2018-02-28"))
    #expect(try day("2020-01-31").adding(months: 1) == day("2020-02-29"))
    #expect(try day("2018-03-31").adding(months: -1) == day("2018-02-28"))
    #expect(try day("2018-08-31").adding(months: 13) == day("2019-09-30"))
    #expect(try day("2018-01-15").adding(months: -13) == day("2016-12-15"))
    #expect(try day("2018-01-15").adding(months: 0) == day("2018-01-15"))
    #expect(try day("2018-01-01").days(until: day("2019-01-01")) == 365)
    #expect(try day("2019-01-01").days(until: day("2018-01-01")) == -365)
  }

  @Test func `The ends of the calendar`() throws {
    #expect(try Day.latest.adding(days: -1).adding(days: 1) == .latest)
    #expect(throws: ValueError.overflow) { try Day.latest.adding(days: 1) }
    #expect(throws: ValueError.overflow) { try Day.earliest.adding(days: -1) }
    #expect(throws: ValueError.overflow) { try Day.latest.adding(days: .max) }
    #expect(throws: ValueError.overflow) { try Day.earliest.adding(days: .min) }
    #expect(throws: ValueError.overflow) { try Day.latest.adding(months: 1) }
    #expect(throws: ValueError.overflow) { try Day.earliest.adding(months: -1) }
    #expect(throws: ValueError.overflow) { try Day.latest.adding(months: .max) }
    #expect(throws: ValueError.overflow) { try Day.earliest.adding(months: .min) }
    #expect(try Day.earliest.adding(months: 119_987) == day("9999-12-01"))
  }

  @Test func `Ends of months and years`() throws {
    let day = try day("2020-02-10")
    #expect(day.firstOfMonth.description == "2020-02-01")
    #expect(day.endOfMonth.description == "2020-02-29")
    #expect(day.firstOfYear.description == "2020-01-01")
    #expect(day.endOfYear.description == "2020-12-31")
    #expect(Day.latest.endOfMonth == .latest && Day.earliest.firstOfYear == .earliest)
  }
}
