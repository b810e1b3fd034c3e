/// Which open lines of a bank's statements are which open entries of the book.
///
/// Only what leaves no doubt is found: the amount must be the same to the fen, nothing may speak
/// against it, and neither side may have another candidate. The rest is left to people.
public struct Matching: Sendable {
  /// What leaves no doubt, in the order it was found.
  public private(set) var groups: [MatchGroup] = []
  /// Lines that nothing was found for.
  public var openLines: [BankRecord.Line] {
    lines.indices.filter { !usedLines[$0] }.map { lines[$0] }
  }
  /// Entries that nothing was found for.
  public var openEntries: [BankEntry] {
    entries.indices.filter { !usedEntries[$0] }.map { entries[$0] }
  }

  private let lines: [BankRecord.Line]
  private let entries: [BankEntry]
  private let marks: [Marks]
  private let entryMarks: [EntryMarks]
  private let names: NamedEntries
  private var usedLines: [Bool]
  private var usedEntries: [Bool]
  /// Places of entries by amount.
  private let byAmount: [Money: [Int]]

  /// How many days a payment takes at most when the line names it, and when it does not.
  private static let (named, unnamed) = (45, 5)

  /// Finds what goes together.
  ///
  /// - Parameter reversals: the reversal of each event that has one.
  public init(lines: [BankRecord.Line], entries: [BankEntry], reversals: [Int64: Int64] = [:])
    throws
  {
    self.init(open: lines, entries)
    for days in [0, 1, 3, 7, 15, Self.named] {
      pair(within: days) { $0 == .same }
    }
    try gatherEntries()
    try gatherLines()
    pair(within: Self.unnamed) { $0 == .near }
    pairByPayer()
    pair(within: Self.unnamed) { $0 == .near || $0 == .silent || $0 == .named }
    cancel(reversals)
  }

  /// Lines and entries of which nothing is looked for.
  public init(open lines: [BankRecord.Line], _ entries: [BankEntry]) {
    (self.lines, self.entries) = (lines, entries)
    marks = lines.map { Marks(of: $0.content) }
    entryMarks = entries.map(EntryMarks.init)
    names = NamedEntries(marks, entryMarks)
    (usedLines, usedEntries) = (
      Array(repeating: false, count: lines.count), Array(repeating: false, count: entries.count)
    )
    byAmount = Dictionary(grouping: entries.indices) { entries[$0].amount }
  }

  private func distance(_ line: Int, _ entry: Int) -> Int {
    abs(lines[line].content.day.days(until: entries[entry].day))
  }

  private func resemblance(_ line: Int, _ entry: Int) -> Resemblance {
    if names.entries(ofLine: line).contains(entry) { return .same }
    return marks[line].resemblance(toUnnamed: entryMarks[entry], known: names.references)
  }

  /// Joins lines and entries of one amount that have only each other within so many days.
  private mutating func pair(within days: Int, _ isFit: (Resemblance) -> Bool) {
    // What a line names is known beforehand; only for the rest are all of an amount looked through.
    let isByName = isFit(.same)
    var (ofLine, ofEntry): ([Int: [Int]], [Int: [Int]]) = ([:], [:])
    for line in lines.indices where !usedLines[line] {
      let amount = lines[line].content.amount
      for entry in isByName ? names.entries(ofLine: line) : byAmount[amount] ?? []
      where !usedEntries[entry] && entries[entry].amount == amount
        && distance(line, entry) <= days && (isByName || isFit(resemblance(line, entry)))
      {
        ofLine[line, default: []].append(entry)
        ofEntry[entry, default: []].append(line)
      }
    }
    for line in ofLine.keys.sorted() {
      guard let entry = ofLine[line]?.first, ofLine[line]?.count == 1, ofEntry[entry]?.count == 1
      else { continue }
      join([line], [entry])
    }
  }

  private mutating func join(_ these: [Int], _ those: [Int]) {
    for line in these { usedLines[line] = true }
    for entry in those { usedEntries[entry] = true }
    groups.append(
      MatchGroup(lines: these.map { lines[$0].id }, events: those.map { entries[$0].event }))
  }

  /// One line of the bank for several entries, each of which it names.
  private mutating func gatherEntries() throws {
    for line in lines.indices where !usedLines[line] {
      let amount = lines[line].content.amount
      let named = names.entries(ofLine: line).filter {
        !usedEntries[$0] && entries[$0].amount.isPositive == amount.isPositive
          && distance(line, $0) <= Self.unnamed
      }
      guard let found = try Self.onlySubset(of: named.map { ($0, entries[$0].amount) }, amount)
      else { continue }
      join([line], found)
    }
  }

  /// Several lines of the bank for one entry, which each of them names.
  private mutating func gatherLines() throws {
    for entry in entries.indices where !usedEntries[entry] {
      let amount = entries[entry].amount
      let named = names.lines(ofEntry: entry).filter {
        !usedLines[$0] && lines[$0].content.amount.isPositive == amount.isPositive
          && distance($0, entry) <= Self.unnamed * 2
      }
      guard
        let found = try Self.onlySubset(of: named.map { ($0, lines[$0].content.amount) }, amount)
      else { continue }
      join(found, [entry])
    }
  }

  /// The one selection of two or more that adds up to an amount; `nil` where there is none, or more
  /// than one, or too many to look through.
  private static func onlySubset(of parts: [(place: Int, amount: Money)], _ sum: Money) throws
    -> [Int]?
  {
    guard parts.count >= 2, parts.count <= 12 else { return nil }
    var found: [Int]?
    for choice in 1..<(1 << parts.count) where choice.nonzeroBitCount >= 2 {
      let chosen = parts.indices.filter { choice & (1 << $0) != 0 }
      guard try Money.sum(chosen.map { parts[$0].amount }) == sum else { continue }
      if found != nil { return nil }
      found = chosen.map { parts[$0].place }
    }
    return found
  }

  /// A day, an amount and who paid it, or was paid.
  private struct Payment: Hashable {
    let day: Day
    let amount: Money
    let name: PlainText
  }

  /// Lines and entries of one day, one amount and one other side, as many here as there: whichever of
  /// them is which, they are the same payments, and they are joined in their order.
  private mutating func pairByPayer() {
    var stated: [Payment: [Int]] = [:]
    for line in lines.indices where !usedLines[line] {
      guard let side = marks[line].side else { continue }
      let content = lines[line].content
      stated[Payment(day: content.day, amount: content.amount, name: side), default: []]
        .append(line)
    }
    var (booked, claims): ([Payment: [Int]], [Int: Int]) = ([:], [:])
    for entry in entries.indices where !usedEntries[entry] {
      for name in Set(entryMarks[entry].names) {
        let payment = Payment(day: entries[entry].day, amount: entries[entry].amount, name: name)
        guard stated[payment] != nil else { continue }
        booked[payment, default: []].append(entry)
        claims[entry, default: 0] += 1
      }
    }
    for (payment, these) in stated.sorted(by: { $0.value[0] < $1.value[0] }) {
      guard let those = booked[payment], these.count == those.count,
        those.allSatisfy({ claims[$0] == 1 && !isNamedElsewhere($0) }),
        these.allSatisfy({ line in those.allSatisfy { fits(line, $0) } })
      else { continue }
      for (line, entry) in zip(these, those) { join([line], [entry]) }
    }
  }

  /// Whether an open line names an entry of its amount, on whatever day.
  private func isNamedElsewhere(_ entry: Int) -> Bool {
    names.lines(ofEntry: entry).contains {
      !usedLines[$0] && lines[$0].content.amount == entries[entry].amount
    }
  }

  private func fits(_ line: Int, _ entry: Int) -> Bool {
    switch resemblance(line, entry) {
    case .near, .silent, .named: true
    case .same, .other: false
    }
  }

  /// An event and its reversal, neither of which the bank has seen.
  private mutating func cancel(_ reversals: [Int64: Int64]) {
    let places = Dictionary(
      entries.indices.map { (entries[$0].event, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in entries.indices where !usedEntries[entry] {
      guard let reversal = reversals[entries[entry].event].flatMap({ places[$0] }),
        !usedEntries[reversal], entries[entry].amount.fen == -entries[reversal].amount.fen
      else { continue }
      join([], [entry, reversal])
    }
  }
}

extension Matching {
  /// How many candidates of a line are worth showing.
  private static let shown = 5

  /// Entries that an open line may be, for people to choose from: those of its amount, likeliest
  /// first.
  public func candidates(for line: BankRecord.Line) -> [BankEntry] {
    guard let place = lines.firstIndex(where: { $0.id == line.id }) else { return [] }
    let found = (byAmount[line.content.amount] ?? []).filter {
      !usedEntries[$0] && distance(place, $0) <= Self.named
    }
    return found.map { (rank: rank(place, $0), days: distance(place, $0), entry: entries[$0]) }
      .sorted { ($0.rank, $0.days, $0.entry.event) < ($1.rank, $1.days, $1.entry.event) }
      .prefix(Self.shown).map(\.entry)
  }

  private func rank(_ line: Int, _ entry: Int) -> Int {
    switch resemblance(line, entry) {
    case .same: 0
    case .near: 1
    case .named: 2
    case .silent: 3
    case .other: 4
    }
  }
}

extension Snapshot {
  /// What can be matched of the account of `party`, or of the main account.
  public func matching() throws -> Matching {
    try matching(books.bankRecord(of: party), bankEntries(of: party, through: day))
  }

  /// What can be matched of an account that was read.
  ///
  /// - Parameter looks: whether anything is looked for, or all that is open only listed.
  public func matching(
    _ record: BankRecord, _ entries: [BankEntry], looks: Bool = true
  ) throws -> Matching {
    let (matchedLines, matchedEvents) = (record.matchedLines, record.matchedEvents)
    let lines = record.lines.filter { !matchedLines.contains($0.id) }
    let open = entries.filter { !matchedEvents.contains($0.event) }
    guard looks else { return Matching(open: lines, open) }
    var reversals: [Int64: Int64] = [:]
    for entry in open {
      if let by = try archive.reversal(of: entry.event) { reversals[entry.event] = by }
    }
    return try Matching(lines: lines, entries: open, reversals: reversals)
  }
}
