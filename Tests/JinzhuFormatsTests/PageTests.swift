import Foundation
import Jinzhu
import JinzhuFormats
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A report as a page of HTML.
struct PageTests {
  private static func page(_ language: Language = .zh, _ document: Document? = nil) throws -> String
  {
    let style = Style(language: language)
    return HTMLFormat(style: style).text(of: try document ?? Sample.document())
  }

  @Test(arguments: Language.allCases)
  func `the sample is the page that was looked at`(language: Language) throws {
    let path = "Tests/Fixtures/pages/sample-\(language).html"
    #expect(
      try Tool.isFresh(try Self.page(language), at: path),
      "\(path) is stale; run UPDATE=1 swift test --filter PageTests and look at it")
  }

  @Test(arguments: Language.allCases)
  func `every element is closed, and every text is what the document says`(
    language: Language
  ) throws {
    let page = try Parsed(try Self.page(language))
    #expect(page.error == nil)
    #expect(page.language == (language == .zh ? "zh-CN" : "en"))
    // Elements that a name could have brought in: none but those of the page itself.
    let own: Set = [
      "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section",
      "p", "h1", "h2", "span", "dl", "div", "dt", "dd", "figure", "figcaption", "svg",
      "rect", "path", "text", "details", "summary", "table", "caption", "thead", "tbody", "tfoot",
      "tr", "th", "td", "ul", "li",
    ]
    #expect(page.elements.isSubset(of: own), "\(page.elements.subtracting(own))")
    for text in [
      "<script>alert('猪')</script>", "=cmd|'/c calc'!A1", "大源镇\"第一\"猪场",
      "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}c", "&lt;b&gt; ]]> --> {}</style>", "12,345,678.65",
      "-0.05", "2018-01-02", "7‰", Self.fund, String(repeating: "ab12", count: 16),
      "2019-01-02T03:04:05.000000Z",
    ] {
      #expect(page.texts.contains { $0.contains(text) }, "\(text) is not on the page")
    }
  }

  private static let fund = "万年县金猪"

  @Test func `the page loads nothing and runs nothing`() throws {
    let page = try Self.page()
    for word in ["<script", "src=", "href=", "url(", "@import", "http:", "https:", "onload"] {
      #expect(!page.contains(word), "the page holds \(word)")
    }
    #expect(page.contains("default-src 'none'"))
  }

  @Test func `headings say what they head`() throws {
    let page = try Self.page(.en)
    #expect(page.contains("<th scope=\"col\" class=\"n\">capital</th>"))
    #expect(page.contains("<th scope=\"row\" class=\"h k\">M01</th>"))
    #expect(page.contains("<caption>Members &amp; others</caption>"))
    #expect(page.contains("<svg class=\"wide\""))
    #expect(page.contains("role=\"img\" aria-label=\"Layer by layer"))
    // A column for programs is none for people.
    #expect(!page.contains("member</td>"))
  }

  @Test func `a title of a column cannot leave the style sheet`() throws {
    var document = try Sample.document()
    document.tables[2].columns[3].title = Words("</style><b>\"}x{", "")
    let page = try Parsed(try Self.page(.zh, document))
    #expect(page.error == nil && !page.elements.contains("b"))
    #expect(page.texts.contains("</style><b>\"}x{"))
  }

  @Test func `figures and rows say what they are made of`() throws {
    var document = try Sample.document()
    var made = Sources()
    made.balances = [
      .init(.paidInCapital, party: ID("M01")), .init(.feeIncome, isSubtracted: true),
    ]
    made.events = [12, 345]
    document.figures[0].sources = made
    var one = Sources()
    one.guarantees = .one(ID("D<1>"))
    document.tables[0].sources = [one]
    let page = try Parsed(try Self.page(.zh, document))
    #expect(page.error == nil)
    #expect(page.texts.contains("科目：实收资本 M01、−担保费收入；凭证：12、345"))
    #expect(page.texts.contains("由来") && page.texts.contains("担保合同：D<1>"))
  }

  @Test func `a wide table is printed on its side, and in smaller type`() throws {
    var table = Sample.members()
    for number in 1...12 {
      table.columns.append(.init("c\(number)", Words("金额\(number)", "amount \(number)")))
      table.rows = table.rows.map { $0 + [.money(Money(fen: 123_456_789_01))] }
    }
    let document = Document(
      name: "x", title: Words("宽表", "Wide"), fund: "f", tables: [table, try Sample.layers()])
    let page = try Self.page(.en, document)
    #expect(page.contains("<header class=\"turned\">"))
    #expect(page.components(separatedBy: "<section class=\"turned\">").count == 2)
    #expect(page.contains("@media print{#t1{font-size:") && !page.contains("print{#t2"))
  }

  @Test func `amounts are in the unit that is asked for`() throws {
    let style = Style(language: .zh, unit: .wan)
    let page = HTMLFormat(style: style).text(of: try Sample.document())
    #expect(page.contains("单位：万元"))
    #expect(page.contains("<dd class=\"n\">10.000000</dd>"))
    #expect(page.contains("<dd class=\"n m\">-0.000005</dd>"))
  }
}

/// A page as an XML parser reads it.
private final class Parsed: NSObject, XMLParserDelegate {
  private(set) var elements: Set<String> = []
  private(set) var texts: [String] = []
  private(set) var language: String?
  private(set) var error: String?
  private var text = ""

  init(_ page: String) throws {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    if !parser.parse() { error = "\(String(describing: parser.parserError))" }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.insert(name)
    if name == "html" { language = attributes["lang"] }
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    texts.append(text)
    text = ""
  }
}
