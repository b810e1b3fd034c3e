internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// Why the command stops, with the exit status that tells so.
struct Failure: Error {
  /// The exit status, as scripts may rely on it.
  enum Status: Int32 {
    case refused = 1
    case misuse = 2
    case damaged = 3
    /// By Ctrl-C; what the shell makes of a program that ended by it.
    case interrupted = 130
  }

  /// One thing that is wrong, with where it stands.
  struct Item {
    /// The file as the user named it; `nil` where no file is to blame.
    var file: String?
    /// The line, from 1; `nil` where the whole file is meant.
    var line: Int?
    /// The field, or the option; `nil` where no single one is to blame.
    var field: String?
    var words: Words
  }

  let status: Status
  let items: [Item]
  /// What it adds up to, in the end; `nil` where the items say everything.
  let summary: Words?

  init(_ status: Status, items: [Item], summary: Words? = nil) {
    (self.status, self.items, self.summary) = (status, items, summary)
  }

  init(_ status: Status, _ words: Words, file: String? = nil, field: String? = nil) {
    self.init(status, items: [Item(file: file, field: field, words: words)])
  }
}

extension Failure {
  /// What any error that a command throws means for whoever started it.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let refusal as Refusal: self.init(.refused, refusal.words)
    case let error as ValueError: self.init(.refused, error.words)
    case let error as FileError: self.init(.refused, error.words)
    case let interruption as Interruption: self.init(.interrupted, interruption.words)
    case let error as WritingError: self.init(.refused, error.words)
    case let error as DocumentError:
      self.init(
        .refused, items: [Item(file: error.file, line: error.line, words: error.words)])
    case let error as BookError:
      self.init(error.isDamage ? .damaged : .refused, error.words)
    default:
      let text = String(describing: error)
      self.init(.refused, Words("未预料的错误：\(text)；请报告", "unexpected: \(text); please report it"))
    }
  }
}

extension Failure.Item {
  /// `FILE:LINE:FIELD: what; what to do`.
  var text: String {
    let place = [file, line.map(String.init), field].compactMap { $0 }
    let label = place.isEmpty ? say("错误", "error") : place.joined(separator: ":")
    return label + ": " + words.spoken
  }

  /// One JSON object.
  var json: String {
    var members: [String] = []
    if let file { members.append("\"file\": " + JSONWriter.quoted(file)) }
    if let line { members.append("\"line\": \(line)") }
    if let field { members.append("\"field\": " + JSONWriter.quoted(field)) }
    members.append("\"message\": " + JSONWriter.quoted(words.spoken))
    return "{" + members.joined(separator: ", ") + "}"
  }
}

extension Failure {
  /// The words, a line each; one JSON object where the output was to be JSON.
  var text: String {
    guard Setting.wantsJSON else {
      let lines = items.map(\.text) + (summary.map { [$0.spoken] } ?? [])
      return lines.map { $0 + "\n" }.joined()
    }
    var json = "{\"errors\": ["
    json += items.map { "\n  " + $0.json }.joined(separator: ",")
    json += items.isEmpty ? "]" : "\n ]"
    if let summary { json += ",\n \"summary\": " + JSONWriter.quoted(summary.spoken) }
    return json + ",\n \"status\": \(status.rawValue)}\n"
  }
}
