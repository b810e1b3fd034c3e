internal import Jinzhu

/// What an event speaks of, as far as it can be read: what else in a batch rests on it.
struct Traces {
  let kind: EventKind?
  private let texts: [String: String]

  /// The traces of raw fields, some of which may be wrong.
  init(raw: [(name: String, tree: Tree)]) {
    let pairs = raw.compactMap { field in field.tree.text.map { (field.name, $0) } }
    texts = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    kind = texts["kind"].flatMap(EventKind.init(named:))
  }

  /// The traces of an event that was understood.
  init(of submission: Submission) {
    kind = submission.kind
    var texts: [String: String] = [:]
    for field in submission.kind.body.fields {
      texts[field.name] = submission.fields[field.name]?.tree.text
    }
    texts["ref"] = submission.ref
    self.texts = texts
  }

  /// Something in the books that one event brings about and another needs.
  enum Thing: Hashable {
    case guarantee(String), party(String), ref(String)
    /// What was agreed with, or placed at, a bank.
    case terms(String)
    /// A member's capital.
    case capital(String)
    /// Capital as a whole, or the charter: what limits are measured against.
    case base
    case closes
  }

  /// What would not be as it should if the event is refused.
  var brought: Set<Thing> {
    var things: Set<Thing> = []
    if let code = texts["guarantee"] { things.insert(.guarantee(code)) }
    if let ref = texts["ref"] { things.insert(.ref(ref)) }
    switch kind {
    case .partyAdd, .partyUpdate, .partySanction, .partyReinstate:
      if let code = texts["party"] { things.insert(.party(code)) }
    case .agreementSign, .marginPlace, .marginRelease:
      if let code = texts["bank"] { things.insert(.terms(code)) }
    case .capitalPay, .capitalTransfer, .capitalWithdraw, .capitalConvert:
      things.insert(.base)
      for name in ["member", "from", "to"] {
        if let code = texts[name] { things.insert(.capital(code)) }
      }
    case .charterAdopt: things.insert(.base)
    case .periodClose, .periodReopen: things.insert(.closes)
    default: break  // What the other kinds bring is theirs alone, or their guarantee's.
    }
    return things
  }

  /// What must be as it should for the event to be checked at all.
  var needed: Set<Thing> {
    var things: Set<Thing> = []
    for field in kind?.body.fields ?? [] {
      guard let text = texts[field.name] else { continue }
      switch field.type {
      case .party:
        things.insert(.party(text))
        if kind == .guaranteeIssue, field.name == "bank" { things.insert(.terms(text)) }
        if isOfCapital { things.insert(.capital(text)) }
      case .guarantee: things.insert(.guarantee(text))
      case .parties: things.formUnion(text.split(separator: " ").map { .party(String($0)) })
      case .event: things.insert(.ref(text))
      case .money, .balance, .rate, .day, .period, .text, .longText, .choice, .flag, .count,
        .account, .lines, .records, .charter:
        break
      }
    }
    if kind == .periodClose || kind == .periodReopen { things.insert(.closes) }
    return things
  }

  private var isOfCapital: Bool {
    let name = kind?.rawValue ?? ""
    return name.hasPrefix("capital.") || name.hasPrefix("share.")
  }
}

extension Refusal {
  /// Whether the rule is measured against the fund's capital or charter as a whole.
  var isOfBase: Bool {
    switch self {
    case .leverage, .customerLimit, .relatedLimit, .memberMultiple, .minimumCapital: true
    default: false  // The other rules look at the event's own parties and amounts.
    }
  }
}
