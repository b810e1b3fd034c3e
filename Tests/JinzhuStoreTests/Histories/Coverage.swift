import Jinzhu
import JinzhuHistories

/// What histories reached: the table that says how far the invariants were tried.
struct Coverage {
  var recorded: [String: Int] = [:]
  var refused: [String: Int] = [:]
  var warned: [String: Int] = [:]
  /// Events dated before one that was recorded before them, by kind.
  var backdated: [String: Int] = [:]
  /// Events taken back, by kind.
  var reversed: [String: Int] = [:]
  var overridden = 0
  var repeated = 0
  var proposed = 0

  mutating func count(_ outcome: Outcome, after latest: Day, reversing kind: EventKind?) {
    proposed += 1
    switch outcome {
    case .alreadyRecorded: repeated += 1
    case .recorded(let event, _, let warnings):
      recorded[event.submission.kind.rawValue, default: 0] += 1
      if event.day < latest { backdated[event.submission.kind.rawValue, default: 0] += 1 }
      if let kind { reversed[kind.rawValue, default: 0] += 1 }
      if event.submission.override != nil, !warnings.isEmpty { overridden += 1 }
      for warning in warnings { warned[warning.caseName, default: 0] += 1 }
    }
  }

  mutating func count(_ refusal: String) {
    proposed += 1
    refused[refusal, default: 0] += 1
  }

  mutating func add(_ other: Coverage) {
    recorded.merge(other.recorded, uniquingKeysWith: +)
    refused.merge(other.refused, uniquingKeysWith: +)
    warned.merge(other.warned, uniquingKeysWith: +)
    backdated.merge(other.backdated, uniquingKeysWith: +)
    reversed.merge(other.reversed, uniquingKeysWith: +)
    overridden += other.overridden
    repeated += other.repeated
    proposed += other.proposed
  }

  /// The table, for people.
  func table(histories: Int) -> String {
    func sum(_ counts: [String: Int]) -> Int { counts.values.reduce(0, +) }
    func column(_ text: some CustomStringConvertible) -> String {
      String(repeating: " ", count: max(0, 11 - "\(text)".count)) + "\(text)"
    }
    var lines = [
      "\(histories) histories: \(proposed) proposals, \(sum(recorded)) events recorded, "
        + "\(sum(refused)) refused, \(repeated) repeated; \(sum(backdated)) backdated, "
        + "\(sum(reversed)) reversed, \(overridden) overrides",
      "",
      column("recorded") + column("backdated") + column("reversed") + "  event kind",
    ]
    for kind in EventKind.allCases.map(\.rawValue) {
      lines.append(
        column(recorded[kind] ?? 0) + column(backdated[kind] ?? 0) + column(reversed[kind] ?? 0)
          + "  " + kind)
    }
    lines += ["", column("refused") + column("warned") + "  refusal"]
    for name in Set(refused.keys).union(warned.keys).sorted() {
      lines.append(column(refused[name] ?? 0) + column(warned[name] ?? 0) + "  " + name)
    }
    return lines.joined(separator: "\n")
  }
}

extension Refusal {
  /// The name of the case, with what it is about: `leverage`, `period.notClosed`,
  /// `exceeds.loanBalance`.
  var caseName: String {
    let (name, payload) = Self.label(self)
    switch self {
    case .exceeds(let quantity, _, _): return "\(name).\(quantity.rawValue)"
    case .nothingHeld(let quantity, _): return "\(name).\(quantity.rawValue)"
    case .inDefault(_, let because): return "\(name).\(Self.label(because).name)"
    case .charterKey(_, let problem): return "\(name).\(Self.label(problem).name)"
    case .party, .guarantee, .correction, .recourse, .period, .distribution, .value:
      return "\(name).\(payload.map { Self.label($0).name } ?? "")"
    default: return name
    }
  }

  /// The name of an enumeration's case, and what it carries.
  private static func label(_ value: Any) -> (name: String, payload: Any?) {
    guard let child = Mirror(reflecting: value).children.first, let label = child.label else {
      return ("\(value)", nil)
    }
    return (label, child.value)
  }
}
