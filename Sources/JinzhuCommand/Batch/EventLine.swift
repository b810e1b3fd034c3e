internal import Jinzhu
internal import JinzhuFormats

/// One event as it was handed in: where it stands, and what is wrong with its form, if anything.
struct EventLine: Sendable {
  /// The file as the user named it; `nil` for a typed event.
  var file: String?
  /// The line in the file, from 1; `nil` for a typed event.
  var line: Int?
  var content: Content
  /// The columns of a file that its fields came from, where those go by other names.
  private var columns: [String: String] = [:]
  /// The rows of files that the items of its lists came from.
  private var rows: [String: [ListRow]] = [:]
  /// Whether its ref was made by this program, so that it may make another one.
  private(set) var hasProgramsRef = false

  /// A row of a file that an item of a list came from.
  struct ListRow: Sendable {
    let file: String
    let line: Int
    /// The columns that its fields came from, where those go by other names.
    var columns: [String: String] = [:]
  }

  enum Content: Sendable {
    case event(Submission)
    /// Its fields as far as they could be read, and what is wrong with them.
    case faulty(Traces, [Failure.Item])
  }

  /// An event that was put together by the program.
  init(submission: Submission) { content = .event(submission) }

  /// The event as a draft; what is faulty stays so.
  func drafted(on day: Day) -> EventLine {
    guard case .event(let submission) = content else { return self }
    var line = EventLine(
      fields: [
        ("kind", .text(EventKind.draftSubmit.rawValue)), ("date", .text(day.description)),
        ("event", .text(JSONWriter.text(submission.tree))),
      ] + (submission.ref.map { [("ref", .text("draft:" + $0))] } ?? []))
    (line.file, line.line) = (file, self.line)
    return line
  }

  /// Understands an event from its raw fields, accounts by the codes of a chart.
  init(
    file: String? = nil, line: Int? = nil, fields: [(name: String, tree: Tree)],
    in chart: Chart = .cas, columns: [String: String] = [:], rows: [String: [ListRow]] = [:],
    hasProgramsRef: Bool = false
  ) {
    (self.file, self.line, self.columns, self.rows) = (file, line, columns, rows)
    self.hasProgramsRef = hasProgramsRef
    do {
      content = .event(try Submission(reading: fields, in: chart))
    } catch {
      let items = (error as? Complaints)?.items ?? [(nil, (error as? Refusal) ?? .notText)]
      content = .faulty(Traces(raw: fields), [])
      let faults = items.map { field, refusal in item(refusal, field: field) }
      content = .faulty(Traces(raw: fields), faults)
    }
  }

  /// An event that could not be understood, or one that was.
  init(file: String?, line: Int?, content: Content) {
    (self.file, self.line, self.content) = (file, line, content)
  }

  /// Understands an event of a file, or keeps what is wrong with its line.
  init(_ result: Result<SourceEvent, InputError>, in chart: Chart) {
    switch result {
    case .success(let source):
      self.init(file: source.file, line: source.line, fields: source.fields, in: chart)
    case .failure(let error): self.init(error)
    }
  }

  /// A line without any readable form.
  private init(_ error: InputError) {
    (file, line) = (error.file, error.line)
    let item = Failure.Item(
      file: error.file, line: error.line, field: error.field, words: error.words)
    content = .faulty(Traces(raw: []), [item])
  }

  /// What is wrong with its form.
  var faults: [Failure.Item] {
    switch content {
    case .event: []
    case .faulty(_, let items): items
    }
  }

  /// What is wrong with it: of an item of a list, in the row that it came from.
  ///
  /// - Parameter words: how to say it; the refusal's own words where it is `nil`.
  func item(_ refusal: Refusal, field: String? = nil, words: Words? = nil) -> Failure.Item {
    guard case .item(let place, let name, let inner) = refusal,
      let list = [field, name].compactMap({ $0 }).first(where: { rows[$0] != nil }),
      let row = rows[list].flatMap({ $0.indices.contains(place - 1) ? $0[place - 1] : nil })
    else { return item(words ?? refusal.words, field: field) }
    var column = name == list ? nil : name
    switch inner {
    case .fieldMissing(let missing): column = missing
    case .dayBefore(let bound, _, _), .dayAfter(let bound, _, _): column = bound
    default: break  // The others speak of the row as a whole.
    }
    let heading = column.map { row.columns[$0] ?? $0 }
    return Failure.Item(file: row.file, line: row.line, field: heading, words: inner.words)
  }

  /// What is wrong with it in the state of the books.
  func item(_ words: Words, field: String? = nil) -> Failure.Item {
    let column = field.map { columns[$0] ?? $0 }
    return Failure.Item(
      file: file, line: line, field: file == nil ? column.map { "--" + $0 } : column, words: words)
  }
}

extension EventLine {
  /// The same events by date; those of one day keep their order.
  ///
  /// A line without a readable date cannot be placed; such a batch is refused anyway.
  static func sorted(_ lines: some Sequence<EventLine>) -> [EventLine] {
    func date(_ line: EventLine) -> Day {
      if case .event(let submission) = line.content { submission.date } else { .latest }
    }
    return lines.enumerated().sorted {
      (date($0.element), $0.offset) < (date($1.element), $1.offset)
    }
    .map(\.element)
  }
}
