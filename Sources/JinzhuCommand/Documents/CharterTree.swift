internal import Jinzhu

extension Charter {
  /// The charter as people read it: every rate with its unit. It reads back as the same charter.
  var printedTree: Tree { wholeTree.printed(at: "") }
}

extension Tree {
  /// The keys that hold rates; `limits.memberMultiple` is a multiple, not a part of something.
  private static let rates: Set<String> = [
    "fee.rate", "coverage", "limits.customer", "limits.related", "weights.farmer",
    "weights.small", "weights.other", "weights.focusBalance", "weights.focusCustomers",
    "losses.yearlyCap", "reserves.unearned", "reserves.compensation",
    "reserves.compensationCeiling", "appropriation.surplus", "appropriation.surplusCeiling",
    "appropriation.generalRisk", "filing.gradeIandII",
  ]

  fileprivate func printed(at path: String) -> Tree {
    switch self {
    case .text(let text):
      guard Self.rates.contains(path), let rate = try? Rate(parsing: text) else { return self }
      return .text(rate.printed)
    case .null: return self
    case .list(let items): return .list(items.map { $0.printed(at: path) })
    case .record(let entries):
      return .record(
        entries.map { entry in
          .init(
            entry.key, entry.value.printed(at: path.isEmpty ? entry.key : path + "." + entry.key))
        })
    }
  }
}
