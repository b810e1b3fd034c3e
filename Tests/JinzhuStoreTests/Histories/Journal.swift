import Jinzhu

/// Everything recorded in a book, read back as it stands there, and added up afresh: the tests'
/// own arithmetic, which shares nothing with the program's but its words.
struct Journal {
  struct Line {
    let event: Event
    let postings: [Posting]

    var kind: EventKind { event.submission.kind }
    func money(_ field: String) -> Int64? {
      guard case .money(let money) = event.submission.fields[field] else { return nil }
      return money.fen
    }
    func party(_ field: String) -> ID<Party>? {
      guard case .party(let code) = event.submission.fields[field] else { return nil }
      return code
    }
    func text(_ field: String) -> String? {
      guard case .text(let text) = event.submission.fields[field] else { return nil }
      return text
    }
    var guarantee: ID<Guarantee>? {
      guard case .guarantee(let code) = event.submission.fields["guarantee"] else { return nil }
      return code
    }
  }

  /// By number.
  let lines: [Line]
  /// The number and day of the event that took another back.
  let undone: [Int64: (by: Int64, on: Day)]

  init(_ lines: [Line]) {
    self.lines = lines
    var numbers: [String: Int64] = [:]
    var undone: [Int64: (by: Int64, on: Day)] = [:]
    var closes: [Period: Int64] = [:]
    for line in lines {
      let event = line.event
      if let ref = event.submission.ref { numbers[ref] = event.number }
      switch line.kind {
      case .eventReverse:
        let name = line.text("event") ?? ""
        if let number = Int64(name) ?? numbers[name] { undone[number] = (event.number, event.day) }
      case .periodClose:
        if case .period(let period) = event.submission.fields["period"] {
          closes[period] = event.number
        }
      case .periodReopen:
        if case .period(let period) = event.submission.fields["period"],
          let number = closes.removeValue(forKey: period)
        {
          undone[number] = (event.number, event.day)
        }
      default: break
      }
    }
    self.undone = undone
  }

  /// Whether an event is in effect at the end of a day.
  func stands(_ event: Event, on day: Day) -> Bool {
    event.day <= day && (undone[event.number].map { day < $0.on } ?? true)
  }

  /// Movements recorded before an event, or all of them, dated in a span of days.
  func moved(
    from first: Day = .earliest, through last: Day = .latest, before number: Int64 = .max,
    closing: Bool = true
  ) -> Balances {
    var balances = Balances()
    for line in lines
    where line.event.number < number && first <= line.event.day && line.event.day <= last {
      for posting in line.postings where closing || !posting.isClosing { balances.add(posting) }
    }
    return balances
  }

  /// The days on which anything happened, in order.
  var days: [Day] { Set(lines.map(\.event.day)).sorted() }
}

/// Sums of postings in fen, debit positive.
struct Balances {
  private(set) var subs: [SubAccount: Int64] = [:]

  mutating func add(_ posting: Posting) {
    let fen = posting.isRed ? -posting.amount.fen : posting.amount.fen
    subs[posting.debit, default: 0] += fen
    subs[posting.credit, default: 0] -= fen
  }

  /// Debit positive.
  subscript(account: Account, party: ID<Party>? = nil, guarantee: ID<Guarantee>? = nil) -> Int64 {
    subs[SubAccount(account, party: party, guarantee: guarantee)] ?? 0
  }

  /// The sum over an account, debit positive.
  func total(_ account: Account) -> Int64 {
    subs.reduce(0) { $0 + ($1.key.account == account ? $1.value : 0) }
  }

  /// The sum over the parties of an account's sub-ledger for a guarantee, debit positive.
  func total(_ account: Account, of guarantee: ID<Guarantee>) -> Int64 {
    subs.reduce(0) {
      $0 + ($1.key.account == account && $1.key.guarantee == guarantee ? $1.value : 0)
    }
  }

  /// Sums over whole accounts, debit positive, zero ones left out.
  var accounts: [Account: Int64] {
    var sums: [Account: Int64] = [:]
    for (sub, fen) in subs { sums[sub.account, default: 0] += fen }
    return sums.filter { $0.value != 0 }
  }
}

/// `amount × numerator / denominator`, half away from zero: the tests' own rounding.
func rounded(_ fen: Int64, times numerator: Int64, over denominator: Int64) -> Int64 {
  let product = Int128(fen) * Int128(numerator)
  let (whole, rest) = product.magnitude.quotientAndRemainder(
    dividingBy: UInt128(denominator.magnitude))
  let up = rest * 2 >= UInt128(denominator.magnitude) ? whole + 1 : whole
  return Int64(up) * (product < 0 ? -1 : 1)
}

func rounded(_ fen: Int64, at rate: Rate) -> Int64 {
  rounded(fen, times: rate.numerator, over: rate.denominator)
}

/// An amount over weights by largest remainder, ties to the lower code, in the plainest way.
func apportioned(_ fen: Int64, over weights: [(code: String, weight: Int64)]) -> [String: Int64] {
  let even = weights.allSatisfy { $0.weight == 0 }
  let sum = weights.reduce(Int128(0)) { $0 + Int128(even ? 1 : $1.weight) }
  guard sum > 0 else { return [:] }
  var shares: [(code: String, share: Int64, rest: Int128)] = weights.map { item in
    let product = Int128(fen) * Int128(even ? 1 : item.weight)
    return (item.code, Int64(product / sum), product % sum)
  }
  shares.sort {
    $0.rest != $1.rest
      ? $0.rest > $1.rest : $0.code.utf8.lexicographicallyPrecedes($1.code.utf8)
  }
  var missing = fen - shares.reduce(0) { $0 + $1.share }
  for index in shares.indices where missing > 0 {
    shares[index].share += 1
    missing -= 1
  }
  return Dictionary(shares.map { ($0.code, $0.share) }, uniquingKeysWith: { first, _ in first })
}
