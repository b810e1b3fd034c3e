import Jinzhu
import JinzhuFormats
import Testing

struct EventReaderTests {
  /// `LINE name=text …` for an event, `LINE:FIELD!` for an error.
  private func lines(_ text: String, file: String = "-") -> [String] {
    EventReader(file: file, bytes: Array(text.utf8)).map { result in
      switch result {
      case .success(let event):
        ([String(event.line)] + event.fields.map { "\($0.name)=\($0.tree.text ?? "…")" })
          .joined(separator: " ")
      case .failure(let error): "\(error.line):\(error.field ?? "")!"
      }
    }
  }

  @Test func `reads JSON Lines, past blank and bad ones`() {
    let text = """
      {"date":"2018-01-02","kind":"party.add"}

      {"date":"2018-01-03","amount":5}
      ["x"]
      {"lines":[{"account":"cash"}]}\r
      """
    #expect(
      lines(text) == [
        "1 date=2018-01-02 kind=party.add", "3:amount!", "4:!", "5 lines=…",
      ])
  }

  @Test func `refuses a line beyond the limit, and reads the next`() {
    let filler = String(repeating: " ", count: EventReader.lineLimit - 2)
    #expect(lines("{\(filler)}\n{ \(filler)}\n{}") == ["1", "2:!", "3"])
  }

  @Test func `reads CSV under Chinese and English headers; empty cells are absent`() {
    let text = """
      \u{FEFF}日期, 事项 ,amount,股东
      2018-01-02,capital.pay,"1,000",M01
      ,,,
      2018-01-03,x,,
      """
    #expect(
      lines(text) == [
        "2 date=2018-01-02 kind=capital.pay amount=1,000 member=M01", "4 date=2018-01-03 kind=x",
      ])
  }

  @Test func `refuses two headers for one field`() {
    #expect(lines("日期,date\n1,2\n") == ["1:!"])
    #expect(lines("") == ["1:!"])
  }

  @Test func `a heading that means no field is told once, as it is written`() {
    let text = "合同号,事项\nD1,loan.repay\nD2,loan.repay\n"
    #expect(lines(text) == ["1:合同号!"])
    // An empty column says nothing that could be lost.
    #expect(lines("事项,说明,\nx,,\n".replacing(",\n", with: "\n")) == ["2 kind=x"])
    #expect(Self.words("事项,合同\nx,D1\n").contains("did you mean `担保合同`?"))
    #expect(Self.words("事项,借款人名称\nx,M01\n").contains("did you mean `借款人`?"))
  }

  @Test func `a file that does not say what its rows are is told so once`() {
    #expect(lines("日期,金额\n2018-01-02,1\n2018-01-03,2\n") == ["1:!"])
    #expect(Self.words("日期,金额\n2018-01-02,1\n").contains("jinzhu import FILE --map MAP"))
    #expect(Self.words("事项;日期\nx;2018-01-02\n").contains("parted by semicolons"))
  }

  private static func words(_ text: String) -> String {
    for case .failure(let error) in EventReader(file: "a.csv", bytes: Array(text.utf8)) {
      return error.words.en
    }
    return ""
  }

  @Test func `goes by the name before the first byte`() {
    #expect(lines("kind,memo\nx,{\n", file: "a.CSV") == ["2 kind=x memo={"])
    #expect(lines("{kind\nx\n", file: "a.CSV") == ["1:!"])
    #expect(lines("a\n", file: "a.jsonl") == ["1:!"])
  }

  @Test func `every Chinese name leads to a field and back`() {
    for (field, name) in FieldAliases.chinese {
      #expect(FieldAliases.field(of: name) == field)
    }
    #expect(FieldAliases.field(of: "发起股东") == "sponsor")
    #expect(FieldAliases.field(of: " feeRate ") == "feeRate")
  }
}
