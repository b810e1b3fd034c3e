/// The vouchers that are booked every month, such as rent and salaries (定期凭证).
public struct StandingVouchers {
  /// What set or ended them, by number, and from which day on that was taken back.
  private let events: [(event: Event, undone: Day?)]
  private let shelf: any Shelf

  /// One of them as it is in force on a day.
  public struct Order: Sendable {
    /// Its name.
    public let name: String
    /// The event that set it.
    public let event: Int64
    /// The day from which it is booked.
    public let from: Day
    /// The last day it may be booked on; `nil` for no end.
    public let until: Day?
    /// The day of the month; the month's last one where it has fewer.
    public let dayOfMonth: Int
    /// What each month's voucher says.
    public let memo: String?
    /// The lines of each month's voucher.
    public let lines: [VoucherLine]
  }

  /// One month's voucher of an order.
  public struct Due: Sendable {
    /// The order.
    public let order: Order
    /// The day it is to be booked on.
    public let day: Day
    /// The reference it is booked under, so that no month is booked twice.
    public let ref: String

    /// The voucher as an event to record.
    public var submission: Submission {
      Submission(
        kind: .voucherPost, date: day, ref: ref, memo: order.memo ?? order.name,
        fields: Fields([("lines", .lines(order.lines))]))
    }

    /// What the voucher debits in all.
    public var amount: Money {
      get throws {
        try Money.sum(order.lines.filter { $0.side == .debit }.map(\.amount))
      }
    }
  }

  /// The standing vouchers of a book by what is dated up to a day.
  public init(_ shelf: any Shelf, asOf day: Day) throws {
    self.shelf = shelf
    events = try shelf.every(of: [.standingSet, .standingEnd]).filter { $0.day <= day }
      .map { event in
        let undone = try shelf.undone(event.number)?.day
        return (event, undone.flatMap { $0 <= day ? $0 : nil })
      }
  }

  /// The names that were ever given, in order.
  public var names: [String] {
    Set(events.compactMap { try? $0.event.submission.fields.text("name") }).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  /// A standing voucher as the latest event up to a day left it; `nil` where none is in force.
  public func inForce(_ name: String, on day: Day) -> Order? {
    let told = events.filter { event, undone in
      event.day <= day && (undone.map { day < $0 } ?? true)
        && (try? event.submission.fields.text("name")) == name
    }.map(\.event)
    guard let latest = told.max(by: { ($0.day, $0.number) < ($1.day, $1.number) }),
      latest.submission.kind == .standingSet, let set = try? StandingSet(latest.submission.fields),
      set.until.map({ day <= $0 }) ?? true
    else { return nil }
    return Order(
      name: name, event: latest.number, from: latest.day, until: set.until,
      dayOfMonth: set.dayOfMonth, memo: latest.submission.memo, lines: set.voucher.lines)
  }

  /// All that are in force on a day, by name.
  public func inForce(on day: Day) -> [Order] { names.compactMap { inForce($0, on: day) } }

  /// What falls due in a period, by day and name.
  public func due(in period: Period) throws -> [Due] {
    var due: [Due] = []
    var month = period.first.firstOfMonth
    while month <= period.last {
      let last = month.endOfMonth
      for name in names {
        // An order may change within the month: what counts is the one in force on its own day.
        for number in 1...last.day {
          let day = try month.adding(days: number - 1)
          guard period.first <= day, day <= period.last, let order = inForce(name, on: day),
            min(order.dayOfMonth, last.day) == number
          else { continue }
          due.append(Due(order: order, day: day, ref: try ref(name, in: month)))
          break
        }
      }
      month = try month.adding(months: 1)
    }
    return due.sorted { ($0.day, $0.order.name) < ($1.day, $1.order.name) }
  }

  /// `standing:rent:2018-03`, or what follows that where it was taken back.
  private func ref(_ name: String, in month: Day) throws -> String {
    try shelf.standing(ref: "standing:\(name):\(month.description.prefix(7))")
  }

  /// Under which reference the voucher of a reference is booked again, `standing:rent:2018-03#2`;
  /// `nil` for a reference that is none of a standing voucher.
  public static func successor(of ref: String) -> String? {
    ref.hasPrefix("standing:") ? RefTurn(ref).next.text : nil
  }
}

extension OpenKind {
  /// Standing vouchers of the period that were not booked.
  static let standingVouchers = OpenKind(
    "standingVouchers", Words("定期凭证未记", "standing vouchers not booked"),
    remedy: Words("jinzhu record --standing 期间", "jinzhu record --standing PERIOD")
  ) { snapshot in
    guard let period = snapshot.period else { return [] }
    return try StandingVouchers(snapshot.archive, asOf: snapshot.day).due(in: period)
      .filter { try !snapshot.isBooked($0) }
      .map { due in
        OpenItem(
          since: due.day, event: due.order.event, amount: try due.amount,
          words: Words(due.order.name, due.order.name))
      }
  }
}

extension Snapshot {
  /// Whether a standing voucher was booked by the end of the day.
  func isBooked(_ due: StandingVouchers.Due) throws -> Bool {
    try archive.event(ref: due.ref).map { $0.day <= day } ?? false
  }
}
