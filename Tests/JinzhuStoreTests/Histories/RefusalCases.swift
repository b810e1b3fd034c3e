import Foundation

/// The refusals there are, read from the source, so that a new one is asked for at once.
enum RefusalCases {
  /// Refusals that no history reaches, or hardly any, and why: they are tested by hand.
  static let unreachable: [String: String] = [
    "noCharter": "a history begins with its charter",
    "distribution.noClosedYear": "earnings come from a closed year; only its reopening leaves some",
    "distribution.leverage": "few funds have earnings to give away while they stand at the limit",
    "distribution.noMembers": "earnings need a year closed, and a history's fund has members",
    "noVoucher": "only a report asks for vouchers",
    "period.earlierMonthOpen": "a history closes its months in their order",
    "filedEarly": "a history files periods that have ended",
    "approval": "approvals need the keys of people",
    "opening": "a history's fund was founded in its book",
    "value": "sums beyond 64 bits need thousands of the largest amounts",
  ].merging(form.map { ($0, "of form: refused before a book is asked") }) { first, _ in first }

  /// Faults of form, which `Submission(reading:)` finds.
  private static let form = [
    "unknownKind", "fieldMissing", "fieldTwice", "unknownField", "notText", "notPositive",
    "aboveHundredPercent", "notOneOf", "notCount", "badCode", "badText", "voucherLines",
    "voucherUnbalanced",
    "notList",
    "fieldsClash", "charterKey", "unknownAccount", "party.nothingChanges", "period.notMonthOrYear",
    "period.notDayOfMonth", "filedFigures", "filedBytes", "filedTooLong",
    "filedDigest",
  ]

  /// The names of all cases, those of a group with the group's name before them.
  static func all() throws -> [String] {
    let groups = ["party", "guarantee", "correction", "recourse", "period", "distribution"]
    var names = try cases(in: "Refusal").filter { !groups.contains($0) }
    for group in groups {
      names += try cases(in: group.capitalized + "Refusal").map { "\(group).\($0)" }
    }
    return names
  }

  /// The cases of the first enumeration of a file.
  private static func cases(in file: String) throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let path = root.appendingPathComponent("Sources/Jinzhu/Fund/\(file).swift")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    let body = lines.drop { !$0.hasPrefix("public enum") }.dropFirst().prefix { $0 != "}" }
    return body.filter { $0.hasPrefix("  case ") }.flatMap { line in
      line.dropFirst(7).prefix { $0 != "(" }.split(separator: ",").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
  }
}
