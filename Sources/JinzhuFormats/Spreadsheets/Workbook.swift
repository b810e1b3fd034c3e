internal import CDocuments
internal import Jinzhu

/// A workbook of libxlsxwriter that is being written.
final class Workbook {
  /// How many rows a sheet has.
  static let rowLimit = 1_048_576

  private let sheets: OpaquePointer
  private var isClosed = false
  /// The first error that the library reported.
  private var error: Int32 = 0

  /// Starts a workbook. Throws `WritingError`.
  init(title: String, author: String, created: Instant) throws {
    try Self.prepare()
    let seconds = created.microseconds / 1_000_000
    guard let sheets = sheets_open(title.cut(to: 250), author.cut(to: 250), seconds) else {
      throw WritingError.failed("xlsx", -1)
    }
    self.sheets = sheets
  }

  /// Opens the library. Throws `WritingError`.
  static func prepare() throws {
    if let problem = documents_open_sheets() {
      throw WritingError.noSheets(String(cString: problem))
    }
  }

  deinit { if !isClosed { _ = try? close() } }

  /// How cells look.
  struct Look {
    fileprivate let format: UnsafeMutableRawPointer?
  }

  /// A pattern for numbers, and what the flags add.
  func look(_ pattern: String = "", flags: Int = 0) -> Look {
    Look(format: sheets_format(sheets, pattern, Int32(flags)))
  }

  /// Starts the next sheet.
  func startSheet(named name: String) { check(sheets_next(sheets, name)) }

  /// A text; what is longer than a cell holds is cut off.
  func put(_ text: String, _ row: Int, _ column: Int, _ look: Look) {
    check(
      sheets_text(
        sheets, UInt32(row), UInt16(column), text.cut(to: 32_767), look.format))
  }

  /// A number.
  func put(_ number: SheetNumber, _ row: Int, _ column: Int, _ look: Look) {
    check(
      sheets_number(
        sheets, UInt32(row), UInt16(column), number.value, number.divisor, look.format))
  }

  /// A formula and what it gives.
  func put(_ formula: String, giving number: SheetNumber, _ row: Int, _ column: Int, _ look: Look) {
    check(
      sheets_formula(
        sheets, UInt32(row), UInt16(column), formula, number.value, number.divisor, look.format))
  }

  /// Sets the width of a column, in digits.
  func setWidth(ofColumn column: Int, to digits: Int) {
    check(sheets_width(sheets, UInt16(column), Int32(digits * 100)))
  }

  /// Keeps the rows above one in sight.
  func freeze(aboveRow row: Int, leftOfColumn column: Int) {
    sheets_freeze(sheets, UInt32(row), UInt16(column))
  }

  /// How a sheet is printed.
  func setPrint(isLandscape: Bool, header: Int?, footer: String) {
    check(sheets_print(sheets, isLandscape ? 1 : 0, Int64(header ?? -1), footer))
  }

  /// A text over a block of cells.
  func merge(
    _ text: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ look: Look
  ) {
    check(
      sheets_merge(
        sheets, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
        UInt16(columns.upperBound), text.cut(to: 32_767), look.format))
  }

  /// Sets the height of a row, in points.
  func setHeight(ofRow row: Int, to points: Int) {
    check(sheets_height(sheets, UInt32(row), Int32(points)))
  }

  /// What is printed, from the first cell on, and the rows repeated on every page.
  func setPrintArea(lastRow: Int, lastColumn: Int, headers: ClosedRange<Int>) {
    check(
      sheets_area(
        sheets, UInt32(lastRow), UInt16(lastColumn), UInt32(headers.lowerBound),
        UInt32(headers.upperBound)))
  }

  /// A chart of lines: references to their days and figures, and their names.
  func drawLines(
    _ title: String, days: String, _ lines: [(figures: String, name: String)], _ row: Int,
    _ column: Int
  ) {
    guard let chart = sheets_chart(sheets, title) else { return check(-1) }
    for line in lines { check(sheets_line(chart, days, line.figures, line.name)) }
    check(sheets_place(sheets, chart, UInt32(row), UInt16(column)))
  }

  /// Ends the workbook. Throws `WritingError` for anything that failed since its start.
  func close() throws -> [UInt8] {
    isClosed = true
    var (bytes, count) = (nil as UnsafeMutablePointer<UInt8>?, 0)
    check(sheets_close(sheets, &bytes, &count))
    defer { documents_free(bytes) }
    guard error == 0 else { throw WritingError.failed("xlsx", Int(error)) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  private func check(_ result: Int32) {
    if error == 0 { error = result }
  }
}

/// A number of a cell as a quotient of whole numbers, each of which a binary number holds exactly.
struct SheetNumber: Hashable, Sendable {
  let value: Int64
  let divisor: Int64

  /// The greatest whole number up to which a spreadsheet holds all of them.
  static let limit: Int64 = 1 << 53

  private init?(_ value: Int128?, over divisor: Int64) {
    guard let value, value.magnitude <= UInt128(Self.limit) else { return nil }
    (self.value, self.divisor) = (Int64(value), divisor)
  }

  /// The number that a cell holds; `nil` where it holds none, or one that a spreadsheet would
  /// round.
  init?(_ cell: Cell) {
    switch cell {
    case .money(let money): self.init(Int128(money.fen), over: 100)
    case .wan(let money, _): self.init(Int128(money.fen), over: 1_000_000)
    case .ratio(let ratio), .multiple(let ratio):
      self.init(ratio.numerator, inBillionthsOver: ratio.denominator)
    case .rate(let rate):
      self.init(Int128(rate.numerator), inBillionthsOver: Int128(rate.denominator))
    case .count(let count): self.init(Int128(count), over: 1)
    case .day(let day): self.init(day.sheetSerial, over: 1)
    case .none, .text, .term, .flag: return nil
    }
  }

  private init?(_ above: Int128, inBillionthsOver below: Int128) {
    let (product, overflow) = above.multipliedReportingOverflow(by: 1_000_000_000)
    self.init(overflow ? nil : product / below, over: 1_000_000_000)
  }
}

extension Day {
  /// The day as spreadsheets count days; `nil` before March 1900, where they count wrongly.
  fileprivate var sheetSerial: Int128? { serial < -25_508 ? nil : Int128(serial) + 25_569 }
}
