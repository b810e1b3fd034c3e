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
  private let marks: [Marks]
  private let entries: [BankEntry]
  private let known: Set<PlainText>
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
    (self.lines, self.entries) = (lines, entries)
    marks = lines.map { Marks(of: $0.content) }
    known = Set(entries.flatMap(\.references).map(PlainText.init))
    (usedLines, usedEntries) = (
      Array(repeating: false, count: lines.count), Array(repeating: false, count: entries.count)
    )
    byAmount = Dictionary(grouping: entries.indices) { entries[$0].amount }
    for days in [0, 1, 3, 7, 15, Self.named] {
      pair(within: days) { $0 == .same }
    }
    try gatherEntries()
    try gatherLines()
    pair(within: Self.unnamed) { $0 == .near || $0 == .silent || $0 == .named }
    cancel(reversals)
  }

  private func distance(_ line: Int, _ entry: Int) -> Int {
    abs(lines[line].content.day.days(until: entries[entry].day))
  }

  private func resemblance(_ line: Int, _ entry: Int) -> Resemblance {
    marks[line].resemblance(to: entries[entry], known: known)
  }

  /// Joins lines and entries of one amount that have only each other within so many days.
  private mutating func pair(within days: Int, _ isFit: (Resemblance) -> Bool) {
    var (ofLine, ofEntry): ([Int: [Int]], [Int: [Int]]) = ([:], [:])
    for line in lines.indices where !usedLines[line] {
      for entry in byAmount[lines[line].content.amount] ?? []
      where !usedEntries[entry] && distance(line, entry) <= days && isFit(resemblance(line, entry))
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
      let named = entries.indices.filter {
        !usedEntries[$0] && entries[$0].amount.isPositive == amount.isPositive
          && distance(line, $0) <= Self.unnamed && resemblance(line, $0) == .same
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
      let named = lines.indices.filter {
        !usedLines[$0] && lines[$0].content.amount.isPositive == amount.isPositive
          && distance($0, entry) <= Self.unnamed * 2 && resemblance($0, entry) == .same
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

extension Snapshot {
  /// What can be matched of the account of `party`, or of the main account.
  public func matching() throws -> Matching {
    let record = try books.bankRecord(of: party)
    let entries = try bankEntries(of: party, through: day)
    let (lines, events) = (record.matchedLines, record.matchedEvents)
    var reversals: [Int64: Int64] = [:]
    for entry in entries {
      if let by = try archive.reversal(of: entry.event) { reversals[entry.event] = by }
    }
    return try Matching(
      lines: record.lines.filter { !lines.contains($0.id) },
      entries: entries.filter { !events.contains($0.event) }, reversals: reversals)
  }
}
