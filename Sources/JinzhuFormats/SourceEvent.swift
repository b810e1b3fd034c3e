public import Jinzhu

/// The fields of one event as a file gives them, before any is understood.
public struct SourceEvent: Sendable {
  /// The file, as the caller names it.
  public let file: String
  /// The line on which the event starts, from 1.
  public let line: Int
  /// The fields that are present, in the order of the file; no name twice.
  public let fields: [(name: String, tree: Tree)]

  /// Puts together what a reader found.
  public init(file: String, line: Int, fields: [(name: String, tree: Tree)]) {
    (self.file, self.line, self.fields) = (file, line, fields)
  }
}

/// Why a line of events has no readable form.
public struct InputError: Error, Hashable, Sendable {
  /// The file, as the caller names it.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The field, where one is to blame.
  public let field: String?
  /// What is wrong, and what to do.
  public let words: Words

  /// Puts together what a reader found.
  public init(file: String, line: Int, field: String? = nil, words: Words) {
    (self.file, self.line, self.field, self.words) = (file, line, field, words)
  }
}
