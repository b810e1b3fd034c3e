public import Jinzhu

/// A random history of a fund, told one proposal at a time: the same for the same seed and scale,
/// as long as the book answers the same.
///
/// Most proposals are legal, since they are made from what earlier ones brought; some are made to
/// be refused. The book decides; the history learns from its answers.
public struct History: Sendable {
  /// What decides every throw.
  public let seed: UInt64
  /// How large it is, and what happens in it how often.
  public let scale: Scale
  /// What it has learnt of its fund so far.
  public internal(set) var known = Known()
  /// How many proposals were told.
  public private(set) var told = 0
  /// Nothing is dated before this day: what happens from now on is later than what was printed.
  public var floor = Day.earliest
  /// The day that the next proposal is handed in on.
  public private(set) var today: Day

  var dice: Dice
  /// What was decided to come next.
  var plans: [Proposal] = []
  var codes = 0
  /// Loans by the day they are due.
  var dues: [Day: [ID<Guarantee>]] = [:]
  private let weights: [(kind: EventKind, weight: Int)]

  /// The history of a seed.
  public init(seed: UInt64, scale: Scale) {
    (self.seed, self.scale) = (seed, scale)
    dice = Dice(seed: seed)
    today = scale.firstDay
    weights = EventKind.allCases.map { ($0, scale.weight($0)) }
    plans = founding()
  }

  /// Whether everything has been told.
  public var isOver: Bool { told >= scale.proposals }

  /// Whether nothing has been decided to come next.
  public var hasNoPlans: Bool { plans.isEmpty }

  /// The next proposal; `nil` when the history is over. At an instant already told, no time passes.
  public mutating func next(at instant: Instant? = nil) -> Proposal? {
    guard !isOver else { return nil }
    told += 1
    if instant == nil { pass() }
    var proposal = plans.isEmpty ? invented() : plans.removeFirst()
    if let instant {
      proposal.instant = instant
      return proposal
    }
    // Noon in the fund's offset, and a little later for every proposal.
    let noon = Int64(today.serial) * 86_400_000_000 + 14_400_000_000
    proposal.instant = Instant(microseconds: noon + Int64(told))
    return proposal
  }

  /// Learns what came of a proposal.
  public mutating func learn(_ proposal: Proposal, _ outcome: Outcome) throws {
    guard case .recorded(let event, let postings, _) = outcome else { return }
    try known.learn(proposal, event, postings)
    follow(up: proposal, event)
  }

  /// Learns that a proposal was refused; at times a reason is given, and it is tried again.
  public mutating func learn(_ proposal: Proposal, _ refusal: Refusal) {
    guard !proposal.isMischief, proposal.text("override") == nil else { return }
    switch refusal {
    case .leverage, .customerLimit, .relatedLimit, .bankLine, .bankMargin, .memberMultiple,
      .notMember, .otherTrade, .sanctioned, .controller, .inDefault:
      if dice.below(3) < scale.insistence {
        var again = proposal
        again.set("override", "股东会决议")
        plans.append(again)
      }
    default: break
    }
  }

  /// Lets time pass: the days are spread evenly over the proposals, give or take.
  private mutating func pass() {
    let goal = scale.days * told / max(1, scale.proposals)
    let last = Int(scale.firstDay.serial) + goal
    guard last > Int(today.serial), dice.percent(70), let new = Day(serial: last) else { return }
    for serial in Int(today.serial) + 1...last {
      guard let day = Day(serial: serial), let codes = dues.removeValue(forKey: day) else {
        continue
      }
      for code in codes { fallDue(code, on: day) }
    }
    today = new
  }

  /// A proposal of a kind by chance; kinds that nothing can be proposed for are passed over.
  private mutating func invented() -> Proposal {
    if let closing = dueClose() { return closing }
    if dice.percent(scale.mischief), let mischief = mischief() { return mischief }
    let total = weights.reduce(0) { $0 + $1.weight }
    for _ in 0..<40 {
      var left = dice.between(1, total)
      let kind = weights.first { entry in
        left -= entry.weight
        return left <= 0
      }
      if let kind = kind?.kind, let proposal = proposal(of: kind) { return dressed(proposal) }
    }
    return dressed(capitalPaid())
  }

  /// Adds, at times, what every event may carry.
  private mutating func dressed(_ proposal: Proposal) -> Proposal {
    var proposal = proposal
    codes += 1
    if dice.onceIn(4) { proposal.set("ref", "r-\(codes)") }
    if dice.onceIn(8) { proposal.set("memo", "第\(codes)笔") }
    if dice.onceIn(12) { proposal.set("by", "王会计") }
    return proposal
  }

  // Days

  /// A day an event may be dated: today, or now and then one before it in the open periods.
  mutating func day(notBefore bound: Day = .earliest) -> Day {
    let first = max(bound, floor, known.openFrom, scale.firstDay)
    guard first < today, dice.percent(scale.backdated) else { return today }
    let recent = (try? today.adding(days: -45)) ?? first
    return dice.day(from: max(first, recent), through: today)
  }

  /// A day for an event of a guarantee.
  mutating func day(of guarantee: KnownGuarantee) -> Day { day(notBefore: guarantee.latestDay) }

  // Amounts

  /// An amount of fen as an event file writes it.
  func yuan(_ fen: Int64) -> String { Money(fen: fen).description }

  /// An amount of yuan from a range, at times with odd fen.
  mutating func yuan(in range: ClosedRange<Int>) -> String {
    let whole = Int64(dice.between(range.lowerBound, range.upperBound))
    if dice.onceIn(5) { return yuan(whole * 100 + dice.below(100)) }
    return yuan(max(1, whole / 100) * 10_000)
  }

  /// A bank that holds the cash, or none for the main account.
  mutating func cashBank() -> [(String, String)] {
    guard dice.onceIn(6), let bank = dice.pick(known.parties[.bank] ?? []) else { return [] }
    return [("bank", bank.text)]
  }
}
