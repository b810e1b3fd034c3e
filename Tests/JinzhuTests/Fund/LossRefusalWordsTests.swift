import Testing

@testable import Jinzhu

/// What a refusal of this chapter says: the rule, the figures on both sides, what to do.
struct LossRefusalWordsTests {
  private let code = ID<Guarantee>("D1")

  @Test func `recourse`() throws {
    let refusal = Refusal.recourse(
      .aboveReguaranteeShare(
        code, asked: Money(fen: 16_201), share: .percent(20), paid: Money(fen: 81_002),
        claimed: Money(fen: 5_000), room: Money(fen: 11_200)))
    #expect(
      refusal.words.en
        == "claims on the re-guarantor of `D1` pass the agreed share: 20% of 810.02 paid, "
        + "50.00 claimed so far, 162.01 now; at most 112.00")
    #expect(
      refusal.words.zh == "担保合同“D1”的再担保索赔超过约定份额：20% × 已代偿 810.02，已索赔 50.00，"
        + "本次 162.01；最多 112.00")
    #expect(
      Refusal.recourse(.stillHeld(code, .customerDeposit, Money(fen: 1_234_56))).words.en
        == "guarantee `D1` still holds 1,234.56 of customerDeposit; record deposit.apply before "
        + "the write-off")
    #expect(
      Refusal.recourse(.stillHeld(code, .foreclosedAsset, Money(fen: 1_234_56))).words.zh
        == "担保合同“D1”还有抵债资产 1,234.56；请先用 asset.sell 处理，再核销")
  }

  @Test func `periods`() throws {
    #expect(
      Refusal.period(.earlierYearOpen(.year(2019), before: .year(2018))).words.en
        == "2019 cannot be closed while 2018, the year before, is open with events; "
        + "close 2018 first")
    #expect(
      Refusal.period(.notNewest(.month(year: 2018, month: 3), newest: .year(2018))).words.zh
        == "2018-03 之后还有已结账期间 2018；请先 period.reopen 2018")
  }

  @Test func `distributions`() throws {
    #expect(
      Refusal.distribution(
        .aboveEarnings(
          asked: Money(fen: 800_01), earnings: Money(fen: 800_00), carried: Money(fen: 15_00),
          room: Money(fen: 785_00))
      ).words.en
        == "the dividend of 800.01 is above what may be distributed: retained earnings 800.00 less "
        + "15.00 that members carry; at most 785.00")
  }

  @Test func `every one of them speaks both languages`() throws {
    let day = try Day(parsing: "2018-02-01")
    let (year, month) = (Period.year(2018), Period.month(year: 2018, month: 3))
    let member = ID<Party>("M1")
    let refusals: [Refusal] = [
      .recourse(.neverCompensated(code)), .recourse(.noGroup(member, on: day)),
      .recourse(.sameObligor(code, member)), .recourse(.nothingToAssume(code)),
      .period(.notMonthOrYear(.quarter(year: 2018, quarter: 1))),
      .period(.alreadyClosed(month, within: year)), .period(.notClosed(month)),
      .period(.laterYearClosed(year, after: .year(2019))), .period(.restedOn(year, by: [])),
      .distribution(
        .leverage(
          leaving: Money(fen: 1), weighted: Money(fen: 2), netAssets: Money(fen: 3), limit: 10,
          room: .zero)),
      .distribution(.noClosedYear(before: day)), .distribution(.noMembers(on: day)),
    ]
    for refusal in refusals {
      #expect(refusal.words.zh.contains("；"), "\(refusal)")
      #expect(refusal.words.en.contains(";") || refusal.words.en.contains(", so"), "\(refusal)")
      #expect(refusal.words.en.unicodeScalars.allSatisfy { $0.value < 0x2E80 }, "\(refusal)")
    }
  }
}
