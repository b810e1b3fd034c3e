internal import Jinzhu
internal import Testing

@Suite struct ClassTests {
  private func classify(_ book: TestBook, _ code: String, _ name: String, on date: String) throws
    -> Refusal?
  {
    try book.refusal("guarantee.classify", date, ["guarantee": code, "class": name])
  }

  @Test func `a manual class is worse than the automatic one`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000", ["due": "2018-06-01"])
    #expect(
      try classify(book, "D1", "normal", on: "2018-03-01")
        == .guarantee(.classNotWorse(ID("D1"), .normal, automatic: .normal)))
    #expect(try classify(book, "D1", "次级", on: "2018-03-01") == nil)
    // 90 days after the due date it is special mention, 91 substandard.
    #expect(
      try classify(book, "D1", "specialMention", on: "2018-08-30")
        == .guarantee(.classNotWorse(ID("D1"), .specialMention, automatic: .specialMention)))
    #expect(try classify(book, "D1", "substandard", on: "2018-08-30") == nil)
    #expect(
      try classify(book, "D1", "substandard", on: "2018-08-31")
        == .guarantee(.classNotWorse(ID("D1"), .substandard, automatic: .substandard)))
    #expect(try book.guarantee("D1")?.manualClass == .substandard)
    #expect(try classify(book, "D1", "auto", on: "2018-08-31") == nil)
    #expect(try book.guarantee("D1")?.manualClass == nil)
    #expect(try book.guarantee("D1", on: "2018-08-30")?.manualClass == .substandard)
    #expect(
      try classify(book, "D1", "auto", on: "2018-08-31")
        == .guarantee(.noManualClass(ID("D1"))))
  }

  @Test(arguments: ["true", "false"])
  func `the automatic class follows the obligor's worst where the charter says so`(
    contagion: String
  ) throws {
    let book = try TestBook.county(#""nonPerforming": {"classByObligor": \#(contagion)}"#)
    try book.issue("D1", to: "M01", "1000", ["due": "2018-06-01"])
    try book.issue("D2", to: "M01", "1000")
    #expect(
      try classify(book, "D2", "substandard", on: "2018-08-31")
        == (contagion == "true"
          ? .guarantee(.classNotWorse(ID("D2"), .substandard, automatic: .substandard)) : nil))
    #expect(try classify(book, "D2", "doubtful", on: "2018-08-31") == nil)
  }

  @Test func `what is neither in force nor owed has no class`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000")
    try book.record("default.compensate", "2018-03-01", ["guarantee": "D1", "principal": "1000"])
    #expect(try classify(book, "D1", "doubtful", on: "2018-03-01") == nil)
    try book.record("recovery.receive", "2018-03-02", ["guarantee": "D1", "amount": "1000"])
    #expect(
      try classify(book, "D1", "loss", on: "2018-03-02") == .nothingHeld(.inForce, ID("D1")))
    #expect(
      try classify(book, "D1", "sour", on: "2018-03-02")
        == .notOneOf(
          "sour", ["normal", "specialMention", "substandard", "doubtful", "loss", "auto"]))
  }
}
