@testable import Jinzhu

/// Small pieces of a fund, made without a book.
enum Sample {
  static func day(_ text: String) throws -> Day { try Day(parsing: text) }

  /// A guarantee of 100 % for M01 at B01, 2019-01-01 to 2020-01-01, with the principal in fen.
  static func guarantee(
    _ code: String, _ fen: Int64, obligor: String = "M01", coverage: Rate = .one,
    due: String = "2020-01-01"
  ) throws -> Guarantee {
    Guarantee(
      code: ID(code), borrower: ID(obligor), bank: ID("B01"), principal: Money(fen: fen),
      issued: try day("2019-01-01"), start: try day("2019-01-01"), due: try day(due),
      coverage: coverage, feeRate: .zero)
  }

  /// Members of given sizes, known from 2000 on.
  static func roster(
    _ sizes: [String: PartyFacts.Size?], on day: Day
  ) throws -> Roster {
    let added = try Sample.day("2000-01-01")
    let parties = sizes.map { code, size in
      Party(
        code: ID(code),
        changes: [
          PartyChange(
            event: 2, day: added,
            what: .added(PartyFacts(name: code, role: .member, size: size)))
        ])
    }
    return Roster(
      of: Dictionary(uniqueKeysWithValues: parties.map { ($0.code, $0) }), on: day)
  }

  /// Leverage of some guarantees over net assets in fen.
  static func leverage(
    _ guarantees: [Guarantee], sizes: [String: PartyFacts.Size?], netAssets: Int64,
    charter: Charter = Charter(fund: "x")
  ) throws -> Leverage {
    let day = try day("2019-06-30")
    let roster = try roster(sizes, on: day)
    let portfolio = try Portfolio(
      guarantees: guarantees, weights: charter.weights, facts: roster.facts)
    return try Leverage(
      portfolio, netAssets: Money(fen: netAssets), charter: charter, roster: roster)
  }
}
