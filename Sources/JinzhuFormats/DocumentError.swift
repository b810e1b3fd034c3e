public import Jinzhu

/// Why a charter, or another document of one tree, cannot be read.
public struct DocumentError: Error, Hashable, Sendable {
  /// The file, as the caller names it.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong, and what to do.
  public let words: Words

  /// An error on a line of a file.
  public init(file: String, line: Int, words: Words) {
    (self.file, self.line, self.words) = (file, line, words)
  }
}
