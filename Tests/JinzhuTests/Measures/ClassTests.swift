import Testing

@testable import Jinzhu

struct ClassTests {
  private func classes(
    _ guarantees: [Guarantee], on day: Day, contagion: Bool = true
  ) throws -> [String: GuaranteeClass] {
    var rules = Charter.NonPerforming()
    rules.classByObligor = contagion
    let lines = try OpenGuarantee.all(guarantees, on: day, under: rules)
    return Dictionary(
      uniqueKeysWithValues: lines.map {
        ($0.guarantee.code.text, $0.balance.isPositive ? $0.loanClass : $0.receivableClass)
      })
  }

  @Test(
    arguments: [
      (0, .normal), (1, .specialMention), (90, .specialMention), (91, .substandard),
      (270, .substandard), (271, .doubtful), (360, .doubtful), (361, .loss),
    ] as [(Int, GuaranteeClass)])
  func `a class begins on its day`(days: Int, expected: GuaranteeClass) throws {
    // Past the due date, and the same days after it was reported overdue.
    let due = try Sample.day("2020-01-01")
    let lapsed = try Sample.guarantee("D1", 1_00)
    #expect(try classes([lapsed], on: due.adding(days: days)) == ["D1": expected])
    var reported = try Sample.guarantee("D2", 1_00, due: "2030-01-01")
    reported.overdueSince = due
    #expect(try classes([reported], on: due.adding(days: days)) == ["D2": expected])
  }

  @Test func `a loan extended while overdue is substandard for 365 days`() throws {
    var guarantee = try Sample.guarantee("D1", 1_00, due: "2030-01-01")
    guarantee.extendedOverdue = try Sample.day("2019-03-01")
    // 2020 is a leap year: the 365th day after 1 March 2019 is 29 February 2020.
    #expect(try classes([guarantee], on: Sample.day("2020-02-29")) == ["D1": .substandard])
    #expect(try classes([guarantee], on: Sample.day("2020-03-01")) == ["D1": .normal])
  }

  @Test func `a class set by hand counts when it is worse`() throws {
    var guarantee = try Sample.guarantee("D1", 1_00)
    guarantee.manualClass = .doubtful
    #expect(try classes([guarantee], on: Sample.day("2019-06-30")) == ["D1": .doubtful])
    #expect(try classes([guarantee], on: Sample.day("2020-12-31")) == ["D1": .loss])
  }

  @Test func `an obligor's guarantees take his worst class, unless the charter says otherwise`()
    throws
  {
    let day = try Sample.day("2020-04-01")  // 91 days past the due date of D1
    let bad = try Sample.guarantee("D1", 1_00)
    let good = try Sample.guarantee("D2", 1_00, due: "2030-01-01")
    let other = try Sample.guarantee("D3", 1_00, obligor: "M02", due: "2030-01-01")
    #expect(
      try classes([bad, good, other], on: day)
        == ["D1": .substandard, "D2": .substandard, "D3": .normal])
    #expect(
      try classes([bad, good, other], on: day, contagion: false)
        == ["D1": .substandard, "D2": .normal, "D3": .normal])
  }

  /// A guarantee of 1.00 compensated in full.
  private func compensated(on day: Day) throws -> Guarantee {
    var guarantee = try Sample.guarantee("D1", 1_00)
    guarantee.firstCompensated = day
    guarantee.compensated = Money(fen: 1_00)
    guarantee.compensatedShare = Money(fen: 1_00)
    return guarantee
  }

  @Test(
    arguments: [
      ("2019-03-31", "2020-03-30", .substandard, .underOneYear),
      ("2019-03-31", "2020-03-31", .doubtful, .oneToTwoYears),
      ("2019-03-31", "2021-03-30", .doubtful, .oneToTwoYears),
      ("2019-03-31", "2021-03-31", .loss, .twoYearsOrMore),
      // One calendar year after a leap day is 28 February.
      ("2020-02-29", "2021-02-27", .substandard, .underOneYear),
      ("2020-02-29", "2021-02-28", .doubtful, .oneToTwoYears),
      ("2020-02-29", "2022-02-27", .doubtful, .oneToTwoYears),
      ("2020-02-29", "2022-02-28", .loss, .twoYearsOrMore),
    ] as [(String, String, GuaranteeClass, NonPerforming.Age)])
  func `a compensation balance grows old by calendar years`(
    first: String, day: String, expected: GuaranteeClass, age: NonPerforming.Age
  ) throws {
    let guarantee = try compensated(on: Sample.day(first))
    let day = try Sample.day(day)
    #expect(try classes([guarantee], on: day) == ["D1": expected])
    let lines = try OpenGuarantee.all([guarantee], on: day, under: Charter.NonPerforming())
    let found = try NonPerforming(lines, on: day)
    #expect(try found.compensationBalanceByAge() == [age: Money(fen: 1_00)])
  }

  @Test func `an open compensation balance spoils the obligor's other loans`() throws {
    let paid = try compensated(on: Sample.day("2019-03-31"))
    let other = try Sample.guarantee("D2", 2_00, due: "2030-01-01")
    let day = try Sample.day("2020-03-31")
    #expect(try classes([paid, other], on: day) == ["D1": .doubtful, "D2": .doubtful])
    #expect(
      try classes([paid, other], on: day, contagion: false) == ["D1": .doubtful, "D2": .normal])
    let lines = try OpenGuarantee.all([paid, other], on: day, under: Charter.NonPerforming())
    let found = try NonPerforming(lines, on: day)
    #expect(try found.total.exposure == Money(fen: 3_00))
    #expect(try found.total.ratio == Ratio(1, over: 1))
  }

  @Test func `what is settled counts nowhere`() throws {
    var repaid = try Sample.guarantee("D1", 1_00)
    repaid.repaid = Money(fen: 1_00)
    repaid.repaidShare = Money(fen: 1_00)
    repaid.manualClass = .loss
    let other = try Sample.guarantee("D2", 1_00, due: "2030-01-01")
    #expect(try classes([repaid, other], on: Sample.day("2020-06-30")) == ["D2": .normal])
    let nothing = try NonPerforming([], on: Sample.day("2020-06-30"))
    #expect(try nothing.total.ratio == nil)
  }
}

extension OpenGuarantee {
  /// The same of guarantees that stand in no book.
  fileprivate static func all(
    _ guarantees: [Guarantee], on day: Day, under rules: Charter.NonPerforming
  ) throws -> [OpenGuarantee] {
    try all(guarantees.map { try OpenState($0) }, on: day, under: rules)
  }
}
