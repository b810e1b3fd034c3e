#!/bin/sh
# 示范：把一只虚构基金十八年的事项记进一本新账，核对，出几张报表。
# The demonstration: eighteen years of a constructed fund go into a new book, which is then verified
# and reported on.
#
#   sh examples/demo.sh [FOLDER]        FOLDER is demo/ unless given
set -eu

lessons=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$lessons/program.sh"
place=${1:-$root/demo}
mkdir -p "$place"
place=$(CDPATH='' cd -- "$place" && pwd)
cd "$root"
JINZHU_BOOK=$place/wannian.book
JINZHU_NOW=2026-01-12T01:00:00Z # the day the last year was closed: a demonstration has its own clock
export JINZHU_BOOK JINZHU_NOW
rm -f "$JINZHU_BOOK" "$JINZHU_BOOK-wal" "$JINZHU_BOOK-shm"

say() {
  echo
  for line in "$@"; do printf '# %s\n' "$line"; done
}

run() {
  printf '\n$ %s\n' "$*"
  "$@"
}

say '万年：一只虚构的养猪互助担保基金，2008–2025。没有一条是真实公司的事实。' \
  'A constructed fund of pig farmers, 2008–2025. Nothing in it is a fact about a real company.'
run jinzhu init --charter examples/wannian/charter-2008.yaml --date 2008-03-03

say '记下十八年的全部事项：一批，要么全部记下，要么一项不记。' \
  'All events of eighteen years, as one batch: wholly or not at all.'
began=$(date +%s)
printf '\n$ jinzhu record examples/wannian/events-*\n'
jinzhu record examples/wannian/events-*
echo "$(($(date +%s) - began)) s"

say '从事项重算全部账目，与账簿核对。' 'Everything is recomputed from the events and compared.'
run jinzhu verify

say '科目余额表。' 'The trial balance.'
run jinzhu report trial-balance --as-of 2025-12-31

say '放大倍数。' 'Leverage, and the room that is left.'
run jinzhu report leverage --as-of 2025-12-31

say '不良担保。' 'Non-performing exposure.'
run jinzhu report non-performing --as-of 2025-12-31

say '每位股东的权益，合计正好是净资产；其中一位的担保和经过。' \
  "Every member's equity, which adds up to net assets; and one member's guarantees and history."
run jinzhu report members --as-of 2025-12-31
run jinzhu show M03 --as-of 2025-12-31

say '报表也能给人看：网页（手机上也能读）、电子表格、PDF。' \
  'Documents for people: a page that a telephone shows too, a workbook, a PDF.'
run jinzhu report history --as-of 2025-12-31 --output "$place/history.html"
run jinzhu report members --as-of 2025-12-31 --output "$place/members.xlsx"
run jinzhu report risk-sharing --as-of 2025-12-31 --output "$place/risk-sharing.pdf"
ls "$place"

# A guarantee with a long story: the one whose loss was written off after the second downturn.
story=$(sed -n 's/.*"loss.writeOff","guarantee":"\([^"]*\)".*/\1/p' examples/wannian/events-2015.jsonl)

say '接下来可以试试：' 'What to try next:'
cat <<END

  export JINZHU_BOOK=$JINZHU_BOOK
  export PATH=$(dirname "$JINZHU"):\$PATH

  jinzhu report --list                                  # 有哪些报表 · the reports
  jinzhu report members --as-of 2025-12-31 --lang zh    # 每位股东 · every member
  jinzhu report leverage --as-of 2012-12-31             # 任何一天 · any day of the past
  jinzhu report income --period 2019                    # 非洲猪瘟之年 · the year of the swine fever
  jinzhu show $story                                 # 一笔担保的全部经过 · a guarantee's story
  jinzhu record --list                                  # 能记什么 · what can be recorded
  less examples/01-found-the-fund.out                   # 七课 · the seven lessons
END
