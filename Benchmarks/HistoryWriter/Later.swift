import Jinzhu
import JinzhuHistories

/// Events of everyday, each of which may be recorded alone after a history: small loans of members
/// that are issued, paid for, secured and repaid in part.
struct Later {
  private let known: Known
  private let day: Day

  init(_ known: Known, on day: Day) { (self.known, self.day) = (known, day) }

  /// The events of so many guarantees, by guarantee.
  func guarantees(_ count: Int) -> [[Proposal]] {
    (1...count).map { number in
      let code = ("guarantee", "L-\(number)")
      let due = Day(year: day.year + 1, month: 12, day: 31) ?? day
      return [
        Proposal(
          .guaranteeIssue, day,
          [
            code, ("borrower", "M\(number)"), ("bank", "B\(number % 6 + 1)"),
            ("principal", "20000.00"), ("due", due.description), ("override", "股东会决议"),
          ]),
        Proposal(.feeReceive, day, [code, ("amount", "20.00")]),
        Proposal(.depositReceive, day, [code, ("amount", "500.00")]),
        Proposal(.loanRepay, day, [code, ("amount", "1500.50")]),
      ]
    }
  }
}
