import Jinzhu

@testable import JinzhuStore

/// Books that the tests of the store share.
enum Ledgers {
  static var now: Instant { get throws { try Instant(parsing: "2030-06-30T04:00:00Z") } }

  /// Events after the county's first 13 that leave no table of the book empty.
  static let lines: [String] = """
    2018-01-06 agreement.sign bank=B01 coverage=80% marginRate=1% line=90000000
    2018-01-06 margin.place bank=B01 amount=500000
    2018-02-01 guarantee.issue guarantee=D1 borrower=M01 principal=1000000.05 due=2019-02-01 \
    reguarantor=R01 reguaranteeShare=30% feeRate=0.7‰ counterGuarantee=猪舍
    2018-02-02 guarantee.issue guarantee=D2 borrower=F01 principal=300000 due=2018-08-01
    2018-02-03 fee.receive guarantee=D1 amount=100
    2018-03-01 deposit.receive guarantee=D1 amount=5000
    2018-04-01 loan.repay guarantee=D2 amount=100000.33
    2018-05-01 loan.overdue guarantee=D1
    2018-05-02 guarantee.classify guarantee=D1 class=loss
    2018-06-01 default.compensate guarantee=D1 principal=1000000.05 interest=1234.56
    2018-06-02 deposit.apply guarantee=D1 amount=5000
    2018-06-03 joint.call guarantee=D1 amount=90000
    2018-06-04 joint.pay guarantee=D1 member=M02 amount=1000
    2018-06-05 reguarantee.claim guarantee=D1 amount=1000
    2018-07-01 loss.writeOff guarantee=D1 amount=200000
    2018-07-02 recovery.receive guarantee=D1 amount=5000
    2018-07-03 party.sanction party=M01 reason=逾期
    2018-07-04 party.update party=M04 name=新名 size=small related=M02
    2018-07-05 party.sanction party=M04 reason=误
    2018-07-06 event.reverse event=32 reason=录错
    2018-07-07 party.reinstate party=M01 reason=还清
    2018-07-08 balance.assert account=cashOnHand amount=0
    2018-07-09 balance.assert account=cashOnHand amount=0
    2018-07-10 event.reverse event=36 reason=重复
    2018-12-31 period.close period=2018-11
    2018-12-31 period.close period=2018
    2018-12-31 period.reopen period=2018 reason=调账
    2018-12-31 guarantee.release guarantee=D2
    """.split(separator: "\n").map(String.init)

  /// A fund in which everything has happened that has a table of its own.
  static func everything() throws -> TestBook {
    let test = try TestBook.free()
    for line in lines { try test.tell(line) }
    return test
  }
}
