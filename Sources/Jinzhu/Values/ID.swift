/// The code of a `Subject`. A party's code cannot be passed where a guarantee's is wanted.
///
/// Codes are equal, and ordered, by their UTF-8 bytes: two spellings that merely look alike differ,
/// and the order is the same in Swift, in SQLite and on paper.
public struct ID<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public var description: String { text }

  public static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  public static func < (a: Self, b: Self) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
