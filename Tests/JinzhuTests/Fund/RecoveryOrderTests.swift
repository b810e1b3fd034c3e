import Testing

@testable import Jinzhu

/// One guarantee with every creditor of domain §5.3, in whole yuan:
///
/// paid 1,000 = called 200 + claimed 150 + written off 140 + open CR 510. Of the calls G1 paid 60
/// and owes 40, G2 owes 100; R1 paid 140 of 150. Write-off 7 (2019): reserve 50, members A 30 and
/// B 20, income 20. Write-off 9 (2020): surplus 10, members A 6 and B 4.
struct RecoveryOrderTests {
  private func yuan(_ yuan: Int64) -> Money { Money(fen: yuan * 100) }

  private func guarantee() throws -> Guarantee {
    let day = try Day(parsing: "2018-01-01")
    var guarantee = Guarantee(
      code: ID("D1"), borrower: ID("M1"), bank: ID("B1"), principal: yuan(1_000), issued: day,
      start: day, due: try Day(parsing: "2019-01-01"), coverage: .one, feeRate: .zero)
    (guarantee.compensated, guarantee.compensatedShare) = (yuan(1_000), yuan(1_000))
    guarantee[callOn: ID("G1")].called = yuan(100)
    guarantee[callOn: ID("G1")].paid = yuan(60)
    guarantee[callOn: ID("G2")].called = yuan(100)
    guarantee[claimOn: ID("R1")].claimed = yuan(150)
    guarantee[claimOn: ID("R1")].received = yuan(140)
    func members(_ a: Int64, _ b: Int64) -> LayerLoss {
      LayerLoss(
        layer: .members, amount: yuan(a + b),
        members: [
          MemberLoss(member: ID("A"), amount: yuan(a)),
          MemberLoss(member: ID("B"), amount: yuan(b)),
        ])
    }
    guarantee.writeOffs = [
      WriteOff(
        event: 7, day: try Day(parsing: "2019-06-01"),
        layers: [
          LayerLoss(layer: .compensationReserve, amount: yuan(50)), members(30, 20),
          LayerLoss(layer: .income, amount: yuan(20)),
        ]),
      WriteOff(
        event: 9, day: try Day(parsing: "2020-06-01"),
        layers: [LayerLoss(layer: .surplusReserve, amount: yuan(10)), members(6, 4)]),
    ]
    return guarantee
  }

  /// What is credited, in words: account, whose, whole yuan.
  private func credits(_ amount: Int64) throws -> [String] {
    let order = try RecoveryOrder(of: yuan(amount), for: guarantee())
    #expect(try Money.sum(order.credits.map(\.amount)) == yuan(amount))
    return order.credits.map {
      "\($0.sub.account.rawValue) \($0.sub.party?.text ?? "-") \($0.amount.fen / 100)"
    }
  }

  @Test func `the compensation receivable comes first, up to its last fen`() throws {
    #expect(try guarantee().compensationReceivable == yuan(510))
    #expect(try credits(510) == ["compensationReceivable - 510"])
  }

  @Test func `then open joint calls, each in proportion`() throws {
    // 70 of 140 open: half of 40 and half of 100.
    #expect(
      try credits(580) == [
        "compensationReceivable - 510", "jointReceivable G1 20", "jointReceivable G2 50",
      ])
    let order = try RecoveryOrder(of: yuan(580), for: guarantee())
    #expect(try order.guarantee.jointReceivable == yuan(70))
    #expect(order.guarantee[callOn: ID("G1")].settled == yuan(20))
  }

  @Test func `then those who paid in cash, in proportion to what they have not had back`() throws {
    // 100 over 60:140.
    #expect(
      try credits(750).suffix(2) == ["returnPayable G1 30", "returnPayable R1 70"])
  }

  @Test func `who has had part of it back counts with the rest`() throws {
    var state = try guarantee()
    state[callOn: ID("G1")].returned = yuan(40)
    // 20 and 140 left: 16 is one tenth of both.
    let order = try RecoveryOrder(of: yuan(666), for: state)
    #expect(order.credits.suffix(2).map(\.amount) == [yuan(2), yuan(14)])
  }

  @Test func `then write-offs, the latest first and its last layer first`() throws {
    #expect(
      try credits(855).suffix(2) == ["memberRiskShare A 3", "memberRiskShare B 2"])
    #expect(
      try credits(865).suffix(3) == [
        "memberRiskShare A 6", "memberRiskShare B 4", "surplusReserve - 5",
      ])
    // The income layer of the first write-off is passed over.
    #expect(
      try credits(880).suffix(3) == [
        "surplusReserve - 10", "memberRiskShare A 6", "memberRiskShare B 4",
      ])
    #expect(try credits(925).suffix(1) == ["compensationReserve - 5"])
  }

  @Test func `what is left is income`() throws {
    // 510 + 140 + 200 + 20 + 100 = 970 to all the others.
    #expect(try credits(970).suffix(1) == ["compensationReserve - 50"])
    #expect(try credits(971).suffix(1) == ["recoveryIncome - 1"])
    let order = try RecoveryOrder(of: yuan(971), for: guarantee())
    #expect(order.guarantee.recoveryIncome == yuan(1))
    #expect(order.guarantee.recoveredInAll == yuan(971))
    #expect(try order.guarantee.restored == yuan(120))
  }

  @Test func `members' burdens fall under the year of each write-off`() throws {
    let order = try RecoveryOrder(of: yuan(885), for: guarantee())
    #expect(order.burdens.map(\.year) == [2020, 2020, 2019, 2019])
    #expect(order.burdens.map(\.writeOff) == [9, 9, 7, 7])
    #expect(order.burdens.map(\.amount.fen) == [-600, -400, -900, -600])
  }

  @Test func `a second recovery goes on where the first one stopped`() throws {
    let first = try RecoveryOrder(of: yuan(855), for: guarantee())
    let second = try RecoveryOrder(of: yuan(20), for: first.guarantee)
    #expect(
      second.credits.map(\.amount) == [yuan(3), yuan(2), yuan(10), yuan(3), yuan(2)])
    #expect(second.guarantee.writeOffs[1].layers[1].restored == yuan(10))
  }

  @Test func `members get back in proportion to what each still bears`() throws {
    var state = try guarantee()
    // A has had 4 of his 6 back: 2 and 4 are left, and 3 is half of both together.
    state.writeOffs[1].layers[1].restored = yuan(4)
    state.writeOffs[1].layers[1].members[0].restored = yuan(4)
    let order = try RecoveryOrder(of: yuan(853), for: state)
    #expect(order.credits.suffix(2).map(\.amount) == [yuan(1), yuan(2)])
  }
}
