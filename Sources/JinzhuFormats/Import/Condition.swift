internal import Jinzhu

/// Which rows something is for: all that is asked of their columns must hold.
///
/// A column is asked for a text, or one of several; for `{not: …}` any other; for `{is: present}` or
/// `{is: empty}`.
struct Condition: Sendable {
  private let tests: [(column: String, test: Test)]

  private enum Test: Sendable {
    case among([String])
    case notAmong([String])
    case present
    case empty
  }

  init(_ entries: [Tree.Entry], at path: String, of file: String) throws(DocumentError) {
    var tests: [(column: String, test: Test)] = []
    for entry in entries {
      guard case .record = entry.value else {
        // `texts` takes a value or a list out of a part that holds it.
        var one = try MapKeys(.record([entry]), at: path, of: file)
        tests.append((entry.key, .among(try one.texts(entry.key).map(\.trimmed))))
        continue
      }
      var part = try MapKeys(entry.value, at: "\(path).\(entry.key)", of: file)
      switch try part.text("is") {
      case "present": tests.append((entry.key, .present))
      case "empty": tests.append((entry.key, .empty))
      case nil: tests.append((entry.key, .notAmong(try part.texts("not").map(\.trimmed))))
      default:
        throw part.problem("is", Words("应是 present 或 empty", "must be present or empty"))
      }
      try part.finish()
    }
    self.tests = tests
  }

  var columns: [String] { tests.map(\.column) }

  /// Throws where a cell that is asked for holds an error of the sheet.
  func holds(for row: RowCells) throws(CellRule.Fault) -> Bool {
    for (column, test) in tests {
      let text = try row.text(column)
      let isMet =
        switch test {
        case .among(let texts): texts.contains(text)
        case .notAmong(let texts): !texts.contains(text)
        case .present: !text.isEmpty
        case .empty: text.isEmpty
        }
      if !isMet { return false }
    }
    return true
  }
}
