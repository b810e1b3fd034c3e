/// The bytes of a file in pieces, each let go once it is read past: the more of a long file is read,
/// the less of it is in memory.
///
/// No line is cut: each piece but the last ends where a line does.
public struct PiecedBytes: Sendable {
  /// How many bytes a piece has at least, but for the last one.
  public static let size = 1 << 20

  /// What is at hand: a piece, after what was not read past of those before it.
  private(set) var window: [UInt8] = []
  /// The pieces that follow, the next one last.
  private var waiting: [[UInt8]] = []

  /// All bytes as one piece.
  public init(_ bytes: [UInt8]) { window = bytes }

  /// Takes bytes as they come.
  ///
  /// - Parameters:
  ///   - size: how many bytes a piece has at least.
  ///   - next: gives the bytes that follow, none at the end.
  /// - Throws: what `next` throws.
  public init(size: Int = Self.size, _ next: () throws -> [UInt8]) rethrows {
    var piece: [UInt8] = []
    while true {
      let bytes = try next()
      if bytes.isEmpty { break }
      piece += bytes
      guard piece.count >= size,
        let end = piece.suffix(bytes.count).lastIndex(of: UInt8(ascii: "\n"))
      else { continue }
      let rest = Array(piece[(end + 1)...])
      piece.removeSubrange((end + 1)...)
      waiting.append(piece)
      piece = rest
    }
    waiting.append(piece)
    waiting.reverse()
    _ = advance(past: 0)
  }

  /// How many lines there are, the last one included, however it ends.
  public var lineCount: Int {
    ([window] + waiting).reduce(1) { $0 + $1.count { $0 == UInt8(ascii: "\n") } }
  }

  /// The first byte of some kind, from a place of the window on.
  func first(from place: Int, where isMeant: (UInt8) -> Bool) -> UInt8? {
    if let byte = window[place...].first(where: isMeant) { return byte }
    for piece in waiting.reversed() {
      if let byte = piece.first(where: isMeant) { return byte }
    }
    return nil
  }

  /// Lets go what lies before a place of the window, and takes up the next piece behind it; false
  /// where there is none, and then nothing is let go.
  mutating func advance(past place: Int) -> Bool {
    guard let next = waiting.popLast() else { return false }
    window.removeSubrange(..<place)
    window += next
    return true
  }

  /// Lets everything go.
  mutating func drop() { (window, waiting) = ([], []) }
}
