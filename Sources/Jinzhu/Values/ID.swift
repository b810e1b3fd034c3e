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
    var text = text
    head = text.withUTF8 { (Self.word($0, from: 0), Self.word($0, from: 8)) }
    self.text = text
  }

  /// Eight bytes from a place on as a number.
  @inlinable
  static func word(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
    var word: UInt64 = 0
    for place in start..<max(start, min(start + 8, bytes.count)) {
      word |= UInt64(bytes[place]) &<< UInt64(56 - (place - start) * 8)
    }
    return word
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
