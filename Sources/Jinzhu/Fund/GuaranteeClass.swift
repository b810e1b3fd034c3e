/// The five classes of credit risk (五级分类).
public enum GuaranteeClass: String, CaseIterable, Comparable, Sendable {
  case normal, specialMention, substandard, doubtful, loss

  /// Whether `a` is the better class.
  public static func < (a: Self, b: Self) -> Bool { a.severity < b.severity }

  /// 0 for normal to 4 for loss.
  public var severity: Int {
    switch self {
    case .normal: 0
    case .specialMention: 1
    case .substandard: 2
    case .doubtful: 3
    case .loss: 4
    }
  }

  /// Substandard or worse (不良).
  public var isNonPerforming: Bool { self >= .substandard }

  /// As reports and forms print it.
  public var words: Words {
    switch self {
    case .normal: Words("正常", "normal")
    case .specialMention: Words("关注", "special mention")
    case .substandard: Words("次级", "substandard")
    case .doubtful: Words("可疑", "doubtful")
    case .loss: Words("损失", "loss")
    }
  }
}
