internal import Jinzhu
internal import JinzhuFormats

/// Codes that a book knows, to complete what is typed.
struct KnownNames {
  let parties: [(code: String, name: String, role: PartyFacts.Role)]
  /// Of the guarantees that are open.
  let guarantees: [String]
  /// The chart that codes of accounts are of.
  let chart: Chart

  /// What a field may hold.
  func candidates(for field: Field) -> [String] {
    switch field.type {
    case .party, .parties: parties(for: field).map(\.code)
    case .guarantee: guarantees
    case .choice(let choices): choices.map(\.key)
    case .flag: ["yes", "no"]
    case .account: Account.allCases.flatMap { [$0.rawValue, $0.entry(in: chart).code] }
    case .money, .balance, .rate, .day, .period, .text, .longText, .count, .event, .lines, .records,
      .charter:
      []
    }
  }

  /// The same with what each one means, a line each.
  func explanations(for field: Field) -> [String] {
    switch field.type {
    case .party, .parties: parties(for: field).map { "\($0.code)  \($0.name)" }
    case .choice(let choices): choices.map { "\($0.key)  \($0.words.spoken)" }
    case .guarantee, .flag: candidates(for: field)
    case .account:
      Account.allCases.map { account in
        let (code, name) = account.entry(in: chart)
        return "\(account.rawValue)  \(code) \(name.spoken)"
      }
    case .money, .balance, .rate, .day, .period, .text, .longText, .count, .event, .lines, .records,
      .charter:
      []
    }
  }

  /// Those whose role the field's name asks for, everybody where it asks for none.
  private func parties(
    for field: Field
  ) -> [(code: String, name: String, role: PartyFacts.Role)] {
    let role = PartyFacts.Role(rawValue: field.name)
    return parties.filter { role == nil || $0.role == role }
  }
}

/// The fields of one event, asked for one after the other.
struct Inquiry {
  let kind: EventKind
  let known: KnownNames
  private let today: Day
  private let codes: KnownCodes
  private var answers: [(name: String, value: String)] = []

  init(kind: EventKind, names: KnownNames, codes: KnownCodes, today: Day) {
    (self.kind, known, self.codes, self.today) = (kind, names, codes, today)
  }

  /// What is thrown when somebody does not go on.
  static let givenUp = Failure(.refused, Words("已放弃，没有记账", "given up: nothing was recorded of it"))

  /// The answers as `Submission(reading:)` takes them.
  var fields: [(name: String, tree: Tree)] {
    [("kind", .text(kind.rawValue))] + answers.map { ($0.name, .text($0.value)) }
  }

  /// The names of all that can be asked for.
  var names: [String] { asked.map(\.name) }

  /// The date, what is required, what is not, and what every kind may have; who records is known.
  private var asked: [Field] {
    let own = kind.body.fields.filter { field in
      if case .lines = field.type { return false }
      return true
    }
    return Field.common.filter(\.isRequired) + own.filter(\.isRequired)
      + own.filter { !$0.isRequired }
      + Field.common.filter { !$0.isRequired && $0.name != "by" && $0.name != "override" }
  }

  /// Asks for every field once.
  mutating func askAll() throws {
    for field in asked { try ask(field) }
  }

  /// Asks for one field, by its name.
  mutating func ask(named name: String) throws {
    let field = asked.first { $0.name == name } ?? Field.common.first { $0.name == name }
    if let field { try ask(field) }
  }

  /// Asks which field to ask for again.
  mutating func askAgain(_ prompt: String) throws {
    while true {
      // A limit may be passed with a reason, which is asked for only now.
      let words = names + ["override"]
      guard let name = try System.line(prompt, completing: words)?.trimmed, !name.isEmpty else {
        throw Self.givenUp
      }
      if words.contains(name) { return try ask(named: name) }
      tell("  " + words.joined(separator: " "))
    }
  }

  private mutating func ask(_ field: Field) throws {
    let place = answers.firstIndex { $0.name == field.name }
    let offered = place.map { answers[$0].value } ?? (field.name == "date" ? "\(today)" : nil)
    let mark = offered.map { " [\($0)]" } ?? (field.isRequired ? "" : say("（可不填）", " (optional)"))
    while true {
      let typed = try System.line(
        "\(field.name) \(field.label.spoken)\(mark): ", completing: known.candidates(for: field))
      guard let typed = typed?.trimmed else { throw Self.givenUp }
      if typed == "?" {
        tell("  " + say("如 ", "as ") + field.example)
        for line in known.explanations(for: field) { tell("  " + line) }
        continue
      }
      // A dash takes away what was answered before.
      if typed == "-", !field.isRequired, let place {
        answers.remove(at: place)
        return
      }
      guard let value = typed.isEmpty ? offered : typed else {
        if field.isRequired {
          tell(say("  必填", "  it is required"))
          continue
        }
        return
      }
      if let fault = try fault(of: field, value) ?? codes.fault(of: field, value) {
        tell("  " + fault.spoken)
        continue
      }
      if let place { answers[place].value = value } else { answers.append((field.name, value)) }
      return
    }
  }

  /// What is wrong with a value by itself.
  private func fault(of field: Field, _ value: String) -> Words? {
    var raw: [(name: String, tree: Tree)] = [("kind", .text(kind.rawValue))]
    if field.name != "date" { raw.append(("date", .text(today.description))) }
    raw.append((field.name, .text(value)))
    do { _ = try Submission(reading: raw, in: known.chart) } catch let complaints as Complaints {
      return complaints.items.first { $0.field == field.name }?.refusal.words
    } catch { return nil }
    return nil
  }
}
