#!/bin/sh
# 第十一课：从一份电子表格搬进来，到第一次月结。 · Lesson 11: move in from a spreadsheet of 200 loans,
# up to the first closed month.
. "$(dirname "$0")/lesson.sh"
cp -R "$lessons/moving-in/." "$place"
lesson zh 2018-01-31

say '一份工作簿：股东 20 户，一月的贷款台账 200 笔；银行明细一份。都是构造数据。' \
  'A workbook with 20 members and the 200 loans of January, and a file from the bank. All constructed.'
run jinzhu init --charter charters/article-7permille.yaml --date 2018-01-02
run jinzhu record banks.csv

say '映射说明哪一列是什么；一行可成几项事项。先看，再记。' \
  'A map says what each column is; a row may become several events. Look first, then record.'
run cat members.yaml
run jinzhu import ledger.xlsx --map members.yaml

say '200 笔贷款：承保、收费、还款。--dry-run 只列出事项和分录。' \
  '200 loans: issued, charged for, repaid. --dry-run lists the events and entries, and records none.'
jinzhu import ledger.xlsx --map loans.yaml --dry-run > rehearsal.out
run sed -n 1,14p rehearsal.out
run jinzhu import ledger.xlsx --map loans.yaml

say '再导一次：编号由台账的合同号得出，什么也不会重复。' \
  'Once more: the refs come from the contracts, and nothing is recorded twice.'
run jinzhu import ledger.xlsx --map loans.yaml

say '写错的单元格逐个指出：文件:行:列；账簿不变。' \
  'A wrong cell is named by file, row and column, and the book is as it was.'
printf '编号,名称,规模,出资(万元),出资日\nM21,新场,巨型,40,2018-01-09\nM22,旧场,小型,4O,2018-02-30\n' > more.csv
sed '/^sheet/d' members.yaml > more.yaml
run jinzhu import more.csv --map more.yaml

say '银行明细：最新的在最前，余额逐行相接。' \
  'The file of the bank: the newest line first, its balances running on from line to line.'
run jinzhu import bank.csv --map bank.yaml
jinzhu bank match > found.out
run sed -n 1,8p found.out
quietly jinzhu bank match --accept
run jinzhu bank match --proposals more.jsonl

say '银行收的利息和手续费，账上还没有：核对后记下，再勾一次。' \
  'Interest and a charge that the book does not have: look at them, record them, match once more.'
run cat more.jsonl
run jinzhu record more.jsonl
quietly jinzhu bank match --accept
run jinzhu report reconciliation --as-of 2018-01-31

say '月末先看还有什么未了，再结账。' 'At the end of the month: what is open, then the close.'
run jinzhu close --check 2018-01
run jinzhu close 2018-01
run jinzhu report leverage --as-of 2018-01-31
run jinzhu verify
