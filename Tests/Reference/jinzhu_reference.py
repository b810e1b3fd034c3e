#!/usr/bin/env python3
"""A second opinion on the books of a mutual-aid guarantee fund.

A deliberately plain model, written from the specification of the domain alone (the paragraphs
cited below as "§4", "5.3" ... are those of domain.md). It shares no code and no data with the
program; where the two disagree, one of them, or the specification, is wrong. It keeps nothing but a
list of events and a list of postings and works out every figure from these lists by loops, when it
is asked. It takes its input to be legal: it checks no limit of the charter, but it asserts
what must hold of any books (§5.1, balance, nothing negative that may not be).

    jinzhu_reference.py [--charter FILE] EVENTS DAY [DAY ...]    figures of each day, as JSON
    jinzhu_reference.py --self-test DIRECTORY                    the worked example

EVENTS is JSON Lines in the order of recording. Without --charter the first event adopts one.
Money is whole fen (int), a rate is a Fraction; there are no floats.

WHERE THE SPECIFICATION LEAVES A CHOICE, and the reading taken: the places to look at first when
this model and the program disagree.

 Q1  Days overdue from `since` (§4 loan.overdue): is the day itself day 0 or day 1?
     Day 0, as for a due date: overdue by 1 day on the day after.
 Q2  A loan both marked overdue and past due (§4): counted from the earlier of the two. A mark stays
     through an extension until loan.cure; a second mark replaces the first.
 Q3  "Extended while overdue, for the 365 days after that" (§7): the day of the extension and the
     365 days after it. Overdue = marked, or past the old due date, with a balance.
 Q4  "All guarantees of an obligor take his worst class" (§7): the worst over manual and automatic
     classes of his guarantees in force, the class of the CR and JR of those with an open
     compensation balance, and the manual class of these. With the setting off, a loan with an
     open balance is at least substandard and no worse for it.
 Q5  "His sponsor, then the sponsor's group" (§4 joint.call): the sponsor and the sponsor's group
     together, one allocation over all of them. All as they were on the day of issue.
 Q6  "Own guaranteed exposure" (5.2, and joint.call by exposure): own share in force of the
     guarantees of which the party is the obligor on the day; not those that he sponsors.
 Q7  "What he already carries" (5.2) of a member whose balance is a credit: nothing.
 Q8  "In proportion to what he still bears for it" (5.3): for the guarantee under the write-off
     whose layer is being restored, since write-offs are restored one by one.
 Q9  Which restorations free a year's cap (5.2, 5.3): those dated in the year of the write-off.
 Q10 "Recovered in the year, per guarantee at most what was paid for it" (§7): capped over the life
     of the guarantee: min(recovered, paid) at the day less the same at the start of the year.
 Q11 Is the gain on the sale of a foreclosed asset "recovered" (§7)? Yes: it follows 5.3. A
     shortfall takes back part of the asset taken, in the year of the sale (5.1: "less shortfalls").
 Q12 A reversal in a later year than its event: the figures "in the year" fall by it in the year of
     the reversal, as the red entry does.
 Q13 `margin.place` names the bank that holds the margin; the cash moves on the main account.
 Q14 "Already provided this calendar year" (6.2): what the account compensationProvision holds of
     the year, free vouchers included, closing entries not.
 Q15 "The year's profit" (6.4): what the close moves from currentProfit into retainedEarnings.
 Q16 "Losses carried by members in the year, net of restored" (6.4): the change of what write-offs
     put on the members and recoveries restored to them, of whatever year's write-off; payments
     and set-offs not.
 Q17 Extension under `fee.basis: contract` (§9, "term 1"): both terms of the formula are 1: no fee.
     Under `fee.on: principal` the base of an extension is the whole loan balance.
 Q18 A rate given with an extension prices that extension only.
 Q19 A new agreement with a bank replaces the earlier one whole; a coverage it does not name is the
     charter's.
 Q20 Dividend by fees (§4): fees of the year by obligor, and sponsor of the obligor, on the day of
     declaration; a guarantee whose fees were negative weighs as such, a member never below zero;
     one whose issue has been reversed counts for nobody.
 Q21 Two facts about a party recorded out of order: the one dated later wins; on one day, the one
     recorded later.
 Q22 The focus test (§7) goes by the customer's size alone, whatever his balance; a fund without
     customers does not pass it.
 Q23 A party whose size was not declared (§7): a contract farmer counts as a farmer, any other as
     "else".
 Q24 `event.reverse` of a year's close: red entries (closing ones marked so) on the reversal's date.
 Q25 After a reversal, events of the guarantee may not be dated before the reversal (assumed of the
     input).
 Q26 Who are "the members" in 5.2 and in dividends by fees: parties of role member on the day. Over
     capital (conversion, dividend by capital): whoever holds any.
 Q27 "Nothing to divide by" (§7): less than nothing, such as assets below the compensation balance,
     is as good as nothing.
 Q28 "Without an assumer" (§4 joint.call): none of the members who ever assumed the loan, not only
     the one who owes it now.
 Q29 The limit of a reserve in the waterfall, "the balance" (5.2), for a write-off dated before
     something that drew on the reserve: what the reserve holds on the day and on every later one
     (§8), so that the loss passes to the next layer. By (b) and (d) of §4 it would be refused.
 Q30 The keys of `weights` (§9 names none): farmer, farmerThreshold, small, smallThreshold, other,
     focusBalance, focusCustomers; and of the setting that deducts equity held in other guarantee
     companies: limits.equityInGuarantors. Both as the program spells them.
 Q31 Share-days and fees (contracts, charter): for a loss over the twelve months that end on its
     day, for a dividend over the last closed year. Share-days are paid-in capital at the end of
     each of those days, added up.
 Q32 Fees earned over the term (§9). The day of the start has not elapsed at its end, the due date
     has; the fee is all that issue and extensions credited in advance, over the days from the
     start to the due date of the day; a year's close earns as a month's does, before it provides.
     A close before a later close earns nothing. A refund or waiver is booked against income (§4),
     and changes nothing of what is earned. When an issue or an extension is reversed, what was
     earned beyond what is left goes back in red.
 Q33 Moving in (§4 book.open). What was paid is principal as far as what left the balance reaches,
     the rest interest. What was written off counts as charged to income: its layers are not
     stated. What happened before counts since the founding, but in no year; the compensation
     balance brought in is that at the start of the opening's year. A guarantee is issued on its
     start; its joint group is that of the opening's day. A fee in advance is earned over the days
     that were left.
"""

import json
import sys
from collections import defaultdict
from datetime import date

sys.dont_write_bytecode = True
from reference_book import Book, Guarantee
from reference_values import (
    CLASSES, ROLES, add_months, allocate, day_of, money, ratio, rounded, yuan)

# ---------------------------------------------------------------------------------------------
# §7 Measures
# ---------------------------------------------------------------------------------------------


class Measures:
    """The figures of one day."""

    def __init__(self, book, day):
        self.book, self.day = book, day
        self.charter = book.charter(day)
        self.guarantees = book.guarantees(day)
        for g in self.guarantees:
            book.check_conservation(g.code, day)

    def total(self, role):
        return self.book.balance(role, self.day)

    def class_total(self, kind, grade=None):
        return sum(self.total(role) for role, (k, g) in ROLES.items()
                   if k == kind and (grade is None or g == grade))

    def carried(self):
        """memberRiskShare of each member: positive carried, negative owed to him."""
        return {sub.party: balance for sub, balance in
                self.book.sub_ledgers("memberRiskShare", self.day).items()}

    def net_assets(self):
        """Assets less liabilities; credits of memberRiskShare are liabilities."""
        credits = sum(-balance for balance in self.carried().values() if balance < 0)
        return self.class_total("asset") + self.class_total("liability") - credits

    # --- classes

    def open_balance(self, g):
        """CR and JR of a guarantee: its part of the compensation balance."""
        return (self.book.balance("compensationReceivable", self.day, guarantee=g.code)
                + self.book.balance("jointReceivable", self.day, guarantee=g.code))

    def days_overdue(self, g):
        since = g.overdue_since(self.day)
        return 0 if since is None else (self.day - since).days

    def own_class(self, g):
        """Automatic class of a loan in force, worsened by hand: an index into CLASSES."""
        worst = sum(1 for first in self.charter.first_days if self.days_overdue(g) >= first)
        extended = any(0 <= (self.day - x).days <= 365 for x in g.extended_overdue)  # Q3
        if self.open_balance(g) > 0 or extended:
            worst = max(worst, CLASSES.index("substandard"))
        if g.manual:
            worst = max(worst, CLASSES.index(g.manual))
        return worst

    def receivable_class(self, g):
        """CR and JR: substandard; doubtful from a calendar year after the first compensation; loss
        from two."""
        if self.day >= add_months(g.first_paid_on, 24):
            return CLASSES.index("loss")
        if self.day >= add_months(g.first_paid_on, 12):
            return CLASSES.index("doubtful")
        return CLASSES.index("substandard")

    def classes(self):
        """The class of each guarantee in force."""
        worst = defaultdict(int)  # by obligor
        own = {}
        for g in self.guarantees:
            if g.balance > 0:
                own[g.code] = self.own_class(g)
                worst[g.obligor] = max(worst[g.obligor], own[g.code])
            if self.open_balance(g) > 0:  # Q4
                manual = CLASSES.index(g.manual) if g.manual else 0
                worst[g.obligor] = max(worst[g.obligor], self.receivable_class(g), manual)
        if self.charter.class_by_obligor:
            own = {g.code: worst[g.obligor] for g in self.guarantees if g.code in own}
        return own

    # --- customers

    def customers(self):
        """Each obligor of guarantees in force: (loan balances, own share, row of the form)."""
        found = defaultdict(lambda: [0, 0])
        for g in self.guarantees:
            if g.balance > 0:
                found[g.obligor][0] += g.balance
                found[g.obligor][1] += g.own()
        return {code: (whole, own, self.row(code, whole)) for code, (whole, own) in found.items()}

    def size(self, code):
        facts = self.book.party(code, self.day)
        return facts.get("size") or ("farmer" if facts.get("role") == "farmer" else "other")  # Q23

    def row(self, code, whole):
        """The row of the form that a customer belongs to, by his size and his whole balance."""
        size = self.size(code)
        if size == "farmer" and whole <= self.charter.farmer[1]:
            return "farmer"
        if size in ("micro", "small") and whole <= self.charter.small[1]:
            return "small"
        return "other"

    def weight(self, row):
        return {"farmer": self.charter.farmer[0], "small": self.charter.small[0],
                "other": self.charter.other}[row]

    def weighted_liability(self):
        total = 0
        for row in ("farmer", "small", "other"):  # rounded once per row
            own = sum(own for _, own, r in self.customers().values() if r == row)
            total += rounded(self.weight(row) * own)
        return total

    def leverage_limit(self):
        customers = self.customers()
        focus = {code: whole for code, (whole, _, _) in customers.items()
                 if self.size(code) in ("farmer", "micro", "small")}  # Q22
        whole = sum(whole for whole, _, _ in customers.values())
        if customers and (sum(focus.values()) >= self.charter.focus_balance * whole
                          and len(focus) >= self.charter.focus_customers * len(customers)):
            return self.charter.focus_leverage
        return self.charter.leverage

    # --- what happened in the year

    def in_year(self, figure):
        """Over all guarantees: a running figure on the day less the same at the year's start."""
        before = self.book.guarantees(date(self.day.year - 1, 12, 31))
        opening = self.book.opening(self.day)
        if opening and opening.day.year == self.day.year:  # Q33
            before = [Guarantee.opened(opening, *terms) for terms in opening.done["terms"].values()]
        return sum(map(figure, self.guarantees)) - sum(map(figure, before))

    def compensation_balance(self, day):
        return (self.book.balance("compensationReceivable", day)
                + self.book.balance("jointReceivable", day))

    # --- all of them

    def all(self):
        customers = self.customers()
        net = self.net_assets()
        own = sum(g.own() for g in self.guarantees)
        assert own == self.total("inForce")
        whole = sum(w for w, _, _ in customers.values())
        weighted = self.weighted_liability()
        limit = self.leverage_limit()
        measured = net - self.charter.equity_held  # for leverage and concentration
        headroom = limit * measured - weighted
        largest = max([rounded(self.weight(row) * o) for _, o, row in customers.values()],
                      default=0)
        ten = sorted((w for w, _, _ in customers.values()), reverse=True)[:10]

        by_class = {name: 0 for name in CLASSES}
        classes = self.classes()
        for g in self.guarantees:
            if g.code in classes:
                by_class[CLASSES[classes[g.code]]] += g.own()
        balance = self.compensation_balance(self.day)
        bad = by_class["substandard"] + by_class["doubtful"] + by_class["loss"] + balance

        released = self.in_year(lambda g: g.share_released)
        paid_principal = self.in_year(lambda g: g.paid_principal)
        paid = self.in_year(lambda g: g.paid())
        recovered = self.in_year(lambda g: min(g.recovered, g.paid()))  # Q10
        written_off = self.in_year(lambda g: g.written_off)
        restored = self.in_year(lambda g: g.restored)
        at_start = self.compensation_balance(date(self.day.year - 1, 12, 31))
        opening = self.book.opening(self.day)
        if opening and opening.day.year == self.day.year:  # Q33
            at_start = sum(
                money(line["debit"]) for line in opening["balances"]
                if line["account"] in ("compensationReceivable", "jointReceivable"))
        unearned, compensation, general = (
            -self.total(role)
            for role in ("unearnedReserve", "compensationReserve", "generalRiskReserve"))

        assets = self.class_total("asset")
        grades = {grade: self.class_total("asset", grade) for grade in ("I", "II", "III")}
        graded = assets - balance
        return {
            "netAssets": yuan(net),
            "inForceBalance": yuan(whole),
            "ownShare": yuan(own),
            "weightedLiability": yuan(weighted),
            "leverage": ratio(weighted, measured),
            "unweightedMultiple": ratio(own, measured),
            "leverageLimit": int(limit) if limit.denominator == 1 else str(limit),
            "headroom": yuan(rounded(headroom)),
            "largestCustomer": ratio(largest, measured),
            "topTen": ratio(sum(ten), whole),
            "ownShareByClass": {name: yuan(fen) for name, fen in by_class.items()},
            "compensationReceivable": yuan(self.total("compensationReceivable")),
            "jointReceivable": yuan(self.total("jointReceivable")),
            "compensationBalance": yuan(balance),
            "nonPerformingExposure": yuan(bad),
            "nonPerformingRatio": ratio(bad, own + balance),
            "compensationRate": ratio(paid_principal, released),
            "compensationRateWithInterest": ratio(paid, released),
            "recoveryRate": ratio(recovered, at_start + paid),
            "lossRate": ratio(written_off, released),
            "lossRateNet": ratio(written_off - restored, released),
            "provisionCoverage": ratio(unearned + compensation + general, balance),
            "capitalToAssets": ratio(net + unearned + compensation, assets),
            "gradeI": ratio(grades["I"], graded),
            "gradeIandII": ratio(grades["I"] + grades["II"], graded),
            "gradeIII": ratio(grades["III"], graded),
            "paidInCapital": yuan(-self.total("paidInCapital")),
        }

    def members(self):
        """§7 member equity, of members and of whoever still holds capital or carries a balance."""
        capitals, carried = self.book.capitals(self.day), self.carried()
        codes = set(self.book.members(self.day)) | set(capitals) | set(carried)
        losses = {code: max(0, carried.get(code, 0)) for code in codes}
        net = self.net_assets()
        spread = net - sum(capitals.values()) + sum(losses.values())
        parts = allocate(spread, {code: capitals.get(code, 0) for code in codes})
        found, total = {}, 0
        for code in sorted(codes, key=str.encode):
            capital = capitals.get(code, 0)
            equity = capital + parts[code] - losses[code]
            total += equity
            found[code] = {
                "paidInCapital": yuan(capital),
                "shareOfReservesAndResult": yuan(parts[code]),
                "lossesCarried": yuan(losses[code]),
                "owedToMember": yuan(max(0, -carried.get(code, 0))),
                "equity": yuan(equity),
            }
        assert total == net, "the members' equity is not the net assets"
        return found

    def trial_balance(self):
        return {role: yuan(self.total(role)) for role in ROLES if self.total(role) != 0}

    def sub_ledgers(self):
        return [{"role": role, "party": sub.party, "guarantee": sub.guarantee,
                 "balance": yuan(balance)}
                for role in ROLES
                for sub, balance in sorted(
                    self.book.sub_ledgers(role, self.day).items(),
                    key=lambda item: (item[0].party or "", item[0].guarantee or ""))]

    def guarantee_rows(self):
        classes = self.classes()
        return {g.code: {
            "obligor": g.obligor, "balance": yuan(g.balance), "ownShare": yuan(g.own()),
            "due": g.due.isoformat(), "daysOverdue": self.days_overdue(g),
            "class": CLASSES[classes[g.code]] if g.code in classes else None,
        } for g in self.guarantees}


# ---------------------------------------------------------------------------------------------
# The command
# ---------------------------------------------------------------------------------------------


def read_book(charter_path, events_path):
    book = Book()
    events = [json.loads(line) for line in open(events_path, encoding="utf-8") if line.strip()]
    if charter_path:
        first = min((e["date"] for e in events), default="2000-01-01")
        book.record({"kind": "charter.adopt", "date": first,
                     "charter": json.load(open(charter_path, encoding="utf-8"))})
    for fields in events:
        book.record(fields)
    book.check_balances()
    return book


def report(book, day):
    measures = Measures(book, day)
    return {
        "asOf": day.isoformat(),
        "trialBalance": measures.trial_balance(),
        "subLedgers": measures.sub_ledgers(),
        "measures": measures.all(),
        "members": measures.members(),
        "guarantees": measures.guarantee_rows(),
    }


def differences(expected, found, path=""):
    """Every place where what was found is not what was expected."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(set(expected) | set(found)):
            yield from differences(expected.get(key), found.get(key), f"{path}/{key}")
    elif expected != found:
        yield f"{path}: expected {expected}, found {found}"


def self_test(directory):
    book = read_book(f"{directory}/charter.json", f"{directory}/events.jsonl")
    wrong = figures = 0
    for expected in json.load(open(f"{directory}/expected.json", encoding="utf-8")):
        found = report(book, day_of(expected["asOf"]))
        for part in ("trialBalance", "measures", "members"):
            figures += str(expected[part]).count(":")
            for line in differences(expected[part], found[part], f"{expected['asOf']}/{part}"):
                print(line)
                wrong += 1
    print(f"{figures} figures of the worked example, {wrong} differ")
    return 1 if wrong else 0


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--self-test":
        return self_test(arguments[1])
    charter = None
    if arguments[:1] == ["--charter"]:
        charter, arguments = arguments[1], arguments[2:]
    if len(arguments) < 2:
        print(__doc__.split("\n\n")[2], file=sys.stderr)
        return 2
    book = read_book(charter, arguments[0])
    json.dump({"days": [report(book, day_of(text)) for text in arguments[1:]]}, sys.stdout,
              ensure_ascii=False, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
