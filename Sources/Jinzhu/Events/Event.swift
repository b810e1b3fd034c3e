/// An event as somebody hands it in: understood, not yet recorded.
public struct Submission: Hashable, Sendable {
  /// What happened; it decides which fields there may be.
  public var kind: EventKind
  /// The date as given; the event may take effect on another (`EventBody.effectiveDay`).
  public var date: Day
  /// The caller's unique reference; `nil` for none.
  public var ref: String?
  /// 摘要, in the words of whoever recorded it; `nil` for none.
  public var memo: String?
  /// The reason for passing a charter limit; `nil` asks for none to be passed.
  public var override: String?
  /// Who recorded it; `nil` where nobody said.
  public var by: String?
  /// The fields of the kind, with attachments and approval; the other common ones stand beside it.
  public var fields: Fields

  /// Creates it from its parts; the form is checked when it is recorded.
  public init(
    kind: EventKind, date: Day, ref: String? = nil, memo: String? = nil, override: String? = nil,
    by: String? = nil, fields: Fields
  ) {
    (self.kind, self.date, self.ref) = (kind, date, ref)
    (self.memo, self.override, self.by, self.fields) = (memo, override, by, fields)
  }

  /// How many papers are attached to the voucher; `nil` where nobody said.
  public var attachments: Int? {
    if case .count(let count) = fields[Field.attachments.name] { count } else { nil }
  }

  /// Whether two submissions say the same; who recorded or approved it does not count (contracts,
  /// Events in).
  public func saysTheSame(as other: Submission) -> Bool {
    kind == other.kind && date == other.date && memo == other.memo
      && override == other.override
      && fields.without(Field.approval.name) == other.fields.without(Field.approval.name)
  }
}

/// An event as it is recorded, for good.
public struct Event: Sendable {
  /// Its place in the chain, from 1.
  public var number: Int64
  /// When it was recorded (UTC), never before the event before it.
  public var recordedAt: Instant
  /// The day it takes effect on.
  public var day: Day
  /// What was handed in, as it was understood.
  public var submission: Submission
  /// The version of the posting rules that made its entries.
  public var rules: Int64
  /// The event that adopted the charter it was checked against; its own number for the first.
  public var charter: Int64

  /// The posting rules of this program.
  public static let currentRules: Int64 = 1

  /// Creates it from its parts; nothing is checked.
  public init(
    number: Int64, recordedAt: Instant, day: Day, submission: Submission, rules: Int64,
    charter: Int64
  ) {
    (self.number, self.recordedAt, self.day) = (number, recordedAt, day)
    (self.submission, self.rules, self.charter) = (submission, rules, charter)
  }
}
