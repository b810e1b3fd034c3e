internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// Four eyes: what needs approval, who may give it, and what a signature covers.
struct ApprovalTests {
  private static let pay = ["member": "M01", "amount": "1000.01"]

  @Test func `what is above the limit is drafted, what is not is recorded at once`() throws {
    let office = try Office()
    #expect(
      try office.book.refusal("capital.pay", "2018-01-05", ["member": "M01", "amount": "1000"])
        == nil)
    #expect(
      try office.book.refusal("capital.pay", "2018-01-05", Self.pay)
        == .approval(.needed(.capitalPay, amount: yuan("1000.01"), above: yuan("1000"))))
    // A reversal names no amount; a charter could end the clause.
    #expect(
      try office.book.refusal("event.reverse", "2018-01-06", ["event": "3", "reason": "x"])
        == .approval(.needed(.eventReverse, amount: nil, above: yuan("1000"))))
    #expect(
      try office.book.refusal("charter.adopt", "2030-06-30", ["charter": TestBook.charter("")])
        == .approval(.needed(.charterAdopt, amount: nil, above: yuan("1000"))))
    #expect(
      try office.book.refusal("party.update", "2018-01-06", ["party": "M01", "name": "x"]) == nil)
  }

  @Test func `where the charter names kinds, those alone need it, and a charter`() throws {
    let office = try Office(#", "kinds": ["event.reverse"]"#)
    #expect(try office.book.refusal("capital.pay", "2018-01-05", Self.pay) == nil)
    #expect(
      try office.book.refusal("event.reverse", "2018-01-06", ["event": "3", "reason": "x"]) != nil)
    #expect(
      try office.book.refusal("charter.adopt", "2030-06-30", ["charter": TestBook.charter("")])
        != nil)
  }

  @Test func `an approved draft is booked with its approval, and verifies`() throws {
    let office = try Office()
    let draft = try office.draft("5000")
    #expect(try office.book.held(.paidInCapital, "M01") == "0.00")
    #expect(try office.approve(draft) == nil)
    #expect(try office.book.held(.paidInCapital, "M01") == "5000.00")
    try office.book.archive { archive in
      let booked = try #require(try archive.event(ref: "C5000"))
      #expect(booked.number == draft + 2 && booked.submission.by == "陈会计")
      let approval = try #require(try archive.approval(of: booked))
      #expect((approval.draft, approval.approval, approval.approver) == (draft, draft + 1, "李主任"))
      #expect(try SubmittedDraft.waiting(archive, asOf: .latest).isEmpty)
    }
    #expect(try office.isSound)
    // Handed in again without approval, the same content is no news.
    #expect(
      try office.book.record(
        "capital.pay", "2018-01-05", ["member": "M01", "amount": "5000", "ref": "C5000"])
        == ["already recorded"])
  }

  @Test func `nobody approves his own draft, nor anybody whom the charter does not name`() throws {
    let office = try Office()
    let draft = try office.draft("5000")
    #expect(
      try office.approve(draft, as: "陈会计", with: office.clerk)
        == .approval(.ownDraft(draft, author: "陈会计")))
    #expect(
      try office.approve(draft, as: "王五")
        == .approval(.notApprover("王五", those: ["李主任", "陈会计"])))
    // Drafted by somebody else, the clerk may.
    let other = try office.draft("6000", by: "实习生")
    #expect(try office.approve(other, as: "陈会计", with: office.clerk) == nil)
  }

  @Test func `a signature is the approver's own, over this draft`() throws {
    let office = try Office()
    let draft = try office.draft("5000")
    let expected = Refusal.approval(.signature(draft, approver: "李主任"))
    #expect(try office.approve(draft, with: office.clerk) == expected)
    #expect(try office.approve(draft, signing: { $0[0] ^= 1 }) == expected)
    let other = try office.draft("6000")
    #expect(
      try office.approve(
        other,
        signing: { bytes in
          let text = String(decoding: bytes, as: UTF8.self).replacing(
            "\"\(other)\"", with: "\"\(draft)\"")
          bytes = Array(text.utf8)
        }) == .approval(.signature(other, approver: "李主任")))
    #expect(try office.approve(draft) == nil)
  }

  @Test func `a draft is good for so many days, by the clock of the book`() throws {
    for (instant, isGood) in [("2031-02-11T15:59:59Z", true), ("2031-02-11T16:00:00Z", false)] {
      let office = try Office()
      let draft = try office.draft("5000", at: "2031-02-01T15:59:59Z")
      let refusal = try office.approve(draft, at: instant)
      #expect((refusal == nil) == isGood, "\(instant): \(String(describing: refusal))")
      if !isGood {
        #expect(
          try refusal
            == .approval(
              .expired(draft, submitted: day("2031-02-01"), days: 10, today: day("2031-02-12"))))
      }
    }
  }

  @Test func `what was approved is booked at once, unchanged, and nothing else`() throws {
    let office = try Office()
    let draft = try office.draft("5000")
    let expected = Refusal.approval(.bookNext(approval: draft + 1, draft: draft))
    #expect(try office.approve(draft, books: false) == expected)
    for change in [
      {
        $0.fields = Fields([("member", .party(ID("M01"))), ("amount", .money(Money(fen: 500_001)))])
      },
      { $0.memo = "另记" }, { $0.date = Day.earliest }, { $0.by = "李主任" }, { $0.ref = "另" },
      { $0.kind = .capitalWithdraw },
    ] as [(inout Submission) -> Void] {
      let refusal = try office.approve(draft, change)
      #expect(refusal != nil)
    }
    #expect(
      try office.book.refusal(
        "capital.pay", "2018-01-05", Self.pay.merging(["approval": "#\(draft)"]) { $1 })
        == .approval(.noApproval(draft)))
    #expect(try office.book.number == draft)
    #expect(try office.approve(draft) == nil)
    #expect(try office.isSound)
  }

  @Test func `a draft is settled once, by approval or rejection, and neither is reversed`() throws {
    let office = try Office()
    let (first, second) = (try office.draft("5000"), try office.draft("6000"))
    #expect(
      try office.book.refusal("event.reverse", "2031-02-01", ["event": "\(first)", "reason": "x"])
        == .correction(
          .takenBackBy(
            .draftReject, EventMention(number: first, kind: .draftSubmit, day: day("2031-02-01")))))
    try office.record("draft.reject", ["draft": "\(first)", "reason": "不符"])
    let rejection = EventMention(number: second + 1, kind: .draftReject, day: try day("2031-02-01"))
    #expect(try office.approve(first) == .approval(.settled(first, by: rejection)))
    #expect(try office.approve(second) == nil)
    for number in [second + 1, second + 2] {
      let refusal = try office.book.refusal(
        "event.reverse", "2031-02-01", ["event": "\(number)", "reason": "x"])
      guard case .approval(.stays(let event))? = refusal else {
        Issue.record("\(String(describing: refusal))")
        continue
      }
      #expect(event.number == number)
    }
    #expect(try office.book.held(.paidInCapital, "M01") == "6000.00")
    #expect(try office.isSound)
  }

  @Test func `a draft that could not be booked is refused, and one where none is needed`() throws {
    let office = try Office()
    for (event, expected) in [
      (
        #"{"kind":"capital.pay","date":"2018-01-05","member":"M09","amount":"5000"}"#,
        Refusal.unknownParty(ID("M09"), on: try day("2018-01-05"))
      ),
      (
        #"{"kind":"draft.reject","date":"2018-01-05","draft":"3","reason":"x"}"#,
        .approval(.notDrafted(.draftReject))
      ),
      (#"{"kind":"capital.pay","date":"2018-01-05","member":"M01"}"#, .fieldMissing("amount")),
    ] {
      do {
        try office.record("draft.submit", ["event": event, "by": "陈会计"])
        Issue.record("drafted: \(event)")
      } catch let refusal as Refusal {
        #expect(refusal == expected)
      } catch let complaints as Complaints {
        #expect(complaints.items.first?.refusal == expected)
      }
    }
    let free = try TestBook.county()
    let submission = try Submission(reading: [
      ("kind", .text("draft.submit")), ("date", .text("2018-02-01")), ("by", .text("x")),
      ("event", .text(#"{"kind":"capital.pay","date":"2018-01-05","member":"M01","amount":"5"}"#)),
    ])
    #expect(throws: Refusal.approval(.notInForce)) {
      try free.book.record(at: Instant(parsing: "2030-06-30T04:00:00Z")) {
        try $0.record(submission)
      }
    }
  }

  @Test func `a charter is drafted and approved, the clause with it`() throws {
    let office = try Office()
    let event = #"{"kind":"charter.adopt","date":"2031-02-01","charter":{"fund":"无须批准"}}"#
    try office.record("draft.submit", ["event": event, "by": "陈会计"])
    let draft = try office.book.number
    #expect(try office.approve(draft) == nil)
    #expect(
      try office.book.refusal("capital.pay", "2031-02-01", ["member": "M01", "amount": "9999"])
        == nil)
    #expect(try office.isSound)
    // Anything else is in texts.
    let bare = #"{"kind":"capital.pay","date":"2018-01-05","member":"M01","amount":5000}"#
    #expect(throws: Complaints.self) {
      try office.record("draft.submit", ["event": bare, "by": "陈会计"])
    }
  }

  @Test func `an opening needs approval by what it debits, a bank's statement none`() throws {
    for (amount, needs) in [("1000", false), ("1000.01", true)] {
      let office = try Office()
      let balances =
        #"[{"account":"cash","debit":"\#(amount)"},{"account":"surplusReserve","credit":"\#(amount)"}]"#
      let refusal = try office.book.refusal("book.open", "2018-01-05", ["balances": balances])
      #expect(
        try refusal
          == (needs
            ? .approval(.needed(.bookOpen, amount: yuan(amount), above: yuan("1000"))) : nil))
    }
    #expect(
      try Office().book.refusal(
        "bank.statement", "2018-01-31", ["opening": "5000000", "closing": "5000000"]) == nil)
  }

  @Test func `a clause that nobody could fulfil is no clause`() throws {
    func problem(_ clause: String) -> CharterProblem? {
      do {
        _ = try TestBook(#""approval": \#(clause)"#)
        return nil
      } catch let complaints as Complaints {
        if case .charterKey(_, let problem)? = complaints.items.first?.refusal { return problem }
      } catch { Issue.record("\(error)") }
      return nil
    }
    let key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    #expect(problem(#"{"required": "yes"}"#) == .missing)
    #expect(problem(#"{"required": "no"}"#) == nil)
    #expect(problem(#"{"approvers": [{"name": "a", "key": "AAAA"}]}"#) == .notPublicKey("AAAA"))
    #expect(problem(#"{"approvers": [{"name": "a", "key": "\#(key)"}]}"#) == nil)
    #expect(
      problem(#"{"approvers": [{"name": "a", "key": "\#(key)"}, {"name": "a", "key": "\#(key)"}]}"#)
        == .nameTwice)
    if case .notOneOf("draft.submit", _)? = problem(#"{"kinds": ["draft.submit"]}"#) {
    } else {
      Issue.record("a draft of drafts")
    }
  }
}
