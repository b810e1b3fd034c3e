extension Report {
  static let nonPerforming = Report(
    "non-performing", Words("不良与代偿余额", "Non-performing exposure"),
    Words(
      "不良敞口与比率；按分类、银行、借款人、承保年度、规模、金额、地区；代偿余额账龄",
      "exposure and ratio; by class, bank, borrower, year, size, amount, region; ageing"),
    scope: .day
  ) { snapshot, document in
    let standing = try snapshot.standing()
    let found = try standing.nonPerforming()
    let roster = standing.roster
    let obligors = try found.parts { $0.guarantee.obligor }
    document.figures = try standing.figures(
      Measure.quality + [.ownShare, .provisions, .provisionCoverage])
    document.tables = [
      try byClass(found),
      try parts(
        "banks", Words("按银行", "By bank"), found.parts { $0.guarantee.bank }.sorted(\.key)
      ) { [.code($0), .text(roster.name($0))] },
      try parts(
        "borrowers", Words("按借款人（仅列有不良的）", "By borrower, those with any"),
        found.parts { $0.guarantee.borrower }.filter { try $0.value.exposure.isPositive }
          .sorted(\.key)
      ) { [.code($0), .text(roster.name($0))] },
      try parts(
        "years", Words("按承保年度", "By year of issue"),
        found.parts { $0.guarantee.issued.year }.sorted(\.key)
      ) { [.text(String($0)), .none] },
      try sizes(obligors, roster), try amounts(found),
    ]
    if let regions = try regions(obligors, roster) { document.tables.append(regions) }
    document.tables.append(try ageing(found))
    document.notes = [Measure.nonPerformingNote]
  }

  /// By the size of the obligor's business, as of the day.
  private static func sizes(_ obligors: [ID<Party>: NonPerforming.Part], _ roster: Roster) throws
    -> Table
  {
    let parts = try NonPerforming.parts(of: obligors) { roster.facts($0)?.size }
    let order = PartyFacts.Size.allCases.map(Optional.some) + [nil]
    return try Self.parts(
      "sizes", Words("按客户规模", "By size of the customer"),
      order.compactMap { size in parts[size].map { (key: size, value: $0) } }
    ) { size in
      [size.map { .term($0.rawValue, $0.words) } ?? .term("unknown", Measure.notGiven), .none]
    }
  }

  /// By the principal of the single guarantee, in the bands of the regulator's form.
  private static func amounts(_ found: NonPerforming) throws -> Table {
    let parts = try found.parts { AmountBand($0.guarantee.principal) }
    return try Self.parts(
      "amounts", Words("按单笔担保金额", "By amount of the single guarantee"),
      AmountBand.allCases.compactMap { band in parts[band].map { (key: band, value: $0) } }
    ) { [.term($0.words.en, $0.words), .none] }
  }

  /// By region, where any obligor's number tells his.
  private static func regions(_ obligors: [ID<Party>: NonPerforming.Part], _ roster: Roster) throws
    -> Table?
  {
    let parts = try NonPerforming.parts(of: obligors) {
      Region.code(in: roster.facts($0)?.idNumber)
    }
    guard parts.keys.contains(where: { $0 != nil }) else { return nil }
    let order = parts.keys.compactMap { $0 }.sorted().map(Optional.some) + [nil]
    return try Self.parts(
      "regions", Words("按地区（证件号码中的行政区划代码）", "By region (division code in the party's number)"),
      order.compactMap { code in parts[code].map { (key: code, value: $0) } }
    ) { [$0.map { .text($0) } ?? .term("unknown", Measure.notGiven), .none] }
  }

  private static func byClass(_ found: NonPerforming) throws -> Table {
    let (loans, receivables) = (
      try found.ownShareByClass(), try found.compensationBalanceByClass()
    )
    return Table(
      title: Words("按五级分类", "By class"),
      columns: [
        .grade, .ownShare, .init("compensationBalance", Words("代偿余额", "compensation balance")),
        .init("nonPerforming", Words("不良", "non-performing")),
      ],
      rows: try GuaranteeClass.allCases.map { grade in
        let (loan, receivable) = (loans[grade] ?? .zero, receivables[grade] ?? .zero)
        return [
          .grade(grade), .money(loan), .money(receivable),
          .money(try (grade.isNonPerforming ? loan : .zero) + receivable),
        ]
      },
      totals: [
        .term("total", Words("合计", "total")), .money(found.total.ownShare),
        .money(found.total.compensationBalance), .money(try found.total.exposure),
      ])
  }

  private static func parts<Key>(
    _ key: String, _ title: Words, _ parts: [(key: Key, value: NonPerforming.Part)],
    _ cells: (Key) -> [Cell]
  ) throws -> Table {
    Table(
      key: key, title: title,
      columns: [
        .init("key", Words("项目", "part")), .init("name", Words("名称", "name")), .count,
        .ownShare, .init("nonPerformingShare", Words("其中不良", "of it non-performing")),
        .init("compensationBalance", Words("代偿余额", "compensation balance")),
        .init("exposure", Words("不良敞口", "exposure")),
        .init("ratio", Words("不良率", "ratio")),
      ],
      rows: try parts.map { key, part in
        cells(key) + [
          .count(part.count), .money(part.ownShare), .money(part.share),
          .money(part.compensationBalance), .money(try part.exposure),
          .quotient(try part.ratio),
        ]
      })
  }

  private static func ageing(_ found: NonPerforming) throws -> Table {
    let ages = try found.compensationBalanceByAge()
    return Table(
      key: "ageing", title: Words("代偿余额账龄（自首次代偿起）", "Ageing of the compensation balance"),
      columns: [
        .init("age", Words("账龄", "since the first payment")),
        .init("compensationBalance", Words("代偿余额", "compensation balance")),
      ],
      rows: NonPerforming.Age.allCases.map {
        [.term($0.rawValue, $0.words), .money(ages[$0] ?? .zero)]
      },
      totals: [
        .term("total", Words("合计", "total")), .money(found.total.compensationBalance),
      ])
  }
}

extension Sequence {
  /// The elements in the order of one of their parts.
  func sorted<Part: Comparable>(_ part: KeyPath<Element, Part>) -> [Element] {
    sorted { $0[keyPath: part] < $1[keyPath: part] }
  }
}
