import Testing

@testable import Jinzhu

/// What refusals of issues, parties, guarantees and reversals say: the rule, the figures on both
/// sides, what to do.
struct RuleRefusalWordsTests {
  private let code = ID<Guarantee>("D1")
  private let member = ID<Party>("M1")
  private let bank = ID<Party>("B1")

  private func yuan(_ text: String) throws -> Money { try Money(parsing: text) }

  @Test func `limits of the charter`() throws {
    #expect(
      Refusal.leverage(
        weighted: try yuan("40000000.01"), netAssets: try yuan("2000万"), limit: 2,
        room: try yuan("1234.5")
      ).words.en
        == "leverage (limits.leverage): weighted liability 40,000,000.01 is above 2 × net assets "
        + "20,000,000.00; this loan may be 1,234.50 at most")
    #expect(
      Refusal.customerLimit(
        member, weighted: try yuan("2000000.01"), netAssets: try yuan("2000万"),
        limit: .percent(10), room: try yuan("200万")
      ).words.zh
        == "单户集中度超限（章程 limits.customer）：“M1”责任余额 2,000,000.01 ＞ 10% × 净资产 "
        + "20,000,000.00；这笔贷款最多 2,000,000.00")
    #expect(
      Refusal.bankMargin(
        bank, required: try yuan("100000"), placed: try yuan("99999.99"), rate: .percent(10),
        short: try yuan("0.01")
      ).words.en
        == "the bank's margin: `B1` requires 10% of own share, 100,000.00, 99,999.99 is placed; "
        + "place 0.01 more first (margin.place)")
    #expect(
      Refusal.minimumCapital(
        capital: try yuan("19499999.99"), minimum: try yuan("1950万"), room: try yuan("50万")
      ).words.en
        == "minimum capital (limits.minimumCapital): paid-in capital would be 19,499,999.99, the "
        + "minimum is 19,500,000.00; at most 500,000.00 may leave")
  }

  @Test func `conduct`() throws {
    #expect(
      Refusal.inDefault(member, because: .overdue(code, days: 9)).words.en
        == "`M1` is in default: guarantee `D1` is 9 days overdue; no new guarantee until cured, or "
        + "give an override")
    #expect(
      Refusal.otherTrade(member, trade: nil, required: "生猪养殖").words.zh
        == "“M1”的行业是“未登记”，章程要求“生猪养殖”（eligibility.trade）；请检查登记，或注明 override")
  }

  @Test func `order`() throws {
    let (early, late) = (try Day(parsing: "2018-02-01"), try Day(parsing: "2018-03-01"))
    func words(_ kind: EventKind) -> String {
      Refusal.beforeLatest(code, day: early, latest: 17, kind: kind, on: late).words.en
    }
    #expect(
      words(.loanRepay)
        == "guarantee `D1` has event 17 (loan.repay) on 2018-03-01, later than 2018-02-01; reverse "
        + "that first, or use 2018-03-01 or later")
    // A reversal is not reversed, so nobody is told to.
    #expect(
      words(.eventReverse)
        == "guarantee `D1` has event 17 (event.reverse) on 2018-03-01, later than 2018-02-01; use "
        + "2018-03-01 or later")
  }

  @Test func `reversals`() throws {
    func mention(_ number: Int64, _ kind: EventKind) throws -> EventMention {
      EventMention(number: number, kind: kind, day: try Day(parsing: "2018-03-01"))
    }
    let rested = Refusal.correction(
      .restedOn(
        try mention(14, .guaranteeIssue),
        by: [try mention(15, .loanRepay), try mention(16, .feeReceive)]))
    #expect(
      rested.words.en
        == "later events rest on event 14 (guarantee.issue, 2018-03-01): event 15 (loan.repay, "
        + "2018-03-01), event 16 (fee.receive, 2018-03-01); reverse them first, the last one first")
    #expect(
      rested.words.zh
        == "第 14 号（承保，2018-03-01）之后的事项以其为依据：第 15 号（归还贷款，2018-03-01）、"
        + "第 16 号（收取担保费，2018-03-01）；请先从最后一项起逐项冲销")
    #expect(
      Refusal.correction(.takenBackBy(.periodReopen, try mention(20, .periodClose))).words.zh
        == "第 20 号（结账，2018-03-01）不能用 event.reverse 冲销；请用 period.reopen（反结账）")
  }

  @Test func `every one of them speaks both languages`() throws {
    let day = try Day(parsing: "2018-02-01")
    let refusals: [Refusal] = [
      .dayAfter(field: "since", day, notAfter: day), .party(.farmerWithoutSponsor(member)),
      .party(.sponsorOfNoFarmer(member, .bank)), .party(.namesItself(member, field: "related")),
      .party(.nothingChanges(member)), .party(.notSanctioned(member, on: day)),
      .party(.openCompensation(.zero)), .party(.carriesLoss(member, .zero)),
      .party(.standsFor(member, code, .obligor)), .party(.standsFor(member, code, .sponsor)),
      .party(.standsFor(member, code, .groupMember)),
      .guarantee(.classNotWorse(code, .normal, automatic: .loss)),
      .guarantee(.noManualClass(code)), .guarantee(.notOverdue(code, on: day)),
      .guarantee(.countsFromLater(code, day, day)), .guarantee(.pastDue(code, due: day)),
      .correction(.isReversal(3)), .correction(.alreadyReversed(3, by: 4)),
      .correction(.firstCharter(1)), .correction(.ambiguous("10", ref: 14)), .notMember(member),
      .controller(member), .sanctioned(member, reason: "挪用"), .unknownEvent("9"),
      .accountNotFree(.feeIncome), .nothingHeld(.loanBalance, code),
    ]
    for refusal in refusals {
      let words = refusal.words
      #expect(words.zh != words.en)
      #expect(words.zh.unicodeScalars.contains { $0.value > 0x4E00 })
      #expect(words.en.unicodeScalars.allSatisfy { $0.isASCII || $0 == "挪" || $0 == "用" })
    }
  }
}
