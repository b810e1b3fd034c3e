internal import ArgumentParser
internal import Dispatch
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore
internal import Synchronization

/// `jinzhu supervise BOOK…`: many funds side by side, each proven first.
struct SuperviseCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "supervise",
      abstract: say("多家公司一览：逐本核对，超限与离群", "many funds: each proven, breaches and outliers"),
      discussion: say(
        """
        逐本以只读方式打开并核对，一家一行，另有合计；损坏、被占用、缺失或版本更新的账簿
        列出原因，其余照常。目录取其中的 *.book。

        例：
          jinzhu supervise county/*.book
          jinzhu supervise books/ --as-of 2018-12-31 --output 监管一览.xlsx
          jinzhu supervise --list books.txt --quick

        退出状态：0 全部已读；1 有账簿不能读取；3 有账簿损坏。
        """,
        """
        Every book is opened to be read and proven, one line a fund, and totals.
        A book that is damaged, locked, missing or newer is named with its reason,
        and the others go on. Of a folder, its *.book files are taken.

        Examples:
          jinzhu supervise county/*.book
          jinzhu supervise books/ --as-of 2018-12-31 --output funds.xlsx
          jinzhu supervise --list books.txt --quick

        Exit status: 0 all were read; 1 some could not be; 3 some are damaged.
        """))
  }

  @Argument(help: .words("账簿或目录", "books, or folders of them", value: "book"), completion: .file())
  var books: [String] = []

  @Option(
    help: .words("列出账簿的文件，一行一个", "a file that lists books, one a line", value: "file"),
    completion: .file())
  var list: String?

  @Option(
    help: .words("截至哪一天（默认今天）", "as of which day (default: today)", value: "day"),
    transform: Day.init(argument:))
  var asOf: Day?

  @Flag(help: .words("只读取，不核对", "read only, prove nothing"))
  var quick = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let paths = try paths()
    guard !paths.isEmpty else {
      throw Failure(
        .misuse,
        Words("请给出账簿，如 jinzhu supervise books/", "name books, as `jinzhu supervise books/`"))
    }
    try output.prepare()
    let now = try Setting.now()
    let funds = Self.read(paths, asOf: asOf, now: now, proves: !quick)
    try output.write(try Supervision(funds).document())
    let failures = funds.compactMap { fund -> (Failure.Status, Failure.Item)? in
      switch fund.state {
      case .proven, .unproven, .unfounded: nil
      case .damaged(let words): (.damaged, .init(file: fund.path, words: words))
      case .unreadable(let words): (.refused, .init(file: fund.path, words: words))
      }
    }
    guard !failures.isEmpty else { return }
    let isDamaged = failures.contains { $0.0 == .damaged }
    throw Failure(isDamaged ? .damaged : .refused, items: failures.map(\.1))
  }

  /// The books that are named, each once, in order.
  private func paths() throws -> [String] {
    var named = books
    if let list {
      let bytes = try System.bytes(of: list, limit: 1 << 26)
      named += String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        .map(String.init).filter { !$0.hasPrefix("#") }
    }
    var seen: Set<String> = []
    return named.flatMap { name -> [String] in
      let folder = name.hasSuffix("/") ? name : name + "/"
      let inside = System.files(startingWith: folder).filter { $0.hasSuffix(".book") }
      return inside.isEmpty ? [name] : inside
    }.filter { seen.insert($0).inserted }
  }

  /// Reads every book, on all cores, and tells a terminal how far it is.
  private static func read(
    _ paths: [String], asOf: Day?, now: Instant, proves: Bool
  ) -> [SupervisedFund] {
    let found = Mutex<[Int: SupervisedFund]>([:])
    let progress = Progress(total: paths.count, step: 1)
    DispatchQueue.concurrentPerform(iterations: paths.count) { place in
      let fund = read(paths[place], asOf: asOf, now: now, proves: proves)
      found.withLock {
        $0[place] = fund
        progress.advance(to: $0.count)
      }
    }
    progress.finish()
    return found.withLock { found in paths.indices.compactMap { found[$0] } }
  }

  private static func read(
    _ path: String, asOf: Day?, now: Instant, proves: Bool
  ) -> SupervisedFund {
    do {
      let book = try Book(path: path, mode: .readOnly)
      defer { book.close() }
      var proven: String?
      if proves {
        switch try book.verify() {
        case .damaged(let damage): return SupervisedFund(path: path, state: .damaged(damage.words))
        case .sound(_, let head): proven = head
        }
      }
      let (founded, facts) = try book.read(at: now) { books, archive in
        let day = asOf ?? books.today
        let standing = try Standing(books: books, archive: archive, day: day)
        return (
          standing.foundedLater,
          try SupervisedFund.Facts(standing, head: archive.head()?.hash ?? "")
        )
      }
      // What was written after the proof is not proven.
      if let proven, proven != facts.head { throw BookError.changedMeanwhile(path: path) }
      if let founded { return SupervisedFund(path: path, state: .unfounded(founded)) }
      return SupervisedFund(path: path, state: proves ? .proven : .unproven, facts: facts)
    } catch {
      let failure = Failure(error)
      let words = failure.items.first?.words ?? Words("", "")
      return SupervisedFund(
        path: path, state: failure.status == .damaged ? .damaged(words) : .unreadable(words))
    }
  }
}
