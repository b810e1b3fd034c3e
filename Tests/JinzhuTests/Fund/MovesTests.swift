import Testing

@testable import Jinzhu

/// What moved balances is told by day, in whatever order the days came.
struct MovesTests {
  @Test func `days may come in any order, and closing entries are no turnover`() throws {
    func day(_ number: String) throws -> Day { try Day(parsing: "2018-01-\(number)") }
    var moves = Moves()
    for account in [Account.cash, .cash, .feeIncome] { moves.open(account) }
    for (fen, number, isClosing) in [
      (100, "05", false), (30, "09", false), (7, "01", false), (40, "05", false),
      (1000, "07", true), (2, "12", false),
    ] as [(Int64, String, Bool)] {
      try moves.add(Money(fen: fen), at: 0, of: .cash, on: day(number), isClosing: isClosing)
    }
    try moves.add(Money(fen: 50_000), at: 1, of: .cash, on: day("07"), isClosing: false)
    try moves.add(Money(fen: -9), at: 2, of: .feeIncome, on: day("08"), isClosing: false)
    func told(after number: String) throws -> [String] {
      try moves.movements(at: 0, after: day(number)).map { "\($0.day) \($0.amount.fen)" }
    }
    #expect(try told(after: "05") == ["2018-01-07 1000", "2018-01-09 30", "2018-01-12 2"])
    #expect(try told(after: "04").first == "2018-01-05 140")
    #expect(try told(after: "12").isEmpty)
    #expect(try moves.turnover(of: .cash, from: day("05"), through: day("09")).fen == 50_170)
    #expect(try moves.turnover(of: .cash, from: day("02"), through: day("04")).fen == 0)
    #expect(
      try moves.totals(after: day("06")) == [.cash: Money(fen: 51_032), .feeIncome: Money(fen: -9)])
    #expect(try moves.totals(after: day("08"))[.feeIncome] == .zero)
    #expect(try !moves.hasMoved(.feeIncome, by: day("07")))
    #expect(try moves.hasMoved(.feeIncome, by: day("08")))
  }
}
