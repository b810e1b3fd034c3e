#!/usr/bin/env python3
"""An independent checker of a book file, written from docs/BOOK.md: no code of the program in it.

    check_book.py BOOK

Opens the SQLite file read-only, recomputes the whole hash chain from the canonical form, and all
balances from the postings, and compares them with the projections. Prints the head, or the first
difference. Exit status: 0 sound, 2 misuse, 3 damaged.
"""

import base64
import hashlib
import json
import os
import sqlite3
import sys
from collections import defaultdict
from urllib.parse import quote


class Different(Exception):
    """The first thing in the book that is not what it should be."""


def quoted(text):
    """A text as canonical JSON: only the quote, the backslash and what is below U+0020 escaped."""
    out = []
    for character in text:
        if character in '"\\':
            out.append("\\" + character)
        elif ord(character) < 0x20:
            out.append(f"\\u{ord(character):04x}")
        else:
            out.append(character)
    return '"' + "".join(out) + '"'


def canonical(previous, event, entries):
    """The bytes an event's hash covers: one fact a line, then one line an entry."""
    (number, recorded_at, day, date, kind, ref, memo, override, by, content, rules,
     charter) = event
    lines = ["jinzhu-event-1", previous.hex()]
    lines += [str(fact) for fact in (number, recorded_at, day, date, kind, rules, charter)]
    lines += ["-" if text is None else quoted(text) for text in (ref, memo, override, by)]
    lines.append(content)
    for debit, credit, amount, red, closing in entries:
        marks = ("R" if red else ".") + ("C" if closing else ".")
        lines.append("\t".join([*debit, *credit, str(amount), marks]))
    return "".join(line + "\n" for line in lines).encode()


def check_chain(book, subs):
    """Every hash, from the first event on. Returns the number of events and the head."""
    entries = defaultdict(list)
    lines = defaultdict(list)
    for event, line, debit, credit, amount, red, closing in book.execute(
            "SELECT event, line, debit, credit, amount, red, closing FROM posting"
            " ORDER BY event, line"):
        if debit not in subs or credit not in subs:
            raise Different(f"event {event}, entry {line}: names a sub-account that is not there")
        entries[event].append((subs[debit], subs[credit], amount, red, closing))
        lines[event].append(line)
    head, count, last = bytes(32), 0, None
    for *event, stored in book.execute(
            'SELECT number, recorded_at, day, date, kind, ref, memo, override, "by", content,'
            " rules, charter, hash FROM event ORDER BY number"):
        number, recorded_at = event[0], event[1]
        count += 1
        if number != count:
            raise Different(f"event {count}: missing; the next one there is {number}")
        if last is not None and recorded_at < last:
            raise Different(f"event {number}: recorded before the event before it")
        if lines[number] != list(range(1, len(lines[number]) + 1)):
            raise Different(f"event {number}: its entries are numbered {lines[number]}")
        computed = hashlib.sha256(canonical(head, event, entries.pop(number, []))).digest()
        if computed != stored:
            raise Different(
                f"event {number}: its hash is stored as {stored.hex()}, but is {computed.hex()}")
        head, last = computed, recorded_at
    if entries:
        raise Different(f"event {min(entries)}: has entries, but is not there")
    return count, head


# Ed25519 (RFC 8032, 5.1), as plainly as it can be written: a few signatures a book, no hurry.
P = 2 ** 255 - 19
ORDER = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def point_add(a, b):
    """Points in extended coordinates (X, Y, Z, T)."""
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return (e * f, g * h, f * g, e * h)


def point_times(scalar, point):
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = point_add(total, point)
        point, scalar = point_add(point, point), scalar >> 1
    return total


def point_of(encoded):
    """The point of 32 bytes, or None."""
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (2 ** 255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def is_signed(key, message, signature):
    public, commitment = point_of(key), point_of(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if len(key) != 32 or len(signature) != 64 or None in (public, commitment) or scalar >= ORDER:
        return False
    base = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    left = point_times(scalar, base)
    right = point_add(
        commitment, point_times(int.from_bytes(digest, "little") % ORDER, public))
    return ((left[0] * right[2] - right[0] * left[2]) % P == 0
            and (left[1] * right[2] - right[1] * left[2]) % P == 0)


def check_approvals(book):
    """Every approval is signed by a key that a charter gives its approver, who is not the author, and
    is followed by the very events that were drafted. Returns how many there are."""
    keys, drafts, count = defaultdict(set), {}, 0
    approval, author, pending = None, None, []  # the approval before, and what is left of its draft
    for number, kind, content, by, ref, memo, date, stored in book.execute(
            'SELECT number, kind, content, "by", ref, memo, date, hash FROM event'
            " ORDER BY number"):
        fields = json.loads(content)
        if pending:
            line = pending.pop(0)
            wanted = {k: v for k, v in line.items()
                      if k not in ("kind", "date", "ref", "memo", "override", "by")}
            given = {k: v for k, v in fields.items() if k != "approval"}
            if ((kind, ref, memo, given) != (line["kind"], line.get("ref"), line.get("memo"), wanted)
                    or str(date) != line["date"].replace("-", "") or by != line.get("by", author)
                    or fields.get("approval") != f"#{approval}"):
                raise Different(f"event {number}: is not what approval {approval} lets be booked")
        elif "approval" in fields:
            raise Different(f"event {number}: names an approval that is not before it")
        if kind == "charter.adopt":
            for approver in (fields["charter"].get("approval") or {}).get("approvers", []):
                keys[approver["name"]].add(approver["key"])
        elif kind == "draft.submit":
            drafts[number] = (by, fields["event"], stored.hex())
        elif kind == "draft.approve":
            draft = int(fields["draft"].lstrip("#"))
            author, event, head = drafts[draft]
            signed = {"approver": fields["approver"], "author": author, "draft": str(draft),
                      "event": event, "form": "jinzhu-approval-1", "head": head}
            message = ("{" + ",".join(f"{quoted(key)}:{quoted(signed[key])}"
                                      for key in sorted(signed)) + "}").encode()
            signature = base64.b64decode(fields["signature"])
            if fields["approver"] == author:
                raise Different(f"event {number}: {author} approved his own draft")
            if not any(is_signed(base64.b64decode(key), message, signature)
                       for key in keys[fields["approver"]]):
                raise Different(f"event {number}: is not signed by {fields['approver']}")
            drafted = json.loads(event)
            pending = drafted if isinstance(drafted, list) else [drafted]
            approval, count = number, count + 1
    if pending:
        raise Different(f"event {approval}: an approval without what it approves")
    return count


def check_projections(book, subs):
    """Balances by sub-account, movements by day and turnovers by month, from the postings."""
    totals, last_days = defaultdict(int), {}
    by_day = defaultdict(lambda: [0, 0, 0, 0])  # debit, credit, closing debit, closing credit
    by_month = defaultdict(lambda: [0, 0, 0, 0])
    for day, debit, credit, amount, red, closing in book.execute(
            "SELECT e.day, p.debit, p.credit, p.amount, p.red, p.closing"
            " FROM posting p JOIN event e ON e.number = p.event"):
        amount = -amount if red else amount  # a red entry counts below zero on its side
        for sub, side, sign in ((debit, 0, 1), (credit, 1, -1)):
            totals[sub] += sign * amount
            last_days[sub] = max(day, last_days.get(sub, 0))
            column = side + (2 if closing else 0)
            by_day[sub, day][column] += amount
            by_month[subs[sub][0], day // 100 * 100 + 1][column] += amount
    compare(book, "balance", "SELECT sub_account, total, last_day FROM balance", 1,
            {(sub,): (total, last_days[sub]) for sub, total in totals.items()})
    compare(book, "movement", "SELECT sub_account, day, debit, credit, closing_debit,"
            " closing_credit FROM movement", 2, {key: tuple(v) for key, v in by_day.items()})
    compare(book, "month", "SELECT account, month, debit, credit, closing_debit, closing_credit"
            " FROM month", 2, {key: tuple(v) for key, v in by_month.items()})
    check_open(book, subs, totals)
    for memorandum in (False, True):
        rest = sum(total for sub, total in totals.items() if (sub < 0) == memorandum)
        if rest != 0:
            raise Different(f"debits and credits differ by {rest} fen")


OPEN = ("inForce", "compensationReceivable", "jointReceivable")  # by guarantee: what may be open of it


def check_open(book, subs, totals):
    """The balances of what is open, as its entries have them; books of version 1 do not keep them."""
    if book.execute("PRAGMA user_version").fetchone()[0] < 2:
        return
    expected = defaultdict(lambda: [0, 0, 0])
    for sub, total in totals.items():
        account, _, guarantee = subs[sub]
        if account in OPEN:
            expected[guarantee][OPEN.index(account)] += total
    found = {code: list(sums) for code, *sums in book.execute(
        "SELECT guarantee, own_share, compensation_receivable, joint_receivable"
        " FROM guarantee_open")}
    for code in sorted(set(expected) | set(found)):
        if found.get(code, [0, 0, 0]) != expected[code]:
            raise Different(
                f"table guarantee_open, row {code}: holds {found.get(code)}, the entries give"
                f" {expected[code]}")


def compare(book, table, query, keys, expected):
    """A projection, row by row, with what the postings say."""
    found = {row[:keys]: row[keys:] for row in book.execute(query)}
    for key in sorted(set(expected) | set(found)):
        if expected.get(key) != found.get(key):
            raise Different(
                f"table {table}, row {key}: holds {found.get(key)}, the entries give"
                f" {expected.get(key)}")


def check(path):
    """The number of events and the head of a sound book."""
    # Without a write-ahead log the file is all there is, and reading it must leave nothing behind.
    wal = path + "-wal"
    bare = not os.path.exists(wal) or os.path.getsize(wal) == 0
    uri = f"file:{quote(os.path.abspath(path))}?mode=ro" + ("&immutable=1" if bare else "")
    book = sqlite3.connect(uri, uri=True)
    try:
        subs = {number: names for number, *names in book.execute(
            "SELECT number, account, party, guarantee FROM sub_account")}
        count, head = check_chain(book, subs)
        check_approvals(book)
        check_projections(book, subs)
        return count, head
    finally:
        book.close()


def main(arguments):
    if len(arguments) != 1 or not os.path.isfile(arguments[0]):
        print("usage: check_book.py BOOK, a file that is there", file=sys.stderr)
        return 2
    try:
        count, head = check(arguments[0])
    except (Different, sqlite3.Error, UnicodeError, TypeError, AttributeError) as error:
        print(f"damaged: {error}")
        return 3
    print(f"sound: {count} events, head {head.hex()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
