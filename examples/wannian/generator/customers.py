"""A customer's business: borrow, pay the fee, raise pigs, repay, borrow again."""

import datetime

from .cast import WAN
from .exact import half_up, plus_months

DAY = datetime.timedelta(1)
LAST = datetime.date(2025, 12, 31)

# How much of its room a farm borrows: the pig-price cycle, in percent. Lean years are dear ones.
APPETITE = {2008: 99, 2009: 80, 2010: 95, 2011: 110, 2012: 115, 2013: 105, 2014: 95, 2015: 105,
            2016: 120, 2017: 120, 2018: 110, 2019: 90, 2020: 120, 2021: 120, 2022: 100, 2023: 100,
            2024: 110, 2025: 110}


def customer_life(story, customer):
    """Borrow, pay the fee, raise pigs, repay, borrow again."""
    fund, dice = story.fund, story.dice
    while fund.day < LAST and not fund.parties[customer].get("left"):
        guarantee = borrow(story, customer) if fund.is_clear(customer) else None
        if guarantee is None:
            yield 30 + dice.randrange(30)
            continue
        late = story.chance(25) and fund.day.day > 25 and fund.day.month < 12
        if late and (fund.day + DAY).month == fund.day.month:
            paid_on = fund.day + DAY
            yield plus_months(paid_on.replace(day=1), 1) + 2 * DAY
            fund.fee_receive(guarantee, guarantee.fee_due, day=paid_on)
        elif story.chance(85):
            fund.fee_receive(guarantee, guarantee.fee_due)
        else:
            fund.fee_receive(guarantee, guarantee.fee_due // 2)
            yield 40
            if not guarantee.scripted:
                fund.fee_receive(guarantee, guarantee.fee_due)
        yield from repayment(story, guarantee)
        while guarantee.scripted and not guarantee.settled:
            yield 30
        yield 3 + dice.randrange(20)


def borrow(story, customer):
    """A loan as large as the farm wants and the charter allows; None when that is too little."""
    fund, dice = story.fund, story.dice
    size = fund.parties[customer]["size"]
    bank = dice.choice(sorted(fund.agreements))
    coverage = fund.agreements[bank]["coverage"]
    room = fund.net_assets // (20 if size == "farmer" else 6)
    wish = room * (APPETITE[fund.day.year] - dice.randrange(20)) // 100 // WAN * WAN
    # Up to 200 and 500 (万元), farmers and small firms weigh less: nobody asks for more.
    wish = min(wish, {"farmer": 200, "medium": 750}.get(size, 500) * WAN)
    while wish >= 10 * WAN and not fund.fits(customer, bank, wish, coverage):
        wish = wish * 9 // 10 // WAN * WAN
    if wish < 10 * WAN or fund.day > LAST:
        return None
    months = dice.choice((4, 5, 6, 6, 6, 6, 7, 8, 12, 18))
    product = dice.choice(("workingCapital",) * 5 + ("acceptance",))
    if months > 12:
        product = "fixedAsset"
    if product == "acceptance":
        months = 6
    elif story.chance(8):
        wish -= dice.randrange(WAN)  # the last of several drawdowns is seldom round
    due = story.workday(plus_months(fund.day, months), -DAY)
    extra = {"product": None if product == "workingCapital" else product}
    if size == "farmer" or story.chance(30):
        extra["counterGuarantee"] = dice.choice(("存栏生猪", "猪舍及设备", "家庭成员保证"))
    if fund.parties.get("R01") and wish >= 200 * WAN and bank != "B04":
        extra.update(reguarantor="R01", reguaranteeShare="20%")
    margin = half_up(fund.agreements[bank]["margin"]
                     * (fund.share_at(bank) + half_up(coverage * wish)))
    short = margin - fund.held("marginAtBank", bank)
    if short > 0:
        step = 20 * WAN
        fund.margin_place(bank, -(-short // step) * step)
    guarantee = fund.guarantee_issue(story.code(), customer, bank, wish, due, coverage, **extra)
    guarantee.settled, guarantee.term_months = False, months
    if product == "acceptance" or (size == "farmer" and story.chance(20)):
        fund.deposit_receive(guarantee, wish // 10)
    return guarantee


def repayment(story, guarantee):
    """The usual ways a loan ends, unless a script of troubles.py has taken it over."""
    fund, dice = story.fund, story.dice
    if guarantee.term_months > 12:
        step = guarantee.principal // 4 // WAN * WAN
        for quarter in range(1, guarantee.term_months // 6):
            yield max(fund.day + DAY, story.workday(plus_months(guarantee.start, 6 * quarter)))
            if guarantee.scripted:
                return
            fund.loan_repay(guarantee, step)
    way = dice.randrange(100)
    if way < 3 and guarantee.due > fund.day + 90 * DAY:
        yield story.workday(guarantee.due - 70 * DAY)
        if guarantee.scripted or fund.day >= guarantee.due:
            return
        fund.guarantee_release(guarantee, "改用自有抵押，银行解除担保")
        if way == 0:
            fund.fee_refund(guarantee, 500_00 + dice.randrange(1_000_00), "提前解除，退还部分担保费")
    else:
        early = story.workday(guarantee.due - dice.randrange(12) * DAY)
        if way < 6 and guarantee.due.year < 2025:
            early = story.workday(guarantee.due - 5 * DAY)
        yield max(story.workday(fund.day + DAY), min(early, guarantee.due))
        if guarantee.scripted:
            return
        if 3 <= way < 6 and fund.day <= guarantee.due and guarantee.due.year < 2025:
            fund.guarantee_extend(guarantee, plus_months(guarantee.due, 6))
            fund.fee_receive(guarantee, guarantee.fee_due)
            yield story.workday(guarantee.due - 3 * DAY)
            if guarantee.scripted:
                return
        fund.loan_repay(guarantee, guarantee.balance)
    if guarantee.deposit:
        fund.deposit_return(guarantee, guarantee.deposit)
