extension Books {
  /// Who can be called on for a guarantee: the original borrower's joint group on the day of issue,
  /// members and contract farmers, without him and without a member who assumed the loan, by code
  /// (domain §4, `joint.call`).
  ///
  /// For a contract farmer without a group it is his sponsor and the sponsor's group.
  /// - Throws: `RecourseRefusal.noGroup` where nobody can be called on.
  func jointGroup(of guarantee: Guarantee) throws -> [ID<Party>] {
    let group = try answerable(for: guarantee)
    guard !group.isEmpty else {
      throw Refusal.recourse(.noGroup(guarantee.borrower, on: guarantee.issued))
    }
    return group
  }

  /// What each of a group is called on for, in its order.
  func parts(
    of amount: Money, calledFrom group: [ID<Party>], by basis: Charter.Basis, on day: Day
  ) throws -> [Money] {
    let weights = try weights(
      of: group, by: basis, over: { try Self.twelveMonths(through: day) }, on: day)
    return try Allocation.split(
      amount, over: group.map { (code: $0.text, weight: max(0, weights[$0] ?? 0)) })
  }

  /// The same, empty where nobody can be called on.
  ///
  /// - Parameter day: what is known is read as of this day; as of now where it is `nil`.
  func answerable(for guarantee: some Guaranteed, on day: Day? = nil) throws -> [ID<Party>] {
    let callable = try callable(for: guarantee)
    return callable.isEmpty
      ? [] : try callable.subtracting(assumers(of: guarantee, on: day)).sorted()
  }

  /// Whether a party can be called on for a guarantee, as of a day or as of now.
  func answers(
    _ member: ID<Party>, for guarantee: some Guaranteed, on day: Day? = nil
  ) throws -> Bool {
    try isCallable(member, for: guarantee) && !assumers(of: guarantee, on: day).contains(member)
  }

  /// Whose guarantees a member could ever be called on for: where to look before asking for each.
  ///
  /// Ties hold whatever was recorded, so nobody whom `answers` knows is missing.
  func borrowersAnsweredFor(by member: ID<Party>) throws -> Set<ID<Party>> {
    let ties = try ties()
    var peers: Set = [member]
    for change in try party(member)?.changes ?? [] {
      if let group = change.what.group { peers.formUnion(ties.members(of: group)) }
    }
    return peers.reduce(into: peers) { $0.formUnion(ties.neighbours(of: $1)) }
  }

  private func callable(for guarantee: some Guaranteed) throws -> Set<ID<Party>> {
    let (day, sponsor, group) = try answering(for: guarantee)
    var called = Set([sponsor].compactMap { $0 })
    if let group {
      called.formUnion(
        try ties().members(of: group).filter {
          try party($0)?.isCallable(in: group, on: day) == true
        })
    }
    called.remove(guarantee.borrower)
    return called
  }

  /// Whether `callable` has somebody, without asking for all of his group.
  private func isCallable(_ member: ID<Party>, for guarantee: some Guaranteed) throws -> Bool {
    guard member != guarantee.borrower else { return false }
    let (day, sponsor, group) = try answering(for: guarantee)
    if member == sponsor { return true }
    return try group.map { try party(member)?.isCallable(in: $0, on: day) == true } ?? false
  }

  /// The sponsor and the joint group that answer for a guarantee, and the day they are seen on.
  private func answering(for guarantee: some Guaranteed) throws
    -> (day: Day, sponsor: ID<Party>?, group: String?)
  {
    // The book knows parties of a fund that moved in from that day on.
    let day = max(guarantee.issued, opening?.day ?? .earliest)
    let facts = try party(guarantee.borrower, on: day)
    guard facts.group == nil, facts.role == .farmer, let sponsor = facts.sponsor else {
      return (day, nil, facts.group)
    }
    return (day, sponsor, try party(sponsor, on: day).group)
  }

  /// The members who took the loan over, one after the other, and who may have passed it on since.
  private func assumers(of guarantee: some Guaranteed, on day: Day?) throws -> [ID<Party>] {
    if startedEmpty, !assumed.contains(guarantee.code) { return [] }
    // Whoever takes a loan over is its obligor then; most loans only ever had their borrowers.
    guard try shelf.hadOtherObligor(guarantee.code) else { return [] }
    return try shelf.events(of: guarantee.code, kind: .workoutAssume)
      .filter { try shelf.stands($0, on: day) }
      .map { try $0.submission.fields.party("assumer") }
  }
}

extension PartyChange.What {
  /// The joint group that it names.
  fileprivate var group: String? {
    switch self {
    case .added(let facts): facts.group
    case .updated(let update): update.group
    case .sanctioned, .reinstated, .agreed: nil
    }
  }
}

extension Party {
  /// Whether he was a member or a contract farmer of a joint group on a day.
  fileprivate func isCallable(in group: String, on day: Day) -> Bool {
    guard let facts = facts(on: day), facts.group == group else { return false }
    return facts.role == .member || facts.role == .farmer
  }
}
