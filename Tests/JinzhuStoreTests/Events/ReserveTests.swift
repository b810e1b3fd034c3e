internal import Testing

@testable internal import Jinzhu

/// D1: 100,000.00 for M01 from 1 February 2018 to 1 February 2019 at 7%, a fee of 7,000.00.
struct ReserveTests {
  private func book(_ keys: String = "") throws -> TestBook {
    let book = try TestBook.free(keys)
    try book.tell(
      "2018-02-01 guarantee.issue guarantee=D1 borrower=M01 principal=100000 due=2019-02-01 "
        + "feeRate=7%"
    )
    return book
  }

  @Test func `half of the net fees of twelve months, and one percent of what is in force`() throws {
    let book = try book()
    try book.tell("2018-06-01 reguarantee.fee reguarantor=R01 amount=1000.01")
    // 50% of 5,999.99 is 2,999.995, 3,000.00.
    #expect(
      try book.tell("2018-06-30 reserve.provide") == [
        "unearnedProvision / unearnedReserve 3000.00",
        "compensationProvision / compensationReserve 1000.00",
      ])
    #expect(try book.tell("2018-06-30 reserve.provide") == [])
  }

  @Test func `as of another day it is dated that day`() throws {
    let book = try book()
    try book.tell("2018-12-31 reserve.provide asOf=2018-03-31")
    #expect(try book.held(.unearnedReserve, on: "2018-03-30") == "0.00")
    #expect(try book.held(.unearnedReserve, on: "2018-03-31") == "3500.00")
    #expect(
      try book.refusal("2018-12-31 reserve.provide asOf=2030-07-01")
        == .futureDate(Day(parsing: "2030-07-01"), today: Day(parsing: "2030-06-30")))
  }

  @Test func `a fee is in the twelve months up to the day before its anniversary`() throws {
    let book = try book()
    try book.tell("2018-12-31 reserve.provide")
    // 1 February 2018 to 31 January 2019.
    #expect(
      try book.tell("2019-01-31 reserve.provide").contains { $0.contains("unearned") } == false)
    #expect(
      try book.tell("2019-02-01 reserve.provide") == [
        "unearnedReserve / unearnedProvision 3500.00"
      ])
  }

  @Test func `fees below the re-guarantee's leave nothing unearned, not less`() throws {
    let book = try book()
    try book.tell("2018-03-01 reserve.provide")
    try book.tell("2018-06-01 reguarantee.fee reguarantor=R01 amount=9000")
    #expect(
      try book.tell("2018-06-30 reserve.provide") == [
        "unearnedReserve / unearnedProvision 3500.00"
      ])
  }

  @Test func `within a calendar year only what is lacking of the year's percent is added`() throws {
    let book = try book()
    try book.tell("2018-06-30 reserve.provide")
    try book.tell(
      "2018-07-01 guarantee.issue guarantee=D2 borrower=M02 principal=50000 due=2019-07-01"
    )
    #expect(
      try book.tell("2018-12-31 reserve.provide") == [
        "compensationProvision / compensationReserve 500.00"
      ])
    // A new year provides one percent again.
    #expect(
      try book.tell("2019-01-01 reserve.provide") == [
        "compensationProvision / compensationReserve 1500.00"
      ])
  }

  @Test func `a balance that falls is not released`() throws {
    let book = try book()
    try book.tell("2018-06-30 reserve.provide")
    try book.tell("2018-07-01 loan.repay guarantee=D1 amount=99999")
    #expect(try book.tell("2018-12-31 reserve.provide") == [])
    #expect(try book.held(.compensationReserve) == "1000.00")
  }

  @Test func `the ceiling stops it`() throws {
    let book = try book(#""reserves": {"unearned": "0%", "compensationCeiling": "1.5%"}"#)
    #expect(
      try book.tell("2018-06-30 reserve.provide") == [
        "compensationProvision / compensationReserve 1000.00"
      ])
    #expect(
      try book.tell("2019-06-30 reserve.provide") == [
        "compensationProvision / compensationReserve 500.00"
      ])
    #expect(try book.tell("2020-06-30 reserve.provide") == [])
  }

  @Test func `each percentage is rounded to the fen first`() throws {
    let book = try TestBook.free(#""reserves": {"compensationCeiling": "1%"}"#)
    try book.tell(
      "2018-02-01 guarantee.issue guarantee=D1 borrower=M01 principal=150.50 due=2019-02-01"
    )
    // 1% of 150.50 is 1.505, 1.51.
    #expect(
      try book.tell("2018-06-30 reserve.provide") == [
        "compensationProvision / compensationReserve 1.51"
      ])
  }
}
