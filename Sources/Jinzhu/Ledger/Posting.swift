/// One movement of value: from the credited to the debited sub-account.
///
/// A pair cannot be out of balance, and it names the counter-account (对方科目).
public struct Posting: Hashable, Sendable {
  /// Where the value goes (借方); a red posting keeps its sides.
  public let debit: SubAccount
  /// Where the value comes from (贷方).
  public let credit: SubAccount
  /// More than zero; a red posting counts as the same amount below zero.
  public let amount: Money
  /// 红字: the movement is taken back on the sides where it was booked.
  public let isRed: Bool
  /// A closing entry, which the income statement of the year leaves out.
  public let isClosing: Bool

  /// `nil` when nothing moves, such as a fee that rounds to no fen at all.
  public init?(
    debit: SubAccount, credit: SubAccount, _ amount: Money, isRed: Bool = false,
    isClosing: Bool = false
  ) {
    guard amount.isPositive else { return nil }
    (self.debit, self.credit, self.amount) = (debit, credit, amount)
    (self.isRed, self.isClosing) = (isRed, isClosing)
  }

  /// The change of the debited sub-account, debit positive.
  public var signed: Money {
    get throws { isRed ? try -amount : amount }
  }

  /// Whether it moves an account, on either side.
  func touches(_ account: Account) -> Bool {
    debit.account == account || credit.account == account
  }

  /// The posting that takes this one back in red.
  public var inRed: Posting? {
    Posting(debit: debit, credit: credit, amount, isRed: !isRed, isClosing: isClosing)
  }
}
