import Foundation
import Testing

/// How others write: characters in GBK, accounts by the codes of the fund's own chart.
struct FileCodesTests {
  @Test func `a bank's file in GBK is read, and told to be`() throws {
    let program = try MovingInTests.empty()
    let map = """
      name: 明细
      statement:
        date: {column: 日期, date: yyyymmdd}
        amount: {in: 收入, out: 支出}
        text: 摘要
      """
    try program.write(map, to: "bank.yaml")
    try program.write(map + "\nencoding: gbk\n", to: "gbk.yaml")
    // 日期,收入,支出,摘要 / 20171205,100.00,,金额
    var bytes: [UInt8] = [0xC8, 0xD5, 0xC6, 0xDA, 0x2C, 0xCA, 0xD5, 0xC8, 0xEB, 0x2C]
    bytes += [0xD6, 0xA7, 0xB3, 0xF6, 0x2C, 0xD5, 0xAA, 0xD2, 0xAA, 0x0A]
    bytes += Array("20171205,100.00,,".utf8) + [0xBD, 0xF0, 0xB6, 0xEE, 0x0A]
    try Data(bytes).write(to: program.path("bank.csv"))
    try Data(bytes + [0x31, 0x2C, 0xFF]).write(to: program.path("bad.csv"))
    func read(_ file: String, _ map: String, _ more: String...) throws -> Outcome {
      try program.run(["import", file, "--map", map, "--balance", "0"] + more)
    }
    let bad = try read("bad.csv", "gbk.yaml")
    #expect(
      bad.status == 1 && bad.words.contains("bad.csv:3: cell 2: not GB18030"), "\(bad.words)")
    let found = try read("bank.csv", "bank.yaml", "--dry-run")
    #expect(found.status == 0 && found.words.contains("read as GB18030"), "\(found.words)")
    let run = try read("bank.csv", "gbk.yaml")
    #expect(run.status == 0 && !run.words.contains("GB18030"), "\(run.words)")
    let shown = try program.run("show", "2", lang: "zh")
    #expect(shown.output.contains("金额"), "\(shown.output)")
  }

  @Test func `codes of accounts are those of the fund's own chart`() throws {
    let program = try Program()
    try program.write("fund: 万年\nchart: 2005\nlimits: {enforce: off}\n", to: "charter.yaml")
    try program.run("init", "--charter", "charter.yaml", "--date", "2017-12-01")
    // 4501 营业费用 and 1002 in 2005; the chart of today has no 4501.
    let typed = try program.run(
      "record", "voucher.post", "--date", "2017-12-05", "--debitAccount", "4501",
      "--creditAccount", "1002", "--amount", "80", "--memo", "纸")
    #expect(typed.status == 0, "\(typed.words)")
    try program.write(
      "kind,date,debitAccount,creditAccount,amount\nvoucher.post,2017-12-06,4501,1001,9\n",
      to: "v.csv")
    let batch = try program.run("record", "v.csv")
    #expect(batch.status == 0, "\(batch.words)")
    for name in ["4501", "operatingExpense"] {
      let ledger = try program.run("report", "ledger", name, "--period", "2017", "--format", "json")
      #expect(ledger.output.contains("80.00") && ledger.output.contains("9.00"), "\(ledger.words)")
    }
    // 6601 is of the other chart.
    let other = try program.run("report", "ledger", "6601", "--period", "2017")
    #expect(other.status == 2 && other.words.contains("6601"), "\(other.words)")
    #expect(try program.run("show", "4501").status == 0)
    let chart = try program.run("list", "accounts", "--format", "csv")
    #expect(chart.output.contains("4501,"), "\(chart.words)")
    let word = try program.run("list", "accounts", "--output", "chart.docx")
    #expect(word.status == 2 && word.words.contains("cannot write .docx"), "\(word.words)")
  }
}
