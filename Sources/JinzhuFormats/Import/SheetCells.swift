internal import Jinzhu

/// Gathers the texts that cells share.
final class SharedTexts: XMLListener {
  private(set) var texts: [String] = []
  private var (text, isInText, phonetic) = ("", false, 0)

  func start(_ name: Substring, _ attributes: (String) -> String?) throws {
    switch name {
    case "si": text = ""
    case "rPh": phonetic += 1
    case "t": isInText = phonetic == 0
    default: return
    }
  }

  func end(_ name: Substring) throws {
    switch name {
    case "si":
      guard texts.count < WorkbookReader.cellLimit else { throw ReadingError.tooLarge("texts") }
      texts.append(text)
    case "rPh": phonetic -= 1
    case "t": isInText = false
    default: return
    }
  }

  func text(_ text: UnsafeRawBufferPointer) throws {
    if isInText { self.text += String(decoding: text, as: UTF8.self) }
  }
}

/// Gathers the cells of a sheet.
final class SheetCells: XMLListener {
  private(set) var rows: [WorkbookReader.Row] = []
  private let shared: [String]
  private let dateStyles: Set<Int>
  private let shift: Int
  private let part: String

  /// The last row that a workbook may have.
  private static let rowLimit = 1_048_576

  private var (number, cells, count) = (0, [:] as [Int: String], 0)
  private var (column, type, style) = (-1, "", -1)
  private var (text, isInValue, phonetic) = ("", false, 0)

  /// - Parameter part: what the sheet is called in errors.
  init(shared: [String], dateStyles: Set<Int>, shift: Int, part: String) {
    (self.shared, self.dateStyles, self.shift, self.part) = (shared, dateStyles, shift, part)
  }

  func start(_ name: Substring, _ attributes: (String) -> String?) throws {
    switch name {
    case "row":
      number = attributes("r").flatMap(Int.init) ?? number + 1
      guard (1...Self.rowLimit).contains(number) else {
        throw ReadingError.notWorkbook(part: part)
      }
      (cells, column) = ([:], -1)
    case "c":
      column = attributes("r").flatMap(Self.column) ?? column + 1
      type = attributes("t") ?? "n"
      style = attributes("s").flatMap(Int.init) ?? -1
      text = ""
    case "rPh": phonetic += 1
    case "v", "t": isInValue = phonetic == 0
    default: return
    }
  }

  func end(_ name: Substring) throws {
    switch name {
    case "v", "t": isInValue = false
    case "rPh": phonetic -= 1
    case "c":
      guard (0..<CSVReader.fieldLimit).contains(column) else { return }
      let value = try value.trimmed
      guard !value.isEmpty else { return }
      count += 1
      guard count <= WorkbookReader.cellLimit else { throw ReadingError.tooLarge("cells") }
      cells[column] = value
    case "row":
      if !cells.isEmpty { rows.append(WorkbookReader.Row(number: number, cells: cells)) }
    default: return
    }
  }

  func text(_ text: UnsafeRawBufferPointer) throws {
    guard isInValue else { return }
    self.text += String(decoding: text, as: UTF8.self)
    guard self.text.utf8.count <= CSVReader.recordLimit else {
      throw ReadingError.tooLarge("a cell")
    }
  }

  /// What the cell says.
  private var value: String {
    get throws { try text(of: text.trimmed) }
  }

  private func text(of content: String) throws -> String {
    switch type {
    case "s":
      if content.isEmpty { return "" }
      guard let place = Int(content), shared.indices.contains(place) else {
        throw ReadingError.notWorkbook(part: part)
      }
      return shared[place]
    case "e": return SheetError.isOne(content) ? content : SheetError.other
    case "b": return content == "1" ? "TRUE" : "FALSE"
    case "n":
      guard let plain = PlainNumber.plain(content) else { return content }
      return dateStyles.contains(style) ? day(plain) ?? plain : plain
    default: return content
    }
  }

  /// A count of days as a day; spreadsheets count wrongly before March 1900.
  private func day(_ number: String) -> String? {
    let whole = number.prefix { $0 != "." }
    guard let days = Int(whole), days + shift > 60 else { return nil }
    return Day(serial: days + shift - 25_569)?.description
  }

  /// The column of a reference such as `AB12`, from 0.
  private static func column(_ reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8 {
      guard (65...90).contains(byte) else { break }
      column = column * 26 + Int(byte) - 64
      if column > 20_000 { return nil }
    }
    return column == 0 ? nil : column - 1
  }
}
