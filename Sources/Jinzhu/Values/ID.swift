/// The code of a `Subject`. A party's code cannot be passed where a guarantee's is wanted.
///
/// Codes are equal, and ordered, by their UTF-8 bytes: two spellings that merely look alike differ,
/// and the order is the same in Swift, in SQLite and on paper.
@frozen
public struct ID<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The code as it was recorded, in case and spelling.
  public let text: String
  /// The first 16 bytes as two numbers, big end first, zeros behind a shorter code. Books look codes
  /// up dozens of times an event: equality, order and hash mostly need no more than these.
  @usableFromInline let head: (UInt64, UInt64)

  /// Takes any text; what a code may look like is checked where events are read.
  @inlinable
  public init(_ text: String) {
    self.text = text
    var head: (UInt64, UInt64) = (0, 0)
    var place = 0
    for byte in text.utf8.prefix(16) {
      let shifted = UInt64(byte) << UInt64(56 - place % 8 * 8)
      if place < 8 { head.0 |= shifted } else { head.1 |= shifted }
      place += 1
    }
    self.head = head
  }

  /// The code itself.
  @inlinable
  public var description: String { text }

  /// Whether the bytes are the same; letters that only look alike differ.
  @inlinable
  public static func == (a: Self, b: Self) -> Bool {
    guard a.head == b.head, a.text.utf8.count == b.text.utf8.count else { return false }
    return a.text.utf8.count <= 16 || a.text.utf8.elementsEqual(b.text.utf8)
  }

  /// Whether `a` comes first by its bytes, not by any language's order.
  @inlinable
  public static func < (a: Self, b: Self) -> Bool {
    if a.head != b.head { return a.head < b.head }
    return a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }

  /// Hashes the first 16 bytes: codes that differ behind them share a hash.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    hasher.combine(head.0)
    if head.1 != 0 { hasher.combine(head.1) }
  }
}

extension Array {
  /// The place of the element with a code, where all stand in the order of their codes.
  func place<Subject>(
    of code: ID<Subject>, by codeOf: (Element) -> ID<Subject>
  ) -> Int? {
    let place = firstPlace(after: { codeOf($0) < code })
    return place < count && codeOf(self[place]) == code ? place : nil
  }
}
