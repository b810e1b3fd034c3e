/// Why a value could not be read or computed. The text is what was given.
public enum ValueError: Error, Hashable, Sendable {
  /// A sum, product or date went beyond what its type holds.
  case overflow
  /// The text is not an amount of money.
  case notMoney(String)
  /// The amount has a part smaller than a fen.
  case moneyTooPrecise(String)
  /// The amount is beyond `Money.inputLimit`.
  case moneyTooLarge(String)
  /// The text is not a rate.
  case notRate(String)
  /// The rate has more than nine decimals.
  case rateTooPrecise(String)
  /// The reduced fraction has a term above 10^12.
  case rateTooLarge(String)
  /// The text is not of the form `YYYY-MM-DD`.
  case notDay(String)
  /// The calendar has no such day.
  case noSuchDay(String)
  /// The text is not a period, or the period ends before it starts.
  case notPeriod(String)
  /// The text is not an instant.
  case notInstant(String)
  /// There is no one to allocate to, or a weight is negative.
  case nothingToAllocateOver

  /// What is wrong, and what to do, in one sentence.
  public var words: Words {
    switch self {
    case .overflow:
      Words(
        "数字或日期超出账本所能容纳的范围；请检查所填的金额和日期",
        "a figure or a day is beyond what the book can hold; check the amounts and days given")
    case .notMoney(let text):
      Words(
        "“\(text)”不是金额；请填写元，如 1234567.80、1,234,567.80 或 50万",
        "`\(text)` is not an amount; give yuan, as 1234567.80, 1,234,567.80 or 50万")
    case .moneyTooPrecise(let text):
      Self.tooPrecise(text)
    case .moneyTooLarge(let text):
      Words(
        "“\(text)”超过 10,000,000,000,000.00 元的上限；请检查位数，或拆分金额",
        "`\(text)` is above 10,000,000,000,000.00 yuan; check its digits, or split the amount")
    case .notRate(let text):
      Words(
        "“\(text)”不是费率或比例；请填写如 0.7‰、80%、0.007、千分之七或 7/1000",
        "`\(text)` is not a rate; give it as 0.7‰, 80%, 0.007, 千分之七 or 7/1000")
    case .rateTooPrecise(let text):
      Words(
        "“\(text)”的小数超过九位；请最多填写九位小数，或改用分数 a/b",
        "`\(text)` has more than nine decimals; give at most nine, or a fraction a/b")
    case .rateTooLarge(let text):
      Words(
        "“\(text)”约分后分子或分母超过 10^12；请填写更简单的数",
        "`\(text)` has a reduced term above 10^12; give a simpler number")
    case .notDay(let text):
      Words(
        "“\(text)”不是日期；请按 YYYY-MM-DD 填写，如 2018-02-01",
        "`\(text)` is not a day; give it as YYYY-MM-DD, such as 2018-02-01")
    case .noSuchDay(let text):
      Words(
        "日历上没有“\(text)”这一天；请检查年、月、日",
        "`\(text)` is not in the calendar; check its year, month and day")
    case .notPeriod(let text):
      Words(
        "“\(text)”不是期间；请填写如 2018、2018Q3、2018-03 或 2018-01-01..2018-06-30",
        "`\(text)` is not a period; give it as 2018, 2018Q3, 2018-03 or 2018-01-01..2018-06-30")
    case .notInstant(let text):
      Words(
        "“\(text)”不是时刻；请填写如 2018-12-31T08:05:09Z 或 2018-12-31T16:05:09+08:00",
        "`\(text)` is not an instant; give it as 2018-12-31T08:05:09Z or 2018-12-31T16:05:09+08:00")
    case .nothingToAllocateOver:
      Words(
        "没有可以分摊的对象，或权重为负；请检查参与分摊的各方",
        "there is no one to allocate to, or a weight is negative; check the parties that share")
    }
  }

  private static func tooPrecise(_ text: String) -> Words {
    text.unicodeScalars.last == "万"
      ? Words(
        "“\(text)”的小数超过六位；请填写最多六位小数的万元金额",
        "`\(text)` has more than six decimals; give 万 with at most six")
      : Words(
        "“\(text)”的小数超过两位；请填写最多两位小数的元金额",
        "`\(text)` has more than two decimals; give yuan with at most two")
  }
}
