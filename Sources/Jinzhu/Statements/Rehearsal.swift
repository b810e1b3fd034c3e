/// A default played through on a copy of the books: the fund pays, deposits are applied, the group is
/// called on, and what is left goes down the charter's list (domain §5).
public struct Rehearsal {
  /// The events that were recorded on the copy, with their entries.
  public private(set) var entries: [(event: Event, postings: [Posting])] = []
  /// What an accountant would be warned of.
  public private(set) var warnings: [Refusal] = []
  /// Losses that could not be written off, and why.
  public private(set) var obstacles: [Refusal] = []
  /// The guarantees that failed.
  public private(set) var guarantees: [ID<Guarantee>] = []
  private let books: Books
  private let day: Day
  private let record: (Submission) throws -> Outcome

  /// Lets borrowers fail one after the other, all of their loans in force at once.
  ///
  /// - Parameters:
  ///   - groupPays: what part the joint groups pay of what they are called on for; the rest of the
  ///     call is cancelled. `nil` makes no call.
  ///   - record: records an event on the copy that `books` is of.
  /// - Throws: `Refusal` where the fund cannot even pay.
  public init(
    of borrowers: [ID<Party>], on day: Day, in books: Books, groupPays: Rate?,
    record: @escaping (Submission) throws -> Outcome
  ) throws {
    (self.books, self.day, self.record) = (books, day, record)
    for borrower in borrowers {
      _ = try books.party(borrower, on: day)
      let open = try books.openGuarantees(of: borrower, on: day)
      for guarantee in open where try guarantee.balance.isPositive {
        guarantees.append(guarantee.code)
        try fail(guarantee.code, groupPays: groupPays)
      }
    }
  }

  private mutating func fail(_ code: ID<Guarantee>, groupPays: Rate?) throws {
    try take(.defaultCompensate, code, [("principal", .money(state(of: code).balance))])
    let deposit = try books.available(
      SubAccount(.customerDeposit, guarantee: code), from: day)
    let applied = try min(deposit, state(of: code).compensationReceivable)
    if applied.isPositive { try take(.depositApply, code, [("amount", .money(applied))]) }
    if let groupPays { try call(code, pays: groupPays) }
    let loss = try state(of: code).compensationReceivable
    guard loss.isPositive else { return }
    do {
      try take(.lossWriteOff, code, [("amount", .money(loss))])
    } catch let refusal as Refusal {
      obstacles.append(refusal)
    }
  }

  /// Calls on the group for all that is owed; who pays in part has the rest cancelled.
  private mutating func call(_ code: ID<Guarantee>, pays part: Rate) throws {
    let guarantee = try state(of: code)
    let owed = try guarantee.compensationReceivable
    guard owed.isPositive, try !books.answerable(for: guarantee).isEmpty else { return }
    try take(.jointCall, code, [("amount", .money(owed))])
    for call in try state(of: code).jointCalls where try call.open.isPositive {
      let paid = try part.of(call.open)
      let rest = try call.open - paid
      let member = (name: "member", value: FieldValue.party(call.member))
      if paid.isPositive { try take(.jointPay, code, [member, ("amount", .money(paid))]) }
      if rest.isPositive { try take(.jointCancel, code, [member, ("amount", .money(rest))]) }
    }
  }

  private func state(of code: ID<Guarantee>) throws -> Guarantee {
    guard let record = try books.record(of: code) else { throw Refusal.unknownGuarantee(code) }
    return record.guarantee
  }

  private mutating func take(
    _ kind: EventKind, _ code: ID<Guarantee>, _ fields: [(name: String, value: FieldValue)]
  ) throws {
    let outcome = try record(
      Submission(
        kind: kind, date: day, fields: Fields([("guarantee", .guarantee(code))] + fields)))
    guard case .recorded(let event, let postings, let warned) = outcome else { return }
    entries.append((event, postings))
    warnings += warned
  }
}
