public import Jinzhu

/// What stands in a row, by the names of the columns.
struct RowCells {
  let row: SourceTable.Row
  /// Where each column stands.
  let places: [String: Int]

  /// A cell's text; empty where nothing stands.
  ///
  /// Throws where the sheet shows an error in place of a value.
  func text(_ column: String) throws(CellRule.Fault) -> String {
    guard let place = places[column] else { return "" }
    let text = row.cells[place]
    guard !SheetError.isOne(text) else {
      throw CellRule.Fault(column: column, words: SheetError.words(text))
    }
    return text
  }
}

/// What a spreadsheet shows where a formula has no value. It is never data: whoever reads it as a
/// text books under a name of `#REF!`.
public enum SheetError {
  private static let texts: Set<String> = [
    "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!",
    "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", other,
  ]

  /// What stands for an error without a name.
  static let other = "#ERROR!"

  /// Whether a cell shows an error.
  public static func isOne(_ text: String) -> Bool { text.first == "#" && texts.contains(text) }

  /// What is wrong with such a cell.
  public static func words(_ text: String) -> Words {
    Words(
      "单元格是错误值 \(text)；请先在表格里改正",
      "the cell holds the error \(text); mend it in the sheet first")
  }
}
