@testable import JinzhuFormats
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("金猪", 4), ("M01 大源镇", 10), ("，。（）", 8), ("ｱｲ", 2), ("ＡＢ", 4),
    ("¥1", 2), ("e\u{301}", 1), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("🐖", 2), ("👨‍👩‍👧", 2),
    ("🇨🇳", 2), ("❤\u{FE0F}", 2), ("—…", 2), ("𠮷", 2), ("\u{200B}", 0), ("\u{4E00}\u{3099}", 2),
  ])
  func `counts columns`(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test func `pads by columns`() {
    #expect("金猪".padded(to: 6) == "金猪  ")
    #expect("金猪".padded(to: 5, onTheLeft: true) == " 金猪")
    #expect("金猪".padded(to: 3) == "金猪")
  }

  @Test func `lets no text steer the terminal`() {
    #expect("a\u{1B}[31m\n\u{202E}b".printable == "a\u{FFFD}[31m\u{FFFD}\u{FFFD}b")
  }
}
