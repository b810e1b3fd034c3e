import JinzhuFormats
import Testing

struct CSVReaderTests {
  private func rows(_ csv: String) throws -> [[String]] {
    let reader = try CSVReader(Array(csv.utf8))
    return [reader.header] + (try reader.map { try $0.get().cells })
  }

  private func errors(_ csv: [UInt8]) -> [CSVError] {
    do throws(CSVError) {
      return try CSVReader(csv).compactMap { result in
        guard case .failure(let error) = result else { return nil }
        return error
      }
    } catch {
      return [error]
    }
  }

  private func errors(_ csv: String) -> [CSVError] { errors(Array(csv.utf8)) }

  @Test(arguments: ["a,b\n1,\n,2\n", "\u{FEFF}a,b\r\n1,\r\n,2", "\n\na,b\r\n\r\n1,\n,2\r"])
  func `reads lines ending in LF or CRLF, with or without a byte order mark`(csv: String) throws {
    #expect(try rows(csv) == [["a", "b"], ["1", ""], ["", "2"]])
  }

  @Test func `reads quotes, doubled quotes, commas and line ends`() throws {
    #expect(
      try rows("a,\"b\"\n\"x,\"\"y\"\"\",\"1\r\n2\"\n\"\", z ")
        == [["a", "b"], ["x,\"y\"", "1\r\n2"], ["", " z "]])
  }

  @Test func `numbers the lines on which records start`() throws {
    let lines = try CSVReader(Array("a\n\"1\n2\"\n\n3\n".utf8)).map { try $0.get().line }
    #expect(lines == [2, 5])
  }

  @Test func `refuses bad records and goes on`() {
    #expect(
      errors("a,b\n1\n1,2,3\n1,2\n") == [
        CSVError(.wrongCount(expected: 2, found: 1), line: 2),
        CSVError(.wrongCount(expected: 2, found: 3), line: 3),
      ])
    #expect(
      errors("a,b\n1,x\"y\n\"1\"2,3\n1,2\rx\n") == [
        CSVError(.strayQuote, line: 2, column: 2),
        CSVError(.strayQuote, line: 3, column: 1),
        CSVError(.strayReturn, line: 4, column: 2),
      ])
    #expect(errors("a,b\n1,\"2\n3,4\n") == [CSVError(.unterminatedQuote, line: 2, column: 2)])
    #expect(errors(Array("a\n".utf8) + [0xFF, 0x0A]) == [CSVError(.notUTF8, line: 2, column: 1)])
  }

  @Test func `refuses a bad header`() {
    #expect(errors("") == [CSVError(.emptyHeader, line: 1)])
    #expect(errors("a,,b\n") == [CSVError(.emptyHeader, line: 1, column: 2)])
    #expect(errors("a,b,a\n") == [CSVError(.duplicateHeader("a"), line: 1, column: 3)])
  }

  @Test func `keeps its limits`() {
    func record(_ count: Int) -> String {
      (1...count).map { "c\($0)" }.joined(separator: ",") + "\n"
    }
    #expect(errors(record(256)) == [])
    #expect(errors(record(257)) == [CSVError(.tooManyFields, line: 1)])
    let long = String(repeating: "x", count: CSVReader.recordLimit)
    #expect(errors("a\n\(long)\n") == [])
    #expect(errors("a\n\(long)x\n1\n") == [CSVError(.tooLong, line: 2)])
    #expect(errors("a\n\"\(long)\"\n") == [CSVError(.tooLong, line: 2, column: 1)])
  }
}
