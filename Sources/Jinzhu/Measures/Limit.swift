/// A line of the adequacy page: what is measured, how, against what, and how it stands.
public struct Limit {
  /// The name in machine output.
  public let name: String
  /// What it is called.
  public let label: Words
  /// What was found.
  public let value: Cell
  /// `≤`, `≥`, or nothing where no limit applies.
  public var relation = ""
  /// What it is held against; `none` where nothing is.
  public var limit = Cell.none
  /// By how much it is kept, in yuan; `nil` where that says nothing.
  public var headroom: Money?
  /// How it stands.
  public var verdict = Verdict.none
  /// The formula.
  public internal(set) var formula: Words
  /// What went into it, in its order.
  public var inputs: [Input] = []
  /// The rule, the text it stands in, and since when.
  public var rule = Limit.noRule

  init(_ measure: Measure, _ value: Cell) {
    (name, label, formula, self.value) = (measure.name, measure.label, measure.basis, value)
  }

  /// An amount, a rate or a count that goes into a line.
  public struct Input {
    /// What it is called.
    public let label: Words
    /// The figure.
    public let cell: Cell
    /// Whether it stands in the line's columns for value and limit too.
    public let hasColumn: Bool

    init(_ label: Words, _ cell: Cell, hasColumn: Bool = false) {
      (self.label, self.cell, self.hasColumn) = (label, cell, hasColumn)
    }
  }

  /// Sets what it is held against.
  mutating func hold(_ relation: String, _ limit: Cell, _ room: Room) {
    (self.relation, self.limit) = (relation, limit)
    (headroom, verdict) = (room.headroom, room.verdict)
  }

  /// No text limits it.
  static let noRule = Words("无监管限额", "no rule limits it")

  /// What went into it, in words.
  public var workings: Words {
    func text(_ language: Language) -> String {
      inputs.map { "\($0.label.text(in: language)) \($0.cell.plain)" }
        .joined(separator: language == .zh ? "；" : "; ")
    }
    return Words(text(.zh), text(.en))
  }
}

extension Rule {
  /// The text with the day of its version, how sure it is, and its setting.
  var words: Words {
    let sure = confidence == .read ? nil : confidence.words
    let since = from > .earliest ? Words("\(from) 起", "from \(from)") : nil
    let key = setting.map { Words("设置 \($0)", "setting \($0)") }
    let marks = [since, sure, key].compactMap { $0 }
    guard !marks.isEmpty else { return source }
    return Words(
      "\(source.zh)（\(marks.map(\.zh).joined(separator: "；"))）",
      "\(source.en) (\(marks.map(\.en).joined(separator: "; ")))")
  }
}

extension Cell {
  /// The value in plain text, the same in both languages.
  fileprivate var plain: String {
    switch self {
    case .none: "–"
    case .text(let text): text
    case .term(let key, _): key
    case .money(let money), .wan(let money, _): money.grouped
    case .ratio(let ratio): ratio.percent
    case .multiple(let ratio): ratio.description
    case .rate(let rate): rate.percent
    case .count(let count): String(count)
    case .day(let day): day.description
    case .flag(let flag): flag ? "✓" : "✗"
    }
  }
}

extension Ratio {
  /// A whole number.
  init(whole number: Int64) { (numerator, denominator) = (Int128(number), 1) }

  /// A rate as a quotient; its terms are reduced already.
  init(_ rate: Rate) {
    (numerator, denominator) = (Int128(rate.numerator), Int128(rate.denominator))
  }
}
