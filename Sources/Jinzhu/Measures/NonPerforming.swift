/// 不良: loans classed substandard or worse, and what was paid for others and is still open.
///
/// No national formula exists for guarantee companies: this one is the product's own (domain §7).
public struct NonPerforming {
  /// What is open in some part of the book: with a bank, of a year, in all.
  public struct Part: Hashable, Sendable {
    /// Guarantees counted.
    public internal(set) var count = 0
    /// Own share in force, of whatever class.
    public internal(set) var ownShare = Money.zero
    /// Of it, classed substandard or worse.
    public internal(set) var share = Money.zero
    /// CR and JR.
    public internal(set) var compensationBalance = Money.zero

    /// The non-performing share and the compensation balance.
    public var exposure: Money {
      get throws { try share + compensationBalance }
    }

    /// Exposure ÷ (own share in force + compensation balance); `nil` with neither.
    public var ratio: Ratio? {
      get throws { Ratio(try exposure, of: try ownShare + compensationBalance) }
    }

    mutating func add(_ line: OpenGuarantee) throws {
      count += 1
      try ownShare += line.ownShare
      try share += line.nonPerformingShare
      try compensationBalance += line.compensationBalance
    }

    mutating func add(_ other: Part) throws {
      count += other.count
      try ownShare += other.ownShare
      try share += other.share
      try compensationBalance += other.compensationBalance
    }
  }

  /// How long ago the fund first paid.
  public enum Age: String, CaseIterable, Sendable {
    case underOneYear, oneToTwoYears, twoYearsOrMore

    /// What the age is called.
    public var words: Words {
      switch self {
      case .underOneYear: Words("1年以内", "under 1 year")
      case .oneToTwoYears: Words("1年（含）至2年", "1 year or more, under 2")
      case .twoYearsOrMore: Words("2年（含）以上", "2 years or more")
      }
    }
  }

  /// Everything open.
  public let lines: [OpenGuarantee]
  /// The day it is seen on.
  public let day: Day
  /// All of it added up.
  public let total: Part

  init(_ lines: [OpenGuarantee], on day: Day) throws {
    (self.lines, self.day) = (lines, day)
    var total = Part()
    for line in lines { try total.add(line) }
    self.total = total
  }

  /// The parts of the book by some key of the guarantees.
  public func parts<Key: Hashable>(by key: (OpenGuarantee) -> Key) throws -> [Key: Part] {
    var parts: [Key: Part] = [:]
    for line in lines { try parts[key(line), default: Part()].add(line) }
    return parts
  }

  /// The parts of the book by something known of the obligors, asked once for each of them.
  public static func parts<Key: Hashable>(
    of obligors: [ID<Party>: Part], by key: (ID<Party>) -> Key
  ) throws -> [Key: Part] {
    var parts: [Key: Part] = [:]
    for (obligor, part) in obligors { try parts[key(obligor), default: Part()].add(part) }
    return parts
  }

  /// Own share in force by class.
  public func ownShareByClass() throws -> [GuaranteeClass: Money] {
    try sumByClass { ($0.loanClass, $0.ownShare) }
  }

  /// Compensation balance by class.
  public func compensationBalanceByClass() throws -> [GuaranteeClass: Money] {
    try sumByClass { ($0.receivableClass, $0.compensationBalance) }
  }

  /// Compensation balance by the time since the first payment; whole calendar years.
  public func compensationBalanceByAge() throws -> [Age: Money] {
    var sums: [Age: Money] = [:]
    for line in lines where !line.compensationBalance.isZero {
      let age = try age(of: line.guarantee)
      sums[age] = try (sums[age] ?? .zero) + line.compensationBalance
    }
    return sums
  }

  /// How long ago the fund first paid for a guarantee.
  func age(of guarantee: OpenState) throws -> Age {
    guard let first = guarantee.firstCompensated else { return .underOneYear }
    if try day >= first.adding(months: 24) { return .twoYearsOrMore }
    return try day >= first.adding(months: 12) ? .oneToTwoYears : .underOneYear
  }

  private func sumByClass(
    _ amount: (OpenGuarantee) -> (GuaranteeClass, Money)
  ) throws -> [GuaranteeClass: Money] {
    var sums = [Money](repeating: .zero, count: GuaranteeClass.allCases.count)
    for line in lines {
      let (grade, money) = amount(line)
      try sums[grade.severity] += money
    }
    return Dictionary(
      uniqueKeysWithValues: GuaranteeClass.allCases.map { ($0, sums[$0.severity]) })
  }
}
