/// A tree of texts: what JSON and YAML documents are to the domain, before any field is understood.
public enum Tree: Hashable, Sendable {
  case text(String)
  /// JSON's `null`: "the default", in a charter; refused in an event.
  case null
  case list([Tree])
  /// Keys in the order of the source; no key twice.
  case record([Entry])

  /// A key of a record, with what stands under it.
  public struct Entry: Hashable, Sendable {
    /// As the source spells it, escapes resolved.
    public var key: String
    /// A text, `null`, a list, or a record within the record.
    public var value: Tree

    /// Creates it from its parts; nothing is checked.
    public init(_ key: String, _ value: Tree) { (self.key, self.value) = (key, value) }
  }

  /// The value of a key of a record, if this is one and has it.
  public subscript(key: String) -> Tree? {
    guard case .record(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The text, if this is one.
  public var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }
}
