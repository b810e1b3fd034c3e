/// A text for people, in Chinese and in English.
public struct Words: Hashable, Sendable {
  /// In simplified Chinese.
  public let zh: String
  /// In English.
  public let en: String

  /// The same text twice, Chinese first.
  public init(_ zh: String, _ en: String) {
    (self.zh, self.en) = (zh, en)
  }

  /// The text in one language.
  public func text(in language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}

/// A language of labels, messages and help.
public enum Language: String, CaseIterable, Sendable {
  case zh
  case en
}
