public import Jinzhu

/// Why bytes are not the CSV that this program accepts, and where.
public struct CSVError: Error, Hashable, Sendable {
  /// What can be wrong with a record.
  public enum Reason: Hashable, Sendable {
    case unterminatedQuote
    case strayQuote
    case strayReturn
    case notUTF8
    case notGB18030
    case wrongCount(expected: Int, found: Int)
    case emptyHeader
    case duplicateHeader(String)
    case tooLong
    case tooManyFields
  }

  /// The line on which the record starts, from 1.
  public let line: Int
  /// The cell of the record, from 1; `nil` where the whole record is meant.
  public let column: Int?
  /// The rule that was broken.
  public let reason: Reason

  /// An error of the record that starts on a line.
  public init(_ reason: Reason, line: Int, column: Int? = nil) {
    (self.reason, self.line, self.column) = (reason, line, column)
  }

  /// What is wrong, and what to do.
  public var words: Words {
    switch reason {
    case .unterminatedQuote:
      Words("引号没有结束；请补上右引号", "a quoted cell never ends; close its quote")
    case .strayQuote:
      Words(
        "单元格中有单独的引号；请给整格加引号并把引号写两遍",
        "a quote inside a cell; quote the whole cell and double the quote")
    case .strayReturn:
      Words("单元格中有单独的回车符；请删去", "a lone carriage return in a cell; remove it")
    case .notUTF8:
      Words("不是 UTF-8 编码；请另存为 CSV UTF-8", "not UTF-8; save the file as CSV UTF-8")
    case .notGB18030:
      Words(
        "不是 GB18030（GBK）编码；请检查映射的 encoding，或另存为 CSV UTF-8",
        "not GB18030 (GBK); check the map's `encoding`, or save the file as CSV UTF-8")
    case .wrongCount(let expected, let found):
      Words(
        "应有 \(expected) 格，实有 \(found) 格；请检查逗号",
        "\(found) cells where the header has \(expected); check the commas")
    case .emptyHeader:
      Words("缺少表头名称；请在首行填写字段名", "a column has no name; name it in the first line")
    case .duplicateHeader(let name):
      Words("表头“\(name)”重复；请只保留一列", "the column \"\(name)\" is given twice; keep one")
    case .tooLong:
      Words(
        "一行超过 \(CSVReader.recordLimit) 字节；请检查引号",
        "a record longer than \(CSVReader.recordLimit) bytes; check the quotes")
    case .tooManyFields:
      Words(
        "一行超过 \(CSVReader.fieldLimit) 格；请检查逗号",
        "more than \(CSVReader.fieldLimit) cells in a record; check the commas")
    }
  }
}
