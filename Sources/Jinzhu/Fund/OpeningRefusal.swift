/// Why a fund cannot move in with what is stated, or something cannot be booked beside it.
public enum OpeningRefusal: Hashable, Sendable {
  /// Something was booked before.
  case notFirst(EventMention)
  /// One sub-ledger is named on two lines.
  case balanceTwice(SubAccount)
  /// Memorandum balances follow from the guarantees.
  case memorandum(Account)
  /// A balance names a guarantee that is not among those that move in.
  case notListed(ID<Guarantee>)
  case receivableDiffers(ID<Guarantee>, stated: Money, left: Money)
  /// Nothing is booked before the day of the opening.
  case beforeOpening(Day, opened: Day)
  /// An earlier opening was taken back on a later day: until then both would count.
  case beforeReversal(Day, of: EventMention, reversed: Day)

  /// What is wrong, the figures on both sides, and what to do.
  public var words: Words {
    switch self {
    case .notFirst(let event):
      Words(
        "期初建账只能是第一项有分录的事项，\(event.words.zh)已在前；请先冲销，或另开新账",
        "moving in is only for the first event with postings, and \(event.words.en) is one; "
          + "reverse it, or begin a new book")
    case .balanceTwice(let sub):
      Words(
        "\(sub.words.zh)给了两行；请合为一行", "\(sub.words.en) is given twice; make it one line")
    case .memorandum(let account):
      Words(
        "表外科目“\(account.entry(in: .cas).name.zh)”由担保清单得出，不必填；请删去这一行",
        "the memorandum account `\(account.rawValue)` follows from the guarantees; "
          + "leave the line out")
    case .notListed(let code):
      Words(
        "余额里的担保合同“\(code)”不在担保清单中；请补进清单，或改编号",
        "the guarantee `\(code)` of a balance is not among the guarantees; list it, or check its code"
      )
    case .receivableDiffers(let code, let stated, let left):
      Words(
        "担保合同“\(code)”的应收代偿款余额填了 \(stated.grouped)；已代偿 − 已追回 − 已核销 − 联保、再担保应收 − "
          + "抵债资产 = \(left.grouped)；请核对",
        "the compensation receivable of `\(code)` is stated as \(stated.grouped); paid less "
          + "recovered, written off, called from the group and the re-guarantor and assets taken is "
          + "\(left.grouped); compare them")
    case .beforeOpening(let day, let opened):
      Words(
        "\(day) 早于期初建账日 \(opened)，其前的业务已在期初余额里；请用 \(opened) 及以后的日期",
        "\(day) is before the day of moving in, \(opened), whose balances hold what was before; use "
          + "\(opened) or later")
    case .beforeReversal(let day, let event, let reversed):
      Words(
        "建账日 \(day) 早于前一次期初建账（\(event.words.zh)）的冲销日 \(reversed)，其间两次的余额会重复计算；"
          + "请用 \(reversed) 及以后的日期",
        "\(day) is before \(reversed), when the earlier moving in (\(event.words.en)) was taken back: "
          + "between the two days both would count; use \(reversed) or later")
    }
  }
}

extension Refusal {
  /// Says of which item of a list a refusal speaks.
  static func naming<R>(item: Int, of list: String?, _ body: () throws -> R) throws -> R {
    do { return try body() } catch let refusal as Refusal {
      throw Refusal.item(item, of: list, refusal)
    } catch let error as ValueError {
      throw Refusal.item(item, of: list, .value(error))
    }
  }
}
