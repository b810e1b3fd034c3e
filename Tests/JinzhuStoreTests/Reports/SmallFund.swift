internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// The county's fund with four guarantees, for figures worked out by hand.
///
/// D1: 1,000,000.00 for M01 at 7‰ a year for two years, 400,000.00 repaid. D2: 500,000.00 for F01
/// at 80 %, due 2019-02-01, never repaid. D3: 300,000.00 for M02, compensated on 2018-12-01, then
/// 100,000.00 called from M01 and M03. D4: 100,000.00 for M04. A voucher of two debits and two
/// credits, and a payment of capital that is reversed.
enum SmallFund {
  static func book(_ keys: String = "") throws -> TestBook {
    let book = try TestBook.county(keys)
    try book.issue(
      "D1", to: "M01", "1000000", on: "2018-03-01", ["feeRate": "7‰", "due": "2020-03-01"])
    try book.issue("D2", to: "F01", "500000", on: "2018-04-01", ["coverage": "80%", "bank": "B02"])
    try book.issue("D3", to: "M02", "300000", on: "2018-05-01", ["due": "2018-11-01"])
    try book.record("loan.repay", "2018-09-01", ["guarantee": "D1", "amount": "400000"])
    try book.record("default.compensate", "2018-12-01", ["guarantee": "D3", "principal": "300000"])
    try book.record("joint.call", "2018-12-10", ["guarantee": "D3", "amount": "100000"])
    try book.record(
      "voucher.post", "2018-12-20",
      [
        "memo": "杂项",
        "lines": """
        [{"account": "operatingExpense", "debit": "100"},
         {"account": "otherExpense", "debit": "50"},
         {"account": "cash", "credit": "120"}, {"account": "interestIncome", "credit": "30"}]
        """,
      ])
    try book.record(
      "capital.pay", "2018-12-21", ["member": "M04", "amount": "1000", "ref": "wrong"])
    try book.record("event.reverse", "2018-12-22", ["event": "wrong", "reason": "重复"])
    try book.issue("D4", to: "M04", "100000", on: "2019-01-10", ["due": "2020-01-10"])
    return book
  }
}

extension TestBook {
  /// A report of the book; `TestBook.today` is the day everything was recorded on.
  func report(
    _ name: String, on day: String? = nil, period: String? = nil,
    _ ask: (inout Snapshot) throws -> Void = { _ in }
  ) throws -> Printed {
    try book.report(name, on: day, period: period, now: "2030-06-30T04:00:00Z", ask)
  }
}
