internal import CDocuments
internal import Jinzhu

/// Reads the cells of a workbook (xlsx) as texts: numbers as plain decimals, dates as `2018-03-05`.
///
/// What a hostile workbook may ask for is bounded: how much is unpacked, how many cells are read,
/// how deep its XML goes. Formulas give the value that was saved with them.
public struct WorkbookReader {
  /// The most that one part may unpack to, in bytes.
  public static let partLimit = 256 << 20
  /// The most cells of a sheet that are read.
  public static let cellLimit = 4_000_000

  /// The names of the sheets, in order.
  public let sheetNames: [String]

  private let bytes: [UInt8]
  private let parts: [String: String]
  private let shared: [String]
  private let dateStyles: Set<Int>
  /// How many days later the count of days begins than it does by default.
  private let shift: Int

  /// A row with the cells that hold something, by column from 0.
  public struct Row: Hashable, Sendable {
    /// From 1.
    public let number: Int
    /// Texts by column.
    public let cells: [Int: String]
  }

  /// Makes sure that workbooks can be read. Throws `ReadingError`.
  public static func prepare() throws { try XMLReader.prepare() }

  /// Opens a workbook in memory. Throws `ReadingError`.
  public init(_ bytes: [UInt8]) throws {
    try XMLReader.prepare()
    self.bytes = bytes
    func tree(_ part: String, _ keys: [String]) throws -> XMLElement? {
      try Self.part(part, of: bytes).map { try XMLElement($0, named: part, keeping: keys) }
    }
    guard let book = try tree("xl/workbook.xml", ["name", "id", "date1904"]),
      let links = try tree("xl/_rels/workbook.xml.rels", ["Id", "Target"])
    else { throw ReadingError.notWorkbook(part: "xl/workbook.xml") }
    var targets: [String: String] = [:]
    for link in links.all("Relationship") {
      targets[link.attributes["Id"] ?? ""] = Self.path(link.attributes["Target"] ?? "")
    }
    let sheets = book["sheets"]?.all("sheet") ?? []
    sheetNames = sheets.map { $0.attributes["name"] ?? "" }
    parts = Dictionary(
      sheets.map { ($0.attributes["name"] ?? "", targets[$0.attributes["id"] ?? ""] ?? "") },
      uniquingKeysWith: { first, _ in first })
    let isLate = ["1", "true"].contains(book["workbookPr"]?.attributes["date1904"] ?? "")
    shift = isLate ? 1462 : 0
    dateStyles = try tree("xl/styles.xml", ["numFmtId", "formatCode"]).map(Self.dateStyles) ?? []
    let texts = SharedTexts()
    if let part = try Self.part("xl/sharedStrings.xml", of: bytes) {
      try XMLReader.read(part, named: "xl/sharedStrings.xml", texts)
    }
    shared = texts.texts
  }

  /// The rows of a sheet that hold something; of the first one where no name is given.
  public func rows(ofSheet name: String? = nil) throws -> [Row] {
    guard let name = name ?? sheetNames.first, let path = parts[name] else {
      throw ReadingError.noSheet(name ?? "", has: sheetNames)
    }
    guard let part = try Self.part(path, of: bytes) else {
      throw ReadingError.notWorkbook(part: path)
    }
    let cells = SheetCells(
      shared: shared, dateStyles: dateStyles, shift: shift, part: path)
    try XMLReader.read(part, named: path, cells)
    return cells.rows
  }

  /// A target of the workbook as a path in the archive.
  private static func path(_ target: String) -> String {
    target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
  }

  /// A part's bytes; `nil` where there is no such part.
  private static func part(_ name: String, of archive: [UInt8]) throws -> [UInt8]? {
    var (found, size) = (nil as UnsafeMutablePointer<UInt8>?, 0)
    let result = archive.withUnsafeBufferPointer {
      zip_part($0.baseAddress, $0.count, name, partLimit, &found, &size)
    }
    defer { documents_free(found) }
    switch Int(result) {
    case 0: return Array(UnsafeBufferPointer(start: found, count: size))
    case 1: return nil
    case 2: throw ReadingError.tooLarge(name)
    default: throw ReadingError.notWorkbook(part: name)
    }
  }

  /// The styles that show a number as a day.
  private static func dateStyles(_ styles: XMLElement) -> Set<Int> {
    var ours: Set<Int> = []
    for format in styles["numFmts"]?.all("numFmt") ?? [] {
      if let id = Int(format.attributes["numFmtId"] ?? ""),
        isDate(format.attributes["formatCode"] ?? "")
      {
        ours.insert(id)
      }
    }
    let used = styles["cellXfs"]?.all("xf") ?? []
    return Set(
      used.indices.filter { place in
        let id = Int(used[place].attributes["numFmtId"] ?? "") ?? 0
        return ours.contains(id) || (14...17).contains(id) || id == 22 || (27...36).contains(id)
          || (50...58).contains(id)
      })
  }

  /// Whether a pattern shows days: letters of dates outside quotes and brackets.
  private static func isDate(_ pattern: String) -> Bool {
    var (isQuoted, depth, isEscaped) = (false, 0, false)
    for letter in pattern.lowercased() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch letter {
      case "\\": isEscaped = true
      case "\"": isQuoted.toggle()
      case "[": depth += 1
      case "]": depth -= 1
      case "y", "d", "年", "月": if !isQuoted, depth == 0 { return true }
      case ";": return false
      default: continue
      }
    }
    return false
  }
}
