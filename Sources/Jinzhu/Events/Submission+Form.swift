extension Submission {
  /// Refuses what no field can hold: an event made in code is held to the form of one that was read.
  func requireForm() throws {
    for (index, entry) in fields.values.enumerated() {
      guard let field = kind.field(entry.name) else {
        throw Refusal.unknownField(entry.name, kind)
      }
      if fields.values[..<index].contains(where: { $0.name == entry.name }) {
        throw Refusal.fieldTwice(entry.name)
      }
      guard try field.type.holds(entry.value) else { throw Refusal.fieldMissing(entry.name) }
    }
    for field in kind.body.fields where field.isRequired && fields[field.name] == nil {
      throw Refusal.fieldMissing(field.name)
    }
    for case let text? in [ref, memo, override, by] { _ = try FieldType.line(text) }
  }
}

extension FieldType {
  /// Whether a value is of this type.
  ///
  /// - Throws: `Refusal` or `ValueError` where it is, but is not one that could be read.
  func holds(_ value: FieldValue) throws -> Bool {
    switch self {
    case .party:
      if case .party(let code) = value { return try Self.isCode(code.text) }
    case .guarantee:
      if case .guarantee(let code) = value { return try Self.isCode(code.text) }
    case .money:
      if case .money(let money) = value { return try Self.isInput(money, aboveZero: true) }
    case .balance:
      if case .money(let money) = value { return try Self.isInput(money, aboveZero: false) }
    case .rate:
      guard case .rate(let rate) = value else { return false }
      guard rate <= .one else { throw Refusal.aboveHundredPercent(rate) }
      return true
    case .day: if case .day = value { return true }
    case .period: if case .period = value { return true }
    case .flag: if case .flag = value { return true }
    case .count: if case .count(let count) = value { return Self.counts.contains(count) }
    case .account: if case .account = value { return true }
    case .text, .event:
      if case .text(let text) = value { return try !Self.line(text).isEmpty }
    case .longText:
      if case .text(let text) = value { return try !Self.long(text).isEmpty }
    case .choice(let choices):
      guard case .text(let text) = value else { return false }
      if choices.contains(where: { $0.key == text }) { return true }
      throw Refusal.notOneOf(text, choices.map(\.key))
    case .parties:
      if case .parties(let codes) = value {
        return try codes.allSatisfy { try Self.isCode($0.text) }
      }
    case .lines:
      if case .lines(let lines) = value { return try Self.areLines(lines) }
    case .records(let fields):
      if case .records(let records) = value { return try Self.areRecords(records, of: fields) }
    case .charter:
      if case .charter(let charter) = value { return try Charter(charter.tree) == charter }
    }
    return false
  }

  /// What a count may be.
  static let counts = 0...9999

  private static func isCode(_ text: String) throws -> Bool { try !code(text).isEmpty }

  private static func isInput(_ money: Money, aboveZero: Bool) throws -> Bool {
    if aboveZero, !money.isPositive { throw Refusal.notPositive(money) }
    guard try money.magnitude <= Money.inputLimit else {
      throw ValueError.moneyTooLarge(money.description)
    }
    return true
  }

  private static func areLines(_ lines: [VoucherLine]) throws -> Bool {
    guard lines.count >= 2 else { throw Refusal.voucherLines }
    return try lines.allSatisfy {
      try isInput($0.amount, aboveZero: true) && isCode($0.bank?.text ?? "-")
    }
  }
}
