"""Arithmetic of the specification: whole fen, exact fractions, one rounding at the end."""

import datetime
from fractions import Fraction


def half_up(fraction):
    """A fraction rounded once, half away from zero."""
    sign = -1 if fraction < 0 else 1
    fraction = abs(fraction)
    return sign * ((2 * fraction.numerator + fraction.denominator) // (2 * fraction.denominator))


def yuan(fen):
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def allocate(amount, weights):
    """Largest remainder; ties go to the lower code; no weight at all: equally."""
    codes = sorted(weights, key=lambda code: code.encode())
    total = sum(weights.values())
    if total == 0:
        weights, total = dict.fromkeys(codes, 1), len(codes)
    parts = {code: amount * weights[code] // total for code in codes}
    missing = amount - sum(parts.values())
    by_remainder = sorted(codes, key=lambda code: -(amount * weights[code] % total))
    for code in by_remainder[:missing]:
        parts[code] += 1
    return parts


def plus_months(day, months):
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    first_of_next = datetime.date(year + month // 12, month % 12 + 1, 1)
    last = (first_of_next - datetime.timedelta(1)).day
    return datetime.date(year, month, min(day.day, last))


def term(start, due):
    """Whole calendar months over 12, and the days left over 365."""
    months = (due.year - start.year) * 12 + due.month - start.month
    while plus_months(start, months) > due:
        months -= 1
    return Fraction(months, 12) + Fraction((due - plus_months(start, months)).days, 365)
