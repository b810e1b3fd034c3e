/// What reports read of a book, besides what recording reads.
///
/// Movements that are given by day hold everything recorded and dated in that span, reversals on
/// their own days.
public protocol Archive: Shelf {
  /// The hash of the last event, as 64 hexadecimal digits, and when it was recorded.
  func head() throws -> (hash: String, number: Int64, recordedAt: Instant)?
  /// The hash of an event, as 64 hexadecimal digits.
  func hash(of event: Int64) throws -> String?

  /// Debits and credits of every account in a span of days.
  func turnovers(from: Day, through: Day) throws -> [Account: MonthDelta]
  /// Opening balance (debit positive) and movements of every sub-account that has any, in the
  /// order of account, party, guarantee.
  func subTurnovers(from: Day, through: Day) throws
    -> [(sub: SubAccount, opening: Money, moved: MonthDelta)]
  /// Events with postings in a span of days, by day and number, handed over one by one.
  func entries(
    from: Day, through: Day, _ body: (Event, [Posting]) throws -> Void
  ) throws
  /// Postings that touch an account, and of it the party and the guarantee if given, by day and
  /// number, handed over one by one.
  func postings(
    touching account: Account, party: ID<Party>?, guarantee: ID<Guarantee>?, from: Day,
    through: Day, _ body: (Event, Posting) throws -> Void
  ) throws
  /// Balances of the party-by-guarantee sub-ledger of an account at the end of a day, zero ones
  /// left out, positive on the account's normal side.
  func subLedger(of account: Account, asOf day: Day) throws -> [(sub: SubAccount, balance: Money)]

  /// Every event of a guarantee, reversed ones included, by number.
  func history(of guarantee: ID<Guarantee>) throws -> [Event]
  /// Every event that mentions a party, by number, at most the latest `limit`.
  func history(of party: ID<Party>, limit: Int) throws -> [Event]
  /// A guarantee at the end of a day; `nil` before its issue, or when that was reversed.
  func guarantee(_ code: ID<Guarantee>, asOf day: Day) throws -> Guarantee?
  /// Guarantees issued up to a day (issues reversed by then left out), by code.
  func guarantees(asOf day: Day) throws -> [Guarantee]
  /// What every customer and bank has in force over everything recorded.
  func exposures() throws -> [ExposureHolder: Exposure]
  /// How many borrowers were ever served up to a day.
  func customersServed(through day: Day) throws -> Int
}
