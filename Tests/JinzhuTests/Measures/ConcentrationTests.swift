import Testing

@testable import Jinzhu

struct ConcentrationTests {
  @Test func `customers are ranked by weighted liability, groups count together once`() throws {
    let day = try Sample.day("2019-06-30")
    let roster = try Sample.roster(["A": .large, "B": .small, "C": .large, "D": nil], on: day)
    let guarantees = try [
      Sample.guarantee("D1", 100, obligor: "A"), Sample.guarantee("D2", 120, obligor: "B"),
      Sample.guarantee("D3", 50, obligor: "C"),
    ]
    var charter = Charter(fund: "x")
    charter.limits.equityInGuarantors = Money(fen: 500)
    let portfolio = try Portfolio(
      guarantees: guarantees, weights: charter.weights, facts: roster.facts)
    // B answers for farmer E, whom D is related to: a group of three with B's liability alone.
    let parties = [("B", nil, []), ("E", "B", []), ("D", nil, ["E"])].map {
      code, sponsor, related in
      Party(
        code: ID(code),
        changes: [
          PartyChange(
            event: 2, day: day,
            what: .added(
              PartyFacts(
                name: code, role: .member, sponsor: sponsor.map { ID($0) },
                related: related.map { ID($0) })))
        ])
    }
    let found = try Concentration(
      portfolio, netAssets: Money(fen: 1_500), charter: charter, roster: roster,
      relations: Relations(parties: parties, on: day, groupIsRelated: false))
    // A 100 at the full weight, B 120 × 75 % = 90, C 50; net assets 1,000 after the deduction.
    #expect(found.customers.map(\.code.text) == ["A", "B", "C"])
    #expect(found.customers.map(\.weighted.fen) == [100, 90, 50])
    #expect(found.largestCustomer == Ratio(100, over: 1_000))
    #expect(found.circles.map { $0.members.map(\.text) } == [["B", "D", "E"]])
    #expect(found.largestRelated == Ratio(90, over: 1_000))
    #expect(found.topTenPart == Ratio(1, over: 1))
  }

  @Test func `the top ten are the ten largest loan balances of eleven`() throws {
    let day = try Sample.day("2019-06-30")
    let codes = (10...20).map { "M\($0)" }
    let guarantees = try codes.enumerated().map { index, code in
      try Sample.guarantee("D\(code)", Int64(index + 1), obligor: code)
    }
    let charter = Charter(fund: "x")
    let roster = try Sample.roster([:], on: day)
    let portfolio = try Portfolio(
      guarantees: guarantees, weights: charter.weights, facts: roster.facts)
    let found = try Concentration(
      portfolio, netAssets: .zero, charter: charter, roster: roster,
      relations: Relations(parties: [Party](), on: day, groupIsRelated: false))
    // 1 + … + 11 = 66, the smallest left out.
    #expect(found.topTenPart == Ratio(65, over: 66))
    #expect(found.largestCustomer == nil)
    #expect(found.largestRelated == nil)
  }
}
