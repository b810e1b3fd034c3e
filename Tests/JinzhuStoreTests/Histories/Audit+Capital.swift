@testable import Jinzhu
@testable import JinzhuStore

extension Audit {
  /// What every member's capital and share-days were as known at an event, for every event that may
  /// have spread something by them, is what the entries recorded before it come to one by one.
  mutating func capital(on day: Day) throws {
    let history = try CapitalHistory(archive, through: day)
    let spread = journal.lines.filter {
      $0.event.day <= day
        && ([.lossWriteOff, .dividendDeclare].contains($0.kind) || $0.event.number % 16 == 0)
    }
    for line in spread {
      let event = line.event
      let what = "as known at event \(event.number), on \(day)"
      let known = try history.known(at: event)
      let span = try Books.twelveMonths(through: event.day)
      var (capital, shareDays) = ([ID<Party>: Int64](), [ID<Party>: Int64]())
      for entry in journal.lines.prefix(Int(event.number) - 1) where entry.event.day <= event.day {
        let standing = max(entry.event.day, span.first).days(until: span.last) + 1
        var moved = Balances()
        for posting in entry.postings { moved.add(posting) }
        for (sub, fen) in moved.subs where sub.account == .paidInCapital {
          guard let party = sub.party else { continue }
          capital[party, default: 0] -= fen
          shareDays[party, default: 0] -= fen * Int64(standing)
        }
      }
      for member in history.holders {
        expect(
          try known.capital(of: member).fen, is: capital[member] ?? 0,
          "capital of \(member) \(what)")
        expect(
          try known.shareDays(of: member, over: span), is: shareDays[member] ?? 0,
          "share-days of \(member) \(what)")
      }
      expect(
        Set(capital.filter { $0.value != 0 }.keys).isSubset(of: history.holders),
        "somebody with capital is missing \(what)")
    }
  }

  /// What took an event back is told from either side.
  mutating func takenBack() throws {
    guard let shelf = archive as? BookShelf else { return }
    for line in journal.lines {
      let number = line.event.number
      guard let by = try shelf.reversal(of: number) else { continue }
      let found = try shelf.reversed(by: by, journal.lines[Int(by) - 1].kind)
      expect(found?.event, is: number, "what event \(by) took back")
      expect(found?.kind, is: line.kind, "the kind of what event \(by) took back")
    }
  }
}
