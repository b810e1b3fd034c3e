/// How the rows of a table are drawn in formats that have room for pictures (HTML, PDF).
///
/// A drawing holds no figure of its own: it names columns of its table, so that the picture and the
/// rows cannot disagree. Formats without pictures write the rows and nothing else.
public struct Drawing: Hashable, Sendable {
  /// What is drawn.
  public var shape: Shape
  /// Whether the picture says enough for a screen, so that HTML folds the rows up below it. Paper,
  /// and other formats, have them always.
  public var standsForRows: Bool

  /// What is drawn of which columns, named by their keys. A column that the table lacks is not
  /// drawn; nor is a row whose cell there holds no number.
  public enum Shape: Hashable, Sendable {
    /// Figures over time: a column of days, and the columns whose course is drawn against it. The
    /// rows come in the order of their days; all lines are of one kind: money, ratios or counts.
    case course(over: String, [Line])
    /// Bars that step from one level to the next, one a row: the column of their names, and that
    /// of their amounts, with one step for each row. Rows of one name that follow one another are
    /// one bar.
    case steps(named: String, by: String, [Step])
  }

  /// One column of figures over time.
  public struct Line: Hashable, Sendable {
    /// The key of the column.
    public var column: String
    /// What it looks like.
    public var look: Look

    /// A line that a column makes.
    public init(_ column: String, _ look: Look = .plain) {
      (self.column, self.look) = (column, look)
    }
  }

  /// What a line looks like.
  public enum Look: Hashable, Sendable {
    case plain
    /// Filled down to zero.
    case area
    /// Dashed: what the others are measured against, such as a charter's ceiling.
    case limit
  }

  /// What the amount of a row does to the level that the rows above have reached.
  public enum Step: Hashable, Sendable {
    /// It is the level: a bar that stands on zero, such as a loss, or what is left of it.
    case level
    /// It is taken away: a layer that bears part of a loss. An amount below zero goes up again.
    case down
    /// It is added: what comes back.
    case up
  }

  /// Figures over time.
  public static func course(
    over days: String, _ lines: [Line], standsForRows: Bool = false
  ) -> Drawing {
    Drawing(shape: .course(over: days, lines), standsForRows: standsForRows)
  }

  /// Bars that step from one level to the next.
  public static func steps(named names: String, by amounts: String, _ steps: [Step]) -> Drawing {
    Drawing(shape: .steps(named: names, by: amounts, steps), standsForRows: false)
  }
}
