"""Losses, dividends, reserves and the year's end (domain §5.2, §6)."""

import datetime
from collections import defaultdict
from fractions import Fraction

from .exact import allocate, half_up, plus_months
from .ledger import RESULT, Ledger


class Results(Ledger):
    """The events that decide who bears and who gets."""

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
