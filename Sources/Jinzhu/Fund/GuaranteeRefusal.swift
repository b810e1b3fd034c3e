/// Why the state of a guarantee does not allow what was recorded.
public enum GuaranteeRefusal: Hashable, Sendable {
  /// A manual class only ever makes the classification worse.
  case classNotWorse(ID<Guarantee>, GuaranteeClass, automatic: GuaranteeClass)
  case noManualClass(ID<Guarantee>)
  case notOverdue(ID<Guarantee>, on: Day)
  /// A second report counts the days overdue from a later day than the first; a warning only.
  case countsFromLater(ID<Guarantee>, Day, Day)
  /// The loan is overdue by its due date, which no report ends.
  case pastDue(ID<Guarantee>, due: Day)

  /// What is wrong, and what to do.
  public var words: Words {
    switch self {
    case .classNotWorse(let code, let asked, let automatic):
      Words(
        "担保合同“\(code)”的自动分类是\(automatic.words.zh)，人工分类“\(asked.words.zh)”并不更差；"
          + "人工分类只能更差",
        "guarantee `\(code)` is \(automatic.words.en) by the automatic class, and "
          + "\(asked.words.en) is no worse; a manual class can only be worse")
    case .noManualClass(let code):
      Words(
        "担保合同“\(code)”没有人工分类可取消；请检查编号",
        "guarantee `\(code)` has no manual class to end; check its code")
    case .notOverdue(let code, let day):
      Words(
        "担保合同“\(code)”在 \(day) 没有已报的逾期；请检查编号",
        "guarantee `\(code)` is not reported overdue on \(day); check its code")
    case .countsFromLater(let code, let earlier, let since):
      Words(
        "担保合同“\(code)”此前自 \(earlier) 起算逾期，现改自 \(since) 起算；如有误请冲销，并以 since 指明起算日",
        "guarantee `\(code)` was overdue since \(earlier), and counts from \(since) now; if that is "
          + "wrong, reverse the event and give the day with since")
    case .pastDue(let code, let due):
      Words(
        "担保合同“\(code)”已过到期日 \(due)，逾期不能以此消除；请记 loan.repay、guarantee.extend 或 "
          + "default.compensate",
        "guarantee `\(code)` is past its due date, \(due), and stays overdue; record loan.repay, "
          + "guarantee.extend or default.compensate")
    }
  }
}
