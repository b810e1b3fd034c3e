internal import ArgumentParser
internal import Jinzhu
internal import JinzhuStore

/// Which book a command is about.
struct BookOptions: ParsableArguments {
  @Option(
    help: .words(
      "账簿文件（默认 JINZHU_BOOK，否则 ./fund.book）",
      "the book (default: JINZHU_BOOK, else ./fund.book)", value: "file"),
    completion: .file(extensions: ["book"]))
  var book: String?

  /// The file that holds the book.
  var path: String { book ?? System.environment("JINZHU_BOOK") ?? "fund.book" }

  /// Opens the book, and tells where an older one that is to be written to is kept as it was.
  func open(_ mode: Book.Mode) throws -> Book {
    let opened = try Book(path: path, mode: mode)
    if let copy = opened.olderCopy {
      tell(
        say(
          "账簿已升级为本程序的结构版本，原样存为“\(copy)”",
          "the book was brought up to this program's schema version; as it was, it is kept as `\(copy)`"
        ))
    }
    return opened
  }
}

/// A day and an instant to look at a book from.
struct ViewOptions: ParsableArguments {
  @Option(
    help: .words("截至哪一天（默认今天）", "as of which day (default: today)", value: "day"),
    transform: Day.init(argument:))
  var asOf: Day?

  @Option(
    help: .words("只看此时刻以前记录的事项", "as it was known at an instant", value: "instant"),
    transform: Instant.init(argument:))
  var knownAt: Instant?
}

extension BookOptions {
  /// The chart that the book's charter names today; the usual one where there is no book to ask.
  var chart: Chart {
    guard let stored = try? open(.readOnly) else { return .cas }
    defer { stored.close() }
    return stored.chart
  }

  /// One consistent view of the book as it stands.
  func read<R>(_ body: (Books, any Archive) throws -> R) throws -> R {
    let now = try Setting.now()
    let stored = try open(.readOnly)
    defer { stored.close() }
    return try stored.read(at: now, body)
  }

  /// One consistent view of the book, as of a day.
  func read<R>(
    _ view: ViewOptions, _ body: (Books, any Archive, Day) throws -> R
  ) throws -> R {
    let now = try Setting.now()
    let stored = try open(.readOnly)
    defer { stored.close() }
    let book = try view.knownAt.map { try stored.known(at: $0) } ?? stored
    return try book.read(at: now) { books, archive in
      try body(books, archive, view.asOf ?? books.today)
    }
  }
}

extension Book {
  /// The chart that the charter names today; the usual one where that cannot be read.
  var chart: Chart {
    (try? read(at: Setting.now()) { books, _ in try books.charter(on: books.today).chart }) ?? .cas
  }
}
