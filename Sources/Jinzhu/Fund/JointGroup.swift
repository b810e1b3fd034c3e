extension Books {
  /// Who can be called on for a guarantee: the original borrower's joint group on the day of issue,
  /// members and contract farmers, without him and without a member who assumed the loan, by code
  /// (domain §4, `joint.call`).
  ///
  /// For a contract farmer without a group his sponsor answers, and where the sponsor himself
  /// assumed the loan, the sponsor's group.
  /// - Throws: `RecourseRefusal.noGroup` where nobody can be called on.
  func jointGroup(of guarantee: Guarantee) throws -> [ID<Party>] {
    let group = try answerable(for: guarantee)
    guard !group.isEmpty else {
      throw Refusal.recourse(.noGroup(guarantee.borrower, on: guarantee.issued))
    }
    return group
  }

  /// The same, empty where nobody can be called on.
  func answerable(for guarantee: Guarantee) throws -> [ID<Party>] {
    let (borrower, day) = (guarantee.borrower, guarantee.issued)
    let left: Set = [borrower, guarantee.obligor]
    let facts = try party(borrower, on: day)
    var group: [ID<Party>] = []
    if let name = facts.group {
      group = called(inGroup: name, on: day, except: left)
    } else if facts.role == .farmer, let sponsor = facts.sponsor {
      group = left.contains(sponsor) ? [] : [sponsor]
      if group.isEmpty, let name = try party(sponsor, on: day).group {
        group = called(inGroup: name, on: day, except: left)
      }
    }
    return group
  }

  private func called(inGroup name: String, on day: Day, except left: Set<ID<Party>>)
    -> [ID<Party>]
  {
    parties.values.filter { party in
      guard let facts = party.facts(on: day), facts.group == name else { return false }
      return (facts.role == .member || facts.role == .farmer) && !left.contains(party.code)
    }.map(\.code).sorted()
  }
}
