/// Why a bank statement, or what is said of its lines, is refused.
public enum BankRefusal: Hashable, Sendable {
  case doesNotAddUp(opening: Money, end: Money, closing: Money)
  case doesNotFollow(opening: Money, event: Int64, closing: Money)
  /// It begins before the last day of the latest one.
  case overlaps(first: Day, event: Int64, from: Day, to: Day)
  case outsideStatement(Day, from: Day, to: Day)
  case noLine(String)
  case noPair(String)
  case unknownLine(BankLineID)
  case lineTaken(BankLineID)
  case eventTaken(Int64)
  /// The event does not touch the cash of the account.
  case movesNothing(Int64)
  case sumsDiffer(stated: Money, booked: Money)

  /// What is wrong, the figures on both sides, and what to do.
  public var words: Words {
    switch self {
    case .doesNotAddUp(let opening, let end, let closing):
      Words(
        "对账单不平：期初 \(opening.grouped) 加各笔得 \(end.grouped)，期末写的是 \(closing.grouped)；请核对有无漏行",
        "the statement does not add up: \(opening.grouped) and its lines make \(end.grouped), it "
          + "closes with \(closing.grouped); look for a line that is missing")
    case .doesNotFollow(let opening, let event, let closing):
      Words(
        "对账单期初 \(opening.grouped) 与上一张（第 \(event) 号）期末 \(closing.grouped) 不接；请先导入中间的对账单",
        "the statement opens with \(opening.grouped), the one before (event \(event)) closed with "
          + "\(closing.grouped); take in the one between first")
    case .overlaps(let first, let event, let from, let to):
      Words(
        "对账单从 \(first) 起，而第 \(event) 号对账单（\(from) 至 \(to)）已到 \(to)；对账单须按时间先后导入，"
          + "日期不得重叠：请只导入其后的，或先冲销该对账单",
        "the statement begins on \(first), that of event \(event) covers \(from) to \(to); "
          + "statements are taken in one after another: take in what comes after it, or reverse it "
          + "first")
    case .outsideStatement(let day, let first, let last):
      Words(
        "\(day) 不在对账单 \(first) 至 \(last) 之内；请检查日期",
        "\(day) is outside the statement, \(first) to \(last); check the date")
    case .noLine(let text):
      Words(
        "“\(text)”不是对账单行；请写成 事项号/行号，如 31/2",
        "`\(text)` is no line of a statement; write event/line, as 31/2")
    case .noPair(let text):
      Words(
        "“\(text)”应写成 对账单行=账上事项，如 31/2=28；几笔用 + 连接，如 31/2+31/3=28",
        "`\(text)` must be LINE=EVENT, as 31/2=28; several are joined by +, as 31/2+31/3=28")
    case .unknownLine(let line):
      Words("没有对账单行 \(line)；请检查账户和行号", "there is no line \(line) of this account; check it")
    case .lineTaken(let line):
      Words(
        "对账单行 \(line) 已经勾对；请先冲销那次勾对",
        "the line \(line) is matched already; reverse that match first")
    case .eventTaken(let event):
      Words(
        "第 \(event) 号事项已经勾对；请先冲销那次勾对",
        "event \(event) is matched already; reverse that match first")
    case .movesNothing(let event):
      Words(
        "第 \(event) 号事项没有收付这个账户的存款；请检查事项号和开户行",
        "event \(event) does not move the cash of this account; check its number and the bank")
    case .sumsDiffer(let stated, let booked):
      Words(
        "对账单行合计 \(stated.grouped)，账上事项合计 \(booked.grouped)，不相等；请检查",
        "the lines come to \(stated.grouped), the events to \(booked.grouped); they must be the same"
      )
    }
  }
}
