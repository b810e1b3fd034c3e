/// What an event kind owns: its fields, its checks, its entries and its effect.
public protocol EventBody: Sendable {
  /// What the kind is called.
  static var title: Words { get }
  /// The fields of the kind, besides `Field.common`.
  static var fields: [Field] { get }

  /// Makes the kind from its fields, which have been checked against `fields`.
  init(_ fields: Fields) throws

  /// Checks the event against the books and the charter, and drafts what it does.
  ///
  /// Nothing reaches the books unless the whole draft stands.
  func book(into draft: inout Draft) throws

  /// The day the event takes effect on, where it is not the date it was given with.
  func effectiveDay(_ date: Day) -> Day

  /// Brings alternative spellings of the same content into one.
  static func normalise(_ fields: inout Fields) throws
}

extension EventBody {
  /// The date given, for kinds that take effect on it.
  public func effectiveDay(_ date: Day) -> Day { date }

  /// Leaves the fields alone, for kinds with one spelling only.
  public static func normalise(_ fields: inout Fields) throws {}
}
