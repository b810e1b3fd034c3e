internal import Jinzhu
internal import JinzhuFormats

/// A sheet of the workbook by which a fund moves in.
enum OpeningSheet: CaseIterable {
  case parties, balances, guarantees

  var title: Words {
    switch self {
    case .parties: Words("往来方", "Parties")
    case .balances: Words("科目余额", "Balances")
    case .guarantees: Words("担保合同", "Guarantees")
    }
  }

  /// What a row of it fills in.
  var fields: [Field] {
    switch self {
    case .parties: EventKind.partyAdd.body.fields
    case .balances: records("balances")
    case .guarantees: records("guarantees")
    }
  }

  private func records(_ name: String) -> [Field] {
    for field in EventKind.bookOpen.body.fields where field.name == name {
      if case .records(let fields) = field.type { return fields }
    }
    return []
  }

  /// The field that a heading means, in either language.
  func field(_ heading: String) -> String? {
    let name = FieldAliases.field(of: heading)
    return fields.first { $0.name == name || self.heading(of: $0).zh == heading }?.name
  }

  /// What a column is headed.
  func heading(of field: Field) -> Words { Words(field.label.zh, field.name) }
}

/// The workbook of an opening, to be filled in: a sheet for parties, one for balances with every
/// account, one for guarantees.
enum OpeningTemplate {
  static func document(chart: Chart) -> Document {
    Document(
      name: "opening", title: Words("期初建账", "Moving in"), fund: "",
      tables: OpeningSheet.allCases.map { sheet in
        Table(
          key: sheet.title.en.lowercased(), title: sheet.title, columns: columns(of: sheet),
          rows: rows(of: sheet, chart: chart))
      },
      notes: [
        Words(
          "往来方：股东、承包户、银行等，每个一行；账簿里已有的不再登记。",
          "Parties: members, farmers, banks and others, one a row; who is in the book already is "
            + "passed over."),
        Words(
          "科目余额：在借方或贷方填一个数；有明细的科目每户一行，写明往来方或担保合同；没有余额的行留空。",
          "Balances: a figure under debit or credit; a sub-ledger takes a row for each party or "
            + "guarantee; rows without a figure are passed over."),
        Words(
          "担保合同：在保的和代偿未了的，每笔一行；表外余额由此得出，不必另填。",
          "Guarantees: what is in force, and what was compensated and is not settled, one a row; "
            + "the memorandum balances follow."),
        Words(
          "检查：jinzhu import 文件.xlsx --opening --date 日期 --dry-run；去掉 --dry-run 即入账。",
          "To check: jinzhu import FILE.xlsx --opening --date DAY --dry-run; without --dry-run it "
            + "is recorded."),
      ])
  }

  private static func columns(of sheet: OpeningSheet) -> [Table.Column] {
    var columns = sheet.fields.map { Table.Column($0.name, sheet.heading(of: $0)) }
    if sheet == .balances {
      columns.insert(Table.Column("name", Words("科目名称", "name of the account")), at: 1)
    }
    return columns
  }

  /// Every account for the balances; an empty row for what has to be filled in whole.
  private static func rows(of sheet: OpeningSheet, chart: Chart) -> [[Cell]] {
    guard sheet == .balances else {
      return [[Cell](repeating: .none, count: sheet.fields.count)]
    }
    return Account.allCases.filter { $0.accountClass != .memo }.map { account in
      let entry = account.entry(in: chart)
      return [.text(entry.code), .text(entry.name.spoken)]
        + [Cell](repeating: .none, count: sheet.fields.count - 1)
    }
  }
}
