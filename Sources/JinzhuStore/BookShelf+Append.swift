internal import Jinzhu
internal import SQLite

// Adding to recorded history: the entries first, then the event that seals them.

extension BookShelf {
  /// How many rows of a kind are gathered at most, to be written in their order.
  static let gathered = 8192

  func append(
    _ event: Event, _ postings: [Posting], between places: [(debit: Int64, credit: Int64)]
  ) throws {
    tail = Tail(number: event.number, recordedAt: event.recordedAt)
    if hadNoRefs, let ref = event.submission.ref { refs[ref] = event.number }
    let parties = Self.parties(of: event, postings)
    let old = recent?.keep(event, postings, naming: parties)
    try write { [self] database in
      withExtendedLifetime(old) {}
      try insert(postings, between: places, of: event, into: database)
      let content = event.submission.fields.text
      lastHash = Chain.hash(of: event, content: content, postings: postings, after: lastHash)
      try insert(event, content: content, hash: lastHash, into: database)
      written.event = event.number
      for party in parties { mentions.append(Mention(party: party, event: event.number)) }
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
    _ postings: [Posting], between places: [(debit: Int64, credit: Int64)], of event: Event,
    into database: Database
  ) throws {
    for index in postings.indices {
      var row =
        try stored?.nextPosting()
        ?? Binder(database.statement("INSERT INTO posting VALUES (?,?,?,?,?,?,?)"))
      try row.add(event.number)
      try row.add(Int64(index + 1))
      try row.add(places[index].debit)
      try row.add(places[index].credit)
      try row.add(postings[index].amount)
      try row.add(postings[index].isRed)
      try row.add(postings[index].isClosing)
      try row.finish()
      try gather(
        postings[index], from: places[index].credit, to: places[index].debit, on: event.day)
    }
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

  /// Who is named by an event, or has a balance that it moves.
  private static func parties(of event: Event, _ postings: [Posting]) -> [ID<Party>] {
    var parties = event.submission.fields.parties
    func add(_ party: ID<Party>?) {
      if let party, !parties.contains(party) { parties.append(party) }
    }
    for posting in postings {
      add(posting.debit.party)
      add(posting.credit.party)
    }
    return parties
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
