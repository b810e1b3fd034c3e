/// A value of a field, understood and in one notation.
public enum FieldValue: Hashable, Sendable {
  case party(ID<Party>)
  case guarantee(ID<Guarantee>)
  case money(Money)
  case rate(Rate)
  case day(Day)
  case period(Period)
  case text(String)
  case flag(Bool)
  case count(Int)
  case parties([ID<Party>])
  case account(Account)
  case lines([VoucherLine])
  case records([Fields])
  /// Apart, since a charter would make every value as large as itself.
  indirect case charter(Charter)

  /// The canonical notation, the same for every spelling of the same value.
  public var tree: Tree {
    switch self {
    case .party(let code): .text(code.text)
    case .guarantee(let code): .text(code.text)
    case .money(let money): .text(money.description)
    case .rate(let rate): .text(rate.description)
    case .day(let day): .text(day.description)
    case .period(let period): .text(period.description)
    case .text(let text): .text(text)
    case .flag(let flag): .text(flag ? "yes" : "no")
    case .count(let count): .text(String(count))
    case .parties(let codes): .text(codes.map(\.text).joined(separator: " "))
    case .account(let account): .text(account.rawValue)
    case .lines(let lines): .list(lines.map(\.tree))
    case .records(let records): .list(records.map(\.tree))
    case .charter(let charter): charter.tree
    }
  }
}

/// The fields of an event, understood: what a kind is made from.
public struct Fields: Hashable, Sendable {
  private(set) var values: [Entry] = []
  /// The canonical text, once it was written.
  private var known: String?

  /// No fields yet.
  public init() {}

  /// No fields yet, and room for so many.
  init(capacity: Int) { values.reserveCapacity(capacity) }

  /// Fields in some order; nothing is checked. Of two with one name the first is read.
  public init(_ values: [(name: String, value: FieldValue)]) {
    self.values = values.map { Entry(name: $0.name, value: $0.value) }
  }

  init(_ values: [Entry]) { self.values = values }

  /// A field by its name; no tuple, which arrays are slower to let go of.
  struct Entry: Sendable {
    let name: String
    let value: FieldValue
  }

  /// Whether names and canonical values are the same, in whatever order they were given.
  public static func == (a: Fields, b: Fields) -> Bool { a.tree == b.tree }

  /// Goes by names and canonical values, as equality does.
  public func hash(into hasher: inout Hasher) { hasher.combine(tree) }

  /// The value of a field; `nil` where it was not given.
  public subscript(name: String) -> FieldValue? {
    values.firstIndex { $0.name == name }.map { values[$0].value }
  }

  /// The same but for one of them.
  func without(_ name: String) -> Fields {
    values.contains { $0.name == name } ? Fields(values.filter { $0.name != name }) : self
  }

  /// Appends a field. It replaces none: of two with one name the first is read.
  public mutating func set(_ name: String, _ value: FieldValue) {
    values.append(Entry(name: name, value: value))
    known = nil
  }

  /// The canonical text: names and values as JSON, ordered by name.
  public var text: String { known ?? written }

  private var written: String {
    var bytes = [UInt8(ascii: "{")]
    bytes.reserveCapacity(128)
    for entry in inOrder {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      JSONWriter.quote(entry.name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      JSONWriter.write(entry.value.tree, to: &bytes, sortingKeys: true)
    }
    bytes.append(UInt8(ascii: "}"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the canonical text now, on the thread that reads the event, and keeps it.
  mutating func settle() { known = text }

  /// Names and canonical values, ordered by name.
  public var tree: Tree { .record(inOrder.map { .init($0.name, $0.value.tree) }) }

  private var inOrder: [Entry] {
    values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  // What a kind asks for; `required` has been checked before a kind is made.

  func party(_ name: String) throws -> ID<Party> {
    guard case .party(let code) = self[name] else { throw missing(name) }
    return code
  }

  func partyIfGiven(_ name: String) -> ID<Party>? {
    if case .party(let code) = self[name] { code } else { nil }
  }

  func partiesIfGiven(_ name: String) -> [ID<Party>]? {
    if case .parties(let codes) = self[name] { codes } else { nil }
  }

  func guarantee(_ name: String = "guarantee") throws -> ID<Guarantee> {
    guard case .guarantee(let code) = self[name] else { throw missing(name) }
    return code
  }

  func money(_ name: String = "amount") throws -> Money {
    guard case .money(let money) = self[name] else { throw missing(name) }
    return money
  }

  func moneyIfGiven(_ name: String) -> Money? {
    if case .money(let money) = self[name] { money } else { nil }
  }

  func rateIfGiven(_ name: String) -> Rate? {
    if case .rate(let rate) = self[name] { rate } else { nil }
  }

  func day(_ name: String) throws -> Day {
    guard case .day(let day) = self[name] else { throw missing(name) }
    return day
  }

  func dayIfGiven(_ name: String) -> Day? {
    if case .day(let day) = self[name] { day } else { nil }
  }

  func period(_ name: String = "period") throws -> Period {
    guard case .period(let period) = self[name] else { throw missing(name) }
    return period
  }

  func text(_ name: String) throws -> String {
    guard case .text(let text) = self[name] else { throw missing(name) }
    return text
  }

  func textIfGiven(_ name: String) -> String? {
    if case .text(let text) = self[name] { text } else { nil }
  }

  func flagIfGiven(_ name: String) -> Bool? {
    if case .flag(let flag) = self[name] { flag } else { nil }
  }

  func accountIfGiven(_ name: String) -> Account? {
    if case .account(let account) = self[name] { account } else { nil }
  }

  func choice<C: RawRepresentable>(_ name: String, _ type: C.Type) throws -> C
  where C.RawValue == String {
    guard let choice = choiceIfGiven(name, type) else { throw missing(name) }
    return choice
  }

  func choiceIfGiven<C: RawRepresentable>(_ name: String, _ type: C.Type) -> C?
  where C.RawValue == String {
    textIfGiven(name).flatMap(C.init(rawValue:))
  }

  private func missing(_ name: String) -> Refusal { .fieldMissing(name) }
}

/// One line of a free voucher.
public struct VoucherLine: Hashable, Sendable {
  /// The role, whether the voucher named role, code or name.
  public var account: Account
  /// The side it is booked on.
  public var side: Side
  /// More than zero.
  public var amount: Money
  /// The bank of a cash or margin line; `nil` for the main account.
  public var bank: ID<Party>?

  /// The canonical notation, keys in order: the account by its role, the amount under its side.
  public var tree: Tree {
    var entries: [Tree.Entry] = [.init("account", .text(account.rawValue))]
    if let bank { entries.append(.init("bank", .text(bank.text))) }
    entries.append(.init(side == .debit ? "debit" : "credit", .text(amount.description)))
    return .record(entries.sorted { $0.key < $1.key })
  }
}
