extension Report {
  static let vouchers = Report(
    "vouchers", Words("记账凭证", "Vouchers"),
    Words(
      "期间的全部记账凭证，按凭证字号；可打印",
      "every voucher of a period by its number, to be printed"),
    scope: .period
  ) { snapshot, document in
    let numbers = try VoucherNumbers(
      snapshot.archive, from: snapshot.first, through: snapshot.day)
    var vouchers: [Voucher] = []
    try snapshot.archive.entries(from: snapshot.first, through: snapshot.day) { event, postings in
      vouchers.append(
        try Voucher(number: numbers[event.number], event: event, postings: postings))
    }
    // By month, and in the order of recording within it.
    vouchers.sort {
      ($0.event.day.firstOfMonth, $0.event.number) < ($1.event.day.firstOfMonth, $1.event.number)
    }
    try document.print(vouchers, snapshot)
    document.figures = [
      Figure("vouchers", Words("凭证数", "vouchers"), .count(vouchers.count)),
      Figure(
        "attachments", Words("附件张数", "papers attached"),
        .count(vouchers.reduce(0) { $0 + ($1.attachments ?? 0) })),
    ]
  }

  static let voucher = Report(
    "voucher", Words("单张记账凭证", "Voucher"),
    Words(
      "一张记账凭证，按凭证字号、事项序号或 ref",
      "one voucher, by its number, its event's number or its ref"),
    scope: .day, asks: .event
  ) { snapshot, document in
    guard let name = snapshot.event else { throw Refusal.fieldMissing("event") }
    let event = try find(name, snapshot.archive)
    let postings = try snapshot.archive.postings(of: event.number)
    guard !postings.isEmpty else { throw Refusal.noVoucher(event.number) }
    let numbers = try VoucherNumbers(snapshot.archive, from: event.day, through: event.day)
    let voucher = try Voucher(number: numbers[event.number], event: event, postings: postings)
    document.asOf = event.day
    try document.print([voucher], snapshot)
  }

  /// The event of a voucher's number, of its own number, or of a ref.
  private static func find(_ name: String, _ archive: any Archive) throws -> Event {
    if let wanted = VoucherNumber(name) {
      let numbers = try VoucherNumbers(
        archive, from: wanted.period.first, through: wanted.period.last)
      if let number = numbers.event(wanted), let event = try archive.event(number) { return event }
    }
    return try archive.event(named: name)
  }
}

extension Document {
  /// Takes in vouchers: as slips for people, and as rows for programs.
  fileprivate mutating func print(_ vouchers: [Voucher], _ snapshot: Snapshot) throws {
    let chart = try snapshot.chart()
    slips = try vouchers.map { voucher in
      let charter = try snapshot.books.charter(on: voucher.event.day)
      return try voucher.slip(
        of: charter.fund, in: snapshot.books, chart: charter.chart, currency: charter.currency)
    }
    tables = [Table(columns: Voucher.columns, rows: vouchers.flatMap { $0.rows(in: chart) })]
  }
}
