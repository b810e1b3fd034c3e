public import Jinzhu

/// Why a charter, or another document of one tree, cannot be read.
public struct DocumentError: Error, Hashable, Sendable {
  /// The file, as the caller names it.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong, and what to do.
  public let words: Words
  /// Which of its keys is to blame, as `events[1].kind`; `nil` where the line is known, or none is.
  public let path: String?

  /// An error on a line of a file.
  public init(file: String, line: Int, words: Words, path: String? = nil) {
    (self.file, self.line, self.words, self.path) = (file, line, words, path)
  }

  /// The same on the line of the key that is to blame.
  ///
  /// - Parameter lines: the line of every key, as `TreeReader.lines(of:)` gives them.
  public func placed(by lines: [String: Int]) -> DocumentError {
    guard var place = path else { return self }
    while lines[place] == nil, let cut = place.lastIndex(where: { $0 == "." || $0 == "[" }) {
      place = String(place[..<cut])
    }
    return DocumentError(file: file, line: lines[place] ?? line, words: words)
  }
}
