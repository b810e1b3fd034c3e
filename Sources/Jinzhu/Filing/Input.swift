/// Something that a formula reads from the book, with where it comes from.
public struct Input: Sendable {
  /// What it is called.
  public let label: Words
  /// When it holds, or what it covers.
  public let when: When
  /// Where it comes from.
  let evidence: Evidence
  let value: @Sendable (FilingBasis) throws -> Cell

  /// A moment, or a stretch of days.
  public enum When: String, CaseIterable, Sendable {
    /// The end of the day before the year of the period's last day.
    case yearStart
    /// The end of the day before the period.
    case start
    /// The end of the period.
    case end
    /// From 1 January of that year to the end of the period.
    case year
    /// The period.
    case period
    /// The day does not matter.
    case always

    /// What it is called.
    public var words: Words {
      switch self {
      case .yearStart: Words("年初", "at the start of the year")
      case .start: Words("期初", "at the start of the period")
      case .end: Words("期末", "at the end")
      case .year: Words("本年累计", "year to date")
      case .period: Words("本期", "in the period")
      case .always: Words("", "")
      }
    }
  }

  /// Where an input comes from, so that it can be taken apart.
  enum Evidence: Sendable {
    /// Balances that add up to it.
    case balances([Sources.Balance])
    /// Accounts whose movements add up to it; those taken away are named second.
    case turnover([Account], less: [Account])
    /// Guarantees whose parts add up to it.
    case guarantees(@Sendable (FilingBasis) throws -> [(code: ID<Guarantee>, part: Cell)])
    /// Guarantees whose amounts it is worked out from, though they do not add up to it, and what those
    /// amounts are.
    case measured(Words, @Sendable (FilingBasis) throws -> [(code: ID<Guarantee>, part: Cell)])
    /// A key of the charter.
    case charter(String)
    /// Balances that depend on who there is.
    case ledger(@Sendable (Standing) throws -> Sources)
    /// What forms know already, kept in another way; it is only compared with.
    case same
  }

  init(
    _ label: Words, _ when: When, _ evidence: Evidence,
    _ value: @escaping @Sendable (FilingBasis) throws -> Cell
  ) {
    (self.label, self.when, self.evidence, self.value) = (label, when, evidence, value)
  }

  /// Moment and name: `期末 在保责任`.
  public var words: Words {
    when == .always
      ? label : Words("\(when.words.zh)\(label.zh)", "\(label.en) \(when.words.en)")
  }
}

extension Formula {
  /// Balances of some accounts, on their normal sides, less those of others.
  static func held(_ accounts: Account..., less: [Account] = [], at when: Input.When) -> Formula {
    let balances =
      accounts.map { Sources.Balance($0) } + less.map { Sources.Balance($0, isSubtracted: true) }
    return .input(
      Input(named(accounts, less), when, .balances(balances)) { basis in
        let position = try basis.past(when).standing.position()
        let plus = try Money.sum(accounts.map(position.held))
        return .money(try plus - Money.sum(less.map(position.held)))
      })
  }

  /// Income or expense of a stretch of days, closing entries left out, less that of others.
  static func moved(_ accounts: Account..., less: [Account] = [], over when: Input.When) -> Formula
  {
    .input(
      Input(named(accounts, less), when, .turnover(accounts, less: less)) { basis in
        let income = try basis.income(when)
        let plus = try Money.sum(accounts.map(income.amount))
        return .money(try plus - Money.sum(less.map(income.amount)))
      })
  }

  private static func named(_ accounts: [Account], _ less: [Account]) -> Words {
    func list(_ text: (Words) -> String) -> String {
      let plus = accounts.map { text($0.entry(in: .cas).name) }.joined(separator: " + ")
      return plus + less.map { " − " + text($0.entry(in: .cas).name) }.joined()
    }
    return Words("“\(list(\.zh))”", "“\(list(\.en))”")
  }

  /// A fact of the charter that no ledger knows: open until the charter says it.
  static func fact(
    _ key: String, _ label: Words, _ value: @escaping @Sendable (Charter.Company) -> Cell?
  ) -> Formula {
    .input(
      Input(label, .always, .charter("company.\(key)")) { basis in
        value(try basis.past(.end).standing.charter.company) ?? .open
      })
  }

  /// A figure of the balance sheet that is worked out from several.
  static func position(
    _ label: Words, _ sources: @escaping @Sendable (Standing) throws -> Sources,
    at when: Input.When, _ value: @escaping @Sendable (Position) throws -> Money
  ) -> Formula {
    .input(
      Input(label, when, .ledger(sources)) { basis in
        .money(try value(basis.past(when).standing.position()))
      })
  }
}
