internal import Yams

extension YAMLReader {
  /// The line of every key, as `events[1].kind`, and of every item of a list; empty where the bytes are
  /// no YAML.
  static func lines(of utf8: ArraySlice<UInt8>) -> [String: Int] {
    guard let yaml = String(validating: utf8, as: UTF8.self),
      let parser = try? Parser(yaml: yaml, encoding: .utf8)
    else { return [:] }
    return withExtendedLifetime(parser) {
      var lines: [String: Int] = [:]
      if let root = try? parser.singleRoot() { note(root, at: "", depth: 0, &lines) }
      return lines
    }
  }

  private static func note(
    _ node: Node, at path: String, depth: Int, _ lines: inout [String: Int]
  ) {
    guard depth < nestingLimit else { return }
    if let line = node.mark?.line, lines[path] == nil { lines[path] = line }
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping {
        guard let name = key.scalar?.string else { continue }
        let place = path.isEmpty ? name : "\(path).\(name)"
        lines[place] = key.mark?.line
        note(value, at: place, depth: depth + 1, &lines)
      }
    case .sequence(let items):
      for (index, item) in items.enumerated() {
        note(item, at: "\(path)[\(index + 1)]", depth: depth + 1, &lines)
      }
    case .scalar, .alias: return
    }
  }
}
