@testable import Jinzhu

extension Audit {
  /// What measures read of an open guarantee is what they would ask of the whole one.
  mutating func openStates(on day: Day) throws {
    let open = try archive.openGuarantees(asOf: day)
    let found = try archive.openStates(asOf: day)
    expect(found.map(\.code), is: open.map(\.code), "what is open on \(day)")
    for (state, guarantee) in zip(found, open) {
      let wanted = try OpenState(guarantee)
      let who = "\(guarantee.code) on \(day)"
      expect(
        [state.borrower, state.obligor, state.bank],
        is: [wanted.borrower, wanted.obligor, wanted.bank], "\(who): parties")
      expect(
        [
          state.issued, state.start, state.due, state.overdueSince, state.extendedOverdue,
          state.firstCompensated,
        ],
        is: [
          wanted.issued, wanted.start, wanted.due, wanted.overdueSince, wanted.extendedOverdue,
          wanted.firstCompensated,
        ], "\(who): days")
      expect(state.manualClass, is: wanted.manualClass, "\(who): class set by hand")
      expect(
        [
          state.principal, state.balance, state.ownShare, state.compensationReceivable,
          state.jointReceivable,
        ],
        is: [
          guarantee.principal, try guarantee.balance, try guarantee.ownShare,
          try guarantee.compensationReceivable, try guarantee.jointReceivable,
        ],
        "\(who): amounts")
    }
  }
}
