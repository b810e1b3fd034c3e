import Testing

/// The repository checks its own shape: what a reviewer would otherwise have to look for.
struct HouseTests {
  static let sources = Repository.paths(under: "Sources", endings: [".swift"])

  @Test func `there are sources to check`() {
    #expect(Self.sources.count > 100)
  }

  @Test(arguments: sources)
  func `source keeps the house rules`(path: String) throws {
    let banned = [
      "Double", "Float(", "Decimal", "Date()", "static let shared", "Manager", "Helper", "Utils",
      "fatalError(", "try!", "as!", "TODO", "FIXME", "import Foundation\n",
    ]
    // Where the smaller library is there, it is taken.
    let text = try Repository.text(path).replacing(
      "#if canImport(FoundationEssentials)\n  internal import FoundationEssentials\n#else\n"
        + "  internal import Foundation\n#endif\n", with: "")
    for word in banned {
      #expect(!text.contains(word), "\(path) says \(word)")
    }
  }

  @Test(arguments: sources)
  func `lines fit the page and files three hundred lines`(path: String) throws {
    let lines = try Repository.lines(path)
    #expect(lines.count <= 301, "\(path) has \(lines.count) lines")
    for (number, line) in lines.enumerated() {
      #expect(line.count <= 104, "\(path):\(number + 1) has \(line.count) columns")
    }
  }

  @Test(arguments: sources.filter { $0.hasPrefix("Sources/Jinzhu/") })
  func `the domain imports nothing`(path: String) throws {
    for line in try Repository.lines(path) {
      #expect(!line.contains("import "), "\(path): \(line)")
    }
  }

  @Test(arguments: sources.filter { !$0.hasPrefix("Sources/JinzhuStore/") })
  func `SQL stands in the store alone`(path: String) throws {
    let text = try Repository.text(path)
    for word in ["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE ", "\"CREATE TABLE"] {
      #expect(!text.contains(word), "\(path) holds SQL")
    }
  }

  @Test(arguments: Repository.paths(under: "", endings: [".md"]))
  func `a page has one title`(path: String) throws {
    var isCode = false
    var titles = 0
    for line in try Repository.lines(path) {
      if line.hasPrefix("```") { isCode.toggle() }
      if !isCode, line.hasPrefix("# ") { titles += 1 }
    }
    #expect(titles == 1, "\(path) has \(titles) titles")
  }
}
