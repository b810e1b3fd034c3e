internal import Jinzhu

extension Refusal {
  /// The field of an event that a refusal speaks of; `nil` where no single one is to blame.
  func blamedField(of submission: Submission) -> String? {
    /// The first of some fields that the event has.
    func first(_ names: String...) -> String? {
      names.first { submission.fields[$0] != nil }
    }
    /// Whether a line of a voucher has the bank.
    func namesBank(_ code: ID<Party>) -> Bool {
      guard case .lines(let lines) = submission.fields["lines"] else { return false }
      return lines.contains { $0.bank == code }
    }
    /// The field that holds a party's code.
    func holding(_ code: ID<Party>) -> String? {
      submission.kind.body.fields.map(\.name).first { name in
        switch submission.fields[name] {
        case .party(let found): found == code
        case .parties(let found): found.contains(code)
        default: false
        }
      } ?? (namesBank(code) ? "bank" : nil)
    }
    switch self {
    case .futureDate, .closedPeriod, .beforeLatest: return "date"
    case .unknownParty(let code, _), .partyExists(let code), .wrongRole(let code, _, _),
      .notMember(let code), .otherTrade(let code, _, _), .sanctioned(let code, _),
      .controller(let code), .inDefault(let code, _):
      return holding(code)
    case .unknownGuarantee, .guaranteeExists: return first("guarantee")
    case .unknownEvent: return first("event")
    case .accountNotFree, .voucherUnbalanced: return first("lines", "account")
    case .unknownAccount: return first("account", "lines")
    case .refTaken: return "ref"
    case .dayBefore(let field, _, _): return field
    case .exceeds, .negative, .notPositive, .assertionFails, .minimumCapital:
      return first("amount", "principal")
    case .leverage, .customerLimit, .relatedLimit, .memberMultiple, .bankLine:
      return first("principal", "amount")
    case .bankMargin: return first("bank", "amount")
    case .charterKey: return first("charter")
    default: return nil  // The rule is about the event as a whole.
    }
  }
}
