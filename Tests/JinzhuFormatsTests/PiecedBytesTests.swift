import Jinzhu
import JinzhuFormats
import Testing

/// A file in pieces reads as it does whole, wherever it was cut.
struct PiecedBytesTests {
  private static func pieces(
    _ bytes: [UInt8], at most: Int, size: Int = PiecedBytes.size
  ) -> PiecedBytes {
    var place = 0
    return PiecedBytes(size: size) {
      defer { place = min(place + most, bytes.count) }
      return Array(bytes[place..<min(place + most, bytes.count)])
    }
  }

  private static func read(_ file: String, _ bytes: PiecedBytes) -> [String] {
    EventReader(file: file, bytes: bytes).map { result in
      switch result {
      case .success(let event): "\(event.line) \(event.fields)"
      case .failure(let error): "\(error.line) \(error.words.en)"
      }
    }
  }

  private static func difference(_ file: String, _ text: String, size: Int) -> String? {
    let bytes = Array(text.utf8)
    let whole = read(file, PiecedBytes(bytes))
    for most in [1, 7, 1 << 16] where bytes.count / most < 1 << 20 {
      let cut = pieces(bytes, at: most, size: size)
      let found = read(file, cut)
      if found != whole {
        let place = zip(found, whole).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        return "\(file) by \(most): \(found.count) for \(whole.count), first at \(place ?? -1)"
      }
      let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
      if cut.lineCount != lines { return "\(cut.lineCount) lines for \(lines)" }
    }
    return nil
  }

  @Test(arguments: [1, 20, 64]) func `lines of JSON`(size: Int) {
    let lines = [
      #"{"kind":"x","memo":"一"}"#, "", "  ", #"{"kind":5}"#, "{", #"{"kind":"y"}\#r"#, "[]",
    ]
    for count in 0..<60 {
      var text = count % 2 == 0 ? "" : "\u{FEFF}"
      for place in 0..<count { text += lines[(place * 5 + count) % lines.count] + "\n" }
      for end in ["", "\n", #"{"kind":"z"}"#] {
        #expect(Self.difference("-", text + end, size: size) == nil)
      }
    }
  }

  @Test func `what a file begins with decides, however far down it is`() {
    let blank = String(repeating: "\n", count: 50)
    #expect(Self.difference("-", blank + #"{"kind":"x"}"#, size: 8) == nil)
    #expect(Self.difference("-", blank + "kind,memo\nx,1\n", size: 8) == nil)
  }

  /// Records of all lengths, some of them over the limit, with quoted line ends that fall on every cut.
  @Test(arguments: ["", "\"", "\"\n,\""]) func `records of CSV`(end: String) {
    var text = "kind,memo\n"
    for place in 0..<700 {
      switch place % 7 {
      case 0: text += "x,\(String(repeating: "长", count: place * 17))\n"
      case 1: text += "y,\"\(String(repeating: "a\n\"\"", count: place * 3))\"\r\n"
      case 2: text += String(repeating: "\n", count: place)
      case 3: text += "z,\"a\"b,\n"
      case 4 where place == 298:
        text += "x,\(String(repeating: "w", count: CSVReader.recordLimit + 1))\n"
      default: text += "x,\n"
      }
    }
    #expect(text.utf8.count > 3 * PiecedBytes.size)
    #expect(Self.difference("a.csv", text + end + "x,1\n", size: PiecedBytes.size) == nil)
  }

  @Test func `a quoted cell over the limit ends the file in either form`() {
    let long = String(repeating: "w", count: CSVReader.recordLimit + 1)
    let rest = String(repeating: "x,1\n", count: PiecedBytes.size)
    #expect(
      Self.difference("a.csv", "kind,memo\nx,1\ny,\"\(long)\"\n\(rest)", size: PiecedBytes.size)
        == nil)
  }
}
