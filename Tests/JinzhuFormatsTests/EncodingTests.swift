import Foundation
import Jinzhu
import Testing

@testable import JinzhuFormats

/// CSV as Chinese banks write it: GBK, GB 18030.
struct EncodingTests {
  /// `合同,金额` and `D㐀,12` in GB 18030; the letter is one of four bytes.
  private static let loans: [UInt8] =
    [0xBA, 0xCF, 0xCD, 0xAC, 0x2C, 0xBD, 0xF0, 0xB6, 0xEE, 0x0A]
    + [0x44, 0x81, 0x39, 0xEE, 0x39, 0x2C, 0x31, 0x32, 0x0A]

  private static func table(
    _ bytes: [UInt8], _ encoding: TextEncoding? = nil, header: Int = 1
  ) throws -> SourceTable {
    try SourceTable(file: "a.csv", bytes: bytes, header: header, encoding: encoding)
  }

  @Test func `a file that is no UTF-8 but GB 18030 is read as that`() throws {
    for encoding in [nil, TextEncoding.gb18030] {
      let table = try Self.table(Self.loans, encoding)
      #expect(table.header == ["合同", "金额"])
      #expect(table.rows.map(\.cells) == [["D㐀", "12"]])
      #expect(table.encoding == .gb18030)
    }
  }

  @Test func `what is UTF-8 is read as UTF-8, with a byte order mark or without`() throws {
    for mark in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
      let table = try Self.table(mark + Array("合同,金额\nD1,12\n".utf8))
      #expect(table.header == ["合同", "金额"] && table.encoding == .utf8)
    }
  }

  @Test func `bytes that are no character are refused, with their line and cell`() throws {
    let bad = Self.loans + [0x44, 0x32, 0x2C, 0xFF, 0x0A]
    let cut = Self.loans + [0x44, 0x32, 0x2C, 0xBD]
    for (bytes, encoding, words) in [
      (bad, .gb18030, "cell 2: not GB18030 (GBK)"), (cut, .gb18030, "cell 2: not GB18030 (GBK)"),
      // Neither of the two: what is wanted is UTF-8.
      (bad, nil, "cell 1: not UTF-8"), (Self.loans, .utf8, "cell 1: not UTF-8"),
    ] as [([UInt8], TextEncoding?, String)] {
      do {
        _ = try Self.table(bytes, encoding)
        Issue.record("read: \(words)")
      } catch let error as InputError {
        #expect(error.words.en.hasPrefix(words), "\(error.words.en)")
        #expect(error.line == (encoding == .gb18030 ? 3 : 1))
      }
    }
  }

  @Test func `what stands above the header is of the same encoding`() throws {
    let table = try Self.table([0xC3, 0xF7, 0xCF, 0xB8, 0x0A] + Self.loans, header: 2)
    #expect(table.rows.map(\.line) == [3])
  }

  @Test func `a map names an encoding that there is`() throws {
    func map(_ encoding: String) throws -> ImportMap {
      let yaml = """
        name: x
        encoding: \(encoding)
        events: [{kind: fee.receive, fields: {date: 日期, guarantee: 合同, amount: 金额}}]
        """
      return try ImportMap(TreeReader.read(Array(yaml.utf8), named: "m.yaml"), named: "m.yaml")
    }
    for name in ["gb18030", "GBK", "gb2312"] { #expect(try map(name).encoding == .gb18030) }
    for name in ["utf-8", "UTF8"] { #expect(try map(name).encoding == .utf8) }
    #expect(throws: DocumentError.self) { try map("latin1") }
  }
}
