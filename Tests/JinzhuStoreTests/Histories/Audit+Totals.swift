@testable import Jinzhu

extension Audit {
  /// Totals, turnovers and flows as of a day are the sums of the postings up to it.
  mutating func totals(on day: Day) throws {
    let moved = journal.moved(through: day)
    let accounts = moved.accounts
    let held = try books.totals(on: day).mapValues(\.fen).filter { $0.value != 0 }
    expect(held, is: accounts, "account totals on \(day)")
    for (sub, fen) in moved.subs {
      expect(try books.balance(of: sub, on: day).fen, is: fen, "\(sub.named) on \(day)")
    }
    let sheet = accounts.filter {
      [.asset, .liability].contains($0.key.accountClass)
    }
    let credits = moved.subs.filter { $0.key.account == .memberRiskShare && $0.value < 0 }
    let net = sheet.reduce(0) { $0 + $1.value } + credits.reduce(0) { $0 + $1.value }
    expect(try books.netAssets(on: day).fen, is: net, "net assets on \(day)")
    try turnovers(to: day)
    try flows(to: day)
  }

  /// The members' equity, former members' included, adds up to net assets.
  mutating func members(on day: Day) throws {
    let moved = journal.moved(through: day)
    let credits = moved.subs.filter { $0.key.account == .memberRiskShare && $0.value < 0 }
    let net =
      moved.accounts.filter { [.asset, .liability].contains($0.key.accountClass) }
      .reduce(0) { $0 + $1.value } + credits.reduce(0) { $0 + $1.value }
    let document = try Report.members.make(Snapshot(books: books, archive: archive, day: day))
    guard let table = document.tables.first,
      let column = table.columns.firstIndex(where: { $0.key == "equity" }),
      let capital = table.columns.firstIndex(where: { $0.key == "paidInCapital" })
    else { return expect(false, "no members' equity") }
    func sum(_ column: Int) -> Int64 {
      table.rows.reduce(0) { sum, row in
        if case .money(let money) = row[column] { sum + money.fen } else { sum }
      }
    }
    // Where nobody holds capital there is nobody whose equity it is.
    if !table.rows.isEmpty { expect(sum(column), is: net, "members' equity on \(day)") }
    expect(sum(capital), is: -moved.total(.paidInCapital), "members' capital on \(day)")
  }

  private mutating func turnovers(to day: Day) throws {
    let first = journal.lines.first?.event.day ?? day
    let middle = Day(serial: (Int(first.serial) + Int(day.serial)) / 2) ?? first
    for from in [Day.earliest, middle, day] where from <= day {
      var debits: [Account: Int64] = [:]
      var credits: [Account: Int64] = [:]
      for line in journal.lines where from <= line.event.day && line.event.day <= day {
        for posting in line.postings {
          let fen = posting.isRed ? -posting.amount.fen : posting.amount.fen
          debits[posting.debit.account, default: 0] += fen
          credits[posting.credit.account, default: 0] += fen
        }
      }
      let found = try archive.turnovers(from: from, through: day)
      let inAll = Set(found.keys).union(debits.keys).union(credits.keys)
      for account in inAll {
        let delta = found[account] ?? MonthDelta()
        expect(
          try (delta.debit + delta.closingDebit).fen, is: debits[account] ?? 0,
          "debits of \(account.rawValue) from \(from) to \(day)")
        expect(
          try (delta.credit + delta.closingCredit).fen, is: credits[account] ?? 0,
          "credits of \(account.rawValue) from \(from) to \(day)")
      }
    }
  }

  /// Flows from the first day on add up to the states they lead to.
  private mutating func flows(to day: Day) throws {
    var states: [Flow] = []
    for code in Set(journal.lines.compactMap(\.guarantee)) {
      if let state = try archive.guarantee(code, asOf: day) {
        states.append(try Flow(from: nil, to: state))
      }
    }
    let flow = try archive.flows(from: .earliest, through: day)
    func check(_ name: String, _ amount: (Flow) -> Money) {
      let sum = states.reduce(0) { $0 + amount($1).fen }
      expect(amount(flow).fen, is: sum, "flow of \(name) to \(day)")
    }
    check("issued") { $0.issued }
    check("share issued") { $0.issuedShare }
    check("repaid") { $0.repaid }
    check("share repaid") { $0.repaidShare }
    check("released") { $0.released }
    check("share released") { $0.releasedShare }
    check("compensated") { $0.compensated }
    check("share compensated") { $0.compensatedShare }
    check("interest") { $0.interest }
    check("share of interest") { $0.interestShare }
    check("costs") { $0.costs }
    check("recovered") { $0.recovered }
    check("written off") { $0.writtenOff }
    check("restored") { $0.restored }
    expect(
      flow.issuedCount, is: Int64(states.count), "guarantees issued to \(day), reversals taken off")
  }
}
