"""The tables of a run, as Markdown: the goals with what was measured, then every job of every size."""

import math
import statistics

BEGIN, END = "<!-- make bench: begin -->", "<!-- make bench: end -->"
REPORTS = ("trial balance", "leverage", "non-performing", "statement")


def three(values, scale=1, digits=2):
    """Least, median, most."""
    return " / ".join(f"{value * scale:.{digits}f}"
                      for value in (min(values), statistics.median(values), max(values)))


def values(fund, job, what="wall"):
    return [sample[what] for sample in fund.samples.get(job, []) if what in sample]


def ratios(fund, above, below, what="wall"):
    """Of what ran in the same round; where one ran once, of all rounds with that."""
    top, bottom = values(fund, above, what), values(fund, below, what)
    if len(bottom) == 1:
        bottom *= len(top)
    return [a / b for a, b in zip(top, bottom)]


def median(fund, job, what="wall"):
    found = values(fund, job, what)
    return statistics.median(found) if found else None


def exponent(funds, job):
    """The slope of the logarithms of medians over those of events, by least squares."""
    points = [(math.log(fund.facts["events"]), math.log(median(fund, job))) for fund in funds]
    x0 = statistics.mean(x for x, _ in points)
    y0 = statistics.mean(y for _, y in points)
    return (sum((x - x0) * (y - y0) for x, y in points) / sum((x - x0) ** 2 for x, _ in points))


class Goals:
    """Rows of job, goal, measured and verdict; the median decides."""

    def __init__(self):
        self.rows = []

    def at_most(self, job, goal, limit, found, scale=1, digits=2, unit=""):
        self.add(job, goal, found, lambda middle: middle * scale <= limit, scale, digits, unit)

    def at_least(self, job, goal, limit, found, digits=2):
        self.add(job, goal, found, lambda middle: middle >= limit, 1, digits, "")

    def add(self, job, goal, found, is_met, scale, digits, unit):
        if not found:
            self.rows.append((job, goal, "not measured", ""))
            return
        verdict = "met" if is_met(statistics.median(found)) else "**missed**"
        self.rows.append((job, goal, three(found, scale, digits) + unit, verdict))


def goals(funds):
    fund, table = funds[-1], Goals()
    table.at_least("batch record beside plain C, speed", "≥ 0.60", 0.60,
                   ratios(fund, "plain", "record"))
    table.at_most("batch record beside `ledger`, accounts by party, user CPU", "≤ 2.0", 2.0,
                  ratios(fund, "record", "ledger, parties only", "user"))
    table.at_most("batch record, peak memory", "≤ 300 MiB", 300, values(fund, "record", "mib"),
                  digits=0, unit=" MiB")
    table.at_most("one event, commit beside plain SQLite", "≤ 1.5", 1.5,
                  ratios(fund, "commit, large", "plain commit, large"))
    table.at_most("one event, commit beside a book just founded", "≤ 1.2", 1.2,
                  ratios(fund, "commit, large", "commit, founded"))
    table.at_most("one event, whole process", "≤ 25 ms", 25, values(fund, "event, large"),
                  1e3, 1, " ms")
    for when, limit in (("today", 40), ("past", 120)):
        for report in REPORTS:
            name = "as of a past day" if when == "past" else "today"
            table.at_most(f"{report}, {name}", f"≤ {limit} ms", limit,
                          values(fund, f"{report}, {when}"), 1e3, 1, " ms")
    table.at_most("`verify` beside batch record", "≤ 0.60", 0.60, ratios(fund, "verify", "record"))
    table.at_most("start-up, `--version`", "≤ 15 ms", 15, values(fund, "version"), 1e3, 1, " ms")
    if len(funds) > 1:
        small = funds[0]
        for job, name in [("commit, large", "one event, commit")] + [
                (f"{report}, today", f"{report}, today") for report in REPORTS]:
            flat = [median(fund, job) / median(small, job)]
            table.at_most(f"growth: {name}, largest beside smallest", "≤ 1.2", 1.2, flat)
        for job in ("record", "verify"):
            table.at_most(f"growth: {job}, exponent", "≤ 1.10", 1.10, [exponent(funds, job)])
    lines = ["| job | goal | least / median / most | |", "|---|---|---|---|"]
    return lines + [f"| {' | '.join(row)} |" for row in table.rows]


def fund_table(funds):
    lines = ["| guarantees | events | rows | in force | open compensations | members | reversals | "
             "backdated |", "|---:|---:|---:|---:|---:|---:|---:|---:|"]
    for fund in funds:
        facts = fund.facts
        share = [f"{facts[name] / facts['events']:.1%}" for name in ("reversals", "backdated")]
        lines.append(
            f"| {facts['guarantees']:,} | {facts['events']:,} | {fund.rows:,} | "
            f"{facts['inForce']:,} | {facts['compensations']:,} | {facts['members']} | "
            f"{share[0]} | {share[1]} |")
    return lines


JOBS = [
    ("record", "`jinzhu record`, one transaction"), ("plain", "plain C, the same rows"),
    ("verify", "`jinzhu verify`"),
    ("ledger", "`ledger`: load, check, trial balance, as detailed"),
    ("hledger", "`hledger`: the same"), ("beancount", "`beancount`: the same"),
    ("ledger, parties only", "`ledger`, no accounts of guarantees"),
    ("hledger, parties only", "`hledger`: the same"),
    ("beancount, parties only", "`beancount`: the same"),
]


def job_table(funds):
    lines = ["| job | guarantees | wall, s | user and system, s | peak, MiB |",
             "|---|---:|---:|---:|---:|"]
    for job, name in JOBS:
        for fund in funds:
            if values(fund, job):
                mib = values(fund, job, "mib")
                lines.append(f"| {name} | {fund.size:,} | {three(values(fund, job))} | "
                             f"{three(values(fund, job, 'cpu'))} | "
                             f"{f'{max(mib):,.0f}' if mib else ''} |")
    return lines


def short_table(funds):
    """Jobs of milliseconds: medians by size, with the exponent of their growth."""
    jobs = [(f"{report}, {when}", f"{report}, {name}") for when, name in
            (("today", "today"), ("past", "as of a past day")) for report in REPORTS]
    jobs += [("version", "`--version`"), ("event, large", "one event, whole process"),
             ("commit, large", "one event, commit"),
             ("plain commit, large", "the same rows by plain SQLite, commit"),
             ("commit, founded", "one event into a book just founded, commit"),
             ("plain commit, founded", "the same rows by plain SQLite, commit"),
             ("fdatasync", "one page written and synced")]
    lines = ["| least / median / most, ms | " +
             " | ".join(f"{fund.size:,}" for fund in funds) + " | peak, MiB |",
             "|---|" + "---:|" * (len(funds) + 1)]
    for job, name in jobs:
        mib = values(funds[-1], job, "mib")
        cells = [three(values(fund, job), 1e3) for fund in funds]
        lines.append(f"| {name} | {' | '.join(cells)} | {f'{max(mib):,.0f}' if mib else ''} |")
    return lines


def page(funds, missing, machine, start):
    noisy = sum(other > 0.1 for fund in funds for other in fund.others)
    rounds = [f"{len(fund.others)} at {fund.size:,}" for fund in funds]
    lines = [
        f"Seed {funds[0].facts['seed']}; {machine}; rounds: {', '.join(rounds)}; at the start other "
        f"programs kept {start:.2f} processors busy, and more than 0.1 in {noisy} rounds.",
    ]
    if missing:
        lines += ["", f"**Not installed, and so not measured: {', '.join(missing)}.**"]
    lines += ["", f"Goals, at {funds[-1].size:,} guarantees; the median decides:", "",
              *goals(funds), "", "The funds at their end:", "", *fund_table(funds),
              "", "Least, median and most of each job:", "", *job_table(funds), "",
              *short_table(funds)]
    return "\n".join(lines)


def put(page, path):
    """Puts the tables between their marks."""
    with open(path) as file:
        before, _, rest = file.read().partition(BEGIN)
    after = rest.partition(END)[2]
    with open(path, "w") as file:
        file.write(f"{before}{BEGIN}\n{page}\n{END}{after}")
