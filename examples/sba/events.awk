# Turns a file of SBA loans (CSV) into events for `jinzhu record`, as JSON Lines.
# 把美国小企业署的贷款文件（CSV）变成 jinzhu record 能读的事项（JSON Lines）。
#
# events.sh calls it. Each line of output is preceded by its date and a rank, for sorting, and tabs.
# The rules:
#
#   a loan       is guaranteed from its disbursement, for GrAppv, the fund's share being
#                SBA_Appv/GrAppv, until disbursement + Term calendar months (end of month clips);
#   a charge-off (status CHGOFF with a date) ends it on that date: what was not lost is repaid,
#                ChgOffPrinGr is compensated, and the fund's part of it written off;
#   all else     is repaid in full at its end, unless that lies after `until`.
#
# What does not fit is said on standard error, one line each, and never dropped silently.
# 不合常规的行逐行写到标准错误，绝不悄悄丢掉。

# Columns are spelled GrAppv or gr_appv; both are grappv here.
NR == 1 {
  columns = split_csv($0, header)
  for (i = 1; i <= columns; i++) column[plain(header[i])] = i
  wanted = "loannrchkdgt bank term chgoffdate disbursementdate misstatus chgoffpringr grappv sbaappv"
  count = split(wanted, names, " ")
  for (i = 1; i <= count; i++) if (!(names[i] in column)) fail("no column like " names[i])
  next
}

/^[ \r]*$/ { next }

{
  if (split_csv($0, cell) != columns) fail("line " NR ": " columns " columns are wanted")
  loan = value("loannrchkdgt"); row_name = "loan " loan
  begun = value("disbursementdate"); lost_on = value("chgoffdate")
  gross = value("grappv") + 0; guaranteed = value("sbaappv") + 0
  lost = value("chgoffpringr") + 0; term = value("term") + 0
  charged_off = plain(value("misstatus")) == "chgoff"

  if (begun == "") { odd("no disbursement date: never in force"); next }
  if (gross <= 0 || guaranteed > gross) { odd("guarantee " guaranteed " of " gross); next }
  if (guaranteed <= 0) { odd("nothing is guaranteed"); next }

  if (!charged_off && (lost > 0 || lost_on != "")) {
    odd("paid in full, yet a charge-off of " lost " on " or_none(lost_on) ": not compensated")
    lost = 0
  } else if (charged_off && lost_on == "") {
    odd("charged off without a date: taken as repaid at its end")
    charged_off = 0
  }
  if (!charged_off) lost = 0
  if (lost > gross) { odd("charge-off " lost " above the loan: " gross " compensated"); lost = gross }
  if (charged_off && lost_on < begun) {
    odd("charged off on " lost_on ", before its disbursement on " begun ": never in force"); next
  }

  end = charged_off ? lost_on : plus_months(begun, term)
  due = plus_months(begun, term)
  if (due <= begun) { odd("term " term ": due on its end, " end); due = end }
  if (begun > until) { odd("disbursed after " until); next }

  if (value("bank") == "") odd("no bank is named")
  borrower = "C" loan; guarantee = "L" loan
  bank = bank_code(value("bank"), begun, "(bank not named)")
  put(begun, 2, "party.add", text("party", borrower) text("name", "Borrower of loan " loan) \
    text("role", "member"))
  put(begun, 3, "guarantee.issue", text("guarantee", guarantee) text("borrower", borrower) \
    text("bank", bank) text("principal", gross) text("coverage", guaranteed "/" gross) \
    text("due", due))
  if (end > until) { open++; next }
  if (gross > lost)
    put(end, 4, "loan.repay", text("guarantee", guarantee) text("amount", gross - lost))
  if (lost > 0) {
    put(end, 5, "default.compensate", text("guarantee", guarantee) text("principal", lost))
    put(end, 6, "loss.writeOff", text("guarantee", guarantee) text("amount", own_share()))
  }
}

END {
  if (failed) exit 2
  if (first == "") exit
  finish("SBA", "Small Business Administration", "1000000000")
}

# The fund's part of the charge-off in dollars and cents, half a cent rounded up: the guarantee has
# nothing else left in force when it is compensated.
function own_share(   whole, rest, cents) {
  # lost × guaranteed stays below 2^53: it is divided in two steps, exactly.
  whole = int(lost * guaranteed / gross)
  rest = lost * guaranteed - whole * gross
  while (rest < 0) { whole--; rest += gross }
  while (rest >= gross) { whole++; rest -= gross }
  cents = int((200 * rest + gross) / (2 * gross))
  return sprintf("%d.%02d", whole + int(cents / 100), cents % 100)
}

function plain(name) { name = tolower(name); gsub(/[^a-z]/, "", name); return name }

function or_none(content) { return content == "" ? "no date" : content }

# A civil date plus calendar months; the day is clipped to the end of the month.
function plus_months(day, months,   year, month, last) {
  month = substr(day, 1, 4) * 12 + substr(day, 6, 2) - 1 + months
  year = int(month / 12); month = month % 12 + 1
  last = month == 2 ? 28 + (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) \
    : 31 - (month == 4 || month == 6 || month == 9 || month == 11)
  if (substr(day, 9, 2) + 0 < last) last = substr(day, 9, 2) + 0
  return sprintf("%04d-%02d-%02d", year, month, last)
}
