// Charters: when each is in force is known from the start, what it says is read when it is asked for.

extension Books {
  /// When the charter in force on a day was adopted, and from when on it governs; the first charter
  /// also governs the days before it. Throws `Refusal.noCharter`.
  public func adoptedCharter(on day: Day) throws -> AdoptedCharter {
    charters[try placeOfCharter(on: day)]
  }

  /// The event that adopted the charter in force on a day.
  func adoption(on day: Day) throws -> Int64 { charters[try placeOfCharter(on: day)].event }

  /// The rules in force on a day, as `adoptedCharter` finds them. Throws `Refusal.noCharter`.
  public func charter(on day: Day) throws -> Charter { try charterText(on: day).charter }

  /// The same, for whoever needs a clause of it.
  func charterText(on day: Day) throws -> CharterText { try text(at: placeOfCharter(on: day)) }

  /// The rules that an event adopted; `nil` where it adopted none.
  func charter(adoptedBy event: Int64) throws -> Charter? {
    try charters.firstIndex { $0.event == event }.map { try text(at: $0).charter }
  }

  /// The weights of the charter of the last day, under which totals are kept.
  func latestWeights() throws -> Charter.Weights {
    try charterText(on: .latest).charter.weights
  }

  /// The fund's civil day: in the offset of the charter that is in force on the UTC day.
  func today(at instant: Instant) throws -> Day {
    let day = instant.day(offsetMinutes: 0)
    let offset = try inForce(on: day).map { try text(at: $0).charter.utcOffset }
    return instant.day(offsetMinutes: offset ?? Charter(fund: "").utcOffset)
  }

  /// Puts a charter in force.
  func adopt(_ charter: Charter, by event: Event) throws {
    let adopted = AdoptedCharter(event: event.number, from: event.day)
    charters.append(adopted)
    charterTexts.append(CharterText(charter))
    today = try today(at: now)
    try shelf.save(adopted)
  }

  /// Takes an adoption back from a day on.
  func undoAdoption(by event: Int64, from day: Day) throws {
    for place in charters.indices where charters[place].event == event {
      charters[place].undone = day
    }
    today = try today(at: now)
    try shelf.undoCharter(of: event, from: day)
  }

  private func placeOfCharter(on day: Day) throws -> Int {
    guard let place = inForce(on: day) else { throw Refusal.noCharter }
    return place
  }

  private func inForce(on day: Day) -> Int? {
    var (first, latest): (Int?, Int?)
    for place in charters.indices {
      if let undone = charters[place].undone, undone <= day { continue }
      first = first ?? place
      if charters[place].from <= day { latest = place }
    }
    return latest ?? first
  }

  private func text(at place: Int) throws -> CharterText {
    if let known = charterTexts[place] { return known }
    let text = CharterText(try shelf.charter(adoptedBy: charters[place].event))
    charterTexts[place] = text
    return text
  }
}

/// What a charter says: an object, since it is large, never changes, and is asked for one clause or
/// another several times for every event.
final class CharterText: Sendable {
  let charter: Charter

  init(_ charter: Charter) { self.charter = charter }
}
