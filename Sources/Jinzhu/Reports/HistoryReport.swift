extension Report {
  static let history = Report(
    "history", Words("历年走势", "Course over the years"),
    Words(
      "资本与准备金对在保责任，放大倍数对上限，不良率：成立以来逐期",
      "capital and reserves against exposure, leverage against its limit, quality: since founding"),
    scope: .day
  ) { snapshot, document in
    let first = snapshot.period?.first ?? snapshot.books.founded(by: snapshot.day)
    let days = snapshotDays(from: first, through: snapshot.day)
    let standings = try days.map {
      try Standing(books: snapshot.books, archive: snapshot.archive, day: $0)
    }
    document.tables = [
      try table(
        "course", Words("资本、准备金与在保责任", "Capital and reserves against exposure"), standings,
        [.paidInCapital, .provisions, .netAssets, .ownShare, .weightedLiability],
        [
          .init(Measure.ownShare.name, .area), .init(Measure.netAssets.name),
          .init(Measure.paidInCapital.name), .init(Measure.provisions.name),
        ]),
      try table(
        "leverages", Words("放大倍数与上限", "Leverage against its limit"), standings,
        [.multiple, .leverageLimit],
        [.init(Measure.multiple.name, .area), .init(Measure.leverageLimit.name, .limit)]),
      try table(
        "quality", Words("不良", "Non-performing"), standings,
        [.compensationBalance, .nonPerformingExposure, .nonPerformingRatio],
        [.init(Measure.nonPerformingRatio.name, .area)]),
    ]
    document.notes = [
      Words(
        "每行为当日日终的数字，按当时有效的章程；最多二十四期。",
        "Each row holds for the end of its day, under the charter in force then; at most 24 rows."),
      Measure.nonPerformingNote,
    ]
  }

  /// A row for each standing, a column for each measure, and how they are drawn.
  private static func table(
    _ key: String, _ title: Words, _ standings: [Standing], _ measures: [Measure],
    _ lines: [Drawing.Line]
  ) throws -> Table {
    Table(
      key: key, title: title,
      columns: [.date] + measures.map { Table.Column($0.name, $0.label) },
      rows: try standings.map { standing in
        try [.day(standing.day)]
          + standing.figures(measures).map { figure in
            if case .cell(let cell) = figure.value { cell } else { .none }
          }
      },
      drawing: .course(over: Table.Column.date.key, lines, standsForRows: true))
  }

  /// The ends of months, quarters, years or longer stretches, whichever gives at most two dozen
  /// days, and the last day itself.
  static func snapshotDays(from first: Day, through last: Day) -> [Day] {
    let (start, end) = (first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)
    guard start < end else { return [last] }
    let step = [1, 3, 12, 60, 120].first { (end - start) / $0 < 23 } ?? 1_200
    let ends = (start...end).filter { ($0 + 1) % step == 0 }
      .compactMap { Day(year: $0 / 12, month: $0 % 12 + 1, day: 1)?.endOfMonth }
    return ends.filter { $0 < last } + [last]
  }
}

extension Books {
  /// The day on which the fund adopted its first charter; the day asked for, where that is earlier.
  fileprivate func founded(by day: Day) -> Day {
    min(charters.map(\.from).min() ?? day, day)
  }
}
