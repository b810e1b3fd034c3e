/// Names of sub-accounts that hledger, ledger and beancount all accept, each given once:
/// `1222-应收联保款:M02:D2018-001`.
///
/// beancount is the strictest of the three: a part begins with a capital letter or a digit, and holds
/// letters, digits and hyphens. Whatever else a code has becomes a hyphen, and where two codes would
/// come to the same name, the later one is numbered.
struct LedgerNames {
  let chart: Chart
  let language: Language
  private var given: [SubAccount: String] = [:]
  private var taken: Set<String> = []

  init(chart: Chart, language: Language) { (self.chart, self.language) = (chart, language) }

  /// The name below its root.
  mutating func path(of sub: SubAccount) -> String {
    if let path = given[sub] { return path }
    let (code, words) = sub.account.entry(in: chart)
    var parts = [Self.part(code + "-" + words.text(in: language))]
    parts += [sub.party?.text, sub.guarantee?.text].compactMap { $0 }.map(Self.part)
    // No account is both a sum of others and an account of its own.
    if parts.count == 1, sub.account.dimensions != .none { parts.append("Main") }
    let wanted = parts.joined(separator: ":")
    var (path, number) = (wanted, 1)
    while !taken.insert(path).inserted {
      number += 1
      path = "\(wanted)-\(number)"
    }
    given[sub] = path
    return path
  }

  /// A part of a name, with nothing that any of the three refuses.
  static func part(_ text: String) -> String {
    var part = ""
    for scalar in text.unicodeScalars {
      if isLetterOrDigit(scalar) {
        part.unicodeScalars.append(scalar)
      } else if !part.hasSuffix("-") {
        part.append("-")
      }
    }
    while part.hasSuffix("-") { part.removeLast() }
    guard let first = part.unicodeScalars.first, beginsPart(first) else { return "X-" + part }
    return part
  }

  private static func beginsPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .decimalNumber: true
    default: false
    }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      true
    default: false
    }
  }
}
