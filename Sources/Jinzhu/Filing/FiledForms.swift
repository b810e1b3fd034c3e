/// The figures of forms as they were filed: what an event keeps.
public struct FiledForms: Hashable, Sendable {
  /// The event that keeps them; 0 before it is recorded.
  public var event: Int64
  /// The period they were filed for.
  public var period: Period
  /// Every cell in machine notation, amounts in yuan; one that was open, or not applicable, says so.
  public var values: [CellName: String]

  /// Figures of a period.
  public init(event: Int64, period: Period, values: [CellName: String]) {
    (self.event, self.period, self.values) = (event, period, values)
  }

  /// The figures of forms that were worked out.
  public init(_ filing: Filing) {
    self.init(
      event: 0, period: filing.basis.period,
      values: Dictionary(
        filing.kept().map { ($0.name, $0.value.machine ?? "") },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Reads figures back: a record of forms, of their rows, of their columns.
  public init(_ tree: Tree, event: Int64, period: Period) throws {
    var values: [CellName: String] = [:]
    guard case .record(let forms) = tree, !forms.isEmpty else { throw Refusal.filedFigures }
    for form in forms {
      guard Form.all.contains(where: { $0.name == form.key }) else { throw Refusal.filedFigures }
      guard case .record(let rows) = form.value else { throw Refusal.filedFigures }
      for row in rows {
        guard case .record(let columns) = row.value else { throw Refusal.filedFigures }
        for column in columns {
          guard case .text(let text) = column.value else { throw Refusal.filedFigures }
          values[CellName(form.key, row.key, column.key)] = text
        }
      }
    }
    self.init(event: event, period: period, values: values)
  }

  /// The figures as an event keeps them, in the order of their names.
  public var tree: Tree {
    func records(
      _ cells: [CellName], by key: (CellName) -> String, _ inner: ([CellName]) -> Tree
    ) -> Tree {
      .record(
        Dictionary(grouping: cells, by: key)
          .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
          .map { Tree.Entry($0.key, inner($0.value)) })
    }
    return records(Array(values.keys), by: \.form) { form in
      records(form, by: \.row) { row in
        records(row, by: \.column) { .text($0.first.flatMap { values[$0] } ?? "") }
      }
    }
  }

  /// The names of the forms.
  public var forms: [String] {
    let names = Set(values.keys.map(\.form))
    return Form.all.map(\.name).filter(names.contains)
  }
}

extension FiledForms {
  /// A cell that would be filed differently now.
  public struct Change: Sendable {
    /// The cell.
    public let cell: CellName
    /// What was filed; `nil` where there was no such cell.
    public let filed: String?
    /// What it is now; `nil` where there is no such cell any more.
    public let now: Cell?
  }

  /// What would be filed differently, in the order of the forms.
  public func changes(to filing: Filing) -> [Change] {
    let kept = filing.kept()
    let now = Dictionary(
      kept.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let order = Dictionary(
      kept.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let gone = values.keys.filter { now[$0] == nil }
      .sorted { ($0.form, $0.row, $0.column) < ($1.form, $1.row, $1.column) }
    let changed = now.filter { ($0.value.machine ?? "") != values[$0.key] }
      .sorted { (order[$0.key] ?? 0) < (order[$1.key] ?? 0) }
    return changed.map { Change(cell: $0.key, filed: values[$0.key], now: $0.value) }
      + gone.map { Change(cell: $0, filed: values[$0], now: nil) }
  }
}
