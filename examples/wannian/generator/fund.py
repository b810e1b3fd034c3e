"""The generator's own bookkeeping: as much of a fund as keeps every amount it writes legal.

It is written from the specification, not from the Swift sources, so that the two can disagree: the
events carry `balance.assert`s with what these files think the balances are.
"""

from .dealings import Dealings
from .limits import Limits
from .recourse import Recourse
from .results import Results


class Fund(Limits, Dealings, Recourse, Results):
    """All of it."""
