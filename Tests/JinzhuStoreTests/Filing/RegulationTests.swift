@testable internal import Jinzhu
internal import Testing

/// The supervisor's rules by their days.
struct RegulationTests {
  private func rules(_ day: String, _ change: (inout Charter) -> Void = { _ in }) throws
    -> Regulation
  {
    var charter = Charter(fund: "金猪")
    change(&charter)
    return Regulation(on: try Day(parsing: day), under: charter)
  }

  @Test func `the least capital rose`() throws {
    #expect(try rules("2009-12-31").minimumCapital == nil)
    #expect(try rules("2010-03-07").minimumCapital == nil)
    #expect(try rules("2010-03-08").minimumCapital?.value == Money(fen: 5_000_000_00))
    #expect(try rules("2017-09-30").minimumCapital?.value == Money(fen: 5_000_000_00))
    #expect(try rules("2017-10-01").minimumCapital?.value == Money(fen: 20_000_000_00))
    let set = try rules("2012-01-01") { $0.filing.minimumCapital2010 = Money(fen: 1_000_000_000) }
    #expect(set.minimumCapital?.value == Money(fen: 1_000_000_000))
    #expect(set.minimumCapital?.setting == "filing.minimumCapital2010")
  }

  @Test func `leverage was measured on capital, and knows a higher limit since 2017`() throws {
    #expect(try rules("2009-06-30").leverage?.value.base == .paidInCapital)
    #expect(try rules("2017-09-30").leverage?.value.focusLimit == nil)
    #expect(try rules("2017-10-01").leverage?.value.focusLimit == 15)
    #expect(try rules("2017-10-01").leverage?.value.limit == 10)
  }

  @Test func `one customer and his circle`() throws {
    #expect(try rules("2009-06-30").concentration?.value.related == nil)
    #expect(try rules("2010-03-08").concentration?.value.related == .percent(15))
    #expect(try rules("2010-03-07").concentration?.value.base == .paidInCapital)
  }

  @Test func `every yuan counted alike before the second of April 2018`() throws {
    #expect(try rules("2018-04-01").weights.value.farmer == .one)
    #expect(try rules("2018-04-02").weights.value.farmer == .percent(75))
    #expect(try rules("2018-04-01").assets == nil)
    #expect(try rules("2018-04-02").assets?.value.gradeIandIIFloor == .percent(70))
    #expect(try rules("2018-04-01").investment?.value == .some(.percent(20)))
    #expect(try rules("2018-04-02").investment?.value == .some(nil))
  }

  @Test func `no rule binds an exempt mutual body, yet forms and weights have their day`() throws {
    let exempt = try rules("2020-01-01") { $0.regime = .mutual }
    #expect(!exempt.isBinding)
    #expect(exempt.minimumCapital == nil && exempt.leverage == nil && exempt.reserves == nil)
    #expect(exempt.concentration == nil && exempt.assets == nil && exempt.investment == nil)
    #expect(exempt.forms.value == .g2018)
    #expect(exempt.weights.value.small == .percent(75))
  }

  @Test func `what the charter says of the forms is kept, and what it does not say is not`() throws
  {
    let plain = Charter(fund: "金猪")
    guard case .record(let keys) = plain.tree, case .record(let whole) = plain.wholeTree else {
      Issue.record("a charter is a record")
      return
    }
    #expect(!keys.map(\.key).contains("filing") && !keys.map(\.key).contains("company"))
    #expect(whole.map(\.key).contains("filing") && whole.map(\.key).contains("company"))
    var charter = plain
    charter.company.staff = 0
    charter.company.licence = "赣0000001"
    charter.filing.provisions = .two
    charter.filing.newFormsFrom = try Day(parsing: "2021-01-01")
    #expect(try Charter(charter.tree) == charter)
    #expect(try Charter(charter.wholeTree) == charter)
    #expect(try Charter(plain.wholeTree) == plain)
  }
}
