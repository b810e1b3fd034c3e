import Foundation
import Jinzhu
import Testing

@testable import JinzhuFormats

/// A report as a workbook, read back by openpyxl.
@Suite(
  .enabled(
    if: Tool.python != nil, "SKIPPED: no Python with openpyxl; apt-get install python3-openpyxl"))
struct SpreadsheetTests {
  private struct Sheet: Decodable {
    enum Value: Decodable, Equatable {
      case text(String)
      case number(Double)
      case nothing

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
          self = .nothing
        } else if let number = try? container.decode(Double.self) {
          self = .number(number)
        } else {
          self = .text(try container.decode(String.self))
        }
      }
    }

    let name: String
    let rows: [[Value]]
    let frozen: String?
    let widths: [String: Double]
    let formats: [[String]]
    let charts: Int
    let formulas: Int
  }

  private struct Book: Decodable {
    let sheets: [Sheet]
    let title: String
    let creator: String
    let created: String
  }

  private func read(_ document: Document, _ language: Language = .zh) throws -> Book {
    let bytes = try XLSXFormat(style: Style(language: language, unit: .wan)).bytes(of: document)
    let python = try #require(Tool.python)
    let read = try Tool.run(
      python, ["Tests/Reference/check_workbook.py"], on: bytes, "xlsx")
    try #require(read.status == 0, "\(read.text)")
    return try JSONDecoder().decode(Book.self, from: Data(read.text.utf8))
  }

  @Test func `sheets hold real numbers and days, and totals that add up`() throws {
    let book = try read(try Sample.document())
    #expect(book.sheets.map(\.name) == ["指标", "逐层分担", "历年", "股东 <各位>", "说明"])
    #expect(book.title == "风险分担" && book.creator == "万年县金猪")
    #expect(book.created == "2019-01-02T03:04:05")
    let members = book.sheets[3]
    #expect(members.rows[0][0] == .text("风险分担 · 股东 <各位>"))
    #expect(members.rows[1][0] == .text("万年县金猪  截至 2018年12月31日  单位：元"))
    #expect(members.rows[3].prefix(3) == [.text("代码"), .text("名称"), .text("资本")])
    #expect(members.frozen == "B5")
    #expect(members.rows[5][2] == .number(1_234_567.84))
    #expect(members.rows[5][4] == .text("2018-01-03"))
    #expect(members.formats[5][4] == "yyyy-mm-dd")
    #expect(members.formats[5][2].hasPrefix("#,##0.00"))
    #expect(members.rows[5][5] == .number(0.007))
    #expect(members.rows[5][6] == .number(8.245))
    // 5 × -0.05 and 1,234,567.89 × (1 + 2 + 3 + 4); 1000 + … + 1004.
    #expect(members.rows[9][2] == .number(12_345_678.65))
    #expect(members.rows[9][3] == .number(5_010))
    #expect(members.formulas == 2)
    // A Chinese character takes the room of two digits.
    #expect((members.widths["B"] ?? 0) > 20)
    #expect(book.sheets[2].charts == 1)
  }

  @Test func `no name becomes a formula, and no control character stays`() throws {
    let names = try read(try Sample.document()).sheets[3].rows[4..<9].map { $0[1] }
    #expect(
      names == [
        .text("大源镇\"第一\"猪场"), .text("<script>alert('猪')</script>"),
        .text("=cmd|'/c calc'!A1"), .text("a\u{FFFD}b\u{FFFD}[31m\u{FFFD}c"),
        .text("&lt;b&gt; ]]> --> {}</style>"),
      ])
  }

  @Test func `an amount that a spreadsheet would round stays a text`() throws {
    var table = Table(
      columns: [.init("a", Words("金额", "amount"))],
      rows: [[.money(Money(fen: 1 << 53))], [.money(Money(fen: -(1 << 53)))]],
      totals: [.money(.zero)])
    var document = Document(name: "x", title: Words("大数", "Large"), fund: "f", tables: [table])
    var sheet = try read(document).sheets[0]
    #expect(sheet.rows[4][0] == .number(90_071_992_547_409.92))
    #expect(sheet.formulas == 1)
    table.rows[0] = [.money(Money(fen: 1 << 53 + 1))]
    table.totals = [.money(Money(fen: 1))]
    document.tables = [table]
    sheet = try read(document).sheets[0]
    #expect(sheet.rows[4][0] == .text("90,071,992,547,409.93"))
    #expect(sheet.rows[6][0] == .number(0.01) && sheet.formulas == 0)
  }

  @Test func `a total that is no sum is a number`() throws {
    var table = try Sample.layers()
    table.totals = [.text("合计"), .money(Money(fen: 7))]
    let document = Document(name: "x", title: Words("表", "T"), fund: "f", tables: [table])
    let sheet = try read(document).sheets[0]
    #expect(sheet.rows[8][1] == .number(0.07) && sheet.formulas == 0)
  }

  @Test func `sheets have names that a workbook takes`() {
    var names = SheetNames()
    #expect(names.next("a/b[c]:d*?\\'") == "abcd")
    #expect(names.next("ABCD") == "ABCD 2")
    #expect(names.next("") == "Sheet")
    let long = String(repeating: "猪", count: 40)
    #expect(names.next(long) == String(repeating: "猪", count: 31))
    #expect(names.next(long) == String(repeating: "猪", count: 29) + " 2")
  }

  @Test func `the same document gives the same bytes`() throws {
    let format = XLSXFormat(style: Style())
    let first = try format.bytes(of: try Sample.document())
    #expect(try first == format.bytes(of: Sample.document()))
  }

  @Test func `a day before spreadsheets count days is a text`() throws {
    let days = try ["1900-02-28", "1900-03-01"].map { [Cell.day(try Day(parsing: $0))] }
    let table = Table(columns: [.init("d", Words("日", "day"))], rows: days)
    let document = Document(name: "x", title: Words("日", "Days"), fund: "f", tables: [table])
    let sheet = try read(document).sheets[0]
    #expect(sheet.rows[4][0] == .text("1900-02-28") && sheet.formats[4][0] == "General")
    #expect(sheet.rows[5][0] == .text("1900-03-01") && sheet.formats[5][0] == "yyyy-mm-dd")
  }
}
