"""Balances of every account of a beancount journal at the end of some days, as beancount knows them.

usage: beancount_balances.py JOURNAL DAY...

Prints a line for each account and day: day, account and amount, with tabs between. Errors that
beancount finds in the journal end it with status 1. Runs under beancount 2 and 3.
"""

import datetime
import sys

from beancount import loader
from beancount.core import data, realization


def main(journal, days):
    entries, errors, _ = loader.load_file(journal)
    for error in errors:
        print(error.source, error.message, file=sys.stderr)
    if errors:
        return 1
    for day in days:
        last = datetime.date.fromisoformat(day)
        known = [e for e in entries if isinstance(e, data.Transaction) and e.date <= last]
        for account in realization.iter_children(realization.realize(known), leaf_only=False):
            for position in account.balance:
                print(day, account.account, position.units.number, sep="\t")
    return 0


sys.exit(main(sys.argv[1], sys.argv[2:]))
