#!/usr/bin/env python3
"""Writes the story of a constructed county fund of pig farmers, 2008 to 2025, as event files.

    python3 generate.py            write events-*.jsonl and events-2013.csv
    python3 generate.py --check    exit 1 if the files are not what would be written

The dice are seeded. generator/ holds the rest: the calendar in years.py, the members' business in
customers.py, what goes wrong in troubles.py, the people in cast.py, the bookkeeping in fund.py.
"""

import csv
import datetime
import io
import json
import pathlib
import sys

from generator import troubles, years
from generator.headers import CHINESE, CHOICES, KINDS
from generator.story import Story

HERE = pathlib.Path(__file__).parent


def as_json(line):
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def as_csv(lines):
    """Events as a table with Chinese headers; a voucher in its form of two accounts."""
    rows = []
    for line in lines:
        row = dict(line)
        for side in row.pop("lines", []):
            debit = "debit" in side
            row["debitAccount" if debit else "creditAccount"] = side["account"]
            row["amount"] = side["debit" if debit else "credit"]
        row["kind"] = KINDS[row["kind"]]
        for name, words in CHOICES.items():
            if name in row:
                row[name] = words[row[name]]
        rows.append(row)
    used = [name for name in CHINESE if any(name in row for row in rows)]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(CHINESE[name] for name in used)
    for row in rows:
        assert set(row) <= set(used), row
        table.writerow(row.get(name, "") for name in used)
    return out.getvalue()


def tell():
    """The whole story; returns the fund."""
    story = Story(seed=20080303)
    begin = datetime.date(2008, 3, 3)
    for process in (years.history, years.quarters, years.month_ends, years.year_ends):
        story.start_exactly(process(story), begin)
    troubles.start(story)
    story.run(datetime.date(2026, 1, 11))
    return story.fund


def files(fund):
    by_year = {}
    for line in fund.lines:
        by_year.setdefault(int(line["date"][:4]), []).append(line)
    for year, lines in sorted(by_year.items()):
        if year == years.CSV_YEAR:
            yield f"events-{year}.csv", as_csv(lines)
        else:
            yield f"events-{year}.jsonl", "".join(as_json(line) + "\n" for line in lines)


def main():
    check, stale = sys.argv[1:] == ["--check"], []
    fund = tell()
    for name, content in files(fund):
        path = HERE / name
        if check:
            if not path.exists() or path.read_text(encoding="utf-8") != content:
                stale.append(name)
        else:
            path.write_text(content, encoding="utf-8")
    if stale:
        sys.exit(f"stale: {' '.join(stale)}; run python3 examples/wannian/generate.py")
    troubles.count(fund)


if __name__ == "__main__":
    main()
