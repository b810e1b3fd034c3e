public import Jinzhu

/// Reads a document of one tree, such as a charter, from JSON or YAML.
public enum TreeReader {
  /// The longest document, in bytes.
  public static let documentLimit = 1 << 20

  /// The line of every key of a YAML document, as `events[1].kind`, and of every item of a list;
  /// empty where it is none.
  public static func lines(of bytes: [UInt8]) -> [String: Int] {
    YAMLReader.lines(of: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
  }

  /// Reads JSON where the first byte that is not blank is `{`, else YAML.
  ///
  /// - Parameter named: the file's name, for errors.
  public static func read(_ bytes: [UInt8], named file: String) throws(DocumentError) -> Tree {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let content = bytes[start...]
    guard content.first(where: { !isBlank($0) }) == UInt8(ascii: "{") else {
      return try YAMLReader.read(content, named: file)
    }
    do throws(JSONError) {
      return try JSONReader.read(content, strings: .lenient)
    } catch {
      let line = content.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
      throw DocumentError(file: file, line: line, words: error.words)
    }
  }
}

/// Whether a byte is a space, a tab or part of a line end.
func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte
}
