"""Default, compensation, and how the money comes back (domain §5.3)."""

from .exact import allocate, half_up
from .ledger import Ledger


class Recourse(Ledger):
    """The events after a default."""

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
