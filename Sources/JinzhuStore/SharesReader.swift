internal import Glibc
internal import Jinzhu

/// Reads the text that `GuaranteeShares` writes, byte by byte, and no other form of JSON: a write-off
/// names every member of the fund, and reports read thousands of them.
struct SharesReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var next = 0

  /// The text is not what we write.
  struct Misread: Error {}

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Whether all was read.
  var isAtEnd: Bool { next == bytes.count }

  /// Reads what must come next, if it does.
  mutating func takes(_ expected: StaticString) -> Bool {
    let count = expected.utf8CodeUnitCount
    guard count <= bytes.count - next, let start = bytes.baseAddress,
      memcmp(start + next, expected.utf8Start, count) == 0
    else { return false }
    next += count
    return true
  }

  mutating func require(_ expected: StaticString) throws {
    guard takes(expected) else { throw Misread() }
  }

  /// A list of things, with the name it stands under.
  mutating func list<Item>(_ name: StaticString, _ item: (inout Self) throws -> Item) throws
    -> [Item]
  {
    var items: [Item] = []
    try each(name) { items.append(try item(&$0)) }
    return items
  }

  /// The same, one thing after the other.
  mutating func each(_ name: StaticString, _ item: (inout Self) throws -> Void) throws {
    try require(name)
    try require("[")
    if takes("]") { return }
    repeat { try item(&self) } while takes(",")
    try require("]")
  }

  /// A text, with the name it stands under.
  mutating func text(_ name: StaticString) throws -> String {
    try require(name)
    try require("\"")
    let start = next
    while next < bytes.count, bytes[next] != UInt8(ascii: "\"") {
      if bytes[next] == UInt8(ascii: "\\") { return try unescaped(from: start) }
      next += 1
    }
    let text = String(decoding: bytes[start..<next], as: UTF8.self)
    try require("\"")
    return text
  }

  /// The rest of a text with quotes or backslashes in it; a code has no other escapes.
  private mutating func unescaped(from start: Int) throws -> String {
    var text = Array(bytes[start..<next])
    while next < bytes.count, bytes[next] != UInt8(ascii: "\"") {
      if takes("\\") {
        guard next < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "\\")].contains(bytes[next])
        else { throw Misread() }
      }
      text.append(bytes[next])
      next += 1
    }
    try require("\"")
    return String(decoding: text, as: UTF8.self)
  }

  /// A whole number, written as a text, with the name it stands under.
  mutating func number(_ name: StaticString) throws -> Int64 {
    try require(name)
    try require("\"")
    let isNegative = takes("-")
    let start = next
    var number: Int64 = 0
    while next < bytes.count, case let digit = Int64(bytes[next]) - 48, 0...9 ~= digit {
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, tooMuch) = tens.subtractingReportingOverflow(digit)
      guard !overflow, !tooMuch else { throw Misread() }
      number = sum
      next += 1
    }
    guard next > start, isNegative || number != .min else { throw Misread() }
    try require("\"")
    return isNegative ? number : -number
  }

  mutating func fen(_ name: StaticString) throws -> Money { Money(fen: try number(name)) }
}
