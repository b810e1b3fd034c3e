internal import Jinzhu

/// Reads the events of a file, one at a time: CSV or JSON Lines.
///
/// The name decides (`.csv`; `.jsonl`, `.ndjson`, `.json`), else the first byte that is not blank:
/// `{` begins JSON Lines. Blank lines are passed over. A bad line does not stop the reading.
public struct EventReader: Sequence {
  /// The longest line of JSON Lines, in bytes.
  public static let lineLimit = 1 << 20
  /// The longest file, in bytes: it is read into memory whole, and let go as its events are taken.
  public static let fileLimit = 1 << 30

  private let file: String
  private let bytes: PiecedBytes

  /// The events of a file whose bytes are in memory.
  ///
  /// - Parameter file: the file's name as the user gave it, `-` for standard input.
  public init(file: String, bytes: [UInt8]) { self.init(file: file, bytes: PiecedBytes(bytes)) }

  /// The events of a file that is in memory in pieces; only those not read past are held.
  public init(file: String, bytes: PiecedBytes) { (self.file, self.bytes) = (file, bytes) }

  /// Starts at the top of the file.
  public func makeIterator() -> Iterator {
    guard isCSV else { return Iterator(source: .json(JSONLines(file: file, bytes: bytes))) }
    do throws(InputError) {
      return Iterator(source: .csv(try CSVLines(file: file, bytes: bytes)))
    } catch {
      return Iterator(source: .failed(error))
    }
  }

  private var isCSV: Bool {
    let name = file.lowercased()
    if name.hasSuffix(".csv") { return true }
    if [".jsonl", ".ndjson", ".json"].contains(where: name.hasSuffix) { return false }
    let start = bytes.window.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    return bytes.first(from: start) { !isBlank($0) } != UInt8(ascii: "{")
  }

  /// A place among the events of a file.
  public struct Iterator: IteratorProtocol {
    fileprivate enum Source {
      case json(JSONLines)
      case csv(CSVLines)
      case failed(InputError)
      case ended
    }

    fileprivate var source: Source

    /// The next event, or what is wrong with its line.
    public mutating func next() -> Result<SourceEvent, InputError>? {
      switch source {
      case .json(var lines):
        defer { source = .json(lines) }
        return lines.next()
      case .csv(var lines):
        defer { source = .csv(lines) }
        return lines.next()
      case .failed(let error):
        source = .ended
        return .failure(error)
      case .ended:
        return nil
      }
    }
  }
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

// MARK: - JSON Lines

/// Events as objects, one a line.
private struct JSONLines {
  private let file: String
  private var bytes: PiecedBytes
  private var position: Int
  private var line = 0

  init(file: String, bytes: PiecedBytes) {
    (self.file, self.bytes) = (file, bytes)
    position = bytes.window.starts(with: byteOrderMark) ? 3 : 0
  }

  mutating func next() -> Result<SourceEvent, InputError>? {
    repeat {
      while position < bytes.window.count {
        let end =
          bytes.window[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.window.count
        let content = bytes.window[position..<end]
        position = min(end + 1, bytes.window.count)
        line += 1
        if content.allSatisfy(isBlank) { continue }
        return event(content)
      }
    } while takeUp()
    return nil
  }

  /// Takes up the next piece of the file, if there is one.
  private mutating func takeUp() -> Bool {
    guard bytes.advance(past: position) else { return false }
    position = 0
    return true
  }

  private func event(_ content: ArraySlice<UInt8>) -> Result<SourceEvent, InputError> {
    guard content.count <= EventReader.lineLimit else {
      return refused(
        Words(
          "一行超过 \(EventReader.lineLimit) 字节；请一行写一个事项",
          "a line longer than \(EventReader.lineLimit) bytes; write one event a line"))
    }
    do throws(JSONError) {
      guard case .record(let entries) = try JSONReader.read(content, strings: .textOnly) else {
        return refused(
          Words("一行应是一个 {…} 对象", "a line must be one object, {…}"))
      }
      let fields = entries.map { (name: $0.key, tree: $0.value) }
      return .success(SourceEvent(file: file, line: line, fields: fields))
    } catch {
      return refused(error.words, field: error.key)
    }
  }

  private func refused(
    _ words: Words, field: String? = nil
  ) -> Result<SourceEvent, InputError> {
    .failure(InputError(file: file, line: line, field: field, words: words))
  }
}

// MARK: - CSV

/// Events as records under a header of field names; an empty cell is an absent field.
private struct CSVLines {
  private let file: String
  private let names: [String]
  /// Columns that are no field of any kind: one that holds something ends the reading.
  private let unknown: [Int]
  private var hasEnded = false
  private var reader: CSVReader

  init(file: String, bytes: PiecedBytes) throws(InputError) {
    self.file = file
    do throws(CSVError) {
      reader = try CSVReader(bytes)
      names = reader.header.map(FieldAliases.field)
      var seen: Set<String> = []
      for (index, name) in names.enumerated() where !seen.insert(name).inserted {
        throw CSVError(.duplicateHeader(name), line: 1, column: index + 1)
      }
      unknown = names.enumerated().filter { !FieldHeadings.known.contains($0.element) }
        .map(\.offset)
    } catch {
      throw InputError(file: file, line: error.line, words: error.words)
    }
    guard names.contains("kind") else {
      throw InputError(file: file, line: 1, words: FieldHeadings.noKind(reader.header))
    }
  }

  mutating func next() -> Result<SourceEvent, InputError>? {
    while !hasEnded, let result = reader.next() {
      switch result {
      case .success(let record):
        if let place = unknown.first(where: { !record.cells[$0].isEmpty }) {
          // It is the heading that is wrong, not every row below it.
          hasEnded = true
          let heading = reader.header[place]
          return .failure(
            InputError(
              file: file, line: 1, field: heading, words: FieldHeadings.unknown(heading)))
        }
        var fields: [(name: String, tree: Tree)] = []
        for (name, cell) in zip(names, record.cells) where !cell.isEmpty {
          fields.append((name, .text(cell)))
        }
        // A line of commas only is how a spreadsheet writes an empty row.
        if fields.isEmpty { continue }
        return .success(SourceEvent(file: file, line: record.line, fields: fields))
      case .failure(let error):
        let field = error.column.flatMap { names.indices.contains($0 - 1) ? names[$0 - 1] : nil }
        return .failure(
          InputError(file: file, line: error.line, field: field, words: error.words))
      }
    }
    return nil
  }
}
