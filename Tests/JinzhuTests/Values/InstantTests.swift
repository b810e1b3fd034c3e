import Testing

@testable import Jinzhu

@Suite struct InstantTests {
  static let readsCases: [(String, Int64)] = [
    ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59.999999Z", -1),
    ("2018-12-31T08:05:09.123456Z", 1_546_243_509_123_456),
    ("2018-12-31T16:05:09.123456+08:00", 1_546_243_509_123_456),
    ("2018-12-31T03:35:09.123456-04:30", 1_546_243_509_123_456),
    ("1970-01-01T00:00:00.5Z", 500_000), ("1970-01-01T00:00:00.000001Z", 1),
    ("1970-01-01T08:00:00+08:00", 0), ("1970-01-02T00:00:00+00:00", 86_400_000_000),
  ]

  @Test(arguments: readsCases)
  func reads(text: String, microseconds: Int64) throws {
    let instant = try Instant(parsing: text)
    #expect(instant.microseconds == microseconds)
    #expect(try Instant(parsing: instant.description) == instant)
  }

  @Test(arguments: [
    "", "2018-12-31", "2018-12-31T08:05:09", "2018-12-31 08:05:09Z", "2018-12-31T08:05Z",
    "2018-12-31T24:00:00Z", "2018-12-31T08:60:00Z", "2018-12-31T08:05:60Z", "2018-02-29T08:05:09Z",
    "2018-12-31T08:05:09.Z", "2018-12-31T08:05:09.1234567Z", "2018-12-31T08:05:09z",
    "2018-12-31T08:05:09+0800", "2018-12-31T08:05:09+08:00Z", "2018-12-31T08:05:09+24:00",
    "2018-12-31T08:05:09Z ", "2018-12-31T8:05:09Z1", "0001-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01", "2018-12-31T08.05:09Z",
  ])
  func refuses(text: String) {
    #expect(throws: ValueError.notInstant(text)) { try Instant(parsing: text) }
  }

  @Test func `Written forms`() {
    #expect(Instant(microseconds: 0).description == "1970-01-01T00:00:00.000000Z")
    #expect(Instant(microseconds: -1).description == "1969-12-31T23:59:59.999999Z")
    #expect(Instant(microseconds: .max).description == "294247-01-10T04:00:54.775807Z")
    #expect(Instant(microseconds: .min).description == "-290308-12-21T19:59:05.224192Z")
  }

  @Test func `The day at an offset`() throws {
    let evening = try Instant(parsing: "2018-12-31T16:00:00Z")
    #expect(evening.day(offsetMinutes: 0).description == "2018-12-31")
    #expect(evening.day(offsetMinutes: 480).description == "2019-01-01")
    #expect(evening.day(offsetMinutes: 479).description == "2018-12-31")
    #expect(evening.day(offsetMinutes: -961).description == "2018-12-30")
    #expect(Instant(microseconds: .max).day(offsetMinutes: 1440) == .latest)
    #expect(Instant(microseconds: .min).day(offsetMinutes: -1440) == .earliest)
  }

  @Test func `The ends of the calendar`() throws {
    #expect(try Instant(parsing: "0001-01-01T00:00:00Z").day(offsetMinutes: 0) == .earliest)
    let last = try Instant(parsing: "9999-12-31T23:59:59.999999Z")
    #expect(last.day(offsetMinutes: 0) == .latest && last.day(offsetMinutes: 1) == .latest)
    #expect(Instant(microseconds: 1) < Instant(microseconds: 2))
  }
}
