/// Writes a tree as JSON in one spelling: no spaces, and no escape that is not needed.
///
/// Only `"`, `\` and the characters below U+0020 are escaped, the last as `\u00xx`; everything else
/// is written as its UTF-8 bytes. With sorted keys, equal trees give equal bytes.
public struct JSONWriter {
  /// Appends a tree; `sortingKeys` puts the keys of records in the order of their UTF-8 bytes.
  public static func write(_ tree: Tree, to output: inout [UInt8], sortingKeys: Bool) {
    switch tree {
    case .text(let text): quote(text, to: &output)
    case .null: output.append(contentsOf: "null".utf8)
    case .list(let items):
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        write(item, to: &output, sortingKeys: sortingKeys)
      }
      output.append(UInt8(ascii: "]"))
    case .record(let entries):
      output.append(UInt8(ascii: "{"))
      for (index, entry) in (sortingKeys ? sorted(entries) : entries).enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        quote(entry.key, to: &output)
        output.append(UInt8(ascii: ":"))
        write(entry.value, to: &output, sortingKeys: sortingKeys)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  /// A tree as a text; its keys in the order of their UTF-8 bytes unless told otherwise.
  public static func text(_ tree: Tree, sortingKeys: Bool = true) -> String {
    var bytes: [UInt8] = []
    write(tree, to: &bytes, sortingKeys: sortingKeys)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a text in quotes.
  public static func quote(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    defer { output.append(UInt8(ascii: "\"")) }
    var text = text
    text.withUTF8 { quote($0, to: &output) }
  }

  private static func quote(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    if text.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      output.append(contentsOf: text)
      return
    }
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 0..<0x20:
        output.append(contentsOf: byte < 0x10 ? "\\u000".utf8 : "\\u00".utf8)
        output.append(contentsOf: String(byte, radix: 16).utf8)
      default: output.append(byte)
      }
    }
  }

  /// A text in quotes.
  public static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    quote(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func sorted(_ entries: [Tree.Entry]) -> [Tree.Entry] {
    entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }
}
