@testable import Jinzhu

extension Audit {
  /// Every default is shared out whole, and every member's statement adds up: to the ledger, to net
  /// assets, and to the shares of the defaults.
  mutating func statements(on day: Day) throws {
    let shares = try riskSharing(on: day)
    let moved = journal.moved(through: day)
    let statements = try Statements(Snapshot(books: books, archive: archive, day: day))
    let everybody = try statements.everybody()
    var equity: Int64 = 0
    var borne: [String: Int64] = [:]
    for member in everybody {
      let who = "statement of \(member) on \(day)"
      equity += try lines(of: statements.document(for: member), who, moved, member)
      let account = try statements.losses(of: member)
      for line in account.lines {
        borne["\(line.guarantee) \(member)", default: 0] += try line.borne.fen
      }
      let open = try account.lines.reduce(0) { try $0 + $1.open.fen }
      expect(open, is: moved[.memberRiskShare, member], "\(who): losses, one by one")
    }
    let credits = moved.subs.filter { $0.key.account == .memberRiskShare && $0.value < 0 }
    let net =
      moved.accounts.filter { [.asset, .liability].contains($0.key.accountClass) }
      .reduce(0) { $0 + $1.value } + credits.reduce(0) { $0 + $1.value }
    for member in [everybody.first, everybody.last].compactMap({ $0 }) {
      let alone = try Statements(
        Snapshot(books: books, archive: archive, day: day), only: member
      ).document(for: member)
      expect(
        alone.tables.map(\.rows), is: try statements.document(for: member).tables.map(\.rows),
        "statement of \(member) on \(day), made on its own")
    }
    if !everybody.isEmpty { expect(equity, is: net, "statements add up to net assets on \(day)") }
    expect(
      borne.filter { $0.value != 0 }, is: shares,
      "what statements say members bear is what the defaults' shares say, on \(day)")
  }

  /// Lines run from opening to closing; returns the equity at the end.
  private mutating func lines(
    of document: Document, _ who: String, _ moved: Balances, _ member: ID<Party>
  ) throws -> Int64 {
    func fen(_ cell: Cell) -> Int64? { if case .money(let money) = cell { money.fen } else { nil } }
    for figure in document.figures where figure.name == "isReconciled" {
      expect(figure.value == .cell(.flag(true)), "\(who) does not agree with the ledger")
    }
    var equity: Int64 = 0
    for table in document.tables {
      func at(_ key: String) -> Int? { table.columns.firstIndex { $0.key == key } }
      switch table.key {
      case "equity", "claims":
        for row in table.rows + (table.totals.map { [$0] } ?? []) {
          let ends = row[1...3].compactMap(fen)
          expect(ends[0] + ends[1], is: ends[2], "\(who): \(table.key), a line of it")
        }
        guard table.key == "equity", let totals = table.totals else { continue }
        for column in 1...3 {
          let sum = table.rows.reduce(0) { $0 + (fen($1[column]) ?? 0) }
          expect(sum, is: fen(totals[column]) ?? 0, "\(who): equity, column \(column)")
        }
        equity = fen(totals[3]) ?? 0
      case "fees":
        for row in table.rows {
          let parts = row[1...5].compactMap(fen)
          expect(parts[0] + parts[1] - parts[2] - parts[3], is: parts[4], "\(who): a fee")
        }
      case "paidInCapital", "memberRiskShare", "dividendPayable", "jointReceivable",
        "returnPayable":
        guard let account = Account(rawValue: table.key), let balance = at("balance") else {
          continue
        }
        let held = moved.subs.reduce(0) {
          $1.key.account == account && $1.key.party == member ? $0 + $1.value : $0
        }
        expect(
          table.totals.flatMap { fen($0[balance]) } ?? 0,
          is: account.normalSide == .debit ? held : -held, "\(who): \(table.key)")
      default: continue
      }
    }
    return equity
  }

  /// What members bear of every default, by guarantee and member.
  private mutating func riskSharing(on day: Day) throws -> [String: Int64] {
    let standing = journal.byGuarantee(on: day)
    let found = try RiskSharing.all(archive, on: day)
    var members: [String: Int64] = [:]
    for sharing in found {
      let code = sharing.guarantee.code
      guard
        let tale = Tale(code, standing[code] ?? [], coverage: sharing.guarantee.coverage)
      else {
        expect(false, "\(code) on \(day) is shared out though its issue does not stand")
        continue
      }
      let lost =
        tale.compensated + tale.interest
        + tale.moved(.compensationReceivable, by: .recoveryCost)
      expect(sharing.lost.fen, is: lost, "\(code) on \(day): what was lost")
      let sum = sharing.shares.reduce(0) { $0 + $1.amount.fen }
      expect(sum, is: lost, "\(code) on \(day): the shares add up to what was lost")
      for (bearer, amount) in sharing.shares {
        guard case .member(let member) = bearer else { continue }
        members["\(code) \(member)"] = amount.fen
      }
      recoveries(sharing, standing[code] ?? [], on: day)
    }
    let defaulted = standing.filter { $0.value.contains { $0.kind == .defaultCompensate } }
    expect(found.map(\.guarantee.code), is: defaulted.keys.sorted(), "defaults on \(day)")
    return members
  }

  /// What came back is told by source: in cash for the fund and for the bank, and by assets.
  private mutating func recoveries(
    _ sharing: RiskSharing, _ lines: [Journal.Line], on day: Day
  ) {
    var sources: [String: Int64] = [:]
    var assets: Int64 = 0
    for line in lines {
      switch line.kind {
      case .recoveryReceive:
        sources[line.text("source") ?? "borrower", default: 0] +=
          (line.money("amount") ?? 0) + (line.money("bankPart") ?? 0)
      case .assetTake: assets += line.money("amount") ?? 0
      case .assetSell: assets += (line.money("proceeds") ?? 0) - (line.money("amount") ?? 0)
      default: continue
      }
    }
    var found: [String: Int64] = [:]
    for (bearer, amount) in sharing.shares {
      switch bearer {
      case .recovery(let source, _): found[source] = amount.fen
      case .assets: found["assets"] = amount.fen
      default: continue
      }
    }
    if assets != 0 { sources["assets"] = assets }
    expect(found, is: sources, "\(sharing.guarantee.code) on \(day): what came back")
  }
}
