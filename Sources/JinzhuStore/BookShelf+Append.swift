internal import Jinzhu
internal import SQLite

// Adding to recorded history: the entries first, then the event that seals them.

extension BookShelf {
  /// How many rows of a kind are gathered at most, to be written in their order.
  static let gathered = 8192

  func append(_ event: Event, postings: [(posting: Posting, debit: Int64, credit: Int64)]) throws {
    tail = Tail(number: event.number, recordedAt: event.recordedAt)
    if hadNoRefs, let ref = event.submission.ref { refs[ref] = event.number }
    recent?.keep(event, postings.map(\.posting))
    try write { [self] database in
      for (index, entry) in postings.enumerated() {
        try insert(
          entry.posting, debit: entry.debit, credit: entry.credit, line: index + 1, of: event,
          into: database)
        try gather(entry, on: event.day)
      }
      let content = event.submission.fields.text
      lastHash = Chain.hash(
        of: event, content: content, postings: postings.map(\.posting), after: lastHash)
      try insert(event, content: content, hash: lastHash, into: database)
      mention(event, postings: postings.lazy.map(\.posting))
      if movements.count >= Self.gathered { try writeMovements(to: database) }
      if mentions.count >= Self.gathered { try writeMentions(to: database) }
    }
  }

  private func insert(
    _ event: Event, content: String, hash: [UInt8], into database: Database
  ) throws {
    let submission = event.submission
    var row =
      try stored?.nextEvent()
      ?? Binder(database.statement("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"))
    try row.add(event.number)
    try row.add(event.recordedAt.microseconds)
    try row.add(event.day)
    try row.add(submission.date)
    try row.add(submission.kind.rawValue)
    try row.add(submission.ref)
    try row.add(submission.memo)
    try row.add(submission.override)
    try row.add(submission.by)
    try row.add(content)
    try row.add(event.rules)
    try row.add(event.charter)
    try row.add(hash)
    try row.finish()
  }

  private func insert(
    _ posting: Posting, debit: Int64, credit: Int64, line: Int, of event: Event,
    into database: Database
  ) throws {
    var row =
      try stored?.nextPosting()
      ?? Binder(database.statement("INSERT INTO posting VALUES (?,?,?,?,?,?,?)"))
    try row.add(event.number)
    try row.add(Int64(line))
    try row.add(debit)
    try row.add(credit)
    try row.add(posting.amount)
    try row.add(posting.isRed)
    try row.add(posting.isClosing)
    try row.finish()
  }

  func intern(_ sub: SubAccount) throws -> Int64 {
    let number: Int64
    if sub.account.accountClass == .memo {
      lastSubAccount.memorandum -= 1
      number = lastSubAccount.memorandum
    } else {
      lastSubAccount.ordinary += 1
      number = lastSubAccount.ordinary
    }
    try write { [stored] database in
      var row =
        try stored?.subAccount(number)
        ?? Binder(database.statement("INSERT INTO sub_account VALUES (?,?,?,?)"))
      try row.add(number)
      try row.add(sub.account.rawValue)
      try row.add(sub.party?.text ?? "")
      try row.add(sub.guarantee?.text ?? "")
      try row.finish()
    }
    subAccounts[number] = sub
    return number
  }

  /// The sub-account of a number, which must be there.
  func subAccount(_ number: Int64) throws -> SubAccount {
    if let known = subAccounts[number] { return known }
    let query = try statement("SELECT account, party, guarantee FROM sub_account WHERE number = ?1")
    defer { query.reset() }
    try query.bind(1, number)
    guard try query.step() else {
      throw Damage.foreignKey(table: "posting", parent: "sub_account")
    }
    var columns = Columns(query)
    let sub = try columns.subAccount()
    subAccounts[number] = sub
    return sub
  }

  /// Gathers who is named by an event, or has a balance that it moves.
  private func mention(_ event: Event, postings: some Sequence<Posting>) {
    var parties = event.submission.fields.parties
    for posting in postings {
      for case let party? in [posting.debit.party, posting.credit.party]
      where !parties.contains(party) {
        parties.append(party)
      }
    }
    for party in parties { mentions.append(Mention(party: party, event: event.number)) }
  }

  func flushMentions() throws {
    try catchUp()
    try writeMentions(to: database)
  }

  private func writeMentions(to database: Database) throws {
    guard !mentions.isEmpty else { return }
    mentions.sort { ($0.party, $0.event) < ($1.party, $1.event) }
    for mention in mentions {
      var row =
        try stored?.mention(of: mention.party, by: mention.event)
        ?? Binder(database.statement("INSERT INTO mention VALUES (?,?)"))
      try row.add(mention.party)
      try row.add(mention.event)
      try row.finish()
    }
    mentions.removeAll(keepingCapacity: true)
  }
}
