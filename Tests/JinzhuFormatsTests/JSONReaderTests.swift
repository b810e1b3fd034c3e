import Jinzhu
import Testing

struct JSONReaderTests {
  private func read(_ json: String, _ scalars: JSONReader.Scalars = .textOnly) throws -> Tree {
    try JSONReader.read(Array(json.utf8), strings: scalars)
  }

  private func refusal(
    _ json: String, _ scalars: JSONReader.Scalars = .textOnly
  ) -> JSONError.Reason? {
    reason(Array(json.utf8), scalars)
  }

  private func reason(_ json: [UInt8], _ scalars: JSONReader.Scalars = .textOnly)
    -> JSONError.Reason?
  {
    do throws(JSONError) {
      _ = try JSONReader.read(json, strings: scalars)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func `reads records, lists and texts in order`() throws {
    let tree = try read(" {\"b\" : [\"猪\", [ ], {}],\r\n\t\"a\":\"\"} ")
    let list = Tree.list([.text("猪"), .list([]), .record([])])
    #expect(tree == .record([.init("b", list), .init("a", .text(""))]))
  }

  @Test func `reads escapes, surrogate pairs included`() throws {
    #expect(
      try read(#""\"\\\/\b\f\n\r\t\u732A\ud83d\udc16x""#) == .text("\"\\/\u{8}\u{C}\n\r\t猪🐖x"))
  }

  @Test(arguments: [
    #""\ud83d""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ud83dA""#, #""\ud83d\u0041""#,
    #""\udc16""#, #""\x""#, #""\u12g4""#,
  ])
  func `refuses bad escapes and lone surrogates`(json: String) {
    #expect(refusal(json) == .badEscape)
  }

  @Test(arguments: [
    "", " ", "{", "[", "\"", "{\"a\"", "{\"a\":", "{\"a\":\"b\"", "[\"a\",", #""\u12"#,
  ])
  func `refuses what ends too early`(json: String) {
    #expect(refusal(json) == .unexpectedEnd)
  }

  @Test(arguments: [
    "x", "[\"a\",]", "{\"a\":\"b\",}", "{a:\"b\"}", "[\"a\" \"b\"]", "{\"a\" \"b\"}", "'a'", "[,]",
    "tru3", "\u{FEFF}{}",
  ])
  func `refuses what is not JSON`(json: String) {
    #expect(refusal(json) == .unexpectedByte)
  }

  @Test func `refuses bare scalars in events`() {
    #expect(refusal(#"{"amount":1}"#) == .bareNumber)
    #expect(refusal(#"{"amount":-1}"#) == .bareNumber)
    #expect(refusal(#"{"memo":null}"#) == .bareNull)
    #expect(refusal(#"{"memo":true}"#) == .bareBoolean)
    #expect(refusal(#"{"memo":false}"#) == .bareBoolean)
  }

  @Test func `takes bare scalars of charters as written`() throws {
    let tree = try read("[-0.50, 1E+3, 10, 0, true, false, null]", .lenient)
    let texts = ["-0.50", "1E+3", "10", "0", "true", "false"].map(Tree.text)
    #expect(tree == .list(texts + [.null]))
  }

  @Test(arguments: ["01", "1.", ".5", "-", "+1", "1e", "0x1", "1 2"])
  func `refuses numbers that JSON does not know`(json: String) {
    #expect(refusal(json, .lenient) != nil)
  }

  @Test func `refuses a key twice, however it is escaped`() {
    #expect(refusal(#"{"a":"1","b":"2","\u0061":"3"}"#) == .duplicateKey("a"))
    let many = (0..<100).map { "\"k\($0)\":\"\"" }
    #expect(refusal("{" + many.joined(separator: ",") + "}") == nil)
    for twin in [0, 31, 32, 99] {
      let json = "{" + (many + ["\"k\(twin)\":\"\""]).joined(separator: ",") + "}"
      #expect(refusal(json) == .duplicateKey("k\(twin)"))
    }
  }

  @Test func `nests 32 levels and no more`() {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(refusal(nested(32)) == nil)
    #expect(refusal(nested(33)) == .tooDeep)
    #expect(refusal(String(repeating: "{\"a\":", count: 100_000)) == .tooDeep)
  }

  @Test func `refuses what follows the value`() {
    #expect(refusal("{} {}") == .trailing)
    #expect(refusal("{}\n") == nil)
  }

  @Test func `refuses control characters, but not DEL`() {
    #expect(refusal("\"a\u{1F}\"") == .controlCharacter)
    #expect(refusal("\"a\n\"") == .controlCharacter)
    #expect(refusal("\"\\n\u{0}\"") == .controlCharacter)
    #expect(refusal("\" \u{7F}\"") == nil)
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE7, 0x8C]] as [[UInt8]])
  func `refuses what is not UTF-8`(bytes: [UInt8]) {
    #expect(reason([0x22] + bytes + [0x22]) == .notUTF8)
    #expect(reason([0x22, 0x5C, 0x6E] + bytes + [0x22]) == .notUTF8)
  }

  @Test func `names the place and the field`() {
    #expect(throws: JSONError(.bareNumber, at: 20, key: "amount")) {
      try read(#"{"date":"","amount":5}"#)
    }
  }
}

struct JSONWriterTests {
  @Test func `escapes only what must be`() {
    #expect(
      JSONWriter.quoted("\"\\/\n\u{0}\u{1F}\u{7F}猪\u{2028}")
        == "\"\\\"\\\\/\\u000a\\u0000\\u001f\u{7F}猪\u{2028}\"")
  }

  @Test func `sorts keys by their UTF-8 bytes`() {
    let tree = Tree.record([
      .init("猪", .null), .init("b", .list([.text("1"), .text("2")])),
      .init("B", .record([.init("z", .text("")), .init("a", .text(""))])),
    ])
    #expect(JSONWriter.text(tree) == #"{"B":{"a":"","z":""},"b":["1","2"],"猪":null}"#)
    #expect(
      JSONWriter.text(tree, sortingKeys: false)
        == #"{"猪":null,"b":["1","2"],"B":{"z":"","a":""}}"#)
  }

  @Test func `reads back what it wrote`() throws {
    let text = String(String.UnicodeScalarView((0..<0x300).compactMap(Unicode.Scalar.init)))
    let tree = Tree.list([.text(text), .record([.init(text, .null)])])
    var bytes: [UInt8] = []
    JSONWriter.write(tree, to: &bytes, sortingKeys: true)
    #expect(try JSONReader.read(bytes, strings: .lenient) == tree)
  }
}
