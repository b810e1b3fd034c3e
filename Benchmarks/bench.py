"""`make bench`: runs every job on a seeded fund of each size, in turn, and prints the tables.

SIZES   guarantees of the funds                    1000 10000 100000
ROUNDS  rounds for each size, the last for all more  5 5 3
SEED    another history                            1
WORK    where books and journals are made          .build/bench
REUSE   1 takes histories that were written before (a large one takes two minutes)
UPDATE  1 puts the tables into docs/PERFORMANCE.md

No time is printed unless all contestants print the same balances. What else runs on the machine is
measured too: a round in which it took more than a tenth of one core is marked.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time

import contestants
import tables

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
WORK = os.environ.get("WORK", os.path.join(ROOT, ".build", "bench"))
SIZES = [int(size) for size in (os.environ.get("SIZES") or "1000 10000 100000").split()]
ROUNDS = [int(rounds) for rounds in (os.environ.get("ROUNDS") or "5 5 3").split()]
SEED = os.environ.get("SEED", "1")
QUIET = float(os.environ.get("QUIET", "60"))  # seconds to wait for a quiet machine
# Guarantees beyond which the text ledgers have no account for each one: at 98,000 ledger's balance of as
# many accounts was stopped after 24 minutes. Journals whose accounts end with the party are read by all
# of them at every size, in each round by ledger, by the others only as they are compared.
SLOW_BEYOND = 10_000
PARTIES = ", parties only"  # accounts of the journals that all read
TYPED = 10  # events that a round hands to a process of their own
RELEASE = ["-c", "release", "--static-swift-stdlib"]  # as `make build` has it


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def call(command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with status {done.returncode}")
    return done.stdout


class Machine:
    """What others do with the processors meanwhile."""

    def __init__(self):
        self.restart()

    @staticmethod
    def busy():
        with open("/proc/stat") as stat:
            cells = [int(cell) for cell in stat.readline().split()[1:9]]
        return (sum(cells) - cells[3] - cells[4]) / os.sysconf("SC_CLK_TCK")

    def restart(self):
        self.since = (time.monotonic(), self.busy(), sum(os.times()[:4]))

    def others(self):
        """How many processors others kept busy since the start, on average."""
        wall, busy, own = self.since
        passed = time.monotonic() - wall
        return max(0, (self.busy() - busy) - (sum(os.times()[:4]) - own)) / passed

    def wait(self):
        end = time.monotonic() + QUIET
        while True:
            self.restart()
            time.sleep(2)
            others = self.others()
            if others < 0.1:
                return others
            if time.monotonic() > end:
                say(f"NOT QUIET: others keep {others:.1f} processors busy; going on")
                return others
            time.sleep(3)

    @staticmethod
    def described():
        names = [line.split(":")[1].strip() for line in open("/proc/cpuinfo")
                 if line.startswith("model name")] or ["?"]
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
        return f"{len(names)} × {names[0]}, {memory:.0f} GiB"


class Fund:
    """A seeded fund of one size: its files, its books, and the jobs that are timed on them."""

    def __init__(self, size, tools):
        self.size, self.tools = size, tools
        self.peers = tools.peers
        self.hasAccountsOfGuarantees = size <= SLOW_BEYOND
        self.folder = os.path.join(WORK, str(size))
        os.makedirs(self.folder, exist_ok=True)
        if not (os.environ.get("REUSE") and os.path.exists(self.path("facts.json"))):
            say(f"{size} guarantees: writing the history")
            call([tools.history, SEED, str(size), self.folder])
        with open(self.path("facts.json")) as file:
            self.facts = json.load(file)
        last = self.facts["lastDay"]
        self.env = dict(contestants.ENVIRONMENT, JINZHU_NOW=f"{last}T04:00:00Z")
        year = int(last[:4])
        self.past = f"{year - 6}-08-17"
        self.days = [self.past, last]
        self.samples = {}
        self.printed = {}  # by beancount
        self.others = []

    def path(self, name):
        return os.path.join(self.folder, name)

    def jinzhu(self, *words):
        return [self.tools.jinzhu, *words]

    def make(self, name, events):
        """A new book with these events, recorded in one transaction."""
        book = self.path(name)
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(book + suffix):
                os.remove(book + suffix)
        quiet = {"stderr": subprocess.DEVNULL, "env": self.env}
        call(self.jinzhu("init", "--book", book, "--charter", self.path("charter.json")), **quiet)
        if events:
            call(self.jinzhu("record", "--book", book, self.path(events)), **quiet)
        return book

    def copy(self, name):
        """A copy of a book, on the disk, so that no later commit has to wait for it."""
        target = self.path("copy.book")
        for suffix in ("-wal", "-shm"):
            if os.path.exists(target + suffix):
                os.remove(target + suffix)
        shutil.copyfile(self.path(name), target)
        os.sync()
        return target

    def measure(self, job, command, runs=1):
        """Times a command of ours or of others, so many runs."""
        lines = call([self.tools.measure, str(runs), self.path("output"), *command], env=self.env,
                     stderr=open(self.path("errors"), "w"))
        for line in lines.splitlines():
            wall, user, system, kib = (float(cell) for cell in line.split())
            self.note(job, wall=wall, user=user, cpu=user + system, mib=kib / 1024)

    def note(self, job, **values):
        self.samples.setdefault(job, []).append(values)

    # What is made once, and compared before anything is timed

    def prepare(self):
        say(f"{self.size} guarantees: recording, exporting, comparing balances")
        self.book = self.make("large.book", "events.jsonl")
        self.make("founded.book", "founding.jsonl")
        for name in self.peers:
            call(self.jinzhu("export", "--book", self.book, "--format", name, "--output",
                             self.journal(name)), env=self.env)
            contestants.merge_guarantees(self.journal(name), self.journal(name, PARTIES))
        self.compare()
        self.watch_rows()

    def journal(self, name, detail=""):
        return self.path(f"journal{detail}.{name}")

    def compare(self):
        for day in self.days:
            by_role, by_code = contestants.of_jinzhu(self.tools.jinzhu, self.book, day, self.env)
            plain = contestants.of_plain(self.tools.baseline, self.book, day)
            contestants.require_same("plain C", plain, by_role, day)
            if self.hasAccountsOfGuarantees:
                self.compare_peers(by_code, day, "")
            by_party = contestants.without_guarantees(by_code)
            self.compare_peers(by_party, day, PARTIES)
            say(f"{len(by_role)} balances on {day} are the same: jinzhu, C"
                + "".join(f", {name}" for name in self.peers if self.hasAccountsOfGuarantees)
                + f"; {len(by_party)} without guarantees" + "".join(f", {n}" for n in self.peers))

    def compare_peers(self, ours, day, detail):
        if "ledger" in self.peers:
            theirs = contestants.of_ledger(self.journal("ledger", detail), day)
            contestants.require_same("ledger", theirs, ours, day)
        if "hledger" in self.peers:
            self.peer("hledger", detail, day)
            theirs = contestants.of_hledger(open(self.path("output")).read())
            contestants.require_same("hledger", theirs, ours, day)
        if "beancount" in self.peers:
            if day == self.days[0]:  # it prints all days at once
                self.peer("beancount", detail)
                with open(self.path("output")) as file:
                    self.printed[detail] = file.read().splitlines()
            theirs = contestants.of_beancount(self.printed[detail], day)
            contestants.require_same("beancount", theirs, ours, day)

    def watch_rows(self):
        """Which rows each later event changes, in the large book and in one just founded; the same
        changes made by plain SQLite must lead to the same rows."""
        for name in ("large", "founded"):
            rows = self.path(f"{name}.rows")
            if os.path.exists(rows):
                os.remove(rows)
            book = self.copy(f"{name}.book")
            call([self.tools.commits, book, self.path("later.jsonl")],
                 env=dict(self.env, LD_PRELOAD=self.tools.rows, ROWS=rows))
            ours = self.path("ours.book")
            os.replace(book, ours)
            theirs = self.copy(f"{name}.book")
            lines = call([self.tools.replay, "commits", theirs, rows]).splitlines()
            if len(lines) != self.facts["later"]:
                sys.exit(f"{len(lines)} transactions of {self.facts['later']} were written down")
            call([self.tools.baseline, "same", ours, theirs])

    # What is timed

    def round(self, number):
        self.record()
        self.plain(compare=number == 0)
        self.measure("verify", self.jinzhu("verify", "--book", self.book))
        for name in self.peers if self.hasAccountsOfGuarantees else []:
            self.peer(name)
        if "ledger" in self.peers:
            self.peer("ledger", PARTIES)
        for report, words in REPORTS.items():
            asked = self.jinzhu(*words, "--book", self.book)
            self.measure(f"{report}, today", asked, runs=5)
            self.measure(f"{report}, past", asked + ["--as-of", self.past], runs=5)
        self.measure("version", self.jinzhu("--version"), runs=10)
        for name in ("large", "founded"):
            self.typed(name)
            self.commits(name)
        for line in call([self.tools.replay, "sync", self.path("output"), "100"]).splitlines():
            self.note("fdatasync", wall=float(line) / 1e6)

    def record(self):
        book = self.make("ours.book", None)
        self.measure("record", self.jinzhu("record", "--book", book, self.path("events.jsonl")))

    def plain(self, compare):
        ours, theirs = self.path("ours.book"), self.path("theirs.book")
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(theirs + suffix):
                os.remove(theirs + suffix)
        line = call([self.tools.baseline, "write", ours, os.path.join(ROOT, "schema.sql"), theirs])
        wall, user, system = (float(cell) for cell in line.split())
        self.note("plain", wall=wall, user=user, cpu=user + system)
        if compare:
            self.rows = int(call([self.tools.baseline, "same", ours, theirs]))

    def peer(self, name, detail="", day=None):
        """A text ledger loads and checks its journal and prints every balance."""
        journal, last = self.journal(name, detail), self.days[-1]
        commands = {
            "ledger": lambda: ["ledger", "-f", journal, "balance", "--flat"],
            "hledger": lambda: contestants.hledger_command(journal, day or last),
            "beancount": lambda: contestants.beancount_command(journal, self.days),
        }
        self.measure(name + detail, commands[name]())

    def typed(self, name):
        """Events from the command line, a process each."""
        book = self.copy(f"{name}.book")
        with open(self.path("later.jsonl")) as file:
            for line in list(file)[:TYPED]:
                fields = json.loads(line)
                words = [fields.pop("kind")]
                for field, value in fields.items():
                    words += [f"--{field}", value]
                self.measure(f"event, {name}", self.jinzhu("record", *words, "--book", book))

    def commits(self, name):
        """Events in one process, a transaction each; and the same rows by plain SQLite."""
        later, rows = self.path("later.jsonl"), self.path(f"{name}.rows")
        ours = call([self.tools.commits, self.copy(f"{name}.book"), later], env=self.env)
        theirs = call([self.tools.replay, "commits", self.copy(f"{name}.book"), rows])
        for job, lines in (("commit", ours), ("plain commit", theirs)):
            times = [float(line) / 1e6 for line in lines.splitlines()]
            self.note(f"{job}, {name}", wall=statistics.median(times))


REPORTS = {
    "trial balance": ["report", "trial-balance"],
    "leverage": ["report", "leverage"],
    "non-performing": ["report", "non-performing"],
    "statement": ["statement", "M1"],
}


class Tools:
    """The programs that take part, built."""

    def __init__(self):
        say("building")
        for product in ("jinzhu", "HistoryWriter", "CommitTimer"):
            call(["swift", "build", *RELEASE, "--product", product], cwd=ROOT)
        folder = call(["swift", "build", *RELEASE, "--show-bin-path"], cwd=ROOT).strip()
        self.jinzhu = os.path.join(folder, "jinzhu")
        self.history = os.path.join(folder, "HistoryWriter")
        self.commits = os.path.join(folder, "CommitTimer")
        os.makedirs(WORK, exist_ok=True)
        for name in ("baseline", "replay", "measure"):
            setattr(self, name, self.compiled(name, name, ["-lsqlite3"]))
        self.rows = self.compiled("rows", "rows.so", ["-shared", "-fPIC", "-ldl"])
        there = {"ledger": shutil.which("ledger"), "hledger": shutil.which("hledger"),
                 "beancount": contestants.beancount()}
        self.peers = [name for name, place in there.items() if place]
        self.missing = [name for name, place in there.items() if not place]
        for name in self.missing:
            say(f"{name.upper()} IS NOT INSTALLED: it takes no part (make setup installs it)")

    def compiled(self, source, target, options):
        target = os.path.join(WORK, target)
        call(["cc", "-O2", "-Wall", "-Wextra", "-o", target,
              os.path.join(HERE, source + ".c"), *options])
        return target


def main():
    tools, machine = Tools(), Machine()
    funds = [Fund(size, tools) for size in SIZES]
    for fund in funds:
        fund.prepare()
    rounds = [ROUNDS[min(index, len(ROUNDS) - 1)] for index in range(len(SIZES))]
    os.sync()
    start = machine.wait()
    for number in range(max(rounds)):
        for fund, most in zip(funds, rounds):
            if number >= most:
                continue
            machine.restart()
            fund.round(number)
            fund.others.append(machine.others())
            noise = "NOISY: " if fund.others[-1] > 0.1 else ""
            say(f"{noise}round {number + 1} of {most}, {fund.size} guarantees; "
                f"others kept {fund.others[-1]:.2f} processors busy")
    with open(os.path.join(WORK, "samples.json"), "w") as file:
        json.dump({fund.size: fund.samples for fund in funds}, file)
    page = tables.page(funds, tools.missing, Machine.described(), start)
    print(page)
    if os.environ.get("UPDATE"):
        tables.put(page, os.path.join(ROOT, "docs", "PERFORMANCE.md"))


main()
