/// How a cell of a form is worked out. Printing, explaining and checking all read the same formula.
public indirect enum Formula: Sendable {
  /// Something read from the book.
  case input(Input)
  /// Another cell, of this form or of another.
  case cell(CellName)
  /// What some formulas add up to.
  case sum([Formula])
  /// One formula less others.
  case difference(Formula, less: [Formula])
  /// A part of a whole, printed as a percentage; not applicable where the whole is not above zero.
  case quotient(Formula, of: Formula)
  /// So many times a base; not applicable where the base is not above zero.
  case multiple(Formula, of: Formula)
  /// An amount times a rate, rounded once to the fen.
  case product(Formula, Formula)
  /// Left for people to fill in, and why.
  case open(Words)
  /// Nothing, by the scope of the book, and why.
  case nothing(Cell, Words)
}

/// The place of a cell: form, row and column.
public struct CellName: Hashable, Sendable {
  /// The name of the form.
  public let form: String
  /// The code of the row.
  public let row: String
  /// The letter of the column.
  public let column: String

  /// A place.
  public init(_ form: String, _ row: String, _ column: String) {
    (self.form, self.row, self.column) = (form, row, column)
  }

  /// Form, row and column as people read them: `风险指标 3.3.B`.
  public var words: Words {
    let title = Form.named(form)?.title ?? Words(form, form)
    return Words("\(title.zh) \(row).\(column)", "\(title.en) \(row).\(column)")
  }
}

extension Formula {
  /// The formula in one line, as it stands in a form.
  public func words(in form: String) -> Words {
    func joined(_ parts: [Formula], _ sign: String) -> Words {
      let words = parts.map { $0.operand(in: form) }
      return Words(
        words.map(\.zh).joined(separator: sign), words.map(\.en).joined(separator: sign))
    }
    switch self {
    case .input(let input): return input.words
    case .cell(let name):
      guard name.form == form else { return name.words }
      return Words("\(name.row).\(name.column)", "\(name.row).\(name.column)")
    case .sum(let parts): return joined(parts, " + ")
    case .difference(let whole, let parts): return joined([whole] + parts, " − ")
    case .quotient(let part, let whole), .multiple(let part, let whole):
      return joined([part, whole], " ÷ ")
    case .product(let amount, let rate): return joined([amount, rate], " × ")
    case .open(let why): return Words("待填：\(why.zh)", "to be filled in: \(why.en)")
    case .nothing(_, let why): return why
    }
  }

  /// As part of another formula.
  private func operand(in form: String) -> Words {
    let words = words(in: form)
    switch self {
    case .input, .cell, .open, .nothing: return words
    case .sum, .difference, .quotient, .multiple, .product:
      return Words("（\(words.zh)）", "(\(words.en))")
    }
  }

  /// What it is made of directly.
  public var parts: [Formula] {
    switch self {
    case .input, .cell, .open, .nothing: []
    case .sum(let parts): parts
    case .difference(let whole, let parts): [whole] + parts
    case .quotient(let a, let b), .multiple(let a, let b), .product(let a, let b): [a, b]
    }
  }

  /// What some rows of a column add up to.
  static func cells(_ form: String, _ rows: [String], _ column: String) -> Formula {
    .sum(rows.map { .cell(CellName(form, $0, column)) })
  }
}

extension Cell {
  /// To be filled in by people: no ledger knows it.
  public static let open = Cell.term("open", Words("（待填）", "(to be filled in)"))
  /// There is nothing to divide by.
  public static let notApplicable = Cell.term("notApplicable", Words("不适用", "n/a"))

  /// The sum of two amounts, or of two counts; what is open or not applicable stays so.
  func adding(_ other: Cell, isSubtracted: Bool = false) throws -> Cell {
    switch (self, other) {
    case (.money(let a), .money(let b)): return .money(isSubtracted ? try a - b : try a + b)
    case (.count(let a), .count(let b)): return .count(isSubtracted ? a - b : a + b)
    case (.open, _), (_, .open): return .open
    default: return .notApplicable
    }
  }
}
