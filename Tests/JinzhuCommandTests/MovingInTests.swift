import Foundation
import Testing

/// Moving in with the built command: the workbook of an opening, maps, statements.
struct MovingInTests {
  private static let python = ["/usr/bin/python3", "python3"].first { python in
    (try? Shell.run("sh", ["-c", "\(python) -c 'import openpyxl'"]))?.status == 0
  }

  static func empty() throws -> Program {
    let program = try Program()
    try program.write("fund: 万年\nlimits: {enforce: off}\n", to: "charter.yaml")
    let run = try program.run("init", "--charter", "charter.yaml", "--date", "2017-12-01")
    #expect(run.status == 0, "\(run.words)")
    return program
  }

  /// Fills in the template: M01's capital, and a guarantee of which 80,000.00 is left.
  private static func fill(_ program: Program, cash: String, more: String = "") throws {
    let made = try program.run(
      "template", "book.open", "--format", "xlsx", "--output", "opening.xlsx", lang: "zh")
    #expect(made.status == 0, "\(made.words)")
    try program.write(
      """
      import openpyxl
      wb = openpyxl.load_workbook('opening.xlsx')
      def header(ws, name):
        return next((c.row, c.column) for row in ws.iter_rows() for c in row if c.value == name)
      def put(ws, row, **cells):
        for name, value in cells.items():
          ws.cell(row, header(ws, name)[1], value)
      ws = wb['往来方']; row = header(ws, '代码')[0] + 1
      put(ws, row, 代码='M01', 名称='大源', 角色='member')
      put(ws, row + 1, 代码='B01', 名称='农商行', 角色='bank')
      ws = wb['科目余额']; column = header(ws, '科目')[1]
      rows = {str(ws.cell(r, column).value): r for r in range(1, ws.max_row + 1)}
      put(ws, rows['1002'], 借方余额=\(cash))
      put(ws, rows['4001'], 往来方='M01', 贷方余额=1000000)
      ws = wb['担保合同']; row = header(ws, '原本金')[0] + 1
      put(ws, row, 担保合同编号='D1', 借款人='M01', 贷款银行='B01', 原本金=100000, 贷款余额=80000,
          起始日='2017-09-01', 到期日='2018-09-01')
      \(more)
      wb.save('opening.xlsx')
      """, to: "fill.py")
    let filled = try Shell.run(
      "sh", ["-c", "cd '\(program.folder.path)' && \(Self.python ?? "python3") fill.py"])
    #expect(filled.status == 0, "\(filled.words)")
  }

  @Test(
    .enabled(
      if: MovingInTests.python != nil,
      "SKIPPED: no Python with openpyxl; apt-get install python3-openpyxl"))
  func `the workbook that the program writes comes back filled in`() throws {
    let program = try Self.empty()
    try Self.fill(program, cash: "1000000")
    let arguments = ["import", "opening.xlsx", "--opening", "--date", "2017-12-31"]
    let rehearsal = try program.run(arguments + ["--dry-run"])
    #expect(rehearsal.status == 0, "\(rehearsal.words)")
    let run = try program.run(arguments + ["--format", "json"])
    #expect(run.status == 0 && run.output.contains(#""events": 3"#), "\(run.words)\(run.output)")
    let again = try program.run(arguments + ["--format", "json"])
    #expect(again.output.contains(#""events": 0"#), "\(again.words)\(again.output)")
    let shares = try program.run("report", "in-force", "--as-of", "2017-12-31")
    #expect(shares.output.contains("80,000.00"))
    #expect(try program.run("verify").status == 0)
  }

  @Test(
    .enabled(
      if: MovingInTests.python != nil,
      "SKIPPED: no Python with openpyxl; apt-get install python3-openpyxl"))
  func `an opening that does not balance is refused with both sides`() throws {
    let program = try Self.empty()
    try Self.fill(program, cash: "999999.99")
    let run = try program.run("import", "opening.xlsx", "--opening", "--date", "2017-12-31")
    #expect(run.status == 1)
    #expect(run.words.contains("debit 999,999.99, credit 1,000,000.00"), "\(run.words)")
  }

  /// What other programs write: 0 in the column without a balance, a dash, an error of a formula.
  @Test(
    .enabled(
      if: MovingInTests.python != nil,
      "SKIPPED: no Python with openpyxl; apt-get install python3-openpyxl"))
  func `a zero is no balance, and what is wrong names the column as the sheet does`() throws {
    let program = try Self.empty()
    let zeros = """
      ws = wb['科目余额']
      put(ws, rows['1002'], 贷方余额=0); put(ws, rows['4001'], 借方余额='-')
      put(ws, rows['1002'] + 1, 借方余额=0, 贷方余额='0.00')
      ws = wb['担保合同']; put(ws, row, **{'已代偿（公司部分）': 0})
      """
    try Self.fill(program, cash: "1000000", more: zeros)
    let run = try program.run("import", "opening.xlsx", "--opening", "--date", "2017-12-31")
    #expect(run.status == 0, "\(run.words)")
    let other = try Self.empty()
    try Self.fill(
      other, cash: "1000000", more: zeros + "\nput(wb['科目余额'], rows['1002'], 贷方余额='1,2')")
    let wrong = try other.run(
      "import", "opening.xlsx", "--opening", "--date", "2017-12-31", lang: "zh")
    #expect(wrong.status == 1 && wrong.words.contains(":贷方余额: "), "\(wrong.words)")
    let third = try Self.empty()
    try Self.fill(third, cash: "'#REF!'")
    let error = try third.run(
      "import", "opening.xlsx", "--opening", "--date", "2017-12-31", lang: "zh")
    #expect(error.words.contains(":借方余额: 单元格是错误值 #REF!"), "\(error.words)")
  }

  private static func mapped() throws -> Program {
    let program = try empty()
    try program.write(
      """
      name: register
      key: code
      events:
        - kind: party.add
          fields: {date: {column: day, date: d.m.y}, party: code, name: name, role: {constant: member}}
        - kind: capital.pay
          when: {paid: {is: present}}
          fields: {date: {column: day, date: d.m.y}, member: code, amount: {column: paid, amount: wan}}
      """, to: "map.yaml")
    return program
  }

  @Test func `a second import adds nothing, and a changed row is refused`() throws {
    let program = try Self.mapped()
    try program.write(
      "code,name,day,paid\nM01,One,05.01.2018,40\nM02,Two,06.01.2018,\n", to: "a.csv")
    let first = try program.run("import", "a.csv", "--map", "map.yaml", "--format", "json")
    #expect(first.status == 0 && first.output.contains(#""events": 3"#), "\(first.words)")
    let second = try program.run("import", "a.csv", "--map", "map.yaml", "--format", "json")
    #expect(second.output.contains(#""alreadyRecorded": 3"#), "\(second.output)")
    try program.write("code,name,day,paid\nM01,One,05.01.2018,41\n", to: "a.csv")
    let third = try program.run("import", "a.csv", "--map", "map.yaml")
    #expect(third.status == 1)
    #expect(third.words.contains("a.csv:2:ref: the ref `register:M01:2`"), "\(third.words)")
  }

  @Test func `what is wrong names file, row and column, and nothing is recorded`() throws {
    let program = try Self.mapped()
    try program.write(
      "code,name,day,paid\nM01,One,05.01.2018,4x\nM02,Two,31.02.2018,1\nM 3,Three,05.01.2018,1\n",
      to: "a.csv")
    let run = try program.run("import", "a.csv", "--map", "map.yaml")
    #expect(run.status == 1)
    for place in ["a.csv:2:paid: ", "a.csv:3:day: ", "a.csv:4:code: "] {
      #expect(run.words.contains(place), "\(run.words)")
    }
    let list = try program.run("list", "parties", "--format", "json")
    #expect(!list.output.contains("M01"))
  }

  @Test func `a statement of the bank is matched, and reconciled`() throws {
    let program = try Self.mapped()
    try program.write("code,name,day,paid\nM01,One,05.01.2018,40\n", to: "a.csv")
    try program.run("import", "a.csv", "--map", "map.yaml")
    try program.write(
      """
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
      <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">0.00</Amt>
      <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2018-01-01</Dt></Dt></Bal>
      <Ntry><Amt Ccy="CNY">400000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
      <BookgDt><Dt>2018-01-06</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>One</Nm></Dbtr>
      </RltdPties></TxDtls></NtryDtls></Ntry>
      <Ntry><Amt Ccy="CNY">12.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
      <BookgDt><Dt>2018-01-31</Dt></BookgDt><AddtlNtryInf>account charge</AddtlNtryInf></Ntry>
      </Stmt></BkToCstmrStmt></Document>
      """, to: "s.xml")
    let taken = try program.run("import", "s.xml")
    #expect(taken.status == 0, "\(taken.words)")
    let again = try program.run("import", "s.xml", "--format", "json")
    #expect(again.output.contains(#""alreadyRecorded": 1"#), "\(again.words)\(again.output)")
    let match = try program.run(
      "bank", "match", "--accept", "--proposals", "more.jsonl", "--format", "json")
    #expect(match.output.contains(#""found": 1"#), "\(match.words)\(match.output)")
    #expect(try program.run("record", "more.jsonl").status == 0)
    try program.run("bank", "match", "--accept")
    let report = try program.run(
      "report", "reconciliation", "--as-of", "2018-01-31", "--format", "json")
    #expect(report.output.contains(#""difference": "0.00""#), "\(report.output)")
    #expect(report.output.contains(#""statementBalance": "399988.00""#))
    #expect(report.output.contains(#""bookBalance": "399988.00""#))
  }

  @Test func `an import says in which way`() throws {
    let program = try Self.empty()
    try program.write("a\n", to: "a.csv")
    #expect(try program.run("import", "a.csv").status == 2)
    #expect(try program.run("import", "a.csv", "--opening", "--map", "m.yaml").status == 2)
    #expect(try program.run("import", "a.csv", "--opening").status == 2)
  }
}
