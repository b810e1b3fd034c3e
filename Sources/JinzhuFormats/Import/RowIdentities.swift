internal import Jinzhu

/// What tells the rows of a file apart: their key, or all that stands in them.
struct RowIdentities {
  private let key: [String]
  /// How often each content was met, and in which line first.
  private var seen: [String: (count: Int, line: Int)] = [:]

  /// - Parameter key: the columns of the key; empty where the whole content tells rows apart.
  init(key: [String]) { self.key = key }

  /// What goes into the refs of a row. Of rows that are alike throughout, each gets its own.
  ///
  /// Throws where the row's key is empty, or stands in an earlier row.
  mutating func identity(of row: RowCells) throws(CellRule.Fault) -> String {
    guard let column = key.first else {
      let content = Fingerprint.of(row.row.cells)
      let count = note(content, row)
      return count == 1 ? content : "\(content)+\(count)"
    }
    var parts: [String] = []
    for name in key { parts.append(try row.text(name)) }
    guard parts.contains(where: { !$0.isEmpty }) else {
      throw CellRule.Fault(
        column: column,
        words: Words(
          "这一行没有键；合计行等请在映射里用 rows 排除",
          "the row has no key; leave rows of totals and the like out with the map's `rows`"))
    }
    let content = parts.joined(separator: "/")
    let first = seen[content]?.line
    guard note(content, row) > 1, let first else { return content }
    throw CellRule.Fault(
      column: column,
      words: Words(
        "“\(content)”这一键已在第 \(first) 行出现；请检查，或给映射换一个 key",
        "the key `\(content)` stands in line \(first) already; check it, or give the map another "
          + "`key`"))
  }

  private mutating func note(_ content: String, _ row: RowCells) -> Int {
    let before = seen[content] ?? (0, row.row.line)
    seen[content] = (before.count + 1, before.line)
    return before.count + 1
  }
}

/// What tells rows apart by all that stands in them: 128 bits of FNV-1a.
enum Fingerprint {
  static func of(_ cells: [String]) -> String {
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    func add(_ byte: UInt8) {
      hash ^= UInt128(byte)
      hash = hash &* 0x0000_0000_0100_0000_0000_0000_0000_013b
    }
    for cell in cells {
      for byte in cell.utf8 { add(byte) }
      add(0x1F)
    }
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: 32 - text.count) + text
  }
}
