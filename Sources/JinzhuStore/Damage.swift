public import Jinzhu

/// What is wrong with a book: the first thing that was found.
public enum Damage: Error, Hashable, Sendable {
  /// SQLite itself cannot read the file, or finds it inconsistent.
  case file(String)
  /// The schema is not that of `schema.sql`.
  case schema(object: String, SchemaFault)
  /// A row refers to a row that is not there; the event is that of an entry, where it is known.
  case foreignKey(table: String, parent: String, event: Int64? = nil)
  /// A stored value is none that this program could have written.
  case unreadable(column: String, value: String)
  /// Events are not numbered one after the other.
  case sequence(found: Int64, expected: Int64)
  /// The hash of an event does not cover what is recorded.
  case hash(event: Int64, stored: String, computed: String)
  /// The event could not have been recorded after those before it.
  case refused(event: Int64, Words)
  /// The rebuilt book differs in a column of a row.
  case value(Place, column: String, stored: String, rebuilt: String)
  /// A row is stored that does not follow from the events.
  case surplus(Place)
  /// A row is missing that follows from the events.
  case missing(Place)

  /// What is wrong with a table, an index, a trigger or a view.
  public enum SchemaFault: Hashable, Sendable { case missing, surplus, changed }

  /// A row.
  public struct Place: Hashable, Sendable, CustomStringConvertible {
    /// The table's name.
    public var table: String
    /// Its key, such as `event=12, line=1`.
    public var key: String

    /// `posting(event=12, line=1)`.
    public var description: String { "\(table)(\(key))" }
  }
}
