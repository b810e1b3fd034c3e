internal import Jinzhu

/// The keys of one part of a map, each to be asked for once.
struct MapKeys {
  private let file: String
  private let path: String
  private var left: [Tree.Entry]

  init(_ tree: Tree, at path: String, of file: String) throws(DocumentError) {
    guard case .record(let entries) = tree else {
      throw DocumentError(
        file: file, line: 1,
        words: Words(
          "映射的“\(path.isEmpty ? "全文" : path)”应是键和值",
          "the map's `\(path.isEmpty ? "document" : path)` must be keys with values"), path: path)
    }
    (self.file, self.path, left) = (file, path, entries)
  }

  /// The keys that were not asked for yet.
  var names: [String] { left.map(\.key) }

  func problem(_ key: String, _ words: Words) -> DocumentError {
    let place = path.isEmpty ? key : "\(path).\(key)"
    return DocumentError(
      file: file, line: 1,
      words: Words("映射的“\(place)”：\(words.zh)", "the map's `\(place)`: \(words.en)"), path: place)
  }

  private mutating func take(_ key: String) -> Tree? {
    guard let place = left.firstIndex(where: { $0.key == key }) else { return nil }
    let value = left.remove(at: place).value
    return value == .null ? nil : value
  }

  mutating func text(_ key: String) throws(DocumentError) -> String? {
    guard let tree = take(key) else { return nil }
    guard let text = tree.text else {
      throw problem(key, Words("应是一个值", "must be one value"))
    }
    return text
  }

  mutating func requiredText(_ key: String) throws(DocumentError) -> String {
    guard let text = try text(key) else { throw problem(key, Words("必填", "is required")) }
    return text
  }

  /// One text, or a list of them; empty where there is none.
  mutating func texts(_ key: String) throws(DocumentError) -> [String] {
    guard let tree = take(key) else { return [] }
    if let text = tree.text { return [text] }
    guard case .list(let items) = tree else {
      throw problem(key, Words("应是一个或几个值", "must be a value, or a list of them"))
    }
    var texts: [String] = []
    for item in items {
      guard let text = item.text else {
        throw problem(key, Words("应是一个或几个值", "must be a value, or a list of them"))
      }
      texts.append(text)
    }
    return texts
  }

  mutating func list(_ key: String) throws(DocumentError) -> [Tree] {
    guard let tree = take(key) else { return [] }
    guard case .list(let items) = tree else { throw problem(key, Words("应是列表", "must be a list")) }
    return items
  }

  mutating func entriesIfGiven(_ key: String) throws(DocumentError) -> [Tree.Entry]? {
    guard let tree = take(key) else { return nil }
    guard case .record(let entries) = tree else {
      throw problem(key, Words("应是键和值", "must be keys with values"))
    }
    return entries
  }

  mutating func entries(_ key: String) throws(DocumentError) -> [Tree.Entry] {
    try entriesIfGiven(key) ?? []
  }

  mutating func isOn(_ key: String) throws(DocumentError) -> Bool {
    switch try text(key) {
    case nil, "no", "false", "否": return false
    case "yes", "true", "是": return true
    default: throw problem(key, Words("应是 yes 或 no", "must be yes or no"))
    }
  }

  /// Refuses what nobody asked for.
  func finish() throws(DocumentError) {
    if let unknown = left.first {
      throw problem(unknown.key, Words("没有这个键；请检查拼写", "there is no such key; check its spelling"))
    }
  }
}
