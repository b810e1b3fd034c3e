@testable import Jinzhu

extension Audit {
  /// A member may take out what the report on leaving says he may, and not a fen more.
  mutating func exits(on day: Day) throws {
    let charter = try books.charter(on: day)
    for (member, _) in try books.partyBalances(.paidInCapital, on: day) {
      let terms = try ExitTerms(of: member, in: books, under: charter, on: day)
      let payable = try terms.payable(under: charter)
      let who = "\(member) on \(day)"
      expect(!payable.isNegative && payable <= terms.capital, "\(who) may take out \(payable)")
      if payable.isPositive {
        let refused = try refusal(member, payable, on: day)
        expect(refused == nil, "\(who) may not take out \(payable): \(refused?.words.en ?? "")")
      }
      let refused = try refusal(member, payable + Money(fen: 1), on: day)
      expect(refused != nil, "\(who) may take out more than \(payable)")
    }
  }

  /// Why a withdrawal is refused; `nil` where it would pass. Nothing is recorded.
  private func refusal(_ member: ID<Party>, _ amount: Money, on day: Day) throws -> Refusal? {
    let fields = Fields([("member", .party(member)), ("amount", .money(amount))])
    let submission = Submission(kind: .capitalWithdraw, date: day, fields: fields)
    var draft = try Draft(
      books: books, submission: submission, day: day, number: Int64(journal.lines.count + 1))
    do {
      try CapitalWithdraw(fields).book(into: &draft)
      return nil
    } catch let refusal as Refusal {
      return refusal
    }
  }
}
