import Jinzhu
import JinzhuFormats

/// Documents of one tree.
enum Documents {
  /// What is read is written and read again as the same.
  static func json(_ bytes: [UInt8]) -> String? {
    guard let tree = try? JSONReader.read(bytes, strings: .lenient) else {
      // What the strict reading takes, the lenient one must take too.
      let strict = try? JSONReader.read(bytes, strings: .textOnly)
      return strict == nil ? nil : "refused leniently, taken strictly"
    }
    for sorting in [false, true] {
      let text = JSONWriter.text(tree, sortingKeys: sorting)
      guard let again = try? JSONReader.read(Array(text.utf8), strings: .lenient) else {
        return "`\(text)` is not read again"
      }
      let rewritten = JSONWriter.text(again, sortingKeys: sorting)
      if !rewritten.utf8.elementsEqual(text.utf8) { return "`\(text)` reads as `\(rewritten)`" }
    }
    return nil
  }

  /// A charter that is understood is stored as one that is understood as the same.
  static func charter(_ bytes: [UInt8]) -> String? {
    guard bytes.count <= TreeReader.documentLimit,
      let tree = try? TreeReader.read(bytes, named: "fuzz"),
      let charter = try? Charter(tree)
    else { return nil }
    let text = JSONWriter.text(charter.tree)
    guard let stored = try? JSONReader.read(Array(text.utf8), strings: .lenient),
      let again = try? Charter(stored)
    else { return "`\(text)` is not read again" }
    guard again == charter else { return "`\(text)` reads as another charter" }
    let submission = Submission(
      kind: .charterAdopt, date: .earliest, fields: Fields([("charter", .charter(charter))]))
    return submission.fields.text.isEmpty ? "nothing is stored" : nil
  }
}
