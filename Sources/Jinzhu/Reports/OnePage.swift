/// What people see on one page of A4, lying on its side, in the place of figures, tables and notes.
///
/// Where a document has a sheet, formats with pages (HTML, PDF) write it in small type; the others
/// write the tables, which hold the same and more.
public struct OnePage: Hashable, Sendable {
  /// Figures side by side below the heading.
  public var strip: [Figure]
  /// The table over the whole width.
  public var main: Table
  /// Tables side by side below it, each inner list one below the other.
  public var columns: [[Table]]
  /// How wide each of those is, of the hundred that all have.
  public var widths: [Int]
  /// What a reader must know, at the foot.
  public var notes: [Words]

  /// A sheet.
  public init(
    strip: [Figure], main: Table, columns: [[Table]], widths: [Int], notes: [Words]
  ) {
    (self.strip, self.main, self.columns) = (strip, main, columns)
    (self.widths, self.notes) = (widths, notes)
  }
}
