internal import Jinzhu

/// How a field is made from a row: from a column, from columns put together, or always the same.
struct CellRule: Sendable {
  private let source: Source
  private let table: (name: String, entries: [String: String])?
  private let date: (pattern: String, form: DateForm)?
  private let amount: AmountForm?
  /// What an empty cell means.
  private let otherwise: String?

  private enum Source: Sendable {
    case column(String)
    case constant(String)
    /// Texts and, every second one, columns.
    case pattern([String])
    /// A column of what came in, and one of what went out.
    case inOut(String, String)
  }

  /// What is wrong with a cell, and its column.
  struct Fault: Error {
    let column: String?
    let words: Words
  }

  init(
    _ tree: Tree, at path: String, of file: String, _ lookups: Lookups
  ) throws(DocumentError) {
    if let column = tree.text {
      source = .column(column)
      (table, date, amount, otherwise) = (nil, nil, nil, nil)
      return
    }
    var keys = try MapKeys(tree, at: path, of: file)
    source = try Self.source(&keys)
    otherwise = try keys.text("default")
    if let name = try keys.text("lookup") {
      guard let entries = lookups.tables[name] else {
        throw keys.problem(
          "lookup", Words("没有对照表“\(name)”；请写在 lookups 里", "no table `\(name)` in `lookups`"))
      }
      table = (name, entries)
    } else {
      table = nil
    }
    if let pattern = try keys.text("date") {
      guard let form = DateForm(pattern) else {
        throw keys.problem(
          "date", Words("应含年月日各一次，如 y/m/d", "must name y, m and d once each, as y/m/d"))
      }
      date = (pattern, form)
    } else {
      date = nil
    }
    let unit = try keys.text("amount")
    let isNegated = try keys.isOn("negate")
    if unit != nil || isNegated {
      guard let form = AmountForm(unit: unit ?? "元", isNegated: isNegated) else {
        throw keys.problem(
          "amount",
          Words(
            "单位应是：\(AmountForm.units.keys.sorted().joined(separator: "、"))",
            "must be one of: \(AmountForm.units.keys.sorted().joined(separator: ", "))"))
      }
      amount = form
    } else if case .inOut = source {
      amount = AmountForm(unit: "元", isNegated: false)
    } else {
      amount = nil
    }
    try keys.finish()
  }

  private static func source(_ keys: inout MapKeys) throws(DocumentError) -> Source {
    let column = try keys.text("column")
    let constant = try keys.text("constant")
    let text = try keys.text("text")
    let (income, outgo) = (try keys.text("in"), try keys.text("out"))
    switch (column, constant, text, income, outgo) {
    case (let column?, nil, nil, nil, nil): return .column(column)
    case (nil, let constant?, nil, nil, nil): return .constant(constant)
    case (nil, nil, let text?, nil, nil): return .pattern(try parts(of: text, keys))
    case (nil, nil, nil, let income?, let outgo?): return .inOut(income, outgo)
    default:
      throw keys.problem(
        "column",
        Words(
          "须有且只有一个：column、constant、text，或 in 与 out",
          "give one of `column`, `constant`, `text`, or `in` with `out`"))
    }
  }

  /// `迁入 {合同号}` as a text, a column, a text.
  private static func parts(of text: String, _ keys: MapKeys) throws(DocumentError) -> [String] {
    var parts = [""]
    for letter in text {
      let isInside = parts.count % 2 == 0
      switch letter {
      case "{" where !isInside, "}" where isInside: parts.append("")
      case "{", "}":
        throw keys.problem("text", Words("花括号不成对", "its braces do not pair"))
      default: parts[parts.count - 1].append(letter)
      }
    }
    guard parts.count % 2 == 1 else {
      throw keys.problem("text", Words("花括号不成对", "its braces do not pair"))
    }
    return parts
  }

  var columns: [String] {
    switch source {
    case .column(let column): [column]
    case .constant: []
    case .pattern(let parts): parts.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    case .inOut(let income, let outgo): [income, outgo]
    }
  }

  /// The column to blame for what is wrong with the field.
  var column: String? { columns.first }

  /// The field's text; `nil` where the cell is empty and means nothing.
  func text(of row: RowCells) throws(Fault) -> String? {
    let raw: String
    switch source {
    case .column(let column): raw = try row.text(column)
    case .constant(let text): raw = text
    case .pattern(let parts):
      var text = ""
      for (place, part) in parts.enumerated() {
        text += place % 2 == 1 ? try row.text(part) : part
      }
      raw = text.trimmed
    case .inOut(let income, let outgo): return try difference(income, outgo, of: row)
    }
    guard !raw.isEmpty else { return otherwise }
    var text = raw
    if let table {
      guard let found = table.entries[text] else { throw unknown(text, table) }
      text = found
    }
    if let date { text = try day(text, date) }
    return try amount.map { form throws(Fault) in try yuan(text, form, column) } ?? text
  }

  /// What is wrong with a text that is in no table: most often it is misspelt.
  private func unknown(_ text: String, _ table: (name: String, entries: [String: String])) -> Fault
  {
    // Of two letters nearly every one is near to every other.
    let near = text.count > 2 ? NearMiss.to(text, among: table.entries.keys) : nil
    return Fault(
      column: column,
      words: Words(
        "“\(text)”不在对照表“\(table.name)”里"
          + (near.map { "，是不是“\($0)”" } ?? "") + "；请改正单元格，或在映射的 lookups 里补上",
        "`\(text)` is not in the table `\(table.name)`"
          + (near.map { ", is it `\($0)`" } ?? "") + "; mend the cell, or add it to the map's "
          + "`lookups`"))
  }

  private func day(
    _ text: String, _ date: (pattern: String, form: DateForm)
  ) throws(Fault) -> String {
    if let day = date.form.day(text) { return day }
    // A workbook says of a cell that it is a day, whatever the form it shows.
    if (try? Day(parsing: text)) != nil { return text }
    throw Fault(
      column: column,
      words: Words(
        "“\(text)”不是 \(date.pattern) 形式的日期，或没有这一天",
        "`\(text)` is no day in the form \(date.pattern), or there is no such day"))
  }

  /// An amount in plain yuan.
  private func yuan(
    _ text: String, _ form: AmountForm, _ column: String?
  ) throws(Fault) -> String {
    if let amount = form.amount(text) { return amount }
    throw Fault(
      column: column,
      words: Words(
        "“\(text)”不是金额；请写成 1234567.80 或 1,234,567.80（分节号每三位一个）",
        "`\(text)` is not an amount; write it as 1234567.80 or 1,234,567.80, a separator before "
          + "every three digits"))
  }

  /// What came in, or below zero what went out; one of the two cells must say it.
  private func difference(
    _ income: String, _ outgo: String, of row: RowCells
  ) throws(Fault) -> String? {
    guard let amount else { return nil }
    let (cameIn, wentOut) = (try row.text(income), try row.text(outgo))
    switch (amount.isNothing(cameIn), amount.isNothing(wentOut)) {
    case (true, true): return otherwise
    case (false, true): return try yuan(cameIn, amount, income)
    case (true, false): return try yuan(wentOut, amount.opposite, outgo)
    case (false, false):
      throw Fault(
        column: outgo,
        words: Words("收入和支出都有金额；请只留一个", "both what came in and what went out; keep one"))
    }
  }
}
