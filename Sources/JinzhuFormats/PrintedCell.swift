internal import Jinzhu

extension Cell {
  /// The value as people read it; `nil` where there is none.
  func printed(in style: Style) -> String? {
    switch self {
    case .none: nil
    case .text(let text): text.printable
    case .term(_, let words): words.text(in: style.language).printable
    case .wan(let money, let places): money.wan(places: places)
    case .money(let money): style.unit == .yuan ? money.grouped : money.wan
    case .ratio(let ratio): ratio.percent
    case .multiple(let ratio): ratio.multiple(in: style.language)
    case .rate(let rate): rate.printed
    case .count(let count): grouped(count)
    case .day(let day): day.description
    case .flag(let flag): (flag ? Words("是", "yes") : Words("否", "no")).text(in: style.language)
    }
  }

  /// Whether the value lines up on the right; `nil` where there is no value to line up.
  var isNumeric: Bool? {
    switch self {
    case .none, .open, .notApplicable: nil
    case .money, .wan, .ratio, .multiple, .rate, .count: true
    case .text, .term, .day, .flag: false
    }
  }

  var isMoney: Bool {
    guard case .money = self else { return false }
    return true
  }
}

/// A count with a comma before every three digits.
private func grouped(_ count: Int) -> String {
  let digits = String(count.magnitude)
  var text = count < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.utf8.count - index) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return text
}

extension Ratio {
  /// So many times, with two decimals, halves away from zero: `8.25 倍`, `8.25×`.
  func multiple(in language: Language) -> String {
    let size = denominator.magnitude
    var (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: size)
    var hundredths: UInt128
    (hundredths, rest) = size.dividingFullWidth(rest.multipliedFullWidth(by: 100))
    if rest >= size - rest { hundredths += 1 }
    if hundredths == 100 { (whole, hundredths) = (whole + 1, 0) }
    let sign = numerator < 0 && (whole, hundredths) != (0, 0) ? "-" : ""
    let number = "\(sign)\(whole)." + (hundredths < 10 ? "0" : "") + "\(hundredths)"
    return number + Words(" 倍", "×").text(in: language)
  }
}
