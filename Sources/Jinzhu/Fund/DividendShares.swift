extension Books {
  /// A dividend split over the members on a day, by code, nobody's part of nothing (domain §4).
  ///
  /// Share-days and fees are those of the last closed year, whose profit is distributed.
  func dividend(_ amount: Money, by basis: Charter.Basis, on day: Day) throws
    -> [(member: ID<Party>, amount: Money)]
  {
    let members = try members(on: day, capital: paidInCapital(on: day))
    guard !members.isEmpty else { throw Refusal.distribution(.noMembers(on: day)) }
    let weights = try weights(
      of: members, by: basis, over: { try self.lastClosedYear(before: day) }, on: day)
    let shares = members.map { (code: $0.text, weight: max(0, weights[$0] ?? 0)) }
    return try zip(members, Allocation.split(amount, over: shares)).compactMap { member, part in
      part.isPositive ? (member, part) : nil
    }
  }

  /// The latest year that is over before a day, and closed; of some closes, if they are given.
  func lastClosedYear(before day: Day, of given: [Close]? = nil) throws -> Period {
    let years = (given ?? closes).map(\.period).filter { $0.isYear && $0.last < day }
    guard let year = years.max(by: { $0.last < $1.last }) else {
      throw Refusal.distribution(.noClosedYear(before: day))
    }
    return year
  }
}
