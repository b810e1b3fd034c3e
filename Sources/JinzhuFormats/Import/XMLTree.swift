/// An element of a small XML document with what is in it.
struct XMLElement {
  let name: String
  fileprivate(set) var attributes: [String: String] = [:]
  /// What stands in it besides elements.
  fileprivate(set) var text = ""
  fileprivate(set) var children: [XMLElement] = []

  /// The elements of a name directly in it.
  func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  /// The first element along a path of names.
  subscript(path: String...) -> XMLElement? {
    var found: XMLElement? = self
    for name in path { found = found?.children.first { $0.name == name } }
    return found
  }

  /// Its text without blanks around it; `nil` where that is nothing.
  var word: String? {
    let word = text.trimmed
    return word.isEmpty ? nil : word
  }

  /// Reads a document of so many elements at most.
  ///
  /// - Parameter keeping: the attributes that are kept.
  init(_ bytes: [UInt8], named part: String, keeping: [String], limit: Int = 500_000) throws {
    let grower = Grower(keeping: keeping, limit: limit, part: part)
    try XMLReader.read(bytes, named: part, grower)
    guard let root = grower.root else { throw ReadingError.notXML(part: part, line: 1) }
    self = root
  }

  fileprivate init(name: String) { self.name = name }
}

private final class Grower: XMLListener {
  var root: XMLElement?
  private var open: [XMLElement] = []
  private var count = 0
  private let keeping: [String]
  private let limit: Int
  private let part: String

  init(keeping: [String], limit: Int, part: String) {
    (self.keeping, self.limit, self.part) = (keeping, limit, part)
  }

  func start(_ name: Substring, _ attributes: (String) -> String?) throws {
    count += 1
    guard count <= limit else { throw ReadingError.tooLarge(part) }
    var element = XMLElement(name: String(name))
    for key in keeping { element.attributes[key] = attributes(key) }
    open.append(element)
  }

  func end(_ name: Substring) throws {
    guard let done = open.popLast() else { return }
    if open.isEmpty { root = done } else { open[open.count - 1].children.append(done) }
  }

  func text(_ text: UnsafeRawBufferPointer) throws {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += String(decoding: text, as: UTF8.self)
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
