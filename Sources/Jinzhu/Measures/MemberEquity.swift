/// What a member owns and carries on a day (domain §7, member equity).
public struct MemberEquity: Hashable, Sendable {
  /// The member, or a former one who still carries a balance.
  public let member: ID<Party>
  /// His capital.
  public let paidInCapital: Money
  /// His capital-weighted part of (net assets − paid-in capital + losses carried by members).
  public let shareOfReservesAndResult: Money
  /// What he carries of losses and has not made good.
  public let lossesCarried: Money
  /// His credit of losses carried: the fund's debt to him, outside his equity.
  public let owedToMember: Money

  /// Paid-in capital + share of reserves and result − losses carried.
  public var equity: Money {
    get throws { try paidInCapital + shareOfReservesAndResult - lossesCarried }
  }

  /// Everybody's equity, by code. It adds up to net assets to the fen, unless there is nobody.
  ///
  /// - Parameter members: those listed even without a balance, by code.
  static func all(
    _ members: [ID<Party>], capital: [ID<Party>: Money], position: Position
  ) throws -> [MemberEquity] {
    let others = Set(
      [capital.keys, position.risk.keys].joined()
        .filter { members.place(of: $0, by: \.self) == nil })
    let codes = others.isEmpty ? members : (members + others).sorted()
    guard !codes.isEmpty else { return [] }
    let paidIn = try Money.sum(capital.values)
    let toShare = try position.netAssets - paidIn + position.carriedByMembers
    let shares = try Allocation.split(
      toShare, over: codes.map { ($0.text, max(0, capital[$0]?.fen ?? 0)) })
    return try zip(codes, shares).map { code, share in
      let risk = position.risk[code] ?? .zero
      return MemberEquity(
        member: code, paidInCapital: capital[code] ?? .zero, shareOfReservesAndResult: share,
        lossesCarried: max(.zero, risk), owedToMember: max(.zero, try -risk))
    }
  }
}
