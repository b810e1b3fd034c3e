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

  @Test func `goes by the name before the first byte`() {
    #expect(lines("{\n1\n", file: "a.CSV") == ["2 {=1"])
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
