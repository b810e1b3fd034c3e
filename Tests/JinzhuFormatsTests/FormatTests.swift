import Jinzhu
import JinzhuFormats
import Testing

struct FormatTests {
  private func sample() throws -> Document {
    var document = Document(
      name: "sample", title: Words("杠杆率", "Leverage"), fund: "万年县金猪",
      asOf: try Day(parsing: "2018-12-31"),
      figures: [
        Figure("netAssets", Words("净资产", "Net assets"), .money(Money(fen: 180_000_000_000))),
        Figure(
          "leverage", Words("放大倍数", "Leverage"), .multiple(try #require(Ratio(8245, over: 1000))),
          basis: Words("责任余额 ÷ 净资产", "liability ÷ net assets")),
        Figure("coverage", Words("覆盖率", "Coverage"), .none),
        Figure(
          "ownShare", Words("自留", "Own share"),
          parts: [
            .init("pass", Words("正常", "pass"), .money(Money(fen: 5))),
            .init("loss", Words("损失", "loss"), .money(Money(fen: -5))),
          ]),
      ],
      tables: [
        Table(
          key: "members",
          columns: [
            .init("member", Words("股东", "Member")), .init("name", Words("名称", "Name")),
            .init("capital", Words("实收资本", "Capital")), .init("share", Words("占比", "Share")),
            .init("open", Words("在保", "Open")), .init("class", Words("分类", "Class")),
            .init("since", Words("入股", "Since")), .init("active", Words("有效", "Active")),
          ],
          rows: [
            [
              .text("M01"), .text("大源镇\"第一\"猪场"), .money(Money(fen: 123_456_780)),
              .ratio(try #require(Ratio(2, over: 3))), .count(1234),
              .term("small", Words("小型", "small")), .day(try Day(parsing: "2018-01-02")),
              .flag(true),
            ],
            [
              .text("M02"), .text("=1+1"), .money(Money(fen: -5)), .none, .count(0), .none, .none,
              .flag(false),
            ],
          ],
          totals: [.text("合计"), .none, .money(Money(fen: 123_456_775))], keyedBy: "member")
      ],
      notes: [Words("注", "A note.")])
    document.head = "ab12"
    document.knownAt = "2019-01-02T03:04:05Z"
    return document
  }

  @Test func `writes text in Chinese`() throws {
    let text = TextFormat(style: Style()).text(of: try sample())
    #expect(
      text == """
        万年县金猪
        杠杆率
        截至 2018年12月31日  单位：元

        净资产    1,800,000,000.00
        放大倍数           8.25 倍  责任余额 ÷ 净资产
        覆盖率              不适用
        自留
          正常                0.05
          损失               -0.05

        股东  名称                  实收资本    占比   在保  分类  入股        有效
        ----  ----------------  ------------  ------  -----  ----  ----------  ----
        M01   大源镇"第一"猪场  1,234,567.80  66.67%  1,234  小型  2018-01-02  是
        M02   =1+1                     -0.05              0                    否
        ----  ----------------  ------------  ------  -----  ----  ----------  ----
        合计                    1,234,567.75

        注

        账簿链头: ab12 @ 2019-01-02T03:04:05Z

        """)
  }

  @Test func `writes text in English, in wan and in colour`() throws {
    var document = try sample()
    document.tables = []
    document.head = nil
    document.notes = []
    let style = Style(language: .en, unit: .wan, colour: true)
    #expect(
      TextFormat(style: style).text(of: document) == """
        万年县金猪
        \u{1B}[1mLeverage\u{1B}[0m
        as of 2018-12-31  in 10,000 yuan

        Net assets  180,000.000000
        Leverage             8.25×  liability ÷ net assets
        Coverage               n/a
        Own share
          pass            0.000005
          loss           -0.000005

        """)
  }

  @Test func `writes JSON`() throws {
    let text = JSONFormat().text(of: try sample())
    #expect(
      text == """
        {
         "report": "sample",
         "version": 1,
         "asOf": "2018-12-31",
         "period": null,
         "knownAt": "2019-01-02T03:04:05Z",
         "head": "ab12",
         "fund": "万年县金猪",
         "measures": {
          "netAssets": "1800000000.00",
          "leverage": "8.245000",
          "coverage": null,
          "ownShare": {"pass": "0.05", "loss": "-0.05"}
         },
         "members": {
          "M01": {"name": "大源镇\\"第一\\"猪场", "capital": "1234567.80", "share": "0.666667", \
        "open": 1234, "class": "small", "since": "2018-01-02", "active": true},
          "M02": {"name": "=1+1", "capital": "-0.05", "share": null, "open": 0, "class": null, \
        "since": null, "active": false}
         },
         "notes": [
          "注"
         ]
        }

        """)
    #expect(throws: Never.self) { try JSONReader.read(Array(text.utf8), strings: .lenient) }
  }

  @Test(arguments: [
    "=1+1", "+1", "-1+2", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠SUM(1)",
    "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\",\"y\")",
  ])
  func `no text gets into a spreadsheet as a formula`(text: String) throws {
    var document = Document(name: "sample", title: Words("", ""), fund: "")
    document.tables = [
      Table(key: "t", columns: [.init("name", Words("", ""))], rows: [[.text(text)]])
    ]
    let csv = CSVFormat().text(of: document)
    var reader = try CSVReader(Array(csv.utf8))
    let cell = try #require(try reader.next()?.get().cells.first)
    #expect(cell == "'" + text)
    document.tables = []
    document.figures = [Figure("name", Words("", ""), .text(text))]
    let figures = CSVFormat().text(of: document)
    var lines = try CSVReader(Array(figures.utf8))
    #expect(try lines.next()?.get().cells == ["name", "'" + text])
  }

  @Test(arguments: ["大源镇", "A-1", "M01", "1=1", "'x", "（=）"])
  func `a text that begins like any other stays as it is`(text: String) {
    var document = Document(name: "sample", title: Words("", ""), fund: "")
    document.tables = [
      Table(key: "t", columns: [.init("name", Words("", ""))], rows: [[.text(text)]])
    ]
    #expect(CSVFormat().text(of: document) == "name\n\(text)\n")
  }

  @Test func `writes CSV, with no formula and a blank line between tables`() throws {
    var document = try sample()
    document.tables.append(
      Table(key: "x", columns: [.init("a", Words("", ""))], rows: [[.none], [.text("@x")]]))
    #expect(
      CSVFormat().text(of: document) == """
        member,name,capital,share,open,class,since,active
        M01,"大源镇""第一""猪场",1234567.80,0.666667,1234,small,2018-01-02,true
        M02,'=1+1,-0.05,,0,,,false

        a
        ""
        '@x

        """)
  }

  @Test func `writes figures as CSV where there is no table`() throws {
    var document = try sample()
    document.tables = []
    #expect(
      CSVFormat().text(of: document) == """
        name,value
        netAssets,1800000000.00
        leverage,8.245000
        coverage,
        ownShare.pass,0.05
        ownShare.loss,-0.05

        """)
  }

  @Test(arguments: ["=a", "+a", "-a", "@a", "\ta", "\ra"])
  func `guards texts that a spreadsheet would run`(text: String) {
    let table = Table(columns: [.init("a", Words("", ""))], rows: [[.text(text)]])
    let document = Document(name: "x", title: Words("", ""), fund: "", tables: [table])
    let csv = CSVFormat().text(of: document)
    #expect(csv.contains("'" + text))
  }

  @Test func `a column for programs stays out of text, and the totals keep their name`() throws {
    let document = Document(
      name: "sample", title: Words("样表", "Sample"), fund: "",
      tables: [
        Table(
          columns: [
            .init("role", Words("角色", "role"), isPrinted: false),
            .init("code", Words("编码", "code")), .init("count", Words("数", "count")),
            .init("red", Words("红字", "red"), isPrinted: false),
          ],
          rows: [[.text("cash"), .text("1002"), .count(3), .flag(true)]],
          totals: [.text("合计"), .none, .count(3)])
      ])
    #expect(
      TextFormat(style: Style()).text(of: document) == """
        样表

        编码  数
        ----  --
        1002   3
        ----  --
        合计   3

        """)
    #expect(
      CSVFormat().text(of: document) == """
        role,code,count,red
        cash,1002,3,true

        """)
  }
}
