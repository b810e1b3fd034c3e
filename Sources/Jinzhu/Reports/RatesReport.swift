extension Report {
  static let rates = Report(
    "rates", Words("代偿率、回收率、损失率", "Rates of the year"),
    Words(
      "本年代偿率、回收率、损失率及其构成；成立以来累计",
      "compensation, recovery and loss rates of the year; totals since founding"),
    scope: .day
  ) { snapshot, document in
    let standing = try snapshot.standing()
    document.figures = try standing.figures(
      Measure.rates + [.compensationBalance, .provisions, .provisionCoverage] + Measure.founding)
    document.notes = [
      Words(
        "本年：\(snapshot.day.firstOfYear.chinese)至\(snapshot.day.chinese)。分母为零的比率不适用。",
        "The year: \(snapshot.day.firstOfYear) to \(snapshot.day). A rate with nothing to divide "
          + "by is not applicable.")
    ]
  }
}
