import Jinzhu

extension History {
  /// A statement that follows the last one of its account, with some of what the book moved, and at
  /// times with something that it did not; once in a while it does not follow.
  mutating func bankStated() -> Proposal? {
    let bank = dice.onceIn(3) ? dice.pick(known.parties[.bank] ?? []) : nil
    let last = known.statements.filter { $0.bank == bank }.max { $0.day < $1.day }
    let first = (last.flatMap { try? $0.day.adding(days: 1) }) ?? scale.firstDay
    guard first < today else { return nil }
    let date = day(notBefore: first)
    var moves = (known.cash[bank] ?? []).filter { first <= $0.day && $0.day <= date }.suffix(12)
      .map { ($0.day, $0.fen) }
    if dice.onceIn(3) { moves.append((date, dice.onceIn(2) ? -1000 : 1 + dice.below(10_000))) }
    let opening = (last?.closing ?? 0) + (dice.onceIn(8) ? 1 : 0)
    var proposal = Proposal(.bankStatement, date)
    if let bank { proposal.set("bank", bank.text) }
    proposal.set("from", first.description)
    proposal.set("opening", yuan(opening))
    proposal.set("closing", yuan(moves.reduce(opening) { $0 + $1.1 }))
    if !moves.isEmpty {
      let lines = moves.map { day, fen -> Tree in
        .record([
          .init("date", .text(day.description)), .init("amount", .text(yuan(fen))),
          .init("text", .text("转账")),
        ])
      }
      proposal.fields.append(("lines", .list(lines)))
    }
    return proposal
  }

  /// Two lines with events of their amounts, whether or not they were matched before.
  mutating func bankMatched() -> Proposal? {
    guard let statement = dice.pick(known.statements) else { return nil }
    var groups: [Tree] = []
    for _ in 0..<dice.between(1, 2) {
      guard let place = dice.pick(Array(statement.lines.indices)) else { return nil }
      let moves = known.cash[statement.bank] ?? []
      let fits = moves.filter { $0.fen == statement.lines[place] }
      let number = dice.pick(fits)?.event ?? dice.pick(moves)?.event ?? 1
      groups.append(
        .record([
          .init("lines", .text("\(statement.event)/\(place + 1)")),
          .init("events", .text("\(dice.onceIn(10) ? 1 : number)")),
        ]))
    }
    var proposal = Proposal(.bankMatch, day(notBefore: statement.day))
    if let bank = statement.bank { proposal.set("bank", bank.text) }
    proposal.fields.append(("matches", .list(groups)))
    return proposal
  }
}
