public import Jinzhu

/// Why a document cannot be written in a format.
public enum WritingError: Error, Hashable, Sendable {
  /// The library for spreadsheets is not there; with what the system says.
  case noSheets(String)
  /// The libraries for pages are not there; with what the system says.
  case noPages(String)
  /// No font has the characters of a text.
  case noFont(String)
  /// A table has more rows than a sheet.
  case tooManyRows(Int)
  /// The document has no days for a calendar; its name.
  case noCalendar(String)
  /// A library failed, with its number for the reason.
  case failed(String, Int)

  /// What is wrong, and what to do.
  public var words: Words {
    switch self {
    case .noSheets(let reason):
      Words(
        "xlsx 需要 libxlsxwriter（\(reason)）；请安装：apt-get install libxlsxwriter4",
        "xlsx needs libxlsxwriter (\(reason)); install it: apt-get install libxlsxwriter4")
    case .noPages(let reason):
      Words(
        "pdf 需要 pango 与 cairo（\(reason)）；"
          + "请安装：apt-get install libpangocairo-1.0-0 fonts-noto-cjk",
        "pdf needs pango and cairo (\(reason)); "
          + "install them: apt-get install libpangocairo-1.0-0 fonts-noto-cjk")
    case .noFont(let text):
      Words(
        "没有字体能显示“\(text)”；请安装：apt-get install fonts-noto-cjk",
        "no font shows `\(text)`; install one: apt-get install fonts-noto-cjk")
    case .tooManyRows(let rows):
      Words(
        "表格有 \(rows) 行，超过一张工作表的 1,048,576 行；请缩短期间，或用 csv",
        "the table has \(rows) rows, more than the 1,048,576 of a sheet; narrow it, or use csv")
    case .noCalendar(let name):
      Words(
        "\(name) 没有可放进日历的日期；ics 只用于 report due",
        "\(name) has no days for a calendar; ics is for `report due`")
    case .failed(let format, let number):
      Words(
        "写 \(format) 失败（错误 \(number)）；请检查临时目录的空间",
        "writing \(format) failed (error \(number)); check the room in the temporary folder")
    }
  }
}
