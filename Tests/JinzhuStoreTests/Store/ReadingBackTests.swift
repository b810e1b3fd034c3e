import Jinzhu
import Testing

@testable import JinzhuStore

/// What is read from a book is what was recorded.
@Suite struct ReadingBackTests {
  @Test func `events come back as they were recorded`() throws {
    let book = try Ledgers.everything().book
    try book.read(at: Ledgers.now) { _, archive in
      let events = Ledgers.lines.count + 13
      for number in 1...Int64(events) {
        let event = try #require(try archive.event(number))
        #expect(event.number == number)
        // The stored content is canonical: reading and writing it changes nothing.
        let again = try Fields(stored: event.submission.fields.tree, of: event.submission.kind)
        #expect(again == event.submission.fields)
      }
    }
  }

  @Test func `common fields, voucher lines and the charter come back`() throws {
    let test = try TestBook(#""eligibility": {"trade": "养猪"}, "coverage": "80%""#)
    let fields = [
      "lines":
        #"[{"account":"operatingExpense","debit":"12.30"},{"account":"cash","credit":"12.30"}]"#,
      "ref": "凭-1", "memo": "购买\"办公\"用品\\", "override": "特批", "by": "王会计",
    ]
    let handedIn = try TestBook.submission("voucher.post", "2018-03-01", fields)
    try test.record("voucher.post", "2018-03-01", fields)
    try test.archive { archive in
      let event = try #require(try archive.event(ref: "凭-1"))
      #expect(event.submission.saysTheSame(as: handedIn))
      #expect(event.submission.memo == "购买\"办公\"用品\\")
      #expect(event.submission.override == "特批")
      #expect(event.submission.by == "王会计")
      #expect(event.charter == 1)
      #expect(event.rules == 1)
      #expect(try archive.postings(of: event.number).map(\.amount) == [Money(fen: 1230)])
      let charter = try archive.charter(adoptedBy: 1)
      #expect(charter.trade == "养猪")
      #expect(charter.coverage.description == "0.8")
    }
  }

  @Test func `whoever shares a default comes back from one column`() throws {
    var guarantee = Guarantee(
      code: ID("D1"), borrower: ID("M01"), bank: ID("B01"), principal: Money(fen: 100),
      issued: try day("2018-01-01"), start: try day("2018-01-01"), due: try day("2019-01-01"),
      coverage: .one, feeRate: .zero)
    #expect(GuaranteeShares(of: guarantee).text == nil)
    var call = JointCall(member: ID("M\"02"))
    (call.called, call.cancelled, call.paid) = (Money(fen: 9), Money(fen: 1), Money(fen: 2))
    (call.settled, call.returned) = (Money(fen: 3), Money(fen: 4))
    var claim = ReguaranteeClaim(reguarantor: ID("R01"))
    (claim.claimed, claim.rejected) = (Money(fen: 50), Money(fen: 6))
    (claim.received, claim.returned) = (Money(fen: 7), Money(fen: 8))
    var loss = MemberLoss(member: ID("M03"), amount: Money(fen: 5))
    loss.restored = Money(fen: 2)
    var layer = LayerLoss(layer: .members, amount: Money(fen: 5), members: [loss])
    layer.restored = Money(fen: 2)
    guarantee.jointCalls = [call]
    guarantee.claims = [claim]
    guarantee.writeOffs = [
      WriteOff(event: 7, day: try day("2018-05-06"), layers: [layer])
    ]
    let text = try #require(GuaranteeShares(of: guarantee).text)
    var bare = guarantee
    (bare.jointCalls, bare.claims, bare.writeOffs) = ([], [], [])
    try #require(GuaranteeShares(text: text)).apply(to: &bare)
    #expect(bare == guarantee)
    let sums = try #require(Self.sums(of: text))
    #expect((sums.called.fen, sums.owed.fen) == (8, 3))
    #expect((sums.claimed.fen, sums.writtenOff.fen) == (44, 5))
  }

  /// What is added up in place, without the column's text being kept.
  private static func sums(of text: String) -> OpenState.Shared? {
    var text = text
    return text.withUTF8 { GuaranteeShares.sums(of: $0) }
  }

  @Test(arguments: [0, 7, .max, -.max] as [Int64])
  func `amounts of any size and codes of any spelling come back`(fen: Int64) throws {
    var guarantee = Guarantee(
      code: ID("D1"), borrower: ID("M01"), bank: ID("B01"), principal: Money(fen: 100),
      issued: try day("2018-01-01"), start: try day("2018-01-01"), due: try day("2019-01-01"),
      coverage: .one, feeRate: .zero)
    let codes = [
      "M01", "M\"\\\\\"2", "股东甲", "股东\\乙", "👩🏽‍🌾", "a-rather-long-code-of-some-other-house",
    ]
    guarantee.writeOffs = [Day.earliest, .latest].map { day in
      var layers = LossLayer.allCases.map { layer in
        LayerLoss(
          layer: layer, amount: Money(fen: fen),
          members: codes.map { MemberLoss(member: ID($0), amount: Money(fen: fen)) })
      }
      layers[0].restored = Money(fen: -fen)
      layers[1].members[2].restored = Money(fen: fen)
      return WriteOff(event: fen, day: day, layers: layers)
    }
    guarantee.jointCalls = codes.map { JointCall(member: ID($0)) }
    guarantee.claims = codes.map { ReguaranteeClaim(reguarantor: ID($0)) }
    let text = try #require(GuaranteeShares(of: guarantee).text)
    var bare = guarantee
    (bare.jointCalls, bare.claims, bare.writeOffs) = ([], [], [])
    try #require(GuaranteeShares(text: text)).apply(to: &bare)
    #expect(bare == guarantee)
    for end in [1, text.utf8.count / 2, text.utf8.count - 1] {
      let part = String(decoding: text.utf8.prefix(end), as: UTF8.self)
      #expect(GuaranteeShares(text: part) == nil)
      #expect(Self.sums(of: part) == nil)
    }
  }

  @Test(
    arguments: [
      "9223372036854775808", "-9223372036854775809", "", "-", "1.5", "+1", "1 ", "１",
    ])
  func `what is no whole number of fen is no amount`(number: String) {
    let call =
      #"{"called":"\#(number)","cancelled":"0","member":"M01","paid":"0","returned":"0","settled":"0"}"#
    let text = #"{"claims":[],"jointCalls":[\#(call)],"writeOffs":[]}"#
    #expect(GuaranteeShares(text: text) == nil)
    #expect(Self.sums(of: text) == nil)
  }

  @Test(arguments: [
    "", "x", "{}", #"{"claims":[],"jointCalls":[]}"#, #"{"claims":["x"]}"#,
    #"{"claims":[],"jointCalls":[],"writeOffs":[]} "#,
    #"{"claims":[], "jointCalls":[],"writeOffs":[]}"#,
  ])
  func `a column that nobody could have written is no shares`(text: String) {
    #expect(GuaranteeShares(text: text) == nil)
    #expect(Self.sums(of: text) == nil)
  }
}
