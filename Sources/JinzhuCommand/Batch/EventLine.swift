internal import Jinzhu
internal import JinzhuFormats

/// One event as it was handed in: where it stands, and what is wrong with its form, if anything.
struct EventLine: Sendable {
  /// The file as the user named it; `nil` for a typed event.
  var file: String?
  /// The line in the file, from 1; `nil` for a typed event.
  var line: Int?
  var content: Content

  enum Content: Sendable {
    case event(Submission)
    /// Its fields as far as they could be read, and what is wrong with them.
    case faulty(Traces, [Failure.Item])
  }

  /// Understands an event from its raw fields.
  init(file: String? = nil, line: Int? = nil, fields: [(name: String, tree: Tree)]) {
    (self.file, self.line) = (file, line)
    do {
      content = .event(try Submission(reading: fields))
    } catch {
      let items = (error as? Complaints)?.items ?? [(nil, (error as? Refusal) ?? .notText)]
      content = .faulty(
        Traces(raw: fields),
        items.map { field, refusal in
          Failure.Item(
            file: file, line: line, field: file == nil ? field.map { "--" + $0 } : field,
            words: refusal.words)
        })
    }
  }

  /// Understands an event of a file, or keeps what is wrong with its line.
  init(_ result: Result<SourceEvent, InputError>) {
    switch result {
    case .success(let source):
      self.init(file: source.file, line: source.line, fields: source.fields)
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

  /// What is wrong with it in the state of the books.
  func item(_ words: Words, field: String? = nil) -> Failure.Item {
    Failure.Item(
      file: file, line: line, field: file == nil ? field.map { "--" + $0 } : field, words: words)
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
