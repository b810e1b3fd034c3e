import Foundation
import Testing

/// What bad input gets (domain §8): a message that names file, line and field, exit status 1, and
/// the book exactly as it was.
struct BadInputTests {
  /// One bad event: what stands before it, the event, and what must be said of it.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// More of the charter.
    var charter = ""
    /// Events that stand.
    var before = ""
    let event: String
    /// The field named after file and line; empty for none.
    let field: String
    let en: String
    let zh: String

    var testDescription: String { name }
  }

  @Test(arguments: form + speech + time + holdings + conduct + limits)
  func `bad input is refused and leaves no trace`(bad: Case) throws {
    let program = try Program.fund(charter: bad.charter)
    if !bad.before.isEmpty { try program.record(bad.before) }
    let before = try program.book()
    try program.write("\n" + bad.event + "\n", to: "bad.jsonl")
    let place = "bad.jsonl:2:" + (bad.field.isEmpty ? " " : bad.field + ": ")

    let english = try program.run("record", "bad.jsonl")
    #expect(english.status == 1)
    #expect(english.output == "")
    #expect(english.words.contains(place), "\(english.words)")
    #expect(english.words.contains(bad.en), "\(english.words)")

    let chinese = try program.run("record", "bad.jsonl", lang: "zh")
    #expect(chinese.status == 1)
    #expect(chinese.words.contains(place), "\(chinese.words)")
    #expect(chinese.words.contains(bad.zh), "\(chinese.words)")

    #expect(try program.book() == before)
  }

  static let form = [
    Case(
      name: "unknown kind",
      event: #"{"kind":"guarantee.isue","date":"2018-02-01"}"#, field: "kind",
      en: "no event kind `guarantee.isue`", zh: "没有“guarantee.isue”这种事项"),
    Case(
      name: "unknown field",
      event:
        #"{"kind":"capital.pay","date":"2018-02-01","member":"M01","amount":"1","colour":"red"}"#,
      field: "colour", en: "has no field `colour`", zh: "没有字段“colour”"),
    Case(
      name: "missing field",
      event: #"{"kind":"capital.pay","date":"2018-02-01","member":"M01"}"#,
      field: "amount", en: "the field `amount` is missing", zh: "缺少必填字段“amount”"),
    Case(
      name: "amount of zero",
      event: #"{"kind":"capital.pay","date":"2018-02-01","member":"M01","amount":"0.00"}"#,
      field: "amount", en: "0.00 is not above zero", zh: "金额 0.00 不大于零"),
    Case(
      name: "amount below zero",
      event: #"{"kind":"capital.pay","date":"2018-02-01","member":"M01","amount":"-5.00"}"#,
      field: "amount", en: "-5.00 is not above zero", zh: "金额 -5.00 不大于零"),
    Case(
      name: "amount of half a fen",
      event: #"{"kind":"capital.pay","date":"2018-02-01","member":"M01","amount":"1.005"}"#,
      field: "amount", en: "more than two decimals", zh: "小数超过两位"),
    Case(
      name: "amount one fen past the limit of 10^15 fen",
      event:
        #"{"kind":"capital.pay","date":"2018-02-01","member":"M01","amount":"10000000000000.01"}"#,
      field: "amount", en: "above 10,000,000,000,000.00 yuan", zh: "超过 10,000,000,000,000.00 元"),
    Case(
      name: "amount as a bare number",
      event: #"{"kind":"capital.pay","date":"2018-02-01","member":"M01","amount":5}"#,
      field: "amount", en: "a bare number", zh: "数字未加引号"),
    Case(
      name: "null",
      event: #"{"kind":"capital.pay","date":"2018-02-01","member":null,"amount":"1"}"#,
      field: "member", en: "null is refused", zh: "不接受 null"),
    Case(
      name: "duplicate key",
      event:
        #"{"kind":"capital.pay","date":"2018-02-01","member":"M01","member":"M02","amount":"1"}"#,
      field: "member", en: "given twice", zh: "重复"),
    Case(
      name: "coverage above 100 %",
      event: #"""
        {"kind":"guarantee.issue","date":"2018-02-01","guarantee":"D1","borrower":"M01","bank":"B01","principal":"100","due":"2019-02-01","coverage":"100.000001%"}
        """#, field: "coverage", en: "is above 100%", zh: "超过 100%"),
    Case(
      name: "rate below zero",
      event: #"""
        {"kind":"guarantee.issue","date":"2018-02-01","guarantee":"D1","borrower":"M01","bank":"B01","principal":"100","due":"2019-02-01","feeRate":"-1‰"}
        """#, field: "feeRate", en: "is not a rate", zh: "不是费率或比例"),
    Case(
      name: "date that does not exist",
      event: #"{"kind":"capital.pay","date":"2018-02-29","member":"M01","amount":"1"}"#,
      field: "date", en: "`2018-02-29` is not in the calendar", zh: "没有“2018-02-29”这一天"),
    Case(
      name: "entries that do not balance",
      event: #"""
        {"kind":"voucher.post","date":"2018-02-01","lines":[{"account":"operatingExpense","debit":"100.00"},{"account":"cash","credit":"99.99"}]}
        """#, field: "", en: "debit 100.00, credit 99.99", zh: "借方 100.00，贷方 99.99"),
  ]

  static let speech = [
    Case(
      name: "unknown party",
      event: #"{"kind":"capital.pay","date":"2018-02-01","member":"M99","amount":"1"}"#,
      field: "member", en: "no party `M99`", zh: "没有往来方“M99”"),
    Case(
      name: "party of another role",
      event: #"{"kind":"capital.pay","date":"2018-02-01","member":"B01","amount":"1"}"#,
      field: "member", en: "`B01` is a bank", zh: "“B01”是银行"),
    Case(
      name: "unknown guarantee",
      event: #"{"kind":"loan.repay","date":"2018-02-01","guarantee":"D9","amount":"1"}"#,
      field: "guarantee", en: "no guarantee `D9`", zh: "没有担保合同“D9”"),
    Case(
      name: "ref with other content",
      event:
        #"{"kind":"capital.pay","date":"2018-01-05","member":"M01","amount":"8000000.01","ref":"cap-1"}"#,
      field: "ref", en: "belongs to event 8", zh: "已被第 8 号事项使用"),
    Case(
      name: "account with a sub-ledger in a voucher",
      event: #"""
        {"kind":"voucher.post","date":"2018-02-01","lines":[{"account":"paidInCapital","debit":"1.00"},{"account":"cash","credit":"1.00"}]}
        """#, field: "", en: "moves through its own events", zh: "只能由其专门事项变动"),
  ]

  static let time = [
    Case(
      name: "date after today",
      event: #"{"kind":"capital.pay","date":"2019-07-01","member":"M01","amount":"1"}"#,
      field: "date", en: "2019-07-01 is after today, 2019-06-30", zh: "晚于今天 2019-06-30"),
    Case(
      name: "date in a closed period",
      before: #"{"kind":"period.close","date":"2018-01-31","period":"2018-01"}"#,
      event: #"{"kind":"capital.pay","date":"2018-01-31","member":"M01","amount":"1"}"#,
      field: "date", en: "closed period 2018-01", zh: "已结账期间 2018-01"),
    Case(
      name: "party before it was added",
      event: #"{"kind":"capital.pay","date":"2018-01-01","member":"M01","amount":"1"}"#,
      field: "member", en: "no party `M01` on 2018-01-01", zh: "2018-01-01 没有往来方“M01”"),
    Case(
      name: "repayment before the issue", before: Program.issue,
      event: #"{"kind":"loan.repay","date":"2018-01-31","guarantee":"D1","amount":"1"}"#,
      field: "date", en: "later than 2018-01-31", zh: "不能再记 2018-01-31 的事项"),
  ]
}
