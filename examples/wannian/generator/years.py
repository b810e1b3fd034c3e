"""The fund's own calendar: what meetings decide, quarters cost, and months and years close."""

import datetime
import pathlib
from fractions import Fraction

from .cast import AGREEMENTS, BANKS, FARMERS, MEMBERS, ROUNDS, WAN
from .customers import customer_life
from .exact import half_up, plus_months
from .ledger import RESULT

CHARTERS = pathlib.Path(__file__).parents[1]
CSV_YEAR = 2013
DAY = datetime.timedelta(1)


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


def history(story):
    """Charters, banks, capital: what the shareholders' meetings decided."""
    fund, year = story.fund, 2008
    fund.day = datetime.date(2008, 3, 3)
    fund.charter = read_charter(CHARTERS / "charter-2008.yaml")
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
        if (CHARTERS / f"charter-{year}.yaml").exists():
            fund.charter_adopt(read_charter(CHARTERS / f"charter-{year}.yaml"))
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
                          if account in RESULT)
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
