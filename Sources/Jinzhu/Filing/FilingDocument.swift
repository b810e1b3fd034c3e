extension Filing {
  /// The forms for people: a table each, in 万元.
  public func document() throws -> Document {
    var document = try base(Words("监管统计报表", "Forms of the supervisor"))
    document.tables = forms.map(table)
    document.notes = notes
    return document
  }

  /// The forms for programs: a row for each cell, exact.
  public func records() throws -> Document {
    var document = try base(Words("监管统计报表", "Forms of the supervisor"))
    var rows: [[Cell]] = []
    for filled in forms {
      let places = self.places(of: filled)
      for (row, cells) in zip(filled.rows, filled.cells) {
        for (column, cell) in zip(filled.form.columns, cells) {
          guard let formula = row.cells[column.key] else { continue }
          let printed = places.map { cell.inWan(places: $0) } ?? cell
          rows.append([
            .text(filled.form.name), .term(filled.form.title.zh, filled.form.title),
            .text(row.code), .term(row.title.zh, row.title), .text(column.key),
            .term(column.whole.zh, column.whole), cell == .notApplicable ? .none : cell,
            .text(cell.unit),
            printed.wanText.map(Cell.text) ?? (cell == .notApplicable ? .none : cell),
            .text(formula.words(in: filled.form.name).zh),
          ])
        }
      }
    }
    document.tables = [
      Table(
        columns: [
          .init("form", Words("表", "form")), .init("title", Words("表名", "title")),
          .init("row", Words("行次", "row")), .init("item", Words("项目", "item")),
          .init("column", Words("栏次", "column")), .init("heading", Words("栏目", "heading")),
          .init("value", Words("数值", "value")), .init("unit", Words("单位", "unit")),
          .init("wan", Words("万元", "in 10,000 yuan")), .init("formula", Words("公式", "formula")),
        ], rows: rows)
    ]
    document.notes = notes
    return document
  }

  func base(_ title: Words) throws -> Document {
    var document = try basis.snapshot.document("filing", title, scope: .day)
    (document.period, document.asOf) = (basis.period, basis.day)
    return document
  }

  /// What a reader must know: the set, the regime, and what is a setting.
  private var notes: [Words] {
    let set = regulation.forms
    var notes = [
      Words(
        "报表组：\(set.source.zh)（\(set.confidence.words.zh)）。",
        "The set of forms: \(set.source.en) (\(set.confidence.words.en)).")
    ]
    if regulation.isBinding {
      notes += binding()
    } else {
      notes.append(
        Words(
          "本机构为农村互助式担保组织，不适用《融资担保公司监督管理条例》（第四十六条第二款）；本表为比照填报，只受章程约束。",
          "An exempt rural mutual body (条例 art. 46 ¶2): the forms are filled in by analogy, and only "
            + "the charter binds."))
    }
    let weights = regulation.weights
    notes.append(
      Words("责任余额的权重：\(weights.source.zh)。", "Weights of the liability: \(weights.source.en)."))
    let open = self.open()
    if !open.isEmpty {
      notes.append(
        Words(
          "待填 \(open.count) 格：账簿和章程都不知道。", "\(open.count) cells are to be filled in by people."))
    }
    return notes
  }

  private func binding() -> [Words] {
    var notes: [Words] = []
    if let rule = regulation.minimumCapital {
      notes.append(
        Words(
          "最低注册资本 \(rule.value.wanText) 万元：\(rule.source.zh)（\(rule.confidence.words.zh)）。",
          "Minimum capital \(rule.value.grouped): \(rule.source.en) (\(rule.confidence.words.en)).")
      )
    }
    if let rule = regulation.leverage {
      let higher = rule.value.focusLimit.map { "（支小支农 \($0) 倍）" } ?? ""
      notes.append(
        Words(
          "放大倍数上限为\(rule.value.base.words.zh)的 \(rule.value.limit) 倍\(higher)：\(rule.source.zh)。",
          "Leverage up to \(rule.value.limit) times \(rule.value.base.words.en): \(rule.source.en)."
        ))
    }
    if let rule = regulation.concentration {
      notes.append(
        Words(
          "单一客户不超过\(rule.value.base.words.zh)的 \(rule.value.customer.printed)：\(rule.source.zh)。",
          "One customer up to \(rule.value.customer.printed) of \(rule.value.base.words.en): "
            + "\(rule.source.en)."))
    }
    return notes
  }

  // MARK: - A form

  /// As few decimals of 万元 as lose nothing, from two up, the same in all of a form.
  func places(of filled: Filled) -> Int? {
    var places: Int?
    for cell in filled.cells.joined() {
      guard case .money(let money) = cell else { continue }
      var (needed, rest) = (6, money.fen.magnitude % 1_000_000)
      while needed > 2, rest % 10 == 0 { (needed, rest) = (needed - 1, rest / 10) }
      places = max(places ?? 2, needed)
    }
    return places
  }

  private func table(_ filled: Filled) -> Table {
    let form = filled.form
    let places = places(of: filled) ?? 2
    let columns =
      [
        Table.Column("row", Words("行次", "row")), Table.Column("item", Words("项目", "item")),
      ]
      + form.columns.map { column in
        var shown = Table.Column(column.key, column.title)
        shown.group = column.group
        return shown
      }
    let rows = zip(filled.rows, filled.cells).map { row, cells -> [Cell] in
      let indent = String(repeating: "　", count: row.depth)
      let title = Words(indent + row.title.zh, indent + row.title.en)
      return [.text(row.code), .term(row.code, title)] + cells.map { $0.inWan(places: places) }
    }
    var table = Table(key: form.name, title: form.title, columns: columns, rows: rows)
    let doubt = form.confidence
    table.form = FormLook(
      code: form.code,
      notes: form.notes + [
        Words(
          "表号：\(form.code)；行次与栏目：\(doubt.words.zh)。",
          "Form \(form.code); rows and columns: \(doubt.words.en).")
      ])
    return table
  }
}

extension FormColumn {
  /// The heading with the one above it.
  var whole: Words {
    group.map { Words("\($0.zh)\(title.zh)", "\($0.en): \(title.en)") } ?? title
  }
}

extension Cell {
  /// An amount as a form gives it, in 万元 with so many decimals.
  func inWan(places: Int) -> Cell {
    if case .money(let money) = self { .wan(money, places: places) } else { self }
  }

  /// What it is counted in, in machine output.
  fileprivate var unit: String {
    switch self {
    case .money, .wan: "yuan"
    case .count: "count"
    case .ratio, .multiple, .rate: "ratio"
    case .day: "day"
    case .none, .text, .term, .flag: "text"
    }
  }

  fileprivate var wanText: String? {
    if case .wan(let money, let places) = self { money.wan(places: places) } else { nil }
  }
}

/// How a table is set that is a form of the supervisor.
public struct FormLook: Hashable, Sendable {
  /// Its number in the supervisor's system.
  public var code: String
  /// What must be read beside it.
  public var notes: [Words]

  /// A form of a number.
  public init(code: String, notes: [Words]) { (self.code, self.notes) = (code, notes) }
}
