internal import Testing

@testable internal import Jinzhu

/// A fund told in lines: `2019-03-04 default.compensate guarantee=D1 principal=1000.00`.
///
/// Where a line leaves them out, a guarantee is issued at B01 without a fee. A voucher names its
/// accounts as `debited/credited`.
extension TestBook {
  /// The county's fund with a charter that sets no limits, so that a test meets only its own rule.
  static func free(_ keys: String = "") throws -> TestBook {
    try county(
      #""limits": {"enforce": "off"}\#(keys.isEmpty ? "" : ", \(keys)")"#)
  }

  /// Records one event; returns its entry.
  @discardableResult
  func tell(_ line: String) throws -> [String] {
    let (kind, date, fields) = Self.parse(line)
    let rows = try record(kind, date, fields)
    if let code = fields["guarantee"] { try requireConservation(of: code) }
    return rows
  }

  /// Records events, one a line.
  func tell(all lines: String) throws {
    for line in lines.split(separator: "\n") { try tell(String(line)) }
  }

  /// Why an event is refused; `nil` when it was recorded.
  func refusal(_ line: String) throws -> Refusal? {
    let (kind, date, fields) = Self.parse(line)
    return try refusal(kind, date, fields)
  }

  private static func parse(_ line: String) -> (kind: String, date: String, [String: String]) {
    var words = line.split(separator: " ").map(String.init)
    let (date, kind) = (words.removeFirst(), words.removeFirst())
    var fields = kind == "guarantee.issue" ? ["bank": "B01", "feeRate": "0%"] : [:]
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        fields[parts[0]] = parts[1]
      } else {
        let accounts = word.split(separator: "/").map(String.init)
        (fields["debitAccount"], fields["creditAccount"]) = (accounts[0], accounts[1])
      }
    }
    return (kind, date, fields)
  }
}

extension Money {
  /// An amount in whole yuan and fen, for figures worked out by hand.
  static func yuan(_ yuan: Int64, fen: Int64 = 0) -> Money { Money(fen: yuan * 100 + fen) }
}
