import Jinzhu
import JinzhuFormats

/// Files of records: CSV, and events in either form.
enum Records {
  /// Every record has as many cells as the header, and written in quotes it is read again.
  static func csv(_ bytes: [UInt8]) -> String? {
    guard var reader = try? CSVReader(bytes) else { return nil }
    let header = reader.header
    guard header.count <= CSVReader.fieldLimit else { return "\(header.count) columns" }
    var records = [header]
    var line = 0
    while let result = reader.next() {
      switch result {
      case .success(let record):
        guard record.cells.count == header.count else { return "\(record.cells.count) cells" }
        guard record.line > line else { return "line \(record.line) after \(line)" }
        line = record.line
        records.append(record.cells)
      case .failure(let error):
        guard error.line >= line else { return "an error of line \(error.line) after \(line)" }
      }
    }
    let size = records.reduce(0) { $0 + $1.reduce(0) { $0 + $1.utf8.count } }
    guard size <= bytes.count else { return "\(size) bytes out of \(bytes.count)" }
    return again(records)
  }

  private static func again(_ records: [[String]]) -> String? {
    var text: [UInt8] = []
    for record in records {
      for (index, cell) in record.enumerated() {
        text.append(UInt8(ascii: index == 0 ? "\"" : ","))
        if index > 0 { text.append(UInt8(ascii: "\"")) }
        for byte in cell.utf8 {
          if byte == UInt8(ascii: "\"") { text.append(byte) }
          text.append(byte)
        }
        text.append(UInt8(ascii: "\""))
      }
      text.append(UInt8(ascii: "\n"))
    }
    guard let reader = try? CSVReader(text) else { return "its quoted form has no header" }
    var found = [reader.header]
    for case .success(let record) in reader { found.append(record.cells) }
    // Texts are compared by their bytes: Swift holds different spellings to be equal.
    let isSame =
      found.count == records.count
      && zip(found, records).allSatisfy { a, b in
        a.count == b.count && zip(a, b).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
      }
    return isSame ? nil : "its quoted form reads otherwise"
  }

  /// An event that is understood is stored as a text that is understood as the same event.
  static func events(_ bytes: [UInt8], named file: String) -> String? {
    var line = 0
    for result in EventReader(file: file, bytes: bytes) {
      guard case .success(let source) = result else { continue }
      guard source.line > line else { return "line \(source.line) after \(line)" }
      line = source.line
      guard let submission = try? Submission(reading: source.fields) else { continue }
      if let finding = stored(submission) { return "line \(line): " + finding }
    }
    return nil
  }

  private static func stored(_ submission: Submission) -> String? {
    let text = submission.fields.text
    if text.utf8.contains(where: { $0 < 0x20 }) { return "a control character is stored" }
    guard let tree = try? JSONReader.read(Array(text.utf8), strings: .lenient),
      let fields = try? Fields(stored: tree, of: submission.kind)
    else { return "`\(text)` is not read again" }
    let again = fields.text
    return again.utf8.elementsEqual(text.utf8) ? nil : "`\(text)` reads as `\(again)`"
  }
}
