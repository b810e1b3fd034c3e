extension PartyUpdate {
  /// What may be recorded of a party besides its code, name and role.
  static let details: [Field] = [
    .optional(
      "sponsor", .party, Words("承包户的担保股东", "the member who answers for a contract farmer"), "M03"),
    .optional("group", .text, Words("联保小组", "the joint-liability group"), "G1"),
    .optional("size", .oneOf(PartyFacts.Size.self, \.words), Words("规模", "size class"), "farmer"),
    .optional("trade", .text, Words("行业", "trade"), "生猪养殖"),
    .optional(
      "related", .parties, Words("关联方代码，用空格隔开", "codes of related parties, with blanks between"),
      "M02 M07"),
    .optional(
      "controller", .flag, Words("是否控股股东或实际控制人", "whether the party controls the fund"), "no"),
    .optional(
      "idNumber", .text, Words("证件号码", "number of the identity card or licence"),
      "91361129MA35XXXX0X"),
  ]

  static let role = FieldType.oneOf(PartyFacts.Role.self, \.words)

  init(_ fields: Fields) {
    self.init(
      name: fields.textIfGiven("name"), role: fields.choiceIfGiven("role", PartyFacts.Role.self),
      sponsor: fields.partyIfGiven("sponsor"), group: fields.textIfGiven("group"),
      size: fields.choiceIfGiven("size", PartyFacts.Size.self),
      trade: fields.textIfGiven("trade"), related: fields.partiesIfGiven("related"),
      isController: fields.flagIfGiven("controller"), idNumber: fields.textIfGiven("idNumber"))
  }

  /// Checks the parties that an update names, and that a sponsor is where he belongs.
  func check(leaving facts: PartyFacts, of code: ID<Party>, in draft: Draft) throws {
    if role != nil || sponsor != nil {
      try checkSponsor(of: facts, code, in: draft)
    }
    for other in related ?? [] {
      guard other != code else { throw Refusal.party(.namesItself(code, field: "related")) }
      _ = try draft.books.party(other, on: draft.day)
    }
  }

  private func checkSponsor(of facts: PartyFacts, _ code: ID<Party>, in draft: Draft) throws {
    guard facts.role == .farmer else {
      if sponsor == nil { return }
      throw Refusal.party(.sponsorOfNoFarmer(code, facts.role))
    }
    guard let named = facts.sponsor else { throw Refusal.party(.farmerWithoutSponsor(code)) }
    guard named != code else { throw Refusal.party(.namesItself(code, field: "sponsor")) }
    try draft.books.party(named, on: draft.day, role: .member)
  }
}
