#!/bin/sh
# 第六课：记错了怎么办。 · Lesson 6: correct a mistake.
. "$(dirname "$0")/lesson.sh"
lesson en 2018-04-10
quietly jinzhu init --charter charters/article-7permille.yaml --date 2018-01-02
quietly jinzhu record fund.jsonl

say '一批里有四处错：一次全部指出，一项也没记。' \
  'A batch with four mistakes: all are named at once, and nothing is recorded.'
run cat mistakes.csv
run jinzhu record mistakes.csv

say '程序拦得住的错：多收了一位数，超过应收的担保费。' \
  'A mistake that the program can see: one digit too many is more than the fee that is owed.'
run jinzhu record guarantee.issue --date 2018-04-02 --guarantee D2018-001 --borrower M01 \
  --bank B01 --principal 1500000 --due 2019-04-02
run jinzhu record fee.receive --date 2018-04-03 --guarantee D2018-001 --amount 105000 --ref 收-012

say '拦不住的错：少了一位数。记下的永不改动：用红字冲销，再记一笔正确的。' \
  'One that it cannot see: a digit too few. What was recorded is never changed; it is taken back in' \
  'red, and recorded right.'
run jinzhu record fee.receive --date 2018-04-03 --guarantee D2018-001 --amount 1050 --ref 收-012
run jinzhu record event.reverse --date 2018-04-10 --event 收-012 --reason 金额录错
run jinzhu record fee.receive --date 2018-04-10 --guarantee D2018-001 --amount 10500 --ref 收-013

say '两步也可一次完成：jinzhu correct 冲销并按改正后的字段重记，先试后记。' \
  'Both steps in one: jinzhu correct takes the event back and records it again, changed.'
run jinzhu correct 收-013 amount=10000 memo=少收500，另议 --reason 优惠未扣 --dry-run

say '承保之后还有事项，就不能冲销承保：程序列出要先冲销的。' \
  'The issue itself cannot be reversed while later events rest on it; they are named.'
run jinzhu record event.reverse --date 2018-04-10 --event 15 --reason 试试

say '三月已对账结账：过去的日期记不进去。' \
  'March is closed after the bank statement was compared: no event slips in behind it.'
run jinzhu record balance.assert --date 2018-03-31 --account cash --amount 20300000
run jinzhu close --check 2018-03
run jinzhu close 2018-03
run jinzhu record voucher.post --date 2018-03-20 --debit operatingExpense=3000 --credit cash=3000

say '日记账里，红字和原分录都在。' 'The journal shows the mistake, the red entry and the right one.'
run jinzhu report journal --period 2018-04
run jinzhu verify
