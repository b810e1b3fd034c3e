internal import Jinzhu

/// What the figures of a drawing are counted in. Money is drawn in fen, all else in millionths.
enum Quantity: Hashable, Sendable {
  case money
  case fraction
  case times
  case count

  /// What a cell counts; `nil` where it holds no number.
  init?(_ cell: Cell) {
    switch cell {
    case .money, .wan: self = .money
    case .ratio, .rate: self = .fraction
    case .multiple: self = .times
    case .count: self = .count
    case .none, .text, .term, .day, .flag: return nil
    }
  }

  /// Whether both can be drawn against one axis: a ceiling of 10 is one for a leverage of 8.25.
  func goes(with other: Quantity) -> Bool {
    self == other || Set([self, other]) == [.times, .count]
  }

  /// What a mark on an axis says. All marks of an axis are written in the unit that suits the
  /// greatest of them.
  func mark(_ value: Int128, greatest: Int128, in language: Language) -> String {
    if value == 0 { return "0" }
    switch self {
    case .money:
      let unit = Self.units(in: language).first { $0.fen <= greatest }
      return Self.decimal(value, of: unit?.fen ?? 100) + (unit?.name ?? "")
    case .fraction: return Self.decimal(value, of: 10_000) + "%"
    case .times: return Self.decimal(value, of: 1_000_000) + Words("倍", "×").text(in: language)
    case .count: return Self.decimal(value, of: 1_000_000)
    }
  }

  private static func units(in language: Language) -> [(fen: Int128, name: String)] {
    switch language {
    case .zh: [(10_000_000_000, "亿"), (1_000_000, "万")]
    case .en: [(100_000_000_000, " bn"), (100_000_000, " m"), (100_000, " k")]
    }
  }

  /// A value in a unit that is a power of ten, without zeros at the end.
  private static func decimal(_ value: Int128, of unit: Int128) -> String {
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: unit.magnitude)
    var text = (value < 0 ? "-" : "") + String(whole)
    guard rest > 0 else { return text }
    var digits = Substring(String(unit.magnitude + rest).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    text += "." + digits
    return text
  }
}

extension Cell {
  /// The number that is drawn: fen, or millionths; `nil` where there is none, or none that fits.
  var drawn: Int128? {
    switch self {
    case .money(let money), .wan(let money, _): Int128(money.fen)
    case .ratio(let ratio), .multiple(let ratio):
      Self.millionths(ratio.numerator, over: ratio.denominator)
    case .rate(let rate): Self.millionths(Int128(rate.numerator), over: Int128(rate.denominator))
    case .count(let count): Int128(count) * 1_000_000
    case .none, .text, .term, .day, .flag: nil
    }
  }

  private static func millionths(_ above: Int128, over below: Int128) -> Int128? {
    let (product, overflow) = above.multipliedReportingOverflow(by: 1_000_000)
    guard !overflow, product.magnitude < UInt128(1) << 100 else { return nil }
    return product / below
  }
}
