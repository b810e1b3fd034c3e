"""What every contestant says the balances are, in one form: {(account, others): fen}.

An account is known by its role to the product and to plain C, by its code to the text ledgers; the
product's own trial balance names both. `others` are party and guarantee, as far as there are any.
"""

import csv
import datetime
import io
import json
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8")


def output(command, env=None):
    done = subprocess.run(command, capture_output=True, text=True, env=env or ENVIRONMENT)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stderr[-2000:]}")
    return done.stdout


def fen(yuan):
    """Exact: no amount becomes a binary fraction on the way."""
    whole, _, cents = yuan.replace(" CNY", "").replace(",", "").partition(".")
    cents = (cents + "00")[:2] if len(cents) <= 2 else cents
    assert len(cents) == 2 or set(cents[2:]) == {"0"}, yuan
    amount = int(whole.lstrip("-") or 0) * 100 + int(cents[:2])
    return -amount if yuan.startswith("-") else amount


def added(pairs):
    sums = {}
    for key, amount in pairs:
        sums[key] = sums.get(key, 0) + amount
    return {key: amount for key, amount in sums.items() if amount}


def of_jinzhu(jinzhu, book, day, env):
    """Its balances by role and by code."""
    command = [jinzhu, "report", "trial-balance", "--detail", "--format", "json", "--book", book]
    rows = json.loads(output(command + ["--as-of", day], env))["rows"]
    triples = [
        (row["role"], row["code"], tuple(x for x in (row["party"], row["guarantee"]) if x),
         fen(row["closing"])) for row in rows
    ]
    by_role = added(((role, others), amount) for role, _, others, amount in triples)
    by_code = added(((code, others), amount) for _, code, others, amount in triples)
    return by_role, by_code


def of_plain(baseline, book, day):
    lines = output([baseline, "balances", book, day.replace("-", "")]).splitlines()
    cells = (line.split("\t") for line in lines)
    return added(((c[0], tuple(x for x in c[1:3] if x)), int(c[3])) for c in cells)


def of_journal(pairs):
    """`Assets:1122-name:M01:D1`; what is held at no bank in particular stands under `Main`."""
    def key(account):
        parts = account.split(":")
        if parts[0] == "Equity" and parts[1] == "Memo" or parts[0] == "Memo":
            parts = parts[parts.index("Memo"):]
        return parts[1].split("-")[0], tuple(part for part in parts[2:] if part != "Main")
    return added((key(account), fen(amount)) for account, amount in pairs)


def without_guarantees(balances):
    """The same by account and party only; only a guarantee's code has a year in it."""
    return added(((account, tuple(x for x in others if not GUARANTEE.fullmatch(x))), amount)
                 for (account, others), amount in balances.items())


GUARANTEE = re.compile(r"D\d{4}-\d+")


def merge_guarantees(journal, target):
    """Writes a journal again whose accounts end with the party: what a guarantee's accounts say goes to
    those above them. An account is opened once, on its first day; what is said of a guarantee's balance
    is left out."""
    part = re.compile(":" + GUARANTEE.pattern)
    said = re.compile(r" = \S+ CNY|^\S+ balance .*")
    opening = re.compile(r"(\d{4}-\d\d-\d\d) open (\S+)")
    first = {}
    with open(journal) as file:
        for line in file:
            if (found := opening.match(line)):
                account = part.sub("", found[2])
                first[account] = min(first.get(account, found[1]), found[1])
    opened, isPassedOver = set(), False
    with open(journal) as file, open(target, "w") as output:
        for line in file:
            found = opening.match(line)
            if found:
                account = part.sub("", found[2])
                isPassedOver = account in opened
                opened.add(account)
                line = first[account] + line[len(found[1]):]
            elif not line.startswith("  "):
                isPassedOver = False
            if part.search(line):
                line = said.sub("", part.sub("", line))
            if not isPassedOver:
                output.write(line)


def of_ledger(journal, day):
    end = (datetime.date.fromisoformat(day) + datetime.timedelta(1)).isoformat()
    lines = output(["ledger", "-f", journal, "balance", "--flat", "--no-total", "--end", end,
                    "--balance-format", "%(account)\t%(quantity(scrub(amount)))\n"]).splitlines()
    return of_journal(line.strip().split("\t") for line in lines if line.strip())


def hledger_command(journal, day):
    end = (datetime.date.fromisoformat(day) + datetime.timedelta(1)).isoformat()
    return ["hledger", "-f", journal, "balance", "--flat", "--no-total", "-e", end, "-O", "csv"]


def of_hledger(text):
    return of_journal(row for row in list(csv.reader(io.StringIO(text)))[1:])


def beancount():
    """A Python that has beancount."""
    for python in [os.environ.get("JINZHU_BEANCOUNT"), "/usr/bin/python3", "python3"]:
        if python and shutil.which(python) and subprocess.run(
                [python, "-c", "import beancount"], capture_output=True).returncode == 0:
            return python
    return None


def beancount_command(journal, days):
    script = os.path.join(HERE, "..", "Tests", "Reference", "beancount_balances.py")
    return [beancount(), script, journal] + days


def of_beancount(lines, day):
    cells = (line.split("\t") for line in lines)
    return of_journal((c[1], c[2]) for c in cells if c[0] == day)


def require_same(name, theirs, ours, day):
    """Ends everything where a contestant's balances are not ours, and says which."""
    if theirs == ours:
        return
    odd = sorted(k for k in theirs.keys() | ours.keys() if theirs.get(k) != ours.get(k))
    for key in odd[:10]:
        print(f"{day} {key}: {name} {theirs.get(key)}, jinzhu {ours.get(key)}", file=sys.stderr)
    sys.exit(f"{name} and jinzhu differ in {len(odd)} balances on {day}: no times are printed")
