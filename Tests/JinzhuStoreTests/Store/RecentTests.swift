import Jinzhu
import Testing

@testable import JinzhuStore

/// What is read back before it is written is what was written.
struct RecentTests {
  @Test func `an event that leaves two guarantees in a state answers for neither of the other`()
    throws
  {
    var recent = Recent(after: 1, keeping: 40)
    recent.keep(try left("D1", by: 5))
    recent.keep(try left("D2", by: 5))
    #expect(recent.state(ID("D1"), leftBy: 5) == nil)
    #expect(recent.state(ID("D2"), leftBy: 5)?.guarantee.code == ID("D2"))
    #expect(recent.marks(of: ID("D1")) == [5])
    #expect(recent.marks(of: ID("D3")) == [])
    #expect(Recent(after: 2, keeping: 40).marks(of: ID("D1")) == nil)
  }

  /// A guarantee as the opening of a book leaves it.
  private func left(_ code: String, by event: Int64) throws -> GuaranteeRecord {
    GuaranteeRecord(
      guarantee: Guarantee(
        code: ID(code), borrower: ID("M01"), bank: ID("B01"), principal: Money(fen: 100),
        issued: try day("2018-01-01"), start: try day("2018-01-01"), due: try day("2019-01-01"),
        coverage: .one, feeRate: .zero),
      event: event, live: event, before: 0, day: try day("2018-05-01"))
  }
}
