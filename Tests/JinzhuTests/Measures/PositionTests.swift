import Testing

@testable import Jinzhu

struct PositionTests {
  /// Totals in fen, debit positive; risk balances of members.
  private func position(
    _ totals: [Account: Int64], risk: [(String, Int64)] = []
  ) -> Position {
    Position(
      totals: totals.mapValues { Money(fen: $0) },
      risk: risk.map { (ID($0.0), Money(fen: $0.1)) })
  }

  @Test func `assets fall into grades, and the compensation balance leaves the denominator`() throws
  {
    // Assets 100: grade I 40 + 10, II 15 (20 less 5 of depreciation), III 5 (8 less 3 of
    // allowance), no grade 30, of which 20 are the compensation balance.
    let tests = try AssetTests(
      position([
        .cash: 40, .marginAtBank: 10, .fixedAsset: 20, .accumulatedDepreciation: -5,
        .otherReceivable: 8, .badDebtAllowance: -3, .compensationReceivable: 15,
        .jointReceivable: 5, .foreclosedAsset: 10, .unearnedReserve: -4,
        .compensationReserve: -6, .customerDeposit: -10, .paidInCapital: -80,
      ]))
    #expect(tests.assets == Money(fen: 100))
    #expect(tests.base == Money(fen: 80))
    #expect(tests.gradeI == Ratio(50, over: 80))
    #expect(try tests.gradeIandII == Ratio(65, over: 80))
    #expect(tests.gradeIII == Ratio(5, over: 80))
    // Net assets 100 − 20 = 80, and the two reserves 10.
    #expect(tests.capitalToAssets == Ratio(90, over: 100))
  }

  @Test func `an empty fund has no asset tests`() throws {
    let tests = try AssetTests(position([:]))
    #expect(tests.capitalToAssets == nil)
    #expect(tests.gradeI == nil)
    #expect(try tests.gradeIandII == nil)
    #expect(tests.gradeIII == nil)
  }

  @Test func `a member's credit is a liability, outside net assets and outside his equity`() throws
  {
    // A owes 30, B is owed 5: the account stands at 25. Assets 1,000, no other liability.
    let position = position(
      [.cash: 1_000, .memberRiskShare: 25, .paidInCapital: -600, .retainedEarnings: -425],
      risk: [("A", 30), ("B", -5)])
    #expect(try position.netAssets == Money(fen: 995))
    // To share: 995 − 600 + 30 = 425 over 1 : 2, that is 141.67 and 283.33.
    let members = try MemberEquity.all(
      [ID("C")], capital: [ID("A"): Money(fen: 200), ID("B"): Money(fen: 400)],
      position: position)
    #expect(members.map(\.member.text) == ["A", "B", "C"])
    #expect(members.map(\.shareOfReservesAndResult.fen) == [142, 283, 0])
    #expect(members.map(\.lossesCarried.fen) == [30, 0, 0])
    #expect(members.map(\.owedToMember.fen) == [0, 5, 0])
    #expect(try members.map { try $0.equity.fen } == [312, 683, 0])
    #expect(312 + 683 == 995)
  }

  @Test func `a former member who still carries a loss is listed and adds up`() throws {
    // A left without capital and owes 40. To share: 100 − 100 + 40 = 40, all of it B's.
    let position = position(
      [.cash: 100, .memberRiskShare: 40, .paidInCapital: -100, .retainedEarnings: -40],
      risk: [("A", 40)])
    let members = try MemberEquity.all(
      [ID("B")], capital: [ID("B"): Money(fen: 100)], position: position)
    #expect(try members.map { try $0.equity.fen } == [-40, 140])
  }

  @Test func `a deficit is shared like a surplus`() throws {
    // Net assets 97 over capital 100: −3 over 1 : 1, the odd fen to the lower code.
    let position = position([.cash: 97, .paidInCapital: -100, .retainedEarnings: 3])
    let members = try MemberEquity.all(
      [], capital: [ID("A"): Money(fen: 50), ID("B"): Money(fen: 50)], position: position)
    #expect(members.map(\.shareOfReservesAndResult.fen) == [-2, -1])
  }
}
