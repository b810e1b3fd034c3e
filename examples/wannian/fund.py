"""The generator's own bookkeeping: as much of the fund as keeps every amount it writes legal.

It is written from the specification, not from the Swift sources, so that the two can disagree: the
events carry `balance.assert`s with what this file thinks the balances are.
Amounts are whole fen in Python's integers, rates are fractions; nothing here is floating point.
"""

import datetime
import json
from collections import defaultdict
from fractions import Fraction

ASSETS = {"cash", "marginAtBank", "feeReceivable", "compensationReceivable",
          "reguaranteeReceivable", "jointReceivable", "foreclosedAsset"}
LIABILITIES = {"customerDeposit", "taxPayable", "dividendPayable", "otherPayable", "returnPayable",
               "unearnedReserve", "compensationReserve"}
RESULT = {"interestIncome", "feeIncome", "recoveryIncome", "taxAndSurcharge", "unearnedProvision",
          "compensationProvision", "compensationLoss", "reguaranteeFee", "operatingExpense",
          "impairment", "incomeTax"}


def half_up(fraction):
    """A fraction rounded once, half away from zero."""
    sign = -1 if fraction < 0 else 1
    fraction = abs(fraction)
    return sign * ((2 * fraction.numerator + fraction.denominator) // (2 * fraction.denominator))


def yuan(fen):
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def allocate(amount, weights):
    """Largest remainder; ties go to the lower code; no weight at all: equally."""
    codes = sorted(weights, key=lambda code: code.encode())
    total = sum(weights.values())
    if total == 0:
        weights, total = dict.fromkeys(codes, 1), len(codes)
    parts = {code: amount * weights[code] // total for code in codes}
    missing = amount - sum(parts.values())
    by_remainder = sorted(codes, key=lambda code: -(amount * weights[code] % total))
    for code in by_remainder[:missing]:
        parts[code] += 1
    return parts


def plus_months(day, months):
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    first_of_next = datetime.date(year + month // 12, month % 12 + 1, 1)
    last = (first_of_next - datetime.timedelta(1)).day
    return datetime.date(year, month, min(day.day, last))


def term(start, due):
    """Whole calendar months over 12, and the days left over 365."""
    months = (due.year - start.year) * 12 + due.month - start.month
    while plus_months(start, months) > due:
        months -= 1
    return Fraction(months, 12) + Fraction((due - plus_months(start, months)).days, 365)


class Guarantee:
    """A guarantee as far as the story needs it."""

    def __init__(self, **facts):
        self.__dict__.update(facts)
        self.obligor = self.borrower
        self.balance = self.principal
        self.overdue_since = None
        self.fee_due = self.deposit = 0
        self.cr = self.paid = self.asset = 0
        self.joint = {}  # member: still owed
        self.joint_paid = defaultdict(int)  # member or re-guarantor: paid in cash, not had back
        self.claimed = 0
        self.write_offs = []  # [layer, left to restore, {member: left}, day], latest last
        self.written_off = self.restored = self.gained = 0
        self.scripted = False

    @property
    def share(self):
        return half_up(self.coverage * self.balance)

    @property
    def compensation_balance(self):
        return self.cr + sum(self.joint.values())

    @property
    def loss(self):
        return max(0, self.written_off - self.restored - self.gained)

    def is_overdue(self, day):
        return self.balance > 0 and (self.due < day or self.overdue_since is not None)


class Fund:
    """Balances, parties and guarantees; every method named after an event kind writes one."""

    def __init__(self):
        self.day = None
        self.charter = None
        self.lines = []  # {field: value} in the order of recording
        self.booked = None  # the business day of what was written last
        self.cash_moves = []  # (day, fen) of the main account
        self.balances = defaultdict(int)  # (account, party or guarantee): fen, debit positive
        self.totals = defaultdict(int)
        self.parties = {}
        self.agreements = {}
        self.guarantees = {}
        self.carried_this_year = defaultdict(int)  # (year, member): net of restored that year
        self.members_carried = defaultdict(int)  # year: net of restored
        self.fees = []  # (day, fee income less re-guarantee fees)
        self.fees_of = defaultdict(int)  # (year, guarantee)
        self.results_of = {}  # year: snapshot before the close, for reopening

    # Writing

    def write(self, kind, day=None, **fields):
        self.booked = day or self.day
        line = {"date": str(self.booked), "kind": kind}
        for name, value in fields.items():
            if value is not None:
                line[name.rstrip("_")] = yuan(value) if isinstance(value, int) else value
        self.lines.append(line)

    def post(self, debit, credit, amount):
        for (account, who), signed in ((debit, amount), (credit, -amount)):
            self.balances[account, who] += signed
            self.totals[account] += signed
            if (account, who) == ("cash", ""):
                self.cash_moves.append((self.booked, signed))

    def held(self, account, who=""):
        sign = 1 if account in ASSETS or account == "memberRiskShare" else -1
        return sign * self.balances[account, who]

    def of_members(self, account):
        """The balances of an account by party, zero ones left out."""
        return {who: self.held(name, who) for (name, who), fen in self.balances.items()
                if name == account and fen}

    @property
    def net_assets(self):
        owed = -sum(min(0, carried) for carried in self.of_members("memberRiskShare").values())
        return sum(self.totals[account] for account in ASSETS | LIABILITIES) - owed

    @property
    def in_force(self):
        return sum(guarantee.share for guarantee in self.guarantees.values())

    @property
    def compensation_balance(self):
        return sum(guarantee.compensation_balance for guarantee in self.guarantees.values())

    # The charter's limits

    def weighted(self, customer, balance, share):
        size, limits = self.parties[customer].get("size"), {"farmer": 2_000_000_00}
        threshold = limits.get(size, 5_000_000_00 if size in ("micro", "small") else -1)
        return half_up(Fraction(3, 4) * share) if balance <= threshold else share

    def exposure(self, customer, extra_balance=0, extra_share=0):
        live = [g for g in self.guarantees.values() if g.obligor == customer and g.balance]
        return self.weighted(customer, sum(g.balance for g in live) + extra_balance,
                             sum(g.share for g in live) + extra_share)

    def circle(self, customer):
        """Sponsor and sponsored, and declared related parties, transitively."""
        links = defaultdict(set)
        for code, facts in self.parties.items():
            for other in [facts.get("sponsor")] + facts.get("related", "").split():
                if other:
                    links[code].add(other)
                    links[other].add(code)
        found, left = {customer}, [customer]
        while left:
            for other in links[left.pop()] - found:
                found.add(other)
                left.append(other)
        return found

    def share_at(self, bank, what="share"):
        return sum(getattr(g, what) for g in self.guarantees.values() if g.bank == bank)

    def fits(self, customer, bank, principal, coverage):
        """Whether the charter and the bank have room for a guarantee (margin aside)."""
        share, limits = half_up(coverage * principal), self.charter["limits"]
        net = self.net_assets * 96 // 100  # some room for a bad year, when loans are extended
        percent = {name: Fraction(limits[name].rstrip("%")) / 100 for name in
                   ("customer", "related")}
        own = self.exposure(customer, principal, share)
        others = sum(self.exposure(other) for other in self.circle(customer) - {customer})
        member = self.parties[customer].get("sponsor", customer)
        covered = [member] + [code for code, facts in self.parties.items()
                              if facts.get("sponsor") == member]
        taken = sum(g.share for g in self.guarantees.values() if g.obligor in covered)
        line = self.agreements[bank].get("line")
        return (own <= percent["customer"] * net and own + others <= percent["related"] * net
                and self.in_force + share <= int(limits["leverage"]) * net
                and taken + share <= int(limits["memberMultiple"])
                * self.held("paidInCapital", member)
                and (line is None or self.share_at(bank, "balance") + principal <= line))

    def is_clear(self, customer):
        """Neither he, his sponsor nor one they sponsor is in default or under sanction."""
        facts = self.parties[customer]
        answers = {customer, facts.get("sponsor")} - {None}
        own = answers | {code for code, other in self.parties.items()
                         if other.get("sponsor") in answers}
        if facts.get("controller") or any(
                self.parties[code].get("sanctioned") or self.parties[code].get("left")
                for code in answers):
            return False
        return not any(
            g.compensation_balance or g.loss or g.is_overdue(self.day)
            for g in self.guarantees.values() if own & {g.obligor, g.borrower})

    # Parties and agreements

    def party_add(self, party, **facts):
        self.write("party.add", party=party, **facts)
        self.parties[party] = facts

    def party_update(self, party, **facts):
        self.write("party.update", party=party, **facts)
        self.parties[party].update(facts)

    def party_sanction(self, party, reason):
        self.write("party.sanction", party=party, reason=reason)
        self.parties[party]["sanctioned"] = True

    def party_reinstate(self, party, reason):
        self.write("party.reinstate", party=party, reason=reason)
        self.parties[party]["sanctioned"] = False

    def agreement_sign(self, bank, coverage, margin, line):
        self.write("agreement.sign", bank=bank, coverage=coverage, marginRate=margin, line=line)
        self.agreements[bank] = {
            "coverage": Fraction(coverage.rstrip("%")) / 100,
            "margin": Fraction(margin.rstrip("%")) / 100, "line": line}

    # Capital and cash

    def cash_on(self, day):
        return sum(fen for on, fen in self.cash_moves if on <= day)

    def capital_pay(self, member, amount, premium=None, bank=None):
        self.write("capital.pay", member=member, amount=amount, premium=premium, bank=bank)
        self.post(("cash", bank or ""), ("paidInCapital", member), amount)
        self.post(("cash", bank or ""), ("capitalReserve", ""), premium or 0)

    def capital_transfer(self, giver, taker, amount):
        self.write("capital.transfer", from_=giver, to=taker, amount=amount)
        self.post(("paidInCapital", giver), ("paidInCapital", taker), amount)

    def capital_withdraw(self, member, amount):
        self.write("capital.withdraw", member=member, amount=amount)
        self.post(("paidInCapital", member), ("cash", ""), amount)

    def capital_convert(self, amount, source):
        self.write("capital.convert", amount=amount, from_=source)
        for member, part in allocate(amount, self.of_members("paidInCapital")).items():
            self.post((source, ""), ("paidInCapital", member), part)

    def cash_transfer(self, giver, taker, amount):
        self.write("cash.transfer", from_=giver, to=taker, amount=amount)
        self.post(("cash", taker), ("cash", giver), amount)

    def margin_place(self, bank, amount):
        self.write("margin.place", bank=bank, amount=amount)
        self.post(("marginAtBank", bank), ("cash", ""), amount)

    def margin_release(self, bank, amount):
        self.write("margin.release", bank=bank, amount=amount)
        self.post(("cash", ""), ("marginAtBank", bank), amount)

    # Guarantees, fees, loans

    def guarantee_issue(self, code, customer, bank, principal, due, coverage, **extra):
        self.write("guarantee.issue", guarantee=code, borrower=customer, bank=bank,
                   principal=principal, due=str(due), **extra)
        group, sponsor = (self.parties[customer].get(name) for name in ("group", "sponsor"))
        if sponsor and not group:
            group = self.parties[sponsor].get("group")
        callees = [other for other, facts in self.parties.items() if other != customer
                   and (other == sponsor or group and facts.get("group") == group)]
        self.guarantees[code] = guarantee = Guarantee(
            code=code, borrower=customer, bank=bank, principal=principal, start=self.day, due=due,
            coverage=coverage, callees=callees, rate=Fraction(7, 1000),
            reguarantor=extra.get("reguarantor"),
            reguarantee_share=Fraction(extra.get("reguaranteeShare", "0%").rstrip("%")) / 100)
        self.charge(guarantee, half_up(guarantee.share * guarantee.rate
                                       * term(guarantee.start, due)))
        return guarantee

    def charge(self, guarantee, fee):
        self.post(("feeReceivable", guarantee.code), ("feeIncome", guarantee.code), fee)
        guarantee.fee_due += fee
        self.earn(guarantee, fee)

    def earn(self, guarantee, fee):
        self.fees.append((self.day, fee))
        self.fees_of[self.day.year, guarantee.code] += fee

    def guarantee_extend(self, guarantee, due, **extra):
        self.write("guarantee.extend", guarantee=guarantee.code, due=str(due), **extra)
        longer = term(guarantee.start, due) - term(guarantee.start, guarantee.due)
        self.charge(guarantee, half_up(guarantee.share * guarantee.rate * longer))
        guarantee.due = due

    def guarantee_release(self, guarantee, memo=None):
        self.write("guarantee.release", guarantee=guarantee.code, memo=memo)
        guarantee.balance = 0

    def fee_receive(self, guarantee, amount, day=None, ref=None):
        self.write("fee.receive", guarantee=guarantee.code, amount=amount, day=day, ref=ref)
        self.post(("cash", ""), ("feeReceivable", guarantee.code), amount)
        guarantee.fee_due -= amount

    def fee_refund(self, guarantee, amount, memo):
        self.write("fee.refund", guarantee=guarantee.code, amount=amount, memo=memo)
        self.post(("feeIncome", guarantee.code), ("cash", ""), amount)
        self.earn(guarantee, -amount)

    def fee_waive(self, guarantee, amount, memo):
        self.write("fee.waive", guarantee=guarantee.code, amount=amount, memo=memo)
        self.post(("feeIncome", guarantee.code), ("feeReceivable", guarantee.code), amount)
        guarantee.fee_due -= amount
        self.earn(guarantee, -amount)

    def fee_write_off(self, guarantee, amount):
        self.write("fee.writeOff", guarantee=guarantee.code, amount=amount)
        self.post(("impairment", ""), ("feeReceivable", guarantee.code), amount)
        guarantee.fee_due -= amount

    def deposit_receive(self, guarantee, amount):
        self.write("deposit.receive", guarantee=guarantee.code, amount=amount)
        self.post(("cash", ""), ("customerDeposit", guarantee.code), amount)
        guarantee.deposit += amount

    def deposit_return(self, guarantee, amount):
        self.write("deposit.return", guarantee=guarantee.code, amount=amount)
        self.post(("customerDeposit", guarantee.code), ("cash", ""), amount)
        guarantee.deposit -= amount

    def loan_repay(self, guarantee, amount, memo=None):
        self.write("loan.repay", guarantee=guarantee.code, amount=amount, memo=memo)
        guarantee.balance -= amount

    def loan_overdue(self, guarantee, since=None):
        self.write("loan.overdue", guarantee=guarantee.code, since=since and str(since))
        guarantee.overdue_since = since or self.day

    def loan_cure(self, guarantee):
        self.write("loan.cure", guarantee=guarantee.code)
        guarantee.overdue_since = None

    # Default and recourse

    def default_compensate(self, guarantee, principal, interest, source="cash"):
        self.write("default.compensate", guarantee=guarantee.code, principal=principal,
                   interest=interest, from_=source)
        before = guarantee.share
        guarantee.balance -= principal
        paid = before - guarantee.share + half_up(guarantee.coverage * interest)
        account = ("cash", "") if source == "cash" else ("marginAtBank", guarantee.bank)
        self.post(("compensationReceivable", guarantee.code), account, paid)
        guarantee.cr += paid
        guarantee.paid += paid
        return paid

    def settle(self, guarantee, debit, amount):
        """Takes an amount off the compensation receivable."""
        self.post(debit, ("compensationReceivable", guarantee.code), amount)
        guarantee.cr -= amount

    def deposit_apply(self, guarantee, amount):
        self.write("deposit.apply", guarantee=guarantee.code, amount=amount)
        self.settle(guarantee, ("customerDeposit", guarantee.code), amount)
        guarantee.deposit -= amount

    def capital_forfeit(self, guarantee, amount):
        self.write("capital.forfeit", guarantee=guarantee.code, amount=amount)
        self.settle(guarantee, ("paidInCapital", guarantee.obligor), amount)

    def recovery_cost(self, guarantee, amount, memo):
        self.write("recovery.cost", guarantee=guarantee.code, amount=amount, memo=memo)
        self.settle(guarantee, ("cash", ""), -amount)

    def joint_call(self, guarantee, amount):
        self.write("joint.call", guarantee=guarantee.code, amount=amount)
        parts = allocate(amount, dict.fromkeys(guarantee.callees, 1))
        for member, part in parts.items():
            self.settle(guarantee, ("jointReceivable", f"{member} {guarantee.code}"), part)
            guarantee.joint[member] = guarantee.joint.get(member, 0) + part
        return parts

    def joint_cancel(self, guarantee, member, amount):
        self.write("joint.cancel", guarantee=guarantee.code, member=member, amount=amount)
        self.settle(guarantee, ("jointReceivable", f"{member} {guarantee.code}"), -amount)
        guarantee.joint[member] -= amount

    def joint_pay(self, guarantee, member, amount):
        self.write("joint.pay", guarantee=guarantee.code, member=member, amount=amount)
        self.post(("cash", ""), ("jointReceivable", f"{member} {guarantee.code}"), amount)
        guarantee.joint[member] -= amount
        guarantee.joint_paid[member] += amount

    def reguarantee_claim(self, guarantee, amount):
        self.write("reguarantee.claim", guarantee=guarantee.code, amount=amount)
        self.settle(guarantee, ("reguaranteeReceivable", guarantee.code), amount)
        guarantee.claimed += amount

    def reguarantee_reject(self, guarantee, amount):
        self.write("reguarantee.reject", guarantee=guarantee.code, amount=amount)
        self.settle(guarantee, ("reguaranteeReceivable", guarantee.code), -amount)
        guarantee.claimed -= amount

    def reguarantee_receive(self, guarantee, amount):
        self.write("reguarantee.receive", guarantee=guarantee.code, amount=amount)
        self.post(("cash", ""), ("reguaranteeReceivable", guarantee.code), amount)
        guarantee.joint_paid[guarantee.reguarantor] += amount

    def reguarantee_fee(self, reguarantor, amount):
        self.write("reguarantee.fee", reguarantor=reguarantor, amount=amount)
        self.post(("reguaranteeFee", ""), ("cash", ""), amount)
        self.fees.append((self.day, -amount))

    def asset_take(self, guarantee, amount, valuation):
        self.write("asset.take", guarantee=guarantee.code, amount=amount, valuation=valuation)
        self.settle(guarantee, ("foreclosedAsset", guarantee.code), amount)
        guarantee.asset += amount

    def asset_sell(self, guarantee, amount, proceeds):
        self.write("asset.sell", guarantee=guarantee.code, amount=amount, proceeds=proceeds)
        self.post(("cash", ""), ("foreclosedAsset", guarantee.code), min(amount, proceeds))
        guarantee.asset -= amount
        if proceeds < amount:
            self.settle(guarantee, ("foreclosedAsset", guarantee.code), proceeds - amount)
        else:
            self.distribute(guarantee, proceeds - amount)

    def workout_assume(self, guarantee, assumer, memo):
        self.write("workout.assume", guarantee=guarantee.code, assumer=assumer, memo=memo)
        guarantee.obligor = assumer
        guarantee.callees = [member for member in guarantee.callees if member != assumer]

    def recovery_receive(self, guarantee, amount, source, bank_part=None):
        self.write("recovery.receive", guarantee=guarantee.code, amount=amount, source=source,
                   bankPart=bank_part)
        self.post(("cash", ""), ("otherPayable", ""), bank_part or 0)
        self.distribute(guarantee, amount)

    def distribute(self, guarantee, amount):
        """What came in, in the order of §5.3."""
        taken = min(amount, guarantee.cr)
        self.settle(guarantee, ("cash", ""), taken)
        amount -= taken
        taken = min(amount, sum(guarantee.joint.values()))
        for member, part in allocate(taken, guarantee.joint).items() if taken else ():
            self.post(("cash", ""), ("jointReceivable", f"{member} {guarantee.code}"), part)
            guarantee.joint[member] -= part
        amount -= taken
        taken = min(amount, sum(guarantee.joint_paid.values()))
        for payer, part in allocate(taken, guarantee.joint_paid).items() if taken else ():
            self.post(("cash", ""), ("returnPayable", f"{payer} {guarantee.code}"), part)
            guarantee.joint_paid[payer] -= part
        amount -= taken
        for write_off in reversed(guarantee.write_offs):
            amount -= self.restore(guarantee, write_off, amount)
        if amount:
            self.post(("cash", ""), ("recoveryIncome", guarantee.code), amount)
            guarantee.gained += amount

    def restore(self, guarantee, write_off, amount):
        taken = min(amount, write_off["left"])
        if write_off["layer"] == "income" or not taken:
            return 0
        write_off["left"] -= taken
        guarantee.restored += taken
        if write_off["layer"] != "members":
            self.post(("cash", ""), (write_off["layer"], ""), taken)
            return taken
        for member, part in allocate(taken, write_off["members"]).items():
            self.post(("cash", ""), ("memberRiskShare", member), part)
            write_off["members"][member] -= part
            if write_off["year"] == self.day.year:
                self.carried_this_year[self.day.year, member] -= part
        self.members_carried[self.day.year] -= taken
        return taken

    def return_pay(self, guarantee, party, amount):
        self.write("return.pay", guarantee=guarantee.code, party=party, amount=amount)
        self.post(("returnPayable", f"{party} {guarantee.code}"), ("cash", ""), amount)

    # Losses and results

    def loss_write_off(self, guarantee, amount):
        self.write("loss.writeOff", guarantee=guarantee.code, amount=amount)
        left = amount
        for layer in self.charter["losses"]:
            name = layer["layer"]
            if name == "members":
                parts = self.members_parts(guarantee, left, layer.get("yearlyCap"))
                for member, part in parts.items():
                    self.settle(guarantee, ("memberRiskShare", member), part)
                    self.carried_this_year[self.day.year, member] += part
                taken = sum(parts.values())
                self.members_carried[self.day.year] += taken
            else:
                parts = {}
                account = "compensationLoss" if name == "income" else name
                taken = left if name == "income" else min(left, max(0, self.held(name)))
                who = guarantee.code if name == "income" else ""
                self.settle(guarantee, (account, who), taken)
            if taken:
                guarantee.write_offs.append({"layer": name, "left": taken, "members": parts,
                                             "year": self.day.year})
            left -= taken
        guarantee.written_off += amount

    def members_parts(self, guarantee, amount, cap):
        capital = self.of_members("paidInCapital")
        sponsor = self.parties[guarantee.obligor].get("sponsor")
        left_out = {guarantee.obligor, sponsor}
        weights = {member: fen for member, fen in capital.items() if member not in left_out}
        room = {}
        for member, fen in weights.items():
            room[member] = fen - max(0, self.held("memberRiskShare", member))
            if cap:
                yearly = half_up(Fraction(cap.rstrip("%")) / 100 * fen)
                room[member] = min(
                    room[member], yearly - self.carried_this_year[self.day.year, member])
            room[member] = max(0, room[member])
        parts, left = {}, amount
        while left and weights:
            offered = allocate(left, weights)
            over = [member for member in weights if offered[member] > room[member]]
            for member in over or list(weights):
                parts[member] = room[member] if over else offered[member]
                left -= parts[member]
                del weights[member]
        return {member: part for member, part in parts.items() if part}

    def share_pay(self, member, amount):
        self.write("share.pay", member=member, amount=amount)
        self.post(("cash", ""), ("memberRiskShare", member), amount)

    def share_absorb(self, member, amount):
        self.write("share.absorb", member=member, amount=amount)
        self.post(("paidInCapital", member), ("memberRiskShare", member), amount)

    def share_refund(self, member, amount):
        self.write("share.refund", member=member, amount=amount)
        self.post(("memberRiskShare", member), ("cash", ""), amount)

    def loss_cover(self, amount, source):
        self.write("loss.cover", amount=amount, from_=source)
        self.post((source, ""), ("retainedEarnings", ""), amount)

    @property
    def distributable(self):
        carried = self.of_members("memberRiskShare").values()
        return self.held("retainedEarnings") - sum(max(0, fen) for fen in carried)

    def dividend_declare(self, amount, basis):
        self.write("dividend.declare", amount=amount, basis=basis)
        weights = self.of_members("paidInCapital")
        if basis == "fees":
            weights = {code: 0 for code, facts in self.parties.items() if facts["role"] == "member"}
            for (year, code), fee in self.fees_of.items():
                if year == self.day.year - 1:
                    obligor = self.guarantees[code].obligor
                    weights[self.parties[obligor].get("sponsor", obligor)] += fee
        for member, part in allocate(amount, weights).items():
            set_off = min(part, max(0, self.held("memberRiskShare", member)))
            self.post(("retainedEarnings", ""), ("memberRiskShare", member), set_off)
            self.post(("retainedEarnings", ""), ("dividendPayable", member), part - set_off)

    def dividend_pay(self, member, amount):
        self.write("dividend.pay", member=member, amount=amount)
        self.post(("dividendPayable", member), ("cash", ""), amount)

    def voucher(self, debit, credit, amount, memo, day=None, bank=None):
        """A voucher of one debit and one credit; `bank` is that of the cash it moves."""
        lines = []
        for account, side in ((debit, "debit"), (credit, "credit")):
            lines.append({"account": account, side: yuan(amount)})
            if bank and account == "cash":
                lines[-1]["bank"] = bank
        self.write("voucher.post", day=day, lines=lines, memo=memo)
        at = {"cash": bank or ""}
        self.post((debit, at.get(debit, "")), (credit, at.get(credit, "")), amount)

    # Year-end

    def provide(self, day):
        """§6.1 and 6.2 as of a day; the books must hold nothing later."""
        reserves = {"unearned": "50%", "compensation": "1%", "compensationCeiling": "10%"}
        reserves.update(self.charter.get("reserves", {}))
        rate = {name: Fraction(text.rstrip("%")) / 100 for name, text in reserves.items()}
        begin = plus_months(day, -12)
        earned = sum(fee for on, fee in self.fees if begin < on <= day)
        target = max(0, half_up(rate["unearned"] * earned))
        self.post(("unearnedProvision", ""), ("unearnedReserve", ""),
                  target - self.held("unearnedReserve"))
        share, reserve = self.in_force, self.held("compensationReserve")
        provided = self.totals["compensationProvision"]
        due = max(0, min(half_up(rate["compensation"] * share) - provided,
                         half_up(rate["compensationCeiling"] * share) - reserve))
        self.post(("compensationProvision", ""), ("compensationReserve", ""), due)

    def reserve_provide(self, day):
        self.write("reserve.provide", day=day)
        self.provide(day)

    def close_month(self, year, month):
        last = plus_months(datetime.date(year, month, 1), 1) - datetime.timedelta(1)
        self.write("period.close", day=last, period=f"{year}-{month:02d}")

    def close_year(self, year):
        last = datetime.date(year, 12, 31)
        self.results_of = {year: (dict(self.balances), dict(self.totals))}
        self.write("period.close", day=last, period=str(year))
        self.provide(last)
        profit = 0
        for (account, who), fen in list(self.balances.items()):
            if account in RESULT and fen:
                self.post(("retainedEarnings", ""), (account, who), fen)
                profit -= fen
        base = min(profit - self.members_carried[year], self.held("retainedEarnings"))
        if base <= 0:
            return
        ceiling = half_up(Fraction(1, 2) * -self.totals["paidInCapital"])
        surplus = max(0, min(half_up(Fraction(base, 10)), ceiling - self.held("surplusReserve")))
        self.post(("retainedEarnings", ""), ("surplusReserve", ""), surplus)
        self.post(("retainedEarnings", ""), ("generalRiskReserve", ""),
                  half_up(Fraction(base, 10)))

    def reopen_year(self, year, reason):
        self.write("period.reopen", day=datetime.date(year, 12, 31), period=str(year),
                   reason=reason)
        balances, totals = self.results_of[year]
        self.balances, self.totals = defaultdict(int, balances), defaultdict(int, totals)

    # Checking and correcting

    def balance_assert(self, account, amount, party=None, day=None):
        self.write("balance.assert", account=account, party=party, amount=amount, day=day)

    def event_reverse(self, ref, reason):
        self.write("event.reverse", event=ref, reason=reason)

    def charter_adopt(self, charter):
        self.write("charter.adopt", charter=charter)
        self.charter = charter


def as_json(line):
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))
