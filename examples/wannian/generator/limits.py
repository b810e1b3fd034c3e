"""What the charter allows: exposures, limits, and who may borrow at all."""

from collections import defaultdict
from fractions import Fraction

from .exact import half_up
from .ledger import Ledger


class Limits(Ledger):
    """The checks before a guarantee is issued."""

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
