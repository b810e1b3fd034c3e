/// Reads one JSON value (RFC 8259) into a tree of texts.
///
/// Stricter than most readers: UTF-8 only, no key twice, no lone surrogates, nothing after the
/// value, and at most ``nestingLimit`` levels of lists and records.
public struct JSONReader {
  /// The deepest nesting of lists and records that is read.
  public static let nestingLimit = 32

  /// What to do with values that are neither text, list nor record.
  public enum Scalars: Hashable, Sendable {
    /// Events: bare numbers, `true`, `false` and `null` are refused.
    case textOnly
    /// Charters: numbers and truth values become the text they are written with.
    case lenient
  }

  /// Reads bytes that hold one value, and maybe blanks around it.
  public static func read(_ utf8: [UInt8], strings: Scalars) throws(JSONError) -> Tree {
    try utf8.withUnsafeBufferPointer { bytes throws(JSONError) in
      try read(bytes, strings: strings)
    }
  }

  /// Reads bytes that hold one value, and maybe blanks around it.
  public static func read(_ utf8: ArraySlice<UInt8>, strings: Scalars) throws(JSONError) -> Tree {
    try utf8.withUnsafeBufferPointer { bytes throws(JSONError) in
      try read(bytes, strings: strings)
    }
  }

  /// Reads bytes that hold one value, and maybe blanks around it.
  public static func read(
    _ utf8: UnsafeBufferPointer<UInt8>, strings: Scalars
  ) throws(JSONError) -> Tree {
    var reader = JSONReader(bytes: utf8, scalars: strings)
    reader.skipSpace()
    let tree = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.next < utf8.count { throw reader.error(.trailing) }
    return tree
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let scalars: Scalars
  private var next = 0
  /// The key of the outermost record that is being read, for errors.
  private var key: String?

  private init(bytes: UnsafeBufferPointer<UInt8>, scalars: Scalars) {
    (self.bytes, self.scalars) = (bytes, scalars)
  }

  private func error(_ reason: JSONError.Reason, at offset: Int? = nil) -> JSONError {
    JSONError(reason, at: offset ?? next, key: key)
  }

  private mutating func skipSpace() {
    while next < bytes.count {
      switch bytes[next] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): next += 1
      default: return
      }
    }
  }

  /// The byte at `next`, which must be there.
  private func peek() throws(JSONError) -> UInt8 {
    guard next < bytes.count else { throw error(.unexpectedEnd) }
    return bytes[next]
  }
}

// MARK: - Values

extension JSONReader {
  private mutating func value(depth: Int) throws(JSONError) -> Tree {
    switch try peek() {
    case UInt8(ascii: "\""):
      return .text(try text())
    case UInt8(ascii: "{"):
      guard depth < Self.nestingLimit else { throw error(.tooDeep) }
      return try record(depth: depth + 1)
    case UInt8(ascii: "["):
      guard depth < Self.nestingLimit else { throw error(.tooDeep) }
      return try list(depth: depth + 1)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      if scalars == .textOnly { throw error(.bareNumber) }
      return .text(try number())
    case UInt8(ascii: "t"):
      return try word("true", .text("true"), refusal: .bareBoolean)
    case UInt8(ascii: "f"):
      return try word("false", .text("false"), refusal: .bareBoolean)
    case UInt8(ascii: "n"):
      return try word("null", .null, refusal: .bareNull)
    default:
      throw error(.unexpectedByte)
    }
  }

  private mutating func record(depth: Int) throws(JSONError) -> Tree {
    next += 1
    skipSpace()
    if try peek() == UInt8(ascii: "}") {
      next += 1
      return .record([])
    }
    var entries: [Tree.Entry] = []
    entries.reserveCapacity(8)
    var seen: Set<String> = []
    while true {
      let start = next
      guard try peek() == UInt8(ascii: "\"") else { throw error(.unexpectedByte) }
      let name = try text()
      if depth == 1 { key = name }
      if Self.isTaken(name, in: entries, &seen) { throw error(.duplicateKey(name), at: start) }
      skipSpace()
      guard try peek() == UInt8(ascii: ":") else { throw error(.unexpectedByte) }
      next += 1
      skipSpace()
      entries.append(Tree.Entry(name, try value(depth: depth)))
      if try isLast(UInt8(ascii: "}")) { return .record(entries) }
    }
  }

  /// Whether a key was met before; a set takes over from a search once the record grows large.
  private static func isTaken(
    _ name: String, in entries: [Tree.Entry], _ seen: inout Set<String>
  ) -> Bool {
    guard entries.count >= 32 else { return entries.contains { $0.key == name } }
    if seen.isEmpty { seen = Set(entries.map(\.key)) }
    return !seen.insert(name).inserted
  }

  private mutating func list(depth: Int) throws(JSONError) -> Tree {
    next += 1
    skipSpace()
    if try peek() == UInt8(ascii: "]") {
      next += 1
      return .list([])
    }
    var items: [Tree] = []
    while true {
      items.append(try value(depth: depth))
      if try isLast(UInt8(ascii: "]")) { return .list(items) }
    }
  }

  /// Passes a comma, or the closing bracket, after an item.
  private mutating func isLast(_ closing: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    let byte = try peek()
    guard byte == closing || byte == UInt8(ascii: ",") else { throw error(.unexpectedByte) }
    next += 1
    if byte == closing { return true }
    skipSpace()
    return false
  }

  private mutating func word(
    _ literal: StaticString, _ tree: Tree, refusal: JSONError.Reason
  ) throws(JSONError) -> Tree {
    let start = next
    for index in 0..<literal.utf8CodeUnitCount {
      guard try peek() == literal.utf8Start[index] else { throw error(.unexpectedByte) }
      next += 1
    }
    if scalars == .textOnly { throw error(refusal, at: start) }
    return tree
  }

  /// A number's literal, as written.
  private mutating func number() throws(JSONError) -> String {
    let start = next
    if bytes[next] == UInt8(ascii: "-") { next += 1 }
    if try peek() == UInt8(ascii: "0") { next += 1 } else { try digits() }
    if next < bytes.count, bytes[next] == UInt8(ascii: ".") {
      next += 1
      try digits()
    }
    if next < bytes.count, bytes[next] | 0x20 == UInt8(ascii: "e") {
      next += 1
      let sign = try peek()
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { next += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<next], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard digits ~= (try peek()) else { throw error(.unexpectedByte) }
    while next < bytes.count, digits ~= bytes[next] { next += 1 }
  }
}

// MARK: - Texts

extension JSONReader {
  private mutating func text() throws(JSONError) -> String {
    let opening = next
    next += 1
    let start = next
    while next < bytes.count {
      switch bytes[next] {
      case UInt8(ascii: "\""):
        let slice = UnsafeBufferPointer(rebasing: bytes[start..<next])
        guard let text = String(validating: slice, as: UTF8.self) else {
          throw error(.notUTF8, at: opening)
        }
        next += 1
        return text
      case UInt8(ascii: "\\"): return try escapedText(from: start)
      case 0..<0x20: throw error(.controlCharacter)
      default: next += 1
      }
    }
    throw error(.unexpectedEnd)
  }

  /// The rest of a text in which an escape was met.
  private mutating func escapedText(from start: Int) throws(JSONError) -> String {
    var decoded = Array(bytes[start..<next])
    while next < bytes.count {
      let byte = bytes[next]
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: decoded, as: UTF8.self) else {
          throw error(.notUTF8, at: start - 1)
        }
        next += 1
        return text
      case UInt8(ascii: "\\"): try escape(into: &decoded)
      case 0..<0x20: throw error(.controlCharacter)
      default:
        decoded.append(byte)
        next += 1
      }
    }
    throw error(.unexpectedEnd)
  }

  private mutating func escape(into decoded: inout [UInt8]) throws(JSONError) {
    let start = next
    next += 1
    let letter = try peek()
    next += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(letter)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"):
      guard let scalar = Unicode.Scalar(try codePoint(escapedAt: start)) else {
        throw error(.badEscape, at: start)
      }
      decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default: throw error(.badEscape, at: start)
    }
  }

  /// The code point of `\uXXXX`, or of a pair of them; a lone surrogate stays what it is.
  private mutating func codePoint(escapedAt start: Int) throws(JSONError) -> UInt32 {
    let first = try hexadecimal(escapedAt: start)
    guard 0xD800..<0xDC00 ~= first else { return first }
    for expected in [UInt8(ascii: "\\"), UInt8(ascii: "u")] {
      guard try peek() == expected else { throw error(.badEscape, at: start) }
      next += 1
    }
    let second = try hexadecimal(escapedAt: start)
    guard 0xDC00..<0xE000 ~= second else { throw error(.badEscape, at: start) }
    return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
  }

  private mutating func hexadecimal(escapedAt start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = try peek()
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error(.badEscape, at: start)
      }
      value = value << 4 | UInt32(digit)
      next += 1
    }
    return value
  }
}
