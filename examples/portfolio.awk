# What the scripts that turn portfolios of other guarantors into events have in common: reading CSV,
# and writing events as JSON Lines with their day and rank before them, to be sorted by.
# 把他处担保清单变成事项的脚本所共用的：读 CSV，写事项（JSON Lines，前面是日期和次序，供排序）。

BEGIN { FS = "\n"; OFS = "\t"; if (until == "") fail("give -v until=YYYY-MM-DD") }

# The guarantor's own money, so that what it pays does not come out of nothing; then the banks.
function finish(code, name, capital,   bank) {
  put(first, 0, "party.add", text("party", code) text("name", name) text("role", "member"))
  put(first, 1, "capital.pay", text("member", code) text("amount", capital))
  for (bank in banks)
    put(bank_day[bank], 1, "party.add", text("party", banks[bank]) text("name", bank) \
      text("role", "bank"))
  print NR - 1 " rows, " oddities + 0 " listed above, " open + 0 " still in force on " until \
    > "/dev/stderr"
}

function put(day, rank, kind, fields) {
  if (first == "" || day < first) first = day
  print day, rank, "{\"date\":\"" day "\",\"kind\":\"" kind "\"" fields "}"
}

function text(name, content) {
  gsub(/\\/, "\\\\", content); gsub(/"/, "\\\"", content)
  return ",\"" name "\":\"" content "\""
}

# The code of a bank by its name, or by what stands for one that is not named.
function bank_code(name, day, unnamed) {
  if (name == "") name = unnamed
  if (!(name in banks)) banks[name] = sprintf("B%04d", ++bank_count)
  if (bank_day[name] == "" || day < bank_day[name]) bank_day[name] = day
  return banks[name]
}

function value(name) { return cell[column[name]] }

function odd(what) { oddities++; print row_name ": " what > "/dev/stderr" }

function fail(what) { print "events.awk: " what > "/dev/stderr"; failed = 1; exit 2 }

# The cells of a CSV record (no line breaks within quotes); returns how many.
function split_csv(record, into,   n, rest, at) {
  sub(/\r$/, "", record); n = 0; rest = record
  while (1) {
    if (substr(rest, 1, 1) == "\"") {
      into[++n] = ""; rest = substr(rest, 2)
      while (1) {
        at = index(rest, "\"")
        if (at == 0) fail("line " NR ": a quote does not end")
        into[n] = into[n] substr(rest, 1, at - 1); rest = substr(rest, at + 1)
        if (substr(rest, 1, 1) != "\"") break
        into[n] = into[n] "\""; rest = substr(rest, 2)
      }
      if (rest == "") return n
      rest = substr(rest, 2)
    } else {
      at = index(rest, ",")
      if (at == 0) { into[++n] = rest; return n }
      into[++n] = substr(rest, 1, at - 1); rest = substr(rest, at + 1)
    }
  }
}
