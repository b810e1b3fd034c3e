import Foundation
import Testing

struct SuperviseTests {
  @Test func `books are proven side by side, and bad ones named`() throws {
    let program = try Program.fund()
    try program.record(Program.issue)
    let files = FileManager.default
    let books = program.path("books")
    try files.createDirectory(at: books, withIntermediateDirectories: true)
    try files.copyItem(at: program.path("fund.book"), to: books.appending(path: "a.book"))
    // The same head under another name is added up once.
    try files.copyItem(at: program.path("fund.book"), to: books.appending(path: "b.book"))
    let good = try program.run("supervise", "books", "--format", "json")
    try #require(good.status == 0, "\(good.words)")
    let totals = try #require((good.output.json["totals"] as? [[String: Any]])?.first)
    #expect(totals["funds"] as? Int == 1)
    // 20,000,000.00 of capital and the fee of 7,000.00; 75 % of 1,000,000.00.
    #expect(totals["netAssets"] as? String == "20007000.00")
    #expect(totals["weightedLiability"] as? String == "750000.00")

    try Data("no book".utf8).write(to: books.appending(path: "c.book"))
    let mixed = try program.run("supervise", "books", "gone.book", "--format", "json")
    #expect(mixed.status == 1)
    let rows = try #require(mixed.output.json["rows"] as? [[String: Any]])
    #expect(
      rows.map { $0["state"] as? String } == ["proven", "proven", "unreadable", "unreadable"])

    var bytes = try Data(contentsOf: books.appending(path: "b.book"))
    for place in 5_000..<9_000 { bytes[place] ^= 0xFF }
    try bytes.write(to: books.appending(path: "b.book"))
    let damaged = try program.run("supervise", "books")
    #expect(damaged.status == 3)
    #expect(damaged.words.contains("b.book"))
    #expect(damaged.output.contains("proven"))
    #expect(try program.run("supervise", "books/a.book", "--quick").output.contains("not proven"))
  }

  @Test(
    .enabled(if: Shell.has("python3"), "SKIPPED: no python3; install it to lock and change books"))
  func `a locked book, a newer one and a missing one are named, the others read`() throws {
    let program = try Program.fund()
    let files = FileManager.default
    for name in ["good.book", "locked.book", "newer.book"] {
      try files.copyItem(at: program.path("fund.book"), to: program.path(name))
    }
    let script = """
      import sqlite3, sys
      book = sqlite3.connect(sys.argv[1])
      book.execute("PRAGMA user_version = 9999")
      book.close()
      """
    #expect(
      try Shell.run("python3", ["-c", script, program.path("newer.book").path]).status == 0)
    let run = try program.locking("locked.book") {
      try program.run(
        "supervise", "good.book", "locked.book", "newer.book", "gone.book", "--format", "json")
    }
    #expect(run.status == 1)
    let rows = try #require(run.output.json["rows"] as? [[String: Any]])
    #expect(
      rows.map { $0["state"] as? String } == ["proven", "unreadable", "unreadable", "unreadable"])
    let failures = try #require(run.output.json["failures"] as? [[String: Any]])
    let reasons = failures.compactMap { $0["reason"] as? String }
    #expect(reasons.count == 3 && Set(reasons).count == 3, "\(reasons)")
    #expect(reasons.count > 1 && reasons[1].contains("newer"), "\(reasons)")
  }

  /// A byte of a copy is changed: the copy is named, or it is proven and says the same as before.
  @Test func `a byte that changed is found, or changes nothing`() throws {
    let program = try Program.fund()
    try program.record(Program.issue)
    let bytes = try program.book()
    let head = try program.head()
    var state: UInt64 = 20_261_125
    var found = 0
    for _ in 0..<40 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var copy = bytes
      copy[Int(state >> 33) % copy.count] ^= UInt8(1 << (state >> 20 & 7))
      try copy.write(to: program.path("copy.book"))
      let run = try program.run("supervise", "copy.book", "--format", "json")
      let row = try #require((run.output.json["rows"] as? [[String: Any]])?.first)
      if run.status == 0 {
        #expect(row["state"] as? String == "proven" && row["head"] as? String == head)
        #expect(row["weightedLiability"] as? String == "750000.00")
        #expect(row["netAssets"] as? String == "20007000.00")
      } else {
        #expect(["damaged", "unreadable"].contains(row["state"] as? String))
        #expect(run.words.contains("copy.book"))
        found += 1
      }
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(at: program.path("copy.book" + suffix))
      }
    }
    print("flipped bytes: \(found) of 40 books named, the others proven and the same")
    #expect(found > 0)
  }

  @Test func `a fund that was founded later is in breach of nothing`() throws {
    let program = try Program.fund()
    let run = try program.run("supervise", "fund.book", "--as-of", "2017-12-31", "--format", "json")
    #expect(run.status == 0, "\(run.words)")
    let rows = try #require(run.output.json["rows"] as? [[String: Any]])
    #expect(rows.map { $0["state"] as? String } == ["unfounded"])
    let measures = try #require(run.output.json["measures"] as? [String: Any])
    #expect(measures["breached"] as? Int == 0 && measures["failed"] as? Int == 0)
  }

  /// Nine funds with a guarantee of 100,000.00 and capital of 20 to 28 million, and one with ten times
  /// the guarantee: it alone lies beyond the fence, however often the others are given.
  @Test(
    .enabled(if: Shell.has("python3"), "SKIPPED: no python3; install it to watch a terminal"))
  func `an outlier among ten is named, and a terminal is told how far it is`() throws {
    let program = try Program()
    try program.write("fund: 测试基金\nlimits:\n  enforce: off\n", to: "charter.yaml")
    for number in 0..<10 {
      let book = ["--book", "b\(number).book"]
      let made = try program.run(
        ["init", "--charter", "charter.yaml", "--date", "2018-01-01"] + book)
      try #require(made.status == 0, "\(made.words)")
      let events = """
        {"kind":"party.add","date":"2018-01-02","party":"M01","name":"一场","role":"member","size":"small"}
        {"kind":"party.add","date":"2018-01-02","party":"B01","name":"农商行","role":"bank"}
        {"kind":"capital.pay","date":"2018-01-05","member":"M01","amount":"\(20 + number)000000.00"}
        {"kind":"guarantee.issue","date":"2018-05-05","guarantee":"D1","borrower":"M01","bank":"B01",\
        "principal":"\(number == 9 ? "1000000" : "100000").00","due":"2020-05-05"}

        """
      let recorded = try program.run(["record", "-"] + book, input: events)
      try #require(recorded.status == 0, "\(recorded.words)")
    }
    let names = (0..<10).map { "b\($0).book" }
    let run = try program.run(["supervise"] + names + ["--format", "json"])
    let rows = try #require(run.output.json["rows"] as? [[String: Any]])
    #expect(rows.prefix(9).allSatisfy { $0["outliers"] is NSNull })
    #expect((rows.last?["outliers"] as? String)?.contains("leverage") == true)
    let few = try program.run(["supervise"] + names.suffix(7) + ["--format", "json"])
    #expect((few.output.json["measures"] as? [String: Any])?["outliers"] as? Int == 0)
    // One fund seven times and another are two.
    try (0..<7).forEach {
      try FileManager.default.copyItem(
        at: program.path("b0.book"), to: program.path("copy\($0).book"))
    }
    let copies = try program.run(
      ["supervise"] + (0..<7).map { "copy\($0).book" } + ["b9.book", "--format", "json"])
    #expect((copies.output.json["measures"] as? [String: Any])?["outliers"] as? Int == 0)

    let script = Repository.root.appending(path: "Tests/Reference/type_at_terminal.py").path
    let watched = try program.run(
      ["python3", script, Program.executable.path, "supervise"] + names, input: "[]",
      environment: ["TERM": "xterm", "PATH": "/usr/bin:/bin"],
      executable: URL(filePath: "/usr/bin/env"))
    #expect(
      watched.output.contains("10/10") || watched.output.contains("10 / 10"), "\(watched.output)")
  }
}
