"""What goes wrong: three downturns of the pig price, and what the fund does about each default.

Every script is told its guarantee on the day the loan stops being paid, and yields days to wait.
"""

import collections
import datetime
import pathlib
import re
import sys
from fractions import Fraction

from .cast import WAN
from .exact import half_up, plus_months


def interest_on(principal, days):
    return half_up(Fraction(principal * 6 * days, 36000))


def compensate(story, guarantee, source="cash", days=100):
    principal = guarantee.balance
    paid = guarantee.share + half_up(guarantee.coverage * interest_on(principal, days))
    if source == "margin" and story.fund.held("marginAtBank", guarantee.bank) < paid:
        source = "cash"
    story.fund.default_compensate(guarantee, principal, interest_on(principal, days), source)
    if guarantee.deposit:
        story.fund.deposit_apply(guarantee, min(guarantee.deposit, guarantee.cr))
    if guarantee.fee_due:
        story.fund.fee_write_off(guarantee, guarantee.fee_due)


def group_pays(story, guarantee, percent):
    """A call on the group: most pay, one is let off a part."""
    fund = story.fund
    parts = fund.joint_call(guarantee, guarantee.cr * percent // 100)
    yield 25
    for index, (member, part) in enumerate(sorted(parts.items())):
        if index == 1:
            fund.joint_cancel(guarantee, member, part // 3)
            part -= part // 3
        fund.joint_pay(guarantee, member, part)


def write_off(story, guarantee):
    """The loss through the waterfall; then the members make good what they carry."""
    fund = story.fund
    fund.loss_write_off(guarantee, guarantee.cr)
    yield 30
    for member, carried in sorted(fund.of_members("memberRiskShare").items()):
        number = int(member[1:])
        if carried <= 0 or number % 4 == 3:
            continue  # set off against the next dividend
        if number % 4 == 2 and fund.held("paidInCapital", member) > 20 * carried:
            fund.share_absorb(member, carried)
        else:
            fund.share_pay(member, carried if number % 4 else carried // 2)


def give_back(story, guarantee):
    """Pays what a recovery owes to group, re-guarantor and members."""
    fund = story.fund
    for who, amount in sorted(fund.of_members("returnPayable").items()):
        party, code = who.split()
        if code == guarantee.code:
            fund.return_pay(guarantee, party, amount)
    for member, carried in sorted(fund.of_members("memberRiskShare").items()):
        if carried < 0:
            fund.share_refund(member, -carried)


# The scripts


def late_but_paid(story, guarantee):
    """An instalment missed and made up for; the rest comes when the pigs are sold."""
    fund = story.fund
    fund.loan_overdue(guarantee)
    yield 40
    if fund.day <= guarantee.due:
        fund.loan_cure(guarantee)
        yield 3
    fund.loan_repay(guarantee, guarantee.balance, memo="卖猪回款，还清")


def classified(story, guarantee):
    """Not overdue yet, but the herd is sick: a class by hand, and back to automatic."""
    fund = story.fund
    fund.write("guarantee.classify", guarantee=guarantee.code, class_="substandard")
    yield 120
    fund.write("guarantee.classify", guarantee=guarantee.code, class_="auto")
    fund.loan_repay(guarantee, guarantee.balance)


def paid_by_group(story, guarantee):
    """Group first, the collateral brings it all back: the payers get their money returned."""
    fund = story.fund
    fund.deposit_receive(guarantee, guarantee.principal // 20)
    yield 20
    fund.loan_overdue(guarantee, since=fund.day)
    yield 70
    compensate(story, guarantee)
    yield 20
    yield from group_pays(story, guarantee, 60)
    yield 120
    fund.recovery_cost(guarantee, 12_800_00, "评估、诉讼费用")
    yield 60
    fund.recovery_receive(guarantee, guarantee.paid, "collateral",
                          bank_part=part_of_bank(guarantee))
    yield 10
    pass_on(story)
    give_back(story, guarantee)


def pass_on(story):
    """What was received for the bank goes to the bank."""
    held = story.fund.held("otherPayable")
    if held:
        story.fund.voucher("otherPayable", "cash", held, "转付银行应得的追偿款")


def part_of_bank(guarantee):
    """What the bank bears itself and gets back with the fund."""
    rest = 1 - guarantee.coverage
    return half_up(rest / guarantee.coverage * guarantee.paid / 2) or None


def merged(assumer):
    """兼并: a stronger member takes the farm and its loan over before the fund has to pay."""
    def script(story, guarantee):
        fund = story.fund
        fund.loan_overdue(guarantee)
        yield 35
        fund.workout_assume(guarantee, assumer, "整场兼并，承接贷款")
        fund.guarantee_extend(guarantee, plus_months(max(guarantee.due, fund.day), 6),
                              memo="兼并后展期", override="股东会决议：承接人合并计算后暂超单户限额")
        fund.loan_cure(guarantee)
        fund.fee_receive(guarantee, guarantee.fee_due)
        leave(story, guarantee.borrower, assumer)
        yield 150
        fund.loan_repay(guarantee, guarantee.balance, memo="承接人还清")
    return script


def merged_after_paying(assumer):
    """兼并 after the fund had to pay: the assumer works the receivable off."""
    def script(story, guarantee):
        fund = story.fund
        fund.loan_overdue(guarantee)
        yield 80
        compensate(story, guarantee, source="margin")
        yield 30
        if guarantee.reguarantor:
            yield from reguaranteed(story, guarantee)
        fund.workout_assume(guarantee, assumer, "整场兼并，承接代偿款")
        leave(story, guarantee.borrower, assumer)
        for _ in range(3):
            yield 85
            part = guarantee.cr // 3 // WAN * WAN
            if part:
                fund.recovery_receive(guarantee, part, "guarantor")
        yield 60
        fund.recovery_receive(guarantee, guarantee.cr, "guarantor")
    return script


def leave(story, farm, assumer):
    """A merged farm's capital goes to the farm that took it over."""
    fund = story.fund
    fund.parties[farm]["left"] = True
    if fund.held("paidInCapital", farm):
        fund.capital_transfer(farm, assumer, fund.held("paidInCapital", farm))


def reguaranteed(story, guarantee):
    """The re-guarantor's part: claimed, a little of it rejected, received."""
    fund = story.fund
    claim = half_up(guarantee.reguarantee_share * guarantee.paid)
    fund.reguarantee_claim(guarantee, claim)
    yield 40
    rejected = interest_on(claim, 30)
    fund.reguarantee_reject(guarantee, rejected)
    fund.reguarantee_receive(guarantee, claim - rejected)


def lost(recovered_later):
    """The long way: capital forfeited, pigsties taken and sold, the rest written off."""
    def script(story, guarantee):
        fund, farm = story.fund, guarantee.borrower
        fund.guarantee_extend(guarantee, plus_months(guarantee.due, 1))
        yield 25
        fund.loan_overdue(guarantee)
        yield 60
        compensate(story, guarantee, source="margin")
        fund.party_sanction(farm, "逾期未还，转移存栏")
        yield 30
        if guarantee.reguarantor:
            yield from reguaranteed(story, guarantee)
            yield 5
        capital = fund.held("paidInCapital", farm)
        fund.capital_forfeit(guarantee, min(capital, guarantee.cr // 2))
        yield 40
        taken = guarantee.cr // 4 // WAN * WAN
        fund.asset_take(guarantee, taken, taken + taken // 10)
        yield 90
        fund.recovery_cost(guarantee, 8_600_00, "拍卖费用")
        fund.asset_sell(guarantee, taken, taken * 7 // 10)
        yield 60
        fund.recovery_receive(guarantee, guarantee.cr // 5, "collateral")
        yield 90
        yield from write_off(story, guarantee)
        if recovered_later:
            yield 380
            fund.recovery_receive(guarantee, guarantee.written_off * recovered_later // 100,
                                  "borrower")
            yield 20
            give_back(story, guarantee)
        if guarantee.loss == 0:
            fund.party_reinstate(farm, "欠款全部清偿")
    return script


def sold_with_gain(story, guarantee):
    """The taken herd sells for more than it was taken for."""
    fund = story.fund
    fund.loan_overdue(guarantee)
    yield 75
    compensate(story, guarantee)
    yield 30
    taken = guarantee.cr * 2 // 3 // WAN * WAN
    fund.asset_take(guarantee, taken, taken)
    yield 100
    fund.asset_sell(guarantee, taken, taken * 5 // 4)
    yield 45
    if guarantee.cr:
        fund.recovery_receive(guarantee, guarantee.cr, "subsidy")


def culled(story, guarantee):
    """African swine fever: the loan is extended by policy, part of the fee waived."""
    fund = story.fund
    fund.loan_overdue(guarantee)
    yield 20
    fund.guarantee_extend(guarantee, plus_months(max(guarantee.due, fund.day), 6),
                          memo="非洲猪瘟，政策性展期")
    fund.fee_waive(guarantee, guarantee.fee_due, "非洲猪瘟减免")
    yield 60
    fund.loan_cure(guarantee)
    yield 90
    fund.loan_repay(guarantee, guarantee.balance)


def paid_by_subsidy(story, guarantee):
    fund = story.fund
    fund.loan_overdue(guarantee)
    yield 65
    compensate(story, guarantee)
    yield 120
    fund.recovery_receive(guarantee, guarantee.cr, "subsidy", bank_part=part_of_bank(guarantee))
    yield 7
    pass_on(story)


def still_open(story, guarantee):
    """Compensated, partly recovered, and not settled when the story ends."""
    fund = story.fund
    fund.loan_overdue(guarantee)
    yield 60
    compensate(story, guarantee)
    yield 200
    fund.recovery_receive(guarantee, guarantee.cr // 4, "borrower")
    yield 20000


def still_overdue(story, guarantee):
    story.fund.loan_overdue(guarantee)
    yield 20000


# When and to whom: the first fall of the price 2009-10, the second 2013-15, the third from 2018.
TROUBLES = [
    ("2009-04-20", "M05", paid_by_group), ("2009-06-10", "F03", merged("M06")),
    ("2009-09-15", "M08", lost(recovered_later=60)), ("2010-02-20", "M11", late_but_paid),
    ("2013-05-06", "M03", classified), ("2013-12-09", "M13", merged_after_paying("M10")),
    ("2014-03-17", "M09", lost(recovered_later=100)), ("2014-04-21", "F07", paid_by_subsidy),
    ("2014-06-09", "M12", late_but_paid), ("2015-03-23", "M04", paid_by_group),
    ("2018-06-11", "M20", lost(recovered_later=35)), ("2018-10-15", "M18", culled),
    ("2019-01-21", "F11", merged("M22")), ("2019-03-11", "M24", paid_by_subsidy),
    ("2019-04-08", "M11", sold_with_gain), ("2021-09-13", "M17", merged_after_paying("M15")),
    ("2021-11-22", "M21", lost(recovered_later=0)), ("2022-04-18", "M12", paid_by_group),
    ("2023-05-15", "F14", culled), ("2023-11-20", "M07", late_but_paid),
    ("2024-05-20", "M18", lost(recovered_later=0)), ("2024-11-18", "M23", still_open),
    ("2025-08-11", "F16", still_overdue),
]


def start(story):
    for day, customer, script in TROUBLES:
        story.start(trouble(story, customer, script), datetime.date.fromisoformat(day))
    for process, day in ((retirement, "2011-01-17"), (mistakes, "2011-05-16"),
                         (sanction, "2012-08-13"), (growth, "2016-03-21"),
                         (rescue, "2019-07-15")):
        story.start(process(story), datetime.date.fromisoformat(day))


def trouble(story, customer, script):
    """Waits until the customer has a loan worth the trouble, and lets the script have it."""
    while True:
        live = [g for g in story.fund.guarantees.values()
                if g.obligor == customer and g.balance and not g.scripted
                and not g.is_overdue(story.fund.day) and g.start < story.fund.day]
        if live:
            break
        yield 6
    guarantee = max(live, key=lambda g: g.balance)
    guarantee.scripted = True
    yield from script(story, guarantee)
    if guarantee.deposit:
        story.fund.deposit_return(guarantee, guarantee.deposit)
    guarantee.settled = True


def retirement(story):
    """A member without group or farmers takes his capital out, in a year without open defaults."""
    fund = story.fund
    fund.parties["M14"]["left"] = True
    while any(g.balance for g in fund.guarantees.values() if g.obligor == "M14") or \
            fund.compensation_balance or fund.held("memberRiskShare", "M14") > 0:
        yield 14
    fund.capital_withdraw("M14", fund.held("paidInCapital", "M14"))


def mistakes(story):
    """Errors, and their correction: the wrong line is reversed in red, the right one recorded."""
    fund = story.fund
    yield 1
    guarantee = fund.guarantee_issue(
        story.code(), "M02", "B01", 10 * WAN, plus_months(fund.day, 6), Fraction(1),
        ref="凭单-2011-117")
    yield 1
    fund.event_reverse("凭单-2011-117", "合同金额录错，应为 11 万元")
    fee = guarantee.fee_due
    fund.post(("feeIncome", guarantee.code), ("feeReceivable", guarantee.code), fee)
    fund.earn(guarantee, -fee)
    guarantee.balance = guarantee.fee_due = 0
    guarantee = fund.guarantee_issue(
        story.code(), "M02", "B01", 11 * WAN, plus_months(fund.day, 6), Fraction(1),
        memo="更正凭单-2011-117")
    fund.fee_receive(guarantee, 35_800, ref="凭单-2011-118")
    yield 2
    fund.event_reverse("凭单-2011-118", "金额录错，应为 385 元")
    fund.post(("feeReceivable", guarantee.code), ("cash", ""), 35_800)
    guarantee.fee_due += 35_800
    fund.fee_receive(guarantee, guarantee.fee_due)
    yield 100
    fund.loan_repay(guarantee, guarantee.balance)


def sanction(story):
    fund = story.fund
    fund.party_sanction("M16", "虚报存栏")
    yield 150
    fund.party_reinstate("M16", "已整改，股东会同意恢复")


def growth(story):
    """Farms grow out of their size, and two become related."""
    fund = story.fund
    fund.party_update("M02", size="medium")
    fund.party_update("M05", size="small")
    yield 30
    fund.party_update("M24", related="M19", name="鹭鸶洲生态养殖")


def rescue(story):
    """A guarantee against the rule, with the reason on record."""
    fund = story.fund
    customer = "M11"
    while fund.is_clear(customer) and fund.day < datetime.date(2019, 12, 1):
        yield 7
    guarantee = fund.guarantee_issue(
        story.code(), customer, "B01", 30 * WAN, plus_months(fund.day, 6), Fraction(4, 5),
        override="股东会决议 2019-7：复养纾困贷款", memo="非洲猪瘟后复养")
    fund.fee_receive(guarantee, guarantee.fee_due)
    yield 150
    fund.loan_repay(guarantee, guarantee.balance)


def count(fund):
    """Says what the story holds; fails when an event kind of the program is missing from it."""
    kinds = collections.Counter(line["kind"] for line in fund.lines)
    issued = [line for line in fund.lines if line["kind"] == "guarantee.issue"]
    total = sum(int(line["principal"].replace(".", "")) for line in issued)
    paid = sum(guarantee.paid for guarantee in fund.guarantees.values())
    lost_ = sum(guarantee.written_off for guarantee in fund.guarantees.values())
    print(f"{len(fund.lines)} events, {len(kinds)} kinds; {len(issued)} guarantees of "
          f"{total // 100:,} yuan; {paid // 100:,} paid for members, {lost_ // 100:,} written off",
          file=sys.stderr)
    source = pathlib.Path(__file__).parents[3] / "Sources/Jinzhu/Events/EventKind.swift"
    known = re.findall(r'case \w+ = "([a-z]+\.[a-zA-Z]+)"', source.read_text(encoding="utf-8"))
    # Forms are filed from a whole book, bank statements are files of a bank's, standing vouchers are
    # posted by the program, and a fund that moves in is another story.
    others = {"filing.submit", "bank.statement", "bank.match", "standing.set", "standing.end", "book.open",
              "draft.submit", "draft.approve", "draft.reject"}
    missing = [kind for kind in known if kind not in kinds and kind not in others]
    if missing:
        sys.exit(f"never recorded: {' '.join(missing)}")
