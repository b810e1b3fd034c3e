/// Who depends on the fund most: customers and related groups against net assets (domain §7).
public struct Concentration {
  /// A customer with all his guarantees.
  public struct Customer: Hashable, Sendable {
    /// The obligor.
    public let code: ID<Party>
    /// His loan balances, whole and the fund's part.
    public let exposure: Exposure
    /// His weight × his own share, rounded for him.
    public let weighted: Money
    /// Weighted liability ÷ net assets; `nil` where those are zero or below.
    public let part: Ratio?
  }

  /// Parties that count together.
  public struct Circle: Hashable, Sendable {
    /// Everybody in it, with or without guarantees, by code.
    public let members: [ID<Party>]
    /// The sum of the customers' weighted liabilities.
    public let weighted: Money
    /// Weighted liability ÷ net assets; `nil` where those are zero or below.
    public let part: Ratio?
  }

  /// The largest weighted liability first, then by code.
  public let customers: [Customer]
  /// Groups of two or more parties with anything in force, the largest first.
  public let circles: [Circle]
  /// Loan balances of the ten customers with most of them.
  public let topTen: Money
  /// All loan balances in force.
  public let balance: Money
  /// Net assets less equity in other guarantee companies.
  public let netAssets: Money

  init(
    _ portfolio: Portfolio, netAssets: Money, charter: Charter, roster: Roster,
    relations: Relations
  ) throws {
    let deducted = try netAssets - charter.limits.equityInGuarantors
    let unsorted = try portfolio.customers.map { code, exposure in
      let weighted = try exposure.weighted(size: roster.facts(code)?.size, charter.weights)
      return Customer(
        code: code, exposure: exposure, weighted: weighted, part: Ratio(weighted, of: deducted))
    }
    customers = unsorted.sorted {
      $0.weighted != $1.weighted ? $0.weighted > $1.weighted : $0.code < $1.code
    }
    let weighted = Dictionary(
      customers.map { ($0.code, $0.weighted) }, uniquingKeysWith: { first, _ in first })
    var (seen, found): (Set<ID<Party>>, [Circle]) = ([], [])
    for customer in customers where !seen.contains(customer.code) {
      let members = relations.circle(of: customer.code)
      seen.formUnion(members)
      guard members.count > 1 else { continue }
      let sum = try Money.sum(members.map { weighted[$0] ?? .zero })
      found.append(Circle(members: members, weighted: sum, part: Ratio(sum, of: deducted)))
    }
    circles = found.sorted {
      $0.weighted != $1.weighted ? $0.weighted > $1.weighted : $0.members[0] < $1.members[0]
    }
    topTen = try Money.sum(customers.map(\.exposure.balance).sorted(by: >).prefix(10))
    (self.netAssets, balance) = (deducted, portfolio.totals.balance)
  }

  /// The largest customer ÷ net assets: 0 with nothing in force, `nil` where there is nothing to
  /// divide by.
  public var largestCustomer: Ratio? {
    Ratio(customers.first?.weighted ?? .zero, of: netAssets)
  }

  /// The largest related group ÷ net assets.
  public var largestRelated: Ratio? {
    Ratio(circles.first?.weighted ?? .zero, of: netAssets)
  }

  /// The ten largest customers' loan balances ÷ in-force balance; `nil` with nothing in force.
  public var topTenPart: Ratio? { Ratio(topTen, of: balance) }
}
