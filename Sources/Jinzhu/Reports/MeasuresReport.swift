extension Report {
  static let measures = Report(
    "measures", Words("全部指标", "All measures"),
    Words("全部指标一览，附公式", "every measure with its formula"),
    scope: .day
  ) { snapshot, document in
    document.figures = try snapshot.standing().figures(Measure.all)
    document.notes = [Measure.nonPerformingNote]
  }
}
