/// One thing that could still hit the members, with what it would do to them.
struct RiskCase {
  /// The name in machine output.
  let key: String
  let words: Words
  /// Who fails; nobody where exposure that is non-performing already is lost.
  let borrowers: [ID<Party>]
  /// Without a call on anybody's joint group.
  let alone: Setback
  /// With the groups called on for all of it, and paying; `nil` where no call is made.
  let withGroup: Setback?

  /// All non-performing exposure; each borrower named; the three largest, one by one and together.
  static func all(in standing: Standing, naming named: [ID<Party>]) throws -> [RiskCase] {
    var cases = [
      RiskCase(
        key: "nonPerforming", words: Words("全部不良敞口损失", "all non-performing exposure is lost"),
        borrowers: [],
        alone: try Setback(
          Setback.nonPerforming(in: standing), in: standing, callsGroup: false),
        withGroup: nil)
    ]
    func add(_ key: String, _ words: Words, _ borrowers: [ID<Party>]) throws {
      let failures = try Setback.failure(of: borrowers, in: standing)
      cases.append(
        RiskCase(
          key: key, words: words, borrowers: borrowers,
          alone: try Setback(failures, in: standing, callsGroup: false),
          withGroup: try Setback(failures, in: standing, callsGroup: true)))
    }
    for code in named {
      let name = standing.roster.name(code)
      try add(code.text, Words("“\(name)”违约", "\(name) fails"), [code])
    }
    let largest = try standing.largestBorrowers(3)
    for (place, code) in largest.enumerated() where !named.contains(code) {
      let name = standing.roster.name(code)
      try add(
        "largest\(place + 1)",
        Words("第 \(place + 1) 大借款人“\(name)”违约", "\(name), number \(place + 1) by size, fails"),
        [code])
    }
    if largest.count > 1 {
      try add(
        "largestThree",
        Words("最大的 \(largest.count) 户同时违约", "the \(largest.count) largest borrowers fail"), largest)
    }
    return cases
  }
}
