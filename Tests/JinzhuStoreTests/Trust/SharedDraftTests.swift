internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// Drafts of several events that go together, and several drafts of one event.
struct SharedDraftTests {
  /// The first payment of 1,000.00 was meant to be 1,200.00: event 3 in red, and again.
  private static func correction(of number: Int64, amount: String) -> String {
    #"[{"kind":"event.reverse","date":"2018-01-06","event":"\#(number)","reason":"x"},"#
      + #"{"kind":"capital.pay","date":"2018-01-06","member":"M01","amount":"\#(amount)"}]"#
  }

  @Test func `a draft of several events is booked whole, in its order, or not at all`() throws {
    let office = try Office()
    try office.book.record("capital.pay", "2018-01-05", ["member": "M01", "amount": "1000"])
    try office.record(
      "draft.submit", ["event": Self.correction(of: 3, amount: "1200"), "by": "陈会计"])
    try office.record("draft.submit", ["event": Self.correction(of: 3, amount: "7"), "by": "实习生"])
    try office.book.archive { archive in
      let waiting = try SubmittedDraft.waiting(archive, asOf: .latest)
      #expect(
        waiting.map { $0.drafted.map(\.kind) } == [
          [.eventReverse, .capitalPay], [.eventReverse, .capitalPay],
        ])
      #expect(try waiting[0].largestAmount == yuan("1200"))
    }
    // The second of two is held to what was drafted like the first.
    let expected = Refusal.approval(.bookNext(approval: 6, draft: 4))
    #expect(try office.approve(4, changing: 1) { $0.memo = "另记" } == expected)
    #expect(try office.approve(4, changing: 1) { $0.kind = .capitalWithdraw } != nil)
    #expect(try office.approve(4, books: false) == expected)
    #expect(try office.book.number == 5)
    #expect(try office.approve(4) == nil)
    #expect(try office.book.held(.paidInCapital, "M01") == "1200.00")
    try office.book.archive { archive in
      for number in [7, 8] as [Int64] {
        let approval = try archive.event(number).flatMap { try archive.approval(of: $0) }
        #expect(approval?.approval == 6 && approval?.draft == 4)
      }
    }
    // Event 3 has been taken back since: the other draft can no longer be booked, nor its second event.
    #expect(try office.approve(5) == .correction(.alreadyReversed(3, by: 7)))
    #expect(try office.book.held(.paidInCapital, "M01") == "1200.00")
    #expect(try office.isSound)
  }

  @Test func `of two drafts of one ref, one is approved`() throws {
    let office = try Office()
    let (first, second) = (try office.draft("5000"), try office.draft("5000"))
    #expect(try office.approve(first) == nil)
    let booked = EventMention(number: second + 2, kind: .capitalPay, day: try day("2018-01-05"))
    #expect(try office.approve(second) == .approval(.recordedSince(second, by: booked)))
    #expect(try office.book.held(.paidInCapital, "M01") == "5000.00")
  }

  @Test func `a list of drafted events has at least one, and each is an event`() throws {
    let office = try Office()
    let pay = #"{"kind":"capital.pay","date":"2018-01-05","member":"M01","amount":"5000"}"#
    for list in ["[]", "[[\(pay)]]", "[\(pay), 5]"] {
      #expect(throws: Complaints.self) {
        try office.record("draft.submit", ["event": list, "by": "陈会计"])
      }
    }
    // One in a list is written as one.
    try office.record("draft.submit", ["event": "[\(pay)]", "by": "陈会计"])
    try office.book.archive { archive in
      let event = try #require(try archive.event(3))
      #expect(
        event.submission.fields["event"]?.tree.text
          == #"{"amount":"5000.00","date":"2018-01-05","kind":"capital.pay","member":"M01"}"#)
    }
  }
}
