#!/bin/sh
# 第十三课：凭证、账簿，以及全部带走。 · Lesson 13: vouchers, books, and taking everything out.
. "$(dirname "$0")/lesson.sh"
lesson zh 2018-03-31
quietly jinzhu init --charter charters/article-7permille.yaml --date 2018-01-02
quietly jinzhu record fund.jsonl

say '记账凭证：摘要、借贷、附件张数。科目写代号，或本账科目表的编码。' \
  'Vouchers: summary, debit and credit, papers attached. Accounts by role, or by the code of the chart.'
run jinzhu record voucher.post --date 2018-03-05 --debit operatingExpense=3600 --credit cash=3600 \
  --memo 三月房租 --attachments 2
run jinzhu record voucher.post --date 2018-03-20 --debitAccount 1002 --creditAccount 6011 \
  --amount 812.35 --memo 存款利息

say '按月编号，不断号；打印成会计熟悉的样子（--format pdf、html 亦可）。' \
  'Numbered by month without gaps, and printed as accountants know them; as PDF and HTML too.'
run jinzhu report voucher 记-2018-03-0001
jinzhu report vouchers --period 2018-03 --output vouchers.html
run sed -n 1,2p vouchers.html

say '账簿：总账、三栏式明细账、日记账、费用多栏账。' \
  'Books: the general ledger, the three-column ledger, day books, expenses in columns.'
run jinzhu report three-column operatingExpense --period 2018-03
run jinzhu report day-book --period 2018-03
run jinzhu report expense-columns --period 2018-03

say '全部带走：事项一行一项；重放进新账，得出同一个链头。' \
  'Everything out: the events, one a line; replayed into a new book they come to the same head.'
run jinzhu export --format jsonl --output all.jsonl
run sed -n '15s/,"hash".*/ …/p' all.jsonl
run jinzhu import all.jsonl --replay --book again.book
quietly jinzhu export --format jsonl --book again.book --output again.jsonl
run cmp all.jsonl again.jsonl

say '或成为 hledger、ledger、beancount 的账：分录、表外、末尾的余额核对。' \
  'Or as a journal of hledger, ledger or beancount: entries, memorandum accounts, balances at the end.'
run jinzhu export --format hledger --output fund.journal
run sed -n '/三月房租/,/^$/p' fund.journal
