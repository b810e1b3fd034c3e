internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// What holds of every report.
struct ReportShapeTests {
  private static let names = Report.all.map(\.name)

  @Test func `no two reports share a name`() {
    #expect(Set(Self.names).count == Self.names.count)
  }

  @Test(arguments: names, ["cas", "2005"])
  func `rows fit their columns and everything has both languages`(
    name: String, chart: String
  ) throws {
    let book = try SmallFund.book(#""chart": "\#(chart)""#)
    let asks = Report.all.first { $0.name == name }?.asks
    for day in ["2017-12-31", "2018-12-31", "2019-05-03", TestBook.today] {
      if asks == .event || asks == .member && day == "2017-12-31" { continue }
      let document = try book.report(name, on: day) {
        $0.account = .cash
        if asks == .member { $0.party = ID("M01") }
      }.document
      #expect(document.name == name)
      #expect(document.asOf?.description == day)
      #expect(document.head?.utf8.count == 64)
      #expect(Set(document.figures.map(\.name)).count == document.figures.count)
      #expect(Set(document.tables.map(\.key)).count == document.tables.count)
      for table in document.tables {
        #expect(Set(table.columns.map(\.key)).count == table.columns.count)
        for row in table.rows + (table.totals.map { [$0] } ?? []) {
          #expect(row.count == table.columns.count, "\(table.key)")
        }
      }
      var words = [document.title] + document.notes
      words += document.figures.map(\.label) + document.figures.compactMap(\.basis)
      words += document.tables.flatMap { $0.columns.map(\.title) }
      words += document.tables.compactMap(\.title)
      for words in words {
        #expect(!words.zh.isEmpty)
        #expect(!words.en.isEmpty)
      }
    }
  }

  @Test func `an empty fund has every report`() throws {
    let book = try TestBook()
    for report in Report.all where report.asks != .member && report.asks != .event {
      _ = try book.report(report.name) { $0.account = .cash }
    }
  }
}
