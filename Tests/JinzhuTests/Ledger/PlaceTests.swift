import Testing

@testable import Jinzhu

/// Accounts and kinds are told apart by their places in their lists.
struct PlaceTests {
  @Test func `an account's place is the one in the list`() {
    #expect(Account.allCases.map(\.place) == Array(Account.allCases.indices))
    #expect(Set(Account.allCases).count == Account.allCases.count)
  }

  @Test func `a kind's place is the one in the list`() {
    #expect(EventKind.allCases.map(\.place) == Array(EventKind.allCases.indices))
    #expect(Set(EventKind.allCases).count == EventKind.allCases.count)
  }

  @Test func `sides and net assets go by the class of the account`() {
    for account in Account.allCases {
      #expect(
        account.isOfNetAssets
          == (account.accountClass == .asset || account.accountClass == .liability))
    }
    #expect(Account.cash.normalSide == .debit)
    #expect(
      Account.priorYearAdjustment.normalSide == AccountRow.of(.priorYearAdjustment).normalSide)
    #expect(Account.inForceContra.normalSide == .credit)
  }
}
