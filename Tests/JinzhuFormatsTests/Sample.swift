import Jinzhu

/// A document with everything that a document may hold.
enum Sample {
  static func document() throws -> Document {
    var document = Document(
      name: "sample", title: Words("风险分担", "Risk shared"), fund: "万年县金猪",
      asOf: try Day(parsing: "2018-12-31"),
      figures: [
        Figure(
          "loss", Words("损失", "loss"), .money(Money(fen: 100_000_00)),
          basis: Words("代偿 − 追偿", "compensated − recovered")),
        Figure("multiple", Words("倍数", "multiple"), .none),
        Figure(
          "borne", Words("承担", "borne"),
          parts: [
            .init("fund", Words("基金", "fund"), .money(Money(fen: 70_000_00))),
            .init("bank", Words("银行", "bank"), .money(Money(fen: -5))),
          ]),
      ],
      notes: [Words("以合同为准。", "The contract prevails.")])
    document.head = String(repeating: "ab12", count: 16)
    document.knownAt = "2019-01-02T03:04:05.000000Z"
    document.tables = [try layers(), try course(), members()]
    return document
  }

  /// A loss of 100,000.00: the deposit takes 30,000.00, the reserve 50,000.00, 20,000.00 remain.
  static func layers() throws -> Table {
    func row(_ zh: String, _ en: String, _ fen: Int64) -> [Cell] {
      [.term(en, Words(zh, en)), .money(Money(fen: fen))]
    }
    return Table(
      key: "layers", title: Words("逐层分担", "Layer by layer"),
      columns: [
        .init("layer", Words("层", "layer")), .init("borne", Words("承担", "borne")),
      ],
      rows: [
        row("损失", "loss", 100_000_00), row("保证金", "deposit", 30_000_00),
        row("准备金", "reserve", 50_000_00), row("剩余", "left", 20_000_00),
      ],
      drawing: .steps(named: "layer", by: "borne", [.level, .down, .down, .level]))
  }

  /// Three year-ends of capital and its ceiling.
  static func course() throws -> Table {
    func row(_ day: String, _ capital: Int64?, _ share: Ratio?) throws -> [Cell] {
      [
        .day(try Day(parsing: day)), capital.map { .money(Money(fen: $0)) } ?? .none,
        .money(Money(fen: 2_500_000_00)), share.map(Cell.ratio) ?? .none,
      ]
    }
    return Table(
      key: "course", title: Words("历年", "Over the years"),
      columns: [
        .init("date", Words("日期", "date")), .init("capital", Words("资本", "capital")),
        .init("limit", Words("上限", "ceiling")), .init("share", Words("占比", "share")),
      ],
      rows: [
        try row("2016-12-31", 1_000_000_00, Ratio(2, over: 5)),
        try row("2017-12-31", 1_500_000_00, Ratio(3, over: 5)),
        try row("2018-12-31", 2_000_000_00, Ratio(4, over: 5)),
      ],
      drawing: .course(
        over: "date", [.init("capital", .area), .init("limit", .limit)], standsForRows: true))
  }

  /// Members with names that attack whoever prints them.
  static func members() -> Table {
    let names = [
      "大源镇\"第一\"猪场", "<script>alert('猪')</script>", "=cmd|'/c calc'!A1", "a\u{0}b\u{1B}[31m\nc",
      "&lt;b&gt; ]]> --> {}</style>",
    ]
    return Table(
      key: "members", title: Words("股东 <各位>", "Members & others"),
      columns: [
        .init("code", Words("代码", "code")), .init("role", Words("", ""), isPrinted: false),
        .init("name", Words("名称", "name")), .init("capital", Words("资本", "capital")),
        .init("open", Words("在保", "open")), .init("since", Words("入股", "since")),
        .init("rate", Words("费率", "rate")), .init("times", Words("倍数", "times")),
        .init("active", Words("有效", "active")),
      ],
      rows: names.enumerated().map { index, name in
        [
          .text("M0\(index + 1)"), .text("member"), .text(name),
          .money(Money(fen: Int64(index) * 1_234_567_89 - 5)), .count(1_000 + index),
          Day(year: 2018, month: 1, day: 2 + index).map(Cell.day) ?? .none,
          (try? Rate(7, over: 1000)).map(Cell.rate) ?? .none,
          Ratio(8245, over: 1000).map(Cell.multiple) ?? .none, .flag(index == 0),
        ]
      },
      totals: [
        .term("total", Words("合计", "total")), .none, .none,
        .money(Money(fen: 12_345_678_90 - 25)), .count(5_010), .none, .none, .none, .none,
      ])
  }
}
