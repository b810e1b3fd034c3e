internal import Jinzhu

/// Rows of a file under the names of their columns: of a CSV, or of a sheet of a workbook.
public struct SourceTable: Sendable {
  /// The file, as the caller names it.
  public let file: String
  /// The names of the columns; empty where a column has none.
  public let header: [String]
  /// The rows below.
  public let rows: [Row]
  /// How its characters were written; `nil` for a workbook, which says so itself.
  public let encoding: TextEncoding?

  /// A row with as many cells as there are columns.
  public struct Row: Hashable, Sendable {
    /// The line of the file or the row of the sheet, from 1.
    public let line: Int
    /// Without blanks at both ends; empty where nothing stands.
    public let cells: [String]
  }

  /// Reads a file: a workbook where the name ends in `.xlsx`, else CSV.
  ///
  /// - Parameter sheet: the sheet of a workbook; its first one where it is `nil`.
  /// - Parameter header: the row that names the columns, from 1.
  /// - Parameter encoding: that of CSV; what its bytes look like where it is `nil`.
  /// - Throws: `ReadingError` or `InputError`.
  public init(
    file: String, bytes: [UInt8], sheet: String? = nil, header: Int = 1,
    encoding: TextEncoding? = nil
  ) throws {
    if Self.isWorkbook(file) {
      let rows = Self.cells(of: try WorkbookReader(bytes).rows(ofSheet: sheet))
      try self.init(file: file, rows: rows, header: header)
      return
    }
    let encoding = encoding ?? TextEncoding.found(in: bytes)
    let text: [UInt8]
    do throws(CSVError) { text = try encoding.utf8(of: bytes) } catch {
      throw InputError(file: file, line: error.line, words: error.placed)
    }
    try self.init(
      file: file, rows: Self.records(of: text, named: file, from: header), header: header,
      encoding: encoding)
  }

  /// Rows whose header is the given one.
  init(
    file: String, rows: [(line: Int, cells: [String])], header: Int, encoding: TextEncoding? = nil
  ) throws {
    self.encoding = encoding
    guard let first = rows.first(where: { $0.line >= header }), first.line == header else {
      throw ReadingError.noHeader(row: header)
    }
    self.file = file
    let width = first.cells.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
    let names = Array(first.cells.prefix(width))
    self.header = names
    for (index, name) in names.enumerated()
    where !name.isEmpty && names[..<index].contains(name) {
      throw InputError(
        file: file, line: header, field: name,
        words: CSVError(.duplicateHeader(name), line: header).words)
    }
    self.rows = rows.filter { $0.line > header }.compactMap { row in
      let cells = (0..<width).map { row.cells.indices.contains($0) ? row.cells[$0] : "" }
      return cells.allSatisfy(\.isEmpty) ? nil : Row(line: row.line, cells: cells)
    }
  }

  /// Whether a file is taken for a workbook.
  public static func isWorkbook(_ file: String) -> Bool {
    file.lowercased().hasSuffix(".xlsx") || file.lowercased().hasSuffix(".xlsm")
  }

  static func cells(of rows: [WorkbookReader.Row]) -> [(line: Int, cells: [String])] {
    rows.map { row in
      let width = (row.cells.keys.max() ?? -1) + 1
      return (row.number, (0..<width).map { row.cells[$0] ?? "" })
    }
  }

  /// CSV from a line on; what stands above it need not be CSV.
  private static func records(
    of bytes: [UInt8], named file: String, from header: Int
  ) throws -> [(line: Int, cells: [String])] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var place = start
    for _ in 1..<max(1, header) {
      guard let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) else {
        throw ReadingError.noHeader(row: header)
      }
      place = end + 1
    }
    do throws(CSVError) {
      var reader = try CSVReader(Array(bytes[place...]), isStrict: false)
      var rows = [(header, reader.header.map(\.trimmed))]
      while let result = reader.next() {
        let record = try result.get()
        rows.append((record.line + header - 1, record.cells.map(\.trimmed)))
      }
      return rows
    } catch {
      var words = error.placed
      if case .wrongCount = error.reason {
        words = Words(
          words.zh + "；若第 \(header) 行不是表头，请在映射里用 header 指明",
          words.en + "; where line \(header) is not what names the columns, say with `header` "
            + "which one is")
      }
      throw InputError(file: file, line: error.line + header - 1, words: words)
    }
  }
}

extension CSVError {
  /// What is wrong, with the cell where there is one: nobody knows the columns' names yet.
  fileprivate var placed: Words {
    guard let column else { return words }
    return Words("第 \(column) 格：\(words.zh)", "cell \(column): \(words.en)")
  }
}
