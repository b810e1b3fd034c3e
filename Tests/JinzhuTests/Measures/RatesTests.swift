import Testing

@testable import Jinzhu

struct RatesTests {
  @Test func `a year without releases has no compensation or loss rate`() throws {
    var flow = Flow()
    flow.issued = Money(fen: 100_00)
    flow.issuedShare = Money(fen: 100_00)
    flow.writtenOff = Money(fen: 5_00)
    flow.recovered = Money(fen: 1_00)
    let rates = YearRates(flow, opening: Money(fen: 10_00))
    #expect(try rates.compensation == nil)
    #expect(try rates.compensationWithInterest == nil)
    #expect(try rates.loss == nil)
    #expect(try rates.lossNet == nil)
    #expect(try rates.recovery == Ratio(1, over: 10))
  }

  @Test func `rates go by the fund's own part of what was released`() throws {
    var flow = Flow()
    flow.repaidShare = Money(fen: 60_00)
    flow.releasedShare = Money(fen: 20_00)
    flow.compensatedShare = Money(fen: 20_00)
    flow.interestShare = Money(fen: 5_00)
    flow.recovered = Money(fen: 10_00)
    flow.writtenOff = Money(fen: 8_00)
    flow.restored = Money(fen: 3_00)
    let rates = YearRates(flow, opening: Money(fen: 15_00))
    #expect(try rates.compensation == Ratio(20, over: 100))
    #expect(try rates.compensationWithInterest == Ratio(25, over: 100))
    #expect(try rates.recovery == Ratio(10, over: 40))
    #expect(try rates.loss == Ratio(8, over: 100))
    #expect(try rates.lossNet == Ratio(5, over: 100))
  }

  @Test func `nothing paid and nothing open gives no recovery rate`() throws {
    #expect(try YearRates(Flow(), opening: .zero).recovery == nil)
  }

  @Test func `a guarantee ends the way its balance went to zero, and a reversal takes it back`()
    throws
  {
    let issued = try Sample.guarantee("D1", 10_00)
    var half = issued
    half.repaid = Money(fen: 4_00)
    half.repaidShare = Money(fen: 4_00)
    var paid = half
    paid.compensated = Money(fen: 6_00)
    paid.compensatedShare = Money(fen: 6_00)
    let partial = try Flow(from: issued, to: half)
    #expect(partial.endedByRepayment == 0)
    #expect(partial.inForceCount == 0)
    #expect(try partial.balance == Money(fen: -4_00))
    let last = try Flow(from: half, to: paid)
    #expect(last.endedByCompensation == 1)
    #expect(last.endedByRepayment == 0)
    #expect(last.inForceCount == -1)
    let back = try Flow(from: paid, to: half)
    #expect(back.endedByCompensation == -1)
    #expect(back.inForceCount == 1)
    #expect(try Flow(from: nil, to: issued).inForceCount == 1)
    #expect(try Flow(from: issued, to: nil).inForceCount == -1)
  }
}
