extension Cell {
  /// The value as other programs read it; `nil` where there is none.
  public var machine: String? {
    switch self {
    case .none: nil
    case .text(let text): text
    case .term(let key, _): key
    case .money(let money), .wan(let money, _): money.description
    case .ratio(let ratio), .multiple(let ratio): ratio.description
    case .rate(let rate): rate.description
    case .count(let count): String(count)
    case .day(let day): day.description
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}
