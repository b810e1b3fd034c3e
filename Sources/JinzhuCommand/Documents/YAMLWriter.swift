internal import Jinzhu

/// Writes a tree as YAML that reads back as the same tree.
enum YAMLWriter {
  static func text(of tree: Tree) -> String {
    var text = ""
    write(tree, indent: "", to: &text)
    return text
  }

  private static func write(_ tree: Tree, indent: String, to text: inout String) {
    switch tree {
    case .record(let entries):
      for entry in entries {
        text += indent + entry.key + ":"
        writeValue(entry.value, indent: indent, to: &text)
      }
    case .list(let items):
      for item in items {
        text += indent + "-"
        // A record in a list starts on the line of its dash.
        if case .record(let entries) = item, let first = entries.first {
          text += " " + first.key + ":"
          writeValue(first.value, indent: indent + "  ", to: &text)
          write(.record(Array(entries.dropFirst())), indent: indent + "  ", to: &text)
        } else {
          writeValue(item, indent: indent, to: &text)
        }
      }
    case .text, .null:
      writeValue(tree, indent: indent, to: &text)
    }
  }

  private static func writeValue(_ value: Tree, indent: String, to text: inout String) {
    switch value {
    case .text(let scalar): text += " " + quotedIfNeeded(scalar) + "\n"
    case .null: text += " null\n"
    case .list(let items) where items.isEmpty: text += " []\n"
    case .record(let entries) where entries.isEmpty: text += " {}\n"
    case .list, .record:
      text += "\n"
      write(value, indent: indent + "  ", to: &text)
    }
  }

  /// A scalar; in quotes where YAML would read something else in it.
  private static func quotedIfNeeded(_ scalar: String) -> String {
    let isPlain = scalar.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || ".%‰+/".unicodeScalars.contains($0)
    }
    let isPlainStart = scalar.unicodeScalars.first.map { $0 != "%" } ?? false
    let isNull = ["null", "~"].contains(scalar)
    return isPlain && isPlainStart && !isNull ? scalar : JSONWriter.quoted(scalar)
  }
}

extension Tree {
  /// One value of a tree, with the keys that lead to it.
  struct Leaf {
    /// `fee.rate`, `losses[1].layer`.
    let path: String
    /// `nil` for JSON's `null`.
    let text: String?
  }

  /// All values, in order.
  var leaves: [Leaf] { leaves(at: "") }

  private func leaves(at path: String) -> [Leaf] {
    switch self {
    case .text(let text): [Leaf(path: path, text: text)]
    case .null: [Leaf(path: path, text: nil)]
    case .list(let items):
      items.enumerated().flatMap { $0.element.leaves(at: "\(path)[\($0.offset + 1)]") }
    case .record(let entries):
      entries.flatMap { $0.value.leaves(at: path.isEmpty ? $0.key : path + "." + $0.key) }
    }
  }
}
