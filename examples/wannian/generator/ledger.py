"""Balances, and the writing of events: what every part of the bookkeeping rests on."""

from collections import defaultdict

from .exact import yuan

ASSETS = {"cash", "marginAtBank", "feeReceivable", "compensationReceivable",
          "reguaranteeReceivable", "jointReceivable", "foreclosedAsset"}
LIABILITIES = {"customerDeposit", "taxPayable", "dividendPayable", "otherPayable", "returnPayable",
               "unearnedReserve", "compensationReserve"}
RESULT = {"interestIncome", "feeIncome", "recoveryIncome", "taxAndSurcharge", "unearnedProvision",
          "compensationProvision", "compensationLoss", "reguaranteeFee", "operatingExpense",
          "impairment", "incomeTax"}


class Ledger:
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

    # Checking and correcting

    def balance_assert(self, account, amount, party=None, day=None):
        self.write("balance.assert", account=account, party=party, amount=amount, day=day)

    def event_reverse(self, ref, reason):
        self.write("event.reverse", event=ref, reason=reason)

    def charter_adopt(self, charter):
        self.write("charter.adopt", charter=charter)
        self.charter = charter
