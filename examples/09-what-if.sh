#!/bin/sh
# 第九课：假如违约，能不能退出，数字从哪里来。 · Lesson 9: what if, who may leave, and where a figure comes from.
. "$(dirname "$0")/lesson.sh"
lesson en 2019-06-30
quietly jinzhu init --charter charters/article-7permille.yaml --date 2018-01-02
quietly jinzhu record fund.jsonl guarantees.jsonl

say '假如 M02 明天违约：由谁承担，放大倍数、拨备、每位股东的权益变成多少。只推算，不入账。' \
  'What if M02 failed tomorrow: who pays what, and what leverage, coverage and equity become.' \
  'Worked out on a copy in memory; nothing is recorded.'
run jinzhu what-if default M02

say '联保小组只付得起一半。' 'Its group can pay half only.'
run jinzhu what-if default M02 --group-pays 50% --format csv

say 'M04 想退出：现在可退多少，什么必须留下。' 'M04 wants to leave: what he may take out now, and what stays.'
run jinzhu report exit M04
run jinzhu report exit M02
run jinzhu record capital.withdraw --date 2019-06-30 --member M02 --amount 100000

say '一个数字由哪些事项构成。' 'Which events make a figure.'
run jinzhu explain paidInCapital --as-of 2018-12-31
run jinzhu explain paidInCapital M02
