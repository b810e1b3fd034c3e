public import Jinzhu

/// Why a workbook or an XML document cannot be read.
public enum ReadingError: Error, Hashable, Sendable {
  /// The libraries that read them are not there; with what the system says.
  case noLibrary(String)
  /// It is no archive, or none of a workbook; with the part that is missing or broken.
  case notWorkbook(part: String)
  /// More than this program unpacks or reads.
  case tooLarge(String)
  /// Not XML, at a line.
  case notXML(part: String, line: Int)
  /// A document type, which could name files or grow without end.
  case hasDoctype
  /// There is no sheet of the name; with those there are.
  case noSheet(String, has: [String])
  /// Nothing stands in the row that should name the columns.
  case noHeader(row: Int)
  /// It is XML, but no statement that this program knows.
  case notStatement(String)

  /// What is wrong, and what to do.
  public var words: Words {
    switch self {
    case .noLibrary(let reason):
      Words(
        "读取 xlsx 和 xml 需要 minizip 与 expat（\(reason)）；请安装：apt-get install libminizip1 libexpat1",
        "xlsx and xml need minizip and expat (\(reason)); "
          + "install them: apt-get install libminizip1 libexpat1")
    case .notWorkbook(let part):
      Words(
        "不是完好的 xlsx 文件（\(part)）；请用表格软件另存为 xlsx 或 CSV UTF-8",
        "not a sound xlsx file (\(part)); save it as xlsx, or as CSV UTF-8, once more")
    case .tooLarge(let what):
      Words(
        "文件展开后过大（\(what)），拒绝读取；请拆成几份",
        "what it unpacks to is too large (\(what)), and refused; split it")
    case .notXML(let part, let line):
      Words("不是合法的 XML（\(part) 第 \(line) 行）", "not XML (\(part), line \(line))")
    case .hasDoctype:
      Words(
        "XML 带有 DOCTYPE 声明，拒绝读取；请让银行提供不带它的文件",
        "the XML declares a document type, which is refused; ask for a file without one")
    case .noSheet(let name, let has):
      Words(
        "没有工作表“\(name)”；有：\(has.joined(separator: "、"))",
        "there is no sheet `\(name)`; there are: \(has.joined(separator: ", "))")
    case .noHeader(let row):
      Words(
        "第 \(row) 行没有表头；请在映射里用 header 指明表头所在行",
        "row \(row) names no columns; say with `header` which row does")
    case .notStatement(let what):
      Words(
        "不是 camt.053 银行对账单（\(what)）；请检查文件",
        "not a camt.053 bank statement (\(what)); check the file")
    }
  }
}
