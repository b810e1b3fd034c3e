/// A statistical form of the supervisor: its rows and columns, with the formula of every cell.
public struct Form: Sendable {
  /// The name on the command line and in machine output.
  public let name: String
  /// Its number in the supervisor's system.
  public let code: String
  /// What it is called.
  public let title: Words
  /// The sets that it belongs to.
  public let sets: Set<FormSet>
  /// How sure its rows are.
  public let confidence: Confidence
  /// The columns of figures, after those of code and item.
  public let columns: [FormColumn]
  /// What a reader must know beside it.
  public let notes: [Words]
  /// The rows: mostly the same, in some forms one for each customer.
  let rows: @Sendable (FilingBasis) throws -> [FormRow]
  /// What must hold between its cells, and with others.
  let checks: @Sendable (FilingBasis) throws -> [CrossCheck]

  init(
    _ name: String, code: String, _ title: Words, in sets: Set<FormSet>,
    _ confidence: Confidence, columns: [FormColumn], notes: [Words] = [],
    rows: @escaping @Sendable (FilingBasis) throws -> [FormRow],
    checks: @escaping @Sendable (FilingBasis) throws -> [CrossCheck] = { _ in [] }
  ) {
    (self.name, self.code, self.title, self.sets) = (name, code, title, sets)
    (self.confidence, self.columns, self.notes) = (confidence, columns, notes)
    (self.rows, self.checks) = (rows, checks)
  }

  /// All forms, in the order of a workbook.
  public static let all: [Form] = [
    company, balance, balance2020, income, business, exposure, indicators, liability, portfolio,
    sharing, largest, related,
  ]

  /// A form by its name, its number or its title; of several, the one that is filed in a set.
  public static func named(_ text: String, in set: FormSet? = nil) -> Form? {
    if let form = byName[text] { return form }
    let found = all.filter { $0.title.zh == text || $0.title.en == text || $0.code == text }
    return found.first { form in set.map(form.sets.contains) ?? true } ?? found.first
  }

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}

/// A column of figures.
public struct FormColumn: Sendable {
  /// Its letter.
  public let key: String
  /// Its heading.
  public let title: Words
  /// The heading over it and its neighbours; `nil` where there is none.
  public let group: Words?
  /// The moment that it holds for, where figures of one period lead to those of the next.
  public let when: Input.When?
  /// Whether a filing keeps its figures to be compared; what a register repeats for every row it
  /// does not: the bytes that were filed have it.
  public let isKept: Bool

  init(
    _ key: String, _ title: Words, in group: Words? = nil, _ when: Input.When? = nil,
    isKept: Bool = true
  ) {
    (self.key, self.title, self.group, self.when) = (key, title, group, when)
    self.isKept = isKept
  }
}

/// A row.
public struct FormRow: Sendable {
  /// Its code: `3.3`.
  public let code: String
  /// What it is called.
  public let title: Words
  /// How far in it stands.
  public let depth: Int
  /// Its cells by column; a column that the form does not ask for has none.
  public let cells: [String: Formula]
  /// Whether the row's members may change from period to period, so that its opening need not be
  /// the closing before.
  public let isReclassified: Bool

  init(
    _ code: String, _ title: Words, depth: Int = 0, isReclassified: Bool = false,
    _ cells: [String: Formula]
  ) {
    (self.code, self.title, self.depth) = (code, title, depth)
    (self.isReclassified, self.cells) = (isReclassified, cells)
  }

  init(
    _ code: String, _ zh: String, _ en: String, depth: Int = 0, isReclassified: Bool = false,
    _ cells: [String: Formula]
  ) {
    self.init(code, Words(zh, en), depth: depth, isReclassified: isReclassified, cells)
  }
}

/// What must hold between two figures (勾稽关系).
public struct CrossCheck: Sendable {
  /// What is checked.
  public let name: Words
  /// The cell that is checked.
  public let cell: CellName
  /// What it must come to.
  public let other: Formula
  /// How.
  public let relation: Relation

  /// How two figures must stand to each other.
  public enum Relation: String, Sendable {
    case equal = "="
    case atMost = "≤"
  }

  init(_ name: Words, _ cell: CellName, _ relation: Relation, _ other: Formula) {
    (self.name, self.cell, self.relation, self.other) = (name, cell, relation, other)
  }

  init(_ name: Words, _ cell: CellName, _ other: Formula) {
    self.init(name, cell, .equal, other)
  }
}
