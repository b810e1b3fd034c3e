"""The reference model's book: what each event books (§4-§6). See jinzhu_reference.py."""

import json
from collections import defaultdict, namedtuple
from datetime import date, timedelta
from fractions import Fraction

from reference_values import (
    CODES, NEVER_NEGATIVE, ROLES, Charter, add_months, allocate, day_of, last_day, money, rate,
    rounded, term, yuan)

# ---------------------------------------------------------------------------------------------
# What is kept: events and postings
# ---------------------------------------------------------------------------------------------

# A sub-ledger: an account's role, and the party and guarantee it is kept for (or None).
Sub = namedtuple("Sub", "role party guarantee", defaults=(None, None))
# The kinds that book one pair of their amount (§4): what is debited, what is credited, with the
# fields that name the party and the guarantee. `cash` is at the event's [bank], `cash()` is the
# main account (Q13).
ONE_PAIR = """
capital.transfer  paidInCapital(from)                paidInCapital(to)
capital.withdraw  paidInCapital(member)              cash
cash.transfer     cash(to)                           cash(from)
margin.place      marginAtBank(bank)                 cash()
margin.release    cash()                             marginAtBank(bank)
fee.receive       cash                               feeReceivable(guarantee)
fee.refund        feeIncome(guarantee)               cash
fee.waive         feeIncome(guarantee)               feeReceivable(guarantee)
fee.writeOff      impairment()                       feeReceivable(guarantee)
deposit.receive   cash                               customerDeposit(guarantee)
deposit.return    customerDeposit(guarantee)         cash
deposit.apply     customerDeposit(guarantee)         compensationReceivable(guarantee)
recovery.cost     compensationReceivable(guarantee)  cash
joint.cancel      compensationReceivable(guarantee)  jointReceivable(member,guarantee)
joint.pay         cash                               jointReceivable(member,guarantee)
reguarantee.fee   reguaranteeFee(reguarantor)        cash
share.pay         cash                               memberRiskShare(member)
share.absorb      paidInCapital(member)              memberRiskShare(member)
share.refund      memberRiskShare(member)            cash
return.pay        returnPayable(party,guarantee)     cash
dividend.pay      dividendPayable(member)            cash
"""
ONE_PAIR = {line.split()[0]: line.split()[1:] for line in ONE_PAIR.split("\n") if line}

# A posting: amount > 0; sign -1 for a red one; `closing` marks the closing entries of §6.
Posting = namedtuple("Posting", "day debit credit amount sign closing")


class Event:
    """A recorded event: its number, the day it takes effect on, and what it did."""

    def __init__(self, number, fields):
        self.number = number
        self.fields = fields
        self.kind = fields["kind"]
        self.postings = []
        self.undone_on = []  # the days of what took its effect away: a reversal, a reopening
        self.done = {}  # amounts that were worked out at recording and stand (§4 rule (c))
        # §4: a close is dated the period's last day, a provision the day it is made as of.
        if self.kind in ("period.close", "period.reopen"):
            self.day = last_day(fields["period"])
        elif self.kind == "reserve.provide":
            self.day = day_of(fields.get("asOf") or fields["date"])
        else:
            self.day = day_of(fields["date"])

    def __getitem__(self, name):
        return self.fields[name]

    def get(self, name):
        return self.fields.get(name)

    def amount(self, name="amount"):
        text = self.fields.get(name)
        return money(text) if text is not None else 0

    def live(self, day):
        """Whether the event counts on a day: it has happened, and nothing has undone it by then."""
        return self.day <= day and not any(undone <= day for undone in self.undone_on)


# The running figures of a guarantee that an event's amount is added to, or taken from (5.1, §7).
ADDED = {
    "loan.repay": "repaid", "recovery.cost": "costs", "recovery.receive": "recovered",
    "deposit.apply": "deposits recovered", "capital.forfeit": "forfeited recovered",
    "asset.take": "assets recovered", "joint.call": "called", "joint.pay": "recovered",
    "reguarantee.claim": "claimed", "reguarantee.receive": "recovered",
    "loss.writeOff": "written_off",
}
TAKEN = {"joint.cancel": "called", "reguarantee.reject": "claimed"}


class Guarantee:
    """What is true of one guarantee on one day."""

    def __init__(self, issue):
        self.code = issue["guarantee"]
        self.issued_on = issue.day
        self.borrower = self.obligor = issue["borrower"]
        self.assumers = []
        self.bank = issue["bank"]
        self.principal = issue.amount("principal")
        self.coverage = issue.done["coverage"]
        self.rate = issue.done["rate"]
        self.start = day_of(issue.get("start") or issue["date"])
        self.due = day_of(issue["due"])
        self.reguarantor = issue.get("reguarantor")
        self.balance = self.principal  # of the loan, whole
        self.repaid = self.released = self.compensated = 0  # loan side
        self.share_released = 0  # own share that has left inForce: repaid, released, compensated
        self.paid_principal = self.paid_interest = 0  # the fund's share, paid to the bank
        self.costs = 0
        self.first_paid_on = None
        self.settled_cr = 0  # recovered against CR
        self.deposits = self.forfeited = self.assets = self.called = self.claimed = 0
        self.recovered = 0  # as the recovery rate counts it
        self.written_off = self.restored = 0
        self.payers = defaultdict(int)  # who paid in cash and has not had it back (5.3)
        self.write_offs = []  # (number, day, [(layer, {member or None: still borne})])
        self.marked = None  # overdue since, by an event
        self.manual = None  # class set by hand
        self.extended_overdue = []

    @classmethod
    def opened(cls, event, item, coverage, fee_rate):
        """§4 book.open, Q33: a guarantee as it stands when the fund moves in."""
        g = cls.__new__(cls)
        issue = Event(event.number, {**item, "kind": "guarantee.issue", "date": item["start"]})
        issue.done.update(coverage=coverage, rate=fee_rate)
        g.__init__(issue)
        g.balance = money(item["balance"])
        g.share_released = g.share(g.principal) - g.own()
        g.marked = day_of(item["overdueSince"]) if "overdueSince" in item else None
        paid = issue.amount("paid")
        if paid:
            part = g.coverage
            most = paid if part == 1 else max(0, int(paid / part) - 1) if part else 0
            g.compensated = min(g.principal - g.balance, most)
            g.paid_principal = g.share(g.balance + g.compensated) - g.own()
            g.paid_interest = paid - g.paid_principal
            g.first_paid_on = day_of(item["paidOn"])
            g.settled_cr = g.recovered = issue.amount("recovered")
            g.written_off = issue.amount("writtenOff")
            if g.written_off:
                g.write_offs.append((event.number, event.day, [("income", {None: g.written_off})]))
        g.repaid = g.principal - g.balance - g.compensated
        for line in event["balances"]:
            if line.get("guarantee") != g.code:
                continue
            amount = money(line.get("debit") or line["credit"])
            if line["account"] == "jointReceivable":
                g.called += amount
            elif line["account"] == "reguaranteeReceivable":
                g.claimed += amount
            elif line["account"] == "foreclosedAsset":
                g.assets = amount
                g.recovered += amount
        return g

    def share(self, amount):
        """§2: the fund's share of a loan balance."""
        return rounded(self.coverage * amount)

    def own(self):
        return self.share(self.balance)

    def paid(self):
        return self.paid_principal + self.paid_interest

    def leave(self, amount):
        """§2: lowers the loan balance; what leaves inForce is the difference of two shares."""
        before = self.own()
        self.balance -= amount
        assert self.balance >= 0, f"{self.code}: more leaves than is in force"
        self.share_released += before - self.own()
        return before - self.own()

    def overdue_since(self, day):
        """Q1, Q2: the day from which days overdue count, or None."""
        since = [self.marked] if self.marked is not None else []
        if self.due < day:
            since.append(self.due)
        return min(since) if since and self.balance > 0 else None


# ---------------------------------------------------------------------------------------------
# The book: recording (§4)
# ---------------------------------------------------------------------------------------------


class Book:
    """All events and postings so far. A rule reads what is recorded so far and dated up to the
    day it asks about (§4 rule (b)): so every question below takes a day."""

    def __init__(self):
        self.events = []
        self.of_guarantee = defaultdict(list)  # guarantee -> its events, in order of recording
        self.of_role = defaultdict(list)  # role -> (posting, Sub, signed amount, debit positive)

    def record(self, fields):
        number = int(fields.get("number", len(self.events) + 1))
        event = Event(number, fields)
        if "guarantee" in fields:
            for earlier in self.of_guarantee[fields["guarantee"]]:  # §4 rule (a), Q25
                assert all(d <= event.day for d in [earlier.day] + earlier.undone_on), (
                    f"event {number}: dated before event {earlier.number} of its guarantee")
        opening = self.opening(event.day)
        assert opening or not self.opened_on() or event.kind in (
            "party.add", "party.update", "agreement.sign"), "booked before the opening"
        if event.kind in ONE_PAIR:
            debit, credit = (self.named(event, side) for side in ONE_PAIR[event.kind])
            self.post(event, debit, credit, event.amount())
        else:
            getattr(self, "do_" + event.kind.replace(".", "_"))(event)
        self.events.append(event)
        for item in fields.get("guarantees", []):
            self.of_guarantee[item["guarantee"]].append(event)
            self.check_conservation(item["guarantee"], event.day)
        if "guarantee" in fields:
            self.of_guarantee[fields["guarantee"]].append(event)
            self.check_conservation(fields["guarantee"], event.day)

    def post(self, event, debit, credit, amount, sign=1, closing=False):
        """Books a pair on the event's day; an amount of nothing is no posting."""
        assert amount >= 0 and debit != credit, (event.number, debit, credit, amount)
        assert (ROLES[debit.role][0] == "memo") == (ROLES[credit.role][0] == "memo")
        if amount == 0:
            return
        posting = Posting(event.day, debit, credit, amount, sign, closing)
        event.postings.append(posting)
        self.of_role[debit.role].append((posting, debit, amount * sign))
        self.of_role[credit.role].append((posting, credit, -amount * sign))

    def named(self, event, text):
        """The sub-ledger that a line of ONE_PAIR names."""
        if text == "cash":
            return self.cash(event)
        role, names = text.rstrip(")").split("(")
        named = {("guarantee" if name == "guarantee" else "party"): event.get(name)
                 for name in names.split(",") if name}
        return Sub(role, **named)

    def cash(self, event):
        return Sub("cash", event.get("bank"))

    # --- parties and agreements: no entries

    def do_party_add(self, event):
        pass

    do_party_update = do_party_sanction = do_party_reinstate = do_party_add
    do_agreement_sign = do_balance_assert = do_charter_adopt = do_party_add
    do_bank_statement = do_bank_match = do_party_add
    do_standing_set = do_standing_end = do_party_add  # what they lead to is booked as vouchers
    do_draft_submit = do_draft_approve = do_draft_reject = do_party_add  # and so are these
    do_filing_submit = do_loan_overdue = do_loan_cure = do_guarantee_classify = do_workout_assume = do_party_add

    # --- moving in (§4 book.open)

    def do_book_open(self, event):
        assert not self.opening(event.day), "moved in already"
        lines = [(Sub(line["account"], line.get("party"), line.get("guarantee")),
                  money(line["debit"]) if "debit" in line else -money(line["credit"]))
                 for line in event["balances"]]
        assert sum(amount for _, amount in lines) == 0
        debits = [[sub, amount] for sub, amount in lines if amount > 0]
        credits = [[sub, -amount] for sub, amount in lines if amount < 0]
        while debits:
            amount = min(debits[0][1], credits[0][1])
            self.post(event, debits[0][0], credits[0][0], amount)
            if ROLES[credits[0][0].role] and credits[0][0].role == "feeInAdvance":
                brought = event.done.setdefault("brought", defaultdict(int))
                brought[credits[0][0].guarantee] += amount
            for side in (debits, credits):
                side[0][1] -= amount
                if side[0][1] == 0:
                    side.pop(0)
        terms = event.done["terms"] = {}
        for item in event.get("guarantees") or []:
            charter = self.charter(event.day)
            named = item.get("coverage") or self.agreement(item["bank"], event.day)
            coverage = rate(named) if named else charter.coverage
            terms[item["guarantee"]] = (item, coverage, rate(item.get("feeRate")
                                                             or charter.fee_rate))
            g = Guarantee.opened(event, *terms[item["guarantee"]])
            self.post(event, Sub("inForce", None, g.code), Sub("inForceContra"), g.own())

    def opening(self, day):
        """The event by which the fund moved in, if it stands on a day."""
        found = [e for e in self.events if e.kind == "book.open" and e.live(day)]
        return found[0] if found else None

    def opened_on(self):
        """The day of moving in, if that stands for good."""
        found = [e for e in self.events if e.kind == "book.open" and not e.undone_on]
        return found[0].day if found else None

    # --- capital

    def do_capital_pay(self, event):
        member = event["member"]
        self.post(event, self.cash(event), Sub("paidInCapital", member), event.amount())
        self.post(event, self.cash(event), Sub("capitalReserve"), event.amount("premium"))

    def do_capital_convert(self, event):
        for member, part in allocate(event.amount(), self.capitals(event.day)).items():
            self.post(event, Sub(event["from"]), Sub("paidInCapital", member), part)

    def do_capital_forfeit(self, event):
        obligor = self.guarantee(event["guarantee"], event.day).obligor
        self.post(event, Sub("paidInCapital", obligor), self.receivable(event), event.amount())

    # --- guarantees

    def memo(self, event, amount):
        """Brings an own share into force, or (negative) takes it out."""
        mine, contra = Sub("inForce", None, event["guarantee"]), Sub("inForceContra")
        if amount >= 0:
            self.post(event, mine, contra, amount)
        else:
            self.post(event, contra, mine, -amount)

    def charge_fee(self, event, fee):
        code = event["guarantee"]
        credited = "feeIncome"
        if self.charter(event.day).fee_over_term:
            credited = "feeInAdvance"
            event.done["in_advance"] = fee
        self.post(event, Sub("feeReceivable", None, code), Sub(credited, None, code), fee)

    # --- fees earned over the term (§9)

    def earn(self, event, code, amount):
        self.post(event, Sub("feeInAdvance", None, code), Sub("feeIncome", None, code), amount)

    def earn_fees(self, event):
        """§9: each close earns the elapsed days' part, of every guarantee."""
        day = event.day
        later = [e for e in self.events if e.kind == "period.close" and e.day > day
                 and not e.undone_on]
        if later:  # Q32
            return
        for sub, balance in sorted(self.sub_ledgers("feeInAdvance", day).items(),
                                   key=lambda item: item[0].guarantee.encode()):
            g = self.guarantee(sub.guarantee, day)
            unearned = 0
            if g is not None and g.balance > 0 and day < g.due:
                fee = sum(e.done.get("in_advance", 0) for e in self.of_guarantee[g.code]
                          if e.live(day))
                passed = max(0, (day - g.start).days)
                unearned = fee - rounded(Fraction(fee * passed, (g.due - g.start).days))
                opening = self.opening(day)
                brought = opening.done.get("brought", {}).get(g.code, 0) if opening else 0
                if brought:  # Q33: over the days that were left
                    passed = (day - opening.day).days
                    unearned += brought - rounded(
                        Fraction(brought * passed, (g.due - opening.day).days))
            lasting = self.lasting_of_guarantee("feeInAdvance", day, g.code if g else sub.guarantee)
            self.earn(event, sub.guarantee, max(0, min(-balance - unearned, lasting)))

    def earn_rest(self, event):
        """§9: a full release earns the rest."""
        lasting = self.lasting_of_guarantee("feeInAdvance", event.day, event["guarantee"])
        self.earn(event, event["guarantee"], lasting)

    def lasting_of_guarantee(self, role, day, code):
        """The least that a guarantee's credit balance is on a day and every later one."""
        later = {posting.day for posting, sub, _ in self.of_role[role]
                 if posting.day > day and sub.guarantee == code}
        return max(0, min(-self.balance(role, d, guarantee=code) for d in {day} | later))

    def do_guarantee_issue(self, event):
        charter = self.charter(event.day)
        # The share: named, else the bank's agreement, else the charter (§4 agreement.sign, Q19).
        coverage = event.get("coverage") or self.agreement(event["bank"], event.day)
        event.done["coverage"] = rate(coverage) if coverage else charter.coverage
        event.done["rate"] = rate(event.get("feeRate") or charter.fee_rate)
        g = Guarantee(event)
        self.memo(event, g.own())
        years = term(g.start, g.due) if charter.fee_basis == "annual" else 1
        base = g.own() if charter.fee_on == "share" else g.principal
        self.charge_fee(event, rounded(base * g.rate * years))

    def do_guarantee_extend(self, event):
        charter = self.charter(event.day)
        g = self.guarantee(event["guarantee"], event.day)
        event.done["overdue"] = g.overdue_since(event.day) is not None
        price = rate(event.get("feeRate") or g.rate)  # Q18
        years = term(g.start, day_of(event["due"])) - term(g.start, g.due)
        if charter.fee_basis == "contract":  # Q17
            years = 0
        base = g.own() if charter.fee_on == "share" else g.balance
        self.charge_fee(event, rounded(base * price * years))

    def do_guarantee_release(self, event):
        g = self.guarantee(event["guarantee"], event.day)
        self.leave_force(event, g, g.balance)

    def do_loan_repay(self, event):
        g = self.guarantee(event["guarantee"], event.day)
        self.leave_force(event, g, event.amount())

    def leave_force(self, event, g, amount):
        left = g.leave(amount)
        self.memo(event, -left)
        if g.balance == 0:
            self.earn_rest(event)
        return left

    # --- default

    def receivable(self, event):
        return Sub("compensationReceivable", None, event["guarantee"])

    def do_default_compensate(self, event):
        g = self.guarantee(event["guarantee"], event.day)
        principal = self.leave_force(event, g, event.amount("principal"))
        interest = g.share(event.amount("interest"))
        payer = self.cash(event)
        if event.get("from") == "margin":
            payer = Sub("marginAtBank", g.bank)
        self.post(event, self.receivable(event), payer, principal + interest)
        event.done.update(interest=interest)

    def do_recovery_receive(self, event):
        self.settle(event, event.amount())
        self.post(event, self.cash(event), Sub("otherPayable"), event.amount("bankPart"))

    # --- the group and the re-guarantor

    def do_joint_call(self, event):
        called = self.joint_group(event["guarantee"], event.day)
        weights = self.weights(self.charter(event.day).joint_basis, called, event.day)
        for member, part in allocate(event.amount(), weights).items():
            self.post(event, self.joint(event, member), self.receivable(event), part)

    def joint(self, event, member):
        return Sub("jointReceivable", member, event["guarantee"])

    def claim(self, event):
        g = self.guarantee(event["guarantee"], event.day)
        event.done["reguarantor"] = event.get("reguarantor") or g.reguarantor
        return Sub("reguaranteeReceivable", event.done["reguarantor"], g.code)

    def do_reguarantee_claim(self, event):
        self.post(event, self.claim(event), self.receivable(event), event.amount())

    def do_reguarantee_reject(self, event):
        self.post(event, self.receivable(event), self.claim(event), event.amount())

    def do_reguarantee_receive(self, event):
        self.post(event, self.cash(event), self.claim(event), event.amount())

    # --- foreclosed assets

    def do_asset_take(self, event):
        asset = Sub("foreclosedAsset", None, event["guarantee"])
        self.post(event, asset, self.receivable(event), event.amount())

    def do_asset_sell(self, event):
        asset = Sub("foreclosedAsset", None, event["guarantee"])
        amount, proceeds = event.amount(), event.amount("proceeds")
        self.post(event, self.cash(event), asset, min(amount, proceeds))
        self.post(event, self.receivable(event), asset, max(0, amount - proceeds))
        self.settle(event, max(0, proceeds - amount))

    # --- recovery (5.3)

    def settle(self, event, amount):
        """Money received on a guarantee pays, in this order, what 5.3 lists."""
        code, day = event["guarantee"], event.day
        g = self.guarantee(code, day)
        cash = self.cash(event)
        rest = amount
        # its CR
        part = min(rest, self.balance("compensationReceivable", day, guarantee=code))
        self.post(event, cash, self.receivable(event), part)
        event.done["settled_cr"] = part
        rest -= part
        # its open JR, each member's in proportion
        rest -= self.settle_over(
            event, rest, self.balances("jointReceivable", day, code),
            lambda member: self.joint(event, member))
        # those who paid for it in cash and have not had it back
        returned = event.done["returned"] = {}
        rest -= self.settle_over(
            event, rest, dict(g.payers), lambda party: Sub("returnPayable", party, code), returned)
        # what was written off, latest write-off first, last layer first; income is not restored
        restored = event.done["restored"] = []
        for number, _, layers in reversed(g.write_offs):
            for index in reversed(range(len(layers))):
                layer, borne = layers[index]
                if layer == "income":
                    continue
                back = {}
                if layer == "members":
                    rest -= self.settle_over(
                        event, rest, borne, lambda party: Sub("memberRiskShare", party), back)
                else:
                    back = {None: min(rest, borne[None])}
                    self.post(event, cash, Sub(layer), back[None])
                    rest -= back[None]
                restored.append((number, index, layer, back))
        self.post(event, cash, Sub("recoveryIncome", None, code), rest)

    def settle_over(self, event, rest, owed, sub, kept=None):
        """Pays up to what is owed, in proportion to it; keeps each part in `kept`."""
        taken = min(rest, sum(owed.values()))
        for party, part in allocate(taken, owed).items():
            self.post(event, self.cash(event), sub(party), part)
            if kept is not None:
                kept[party] = part
        return taken

    # --- losses (5.2)

    def do_loss_writeOff(self, event):
        code, day = event["guarantee"], event.day
        g = self.guarantee(code, day)
        rest = event.amount()
        layers = event.done["layers"] = []
        for clause in self.charter(day).losses:
            layer = clause["layer"]
            if layer == "income":
                borne = {None: rest}
                self.post(event, Sub("compensationLoss", None, code), self.receivable(event), rest)
            elif layer == "members":
                borne = self.spread(rest, clause, g, layers, day)
                for member, part in borne.items():
                    self.post(event, Sub("memberRiskShare", member), self.receivable(event), part)
            else:
                borne = {None: min(rest, self.lasting(layer, day, -1))}
                self.post(event, Sub(layer), self.receivable(event), borne[None])
            layers.append((layer, borne))
            rest -= sum(borne.values())
        assert rest == 0, f"event {event.number}: a loss that the list cannot carry"

    def spread(self, amount, clause, g, layers, day):
        """5.2: over all members but the obligor and his sponsor, each within his room."""
        out = {g.obligor, self.party(g.obligor, day).get("sponsor")}
        members = [code for code in self.members(day) if code not in out]
        twelve_months = (add_months(day, -12) + timedelta(days=1), day)  # Q31
        weights = self.weights(clause.get("basis") or "capital", members, day, twelve_months)
        room = {}
        for member in members:
            capital = self.capital(member, day)
            carries = max(0, self.balance("memberRiskShare", day, party=member))  # Q7
            room[member] = capital - carries
            if clause.get("yearlyCap") is not None:
                used = self.carried_this_year(member, day)
                used += sum(borne.get(member, 0) for name, borne in layers if name == "members")
                cap = rounded(rate(clause["yearlyCap"]) * capital)
                room[member] = min(room[member], cap - used)
            room[member] = max(0, room[member])
        borne, rest = {}, amount
        while weights:
            shares = allocate(rest, weights)
            over = [member for member in weights if shares[member] > room[member]]
            if not over:
                borne.update(shares)
                break
            for member in over:
                borne[member] = room[member]
                rest -= room[member]
                del weights[member]
        return borne

    def carried_this_year(self, member, day):
        """5.2, Q9: what write-offs of the day's calendar year put on a member, less what was
        restored of it within that year."""
        total = 0
        for write_off in self.events:
            if (write_off.kind == "loss.writeOff" and write_off.day.year == day.year
                    and write_off.live(day)):
                for layer, borne in write_off.done["layers"]:
                    if layer == "members":
                        total += borne.get(member, 0)
                for event in self.of_guarantee[write_off["guarantee"]]:
                    if event.live(day) and event.day.year == day.year:
                        for number, _, layer, back in event.done.get("restored", []):
                            if number == write_off.number and layer == "members":
                                total -= back.get(member, 0)
        return total

    def do_loss_cover(self, event):
        self.post(event, Sub(event["from"]), Sub("retainedEarnings"), event.amount())

    # --- dividends

    def do_dividend_declare(self, event):
        day = event.day
        basis = event.get("basis") or self.charter(day).dividend_basis
        if basis == "capital":
            weights = self.capitals(day)
        else:
            weights = self.weights(
                basis, self.members(day), day, lambda: self.last_closed_year(day))
        for member, part in allocate(event.amount(), weights).items():
            open_share = max(0, self.balance("memberRiskShare", day, party=member))
            set_off = min(part, open_share)
            earnings = Sub("retainedEarnings")
            self.post(event, earnings, Sub("memberRiskShare", member), set_off)
            self.post(event, earnings, Sub("dividendPayable", member), part - set_off)

    def last_closed_year(self, day):
        year = max(e.day.year for e in self.events
                   if e.kind == "period.close" and "-" not in e["period"] and e.live(day))
        return date(year, 1, 1), date(year, 12, 31)

    def share_days(self, member, first, last):
        """Q31: paid-in capital at the end of each day of a span, added up."""
        total = 0
        for posting, sub, amount in self.of_role["paidInCapital"]:
            if sub.party == member and posting.day <= last:
                total -= amount * ((last - max(posting.day, first)).days + 1)
        return total

    def fees(self, parties, day, first, last):
        """Q20: feeIncome of a span, by the member whose own or sponsored it is."""
        earned = defaultdict(int)
        for posting, sub, amount in self.of_role["feeIncome"]:
            if first <= posting.day <= last and not posting.closing:
                earned[sub.guarantee] -= amount
        fees = {member: 0 for member in parties}
        for code, fee in earned.items():
            g = self.guarantee(code, day)
            if g is None:
                continue  # its issue was reversed since
            for member in (g.obligor, self.party(g.obligor, day).get("sponsor")):
                if member in fees:
                    fees[member] += fee
        return {member: max(0, fee) for member, fee in fees.items()}

    # --- free vouchers

    def do_voucher_post(self, event):
        lines = event.get("lines") or [
            {"account": event["debitAccount"], "debit": event["amount"]},
            {"account": event["creditAccount"], "credit": event["amount"]}]
        sides = {"debit": [], "credit": []}
        for line in lines:
            role = self.role(line["account"], event.day)
            sub = Sub(role, line.get("bank") or None)
            for side in sides:
                if line.get(side):
                    sides[side].append([sub, money(line[side])])
        debits, credits = sides["debit"], sides["credit"]
        assert sum(a for _, a in debits) == sum(a for _, a in credits), "voucher not balanced"
        while debits:  # paired off in order
            part = min(debits[0][1], credits[0][1])
            if debits[0][0] == credits[0][0]:  # both sides of one account: no movement
                pass
            else:
                self.post(event, debits[0][0], credits[0][0], part)
            for side in (debits, credits):
                side[0][1] -= part
                if side[0][1] == 0:
                    side.pop(0)

    def role(self, account, day):
        if account in ROLES:
            return account
        return CODES[self.charter(day).chart][account]

    # --- reversal

    def do_event_reverse(self, event):
        """§4: the same accounts on the same sides with negative amounts, on the reversal's date."""
        target = self.find(event["event"])
        assert target.kind != "event.reverse" and not target.undone_on
        assert target.day <= event.day, "a reversal before its event"
        self.undo(event, target)
        event.done["reversed"] = target
        self.take_back_earned(event, target)
        if "guarantee" in target.fields:
            self.check_conservation(target["guarantee"], event.day)

    def take_back_earned(self, event, target):
        """Q32: of a fee that is taken back, what has been earned beyond what is left goes back."""
        code = target.get("guarantee")
        if code and any(p.credit == Sub("feeInAdvance", None, code) for p in target.postings):
            days = {event.day} | {p.day for p, sub, _ in self.of_role["feeInAdvance"]
                                  if p.day > event.day and sub.guarantee == code}
            least = min(-self.balance("feeInAdvance", d, guarantee=code) for d in days)
            self.post(event, Sub("feeInAdvance", None, code), Sub("feeIncome", None, code),
                      max(0, -least), -1)

    def undo(self, event, target):
        for posting in target.postings:
            self.post(event, posting.debit, posting.credit, posting.amount, -1, posting.closing)
        target.undone_on.append(event.day)

    def find(self, name):
        """The event with that ref, or else that number."""
        for event in self.events:
            if event.get("ref") == name:
                return event
        return next(event for event in self.events if str(event.number) == name)

    # --- periods (§6)

    def do_reserve_provide(self, event):
        self.provide(event)

    def provide(self, event):
        """6.1 and 6.2, as of the event's day."""
        day, charter = event.day, self.charter(event.day)
        # 6.1: unearned premium, of the twelve months ending that day
        start = add_months(day, -12) + timedelta(days=1)
        fees = -self.turnover("feeIncome", start, day)
        ceded = self.turnover("reguaranteeFee", start, day)
        target = max(0, rounded(charter.unearned * (fees - ceded)))
        self.book_difference(event, "unearnedReserve", "unearnedProvision",
                             target + self.balance("unearnedReserve", day))
        # 6.2: the lesser of 1%·L less what the year has provided, and 10%·L less R; never a release
        own = self.balance("inForce", day)
        provided = self.turnover("compensationProvision", date(day.year, 1, 1), day)
        reserve = -self.balance("compensationReserve", day)
        charge = min(rounded(charter.compensation * own) - provided,
                     rounded(charter.compensation_ceiling * own) - reserve)
        self.book_difference(event, "compensationReserve", "compensationProvision", max(0, charge))

    def book_difference(self, event, reserve, provision, amount):
        if amount >= 0:
            self.post(event, Sub(provision), Sub(reserve), amount)
        else:
            self.post(event, Sub(reserve), Sub(provision), -amount)

    def do_period_close(self, event):
        self.earn_fees(event)
        if "-" in event["period"]:
            return  # a month: locks it
        day, charter = event.day, self.charter(event.day)
        self.provide(event)
        # 6.3: income and expense into currentProfit, that into retainedEarnings
        profit_account, earnings = Sub("currentProfit"), Sub("retainedEarnings")
        for role, (kind, _) in ROLES.items():
            if kind in ("income", "expense"):
                for sub, balance in self.sub_ledgers(role, day).items():
                    self.transfer(event, sub, profit_account, balance)
        profit = -self.balance("currentProfit", day)
        self.transfer(event, profit_account, earnings, -profit)
        # 6.4: appropriation
        before = date(day.year - 1, 12, 31)
        carried = self.members_net_losses(day) - self.members_net_losses(before)
        base = min(profit - carried, -self.balance("retainedEarnings", day))
        if base > 0:
            capital = -self.balance("paidInCapital", day)
            ceiling = rounded(charter.surplus_ceiling * capital)
            room = max(0, ceiling + self.balance("surplusReserve", day))
            surplus = min(rounded(charter.surplus * base), room)
            self.post(event, earnings, Sub("surplusReserve"), surplus, closing=True)
            general = rounded(charter.general_risk * base)
            self.post(event, earnings, Sub("generalRiskReserve"), general, closing=True)

    def transfer(self, event, source, target, balance):
        """Empties an account of its balance (debit positive) into another: a closing entry."""
        if balance > 0:
            self.post(event, target, source, balance, closing=True)
        else:
            self.post(event, source, target, -balance, closing=True)

    def members_net_losses(self, day):
        """Q16: what write-offs put on the members, less what recoveries restored to them."""
        total = 0
        for event in self.events:
            if event.live(day):
                for layer, borne in event.done.get("layers", []):
                    total += sum(borne.values()) if layer == "members" else 0
                for _, _, layer, back in event.done.get("restored", []):
                    total -= sum(back.values()) if layer == "members" else 0
        return total

    def do_period_reopen(self, event):
        """§4: a year's closing entries and provisions are booked in red on 31 December."""
        close = [e for e in self.events if e.kind == "period.close"
                 and e["period"] == event["period"] and not e.undone_on][-1]
        self.undo(event, close)

    # -----------------------------------------------------------------------------------------
    # Questions: what was true on a day
    # -----------------------------------------------------------------------------------------

    def balance(self, role, day, party=None, guarantee=None):
        """The balance (debit positive) of an account, or of a party's or guarantee's part of it."""
        return sum(amount for posting, sub, amount in self.of_role[role]
                   if posting.day <= day
                   and (party is None or sub.party == party)
                   and (guarantee is None or sub.guarantee == guarantee))

    def lasting(self, role, day, side, party=None):
        """What an account holds on its side (+1 debit, -1 credit) on a day and every later one."""
        later = {posting.day for posting, _, _ in self.of_role[role] if posting.day > day}
        return min(side * self.balance(role, d, party=party) for d in {day} | later)

    def turnover(self, role, first, last):
        """What an account moved (debit positive) in a span of days, closing entries left out."""
        return sum(amount for posting, _, amount in self.of_role[role]
                   if first <= posting.day <= last and not posting.closing)

    def sub_ledgers(self, role, day):
        """The balance of each sub-ledger of an account, those without one left out."""
        found = defaultdict(int)
        for posting, sub, amount in self.of_role[role]:
            if posting.day <= day:
                found[sub] += amount
        return {sub: balance for sub, balance in found.items() if balance != 0}

    def balances(self, role, day, guarantee):
        """The balance of each party's sub-ledger of a guarantee."""
        return {sub.party: balance for sub, balance in self.sub_ledgers(role, day).items()
                if sub.guarantee == guarantee}

    def capital(self, member, day):
        return -self.balance("paidInCapital", day, party=member)

    def capitals(self, day):
        """Paid-in capital by holder."""
        return {sub.party: -balance
                for sub, balance in self.sub_ledgers("paidInCapital", day).items()}

    def charter(self, day):
        """§9: the version in force on a day; the first governs the days before it as well."""
        adopted = [e for e in self.events if e.kind == "charter.adopt"]
        in_force = [e for e in adopted if e.live(day)]
        latest = max(in_force, key=lambda e: (e.day, e.number)) if in_force else adopted[0]
        if "charter" not in latest.done:
            tree = latest["charter"]
            latest.done["charter"] = Charter(json.loads(tree) if isinstance(tree, str) else tree)
        return latest.done["charter"]

    def party(self, code, day):
        """What was known of a party on a day: each fact as last declared (Q21)."""
        facts = {}
        told = [e for e in self.events if e.kind in ("party.add", "party.update")
                and e["party"] == code and e.live(day)]
        for event in sorted(told, key=lambda e: (e.day, e.number)):
            facts.update(event.fields)
        return facts

    def parties(self, day):
        codes = {e["party"] for e in self.events if e.kind == "party.add" and e.live(day)}
        return {code: self.party(code, day) for code in sorted(codes, key=str.encode)}

    def members(self, day):
        return [code for code, facts in self.parties(day).items() if facts["role"] == "member"]

    def agreement(self, bank, day):
        """The coverage that the bank's latest agreement names, or None."""
        signed = [e for e in self.events
                  if e.kind == "agreement.sign" and e["bank"] == bank and e.live(day)]
        return max(signed, key=lambda e: (e.day, e.number)).get("coverage") if signed else None

    def weights(self, basis, parties, day, span=None):
        """Weights of an allocation: equal, capital, own guaranteed exposure (Q6), and over a span
        of days share-days (Q31) or fees (Q20)."""
        if callable(span) and basis in ("timeWeighted", "fees"):
            span = span()
        if basis == "timeWeighted":
            return {code: self.share_days(code, *span) for code in parties}
        if basis == "fees":
            return self.fees(parties, day, *span)
        if basis == "equal":
            return {code: 1 for code in parties}
        if basis == "capital":
            return {code: self.capital(code, day) for code in parties}
        assert basis == "exposure", basis
        exposure = {code: 0 for code in parties}
        for g in self.guarantees(day):
            if g.obligor in exposure:
                exposure[g.obligor] += g.own()
        return exposure

    def joint_group(self, code, day):
        """§4 joint.call: who is called, by the state of the day of issue (Q5)."""
        g = self.guarantee(code, day)
        parties = self.parties(max(g.issued_on, self.opened_on() or g.issued_on))
        borrower = parties[g.borrower]
        called = set()
        group = borrower.get("group")
        if not group and borrower["role"] == "farmer":
            called.add(borrower["sponsor"])
            group = parties[borrower["sponsor"]].get("group")
        if group:
            called |= {c for c, facts in parties.items() if facts.get("group") == group
                       and facts["role"] in ("member", "farmer")}
        return called - {g.borrower} - set(g.assumers)

    def guarantee(self, code, day):
        """A guarantee as it was on a day: its events up to then, one after the other."""
        g = None
        for e in self.of_guarantee[code]:
            if not e.live(day):
                continue
            kind = e.kind
            if kind == "book.open":
                g = Guarantee.opened(e, *e.done["terms"][code])
                continue
            if kind == "guarantee.issue":
                g = Guarantee(e)
            elif kind == "guarantee.extend":
                g.due = day_of(e["due"])
                if e.done["overdue"]:
                    g.extended_overdue.append(e.day)
            elif kind == "guarantee.release":
                g.released += g.balance
                g.leave(g.balance)
            elif kind == "guarantee.classify":
                g.manual = None if e["class"] == "auto" else e["class"]
            elif kind == "loan.repay":
                g.leave(e.amount())
            elif kind == "loan.overdue":
                g.marked = day_of(e.get("since") or e["date"])
            elif kind == "loan.cure":
                g.marked = None
            elif kind == "default.compensate":
                g.compensated += e.amount("principal")
                g.paid_principal += g.leave(e.amount("principal"))
                g.paid_interest += e.done["interest"]
                g.first_paid_on = g.first_paid_on or e.day
            elif kind == "asset.sell":
                shortfall = max(0, e.amount() - e.amount("proceeds"))
                g.assets -= shortfall
                g.recovered += e.amount("proceeds") - e.amount()  # Q11: gain up, shortfall down
            elif kind == "workout.assume":
                g.obligor = e["assumer"]
                g.assumers.append(e["assumer"])
            elif kind == "loss.writeOff":
                g.write_offs.append((e.number, e.day, [
                    (layer, dict(borne)) for layer, borne in e.done["layers"]]))
            for figure in ADDED.get(kind, "").split():
                setattr(g, figure, getattr(g, figure) + e.amount())
            for figure in TAKEN.get(kind, "").split():
                setattr(g, figure, getattr(g, figure) - e.amount())
            if kind in ("joint.pay", "reguarantee.receive"):
                g.payers[e.done.get("reguarantor") or e["member"]] += e.amount()
            g.settled_cr += e.done.get("settled_cr", 0)
            for party, part in e.done.get("returned", {}).items():
                g.payers[party] -= part
            for number, index, _, back in e.done.get("restored", []):
                layers = next(w for w in g.write_offs if w[0] == number)[2]
                for party, part in back.items():
                    g.restored += part
                    layers[index][1][party] -= part
        return g

    def guarantees(self, day):
        """All guarantees issued by a day, by code."""
        found = [self.guarantee(code, day) for code in sorted(self.of_guarantee, key=str.encode)]
        return [g for g in found if g is not None]

    # -----------------------------------------------------------------------------------------
    # Invariants
    # -----------------------------------------------------------------------------------------

    def check_conservation(self, code, day):
        """§5.1, to the fen, and that the facts of a guarantee and its ledger are one."""
        g = self.guarantee(code, day)
        if g is None:
            return  # its issue was reversed
        assert g.principal == g.repaid + g.released + g.compensated + g.balance, code
        assert g.own() == self.balance("inForce", day, guarantee=code), code
        assert g.share(g.principal) == g.share_released + g.own(), code
        receivable = self.balance("compensationReceivable", day, guarantee=code)
        assert g.paid() + g.costs == (
            g.settled_cr + g.deposits + g.forfeited + g.called + g.claimed + g.assets
            + g.written_off + receivable), (code, vars(g), receivable)
        borne = income = 0
        for _, _, layers in g.write_offs:
            for layer, parts in layers:
                assert all(part >= 0 for part in parts.values()), (code, layers)
                if layer == "income":
                    income += sum(parts.values())
                else:
                    borne += sum(parts.values())
        assert g.written_off == borne + g.restored + income, code
        assert all(part >= 0 for part in g.payers.values()), (code, g.payers)

    def check_balances(self):
        """Nothing negative that may not be, at the end of any day; debits equal credits."""
        for role, side in NEVER_NEGATIVE.items():
            for sub in {sub for _, sub, _ in self.of_role[role]}:
                legs = sorted((posting.day, amount) for posting, s, amount in self.of_role[role]
                              if s == sub)
                running = 0
                for i, (day, amount) in enumerate(legs):
                    running += amount * side
                    if i + 1 == len(legs) or legs[i + 1][0] != day:
                        assert running >= 0, f"{sub} is negative on {day}: {yuan(running)}"
        for memo in (False, True):
            assert 0 == sum(amount for role in ROLES for _, _, amount in self.of_role[role]
                            if (ROLES[role][0] == "memo") == memo)
