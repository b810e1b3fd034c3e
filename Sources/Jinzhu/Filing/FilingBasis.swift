/// What the forms of a period are worked out from. Everything is read and worked out once.
public final class FilingBasis {
  /// The book as of the end of the period.
  public let snapshot: Snapshot
  /// The period.
  public let period: Period
  private let days: PastDays
  private var knownIncome: [Input.When: IncomeStatement] = [:]
  private var knownRows: [String: [FormRow]] = [:]
  private var knownCells: [String: [String: FormRow]] = [:]
  private var knownValues: [CellName: Cell] = [:]

  /// The forms of a period; days that other periods have read already are not read again.
  public init(_ snapshot: Snapshot, period: Period, days: PastDays? = nil) {
    (self.snapshot, self.period) = (snapshot, period)
    self.days = days ?? PastDays(snapshot.books, snapshot.archive)
  }

  /// The last day.
  public var day: Day { period.last }

  /// The rules of the last day.
  public func regulation() throws -> Regulation {
    Regulation(on: day, under: try snapshot.books.charter(on: day))
  }

  /// The day that a moment, or the beginning of a stretch of days, is the end of.
  func day(_ when: Input.When) -> Day {
    switch when {
    case .yearStart, .year: day.firstOfYear.eve
    case .start, .period: period.first.eve
    case .end, .always: day
    }
  }

  /// What stood at a moment, or at the beginning of a stretch of days.
  func past(_ when: Input.When) throws -> PastDay { try days.past(day(when)) }

  /// Income and expense of a stretch of days.
  func income(_ when: Input.When) throws -> IncomeStatement {
    if let known = knownIncome[when] { return known }
    let first = when == .year ? day.firstOfYear : period.first
    let income = try IncomeStatement(snapshot.archive.turnovers(from: first, through: day))
    knownIncome[when] = income
    return income
  }

  /// The rows of a form.
  func rows(of form: Form) throws -> [FormRow] {
    if let known = knownRows[form.name] { return known }
    let rows = try form.rows(self)
    knownRows[form.name] = rows
    return rows
  }

  /// The formula of a cell; `nil` where the form asks for nothing.
  func formula(of cell: CellName) throws -> Formula? {
    if knownCells[cell.form] == nil, let form = Form.named(cell.form) {
      knownCells[cell.form] = Dictionary(
        try rows(of: form).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }
    return knownCells[cell.form]?[cell.row]?.cells[cell.column]
  }

  /// The value of a cell; `none` where the form asks for nothing.
  public func value(of cell: CellName) throws -> Cell {
    if let known = knownValues[cell] { return known }
    let value = try formula(of: cell).map(value) ?? .none
    knownValues[cell] = value
    return value
  }

  /// The value of a formula.
  public func value(of formula: Formula) throws -> Cell {
    switch formula {
    case .input(let input): return try input.value(self)
    case .cell(let name): return try value(of: name)
    case .sum(let parts):
      guard let first = parts.first else { return .money(.zero) }
      return try parts.dropFirst().reduce(value(of: first)) { try $0.adding(value(of: $1)) }
    case .difference(let whole, let parts):
      return try parts.reduce(value(of: whole)) {
        try $0.adding(value(of: $1), isSubtracted: true)
      }
    case .quotient(let part, let whole):
      return try ratio(part, whole).map(Cell.ratio) ?? .notApplicable
    case .multiple(let part, let whole):
      return try ratio(part, whole).map(Cell.multiple) ?? .notApplicable
    case .product(let amount, let rate):
      guard case (.money(let money), .rate(let rate)) = (try value(of: amount), try value(of: rate))
      else { return .notApplicable }
      return .money(try rate.of(money))
    case .open: return .open
    case .nothing(let cell, _): return cell
    }
  }

  private func ratio(_ part: Formula, _ whole: Formula) throws -> Ratio? {
    guard case (.money(let part), .money(let whole)) = (try value(of: part), try value(of: whole))
    else { return nil }
    return Ratio(part, of: whole)
  }
}

extension FilingBasis {
  /// Each guarantee's part of an amount at a moment, or what it changed by; parts of nothing left out.
  func parts(of amount: GuaranteeAmount, _ slice: Slice, _ when: Input.When) throws
    -> [(code: ID<Guarantee>, part: Cell)]
  {
    var parts: [ID<Guarantee>: Money] = [:]
    func add(_ past: PastDay, isSubtracted: Bool) throws {
      for guarantee in try past.guarantees where try slice.includes(guarantee, past, self) {
        let money = try amount.amount(guarantee, past)
        let old = parts[guarantee.code] ?? .zero
        parts[guarantee.code] = isSubtracted ? try old - money : try old + money
      }
    }
    switch when {
    case .yearStart, .start, .end, .always: try add(past(when), isSubtracted: false)
    case .year, .period:
      try add(past(.end), isSubtracted: false)
      try add(past(when), isSubtracted: true)
    }
    return parts.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
      .map { ($0.key, .money($0.value)) }
  }

  /// What is counted at a moment, with the guarantee that makes it count.
  func counted(_ count: Headcount, _ slice: Slice, _ when: Input.When) throws
    -> [(key: String, code: ID<Guarantee>)]
  {
    let past = try past(when)
    return try past.guarantees.compactMap { guarantee in
      guard try slice.includes(guarantee, past, self) else { return nil }
      switch count {
      case .guarantees:
        return try guarantee.balance.isPositive ? (guarantee.code.text, guarantee.code) : nil
      case .customers:
        return try guarantee.balance.isPositive ? (guarantee.obligor.text, guarantee.code) : nil
      case .compensated:
        return try guarantee.compensationBalance.isPositive
          ? (guarantee.obligor.text, guarantee.code) : nil
      }
    }
  }

  func keys(_ count: Headcount, _ slice: Slice, _ when: Input.When) throws -> Set<String> {
    Set(try counted(count, slice, when).map(\.key))
  }

  /// How many came, or went, over a stretch of days. A reversed issue counts below zero on its day.
  func change(_ count: Headcount, _ slice: Slice, _ when: Input.When, isGain: Bool) throws -> Int {
    guard count == .guarantees else {
      return try changed(count, slice, when, isGain: isGain).count
    }
    func number(_ past: PastDay) throws -> Int {
      try past.guarantees.count { guarantee in
        try slice.includes(guarantee, past, self) && (isGain || !guarantee.balance.isPositive)
      }
    }
    return try number(past(.end)) - number(past(when))
  }

  /// One guarantee of each that came, or went.
  func changed(_ count: Headcount, _ slice: Slice, _ when: Input.When, isGain: Bool) throws
    -> [ID<Guarantee>]
  {
    func all(_ when: Input.When) throws -> [(key: String, code: ID<Guarantee>)] {
      guard count == .guarantees else { return try counted(count, slice, when) }
      let past = try past(when)
      return try past.guarantees.filter { guarantee in
        try slice.includes(guarantee, past, self) && (isGain || !guarantee.balance.isPositive)
      }.map { ($0.code.text, $0.code) }
    }
    let (after, before) = (try all(.end), try all(when))
    let isFound = count == .guarantees || isGain
    let known = Set((isFound ? before : after).map(\.key))
    var seen = known
    return (isFound ? after : before).compactMap { seen.insert($0.key).inserted ? $0.code : nil }
      .sorted()
  }
}

/// What stood at the ends of some days, each read once.
public final class PastDays {
  private let books: Books
  private let archive: any Archive
  private var known: [Day: PastDay] = [:]

  /// Days of a book.
  public init(_ books: Books, _ archive: any Archive) {
    (self.books, self.archive) = (books, archive)
  }

  func past(_ day: Day) throws -> PastDay {
    if let past = known[day] { return past }
    let past = PastDay(try Standing(books: books, archive: archive, day: day))
    known[day] = past
    return past
  }
}

/// What stood at the end of a day.
final class PastDay {
  let standing: Standing
  var day: Day { standing.day }
  private var knownGuarantees: [Guarantee]?
  private var knownLeverage: Leverage?

  init(_ standing: Standing) { self.standing = standing }

  /// Every guarantee issued by then, by code.
  var guarantees: [Guarantee] {
    get throws {
      if let known = knownGuarantees { return known }
      let found = try standing.archive.guarantees(asOf: day)
      knownGuarantees = found
      return found
    }
  }

  /// The liability by the rules of the day: before 2018 it counts whole.
  func leverage() throws -> Leverage {
    if let known = knownLeverage { return known }
    var charter = standing.charter
    charter.weights = Regulation(on: day, under: charter).weights.value
    let found = try Leverage(
      standing.portfolio(), netAssets: standing.position().netAssets, charter: charter,
      roster: standing.roster)
    knownLeverage = found
    return found
  }

  /// The row of 融资担保责任余额计量表 that a customer is in; `nil` without anything in force.
  func row(of customer: ID<Party>) throws -> WeightRow? {
    try standing.portfolio().customers[customer].map {
      WeightRow(
        size: standing.roster.facts(customer)?.size, balance: $0.balance,
        weights: standing.charter.weights)
    }
  }
}

extension Day {
  /// The day before, or the first day there is.
  var eve: Day { (try? adding(days: -1)) ?? .earliest }
}
