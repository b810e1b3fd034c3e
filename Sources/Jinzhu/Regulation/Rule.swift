/// A rule of the supervisor: what it says, from which day on, and where that is written.
public struct Rule<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The first day it holds for; it holds until the next version of it.
  public let from: Day
  /// What it says.
  public let value: Value
  /// The text it stands in, with the article.
  public let source: Words
  /// How sure its wording is.
  public let confidence: Confidence
  /// The charter's key that sets it, where its wording is not certain; `nil` for what is certain.
  public let setting: String?

  init(
    from: Day, _ value: Value, _ source: Words, _ confidence: Confidence, setting: String? = nil
  ) {
    (self.from, self.value, self.source) = (from, value, source)
    (self.confidence, self.setting) = (confidence, setting)
  }
}

/// How sure the wording of a rule is.
public enum Confidence: String, CaseIterable, Sendable {
  /// Read in the text itself, or in a page that quotes it.
  case read
  /// Read in a program that implements the official form.
  case implemented
  /// Recalled, and not read in full.
  case recalled
  /// Recalled, and doubtful.
  case doubtful

  /// The mark in one word.
  public var words: Words {
    switch self {
    case .read: Words("已核原文", "read in the text")
    case .implemented: Words("据实施系统", "read in a program that implements it")
    case .recalled: Words("据记忆，未核原文", "recalled, not read in full")
    case .doubtful: Words("存疑", "doubtful")
    }
  }
}

extension Day {
  /// 财金〔2001〕77号: the finance ministry's rules for guarantee bodies.
  static let fiscalRules = Day(nearestYear: 2001, month: 3, day: 26)
  /// 七部委令2010年第3号, the interim rules (暂行办法).
  static let interimRules = Day(nearestYear: 2010, month: 3, day: 8)
  /// 国务院令第683号, the ordinance (条例), in force.
  static let ordinance = Day(nearestYear: 2017, month: 10, day: 1)
  /// 银保监发〔2018〕1号, four documents under the ordinance.
  static let fourDocuments = Day(nearestYear: 2018, month: 4, day: 2)
  /// 银保监发〔2019〕37号, supplementary rules.
  static let supplement = Day(nearestYear: 2019, month: 10, day: 9)
  /// 银保监发〔2020〕37号, rules of off-site supervision, in force.
  static let offSiteRules = Day(nearestYear: 2020, month: 9, day: 1)
}
