#!/bin/sh
# 第八课：风险同扛，一人一页。 · Lesson 8: risk carried together, a page for each.
. "$(dirname "$0")/lesson.sh"
lesson en 2019-12-30
quietly jinzhu init --charter charters/article-7permille.yaml --date 2018-01-02
quietly jinzhu record fund.jsonl guarantees.jsonl default.jsonl loss.jsonl
quietly jinzhu record recovery.receive --date 2019-09-30 --guarantee D2018-002 --amount 60万 \
  --source collateral
quietly jinzhu record share.pay --date 2019-10-15 --member M02 --amount 30000

say '接第四课，又收回 60 万元。这笔违约由谁承担：各方之和正好是损失。' \
  'After lesson 4 another 600,000 came in. Who bore what of the default: it adds up to what was lost.'
run jinzhu report risk-sharing

say 'M02 的对账单：出了多少、值多少、每笔违约分担多少和为什么、退回多少、补了多少，还可能损失多少。' \
  "M02's statement: what he put in, what it is worth, what the default cost him and why, what came" \
  'back, what he made good, and what could still hit him.'
run jinzhu statement M02

say '全体股东合计等于净资产，期初期末都是。' \
  'All members add up to net assets, at both ends.'
run jinzhu statement --fund

say '每位股东一份。' 'One for every member.'
run jinzhu statement --all --output statements
run ls statements
