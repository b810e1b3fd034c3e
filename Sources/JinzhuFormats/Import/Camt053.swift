internal import Jinzhu

/// Reads ISO 20022 bank statements, camt.053 of any version: booked entries and balances.
public enum Camt053 {
  /// The statements of a document, in its order.
  ///
  /// - Parameter file: its name, for errors.
  /// - Throws: `ReadingError`, or `ValueError` for a day or an amount.
  public static func statements(of bytes: [UInt8], named file: String) throws -> [StatementSource] {
    let root = try XMLElement(bytes, named: file, keeping: ["Ccy"])
    guard let all = root["BkToCstmrStmt"]?.all("Stmt"), !all.isEmpty else {
      throw ReadingError.notStatement(root.name)
    }
    return try all.map { try statement($0, named: file) }
  }

  private static func statement(
    _ element: XMLElement, named file: String
  ) throws -> StatementSource {
    var source = StatementSource(
      file: file, first: try day(element["FrToDt"], "FrDt", "FrDtTm"),
      last: try day(element["FrToDt"], "ToDt", "ToDtTm"), opening: nil,
      currency: element["Acct", "Ccy"]?.word, lines: [])
    source.account =
      element["Acct", "Id", "IBAN"]?.word ?? element["Acct", "Id", "Othr", "Id"]?.word
    for balance in element.all("Bal") {
      let code = balance["Tp", "CdOrPrtry", "Cd"]?.word
      let on = try day(balance["Dt"], "Dt", "DtTm")
      switch code {
      case "OPBD", "PRCD": source.opening = try source.opening ?? signed(balance)
      case "CLBD":
        source.closing = try source.closing ?? signed(balance)
        source.last = source.last ?? on
      default: continue
      }
      source.currency = balance["Amt"]?.attributes["Ccy"] ?? source.currency
    }
    for (index, entry) in element.all("Ntry").enumerated() {
      let status = entry["Sts", "Cd"]?.word ?? entry["Sts"]?.word
      guard status == nil || status == "BOOK" else { continue }
      source.lines.append(try line(entry, number: index + 1))
      source.currency = source.currency ?? entry["Amt"]?.attributes["Ccy"]
    }
    source.lines = source.lines.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }.map(\.element)
    source.last = source.last ?? source.lines.last?.day
    return source
  }

  private static func line(_ entry: XMLElement, number: Int) throws -> StatementSource.Line {
    guard let booked = try day(entry["BookgDt"], "Dt", "DtTm") ?? day(entry["ValDt"], "Dt", "DtTm")
    else { throw ReadingError.notStatement("Ntry \(number): BookgDt") }
    let details = entry["NtryDtls", "TxDtls"]
    let amount = try signed(entry)
    let isIn = amount.isPositive
    let parties = details?["RltdPties"]
    let side = isIn ? parties?["Dbtr"] : parties?["Cdtr"]
    let ends = details?["Refs", "EndToEndId"]?.word.flatMap { $0 == "NOTPROVIDED" ? nil : $0 }
    let texts = [
      ("reference", ends ?? entry["AcctSvcrRef"]?.word ?? entry["NtryRef"]?.word),
      ("counterparty", side?["Nm"]?.word ?? side?["Pty", "Nm"]?.word),
      ("text", details?["RmtInf", "Ustrd"]?.word ?? entry["AddtlNtryInf"]?.word),
    ]
    return StatementSource.Line(
      row: number, day: booked, amount: amount,
      texts: texts.compactMap { name, text in text.map { (name, $0) } })
  }

  /// A credit adds to the account, and a reversal turns it round.
  private static func signed(_ element: XMLElement) throws -> Money {
    guard let text = element["Amt"]?.word else { throw ReadingError.notStatement("Amt") }
    // Up to five decimals are written; the fund's currency has two.
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let plain = parts.count == 2 ? "\(parts[0]).\(parts[1].trimmingZeros)" : text
    let amount = try Money(parsing: plain.hasSuffix(".") ? String(plain.dropLast()) : plain)
    let isIn: Bool
    switch element["CdtDbtInd"]?.word {
    case "CRDT": isIn = true
    case "DBIT": isIn = false
    default: throw ReadingError.notStatement("CdtDbtInd")
    }
    // The sign already says that an entry is a reversal: the indicator is that of the reversal.
    return isIn ? amount : try -amount
  }

  private static func day(_ element: XMLElement?, _ names: String...) throws -> Day? {
    guard let text = names.lazy.compactMap({ element?[$0]?.word }).first else { return nil }
    return try Day(parsing: String(text.prefix(10)))
  }
}

extension Substring {
  /// Without zeros at the end beyond the second place.
  fileprivate var trimmingZeros: Substring {
    var rest = self
    while rest.count > 2, rest.last == "0" { rest.removeLast() }
    return rest
  }
}
