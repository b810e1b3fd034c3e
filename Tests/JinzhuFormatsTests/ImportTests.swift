import Foundation
import Jinzhu
import Testing

@testable import JinzhuFormats

/// Cells of other people's files, and how a map reads them.
struct ImportTests {
  @Test(arguments: [
    ("123.45000000000001", "123.45"), ("1.5E6", "1500000"), ("0.1", "0.1"), ("-7", "-7"),
    ("1234.5599999999999", "1234.56"), ("1E-2", "0.01"), ("0", "0"), ("-0.0", "0"),
    ("999999999999999.9", "1000000000000000"), ("00012.500", "12.5"),
  ])
  func `a number is what a spreadsheet shows of it`(written: String, shown: String) {
    #expect(PlainNumber.plain(written) == shown)
  }

  @Test(arguments: ["", "-", ".", "1.2.3", "1E", "1E99", "NaN", "inf", "12a", "1e5e5"])
  func `what is no number is none`(text: String) {
    #expect(PlainNumber.plain(text) == nil)
  }

  @Test(arguments: [
    ("y/m/d", "2018/3/5", "2018-03-05"), ("y/m/d", "2018/03/05 14:20", "2018-03-05"),
    ("d.m.y", "05.03.2018", "2018-03-05"), ("y年m月d日", "2018年3月5日", "2018-03-05"),
    ("yyyymmdd", "20180305", "2018-03-05"), ("yy-mm-dd", "18-03-05", "2018-03-05"),
    ("y/m/d", "2018-03-05", nil), ("y/m/d", "2018/2/30", nil), ("yyyymmdd", "2018035", nil),
    ("y/m/d", "2018/3/5x", nil), ("y/m/d", "", nil),
  ])
  func `a day is read in the form that the map gives`(
    form: String, text: String, day: String?
  ) throws {
    #expect(try #require(DateForm(form)).day(text) == day)
  }

  @Test(arguments: ["y/m", "y/m/m", "", "2018/m/d"])
  func `a form names year, month and day once`(form: String) {
    #expect(DateForm(form) == nil)
  }

  @Test(arguments: [
    ("元", "1,234.50", "1234.5"), ("万元", "12.5", "125000"), ("分", "12345", "123.45"),
    ("元", "(12.30)", "-12.3"), ("元", "￥ 5", "5"), ("千元", "-0.001", "-1"), ("元", "0", "0"),
    ("万元", "0.00001", "0.1"), ("元", "abc", nil), ("元", "1.2.3", nil),
    ("元", "1，200，000", "1200000"), ("元", "-¥1,234,567.80", "-1234567.8"), ("元", ".5", "0.5"),
    // A unit in the cell is meant before that of the column.
    ("万元", "50万", "500000"), ("万元", "-5元", "-5"), ("元", "0.00", "0"), ("元", "-0", "0"),
    // A separator elsewhere means that a digit was dropped, or that a point was meant.
    ("元", "1,20,000.00", nil), ("元", "1,23", nil), ("元", "20,0000.00", nil), ("元", "1,2,3", nil),
    ("元", ",5", nil), ("元", "5,", nil), ("元", "12,34,5", nil), ("元", "1234,567", nil),
    ("元", "1 000 000", nil), ("元", "1.5,000", nil), ("元", ".", nil), ("元", "", nil),
    ("元", "--5", nil), ("元", "(-5)", nil), ("元", "$5", nil),
  ])
  func `an amount comes to yuan`(unit: String, text: String, yuan: String?) throws {
    #expect(try #require(AmountForm(unit: unit, isNegated: false)).amount(text) == yuan)
  }

  @Test func `the other sign is that of every notation`() throws {
    let form = try #require(AmountForm(unit: "万元", isNegated: false)).opposite
    for (text, yuan) in [("5", "-50000"), ("-5", "50000"), ("(5)", "50000"), ("5万", "-50000")] {
      #expect(form.amount(text) == yuan)
    }
  }

  private static func map(_ yaml: String) throws -> ImportMap {
    try ImportMap(TreeReader.read(Array(yaml.utf8), named: "map.yaml"), named: "map.yaml")
  }

  private static let loans = """
    name: 台账
    header: 2
    key: 合同
    lookups:
      银行: {农商行: B01}
    events:
      - kind: guarantee.issue
        fields:
          date: {column: 放款日, date: y/m/d}
          guarantee: 合同
          bank: {column: 银行, lookup: 银行}
          principal: {column: 金额, amount: 万元}
          memo: {text: "迁入 {合同}"}
          borrower: {constant: M01}
          due: {constant: 2019-01-01}
      - kind: loan.repay
        when: {还款日: {is: present}}
        fields: {date: {column: 还款日, date: y/m/d}, guarantee: 合同, amount: {constant: 1}}
    """

  private static func read(_ csv: String) throws -> [Result<MappedEvent, MappedFault>] {
    let map = try map(loans)
    let table = try SourceTable(file: "a.csv", bytes: Array(csv.utf8), header: map.header)
    return try map.events(of: table, named: "map.yaml")
  }

  @Test func `a row becomes one event or several, each with a ref of its own`() throws {
    let found = try Self.read(
      """
      一月台账,,,,
      合同,银行,金额,放款日,还款日
      D1,农商行,12.5,2018/1/8,2018/1/30
      D2,农商行,"1,000",2018/1/9,

      """)
    let events = try found.map { try $0.get() }
    #expect(events.map(\.line) == [3, 3, 4])
    #expect(
      events[0].fields.map { "\($0.name)=\($0.tree.text ?? "")" } == [
        "kind=guarantee.issue", "date=2018-01-08", "guarantee=D1", "bank=B01",
        "principal=125000", "memo=迁入 D1", "borrower=M01", "due=2019-01-01",
        "ref=台账:D1:1",
      ])
    #expect(events[1].fields.last?.tree.text == "台账:D1:2")
    #expect(events[2].fields.contains { $0.tree.text == "10000000" })
    #expect(events[0].columns["principal"] == "金额")
  }

  @Test func `what is wrong with a cell is told once, with row and column`() throws {
    let found = try Self.read("x\n合同,银行,金额,放款日,还款日\nD1,工行,1,2018/2/30,\nD1,农商行,1,2018/1/8,\n")
    let faults = found.compactMap { result -> MappedFault? in
      if case .failure(let fault) = result { fault } else { nil }
    }
    #expect(
      faults.flatMap(\.errors).map { "\($0.line):\($0.field ?? "")" }
        == ["3:放款日", "3:银行", "4:合同"])
    #expect(faults.last?.errors.first?.words.en.contains("stands in line 3 already") == true)
  }

  private static func faults(_ csv: String) throws -> [String] {
    try read(csv).compactMap { result -> MappedFault? in
      if case .failure(let fault) = result { fault } else { nil }
    }.flatMap(\.errors).map { "\($0.line):\($0.field ?? ""): \($0.words.en)" }
  }

  @Test func `a misplaced separator is a fault of its cell`() throws {
    let found = try Self.faults("x\n合同,银行,金额,放款日,还款日\nD1,农商行,\"1,20\",2018/1/8,\n")
    #expect(found.count == 1 && found[0].hasPrefix("3:金额: `1,20` is not an amount"), "\(found)")
  }

  @Test func `an error of the sheet is a fault where it is read, and only there`() throws {
    let found = try Self.faults(
      """
      x
      合同,银行,金额,放款日,还款日,备注
      D1,农商行,#REF!,2018/1/8,,#N/A
      D2,农商行,1,2018/1/8,#VALUE!,
      #N/A,农商行,1,2018/1/8,,
      D4,农商行,1,2018/1/8,,#N/A
      """)
    #expect(
      found.map { $0.prefix { $0 != " " } } == ["3:金额:", "4:还款日:", "5:合同:"], "\(found)")
    #expect(found[0].contains("the cell holds the error #REF!"))
  }

  @Test func `a row without a key is a total, or a mistake`() throws {
    let found = try Self.faults("x\n合同,银行,金额,放款日,还款日\n,农商行,1,2018/1/8,\n")
    #expect(found.count == 1 && found[0].hasPrefix("3:合同: the row has no key"), "\(found)")
  }

  @Test func `a text that is in no table is asked about`() throws {
    let found = try Self.faults("x\n合同,银行,金额,放款日,还款日\nD1,农商银行,1,2018/1/8,\n")
    #expect(found.first?.contains("is it `农商行`; mend the cell") == true, "\(found)")
  }

  @Test func `the events of a row come by their days`() throws {
    let found = try Self.read("x\n合同,银行,金额,放款日,还款日\nD1,农商行,1,2018/3/8,2018/1/30\n")
    let refs = try found.map { try $0.get().fields.last?.tree.text }
    #expect(refs == ["台账:D1:2", "台账:D1:1"])
  }

  @Test func `a negative outgo is the bank's reversal, in the unit of the column`() throws {
    let map = try Self.map(
      """
      name: 行
      events:
        - kind: cash.transfer
          fields: {date: {constant: 2018-01-02}, amount: {in: 收, out: 支, amount: 万元}}
      """)
    func amounts(_ csv: String) throws -> [String?] {
      try map.events(of: SourceTable(file: "w.csv", bytes: Array(csv.utf8)), named: "m")
        .map { try $0.get().fields.first { $0.name == "amount" }?.tree.text }
    }
    #expect(
      try amounts("收,支\n5,\n,5\n,-5\n,\"-1,234.50\"\n,(500)\n-5,\n0.00,5\n5,-\n")
        == ["50000", "-50000", "50000", "12345000", "5000000", "-50000", "-50000", "50000"])
  }

  @Test func `a column that the file lacks is named with the key that asks for it`() throws {
    do {
      _ = try Self.read("x\n合同,银行,金额,放款日\nD1,农商行,1,2018/1/8\n")
      Issue.record("it was read")
    } catch let error as DocumentError {
      #expect(error.words.en.contains("events[2].when"))
      #expect(error.words.en.contains("还款日"))
    }
  }

  @Test(arguments: [
    "name: a", "name: a\nevents: []", "events: [{kind: x, fields: {}}]",
    "name: a\nevents: [{kind: x, fields: {a: {column: b, constant: c}}}]",
    "name: a\nevents: [{kind: x, fields: {a: {column: b, date: y/y}}}]",
    "name: a\nevents: [{kind: x, fields: {a: {column: b, lookup: none}}}]",
    "name: a\nevents: [{kind: x, fields: {a: {text: 'x {b'}}}]",
    "name: a\nevents: [{kind: x, felds: {}}]", "name: a\nheader: 0\nstatement: {date: a}",
    "name: a\nstatement: {date: a}\nevents: [{kind: period.close, fields: {date: a, period: b}}]",
  ])
  func `a map that says nothing clear is refused`(yaml: String) {
    #expect(throws: DocumentError.self) { try Self.map(yaml) }
  }

  @Test(arguments: [
    ("guarantee.isue", "date: a", 4, "did you mean guarantee.issue?"),
    ("capital.pay", "date: a\n      member: b\n      amonut: c", 8, "did you mean amount?"),
    ("capital.pay", "date: a\n      member: b\n      金额: c", 8, "did you mean amount?"),
    ("capital.pay", "date: a\n      member: b", 5, "needs the field amount"),
    ("capital.pay", "member: b\n      amount: c", 5, "needs the field date"),
    ("capital.pay", "date: a\n      member: {colum: b}\n      amount: c", 7, "give one of"),
  ])
  func `a mistake of the map is told of the map, on its line`(
    kind: String, fields: String, line: Int, words: String
  ) throws {
    let yaml = "# a map\nname: a\nevents:\n  - kind: \(kind)\n    fields:\n      \(fields)\n"
    do {
      _ = try Self.map(yaml)
      Issue.record("it was read")
    } catch let error as DocumentError {
      let placed = error.placed(by: TreeReader.lines(of: Array(yaml.utf8)))
      #expect(placed.line == line && placed.words.en.contains(words), "\(placed)")
    }
  }

  private static func statement(_ csv: String) throws -> StatementSource {
    let map = try map(
      """
      name: 行
      statement:
        date: {column: 日, date: yyyymmdd}
        amount: {in: 收, out: 支}
        balance: {column: 余, amount: 元}
        reference: 号
      """)
    return try map.statement(
      of: SourceTable(file: "b.csv", bytes: Array(csv.utf8)), named: "map.yaml")
  }

  @Test func `a bank's lines are put in order, and their balances run on`() throws {
    let source = try Self.statement(
      "日,收,支,余,号\n20180303,,30.00,\"1,170.00\",C\n20180302,200,,1200,B\n20180301,,0.00,1000,A\n"
        .replacing("20180301,,0.00,1000,A\n", with: "20180301,1,0.00,1000,A\n"))
    #expect(source.lines.map(\.amount.description) == ["1.00", "200.00", "-30.00"])
    #expect(source.opening == Money(fen: 999_00))
    #expect(try source.end(from: Money(fen: 999_00)) == Money(fen: 1170_00))
    do {
      _ = try Self.statement("日,收,支,余,号\n20180301,1,,1000,A\n20180302,200,,1201,B\n")
      Issue.record("a line is missing, and nobody said so")
    } catch let faults as StatementFaults {
      #expect(faults.items.map { "\($0.line):\($0.field ?? "")" } == ["3:余"])
    }
  }

  @Test func `a day's lines, newest first, are put in order by their balances`() throws {
    let source = try Self.statement(
      "日,收,支,余,号\n20180301,,30.00,1170,C\n20180301,200,,1200,B\n20180301,1,,1000,A\n")
    #expect(source.lines.map(\.amount.description) == ["1.00", "200.00", "-30.00"])
    #expect(source.opening == Money(fen: 999_00))
    // Days oldest first, the lines of each newest first.
    let mixed = try Self.statement(
      "日,收,支,余,号\n20180301,200,,1200,B\n20180301,1,,1000,A\n20180302,,30.00,1170,C\n")
    #expect(mixed.lines.map(\.amount.description) == ["1.00", "200.00", "-30.00"])
  }

  @Test func `columns the wrong way round are told apart from a missing line`() throws {
    do {
      _ = try Self.statement("日,收,支,余,号\n20180301,1,,1000,A\n20180302,200,,800,B\n")
      Issue.record("it was read")
    } catch let faults as StatementFaults {
      let words = faults.items.map(\.words.en).joined()
      #expect(words.contains("the balance 800.00 does not follow"))
      #expect(words.contains("`in` and `out` are the wrong way round"))
    }
  }

  private static let camt = """
    <?xml version="1.0"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
    <FrToDt><FrDtTm>2018-03-01T00:00:00</FrDtTm><ToDtTm>2018-03-31T23:59:59</ToDtTm></FrToDt>
    <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1000.00</Amt>
    <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2018-03-01</Dt></Dt></Bal>
    <Ntry><Amt Ccy="CNY">250.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>2018-03-06</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>D2018-001</EndToEndId>
    </Refs><RltdPties><Dbtr><Pty><Nm>大源猪场</Nm></Pty></Dbtr></RltdPties>
    <RmtInf><Ustrd>担保费</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
    <Ntry><Amt Ccy="CNY">9.00000</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
    <BookgDt><DtTm>2018-03-05T10:00:00</DtTm></BookgDt></Ntry>
    <Ntry><Amt Ccy="CNY">77.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts>
    <BookgDt><Dt>2018-03-07</Dt></BookgDt></Ntry>
    </Stmt></BkToCstmrStmt></Document>
    """

  @Test func `camt 053 gives booked entries, oldest first, with who and why`() throws {
    let source = try #require(
      try Camt053.statements(of: Array(Self.camt.utf8), named: "s.xml").first)
    #expect(source.currency == "CNY" && source.opening == Money(fen: 1000_00))
    #expect(source.first?.description == "2018-03-01" && source.last?.description == "2018-03-31")
    #expect(source.lines.map(\.amount.description) == ["-9.00", "250.50"])
    #expect(
      source.lines[1].texts.map { "\($0.name)=\($0.text)" }
        == ["reference=D2018-001", "counterparty=大源猪场", "text=担保费"])
  }

  @Test func `camt 053 gives the bank's own closing balance, and the account`() throws {
    let closing = """
      <Acct><Id><Othr><Id>6222-01</Id></Othr></Id></Acct>
      <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1241.50</Amt>
      <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2018-03-31</Dt></Dt></Bal><Bal>
      """
    let whole = Self.camt.replacing("<Bal>", with: closing)
    let source = try #require(
      try Camt053.statements(of: Array(whole.utf8), named: "s.xml").first)
    #expect(source.closing == Money(fen: 1241_50) && source.account == "6222-01")
    #expect(try source.end(from: Money(fen: 1000_00)) == source.closing)
    let other = try Camt053.statements(of: Array(Self.camt.utf8), named: "s.xml").first
    #expect(other?.closing == nil && other?.account == nil)
  }

  @Test func `a document type is refused, and with it every entity`() throws {
    let bomb = Self.camt.replacing(
      #"<?xml version="1.0"?>"#,
      with:
        #"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "/etc/passwd">]>"#
    )
    #expect(throws: ReadingError.hasDoctype) {
      try Camt053.statements(of: Array(bomb.utf8), named: "s.xml")
    }
    let deep = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
    #expect(throws: ReadingError.tooLarge("depth")) {
      try Camt053.statements(of: Array(deep.utf8), named: "s.xml")
    }
    #expect(throws: ReadingError.notXML(part: "s.xml", line: 2)) {
      try Camt053.statements(of: Array("<a>\n<b></a>".utf8), named: "s.xml")
    }
  }
}
