#!/bin/sh
# Times the recording of a seeded fund's history beside the same rows written by plain SQLite calls.
#
#   sh Benchmarks/run.sh [GUARANTEES [ROUNDS]]     10000 guarantees are about 60,000 events
#
# Both books end durable, are compared row by row, and take turns; SEED=7 chooses another history.
set -eu
cd "$(dirname "$0")/.."
guarantees=${1:-10000}
rounds=${2:-5}
seed=${SEED:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

swift build -c release --product jinzhu >&2
swift build -c release --product HistoryWriter >&2
bin=$(swift build -c release --show-bin-path)
cc -O2 -Wall -Wextra -o "$work/baseline" Benchmarks/baseline.c -lsqlite3

"$bin/HistoryWriter" "$seed" "$guarantees" "$work"

# Wall, user and system seconds of a command.
timed() {
  bash -c 'TIMEFORMAT="%R %U %S"; time "$@" >"$0.out" 2>"$0.err"' "$work/run" "$@" 2>&1 ||
    { cat "$work/run.err" >&2; exit 1; }
}

round=1
while [ "$round" -le "$rounds" ]; do
  rm -f "$work"/ours.book* "$work"/theirs.book*
  "$bin/jinzhu" init --book "$work/ours.book" --charter "$work/charter.json" >/dev/null 2>&1
  ours=$(timed "$bin/jinzhu" record --book "$work/ours.book" "$work/events.jsonl")
  theirs=$("$work/baseline" write "$work/ours.book" schema.sql "$work/theirs.book")
  rows=$("$work/baseline" same "$work/ours.book" "$work/theirs.book")
  echo "$ours $theirs" >>"$work/times"
  round=$((round + 1))
done

awk -v rows="$rows" -v events="$(wc -l <"$work/events.jsonl")" '
  function sorted(values, count,   i, j, swap) {
    for (i = 1; i <= count; i++) for (j = i + 1; j <= count; j++)
      if (values[j] < values[i]) { swap = values[i]; values[i] = values[j]; values[j] = swap }
  }
  function row(name, values, count, unit) {
    sorted(values, count)
    printf "%-34s %8.3f %8.3f %8.3f  %s\n", name, values[1], values[int((count + 1) / 2)],
      values[count], unit
  }
  { a[NR] = $1; b[NR] = $2 + $3; c[NR] = $4; d[NR] = $5 + $6; r[NR] = $4 / $1
    u[NR] = ($5 + $6) / ($2 + $3) }
  END {
    printf "%d events, %d rows in both books, %d rounds\n\n", events, rows, NR
    printf "%-34s %8s %8s %8s\n", "", "least", "median", "most"
    row("jinzhu record, wall", a, NR, "s")
    row("jinzhu record, user + system", b, NR, "s")
    row("plain SQLite, wall", c, NR, "s")
    row("plain SQLite, user + system", d, NR, "s")
    row("speed beside plain SQLite, wall", r, NR, "(goal 0.40)")
    row("speed beside plain SQLite, CPU", u, NR, "(goal 0.40)")
  }' "$work/times"
