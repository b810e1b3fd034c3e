internal import Jinzhu
internal import JinzhuStore

/// Events handed in together: all of them are recorded, or none.
struct Batch {
  let lines: any Sequence<EventLine>
  /// How many lines there are at most.
  let expected: Int
  /// Who records, for events that do not say.
  var by: String?
  /// Check and book everything, then let it all go.
  var isRehearsal = false
  /// Keep events and entries for printing; a long batch is only counted.
  var keepsEntries = false

  /// What was recorded.
  struct Result {
    var events = 0
    var entries = 0
    /// Events that stood already under their refs.
    var repeated: [Event] = []
    /// The first of the warnings, as many as are told; the others are only counted.
    private(set) var warnings: [Failure.Item] = []
    private(set) var warningCount = 0
    /// Empty unless they were to be kept.
    var kept: [(event: Event, postings: [Posting])] = []

    private static let told = 100

    /// - Parameter isUrgent: whether it is told behind however many others.
    mutating func warn(isUrgent: Bool = false, _ item: @autoclosure () -> Failure.Item) {
      warningCount += 1
      if isUrgent || warnings.count < Self.told { warnings.append(item()) }
    }
  }

  init(
    lines: any Sequence<EventLine>, expected: Int, by: String? = nil, isRehearsal: Bool = false,
    keepsEntries: Bool = false
  ) {
    (self.lines, self.expected, self.by) = (lines, expected, by)
    (self.isRehearsal, self.keepsEntries) = (isRehearsal, keepsEntries)
  }

  /// From so many lines on, it pays to share the work among threads.
  private static let many = 1000

  /// Thrown to let a transaction go; it never leaves this file.
  private struct Refused: Error {}

  /// Records the events in one transaction.
  /// - Throws: `Failure` with everything that is wrong, and then nothing was recorded.
  func record(in book: Book, at now: Instant) throws -> Result {
    var run = Run(batch: self)
    func take(_ recorder: Recorder) throws {
      if expected >= Self.many { recorder.expectMany() }
      let progress = Progress(total: expected)
      defer { progress.finish() }
      for line in lines {
        try System.throwIfInterrupted()
        try run.take(line, recorder)
        progress.advance(to: run.count)
      }
      try System.throwIfInterrupted()
      if run.isRefused { throw Refused() }
      if let repeats = try recorder.repeats() { run.warn(of: repeats) }
      try System.throwIfInterrupted()
    }
    do {
      if isRehearsal { try book.rehearse(at: now, take) } else { try book.record(at: now, take) }
    } catch is Refused {
      throw run.failure
    }
    return run.result
  }
}

/// One pass over a batch.
private struct Run {
  let batch: Batch
  var result = Batch.Result()
  /// Errors of form, and those against the state of the books.
  private var (faults, items): ([Failure.Item], [Failure.Item]) = ([], [])
  private var unchecked: [Failure.Item] = []
  private var refused = 0
  /// The first refused line that each thing waits for.
  private var causes: [Traces.Thing: Cause] = [:]
  private(set) var count = 0
  /// Where the events stand that were recorded so far.
  private var places = BatchPlaces()

  /// A refused line, in the order in which the events were taken.
  private struct Cause {
    let order: Int
    let file: String?
    let line: Int?
  }

  init(batch: Batch) { self.batch = batch }

  var isRefused: Bool { !faults.isEmpty || !items.isEmpty }

  mutating func take(_ line: EventLine, _ recorder: Recorder) throws {
    count += 1
    switch line.content {
    case .faulty(let traces, let found):
      faults += found
      refuse(traces, of: line)
    case .event(var submission):
      // Traces are needed only once something was refused.
      let traces = causes.isEmpty ? nil : Traces(of: submission)
      if let traces, let cause = earliest(traces.needed) {
        return pass(line, traces, cause: cause)
      }
      if submission.by == nil { submission.by = batch.by }
      do {
        if line.hasProgramsRef, let standing = try renew(&submission, of: line, recorder) {
          return result.repeated.append(standing)
        }
        try note(recorder.record(submission), of: line, recorder)
      } catch let refusal as Refusal {
        if refusal.isOfBase, let cause = causes[.base] {
          return pass(line, Traces(of: submission), cause: cause)
        }
        items.append(
          line.item(
            refusal, field: refusal.blamedField(of: submission), words: places.words(of: refusal)))
        refuse(Traces(of: submission), of: line)
      } catch let error as ValueError {
        items.append(line.item(error.words))
        refuse(Traces(of: submission), of: line)
      }
    }
  }

  /// Gives another ref where what was recorded under that of the program was reversed; returns the
  /// event that has taken its place, if there is one.
  private mutating func renew(
    _ submission: inout Submission, of line: EventLine, _ recorder: Recorder
  ) throws -> Event? {
    switch try recorder.books.use(ofRefOf: submission) {
    case .asItIs: return nil
    case .renewed(let ref, let earlier):
      submission.ref = ref
      if try recorder.archive.event(ref: ref) == nil {
        warn(
          line,
          Words(
            "第 \(earlier.number) 号事项已被冲销，重新记录为“\(ref)”",
            "event \(earlier.number) was reversed; recorded again as `\(ref)`"))
      }
      return nil
    case .replaced(let earlier, let standing):
      warn(
        line,
        Words(
          "这就是已冲销的第 \(earlier.number) 号事项，现由第 \(standing.number) 号代替；没有再记",
          "this is event \(earlier.number), which was reversed; event \(standing.number) stands in "
            + "its place, and nothing was recorded"))
      return standing
    }
  }

  /// Says that events without a ref stand twice now: nothing but their content tells that they do.
  mutating func warn(of repeats: Repeats) {
    let (file, line) = places.line(of: repeats.first)
    let (count, earlier) = (repeats.count, repeats.earlier)
    let isDraft = repeats.kind == .draftSubmit
    let remedy =
      batch.isRehearsal
      ? Words(
        "，将另记一次；写上 ref 的事项，重复提交只记一次",
        " and would be recorded once more; with a `ref` it is recorded once")
      : Words(
        "，仍另记一次；若是重复提交，请用\(isDraft ? " jinzhu reject 否决" : " event.reverse 冲销")。"
          + "写上 ref 的事项，重复提交只记一次",
        " and recorded once more; what was handed in twice is "
          + (isDraft ? "rejected with `jinzhu reject`" : "taken back with event.reverse")
          + ", and with a `ref` it would be recorded once")
    let words =
      count == 1
      ? Words("这一项没有 ref，与账上第 \(earlier) 号事项相同", "1 event without `ref` is as event \(earlier)")
      : Words(
        "\(count) 项没有 ref，与账上已有的事项相同（首项同第 \(earlier) 号）",
        "\(count) events without `ref` are as others in the book (the first as event \(earlier))")
    result.warn(
      isUrgent: true,
      Failure.Item(file: file, line: line, words: Words(words.zh + remedy.zh, words.en + remedy.en))
    )
  }

  private mutating func warn(_ line: EventLine, _ words: Words) {
    result.warn(line.item(words))
  }

  private mutating func note(_ outcome: Outcome, of line: EventLine, _ recorder: Recorder) throws {
    switch outcome {
    case .alreadyRecorded(let event):
      result.repeated.append(event)
      // A draft that was decided on is done with, not taken back.
      if event.submission.kind != .draftSubmit,
        let by = try recorder.archive.reversal(of: event.number)
      {
        warn(
          line,
          Words(
            "第 \(event.number) 号事项早已记录，但已由第 \(by) 号冲销；要再记请换一个编号",
            "event \(event.number) was recorded, and reversed by event \(by); to record it again, "
              + "give another ref"))
      }
    case .recorded(let event, let postings, let warnings):
      places.note(event.number, of: line)
      result.events += 1
      result.entries += postings.count
      for warning in warnings {
        result.warn(line.item(warning.words, field: warning.blamedField(of: event.submission)))
      }
      if batch.keepsEntries { result.kept.append((event, postings)) }
    }
  }

  private mutating func refuse(_ traces: Traces, of line: EventLine) {
    refused += 1
    let cause = Cause(order: count, file: line.file, line: line.line)
    for thing in traces.brought where causes[thing] == nil { causes[thing] = cause }
  }

  private func earliest(_ things: Set<Traces.Thing>) -> Cause? {
    things.compactMap { causes[$0] }.min { $0.order < $1.order }
  }

  private mutating func pass(_ line: EventLine, _ traces: Traces, cause: Cause) {
    let number = cause.line ?? 1
    let file = cause.file == line.file ? nil : cause.file
    unchecked.append(
      line.item(
        Words(
          "未检查：取决于\(file.map { " \($0) " } ?? "")第 \(number) 行",
          "not checked: rests on \(file.map { "\($0), " } ?? "")line \(number)")))
    for thing in traces.brought where causes[thing] == nil { causes[thing] = cause }
  }

  private static let shown = 100

  /// What is wrong, at most so much of it, and what it adds up to.
  var failure: Failure {
    // Errors of form come first, from the whole batch.
    let all = faults + items + unchecked
    let hidden = max(0, all.count - Self.shown)
    let isAlone = count == 1
    var zh = "\(count) 项中 \(refused) 项被拒绝，\(unchecked.count) 项未检查"
    var en = "of \(count) events, \(refused) refused, \(unchecked.count) not checked"
    if hidden > 0 {
      zh = "另有 \(hidden) 条未显示；" + zh
      en = "\(hidden) more not shown; " + en
    }
    return Failure(
      .refused, items: Array(all.prefix(Self.shown)),
      summary: isAlone ? nil : Words(zh + "；账簿未变动", en + "; the book is as it was"))
  }
}
