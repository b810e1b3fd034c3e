extension Charter {
  /// Four eyes: what a second person must approve before it is booked, and who may.
  public struct Approval: Hashable, Sendable {
    /// Whether the clause is in force.
    public var isRequired = false
    /// Events of more than this amount need approval; of those that `kinds` lists, what names no
    /// amount always does.
    public var above = Money.zero
    /// The kinds that need it; empty for every kind that moves an amount, and for reversals. A new
    /// charter always needs it: it could end the clause.
    public var kinds: [EventKind] = []
    /// After how many days a draft can no longer be approved.
    public var expiresAfterDays: Int64 = 30
    /// Who may approve.
    public var approvers: [Approver] = []

    /// The clause as it is where no charter names it.
    public init() {}
  }

  /// Somebody who may approve drafts, and the key he signs with.
  public struct Approver: Hashable, Sendable {
    /// The name, as in `by`.
    public var name: String
    /// The public key (Ed25519), 32 bytes in Base64.
    public var key: String
  }
}

extension Charter.Approval {
  init(_ keys: inout CharterKeys) throws {
    self.init()
    try keys.flag("required", into: &isRequired)
    try keys.money("above", into: &above)
    try keys.count("expiresAfterDays", into: &expiresAfterDays)
    kinds = try (keys.list("kinds") ?? []).map { tree in
      let name = tree.text ?? ""
      guard let kind = EventKind(rawValue: name), !kind.isOfApproval else {
        throw Refusal.charterKey(
          path: "approval.kinds",
          problem: .notOneOf(
            name, EventKind.allCases.filter { !$0.isOfApproval }.map(\.rawValue)))
      }
      return kind
    }
    approvers = try (keys.list("approvers") ?? []).enumerated().map { index, tree in
      try Charter.Approver(tree, at: "approval.approvers[\(index + 1)].")
    }
    try keys.finish()
    if isRequired, approvers.isEmpty {
      throw Refusal.charterKey(path: "approval.approvers", problem: .missing)
    }
    guard Set(approvers.map(\.name)).count == approvers.count else {
      throw Refusal.charterKey(path: "approval.approvers", problem: .nameTwice)
    }
  }

  var tree: Tree {
    .record([
      .init("required", .text(isRequired ? "yes" : "no")),
      .init("above", .text(above.description)),
      .init("kinds", .list(kinds.map { .text($0.rawValue) })),
      .init("expiresAfterDays", .text(String(expiresAfterDays))),
      .init(
        "approvers",
        .list(
          approvers.map {
            .record([.init("key", .text($0.key)), .init("name", .text($0.name))])
          })),
    ])
  }

  /// Whether an event needs a second person's approval.
  public func covers(_ submission: Submission) throws -> Bool {
    let kind = submission.kind
    guard isRequired, !kind.isOfApproval else { return false }
    if kind == .charterAdopt { return true }
    let amount = try submission.largestAmount
    if kinds.isEmpty {
      guard kind == .eventReverse || (amount != nil && kind.movesAmounts) else { return false }
    } else if !kinds.contains(kind) {
      return false
    }
    return amount.map { $0 > above } ?? true
  }
}

extension Charter.Approver {
  init(_ tree: Tree, at path: String) throws {
    var keys = try CharterKeys(tree, at: path)
    guard let name = try keys.text("name") else {
      throw Refusal.charterKey(path: path + "name", problem: .missing)
    }
    guard let key = try keys.text("key") else {
      throw Refusal.charterKey(path: path + "key", problem: .missing)
    }
    try keys.finish()
    guard Self.isKey(key) else {
      throw Refusal.charterKey(path: path + "key", problem: .notPublicKey(key))
    }
    (self.name, self.key) = (name, key)
  }

  /// Whether a text is 32 bytes in Base64.
  private static func isKey(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 44 && bytes.last == UInt8(ascii: "=")
      && bytes.dropLast().allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
          true
        default: false
        }
      }
  }
}

extension EventKind {
  /// Whether it is a draft, or what becomes of one.
  public var isOfApproval: Bool {
    self == .draftSubmit || self == .draftApprove || self == .draftReject
  }

  /// Whether the amounts that it names move when it is recorded.
  fileprivate var movesAmounts: Bool {
    switch self {
    case .balanceAssert, .standingSet, .agreementSign, .bankStatement, .bankMatch, .filingSubmit:
      false
    default: true  // Every other kind that names an amount moves it.
    }
  }
}

extension Submission {
  /// The largest amount that the event names, that of a voucher or an opening being what it debits;
  /// `nil` for none.
  public var largestAmount: Money? {
    get throws {
      try fields.values.compactMap { entry -> Money? in
        switch entry.value {
        case .money(let money): try money.magnitude
        case .lines(let lines):
          try Money.sum(lines.filter { $0.side == .debit }.map(\.amount))
        case .records(let records):
          try Money.sum(records.compactMap { $0.moneyIfGiven("debit") })
        default: nil  // No other value is an amount.
        }
      }.max()
    }
  }

  /// The approval that the event is booked under, as it names it.
  public var approval: Int64? {
    guard case .text(let text)? = fields[Field.approval.name] else { return nil }
    return Int64(text.first == "#" ? text.dropFirst() : text[...])
  }
}
