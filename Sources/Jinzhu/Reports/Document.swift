/// What a report is before it is written down: figures and tables of typed cells.
///
/// A document knows nothing of widths, colours or files; a format knows nothing of guarantees.
public struct Document: Hashable, Sendable {
  /// The report's name on the command line and in machine output.
  public var name: String
  /// The version of the machine form of this report.
  public var version = 1
  /// The heading.
  public var title: Words
  /// The fund's name as its charter gives it.
  public var fund: String
  /// The day the figures hold for.
  public var asOf: Day?
  /// The period that the figures cover; `nil` for a report as of a day.
  public var period: Period?
  /// The instant of the last event seen (UTC).
  public var knownAt: String?
  /// The hash of the last event seen.
  public var head: String?
  /// Figures that stand alone, in order.
  public var figures: [Figure]
  /// Tables, in order.
  public var tables: [Table]
  /// What people see on paper in the place of the tables; empty where they see those.
  public var slips: [Slip] = []
  /// What people see on one page in the place of figures, tables and notes; `nil` where they see
  /// those.
  public var sheet: OnePage?
  /// Days to be put in a calendar; `nil` for a report that has none.
  public var appointments: [Appointment]?
  /// What a reader must know beside the figures: definitions, warnings.
  public var notes: [Words]

  /// A document with what is given and no head.
  public init(
    name: String, title: Words, fund: String, asOf: Day? = nil, period: Period? = nil,
    figures: [Figure] = [], tables: [Table] = [], notes: [Words] = []
  ) {
    (self.name, self.title, self.fund) = (name, title, fund)
    (self.asOf, self.period) = (asOf, period)
    (self.figures, self.tables, self.notes) = (figures, tables, notes)
  }
}

/// A named figure of a report, such as the leverage.
public struct Figure: Hashable, Sendable {
  /// The name in machine output.
  public var name: String
  /// What it is called.
  public var label: Words
  /// What it is.
  public var value: Value
  /// The formula, or the rule behind it, in one line.
  public var basis: Words?
  /// What it is made of; `nil` where nobody said.
  public var sources: Sources?

  /// One value, or one broken down.
  public enum Value: Hashable, Sendable {
    case cell(Cell)
    /// A figure broken down by a key, such as the own share by class.
    case breakdown([Part])
  }

  /// One part of a breakdown.
  public struct Part: Hashable, Sendable {
    /// The name in machine output.
    public var key: String
    /// What it is called.
    public var label: Words
    /// What it is.
    public var cell: Cell

    /// A part of a breakdown.
    public init(_ key: String, _ label: Words, _ cell: Cell) {
      (self.key, self.label, self.cell) = (key, label, cell)
    }
  }

  /// A figure of one value.
  public init(_ name: String, _ label: Words, _ cell: Cell, basis: Words? = nil) {
    (self.name, self.label, self.value, self.basis) = (name, label, .cell(cell), basis)
  }

  /// A figure broken down.
  public init(_ name: String, _ label: Words, parts: [Part], basis: Words? = nil) {
    (self.name, self.label, self.value, self.basis) = (name, label, .breakdown(parts), basis)
  }
}

/// Rows under typed columns.
public struct Table: Hashable, Sendable {
  /// The top-level key in machine output: `rows`, `members`, …
  public var key: String
  /// The heading; `nil` for the one table of a report.
  public var title: Words?
  /// What each cell of a row is.
  public var columns: [Column]
  /// Rows of as many cells as there are columns.
  public var rows: [[Cell]]
  /// A last row of totals, printed under a rule; absent from machine output.
  public var totals: [Cell]?
  /// The column whose cells become the keys of an object in machine output; `nil` gives a list.
  public var keyedBy: String?
  /// What each row is made of, in the order of the rows; empty where nobody said.
  public var sources: [Sources] = []
  /// How its rows are drawn where there is room for a picture; `nil` for rows alone.
  public var drawing: Drawing?
  /// How it is set where it is a form of the supervisor; `nil` for every other table.
  public var form: FormLook?

  /// A column.
  public struct Column: Hashable, Sendable {
    /// The name in machine output.
    public var key: String
    /// The heading.
    public var title: Words
    /// Whether people see it; a column that only programs need stays in machine output.
    public var isPrinted: Bool
    /// The heading over it and its neighbours; `nil` where there is none.
    public var group: Words?

    /// A column by its name and heading.
    public init(_ key: String, _ title: Words, isPrinted: Bool = true) {
      (self.key, self.title, self.isPrinted) = (key, title, isPrinted)
    }
  }

  /// A table of typed rows.
  public init(
    key: String = "rows", title: Words? = nil, columns: [Column], rows: [[Cell]],
    totals: [Cell]? = nil, keyedBy: String? = nil, drawing: Drawing? = nil
  ) {
    (self.key, self.title, self.columns, self.rows) = (key, title, columns, rows)
    (self.totals, self.keyedBy, self.drawing) = (totals, keyedBy, drawing)
  }
}

/// One typed value of a table or figure.
public enum Cell: Hashable, Sendable {
  /// Absent or not applicable: `null` in machine output, never 0.
  case none
  case text(String)
  /// A word of the trade: its key in machine output, its words for people.
  case term(String, Words)
  case money(Money)
  /// An amount that is printed in 万元 whatever the unit, with so many decimals; in yuan in machine
  /// output.
  case wan(Money, places: Int)
  /// An exact quotient, printed with six decimals in machine output and as a percentage for people.
  case ratio(Ratio)
  /// An exact quotient that people read as "so many times", such as the leverage.
  case multiple(Ratio)
  /// A rate of the charter or of a contract, printed with its unit.
  case rate(Rate)
  case count(Int)
  case day(Day)
  case flag(Bool)
}
