/// One field of an event kind: its name, what it may hold, and how it is explained.
public struct Field: Sendable {
  /// The key in JSON Lines, CSV and `record --NAME`; Chinese headers of CSV are aliases of it.
  public let name: String
  /// What it may hold; checked before anything is looked up in a book.
  public let type: FieldType
  /// Whether an event without it is refused.
  public let isRequired: Bool
  /// What the field means.
  public let label: Words
  /// A value a person could type.
  public let example: String

  /// A field without which an event is refused: its key, what it may hold, its meaning, an example.
  public static func required(
    _ name: String, _ type: FieldType, _ label: Words, _ example: String
  ) -> Field {
    Field(name: name, type: type, isRequired: true, label: label, example: example)
  }

  /// A field that may be left out; its label says what holds then.
  public static func optional(
    _ name: String, _ type: FieldType, _ label: Words, _ example: String
  ) -> Field {
    Field(name: name, type: type, isRequired: false, label: label, example: example)
  }
}

/// What a field may hold.
public enum FieldType: Sendable {
  case party, guarantee
  /// An amount of more than zero.
  case money
  /// An amount of either sign, or zero.
  case balance
  /// 0–100 %.
  case rate
  case day
  case period
  case text
  /// A text of any length that fits into a line of JSON Lines.
  case longText
  /// One of a closed list.
  case choice([(key: String, words: Words)])
  /// `yes` or `no`.
  case flag
  /// A whole number, 0 to 9,999.
  case count
  /// Party codes.
  case parties
  /// The number or the ref of an earlier event.
  case event
  /// An account's role or code.
  case account
  /// The lines of a voucher.
  case lines
  /// A list of records of some fields.
  indirect case records([Field])
  case charter

  /// A closed list from an enumeration of the domain.
  static func oneOf<C: CaseIterable & RawRepresentable>(
    _ type: C.Type, _ words: (C) -> Words
  ) -> FieldType where C.RawValue == String {
    .choice(type.allCases.map { ($0.rawValue, words($0)) })
  }
}

extension Field {
  // The fields that many kinds share.
  static let guarantee = required(
    "guarantee", .guarantee, Words("担保合同编号", "the guarantee's code"), "D2018-001")
  static let amount = required("amount", .money, Words("金额（元）", "amount in yuan"), "50000.00")
  static let member = required(
    "member", .party, Words("股东代码", "the member's code"), "M01")
  static let cashBank = optional(
    "bank", .party,
    Words("收付款的开户行；不填为主账户", "the bank that holds the cash; the main account if absent"),
    "B01")
  static let reason = required("reason", .text, Words("原因", "the reason"), "逾期未还")

  /// The fields that every event may carry besides those of its kind.
  public static let common: [Field] = [
    required("date", .day, Words("业务日期", "the business day it takes effect on"), "2018-02-01"),
    optional(
      "ref", .text, Words("唯一编号：重复提交时只记一次", "the caller's unique reference: recorded once"),
      "2018-0031"),
    optional("memo", .text, Words("摘要", "summary"), "春季补栏贷款"),
    optional(
      "override", .text,
      Words("突破章程限额的理由（会留档）", "the reason for passing a charter limit (kept on record)"),
      "股东会决议2018-3"),
    optional("by", .text, Words("经办人", "who recorded it"), "王会计"),
    attachments,
  ]

  /// Kept with the fields of the kind: an event without them looks as events did before there were any.
  static let kept = [attachments, approval]

  static let attachments = optional(
    "attachments", .count, Words("附件张数", "how many papers are attached to the voucher"), "2")
}

extension EventKind {
  /// The field that is kept under a name; `nil` where events of the kind have none of that name.
  func field(_ name: String) -> Field? {
    body.fields.first { $0.name == name } ?? Field.kept.first { $0.name == name }
  }
}
