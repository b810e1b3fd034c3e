/// A form of its own on paper, such as a voucher: a heading with facts beside it, ruled rows, and a
/// line for names.
///
/// Where a document has slips, formats for people print them in the place of its tables, which hold
/// the same for programs and spreadsheets.
public struct Slip: Hashable, Sendable {
  /// The heading.
  public var title: Words
  /// Whose it is, the day, the number: on the left, in the middle and on the right.
  public var facts: [Words]
  /// The rows, with what they add up to.
  public var table: Table
  /// How wide each column is, of the hundred that all have.
  public var widths: [Int]
  /// Who answers for what; `nil` leaves a place to sign.
  public var signatures: [Signature]

  /// A place for a name.
  public struct Signature: Hashable, Sendable {
    /// What he who signs has done.
    public var label: Words
    /// Who he is, where it is known.
    public var name: String?

    /// A place for a name.
    public init(_ label: Words, _ name: String? = nil) { (self.label, self.name) = (label, name) }
  }

  /// A slip.
  public init(
    title: Words, facts: [Words], table: Table, widths: [Int], signatures: [Signature]
  ) {
    (self.title, self.facts, self.table) = (title, facts, table)
    (self.widths, self.signatures) = (widths, signatures)
  }
}
