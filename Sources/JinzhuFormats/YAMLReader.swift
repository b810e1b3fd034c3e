public import Jinzhu
internal import Yams

/// Reads a YAML document into a tree of texts.
///
/// Every scalar is the text that was written: `010`, `no` and `1e3` mean nothing more. A plain
/// `null`, `~` or nothing at all is ``Tree/null``. Repeated keys, anchors and aliases are refused.
public enum YAMLReader {
  /// The deepest nesting of lists and records that is read.
  public static let nestingLimit = JSONReader.nestingLimit

  /// Reads one document.
  ///
  /// - Parameter named: the file's name, for errors.
  public static func read(
    _ utf8: some Collection<UInt8>, named file: String
  ) throws(DocumentError) -> Tree {
    guard let yaml = String(validating: utf8, as: UTF8.self) else {
      throw DocumentError(
        file: file, line: 1,
        words: Words("不是 UTF-8 编码；请另存为 UTF-8", "not UTF-8; save it as UTF-8"))
    }
    do {
      // Nodes hold their anchors weakly: the parser must outlive the walk.
      let parser = try Parser(yaml: yaml, encoding: .utf8)
      return try withExtendedLifetime(parser) {
        guard let root = try parser.singleRoot() else {
          throw Refusal(line: 1, words: Words("文件没有内容", "the document is empty"))
        }
        return try tree(root, depth: 0)
      }
    } catch let refusal as Refusal {
      throw DocumentError(file: file, line: refusal.line, words: refusal.words)
    } catch let error as YamlError {
      let refusal = Refusal(error)
      throw DocumentError(file: file, line: refusal.line, words: refusal.words)
    } catch {
      throw DocumentError(file: file, line: 1, words: Words("不是合法的 YAML", "not YAML"))
    }
  }

  private static func tree(_ node: Node, depth: Int) throws(Refusal) -> Tree {
    let line = node.mark?.line ?? 1
    guard depth < nestingLimit || node.scalar != nil else {
      throw Refusal(
        line: line,
        words: Words(
          "嵌套超过 \(nestingLimit) 层；请减少层次",
          "nested deeper than \(nestingLimit) levels; flatten it"))
    }
    if isShared(node) {
      throw Refusal(
        line: line,
        words: Words("不接受锚点和别名；请写出全文", "anchors and aliases are refused; write it out"))
    }
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      return isNull ? .null : .text(scalar.string)
    case .sequence(let items):
      var list: [Tree] = []
      for item in items { list.append(try tree(item, depth: depth + 1)) }
      return .list(list)
    case .mapping(let mapping):
      return .record(try entries(of: mapping, depth: depth))
    case .alias:
      return .null
    }
  }

  private static func entries(
    of mapping: Node.Mapping, depth: Int
  ) throws(Refusal) -> [Tree.Entry] {
    var entries: [Tree.Entry] = []
    var seen: Set<String> = []
    for (key, value) in mapping {
      let line = key.mark?.line ?? 1
      guard let name = key.scalar?.string, !isShared(key) else {
        throw Refusal(line: line, words: Words("键必须是文本", "a key must be a text"))
      }
      guard seen.insert(name).inserted else { throw Refusal(line: line, duplicate: name) }
      entries.append(Tree.Entry(name, try tree(value, depth: depth + 1)))
    }
    return entries
  }

  private static func isShared(_ node: Node) -> Bool {
    switch node {
    case .scalar(let scalar): scalar.anchor != nil
    case .sequence(let sequence): sequence.anchor != nil
    case .mapping(let mapping): mapping.anchor != nil
    case .alias: true
    }
  }
}

/// A document error before the file's name is known.
private struct Refusal: Error {
  let line: Int
  let words: Words

  init(line: Int, words: Words) { (self.line, self.words) = (line, words) }

  init(line: Int, duplicate key: String) {
    self.init(
      line: line,
      words: Words("字段“\(key)”重复；请只保留一个", "the key \"\(key)\" is given twice; keep one"))
  }

  init(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(
        line: mark.line,
        words: Words(
          "不是合法的 YAML（\(problem)）；请检查缩进和引号",
          "not YAML: \(problem); check indents and quotes"))
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(line: context.mark.line, duplicate: keys.first ?? "")
    case .reader(let problem, let offset, _, let yaml):
      let line = yaml.prefix(offset ?? 0).count(where: \.isNewline) + 1
      self.init(
        line: line,
        words: Words("含有 YAML 不允许的字符（\(problem)）", "a character that YAML forbids: \(problem)"))
    default:
      self.init(line: 1, words: Words("不是合法的 YAML", "not YAML"))
    }
  }
}
