"""The reference model's chart (§3), quantities (§2) and charter (§9). See jinzhu_reference.py."""

from datetime import date, timedelta
from fractions import Fraction

# ---------------------------------------------------------------------------------------------
# §3 The chart: role, code in the CAS chart, code in the 2005 chart, class, regulator's grade.
# ---------------------------------------------------------------------------------------------

CHART = """
cash 1002 1002 asset I
cashOnHand 1001 1001 asset I
otherMoney 1012 1003 asset I
shortInvestment 1101 1101 asset II
marginAtBank 1031 1311 asset I
feeReceivable 1122 1201 asset -
interestReceivable 1132 1122 asset -
compensationReceivable 1201 1231 asset -
reguaranteeReceivable 1211 1211 asset -
subsidyReceivable 1241 1241 asset III
otherReceivable 1221 1251 asset III
jointReceivable 1222 1252 asset -
badDebtAllowance 1231 1231 asset III
entrustedLoan 1303 1315 asset III
foreclosedAsset 1441 1911 asset -
longInvestment 1511 1401 asset III
fixedAsset 1601 1501 asset II
accumulatedDepreciation 1602 1502 asset II
intangibleAsset 1701 1701 asset -
shortLoan 2001 2101 liability -
customerDeposit 2002 2141 liability -
feeInAdvance 2203 2131 liability -
payroll 2211 2151 liability -
taxPayable 2221 2171 liability -
dividendPayable 2232 2161 liability -
otherPayable 2241 2181 liability -
reguaranteePayable 2261 2121 liability -
returnPayable 2242 2182 liability -
provision 2801 2211 liability -
unearnedReserve 2601 2193 liability -
compensationReserve 2602 2192 liability -
paidInCapital 4001 3101 equity -
capitalReserve 4002 3111 equity -
surplusReserve 4101 3122 equity -
generalRiskReserve 4102 3121 equity -
currentProfit 4103 3131 equity -
retainedEarnings 4104 3141 equity -
memberRiskShare 4105 3161 equity -
interestIncome 6011 4103 income -
feeIncome 6031 4101 income -
recoveryIncome 6051 4105 income -
investmentIncome 6111 4201 income -
otherIncome 6301 4301 income -
taxAndSurcharge 6403 4405 expense -
interestExpense 6411 4404 expense -
unearnedProvision 6501 4502 expense -
compensationProvision 6502 4503 expense -
compensationLoss 6511 4401 expense -
reguaranteeFee 6542 4402 expense -
operatingExpense 6601 4501 expense -
impairment 6701 4701 expense -
otherExpense 6711 4601 expense -
incomeTax 6801 4801 expense -
priorYearAdjustment 6901 4901 expense -
inForce 7101 7101 memo -
inForceContra 7199 7199 memo -
"""

ROLES = {}  # role -> (class, grade)
CODES = {"cas": {}, "2005": {}}  # chart -> code -> role
for row in CHART.split("\n"):
    if row:
        role, cas, old, kind, grade = row.split()
        ROLES[role] = (kind, grade)
        CODES["cas"][cas] = role
        CODES["2005"][old] = role

# Balances that may never be negative, on the side named (§4 rule (d), §5.1): +1 debit, -1 credit.
NEVER_NEGATIVE = {
    "marginAtBank": 1, "feeReceivable": 1, "interestReceivable": 1, "compensationReceivable": 1,
    "reguaranteeReceivable": 1, "subsidyReceivable": 1, "otherReceivable": 1, "jointReceivable": 1,
    "foreclosedAsset": 1, "customerDeposit": -1, "feeInAdvance": -1, "dividendPayable": -1,
    "taxPayable": -1, "otherPayable": -1, "reguaranteePayable": -1, "returnPayable": -1,
    "unearnedReserve": -1, "compensationReserve": -1, "paidInCapital": -1, "capitalReserve": -1,
    "surplusReserve": -1, "generalRiskReserve": -1, "inForce": 1,
}

CLASSES = ["normal", "specialMention", "substandard", "doubtful", "loss"]

# ---------------------------------------------------------------------------------------------
# §2 Quantities
# ---------------------------------------------------------------------------------------------


def rounded(x):
    """The nearest whole number, half away from zero."""
    x = Fraction(x)
    whole = (2 * abs(x.numerator) + x.denominator) // (2 * x.denominator)
    return whole if x >= 0 else -whole


def money(text):
    """Fen of an amount of yuan as people write it: 1,234.50 or 50万."""
    text = text.strip().replace(",", "").replace("，", "").replace("_", "")
    unit = 100
    if text.endswith("万"):
        text, unit = text[:-1], 1_000_000
    fen = Fraction(text) * unit
    assert fen.denominator == 1, f"{text} has a part of a fen"
    return fen.numerator


def yuan(fen):
    """An amount as machine output prints it."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")}
DIGITS.update({"零": 0, "两": 2})


def chinese_number(text):
    """The value of 七, 十五, 二十五, 7, 0.5."""
    if all(c in "0123456789." for c in text):
        return Fraction(text)
    if "十" in text:
        tens, ones = text.split("十")
        return Fraction((DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0))
    return Fraction(DIGITS[text])


def rate(text):
    """A rate as §1 accepts it: 0.7‰, 0.07%, 0.0007, 7/1000, 千分之七, 万分之七."""
    text = str(text).strip()
    for prefix, base in (("百分之", 100), ("千分之", 1000), ("万分之", 10000)):
        if text.startswith(prefix):
            return chinese_number(text[len(prefix):]) / base
    for suffix, base in (("%", 100), ("％", 100), ("‰", 1000)):
        if text.endswith(suffix):
            return Fraction(text[:-1].strip()) / base
    return Fraction(text)


def ratio(top, bottom):
    """A ratio with six decimals, half away from zero; None where there is nothing to divide by
    (Q27: less than nothing neither)."""
    if bottom <= 0:
        return None
    millionths = rounded(Fraction(top) / Fraction(bottom) * 1_000_000)
    sign = "-" if millionths < 0 else ""
    return f"{sign}{abs(millionths) // 1_000_000}.{abs(millionths) % 1_000_000:06d}"


def allocate(amount, weights):
    """Largest remainder over {party code: weight >= 0}; the missing fen to the largest remainders,
    ties to the lower code by its UTF-8 bytes; all weights zero: equally."""
    if amount < 0:
        return {code: -part for code, part in allocate(-amount, weights).items()}
    if not weights:
        assert amount == 0, "nobody to allocate to"
        return {}
    if sum(weights.values()) == 0:
        weights = {code: 1 for code in weights}
    total = sum(weights.values())
    shares = {code: amount * weight // total for code, weight in weights.items()}
    missing = amount - sum(shares.values())
    order = sorted(weights, key=lambda c: (-(amount * weights[c] % total), c.encode()))
    for code in order[:missing]:
        shares[code] += 1
    assert sum(shares.values()) == amount
    return shares


def day_of(text):
    return date.fromisoformat(text)


def last_of_month(year, month):
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def add_months(day, months):
    """The same day of a later or earlier month; the end of the month clamps."""
    index = day.year * 12 + day.month - 1 + months
    last = last_of_month(index // 12, index % 12 + 1)
    return last.replace(day=min(day.day, last.day))


def term(start, due):
    """Years from start to due: whole calendar months / 12, plus the remaining days / 365."""
    months = 0
    while add_months(start, months + 1) <= due:
        months += 1
    return Fraction(months, 12) + Fraction((due - add_months(start, months)).days, 365)


def last_day(period):
    """The last day of `2012-03` or `2012`."""
    if "-" in period:
        year, month = period.split("-")
        return last_of_month(int(year), int(month))
    return date(int(period), 12, 31)


# ---------------------------------------------------------------------------------------------
# §9 The charter
# ---------------------------------------------------------------------------------------------


def is_on(value):
    """Whether a setting says yes."""
    return str(value).lower() in ("true", "yes", "on")


class Charter:
    """One version of the charter, every key with its default (§9)."""

    def __init__(self, tree):
        def key(path, default):
            node = tree
            for name in path.split("."):
                if not isinstance(node, dict) or node.get(name) is None:
                    return default
                node = node[name]
            return node

        self.chart = str(key("chart", "cas"))
        self.fee_rate = rate(key("fee.rate", "0.7‰"))
        self.fee_basis = key("fee.basis", "annual")
        self.fee_on = key("fee.on", "share")
        self.fee_over_term = key("fee.recognition", "issue") == "term"
        self.coverage = rate(key("coverage", "100%"))
        self.leverage = Fraction(str(key("limits.leverage", 10)))
        self.focus_leverage = Fraction(str(key("limits.focusLeverage", 15)))
        self.equity_held = money(str(key("limits.equityInGuarantors", "0")))
        # §7 weighted liability and focus test; Q30: the names of the keys
        self.farmer = (rate(key("weights.farmer", "75%")),
                       money(str(key("weights.farmerThreshold", "200万"))))
        self.small = (rate(key("weights.small", "75%")),
                      money(str(key("weights.smallThreshold", "500万"))))
        self.other = rate(key("weights.other", "100%"))
        self.focus_balance = rate(key("weights.focusBalance", "50%"))
        self.focus_customers = rate(key("weights.focusCustomers", "80%"))
        self.losses = key("losses", [
            {"layer": "compensationReserve"}, {"layer": "members"}, {"layer": "income"}])
        self.joint_basis = key("jointCall.basis", "equal")
        self.dividend_basis = key("dividends.basis", "capital")
        self.unearned = rate(key("reserves.unearned", "50%"))
        self.compensation = rate(key("reserves.compensation", "1%"))
        self.compensation_ceiling = rate(key("reserves.compensationCeiling", "10%"))
        self.surplus = rate(key("appropriation.surplus", "10%"))
        self.surplus_ceiling = rate(key("appropriation.surplusCeiling", "50%"))
        self.general_risk = rate(key("appropriation.generalRisk", "10%"))
        self.first_days = [int(key("nonPerforming." + name, default)) for name, default in (
            ("specialMention", 1), ("substandard", 91), ("doubtful", 271), ("loss", 361))]
        self.class_by_obligor = is_on(key("nonPerforming.classByObligor", "on"))
