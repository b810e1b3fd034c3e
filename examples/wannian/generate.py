#!/usr/bin/env python3
"""Writes the story of a constructed county fund of pig farmers, 2008 to 2025, as event files.

    python3 generate.py            write events-*.jsonl and events-2013.csv
    python3 generate.py --check    exit 1 if the files are not what would be written

Everything happens in processes: Python generators that do something on a day and yield how many
days to wait. The dice are seeded, the bookkeeping is in fund.py, the people in cast.py, the charters are
the YAML files beside this one, and what goes wrong is in troubles.py.
"""

import csv
import datetime
import heapq
import io
import pathlib
import random
import sys
from fractions import Fraction

import troubles
from cast import AGREEMENTS, BANKS, FARMERS, MEMBERS, ROUNDS, WAN
from fund import Fund, as_json, half_up, plus_months
from headers import CHINESE, CHOICES, KINDS

HERE = pathlib.Path(__file__).parent
CSV_YEAR = 2013
LAST = datetime.date(2025, 12, 31)
DAY = datetime.timedelta(1)

# How much of its room a farm borrows: the pig-price cycle, in percent. Lean years are dear ones.
APPETITE = {2008: 99, 2009: 80, 2010: 95, 2011: 110, 2012: 115, 2013: 105, 2014: 95, 2015: 105,
            2016: 120, 2017: 120, 2018: 110, 2019: 90, 2020: 120, 2021: 120, 2022: 100, 2023: 100,
            2024: 110, 2025: 110}


def read_charter(path):
    """The part of YAML that the charters use: records of records, and lists of {a: b, c: d}."""
    charter, part = {}, None
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.split(" #")[0].rstrip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("  - {"):
            pairs = (item.split(": ") for item in line[5:-1].split(", "))
            charter[part] = list(charter[part] or []) + [dict(pairs)]
            continue
        key, _, content = line.strip().partition(":")
        content = content.strip().strip('"')
        if line.startswith("  "):
            charter[part][key] = content
        elif content:
            charter[key] = content
        else:
            part, charter[key] = key, {}
    return charter


class Story:
    """A fund, dice, and the processes that are waiting for their day."""

    def __init__(self, seed):
        self.fund, self.dice = Fund(), random.Random(seed)
        self.waiting, self.started, self.drawdowns = [], 0, {}

    @staticmethod
    def workday(day, step=DAY):
        """The day, or the next one: nobody works at weekends, nor before the old year is closed."""
        while day.weekday() > 4 or (day.month, day.day) < (1, 12):
            day += step
        return day

    def start(self, process, day):
        self.start_exactly(process, self.workday(day))

    def start_exactly(self, process, day):
        self.started += 1
        heapq.heappush(self.waiting, (day, self.started, process, day))

    def run(self, last):
        while self.waiting and self.waiting[0][0] <= last:
            day, _, process, _ = heapq.heappop(self.waiting)
            self.fund.day = day
            step = next(process, None)
            if isinstance(step, datetime.date):
                self.start_exactly(process, max(step, day))
            elif step is not None:
                self.start(process, day + step * DAY)

    def code(self):
        """The next contract number of the year."""
        year = self.fund.day.year
        self.drawdowns[year] = self.drawdowns.get(year, 0) + 1
        return f"D{year}-{self.drawdowns[year]:03d}"

    def chance(self, percent):
        return self.dice.randrange(100) < percent


# The fund's own calendar


def history(story):
    """Charters, banks, capital: what the shareholders' meetings decided."""
    fund, year = story.fund, 2008
    fund.day = datetime.date(2008, 3, 3)
    fund.charter = read_charter(HERE / "charter-2008.yaml")
    join(story, 2008)
    yield 7
    for bank, coverage, margin, line in AGREEMENTS[2008]:
        fund.agreement_sign(bank, coverage, margin, line * WAN)
    fund.cash_transfer("B02", "B01", 100 * WAN)
    yield 3
    for code, *_ in MEMBERS + FARMERS:
        if code in fund.parties and code != "M01":
            story.start(customer_life(story, code), fund.day + story.dice.randrange(60) * DAY)
    for year in range(2009, 2026):
        yield datetime.date(year, 3, 16)
        for month in (3, 4, 5, 9):
            if (year, month) in ROUNDS:
                yield datetime.date(year, month, 20)
                capital_round(story, ROUNDS[year, month])
        if year == 2012:
            fund.party_add("R01", name="示例再担保公司", role="reguarantor")
        newcomers = join(story, year)
        yield 5
        if (HERE / f"charter-{year}.yaml").exists():
            fund.charter_adopt(read_charter(HERE / f"charter-{year}.yaml"))
        for bank, coverage, margin, line in AGREEMENTS.get(year, []):
            fund.agreement_sign(bank, coverage, margin, line * WAN)
        for code in newcomers:
            story.start(customer_life(story, code), fund.day + story.dice.randrange(30) * DAY)
        if year == 2017:
            fund.capital_convert(fund.held("capitalReserve") // WAN * WAN, "capitalReserve")
        if year == 2021:
            fund.capital_convert(fund.held("surplusReserve") // 2 // WAN * WAN, "surplusReserve")


def join(story, year):
    """Adds who joins in a year, and takes the members' capital in."""
    fund, newcomers = story.fund, []
    for code, name, since in BANKS:
        if since == year:
            fund.party_add(code, name=name, role="bank")
    for code, name, size, group, capital, since in MEMBERS:
        if since != year:
            continue
        fund.party_add(code, name=name, role="member", size=size, group=group,
                       trade="生猪养殖", controller="yes" if code == "M01" else None)
        bank = "B02" if since == 2008 and code in ("M06", "M07") else None
        premium = capital * WAN // 20 if since > 2008 else None
        fund.capital_pay(code, capital * WAN, premium, bank)
        newcomers.append(code)
    for code, name, sponsor, since in FARMERS:
        if since == year:
            fund.party_add(code, name=name, role="farmer", sponsor=sponsor, size="farmer",
                           trade="生猪养殖")
            newcomers.append(code)
    return newcomers


def capital_round(story, percent):
    part = Fraction(percent.rstrip("%")) / 100
    for member, paid_in in sorted(story.fund.of_members("paidInCapital").items()):
        if not story.fund.parties[member].get("left"):
            story.fund.capital_pay(member, half_up(part * paid_in / WAN) * WAN)


def quarters(story):
    """Interest on the fund's money, and what running it costs."""
    fund = story.fund
    for year in range(2008, 2026):
        for month in (3, 6, 9, 12):
            if (year, month) == (2008, 3):
                continue
            yield datetime.date(year, month, 20)
            idle = fund.held("cash") + sum(fund.of_members("marginAtBank").values())
            fund.voucher("cash", "interestIncome", idle * 7 // 1000, "存款利息")
            cost = (2 + len(fund.parties) // 12) * WAN + story.dice.randrange(1_000_00)
            bank = "B01" if fund.held("cash", "B01") > cost and year != CSV_YEAR else None
            fund.voucher("operatingExpense", "cash", cost, "工资与办公费", bank=bank)
            tax = fund.held("feeIncome") // 200
            if month == 12 and fund.parties.get("R01"):
                ceded = sum(half_up(g.reguarantee_share * g.share)
                            for g in fund.guarantees.values())
                if ceded:
                    fund.reguarantee_fee("R01", half_up(Fraction(ceded, 200)))
            if tax > 0:
                fund.voucher("taxAndSurcharge", "cash", tax, "税金及附加")
            if (year, month) == (2010, 6):
                fund.voucher("operatingExpense", "cash", 30 * WAN, "防疫物资与办公系统")
            if (year, month) in ((2012, 6), (2020, 6)):
                yield datetime.date(year, month, 30)
                fund.reserve_provide(fund.day)


def month_ends(story):
    """A month is closed on the eighth of the next, after the bank's statement was compared."""
    for year in range(2008, 2026):
        for month in range(3 if year == 2008 else 1, 12):
            first_of_next = plus_months(datetime.date(year, month, 1), 1)
            yield first_of_next + 7 * DAY
            if month % 3 == 0:
                last = first_of_next - DAY
                story.fund.balance_assert("cash", story.fund.cash_on(last), day=last)
            story.fund.close_month(year, month)


def year_ends(story):
    fund = story.fund
    for year in range(2008, 2026):
        yield datetime.date(year + 1, 1, 10)
        last = datetime.date(year, 12, 31)
        fund.balance_assert("cash", fund.held("cash"), day=last)
        if year >= 2010:
            fund.reserve_provide(last)
            profit = -sum(fen for (account, _), fen in fund.balances.items()
                          if account in troubles.RESULT)
            if profit > 0:
                fund.voucher("incomeTax", "taxPayable", profit // 5, "所得税", day=last)
        fund.close_year(year)
        if year == 2016:
            yield datetime.date(2017, 1, 11)
            fund.reopen_year(2016, "漏记年末银行利息")
            fund.voucher("cash", "interestIncome", 18_642_37, "补记年末利息", day=last, bank="B03")
            fund.close_year(2016)
        yield 6
        prove(fund)
        yield 1
        if fund.held("taxPayable"):
            fund.voucher("taxPayable", "cash", fund.held("taxPayable"), "缴纳所得税")
        if fund.held("retainedEarnings") < 0:
            for source in ("surplusReserve", "capitalReserve"):
                cover = min(-fund.held("retainedEarnings"), fund.held(source))
                if cover > 0:
                    fund.loss_cover(cover, source)
        yield datetime.date(year + 1, 5, 12)
        if fund.distributable > 20 * WAN and not fund.compensation_balance:
            basis = "fees" if year % 3 == 0 else "capital"
            fund.dividend_declare(fund.distributable * 6 // 10 // WAN * WAN, basis)
            yield 20
            for member, amount in sorted(fund.of_members("dividendPayable").items()):
                fund.dividend_pay(member, amount)
        if year % 4 == 1:
            yield 30
            spare_margin(story)


def prove(fund):
    """States what the ledger must say after the close: two bookkeepings compared."""
    for account in ("retainedEarnings", "unearnedReserve", "compensationReserve", "surplusReserve",
                    "generalRiskReserve", "capitalReserve"):
        fund.balance_assert(account, fund.held(account))
    for account in ("paidInCapital", "memberRiskShare", "dividendPayable"):
        for member, amount in sorted(fund.of_members(account).items()):
            if fund.day.year % 3 == 0 or account == "memberRiskShare":
                fund.balance_assert(account, amount, party=member)


def spare_margin(story):
    """Takes back what the banks hold beyond what they may ask."""
    fund = story.fund
    for bank, terms in sorted(fund.agreements.items()):
        spare = fund.held("marginAtBank", bank) - half_up(terms["margin"] * fund.share_at(bank))
        if spare > 20 * WAN:
            fund.margin_release(bank, (spare - 10 * WAN) // WAN * WAN)


# A customer's business


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


# Files


def as_csv(lines):
    """Events as a table with Chinese headers; a voucher in its form of two accounts."""
    rows = []
    for line in lines:
        row = dict(line)
        for side in row.pop("lines", []):
            debit = "debit" in side
            row["debitAccount" if debit else "creditAccount"] = side["account"]
            row["amount"] = side["debit" if debit else "credit"]
        row["kind"] = KINDS[row["kind"]]
        for name, words in CHOICES.items():
            if name in row:
                row[name] = words[row[name]]
        rows.append(row)
    used = [name for name in CHINESE if any(name in row for row in rows)]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(CHINESE[name] for name in used)
    for row in rows:
        assert set(row) <= set(used), row
        table.writerow(row.get(name, "") for name in used)
    return out.getvalue()


def tell():
    """The whole story; returns the fund."""
    story = Story(seed=20080303)
    begin = datetime.date(2008, 3, 3)
    for process in (history, quarters, month_ends, year_ends):
        story.start_exactly(process(story), begin)
    troubles.start(story)
    story.run(datetime.date(2026, 1, 11))
    return story.fund


def files(fund):
    by_year = {}
    for line in fund.lines:
        by_year.setdefault(int(line["date"][:4]), []).append(line)
    for year, lines in sorted(by_year.items()):
        if year == CSV_YEAR:
            yield f"events-{year}.csv", as_csv(lines)
        else:
            yield f"events-{year}.jsonl", "".join(as_json(line) + "\n" for line in lines)


def main():
    check, stale = sys.argv[1:] == ["--check"], []
    fund = tell()
    for name, content in files(fund):
        path = HERE / name
        if check:
            if not path.exists() or path.read_text(encoding="utf-8") != content:
                stale.append(name)
        else:
            path.write_text(content, encoding="utf-8")
    if stale:
        sys.exit(f"stale: {' '.join(stale)}; run python3 examples/wannian/generate.py")
    troubles.count(fund)


if __name__ == "__main__":
    main()
