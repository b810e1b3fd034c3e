internal import Jinzhu
internal import Testing

@Suite struct PartyTests {
  @Test func `a party is known from its day with all that was recorded`() throws {
    let book = try TestBook.county()
    let entry = try book.record(
      "party.add", "2018-03-01",
      [
        "party": "F02", "name": "承包户乙", "role": "farmer", "sponsor": "M03", "group": "G2",
        "size": "farmer", "trade": "生猪养殖", "related": "M02 M01", "controller": "no",
        "idNumber": "361129",
      ])
    #expect(entry.isEmpty)
    var facts = PartyFacts(
      name: "承包户乙", role: .farmer, sponsor: ID("M03"), group: "G2", size: .farmer, trade: "生猪养殖",
      related: [ID("M01"), ID("M02")], idNumber: "361129")
    #expect(try book.party("F02", on: "2018-03-01") == facts)
    #expect(throws: Refusal.unknownParty(ID("F02"), on: try day("2018-02-28"))) {
      try book.party("F02", on: "2018-02-28")
    }
    facts.isController = true
    try book.record("party.update", "2018-04-01", ["party": "F02", "controller": "是"])
    #expect(try book.party("F02") == facts)
  }

  @Test(arguments: [
    (["party": "M01"], Refusal.partyExists(ID("M01"))),
    (["role": "farmer"], .party(.farmerWithoutSponsor(ID("X")))),
    (["role": "farmer", "sponsor": "X"], .party(.namesItself(ID("X"), field: "sponsor"))),
    (
      ["role": "farmer", "sponsor": "B01"],
      .wrongRole(ID("B01"), is: .bank, needs: [.member])
    ),
    (["sponsor": "M03"], .party(.sponsorOfNoFarmer(ID("X"), .member))),
    (["related": "X"], .party(.namesItself(ID("X"), field: "related"))),
    (["role": "chief"], .notOneOf("chief", ["member", "farmer", "bank", "reguarantor", "other"])),
    (["party": "X 1"], .badCode("X 1")),
    (["shoeSize": "43"], .unknownField("shoeSize", .partyAdd)),
  ])
  func `a party that does not fit is refused`(fields: [String: String], refusal: Refusal) throws {
    let book = try TestBook.county()
    let whole = fields.merging(["party": "X", "name": "X", "role": "member"]) { own, _ in own }
    #expect(try book.refusal("party.add", "2018-03-01", whole) == refusal)
  }

  @Test func `parties that are named must be known on the day`() throws {
    let book = try TestBook.county()
    let early = ["party": "X", "name": "X", "role": "farmer", "sponsor": "M03"]
    #expect(
      try book.refusal("party.add", "2018-01-01", early)
        == .unknownParty(ID("M03"), on: day("2018-01-01")))
    #expect(
      try book.refusal("party.update", "2018-03-01", ["party": "M01", "related": "M02 M9"])
        == .unknownParty(ID("M9"), on: day("2018-03-01")))
    #expect(
      try book.refusal("party.update", "2018-01-01", ["party": "M01", "size": "large"])
        == .unknownParty(ID("M01"), on: day("2018-01-01")))
  }

  @Test func `an update holds from its date, and changes what it names only`() throws {
    let book = try TestBook.county()
    try book.record("party.update", "2018-06-01", ["party": "M01", "size": "大型企业"])
    #expect(try book.party("M01", on: "2018-05-31").size == .small)
    #expect(try book.party("M01", on: "2018-06-01").size == .large)
    #expect(try book.party("M01").group == "G1")
    // An older date recorded later stands before it.
    try book.record("party.update", "2018-03-01", ["party": "M01", "size": "medium", "name": "甲"])
    #expect(try book.party("M01", on: "2018-03-01").size == .medium)
    #expect(try book.party("M01").size == .large)
    #expect(try book.party("M01").name == "甲")
    #expect(
      try book.refusal("party.update", "2018-06-01", ["party": "M01"])
        == .party(.nothingChanges(ID("M01"))))
  }

  @Test func `a farmer who becomes a member has no sponsor any more`() throws {
    let book = try TestBook.county()
    #expect(
      try book.refusal(
        "party.update", "2018-06-01", ["party": "F01", "role": "member", "sponsor": "M03"])
        == .party(.sponsorOfNoFarmer(ID("F01"), .member)))
    try book.record("party.update", "2018-06-01", ["party": "F01", "role": "member"])
    #expect(try book.party("F01", on: "2018-05-31").sponsor == ID("M03"))
    #expect(try book.party("F01").sponsor == nil)
    #expect(
      try book.refusal("party.update", "2018-07-01", ["party": "F01", "role": "farmer"])
        == .party(.farmerWithoutSponsor(ID("F01"))))
  }

  @Test func `a sanction lasts from its day to the reinstatement`() throws {
    let book = try TestBook.county()
    let reinstate = ["party": "M01", "reason": "已还清"]
    #expect(
      try book.refusal("party.reinstate", "2018-03-01", reinstate)
        == .party(.notSanctioned(ID("M01"), on: day("2018-03-01"))))
    #expect(
      try book.refusal("party.sanction", "2018-03-01", ["party": "M01"]) == .fieldMissing("reason"))
    try book.record("party.sanction", "2018-03-01", ["party": "M01", "reason": "挪用贷款"])
    #expect(try book.party("M01", on: "2018-02-28").sanction == nil)
    #expect(try book.party("M01", on: "2018-03-01").sanction == "挪用贷款")
    try book.record("party.reinstate", "2018-04-01", reinstate)
    #expect(try book.party("M01", on: "2018-03-31").sanction == "挪用贷款")
    #expect(try book.party("M01", on: "2018-04-01").sanction == nil)
  }

  @Test func `a new agreement replaces the one before it whole`() throws {
    let book = try TestBook.county()
    try book.record(
      "agreement.sign", "2018-02-01",
      ["bank": "B01", "coverage": "80%", "marginRate": "10%", "line": "5000万"])
    let first = try #require(try book.party("B01", on: "2018-02-01").agreement)
    #expect(try first.coverage == Rate(parsing: "80%"))
    #expect(try first.marginRate == Rate(parsing: "10%"))
    #expect(try first.line == yuan("50000000"))
    try book.record("agreement.sign", "2018-05-01", ["bank": "B01", "coverage": "70%"])
    let second = try #require(try book.party("B01").agreement)
    #expect(try second.coverage == Rate(parsing: "70%"))
    #expect(second.marginRate == nil)
    #expect(second.line == nil)
    #expect(try book.party("B01", on: "2018-04-30").agreement == first)
    #expect(
      try book.refusal("agreement.sign", "2018-05-01", ["bank": "M01", "coverage": "70%"])
        == .wrongRole(ID("M01"), is: .member, needs: [.bank]))
    #expect(
      try book.refusal("agreement.sign", "2018-05-01", ["bank": "B01", "coverage": "100.1%"])
        == .aboveHundredPercent(Rate(parsing: "100.1%")))
  }
}
