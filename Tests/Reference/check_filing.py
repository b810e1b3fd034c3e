"""Recomputes every figure of the supervisor's forms from a book's CSV export.

    check_filing.py EXPORT FORMS...

EXPORT is the folder that `jinzhu export --format csv` writes: of it `posting.csv` with `sub_account.csv`
(every entry) and `event.csv` (what was recorded, with its fields) are read, and nothing else. FORMS are files that
`jinzhu filing --format csv` wrote, named PERIOD.csv. Every cell is worked out here again, from the
formulas of docs/FILING.md and the specification, with code of its own; what differs is printed, and the
last line tells how many cells were compared. Only the standard library is used.
"""

import csv
import json
import os
import sys
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

csv.field_size_limit(1 << 30)

INFLOWS = ("recovery.receive", "joint.pay", "reguarantee.receive", "deposit.apply",
           "capital.forfeit", "asset.take")
LIQUID = ("cash", "cashOnHand", "otherMoney", "shortInvestment")
PAYABLE = ("payroll", "taxPayable", "dividendPayable", "otherPayable", "reguaranteePayable",
           "returnPayable")
NEW_FORMS = date(2020, 9, 1)
WEIGHTS_FROM = date(2018, 4, 2)


def fen(text):
    """Yuan with two decimals as whole fen."""
    text = (text or "0").lstrip("'").replace(",", "")
    sign = -1 if text.startswith("-") else 1
    whole, _, rest = text.lstrip("-").partition(".")
    return sign * (int(whole or 0) * 100 + int((rest + "00")[:2]))


def rate(text):
    """A rate in canonical notation: a decimal, or a/b."""
    return Fraction(text.strip())


def rounded(value):
    """To whole fen, halves away from zero."""
    value = Fraction(value)
    size = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return size if value >= 0 else -size


def day(text):
    return date.fromisoformat(text)


def months_later(start, months):
    index = start.year * 12 + start.month - 1 + months
    year, month = index // 12, index % 12 + 1
    for last in (31, 30, 29, 28):
        try:
            return date(year, month, min(start.day, last))
        except ValueError:
            continue


class Event:
    def __init__(self, row):
        self.number, self.kind = int(row["number"]), row["kind"]
        self.day = day(row["day"])
        self.fields = json.loads(row["content"].lstrip("'"))
        self.undone = None  # the day from which it counts no more
        self.undone_by = None  # the number of the event that says so

    def stands(self, on, before=None):
        """Whether it counts on a day, for who knows only what was recorded before an event."""
        if before is not None and self.number >= before:
            return False
        known = self.undone and (before is None or self.undone_by < before)
        return not (known and self.undone <= on)

    def get(self, name, default=None):
        value = self.fields.get(name)
        return default if value is None else value


class Loan:
    """A guarantee as its events made it by some day."""

    def __init__(self, event, book):
        self.code, self.event = event.get("guarantee"), event
        self.borrower, self.bank = event.get("borrower"), event.get("bank")
        self.principal = fen(event.get("principal"))
        charter = book.charter(event.day, before=event.number)
        agreed = book.agreement(self.bank, event)
        self.coverage = rate(event.get("coverage") or agreed or charter["coverage"])
        self.fee = rate(event.get("feeRate") or charter["fee"]["rate"])
        self.product = event.get("product", "workingCapital")
        self.reshare = rate(event.get("reguaranteeShare", "0"))
        self.obligor, self.balance = self.borrower, self.principal
        self.due = day(event.get("due"))
        self.since = self.first = None
        self.bank_paid = self.whole_paid = 0
        self.came = 0

    def share(self, amount):
        return rounded(self.coverage * amount)


class Book:
    def __init__(self, folder):
        self.events, self.by_ref = {}, {}
        for row in csv.DictReader(open(os.path.join(folder, "event.csv"), encoding="utf-8-sig")):
            event = Event(row)
            self.events[event.number] = event
            if row["ref"]:
                self.by_ref[row["ref"]] = event
        for event in list(self.events.values()):
            if event.kind == "event.reverse":
                text = event.get("event")
                target = self.by_ref.get(text)
                if target is None or (text.isdigit() and int(text) in self.events):
                    target = self.events[int(text)]
                target.undone, target.undone_by = event.day, event.number
        subs = {}
        for row in csv.DictReader(open(os.path.join(folder, "sub_account.csv"), encoding="utf-8-sig")):
            subs[row["number"]] = row["account"], row["party"].lstrip("'"), row["guarantee"].lstrip("'")
        self.lines = []
        for row in csv.DictReader(open(os.path.join(folder, "posting.csv"), encoding="utf-8-sig")):
            number = int(row["event"])
            amount = fen(row["amount"]) * (-1 if row["red"] == "true" else 1)
            for side, sign in (("debit", 1), ("credit", -1)):
                self.lines.append((self.events[number].day, number, *subs[row[side]], sign * amount,
                                   row["closing"] == "true"))
        self.lines.sort(key=lambda line: (line[0], line[1]))
        self.charters = [e for e in self.events.values() if e.kind == "charter.adopt"]
        self.past = {}

    # --- who and what rules

    def charter(self, on, before=None):
        """The charter of a day, as it stood before an event was recorded: what was booked stands."""
        held = [e for e in self.charters if e.stands(on, before)]
        found = [e for e in held if e.day <= on]
        return (max(found, key=lambda e: e.number) if found else held[0]).get("charter")

    def agreement(self, bank, issue):
        text = None
        for event in self.of("agreement.sign", issue.day, before=issue.number):
            if event.get("bank") == bank:
                text = event.get("coverage")
        return text

    def of(self, kind, on, before=None):
        """Events of a kind that stand at the end of a day, in the order of their days."""
        found = [e for e in self.events.values()
                 if e.kind == kind and e.day <= on and e.stands(on, before)]
        return sorted(found, key=lambda e: (e.day, e.number))

    def parties(self, on):
        facts = {}
        for event in self.of("party.add", on):
            facts[event.get("party")] = dict(event.fields)
        for event in self.of("party.update", on):
            known = facts.get(event.get("party"))
            if known is not None:
                known.update(event.fields)
                if known.get("role") != "farmer" and "sponsor" not in event.fields:
                    known.pop("sponsor", None)
        return facts

    # --- what stood at the end of a day

    def at(self, on):
        if on not in self.past:
            self.past[on] = Day(self, on)
        return self.past[on]


class Day:
    """What stood at the end of a day."""

    def __init__(self, book, on):
        self.book, self.on = book, on
        self.charter = book.charter(on)
        self.parties = book.parties(on)
        self.roles = defaultdict(int)
        self.risk, self.capital = defaultdict(int), defaultdict(int)
        self.of_loan = defaultdict(lambda: defaultdict(int))
        for when, number, role, party, code, amount, _ in book.lines:
            if when > on:
                break
            self.roles[role] += amount
            if role == "memberRiskShare":
                self.risk[party] += amount
            if role == "paidInCapital":
                self.capital[party] -= amount
            if not code:
                continue
            moved = self.of_loan[code]
            kind = self.origin(number).kind
            if role == "inForce":
                moved["inForce"] += amount
                moved["issued" if kind == "guarantee.issue" else "ended"] += amount
                if kind == "default.compensate":
                    moved["compensated"] -= amount
            if role in ("compensationReceivable", "jointReceivable"):
                moved["open"] += amount
                if kind == "default.compensate":
                    moved["paid"] += amount
                elif kind == "recovery.cost":
                    moved["costs"] += amount
                elif kind == "loss.writeOff":
                    moved["lost"] -= amount
        self.loans = self.make_loans()
        self.customers = defaultdict(lambda: [0, 0])
        for loan in self.loans.values():
            if loan.balance > 0:
                self.customers[loan.obligor][0] += loan.balance
                self.customers[loan.obligor][1] += self.of_loan[loan.code]["inForce"]

    def origin(self, number):
        """The event itself, or the one that it takes back."""
        event = self.book.events[number]
        if event.kind != "event.reverse":
            return event
        text = event.get("event")
        if text.isdigit() and int(text) in self.book.events:
            return self.book.events[int(text)]
        return self.book.by_ref[text]

    def make_loans(self):
        loans = {}
        for event in self.book.of("guarantee.issue", self.on):
            loans[event.get("guarantee")] = Loan(event, self.book)
        for event in sorted(self.book.events.values(), key=lambda e: (e.day, e.number)):
            loan = loans.get(event.get("guarantee"))
            stands = event.day <= self.on and not (event.undone and event.undone <= self.on)
            if loan is None or not stands:
                continue
            amount = fen(event.get("amount"))
            if event.kind == "loan.repay":
                loan.balance -= amount
            elif event.kind == "guarantee.release":
                loan.balance = 0
            elif event.kind == "default.compensate":
                whole, interest = fen(event.get("principal")), fen(event.get("interest"))
                share = loan.share(loan.balance) - loan.share(loan.balance - whole)
                loan.bank_paid += whole + interest - share - loan.share(interest)
                loan.whole_paid += whole + interest
                loan.balance -= whole
                loan.first = loan.first or event.day
            elif event.kind == "workout.assume":
                loan.obligor = event.get("assumer")
            elif event.kind == "loan.overdue":
                loan.since = day(event.get("since") or event.day.isoformat())
            elif event.kind == "loan.cure":
                loan.since = None
            elif event.kind == "guarantee.extend":
                # A rate given with an extension prices that extension only (Q18).
                loan.due = day(event.get("due"))
            if event.kind in INFLOWS:
                loan.came += amount
            elif event.kind == "asset.sell":
                loan.came += fen(event.get("proceeds")) - amount
        return loans

    def size(self, party):
        return self.parties.get(party, {}).get("size")

    def held(self, *roles):
        return sum(self.roles[role] for role in roles)

    def owed_back(self):
        return -sum(amount for amount in self.risk.values() if amount < 0)

    def class_total(self, kind):
        return sum(amount for role, amount in self.roles.items() if CLASS.get(role) == kind)

    def assets(self):
        return self.class_total("asset")

    def liabilities(self):
        return self.owed_back() - self.class_total("liability")

    def net_assets(self):
        return self.assets() - self.liabilities()

    # --- the liability

    def row(self, customer):
        weights, (balance, _) = self.charter["weights"], self.customers[customer]
        size = self.size(customer)
        if size == "farmer" and balance <= fen(weights["farmerThreshold"]):
            return "farmer"
        if size in ("micro", "small") and balance <= fen(weights["smallThreshold"]):
            return "small"
        return "other"

    def weight(self, row):
        return rate(self.charter["weights"][row]) if self.on >= WEIGHTS_FROM else Fraction(1)

    def in_row(self, row):
        found = [amounts for code, amounts in self.customers.items() if self.row(code) == row]
        return sum(a[0] for a in found), sum(a[1] for a in found)

    def weighted(self):
        return sum(rounded(self.weight(row) * self.in_row(row)[1])
                   for row in ("farmer", "small", "other"))


CLASS = {}
for kind, roles in {
    "asset": "cash cashOnHand otherMoney shortInvestment marginAtBank feeReceivable interestReceivable "
             "compensationReceivable reguaranteeReceivable subsidyReceivable otherReceivable "
             "jointReceivable badDebtAllowance entrustedLoan foreclosedAsset longInvestment fixedAsset "
             "accumulatedDepreciation intangibleAsset",
    "liability": "shortLoan customerDeposit feeInAdvance payroll taxPayable dividendPayable otherPayable "
                 "reguaranteePayable returnPayable provision unearnedReserve compensationReserve",
}.items():
    for name in roles.split():
        CLASS[name] = kind


class Forms:
    """Every cell of the forms of a period: form, row, column -> the text of machine output."""

    def __init__(self, book, first, last):
        self.book, self.first, self.last = book, first, last
        self.end = book.at(last)
        self.start = book.at(first - timedelta(days=1))
        self.year = book.at(date(last.year, 1, 1) - timedelta(days=1))
        self.cells = {}
        for make in (self.company, self.balance, self.balance2020, self.income, self.business,
                     self.exposure, self.indicators, self.liability, self.portfolio, self.sharing,
                     self.largest, self.related):
            make()

    # --- writing down

    def put(self, form, row, column, value):
        if isinstance(value, int):
            value = "%s%d.%02d" % ("-" if value < 0 else "", abs(value) // 100, abs(value) % 100)
        self.cells[form, row, column] = value

    def count(self, form, row, column, value):
        self.cells[form, row, column] = str(value)

    def ratio(self, form, row, column, part, whole):
        if whole <= 0:
            self.cells[form, row, column] = ""
            return
        millionths = rounded(Fraction(part * 1_000_000, whole))
        self.cells[form, row, column] = "%s%d.%06d" % (
            "-" if millionths < 0 else "", abs(millionths) // 1_000_000, abs(millionths) % 1_000_000)

    def row_of(self, form, row, values, columns="ABCD", counts=""):
        for column, value in zip(columns, values):
            if column in counts or counts == "all":
                self.count(form, row, column, value)
            else:
                self.put(form, row, column, value)

    # --- guarantee by guarantee

    def total(self, past, key, meant):
        return sum(key(past, loan) for loan in past.loans.values() if meant(past, loan))

    @staticmethod
    def moved(name, sign=1):
        return lambda past, loan: sign * past.of_loan[loan.code][name]

    @staticmethod
    def settled(past, loan):
        moved = past.of_loan[loan.code]
        return moved["paid"] + moved["costs"] - moved["open"]

    @staticmethod
    def restored(past, loan):
        """What recoveries gave back to the layers that bore write-offs."""
        return past.restored.get(loan.code, 0)

    @staticmethod
    def recovered(past, loan):
        return min(loan.came, past.of_loan[loan.code]["paid"])

    def change(self, key, meant, since):
        return self.total(self.end, key, meant) - self.total(since, key, meant)

    def in_force(self, meant, since):
        own = self.moved("inForce")
        return [self.total(since, own, meant), self.change(self.moved("issued"), meant, since),
                self.change(self.moved("ended", -1), meant, since), self.total(self.end, own, meant)]

    def compensation(self, meant, since):
        paid = lambda past, loan: past.of_loan[loan.code]["paid"] + past.of_loan[loan.code]["costs"]
        own = self.moved("open")
        return [self.total(since, own, meant), self.change(paid, meant, since),
                self.change(self.settled, meant, since), self.total(self.end, own, meant)]

    def losses(self, meant, since):
        lost, back = self.moved("lost"), self.restored
        net = lambda past, loan: lost(past, loan) - back(past, loan)
        return [self.total(since, net, meant), self.change(lost, meant, since),
                self.change(back, meant, since), self.total(self.end, net, meant)]

    def who(self, past, meant, is_counted):
        return {loan.obligor for loan in past.loans.values()
                if meant(past, loan) and is_counted(past, loan)}

    def heads(self, meant, since, is_counted):
        before, now = self.who(since, meant, is_counted), self.who(self.end, meant, is_counted)
        return [len(before), len(now - before), len(before - now), len(now)]

    def customers(self, meant, since):
        return self.heads(meant, since, lambda past, loan: loan.balance > 0)

    def compensated(self, meant, since):
        return self.heads(meant, since, lambda past, loan: past.of_loan[loan.code]["open"] > 0)

    def numbers(self, meant, since):
        def both(past):
            found = [loan for loan in past.loans.values() if meant(past, loan)]
            return len(found), sum(1 for loan in found if loan.balance <= 0)
        (issued0, ended0), (issued1, ended1) = both(since), both(self.end)
        return [issued0 - ended0, issued1 - issued0, ended1 - ended0, issued1 - ended1]

    def sized(self, *sizes):
        return lambda past, loan: (self.end.size(loan.obligor) or "large") in sizes

    @staticmethod
    def all(past, loan):
        return True

    # --- the forms

    def company(self):
        facts = self.end.charter.get("company") or {}
        capital = facts.get("registeredCapital")
        self.put("company", "1", "A", fen(capital) if capital else "open")
        self.put("company", "2", "A", -self.end.held("paidInCapital"))
        for row, key in enumerate(("nature", "branches", "staff", "professionals", "postgraduates",
                                   "bachelors", "others"), 3):
            self.put("company", str(row), "A", facts.get(key) or "open")

    def old(self):
        return sum(self.end.of_loan[loan.code]["open"] for loan in self.end.loans.values()
                   if loan.first and self.last >= months_later(loan.first, 24))

    def payables(self):
        end = self.end
        return -end.held("feeInAdvance", *PAYABLE) + end.owed_back()

    def balance(self):
        end, held = self.end, self.end.held
        receivable = held("compensationReceivable", "jointReceivable", "reguaranteeReceivable",
                          "subsidyReceivable", "feeReceivable", "interestReceivable",
                          "otherReceivable", "badDebtAllowance")
        for row, value in enumerate((
                end.assets(), held("cash", "cashOnHand", "otherMoney"), held("marginAtBank"),
                held("shortInvestment"), held("longInvestment", "entrustedLoan"),
                held("longInvestment"), held("fixedAsset", "accumulatedDepreciation"),
                held("foreclosedAsset"), receivable, self.old(), held("otherReceivable"),
                end.liabilities(), -held("shortLoan"), self.payables(), -held("customerDeposit"),
                -held("provision"), -held("unearnedReserve"), -held("compensationReserve"),
                end.net_assets(), -held("paidInCapital"), -held("generalRiskReserve")), 1):
            self.put("balance", str(row), "A", value)

    def balance2020(self):
        end, held = self.end, self.end.held
        for row, value in enumerate((
                end.assets(), held("cash", "cashOnHand", "otherMoney"), held("marginAtBank"),
                held("shortInvestment"), held("compensationReceivable", "jointReceivable"),
                self.old(), held("otherReceivable"), held("entrustedLoan"),
                held("feeReceivable", "interestReceivable", "reguaranteeReceivable",
                     "subsidyReceivable", "longInvestment", "fixedAsset", "intangibleAsset",
                     "foreclosedAsset", "badDebtAllowance", "accumulatedDepreciation"),
                end.liabilities(), -held("shortLoan"), -held("customerDeposit"),
                -held("unearnedReserve"), -held("compensationReserve"),
                self.payables() - held("provision"), end.net_assets(), -held("paidInCapital"),
                -held("generalRiskReserve"),
                end.net_assets() + held("paidInCapital", "generalRiskReserve")), 1):
            self.put("balance2020", str(row), "A", value)

    def flow(self, since):
        """Debit less credit of every account over a stretch of days, closing entries left out."""
        moved = defaultdict(int)
        for when, _, role, _, _, amount, is_closing in self.book.lines:
            if since < when <= self.last and not is_closing:
                moved[role] += amount
        return moved

    def income(self):
        moved = self.flow(self.year.on)
        fees, recoveries = -moved["feeIncome"], -moved["recoveryIncome"]
        costs = [moved[role] for role in (
            "compensationLoss", "reguaranteeFee", "taxAndSurcharge", "unearnedProvision",
            "compensationProvision")]
        profit = fees + recoveries - sum(costs)
        interest = -moved["interestIncome"] - moved["interestExpense"]
        gain, impairment = -moved["investmentIncome"], moved["impairment"]
        running = profit + interest - moved["operatingExpense"] + gain - impairment
        other = -moved["otherIncome"] - moved["otherExpense"]
        net = running + other - moved["incomeTax"] - moved["priorYearAdjustment"]
        for row, value in enumerate((
                fees + recoveries, fees, sum(costs), *costs, profit, interest, 0,
                moved["operatingExpense"], gain, impairment, running, other, moved["incomeTax"],
                net), 1):
            self.put("income", str(row), "A", value)

    def business(self):
        products = {"1.1": "workingCapital", "1.2": "acceptance", "1.3": "fixedAsset",
                    "1.4": "letterOfCredit", "1.5": "other"}
        for row, product in products.items():
            meant = lambda past, loan, product=product: loan.product == product
            self.row_of("business", row, self.in_force(meant, self.year))
        for row in "1.6 2.1 2.2 2.3 2.4 2.5 2.6 3.1 3.2 3.3".split():
            self.row_of("business", row, [0] * 4)
        for row, values in (("1.7", self.in_force), ("1.9", self.compensation), ("1.10", self.losses)):
            self.row_of("business", row, values(self.all, self.year))
        self.row_of("business", "1.8", self.customers(self.all, self.year), counts="all")
        for row, values in (("4.1", self.in_force), ("4.2", self.compensation), ("4.3", self.losses)):
            self.row_of("business", row, values(self.all, self.year))

    def exposure(self):
        bounds = [0, 100, 300, 500, 1000, 2000, 5000, None]
        rows = {}
        for index in range(7):
            low = bounds[index] * 1_000_000
            high = bounds[index + 1] and bounds[index + 1] * 1_000_000
            rows["1.%d" % (index + 1)] = lambda past, loan, low=low, high=high: (
                low < loan.share(loan.principal) and (high is None or loan.share(loan.principal) <= high))
        for index, size in enumerate(("farmer", "micro", "small", "medium", "large"), 1):
            rows["2.%d" % index] = self.sized(size)
        rows["1.8"] = rows["2.6"] = self.all
        for row, meant in rows.items():
            self.row_of("exposure", row, self.in_force(meant, self.start))
            self.row_of("exposure", row, self.customers(meant, self.start), "abcd", "all")
            self.count("exposure", row, "n", self.numbers(meant, self.start)[1])

    def indicators(self):
        form = "indicators"
        for column, past in (("A", self.year), ("C", self.end)):
            liquid = past.held(*LIQUID)
            owed = -past.held("shortLoan", "customerDeposit", *PAYABLE) + past.owed_back()
            self.put(form, "1.1", column, liquid)
            self.put(form, "1.2", column, owed)
            self.ratio(form, "1.3", column, liquid, owed)
            less = fen(past.charter["limits"].get("equityInGuarantors", "0"))
            self.put(form, "2.1", column, past.weighted())
            self.put(form, "2.2", column, past.net_assets() - less)
            self.ratio(form, "2.3", column, past.weighted(), past.net_assets() - less)
            reserves = ["compensationReserve", "generalRiskReserve"]
            if (past.charter.get("filing") or {}).get("provisions", "three") == "three":
                reserves.append("unearnedReserve")
            open_ = past.held("compensationReceivable", "jointReceivable")
            self.put(form, "6.1", column, -past.held(*reserves))
            self.put(form, "6.2", column, open_)
            self.ratio(form, "6.3", column, -past.held(*reserves), open_)
        paid = self.change(self.moved("compensated"), self.all, self.year)
        interest = self.change(self.moved("paid"), self.all, self.year) - paid
        ended = self.change(self.moved("ended", -1), self.all, self.year)
        recovered = self.change(self.recovered, self.all, self.year)
        lost = self.change(self.moved("lost"), self.all, self.year)
        opening = self.year.held("compensationReceivable", "jointReceivable")
        for row, value in (("3.1", paid), ("3.2", ended), ("4.1", recovered), ("5.1", lost)):
            self.put(form, row, "B", value)
            self.put(form, row + ".1", "B", value)
        for row in ("4.2", "4.2.1"):
            self.put(form, row, "A", opening)
        for row in ("3.3", "3.4"):
            self.ratio(form, row, "B", paid, ended)
        for row in ("4.3", "4.4"):
            self.ratio(form, row, "B", recovered, opening + paid + interest)
        for row in ("5.2", "5.3"):
            self.ratio(form, row, "B", lost, ended)

    def liability(self):
        form, end, sums = "liability", self.end, [0, 0, 0]
        for row, name in (("1.1", "small"), ("1.2", "farmer"), ("1.4", "other")):
            balance, own = end.in_row(name)
            values = balance, own, rounded(end.weight(name) * own)
            self.row_of(form, row, values, "ABD")
            self.put(form, row, "C", text_of(end.weight(name)))
            sums = [a + b for a, b in zip(sums, values)]
        for row, percent in (("1.3", 30), ("2.1", 80), ("2.2", 100), ("3", 100)):
            self.row_of(form, row, [0, 0, 0], "ABD")
            self.put(form, row, "C", text_of(Fraction(percent, 100)))
        self.row_of(form, "2", [0, 0, 0], "ABD")
        self.row_of(form, "1", sums, "ABD")
        self.row_of(form, "4", sums, "ABD")

    def portfolio(self):
        form, start = "portfolio", self.start
        kinds = {"1.1.1.1": ("workingCapital", "fixedAsset"), "1.1.1.2": ("acceptance",),
                 "1.1.1.3": ("letterOfCredit",), "1.1.1.4": ("other",)}
        for row, products in kinds.items():
            meant = lambda past, loan, products=products: loan.product in products
            self.row_of(form, row, self.in_force(meant, start))
        for row in ("1.1.1.4.1 1.1.1.4.2 1.1.1.4.3 1.1.2 1.1.3 1.4.1 1.6.1 2.1 2.1.1 2.1.2 2.1.3 2.1.4 "
                    "2.4 2.6").split():
            self.row_of(form, row, [0] * 4)
        for row in "1.2.1 1.3.1 1.5.1 2.2 2.3 2.5".split():
            self.row_of(form, row, [0] * 4, counts="all")
        for row in ("1.1", "1.1.1", "3.1"):
            self.row_of(form, row, self.in_force(self.all, start))
        for row, values, counts in (
                ("2", self.numbers, "all"), ("3", self.customers, "all"),
                ("4", self.compensation, ""), ("5", self.compensated, "all"),
                ("6", self.losses, "")):
            for part in "13":
                self.row_of(form, part + "." + row, values(self.all, start), counts=counts)
        for column, past in (("A", start), ("D", self.end)):
            self.put(form, "3.7", column, sum(
                past.of_loan[loan.code]["inForce"] for loan in past.loans.values()
                if is_overdue(loan, past.on)))
        small, farm = self.sized("micro", "small", "medium"), self.sized("farmer")
        for place, (values, counts) in enumerate((
                (self.in_force, ""), (self.numbers, "all"), (self.customers, "all"),
                (self.compensation, ""), (self.compensated, "all")), 1):
            row = "4.%d" % place
            for column in "ABCD":
                for suffix in [""] + [".%d" % n for n in range(3, 11)]:
                    self.cells[form, row + suffix, column] = "open"
            self.row_of(form, row + ".1", values(small, start), counts=counts)
            self.row_of(form, row + ".2", values(farm, start), counts=counts)
        cheap = lambda past, loan: loan.fee < Fraction(1, 100)
        self.row_of(form, "4.1.11", self.in_force(cheap, start))
        fees = defaultdict(int)
        for when, _, role, _, code, amount, is_closing in self.book.lines:
            if role == "feeIncome" and self.start.on < when <= self.last and not is_closing:
                fees[code] -= amount
        by_rate = lambda past, loan: rounded(loan.fee * loan.share(loan.principal))
        for suffix, meant in (("", self.all), (".1", small), (".2", farm)):
            self.put(form, "5.1" + suffix, "B", sum(
                amount for code, amount in fees.items()
                if suffix == "" or code in self.end.loans and meant(self.end, self.end.loans[code])))
            self.ratio(form, "5.2" + suffix, "B", self.change(by_rate, meant, start),
                       self.change(self.moved("issued"), meant, start))
        self.cells[form, "6", "B"] = self.cells[form, "7", "D"] = "open"

    def sharing(self):
        form, end = "sharing", self.end
        own = lambda past, loan: past.of_loan[loan.code]["inForce"]
        re_own = lambda past, loan: rounded(loan.reshare * own(past, loan))
        re_paid = lambda past, loan: rounded(loan.reshare * past.of_loan[loan.code]["paid"])
        whole = self.total(end, lambda past, loan: loan.balance, self.all)
        share = self.total(end, own, self.all)
        re = self.total(end, re_own, self.all)
        paid = self.change(self.moved("paid"), self.all, self.year)
        bank = self.change(lambda past, loan: loan.bank_paid, self.all, self.year)
        re_part = self.change(re_paid, self.all, self.year)
        for column, values in (("A", (share - re, whole - share, re, 0, 0, whole)),
                               ("B", (paid - re_part, bank, re_part, 0, 0, paid + bank))):
            for row, value in enumerate(values, 1):
                self.put(form, str(row), column, value)

    def largest(self):
        form, end, sums = "largest", self.end, [0, 0, 0]
        less = fen(end.charter["limits"].get("equityInGuarantors", "0"))
        ranked = sorted(end.customers.items(), key=lambda item: (-item[1][0], item[0].encode()))[:10]
        for rank, (code, (balance, own)) in enumerate(ranked, 1):
            row = str(rank)
            self.put(form, row, "A", end.parties[code]["name"])
            self.put(form, row, "B", end.size(code) or "")
            weighted = rounded(end.weight(end.row(code)) * own)
            self.row_of(form, row, (balance, own, weighted), "CDE")
            self.ratio(form, row, "F", weighted, end.net_assets() - less)
            sums = [a + b for a, b in zip(sums, (balance, own, weighted))]
        self.row_of(form, "11", sums, "CDE")
        self.ratio(form, "12", "C", sums[0], sum(a[0] for a in end.customers.values()))

    def related(self):
        form, end = "related", self.end
        total = sum(end.capital.values())
        large = {code for code, held in end.capital.items() if total > 0 and held * 20 >= total}
        controllers = {code for code, facts in end.parties.items() if facts.get("controller") == "yes"}
        links, groups = defaultdict(set), {}
        for code, facts in end.parties.items():
            others = (facts.get("related") or "").split()
            others += [facts["sponsor"]] if facts.get("sponsor") else []
            if end.charter["limits"].get("groupIsRelated") in ("true", "yes", True) and facts.get("group"):
                others += [groups.setdefault(facts["group"], code)]
            for other in others:
                links[code].add(other)
                links[other].add(code)
        circle, queue = set(large | controllers), list(large | controllers)
        while queue:
            for other in links[queue.pop()]:
                if other not in circle:
                    circle.add(other)
                    queue.append(other)
        sums = [0, 0]
        for code in sorted(end.loans, key=str.encode):
            loan = end.loans[code]
            if loan.balance <= 0 or loan.obligor not in circle:
                continue
            own, held = end.of_loan[code]["inForce"], end.capital.get(loan.obligor, 0)
            who = ("controller" if loan.obligor in controllers
                   else "shareholder" if loan.obligor in large else "related")
            row = code
            for column, value in (
                    ("A", code), ("B", end.parties[loan.obligor]["name"]), ("C", who),
                    ("E", end.parties[loan.bank]["name"]), ("F", loan.balance), ("G", own),
                    ("H", text_of(loan.fee)), ("I", loan.event.day.isoformat()),
                    ("J", (loan.event.day + timedelta(days=30)).isoformat())):
                self.put(form, row, column, value)
            self.ratio(form, row, "D", held, total if held else 0)
            sums = [sums[0] + loan.balance, sums[1] + own]
        self.row_of(form, "合计", sums, "FG")


def is_overdue(loan, on):
    """Reported overdue by then, or past its due day."""
    return loan.balance > 0 and ((loan.since is not None and loan.since < on) or loan.due < on)


def text_of(value):
    """A rate as machine output has it: a decimal of up to nine places, else a fraction."""
    scaled = value * 10**9
    if scaled.denominator != 1:
        return "%d/%d" % (value.numerator, value.denominator)
    text = "%d.%09d" % (scaled.numerator // 10**9, scaled.numerator % 10**9)
    return text.rstrip("0").rstrip(".")


def restored_by_loan(book):
    """What came back to the layers, by loan and day: credits of what a write-off debits, by any other
    event of the loan."""
    layers = ("compensationReserve", "generalRiskReserve", "surplusReserve", "memberRiskShare")
    found = []
    for when, number, role, _, _, amount, is_closing in book.lines:
        event = book.events[number]
        sign_of = event
        if event.kind == "event.reverse":
            text = event.get("event")
            sign_of = book.events[int(text)] if text.isdigit() and int(text) in book.events \
                else book.by_ref[text]
        if role in layers and sign_of.kind in ("recovery.receive", "asset.sell"):
            found.append((when, sign_of.get("guarantee"), -amount))
    return found


def bounds(name):
    if "Q" in name:
        year, quarter = int(name[:4]), int(name[5])
        first = date(year, quarter * 3 - 2, 1)
        return first, months_later(first, 3) - timedelta(days=1)
    if len(name) == 7:
        first = date(int(name[:4]), int(name[5:]), 1)
        return first, months_later(first, 1) - timedelta(days=1)
    return date(int(name), 1, 1), date(int(name), 12, 31)


def main():
    book = Book(sys.argv[1])
    back = restored_by_loan(book)
    compared, wrong, periods = 0, 0, 0
    make_day = book.at

    def at(on):
        past = make_day(on)
        if not hasattr(past, "restored"):
            past.restored = defaultdict(int)
            for when, code, amount in back:
                if when <= on:
                    past.restored[code] += amount
        return past

    book.at = at
    for path in sys.argv[2:]:
        name = os.path.splitext(os.path.basename(path))[0]
        forms = Forms(book, *bounds(name))
        periods += 1
        printed_cells = set()
        for row in csv.DictReader(open(path, encoding="utf-8-sig")):
            key = row["form"], row["row"], row["column"]
            printed, ours = row["value"].lstrip("'"), forms.cells.get(key)
            compared += 1
            printed_cells.add(key)
            if ours is None or ours != printed:
                wrong += 1
                if wrong <= 40:
                    print("%s %s: printed %r, recomputed %r" % (name, " ".join(key), printed, ours))
            wan = row["wan"].lstrip("'").replace(",", "")
            if row["unit"] == "yuan" and Fraction(wan) * 1_000_000 != fen(printed):
                wrong += 1
                print("%s %s: %s yuan is not %s wan" % (name, " ".join(key), printed, row["wan"]))
        # The tests have every form printed: a cell that is left out is missed.
        for key in sorted(set(forms.cells) - printed_cells):
            wrong += 1
            if wrong <= 40:
                print("%s %s: not printed, recomputed %r" % (name, " ".join(key), forms.cells[key]))
    print("%d periods, %d cells, %d differ" % (periods, compared, wrong))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
