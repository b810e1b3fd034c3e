/// Reads CSV (RFC 4180, UTF-8 with or without a byte order mark) record by record.
///
/// Lines end in CRLF or LF; empty lines are passed over. The first record is the header. After a
/// bad record, reading goes on with the next line, so that all errors of a file can be shown at
/// once; after a quote that never ends there is no next line.
public struct CSVReader: Sequence, IteratorProtocol {
  /// The longest record, in bytes.
  public static let recordLimit = 1 << 20
  /// The most cells in a record.
  public static let fieldLimit = 256

  /// The cells of one record under the header.
  public struct Record: Hashable, Sendable {
    /// The line on which the record starts, from 1.
    public let line: Int
    /// As many as the header has names.
    public let cells: [String]
  }

  /// The names of the columns, in order.
  public private(set) var header: [String] = []
  private var bytes: PiecedBytes
  private var position: Int
  private var line = 1

  /// Reads the header.
  ///
  /// - Parameter isStrict: whether every column must have a name, and a name no other has.
  public init(_ bytes: [UInt8], isStrict: Bool = true) throws(CSVError) {
    try self.init(PiecedBytes(bytes), isStrict: isStrict)
  }

  /// Reads the header; only the pieces not read past are held.
  ///
  /// - Parameter isStrict: whether every column must have a name, and a name no other has.
  init(_ bytes: PiecedBytes, isStrict: Bool = true) throws(CSVError) {
    self.bytes = bytes
    position = bytes.window.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = try record() else { throw CSVError(.emptyHeader, line: 1) }
    var seen: Set<String> = []
    for (index, name) in first.cells.enumerated() where isStrict {
      if name.isEmpty { throw CSVError(.emptyHeader, line: first.line, column: index + 1) }
      guard seen.insert(name).inserted else {
        throw CSVError(.duplicateHeader(name), line: first.line, column: index + 1)
      }
    }
    header = first.cells
  }

  /// The next record, with as many cells as the header, or what is wrong with it.
  public mutating func next() -> Result<Record, CSVError>? {
    do throws(CSVError) {
      guard let record = try record() else { return nil }
      guard record.cells.count == header.count else {
        let reason = CSVError.Reason.wrongCount(expected: header.count, found: record.cells.count)
        return .failure(CSVError(reason, line: record.line))
      }
      return .success(record)
    } catch {
      return .failure(error)
    }
  }

  private mutating func record() throws(CSVError) -> Record? {
    var scan = CSVScan(position: position, line: line)
    defer {
      if scan.isLost { bytes.drop() }
      (position, line) = (scan.isLost ? 0 : scan.position, scan.line)
    }
    // All of a record must be at hand.
    repeat {
      bytes.window.withUnsafeBufferPointer { scan.passEmptyLines($0) }
    } while takeUp(&scan)
    let cells = try bytes.window.withUnsafeBufferPointer { bytes throws(CSVError) in
      try scan.record(of: bytes)
    }
    return cells.map { Record(line: scan.start, cells: $0) }
  }

  /// Takes up the next piece of the file, if less than the longest record is at hand.
  private mutating func takeUp(_ scan: inout CSVScan) -> Bool {
    guard bytes.window.count - scan.position <= Self.recordLimit + 1,
      bytes.advance(past: scan.position)
    else { return false }
    scan.position = 0
    return true
  }
}

/// A place in CSV bytes, and how to get past one record.
private struct CSVScan {
  var position: Int
  /// The line of `position`.
  var line: Int
  /// The line on which the last record started.
  var start = 0
  /// Whether a quote does not end: then there is no next line.
  private(set) var isLost = false

  init(position: Int, line: Int) { (self.position, self.line) = (position, line) }

  /// Passes lines that have no cells.
  mutating func passEmptyLines(_ bytes: UnsafeBufferPointer<UInt8>) { while passLineEnd(bytes) {} }

  /// The cells of the next record; `nil` at the end.
  mutating func record(of bytes: UnsafeBufferPointer<UInt8>) throws(CSVError) -> [String]? {
    guard position < bytes.count else { return nil }
    start = line
    let limit = position + CSVReader.recordLimit
    var cells: [String] = []
    do throws(CSVError) {
      while true {
        let column = cells.count + 1
        guard column <= CSVReader.fieldLimit else { throw CSVError(.tooManyFields, line: start) }
        cells.append(try cell(of: bytes, column: column, limit: limit))
        guard position <= limit else { throw CSVError(.tooLong, line: start) }
        if position == bytes.count || passLineEnd(bytes) { return cells }
        guard bytes[position] == UInt8(ascii: ",") else {
          let isQuote = bytes[position] != UInt8(ascii: "\r")
          throw CSVError(isQuote ? .strayQuote : .strayReturn, line: start, column: column)
        }
        position += 1
      }
    } catch {
      passLine(bytes)
      throw error
    }
  }

  /// Passes LF, CRLF, or a CR that ends the file.
  private mutating func passLineEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard position < bytes.count else { return false }
    var end = position
    if bytes[end] == UInt8(ascii: "\r") { end += 1 }
    guard end == bytes.count || bytes[end] == UInt8(ascii: "\n") else { return false }
    position = min(end + 1, bytes.count)
    line += 1
    return true
  }

  /// Passes the rest of a bad record's line.
  private mutating func passLine(_ bytes: UnsafeBufferPointer<UInt8>) {
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    _ = passLineEnd(bytes)
  }

  private mutating func cell(
    of bytes: UnsafeBufferPointer<UInt8>, column: Int, limit: Int
  ) throws(CSVError) -> String {
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      return try quotedCell(of: bytes, column: column, limit: limit)
    }
    let first = position
    scanning: while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\""):
        break scanning
      default: position += 1
      }
    }
    let cell = UnsafeBufferPointer(rebasing: bytes[first..<position])
    guard let text = String(validating: cell, as: UTF8.self) else {
      throw CSVError(.notUTF8, line: start, column: column)
    }
    return text
  }

  private mutating func quotedCell(
    of bytes: UnsafeBufferPointer<UInt8>, column: Int, limit: Int
  ) throws(CSVError) -> String {
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      guard position <= limit else {
        isLost = true
        throw CSVError(.tooLong, line: start, column: column)
      }
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == byte else {
          guard let text = String(validating: content, as: UTF8.self) else {
            throw CSVError(.notUTF8, line: start, column: column)
          }
          return text
        }
        position += 1
      }
      content.append(byte)
    }
    isLost = true
    throw CSVError(.unterminatedQuote, line: start, column: column)
  }
}
