/// What an amount was spread over members by: the basis, and what everybody counted for.
struct AllocationTerms {
  let basis: Charter.Basis
  /// What each who took part counted for.
  let weights: [ID<Party>: Int64]
  /// What all of them counted for together.
  let total: Int128

  init(_ basis: Charter.Basis, _ weights: [ID<Party>: Int64]) {
    (self.basis, self.weights) = (basis, weights.filter { $0.value > 0 })
    total = self.weights.values.reduce(0) { $0 + Int128($1) }
  }

  /// What a member counted for, and what all did, as a statement shows them: amounts in yuan
  /// (share-days: yuan × days), heads where everybody counts alike.
  func cells(for member: ID<Party>) throws -> [Cell] {
    let weight = weights[member] ?? 0
    switch basis {
    case .equal: return [.count(Int(weight)), .count(Int(try Exact.narrow(total)))]
    case .capital, .exposure, .timeWeighted, .fees:
      return [.money(Money(fen: weight)), .money(Money(fen: try Exact.narrow(total)))]
    }
  }
}

/// Works out what losses and dividends were spread by, from what was known when they were recorded.
///
/// Capital and share-days go by the entries recorded before the event. Exposures and fees are those of
/// the event's day as known now: events recorded since and dated before it show in them.
final class AllocationHistory {
  private let books: Books
  private let archive: any Archive
  private let day: Day
  private var knownCapital: CapitalHistory?
  private var losses: [Int64: (loss: WriteOff, guarantee: Guarantee, terms: AllocationTerms?)] = [:]
  private var dividends: [Int64: (declared: Money, terms: AllocationTerms)] = [:]

  /// - Parameter day: up to which entries are read.
  init(books: Books, archive: any Archive, day: Day) {
    (self.books, self.archive, self.day) = (books, archive, day)
  }

  /// A write-off as it was booked, its guarantee as it left it, and what its members' part went by;
  /// `nil` where no such event is there.
  func loss(_ writeOff: Int64, of code: ID<Guarantee>) throws
    -> (loss: WriteOff, guarantee: Guarantee, terms: AllocationTerms?)?
  {
    if let known = losses[writeOff] { return known }
    guard let guarantee = try archive.guarantee(code, leftBy: writeOff)?.guarantee,
      let loss = guarantee.writeOffs.last(where: { $0.event == writeOff }),
      let event = try archive.event(writeOff)
    else { return nil }
    let layer = try charter(of: event).losses.first { $0.layer == .members }
    let found = try layer.map { layer in
      let left = try books.leftOut(of: guarantee, on: event.day)
      return try self.terms(
        layer.basis, of: event, except: left,
        over: { try Books.twelveMonths(through: event.day) })
    }
    losses[writeOff] = (loss, guarantee, found)
    return (loss, guarantee, found)
  }

  /// A dividend as it was declared, and what it went by; `nil` where no such event is there.
  func dividend(_ number: Int64) throws -> (declared: Money, terms: AllocationTerms)? {
    if let known = dividends[number] { return known }
    guard let event = try archive.event(number) else { return nil }
    let declared = try DividendDeclare(event.submission.fields)
    let basis = try declared.basis ?? charter(of: event).dividendBasis
    let found = (
      declared.amount,
      try self.terms(
        basis, of: event, except: nil,
        over: {
          // A year that was opened again since was closed then.
          let closes = try self.archive.closes(before: event.number)
          return try self.books.lastClosedYear(before: event.day, of: closes)
        })
    )
    dividends[number] = found
    return found
  }

  private func charter(of event: Event) throws -> Charter {
    try books.charter(adoptedBy: event.charter) ?? books.charter(on: event.day)
  }

  /// - Parameter left: who has no part in a loss; `nil` for a dividend, in which every member has one.
  private func terms(
    _ basis: Charter.Basis, of event: Event, except left: Set<ID<Party>>?,
    over span: () throws -> Period
  ) throws -> AllocationTerms {
    func takesPart(_ code: ID<Party>) -> Bool { left?.contains(code) != true }
    let history = try capital()
    let known = try history.known(at: event)
    let holders = history.holders.filter(takesPart)
    let capital = Dictionary(
      uniqueKeysWithValues: try holders.map { ($0, try known.capital(of: $0).fen) }
    ).filter { $0.value > 0 }
    let weights: [ID<Party>: Int64]
    switch basis {
    case .capital: weights = capital
    case .equal where left != nil: weights = capital.mapValues { _ in 1 }
    case .timeWeighted:
      let span = try span()
      weights = Dictionary(
        uniqueKeysWithValues: try holders.map { ($0, try known.shareDays(of: $0, over: span)) })
    case .equal, .exposure, .fees:
      let members = try books.members(
        on: event.day, capital: capital.mapValues { Money(fen: $0) })
      weights = try books.weights(
        of: members, by: basis, over: span, on: event.day
      ).filter { takesPart($0.key) }
    }
    return AllocationTerms(basis, weights)
  }

  /// Every member's capital over time.
  func capital() throws -> CapitalHistory {
    if let known = knownCapital { return known }
    let found = try CapitalHistory(archive, through: day)
    knownCapital = found
    return found
  }
}
