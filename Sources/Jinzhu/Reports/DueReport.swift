extension Report {
  static let due = Report(
    "due", Words("到期事项", "What is due"),
    Words(
      "到期和逾期的贷款、待收的担保费、待退的保证金、定期凭证；可存为日历（ics）",
      "loans that mature or are past due, fees to collect, deposits to return, standing vouchers; "
        + "also as a calendar (ics)"),
    scope: .day
  ) { snapshot, document in
    let items = try DueItem.all(of: snapshot)
    let roster = try snapshot.standing().roster
    document.period = try snapshot.dueSpan()
    document.figures = DueItem.Kind.allCases.map { kind in
      Figure(kind.rawValue, kind.words, .count(items.count { $0.kind == kind }))
    }
    document.tables = [
      Table(
        columns: [
          .date, .init("what", Words("事项", "what")), .guarantee, .party,
          .init("partyName", Words("名称", "name")), .init("bank", Words("银行", "bank")), .amount,
          .init("days", Words("天数", "days")),
        ],
        rows: items.map { item in
          [
            .day(item.day), .term(item.kind.rawValue, item.kind.words), .code(item.guarantee?.code),
            .code(item.guarantee?.obligor),
            item.guarantee.map { .text(roster.name($0.obligor)) }
              ?? item.name.map(Cell.text) ?? .none,
            .code(item.guarantee?.bank), .money(item.amount),
            .count(snapshot.today.days(until: item.day)),
          ]
        })
    ]
    document.notes = [
      Words(
        "天数从 \(snapshot.today) 数起，负数为已过；担保费和保证金自应收、应退之日起列出",
        "days are counted from \(snapshot.today), below zero for what is past; fees and deposits "
          + "are listed from the day they fell due")
    ]
    document.appointments = items.map { $0.appointment(roster, today: snapshot.today) }
  }
}

extension Snapshot {
  /// The day to count from: the as-of day; of a period, its first one, or today within it.
  fileprivate var today: Day {
    guard let period else { return day }
    return min(max(books.today, period.first), period.last)
  }

  /// The days that are looked at.
  fileprivate func dueSpan() throws -> Period {
    if let period { return period }
    return .range(day, try day.adding(days: daysAhead))
  }
}

/// Something that is due in the days looked at, or was due before them and is still open.
private struct DueItem {
  enum Kind: String, CaseIterable {
    case overdue, matures, fee, deposit, standing

    var words: Words {
      switch self {
      case .overdue: Words("逾期贷款", "loan overdue")
      case .matures: Words("贷款到期", "loan matures")
      case .fee: Words("收担保费", "fee to collect")
      case .deposit: Words("退保证金", "deposit to return")
      case .standing: Words("定期凭证", "standing voucher")
      }
    }
  }

  let kind: Kind
  let day: Day
  var guarantee: Guarantee?
  var name: String?
  let amount: Money

  static func all(of snapshot: Snapshot) throws -> [DueItem] {
    let span = try snapshot.dueSpan()
    var items: [DueItem] = []
    for guarantee in try snapshot.archive.openGuarantees(asOf: snapshot.day) {
      let balance = try guarantee.balance
      guard balance.isPositive, guarantee.due <= span.last else { continue }
      let isPast = guarantee.due < snapshot.today || guarantee.overdueSince != nil
      items.append(
        DueItem(
          kind: isPast ? .overdue : .matures, day: guarantee.due, guarantee: guarantee,
          amount: balance))
    }
    for (kind, held) in [
      (Kind.fee, try snapshot.held(.feeReceivable)),
      (.deposit, try snapshot.held(.customerDeposit) { try !$0.isOpen }),
    ] {
      for item in held {
        guard let code = item.guarantee, let amount = item.amount,
          let guarantee = try snapshot.archive.guarantee(code, asOf: snapshot.day)
        else { continue }
        items.append(
          DueItem(
            kind: kind, day: item.since ?? snapshot.today, guarantee: guarantee, amount: amount))
      }
    }
    for due in try StandingVouchers(snapshot.archive, asOf: snapshot.day).due(in: span)
    where try !snapshot.isBooked(due) {
      items.append(
        DueItem(kind: .standing, day: due.day, name: due.order.name, amount: try due.amount))
    }
    return items.sorted {
      ($0.day, $0.kind.rawValue, $0.guarantee?.code.text ?? $0.name ?? "")
        < ($1.day, $1.kind.rawValue, $1.guarantee?.code.text ?? $1.name ?? "")
    }
  }

  /// In a calendar, what is past stands on the day that is looked from.
  func appointment(_ roster: Roster, today: Day) -> Appointment {
    let subject = guarantee?.code.text ?? name ?? ""
    let who = guarantee.map { roster.name($0.obligor) } ?? ""
    let bank = guarantee.map { roster.name($0.bank) } ?? ""
    // A loan keeps its entry when it becomes overdue; each month's voucher has its own.
    let topic =
      switch kind {
      case .overdue, .matures: "loan"
      case .fee, .deposit: kind.rawValue
      case .standing: "standing-\(day.description.prefix(7))"
      }
    let place = [subject, who].filter { !$0.isEmpty }.joined(separator: " ")
    return Appointment(
      id: "\(topic)-\(subject)", day: max(day, today),
      summary: Words(
        "\(kind.words.zh)：\(place) \(amount.grouped)",
        "\(kind.words.en): \(place) \(amount.grouped)"),
      details: Words(
        "\(day)\(bank.isEmpty ? "" : "，\(bank)")", "\(day)\(bank.isEmpty ? "" : ", \(bank)")"))
  }
}
