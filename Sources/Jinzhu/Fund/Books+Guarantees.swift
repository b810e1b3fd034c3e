// Guarantees and what is in force for customers and at banks, as the books know them.

extension Books {
  func record(of code: ID<Guarantee>) throws -> GuaranteeRecord? {
    if let known = guarantees[code] { return known }
    let found: GuaranteeRecord?
    if let event = letGo[code] {
      found = try shelf.guarantee(code, leftBy: event)
    } else {
      if startedEmpty || newGuarantees.contains(code) { return nil }
      found = try shelf.guarantee(code)
    }
    if let found { guarantees[code] = found } else { newGuarantees.insert(code) }
    return found
  }

  /// Keeps a guarantee's latest state; of those that are not open any more, only the latest ones.
  func know(_ record: GuaranteeRecord, isOpen: Bool) {
    let code = record.guarantee.code
    guarantees[code] = record
    guard !isOpen else { return }
    closed.append(record)
    guard closed.count > 2 * closedKept else { return }
    for old in closed.prefix(closedKept) where guarantees[old.guarantee.code] === old {
      guarantees[old.guarantee.code] = nil
      letGo[old.guarantee.code] = old.event
    }
    closed.removeFirst(closedKept)
  }

  /// A party's guarantees that are open at the end of a day, by code.
  func openGuarantees(of obligor: ID<Party>, on day: Day) throws -> [Guarantee] {
    var open: [Guarantee] = []
    try eachOpen(of: obligor, on: day) { guarantee in
      open.append(guarantee)
      return true
    }
    return open
  }

  /// Looks at a party's guarantees that are open at the end of a day, by code, as long as `look` asks
  /// for more.
  func eachOpen(
    of obligor: ID<Party>, on day: Day, _ look: (Guarantee) throws -> Bool
  ) throws {
    func isAsked(_ guarantee: Guarantee) throws -> Bool {
      try guarantee.obligor == obligor && guarantee.isOpen
    }
    for code in try openCodes(of: obligor, on: day).sorted() {
      guard let record = try record(of: code) else { continue }
      if record.day <= day {
        guard record.live != 0, try isAsked(record.guarantee) else { continue }
        if try !look(record.guarantee) { return }
      } else if let past = try shelf.guarantee(code, asOf: day), try isAsked(past) {
        if try !look(past) { return }
      }
    }
  }

  /// Codes of guarantees that a party may have open at the end of a day.
  private func openCodes(of obligor: ID<Party>, on day: Day) throws -> Set<ID<Guarantee>> {
    if day >= latestDay { return try openCodes(of: obligor) }
    guard recent.reaches(day) else { return Set(try shelf.openCodes(of: obligor, asOf: day)) }
    return try openCodes(of: obligor)
      .union(recent.closed(of: obligor, after: day, through: latestDay))
  }

  /// Codes of the guarantees that a party has open over everything recorded.
  func openCodes(of obligor: ID<Party>) throws -> Set<ID<Guarantee>> {
    if let known = openCodes[obligor] { return known }
    if startedEmpty { return [] }
    let found = Set(try shelf.openCodes(of: obligor, asOf: .latest.adding(days: -1)))
    openCodes[obligor] = found
    return found
  }

  func noteOpen(_ guarantee: Guarantee) {
    if startedEmpty {
      openCodes[guarantee.obligor, default: []].insert(guarantee.code)
    } else {
      openCodes[guarantee.obligor]?.insert(guarantee.code)
    }
  }

  func exposure(of holder: ExposureHolder) throws -> Exposure {
    if let known = exposures[holder] { return known }
    let found = startedEmpty ? Exposure() : try shelf.exposure(of: holder)
    exposures[holder] = found
    return found
  }
}
