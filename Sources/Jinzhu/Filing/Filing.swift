/// The forms of a period, worked out: every cell with its value.
public struct Filing {
  /// A form with its rows.
  public struct Filled {
    /// The form.
    public let form: Form
    /// Its rows.
    public let rows: [FormRow]
    /// Each row's cells, in the order of the columns; `none` where the form asks for nothing.
    public let cells: [[Cell]]
  }

  /// What it was worked out from.
  public let basis: FilingBasis
  /// The rules of the period's last day.
  public let regulation: Regulation
  /// The forms, in the order of a workbook.
  public let forms: [Filled]

  /// The forms that are filed for the period, or those that are named.
  public init(_ basis: FilingBasis, only names: [String] = []) throws {
    self.basis = basis
    let rules = try basis.regulation()
    regulation = rules
    let wanted = Form.all.filter { form in
      names.isEmpty ? form.sets.contains(rules.forms.value) : names.contains(form.name)
    }
    forms = try wanted.map { form in
      let rows = try basis.rows(of: form)
      let cells = try rows.map { row in
        try form.columns.map { column in
          try basis.value(of: CellName(form.name, row.code, column.key))
        }
      }
      return Filled(form: form, rows: rows, cells: cells)
    }
  }

  /// Every cell that a form asks for, in order.
  public func cells() -> [(name: CellName, value: Cell)] {
    forms.flatMap { filled in
      zip(filled.rows, filled.cells).flatMap { row, cells in
        zip(filled.form.columns, cells).compactMap { column, cell in
          row.cells[column.key] == nil
            ? nil : (CellName(filled.form.name, row.code, column.key), cell)
        }
      }
    }
  }

  /// Every cell whose figure a filing keeps.
  func kept() -> [(name: CellName, value: Cell)] {
    let left = Self.unkept
    return cells().filter { left[$0.name.form]?.contains($0.name.column) != true }
  }

  /// The columns that a filing does not keep, by form.
  static let unkept: [String: Set<String>] = Dictionary(
    uniqueKeysWithValues: Form.all.map { form in
      (form.name, Set(form.columns.filter { !$0.isKept }.map(\.key)))
    })

  /// What is to be filled in by people yet.
  public func open() -> [CellName] { cells().filter { $0.value == .open }.map(\.name) }
}

extension Filing {
  /// A violation of what must hold between two figures.
  public struct Violation: Hashable, Sendable {
    /// The form of the cell.
    public let form: String
    /// What must hold.
    public let name: Words
    /// The cell.
    public let cell: Words
    /// The cell's figure.
    public let value: Cell
    /// How they must stand to each other.
    public let relation: CrossCheck.Relation
    /// What it is compared with.
    public let other: Words
    /// The other figure.
    public let otherValue: Cell
  }

  /// Every check of the forms, and how many there were.
  ///
  /// - Parameter earlier: what was filed before, by the last day of its period, the latest last: a
  ///   filing may hold some of the forms only.
  public func violations(against earlier: [Day: [FiledForms]] = [:]) throws
    -> (violations: [Violation], checks: Int)
  {
    var (found, count) = ([Violation](), 0)
    func check(
      _ form: String, _ name: Words, _ cell: CellName, _ value: Cell,
      _ relation: CrossCheck.Relation, _ other: Words, _ otherValue: Cell
    ) {
      count += 1
      let holds =
        switch (relation, value, otherValue) {
        case (.equal, _, _): value.machine == otherValue.machine
        case (.atMost, .money(let a), .money(let b)): a <= b
        case (.atMost, .count(let a), .count(let b)): a <= b
        case (.atMost, _, _): false
        }
      guard !holds else { return }
      found.append(
        Violation(
          form: form, name: name, cell: cell.words, value: value, relation: relation, other: other,
          otherValue: otherValue))
    }
    for filled in forms {
      for item in try filled.form.checks(basis) {
        check(
          filled.form.name, item.name, item.cell, try basis.value(of: item.cell), item.relation,
          item.other.words(in: filled.form.name), try basis.value(of: item.other))
      }
      for column in filled.form.columns {
        guard let when = column.when, when != .end,
          let filed = earlier[basis.day(when)],
          let closing = filled.form.columns.first(where: { $0.isClosing(of: column) })
        else { continue }
        for (row, cells) in zip(filled.rows, filled.cells)
        where row.cells[column.key] != nil && !row.isReclassified {
          let last = CellName(filled.form.name, row.code, closing.key)
          guard let form = filed.last(where: { $0.values[last] != nil }),
            let value = form.values[last],
            let place = filled.form.columns.firstIndex(where: { $0.key == column.key })
          else { continue }
          count += 1
          if cells[place].machine == value { continue }
          found.append(
            Violation(
              form: filled.form.name,
              name: Words("期初 = 上期报表的期末", "opening = closing of the last filing"),
              cell: CellName(filled.form.name, row.code, column.key).words, value: cells[place],
              relation: .equal,
              other: Words(
                "\(form.period) 报表（第 \(form.event) 号事项）\(last.words.zh)",
                "the filing of \(form.period) (event \(form.event)), \(last.words.en)"),
              otherValue: .text(value)))
        }
      }
    }
    return (found, count)
  }
}

extension FormColumn {
  /// Whether a column leads on from this one, a period later: letters of one case count alike.
  func isClosing(of opening: FormColumn) -> Bool {
    when == .end && (key == key.lowercased()) == (opening.key == opening.key.lowercased())
  }
}
