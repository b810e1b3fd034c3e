# Turns a file of DCA guarantees (CSV) into events for `jinzhu record`, as JSON Lines.
# 把美国开发信贷局的担保文件（CSV）变成 jinzhu record 能读的事项（JSON Lines）。
#
# events.sh calls it. Each line of output is preceded by its date and a rank, for sorting, and tabs.
# The rules:
#
#   a guarantee  is in force from start_date to end_date for max_cum_disbursements_usd, the fund's share
#                being guarantee_pct;
#   claims       the file does not date them: what was claimed in all is compensated on end_date, as
#                much of the loans as makes the fund's share claims_usd;
#   recoveries   come in on the same day, and what is left of the claims is written off;
#   the rest     is released on end_date, unless that lies after `until`.
#
# What does not fit is said on standard error, one line each, and never dropped silently.
# 不合常规的行逐行写到标准错误，绝不悄悄丢掉。

NR == 1 {
  columns = split_csv($0, header)
  for (i = 1; i <= columns; i++) column[header[i]] = i
  wanted = "row_id partner_name country start_date end_date guarantee_pct " \
    "max_cum_disbursements_usd claims_usd recoveries_usd"
  count = split(wanted, names, " ")
  for (i = 1; i <= count; i++) if (!(names[i] in column)) fail("no column " names[i])
  next
}

/^[ \r]*$/ { next }

{
  if (split_csv($0, cell) != columns) fail("line " NR ": " columns " columns are wanted")
  code = value("row_id"); row_name = "guarantee " code
  begun = value("start_date"); end = value("end_date")
  most = value("max_cum_disbursements_usd") + 0
  claimed = value("claims_usd") + 0; recovered = value("recoveries_usd") + 0
  # In hundredths of a per cent: whole numbers all through.
  part = int(value("guarantee_pct") * 100 + 0.5)

  if (most <= 0) { odd("nothing may be drawn under it" (claimed > 0 ? ", yet claims" : "")); next }
  if (begun == "" || end <= begun) { odd("from " begun " to " end); next }
  if (part <= 0 || part > 10000) { odd("a guarantee of " value("guarantee_pct")); next }
  if (begun > until) { odd("begins after " until); next }
  # In cents; claims × 10^6 stays far below 2^53.
  paid = int((claimed * 1000000 + part / 2) / part)
  if (paid > most * 100) { odd("claims of " claimed " above the guarantee"); next }
  if (recovered > claimed) { odd("recoveries of " recovered " above claims"); next }

  bank = bank_code(value("partner_name"), begun, "(partner not named)")
  put(begun, 2, "party.add", text("party", "C" code) \
    text("name", "Borrowers under " code ", " value("country")) text("role", "member"))
  put(begun, 3, "guarantee.issue", text("guarantee", code) text("borrower", "C" code) \
    text("bank", bank) text("principal", most) text("coverage", part "/10000") text("due", end))
  if (end > until) {
    open++
    if (claimed > 0) odd("claims of " claimed " are due to be booked on " end)
    next
  }
  if (claimed > 0)
    put(end, 4, "default.compensate", text("guarantee", code) text("principal", money(paid)))
  if (paid < most * 100) put(end, 5, "guarantee.release", text("guarantee", code))
  if (recovered > 0)
    put(end, 6, "recovery.receive", text("guarantee", code) text("amount", recovered))
  if (claimed > recovered)
    put(end, 7, "loss.writeOff", text("guarantee", code) text("amount", claimed - recovered))
}

END {
  if (failed) exit 2
  if (first == "") exit
  finish("DCA", "Development Credit Authority", "100000000")
}

function money(cents) { return sprintf("%d.%02d", int(cents / 100), cents % 100) }
