import Jinzhu
import JinzhuFormats
import Testing

struct YAMLReaderTests {
  private func read(_ yaml: String) throws -> Tree {
    try TreeReader.read(Array(yaml.utf8), named: "charter.yaml")
  }

  private func errorLine(_ yaml: String) -> Int? {
    do throws(DocumentError) {
      _ = try TreeReader.read(Array(yaml.utf8), named: "charter.yaml")
      return nil
    } catch {
      return error.line
    }
  }

  @Test func `reads every scalar as the text written`() throws {
    let tree = try read(
      """
      \u{FEFF}fund: 万年县金猪 # a comment
      list: [010, 1e3, no, "null", 2018-01-02, 0.70]
      fee: {rate: 7‰, basis: ~}
      empty:
      none: null
      quoted: ''
      """)
    let list = ["010", "1e3", "no", "null", "2018-01-02", "0.70"].map(Tree.text)
    #expect(
      tree
        == .record([
          .init("fund", .text("万年县金猪")), .init("list", .list(list)),
          .init("fee", .record([.init("rate", .text("7‰")), .init("basis", .null)])),
          .init("empty", .null), .init("none", .null), .init("quoted", .text("")),
        ]))
  }

  @Test func `refuses repeated keys, anchors, aliases and second documents`() {
    // The parser gives a repeated key the line on which its record starts.
    #expect(errorLine("x: 1\ny:\n  a: 1\n  a: 3\n") == 3)
    #expect(errorLine("a: 1\n\"a\": 3\n") == 1)
    #expect(errorLine("1: x\n\"1\": y\n") == 2)
    #expect(errorLine("a: 1\nb: &x 2\n") == 2)
    #expect(errorLine("a: 1\nb: &x [2]\n") == 2)
    #expect(errorLine("a: &x {c: 1}\nb: *x\n") == 1)
    #expect(errorLine("&k a: 1\n") == 1)
    #expect(errorLine("a: 1\n---\nb: 2\n") != nil)
    #expect(errorLine("") == 1)
    #expect(errorLine("[a]: 1\n") == 1)
    #expect(errorLine("a: 1\nb: [\n") != nil)
    #expect(errorLine("a: 1\nb: \u{7}\n") != nil)
  }

  @Test func `nests 32 levels and no more`() {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + "x" + String(repeating: "]", count: levels)
    }
    #expect(errorLine(nested(32)) == nil)
    #expect(errorLine(nested(33)) == 1)
    #expect(errorLine(nested(100_000)) != nil)
    #expect(errorLine(String(repeating: "- ", count: 100_000) + "x") != nil)
  }

  @Test func `takes a brace for JSON, and names the line`() throws {
    let tree = try read("\n {\"rate\": 0.70, \"x\": null}")
    #expect(tree == .record([.init("rate", .text("0.70")), .init("x", .null)]))
    #expect(errorLine("{\n\"a\": 1,\n\"a\": 2}") == 3)
  }

  @Test func `refuses what is not UTF-8`() {
    #expect(throws: DocumentError.self) { try TreeReader.read([0x61, 0xFF], named: "x") }
  }
}
