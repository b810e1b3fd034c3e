internal import Jinzhu

extension Table {
  /// The table without the columns that only programs need. The name of a row of totals moves on to
  /// the first column that stays.
  var shown: Table {
    let isShown = columns.map(\.isPrinted)
    guard let first = isShown.firstIndex(of: true), isShown.contains(false) else { return self }
    func shown<Item>(_ items: [Item]) -> [Item] {
      zip(items, isShown).compactMap { $1 ? $0 : nil }
    }
    var table = self
    if var totals, first > 0, first < totals.count {
      totals[first] = totals[0]
      table.totals = totals
    }
    table.columns = shown(columns)
    table.rows = rows.map(shown)
    table.totals = table.totals.map(shown)
    return table
  }

  /// Whether everything that a column holds is a number; a column without values is not.
  func isNumeric(column: Int) -> Bool {
    var isNumeric = false
    for row in rows where column < row.count {
      switch row[column].isNumeric {
      case true?: isNumeric = true
      case false?: return false
      case nil: break
      }
    }
    return isNumeric
  }

  /// The heading of a column.
  func heading(of column: Int, in style: Style) -> String {
    columns[column].title.text(in: style.language).printable
  }

  /// The heading of a column with the one over it.
  func whole(headingOf column: Int, in style: Style) -> String {
    let group = columns[column].group.map { $0.text(in: style.language).printable } ?? ""
    let title = heading(of: column, in: style)
    return group.isEmpty ? title : style.language == .zh ? group + title : group + " " + title
  }

  /// Headings that stand over others, in order: over how many columns, and what they say.
  func groups(in style: Style) -> [(columns: Int, title: String?)] {
    var groups: [(columns: Int, title: String?)] = []
    guard columns.contains(where: { $0.group != nil }) else { return groups }
    for column in columns {
      let title = column.group.map { $0.text(in: style.language).printable }
      if let title, groups.last?.title == title {
        groups[groups.count - 1].columns += 1
      } else {
        groups.append((1, title))
      }
    }
    return groups
  }

  /// What of a column's heading must stay in one line: all of it where it is short, else each word.
  func unbroken(headingOf column: Int, in style: Style) -> [String] {
    let heading = heading(of: column, in: style)
    return displayWidth(heading) > 12 ? heading.split(separator: " ").map(String.init) : [heading]
  }

  /// How many columns of a terminal the widest cell of a column takes, and its heading.
  func width(ofColumn column: Int, in style: Style) -> Int {
    var width = unbroken(headingOf: column, in: style).map { displayWidth($0) }.max() ?? 0
    for row in rows + (totals.map { [$0] } ?? []) where column < row.count {
      width = max(width, displayWidth(row[column].printed(in: style) ?? ""))
    }
    return width
  }
}

extension Document {
  /// What a heading says below the title: the day or the period, and the unit of amounts.
  func facts(in style: Style) -> [String] {
    var facts: [Words] = []
    if let period {
      facts.append(Words("期间 \(period)", "period \(period)"))
    } else if let asOf {
      facts.append(Words("截至 \(asOf.chinese)", "as of \(asOf)"))
    }
    if tables.contains(where: { $0.form != nil }) {
      facts.append(Words("单位：万元", "in 10,000 yuan"))
    } else if hasMoney {
      switch style.unit {
      case .yuan: facts.append(Words("单位：元", "in yuan"))
      case .wan: facts.append(Words("单位：万元", "in 10,000 yuan"))
      }
    }
    return facts.map { $0.text(in: style.language) }
  }

  private var hasMoney: Bool {
    tables.contains { $0.rows.contains { $0.contains(where: \.isMoney) } }
      || figures.contains { figure in
        switch figure.value {
        case .cell(let cell): cell.isMoney
        case .breakdown(let parts): parts.contains { $0.cell.isMoney }
        }
      }
  }
}
