/// What is wrong with the form of an event, field by field.
public struct Complaints: Error, Sendable {
  /// All faults, in the order found, at least one. The field is `nil` for what the kind says of its
  /// fields together.
  public var items: [(field: String?, refusal: Refusal)]
}

extension Submission {
  /// Understands an event from its raw fields.
  ///
  /// Every fault of form is collected; nothing is looked up in a book.
  /// - Parameter chart: the chart that codes and names of accounts are of.
  /// - Throws: `Complaints`.
  public init(reading raw: [(name: String, tree: Tree)], in chart: Chart = .cas) throws {
    var complaints: [(field: String?, refusal: Refusal)] = []
    var given = Given(raw)
    for name in given.repeated { complaints.append((name, .fieldTwice(name))) }
    guard let kindText = given.take("kind") else {
      throw Complaints(items: complaints + [("kind", .fieldMissing("kind"))])
    }
    guard let kindName = kindText.text, let kind = EventKind(named: kindName) else {
      throw Complaints(items: complaints + [("kind", .unknownKind(kindText.text ?? ""))])
    }
    func take(_ field: Field) -> FieldValue? {
      guard let tree = given.take(field.name) else {
        if field.isRequired { complaints.append((field.name, .fieldMissing(field.name))) }
        return nil
      }
      do { return try field.type.read(tree, in: chart) } catch let refusal as Refusal {
        complaints.append((field.name, refusal))
      } catch let error as ValueError {
        complaints.append((field.name, .value(error)))
      } catch {
        complaints.append((field.name, .notText))
      }
      return nil
    }
    var common = Fields(capacity: Field.common.count)
    for field in Field.common {
      if let value = take(field) { common.set(field.name, value) }
    }
    var fields = Fields(capacity: raw.count)
    for field in kind.body.fields {
      if let value = take(field) { fields.set(field.name, value) }
    }
    let approval = take(.approval)
    for name in given.left.sorted() {
      complaints.append((name, .unknownField(name, kind)))
    }
    if complaints.isEmpty {
      do {
        try kind.body.normalise(&fields)
        _ = try kind.body.init(fields)
      } catch let refusal as Refusal {
        complaints.append((nil, refusal))
      } catch let error as ValueError {
        complaints.append((nil, .value(error)))
      }
    }
    if let approval { fields.set(Field.approval.name, approval) }
    if let papers = common[Field.attachments.name] { fields.set(Field.attachments.name, papers) }
    guard complaints.isEmpty, case .day(let date) = common["date"] else {
      throw Complaints(items: complaints)
    }
    fields.settle()
    func text(_ name: String) -> String? {
      if case .text(let text) = common[name] { text } else { nil }
    }
    self.init(
      kind: kind, date: date, ref: text("ref"), memo: text("memo"), override: text("override"),
      by: text("by"), fields: fields)
  }
}

/// The raw fields of an event, and which of them were understood.
private struct Given {
  private let raw: [(name: String, tree: Tree)]
  private var isTaken: [Bool]

  init(_ raw: [(name: String, tree: Tree)]) {
    self.raw = raw
    isTaken = Array(repeating: false, count: raw.count)
  }

  /// The names that stand for a second time; for the few fields of an event, looking beats hashing.
  var repeated: [String] {
    if raw.count > 32 {
      var seen: Set<String> = []
      return raw.map(\.name).filter { !seen.insert($0).inserted }
    }
    return raw.indices.filter { place in
      raw[..<place].contains { $0.name == raw[place].name }
    }.map { raw[$0].name }
  }

  /// The value of a field, once.
  mutating func take(_ name: String) -> Tree? {
    for place in raw.indices where raw[place].name == name {
      isTaken[place] = true
      return raw[place].tree
    }
    return nil
  }

  /// The names that nobody asked for.
  var left: Set<String> {
    if isTaken.allSatisfy(\.self) { return [] }
    let taken = raw.indices.filter { isTaken[$0] }.map { raw[$0].name }
    return Set(raw.indices.filter { !isTaken[$0] }.map { raw[$0].name }).subtracting(taken)
  }
}

extension FieldType {
  /// Understands one value.
  func read(_ tree: Tree, in chart: Chart = .cas) throws -> FieldValue {
    switch self {
    case .lines: return .lines(try VoucherLine.read(tree, in: chart))
    case .records(let fields): return .records(try Self.readRecords(tree, of: fields, in: chart))
    case .charter: return .charter(try Charter(tree))
    case .party, .guarantee, .money, .balance, .rate, .day, .period, .text, .longText, .choice,
      .flag, .count, .parties, .event, .account:
      break
    }
    guard let text = tree.text else { throw Refusal.notText }
    switch self {
    case .party: return .party(ID(try Self.code(text)))
    case .guarantee: return .guarantee(ID(try Self.code(text)))
    case .money:
      let money = try Money(parsing: text)
      guard money.isPositive else { throw Refusal.notPositive(money) }
      return .money(money)
    case .balance: return .money(try Money(parsing: text))
    case .rate:
      let rate = try Rate(parsing: text)
      guard rate <= .one else { throw Refusal.aboveHundredPercent(rate) }
      return .rate(rate)
    case .day: return .day(try Day(parsing: text))
    case .period: return .period(try Period(parsing: text))
    case .text, .event: return .text(try Self.line(text))
    case .longText: return .text(try Self.long(text))
    case .choice(let choices):
      for choice in choices where choice.key == text || choice.words.zh == text {
        return .text(choice.key)
      }
      throw Refusal.notOneOf(text, choices.map(\.key))
    case .flag:
      switch text {
      case "yes", "true", "是": return .flag(true)
      case "no", "false", "否": return .flag(false)
      default: throw Refusal.notOneOf(text, ["yes", "no"])
      }
    case .count:
      guard let count = Int(text), Self.counts.contains(count) else {
        throw Refusal.notCount(text)
      }
      return .count(count)
    case .parties:
      let codes = text.split { $0 == " " || $0 == ";" || $0 == "、" }.map(String.init)
      return .parties(try codes.map { ID(try Self.code($0)) }.sorted())
    case .account: return .account(try Account(named: text, in: chart))
    case .lines, .records, .charter: throw Refusal.notText
    }
  }

  /// A code: 1–64 bytes without blanks, control characters or list separators.
  static func code(_ text: String) throws -> String {
    let length = text.utf8.count
    guard (1...64).contains(length),
      text.utf8.allSatisfy({ (33..<127).contains($0) && $0 != UInt8(ascii: ";") })
        || text.unicodeScalars.allSatisfy({
          $0.value > 32 && $0.value != 127 && $0 != ";" && $0 != "、" && !$0.properties.isWhitespace
        })
    else { throw Refusal.badCode(text) }
    return text
  }

  /// A line of text: 1–1,000 bytes without control characters.
  public static func line(_ text: String) throws -> String { try line(text, limit: 1000) }

  static func long(_ text: String) throws -> String {
    guard text.utf8.count <= Filed.Room.limit else {
      throw Refusal.filedTooLong(text.utf8.count, limit: Filed.Room.limit)
    }
    return try line(text, limit: Filed.Room.limit)
  }

  private static func line(_ text: String, limit: Int) throws -> String {
    guard (1...limit).contains(text.utf8.count),
      text.utf8.allSatisfy({ (32..<127).contains($0) })
        || text.unicodeScalars.allSatisfy({ $0.value >= 32 && !(127...159).contains($0.value) })
    else { throw Refusal.badText(text) }
    return text
  }
}

extension Account {
  /// An account by its role, or by its code or Chinese name in a chart: the same code is one account
  /// in one chart and another in the other.
  public init(named text: String, in chart: Chart) throws {
    if let role = Account(rawValue: text) {
      self = role
      return
    }
    let matches = Account.allCases.filter {
      $0.entry(in: chart).code == text || $0.entry(in: chart).name.zh == text
    }
    guard matches.count == 1 else { throw Refusal.unknownAccount(text) }
    self = matches[0]
  }
}

extension VoucherLine {
  static func read(_ tree: Tree, in chart: Chart) throws -> [VoucherLine] {
    guard case .list(let items) = tree, items.count >= 2 else { throw Refusal.voucherLines }
    return try items.map { item in
      guard case .record(let entries) = item else { throw Refusal.voucherLines }
      var account: Account?
      var side: (Side, Money)?
      var bank: ID<Party>?
      for entry in entries {
        guard let text = entry.value.text else { throw Refusal.voucherLines }
        switch entry.key {
        case "account": account = try Account(named: text, in: chart)
        case "bank": bank = ID(text)
        case "debit", "credit":
          guard side == nil else { throw Refusal.voucherLines }
          let amount = try Money(parsing: text)
          guard amount.isPositive else { throw Refusal.notPositive(amount) }
          side = (entry.key == "debit" ? .debit : .credit, amount)
        default: throw Refusal.voucherLines
        }
      }
      guard let account, let side else { throw Refusal.voucherLines }
      return VoucherLine(account: account, side: side.0, amount: side.1, bank: bank)
    }
  }
}
