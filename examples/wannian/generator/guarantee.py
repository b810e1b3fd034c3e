"""A guarantee as far as the story needs it."""

from collections import defaultdict

from .exact import half_up


class Guarantee:
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
