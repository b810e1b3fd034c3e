import Foundation
import Testing

/// `export`: what comes out of a book, and where it goes.
struct ExportTests {
  @Test func `csv is a folder with every table`() throws {
    let program = try Program.fund()
    try program.record(Program.issue)
    let outcome = try program.run("export", "--format", "csv", "--output", "out")
    #expect(outcome.status == 0, "\(outcome.words)")
    let files = try FileManager.default.contentsOfDirectory(atPath: program.path("out").path)
    #expect(Set(files).isSuperset(of: ["event.csv", "posting.csv", "guarantee_state.csv"]))
    let postings = try String(contentsOf: program.path("out/posting.csv"), encoding: .utf8)
    #expect(postings.hasPrefix("event,line,debit,credit,amount,red,closing\n"))
    #expect(postings.contains(",1000000.00,false,false\n"))
    let balances = try String(contentsOf: program.path("out/trial_balance.csv"), encoding: .utf8)
    #expect(balances.contains("inForce,7101,inForce,,D1,0.00,1000000.00,0.00,1000000.00\n"))
  }

  @Test func `xlsx is one workbook, and nothing is written without a place`() throws {
    let program = try Program.fund()
    let outcome = try program.run("export", "--format", "xlsx", "--output", "all.xlsx")
    #expect(outcome.status == 0, "\(outcome.words)")
    #expect(try Data(contentsOf: program.path("all.xlsx")).starts(with: Data("PK".utf8)))
    #expect(try program.run("export", "--format", "csv").status == 2)
    let over = try program.run("export", "--format", "jsonl", "--output", "fund.book")
    #expect(over.status == 1, "a book was overwritten")
    #expect(try program.run("export").status == 2)
  }

  @Test(arguments: ["hledger", "ledger", "beancount"])
  func `a journal holds memorandum accounts and names of parties`(dialect: String) throws {
    let program = try Program.fund()
    try program.record(Program.issue)
    let outcome = try program.run("export", "--format", dialect, "--as-of", "2018-12-31")
    #expect(outcome.status == 0, "\(outcome.words)")
    let memo = dialect == "beancount" ? "Equity:Memo:" : "Memo:"
    #expect(
      outcome.output.contains(memo + "7101-Guarantees-in-force-memo:D1  1000000.00 CNY\n"))
    #expect(outcome.output.contains("Equity:4001-Paid-in-capital:M02  -6000000.00 CNY\n"))
    let before = try program.run("export", "--format", dialect, "--as-of", "2018-01-31")
    #expect(!before.output.contains("7101"))
  }
}
