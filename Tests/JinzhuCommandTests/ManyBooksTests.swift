import Foundation
import Testing

/// Many books in one run, no two alike: a damaged and a locked one are named, and what is added up is
/// what each book's own report prints.
///
/// `JINZHU_BOOKS=1000` makes so many; 40 unless given.
struct ManyBooksTests {
  static let count =
    ProcessInfo.processInfo.environment["JINZHU_BOOKS"].flatMap { Int($0) } ?? 40

  /// What is added up: a report's names, and those of the totals where they are others.
  private static let summed = [
    "netAssets": "netAssets", "inForceBalance": "balance", "ownShare": "ownShare",
    "weightedLiability": "weightedLiability", "compensationBalance": "compensationBalance",
    "nonPerformingExposure": "nonPerformingExposure",
  ]

  /// The fund of a number: capital, guarantees and what was compensated are its own.
  private static func events(of number: Int) -> String {
    let member = """
      {"kind":"party.add","date":"2018-01-02","party":"B01","name":"农商行","role":"bank"}
      {"kind":"party.add","date":"2018-01-02","party":"M01","name":"一场","role":"member","size":"small"}
      {"kind":"capital.pay","date":"2018-01-05","member":"M01","amount":"\(20_000_000 + number * 1_003).00"}

      """
    let guarantees = (1...3).map { place in
      """
      {"kind":"guarantee.issue","date":"2018-05-0\(place)","guarantee":"D\(place)","borrower":"M01",\
      "bank":"B01","principal":"\(100_000 * place + number * 7).00","due":"2020-05-05","coverage":"80%"}

      """
    }
    let compensated = """
      {"kind":"default.compensate","date":"2018-09-01","guarantee":"D1","principal":"\(1_000 + number).00"}

      """
    return member + guarantees.joined() + (number % 4 == 0 ? compensated : "")
  }

  @Test(
    .enabled(if: Shell.has("python3"), "SKIPPED: no python3; install it to lock a book"))
  func `totals are the sums of what each book's own report prints`() throws {
    let program = try Program()
    try program.write("fund: 测试基金\nlimits:\n  enforce: off\n", to: "charter.yaml")
    let names = (0..<Self.count).map { "books/\($0).book" }
    try FileManager.default.createDirectory(
      at: program.path("books"), withIntermediateDirectories: true)
    for (number, name) in names.enumerated() {
      let made = try program.run(
        "init", "--charter", "charter.yaml", "--date", "2018-01-01", "--book", name)
      try #require(made.status == 0, "\(made.words)")
      let recorded = try program.run(
        "record", "-", "--book", name, input: Self.events(of: number))
      try #require(recorded.status == 0, "\(recorded.words)")
    }
    let (damaged, locked) = (names[Self.count / 3], names[Self.count / 2])
    let whole = names.filter { $0 != damaged && $0 != locked }
    // What every sound book says of itself, in fen.
    var sums: [String: Int] = [:]
    for name in whole {
      let own = try program.run("report", "measures", "--format", "json", "--book", name)
      let measures = try #require(own.output.json["measures"] as? [String: Any], "\(own.words)")
      for key in Self.summed.keys {
        let text = try #require(measures[key] as? String, "\(key) of \(name)")
        sums[key, default: 0] += try #require(Int(text.replacing(".", with: "")))
      }
    }
    var bytes = try program.book(damaged)
    for place in 5_000..<9_000 { bytes[place] ^= 0xFF }
    try bytes.write(to: program.path(damaged))
    let start = Date()
    let run = try program.locking(locked) {
      try program.run("supervise", "books", "--format", "json")
    }
    let seconds = Date().timeIntervalSince(start)
    print("supervised \(Self.count) books in \((seconds * 10).rounded() / 10) s")
    #expect(run.status == 3)
    let rows = try #require(run.output.json["rows"] as? [[String: Any]])
    #expect(rows.count == Self.count)
    let states = Dictionary(grouping: rows) { $0["state"] as? String ?? "" }.mapValues(\.count)
    #expect(states == ["proven": Self.count - 2, "damaged": 1, "unreadable": 1])
    let failures = try #require(run.output.json["failures"] as? [[String: Any]])
    #expect(
      Set(failures.compactMap { $0["book"] as? String }.map { $0.split(separator: "/").last })
        == Set([damaged, locked].map { $0.split(separator: "/").last }))
    #expect(Set(rows.compactMap { $0["head"] as? String }).count == whole.count)
    let totals = try #require((run.output.json["totals"] as? [[String: Any]])?.first)
    #expect(totals["funds"] as? Int == whole.count)
    for (key, total) in Self.summed {
      let text = try #require(totals[total] as? String, "\(total)")
      #expect(Int(text.replacing(".", with: "")) == sums[key], "\(key)")
      #expect(sums[key, default: 0] > 0, "\(key)")
    }
  }
}
