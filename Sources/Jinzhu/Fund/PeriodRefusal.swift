/// Why a period cannot be closed or reopened.
public enum PeriodRefusal: Hashable, Sendable {
  /// Only calendar months and years are closed.
  case notMonthOrYear(Period)
  case alreadyClosed(Period, within: Period)
  case notClosed(Period)
  /// A later close rests on it.
  case notNewest(Period, newest: Period)
  /// The year before it has events and is still open.
  case earlierYearOpen(Period, before: Period)
  /// A month before it has events and is still open: told, not refused.
  case earlierMonthOpen(Period, before: Period)
  /// A later year is closed already.
  case laterYearClosed(Period, after: Period)
  /// Write-offs, recoveries or dividends dated after the year rest on its reserves and profit.
  case restedOn(Period, by: [EventMention])
  /// A standing voucher is booked on a day of the month, 1 to 31.
  case notDayOfMonth(Int)
  /// No standing voucher of that name is in force on the day.
  case noStandingVoucher(String, on: Day)

  /// What is wrong, with its figures, and what to do.
  public var words: Words {
    switch self {
    case .notMonthOrYear(let period):
      Words(
        "“\(period)”不是月份也不是年度；请填 2018-03 或 2018",
        "`\(period)` is neither a month nor a year; give 2018-03 or 2018")
    case .alreadyClosed(let period, let closed):
      Words(
        "\(period) 已\(closed == period ? "结账" : "在 \(closed) 的结账中锁定")；如需更正请先 period.reopen",
        "\(period) is closed already\(closed == period ? "" : " with \(closed)"); "
          + "record period.reopen to correct it")
    case .notClosed(let period):
      Words("\(period) 没有结账；请检查期间", "\(period) is not closed; check the period")
    case .notNewest(let period, let newest):
      Words(
        "\(period) 之后还有已结账期间 \(newest)；请先 period.reopen \(newest)",
        "the closed period \(newest) is newer than \(period); reopen \(newest) first")
    case .earlierYearOpen(let period, let earlier):
      Words(
        "不能先结 \(period)：上一年度 \(earlier) 有业务而未结账；请先 period.close \(earlier)",
        "\(period) cannot be closed while \(earlier), the year before, is open with events; "
          + "close \(earlier) first")
    case .earlierMonthOpen(let period, let earlier):
      Words(
        "\(earlier) 有业务而未结账：补记在其中的分录仍会改变 \(period) 的余额；可再 period.close \(earlier)",
        "\(earlier) is open with events: what is booked in it changes the balances of \(period) "
          + "still; close \(earlier) as well")
    case .laterYearClosed(let period, let later):
      Words(
        "不能补结 \(period)：其后的年度 \(later) 已结账；请先 period.reopen \(later)",
        "\(period) cannot be closed after the later year \(later); reopen \(later) first")
    case .restedOn(let period, let events):
      Words(
        "不能结 \(period)：已有其后的核销、追偿或分红：\(events.map(\.words.zh).joined(separator: "、"))；请先冲销",
        "\(period) cannot be closed while write-offs, recoveries or dividends after it are "
          + "recorded: \(events.map(\.words.en).joined(separator: ", ")); reverse them first")
    case .notDayOfMonth(let number):
      Words(
        "\(number) 不是每月的某一日；请填 1–31，超过月末的按月末",
        "\(number) is no day of a month; give 1 to 31, where the last day stands in for what is "
          + "beyond it")
    case .noStandingVoucher(let name, let day):
      Words(
        "\(day) 没有定期凭证“\(name)”；jinzhu list standing 列出全部",
        "there is no standing voucher `\(name)` on \(day); `jinzhu list standing` lists them")
    }
  }
}

/// An event named in a refusal.
public struct EventMention: Hashable, Sendable {
  /// Its place in the chain.
  public var number: Int64
  /// What happened.
  public var kind: EventKind
  /// The day it takes effect on.
  public var day: Day

  /// Names an event.
  public init(_ event: Event) {
    self.init(number: event.number, kind: event.submission.kind, day: event.day)
  }

  /// Creates it from its parts; whether there is such an event is not checked.
  public init(number: Int64, kind: EventKind, day: Day) {
    (self.number, self.kind, self.day) = (number, kind, day)
  }

  /// Number, kind and day.
  public var words: Words {
    Words(
      "第 \(number) 号（\(kind.body.title.zh)，\(day)）", "event \(number) (\(kind.rawValue), \(day))")
  }
}
