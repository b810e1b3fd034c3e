internal import Jinzhu
internal import JinzhuFormats

/// A recorded event as the starting point of another, with some fields changed.
struct CopiedEvent {
  /// The fields as `Submission(reading:)` takes them.
  var fields: [(name: String, tree: Tree)]
  /// What differs from the event, by field, in the order of the new event.
  private(set) var changes: [(name: String, before: Tree?, after: Tree?)] = []

  /// Copies an event but for its reference, its author and its approval, which were its own.
  ///
  /// A voucher of two lines is copied in the form of two accounts and one amount, so that the amount
  /// is changed in one place.
  /// - Throws: `Failure` for changes that are no fields of the kind.
  init(of event: Event, changedBy words: [String], keepsOverride: Bool) throws {
    let submission = event.submission
    let kind = submission.kind
    fields = [("kind", .text(kind.rawValue)), ("date", .text(submission.date.description))]
    if let memo = submission.memo { fields.append(("memo", .text(memo))) }
    if keepsOverride, let reason = submission.override {
      fields.append(("override", .text(reason)))
    }
    if keepsOverride, let papers = submission.fields["attachments"]?.tree {
      fields.append(("attachments", papers))
    }
    fields += Self.own(of: submission)
    let (kept, dropped) = Self.split(words)
    let typed = try TypedEvent(kind, kept, isPartial: true).fields.filter { $0.name != "kind" }
    let names = typed.map(\.name) + dropped
    if names.contains("lines") { drop(Self.shortForm) }
    for (name, tree) in typed { set(name, tree) }
    for name in dropped { set(FieldAliases.field(of: name), nil) }
  }

  /// Whether a field is given.
  func names(_ field: String) -> Bool { fields.contains { $0.name == field } }

  /// Dates the copy, unless the changes name a date of their own.
  mutating func moveTo(_ day: Day) {
    if !changes.contains(where: { $0.name == "date" }) { set("date", .text(day.description)) }
  }

  /// `--field=` with nothing behind it leaves a field out.
  private static func split(_ words: [String]) -> (kept: [String], dropped: [String]) {
    let dropped = words.filter { $0.hasPrefix("--") && $0.hasSuffix("=") && $0.utf8.count > 3 }
    return (
      words.filter { !dropped.contains($0) }, dropped.map { String($0.dropFirst(2).dropLast()) }
    )
  }

  private static let shortForm = ["debitAccount", "creditAccount", "amount", "bank"]

  private static func own(of submission: Submission) -> [(name: String, tree: Tree)] {
    if case .lines(let lines)? = submission.fields["lines"], lines.count == 2,
      let debit = lines.first(where: { $0.side == .debit }),
      let credit = lines.first(where: { $0.side == .credit }),
      debit.bank == nil || credit.bank == nil
    {
      let bank = debit.bank ?? credit.bank
      return [
        ("debitAccount", .text(debit.account.rawValue)),
        ("creditAccount", .text(credit.account.rawValue)),
        ("amount", .text(debit.amount.description)),
      ] + (bank.map { [("bank", .text($0.text))] } ?? [])
    }
    return submission.kind.body.fields.compactMap { field in
      submission.fields[field.name].map { (field.name, $0.tree) }
    }
  }

  private mutating func drop(_ names: [String]) {
    fields.removeAll { names.contains($0.name) }
  }

  private mutating func set(_ name: String, _ tree: Tree?) {
    let before = fields.first { $0.name == name }?.tree
    guard before != tree else { return }
    changes.append((name, before, tree))
    if let place = fields.firstIndex(where: { $0.name == name }) {
      if let tree { fields[place].tree = tree } else { fields.remove(at: place) }
    } else if let tree {
      fields.append((name, tree))
    }
  }
}
