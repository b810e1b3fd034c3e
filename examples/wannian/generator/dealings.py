"""Parties, capital, cash, guarantees, fees, deposits and loans."""

from fractions import Fraction

from .exact import allocate, half_up, term, yuan
from .guarantee import Guarantee
from .ledger import Ledger


class Dealings(Ledger):
    """The everyday events."""

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
