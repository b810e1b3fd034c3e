public import Jinzhu

/// An event that a history proposes: raw fields, as a file would give them.
public struct Proposal: Sendable {
  /// What is said to have happened.
  public var kind: EventKind
  /// The business day it is said to take effect on.
  public var date: Day
  /// The fields besides `kind` and `date`, common ones included, in order.
  public var fields: [(name: String, tree: Tree)]
  /// The instant it is handed in at.
  public var instant = Instant(microseconds: 0)
  /// Whether it was made to be refused.
  public var isMischief = false

  /// A proposal with fields of text.
  public init(_ kind: EventKind, _ date: Day, _ fields: [(String, String)] = []) {
    (self.kind, self.date) = (kind, date)
    self.fields = fields.map { ($0.0, .text($0.1)) }
  }

  /// A field's text, if it is given and is one.
  public func text(_ name: String) -> String? {
    fields.first { $0.name == name }?.tree.text
  }

  /// Gives a field, in place of what it held.
  public mutating func set(_ name: String, _ text: String) {
    fields.removeAll { $0.name == name }
    fields.append((name, .text(text)))
  }

  /// All fields, as `Submission(reading:)` takes them.
  public var raw: [(name: String, tree: Tree)] {
    [("kind", .text(kind.rawValue)), ("date", .text(date.description))] + fields
  }

  /// The proposal as a line of an event file.
  public var line: String {
    JSONWriter.text(.record(raw.map { .init($0.name, $0.tree) }), sortingKeys: false)
  }
}
