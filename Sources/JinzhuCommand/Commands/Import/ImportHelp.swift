internal import Jinzhu

/// What `import --help` tells.
enum ImportHelp {
  static var text: String {
    say(
      """
      --map：CSV 或 XLSX 的每一行按映射（YAML）成为一项或几项事项，或一张银行对账单；映射的写法见
      docs/MOVING-IN.md。编号由映射名和行的键得出，再导一次不会重复；
      已冲销的以 编号#2 重新记录，已更正的不再记。
      --opening：期初建账；空白工作簿：jinzhu template book.open --format xlsx --output 期初.xlsx。
      .xml：ISO 20022 camt.053 银行对账单。
      --replay：把 export --format jsonl 写出的事项，连同序号、时刻和经办人，重新记进一本新账；每一项都须
      得出原来的链值。
      要么全部记下，要么一项不记；错处以 文件:行:列 列出。

      例：
        jinzhu import 台账.xlsx --map 台账.yaml --dry-run
        jinzhu import 期初.xlsx --opening --date 2017-12-31
        jinzhu import 三月.csv --map 工行.yaml --bank B01 --balance 100万
        jinzhu import statement.xml --bank B01 --account 6222021234567890
        jinzhu import all.jsonl --replay --book 新账.book
        jinzhu import all.jsonl --replay --book 新账.book --head 9f2c…（抄录的 64 位链头）
      """,
      """
      --map: every row of a CSV or XLSX becomes one event or several, or a line of a
      bank's statement, as a map (YAML) tells; docs/MOVING-IN.md says how to write one.
      Refs are made of the map's name and the row's key: a second import adds nothing.
      What was reversed comes in again, as REF#2; what was corrected does not.
      --opening: moving in; jinzhu template book.open --format xlsx writes the workbook.
      .xml: a bank's statement, ISO 20022 camt.053.
      --replay records the events that `jinzhu export --format jsonl` wrote once more,
      with their numbers, instants and authors, in a new book; each must come to the
      hash that it had, so that the head is the same.
      All of it is recorded or nothing; what is wrong is listed as FILE:ROW:COLUMN.

      Examples:
        jinzhu import loans.xlsx --map loans.yaml --dry-run
        jinzhu import opening.xlsx --opening --date 2017-12-31
        jinzhu import march.csv --map icbc.yaml --bank B01 --balance 1000000
        jinzhu import statement.xml --bank B01 --account 6222021234567890
        jinzhu import all.jsonl --replay --book new.book
        jinzhu import all.jsonl --replay --book new.book --head 9f2c... (all 64 digits)
      """)
  }
}

/// The events of an import, one a row, as they would be recorded.
enum ImportedEvents {
  static func table(of kept: [(event: Event, postings: [Posting])]) -> Table {
    let columns = [
      Table.Column("event", Words("序号", "event")), Table.Column("date", Words("日期", "date")),
      Table.Column("kind", Words("事项", "kind")), Table.Column("ref", Words("编号", "ref")),
      Table.Column("fields", Words("字段", "fields")),
    ]
    let rows = kept.map { event, _ -> [Cell] in
      let submission = event.submission
      return [
        .count(Int(event.number)), .day(event.day),
        .term(submission.kind.rawValue, submission.kind.body.title),
        submission.ref.map(Cell.text) ?? .none, .text(text(of: submission)),
      ]
    }
    return Table(key: "events", title: Words("事项", "Events"), columns: columns, rows: rows)
  }

  private static func text(of submission: Submission) -> String {
    submission.kind.body.fields.compactMap { field -> String? in
      guard let tree = submission.fields[field.name]?.tree else { return nil }
      if let text = tree.text { return "\(field.name)=\(text)" }
      guard case .list(let items) = tree else { return field.name }
      return "\(field.name)×\(items.count)"
    }.joined(separator: " ")
  }
}
