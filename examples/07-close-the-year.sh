#!/bin/sh
# 第七课：年终结账。 · Lesson 7: close the year.
. "$(dirname "$0")/lesson.sh"
lesson zh 2019-01-15
quietly jinzhu init --charter charters/article-7permille.yaml --date 2018-01-02
quietly jinzhu record fund.jsonl year.jsonl

say '全年的业务已记完。先看利润表。' "The year's business is recorded. First the income statement."
run jinzhu report income --period 2018

say '所得税在提取准备金之后、结账之前：先提取，再记税，再结账，什么也不会提两次。' \
  'Income tax stands between the provisions and the close: provide, book the tax, close. Nothing is' \
  'provided twice.'
run jinzhu record reserve.provide --date 2018-12-31
run jinzhu record voucher.post --date 2018-12-31 --debit incomeTax=52000 --credit taxPayable=52000
run jinzhu close 2018

say '结账后的资产负债表，以及放大倍数等监管指标的依据。' 'The balance sheet after the close.'
run jinzhu report balance-sheet --as-of 2018-12-31

say '漏了一笔年末利息：反结账，补记，再结。结账分录红字冲回，重新计算。' \
  'Interest was forgotten: reopen, record it, close again. The closing entries are taken back in red' \
  'and computed afresh.'
run jinzhu record voucher.post --date 2018-12-30 --debit cash=6400 --credit interestIncome=6400
run jinzhu close --reopen 2018 --reason 漏记年末利息
run jinzhu record voucher.post --date 2018-12-30 --debit cash=6400 --credit interestIncome=6400
run jinzhu close 2018

say '分红不超过可分配利润。' 'A dividend stays within what can be distributed.'
run jinzhu record dividend.declare --date 2019-01-15 --amount 100万
run jinzhu record dividend.declare --date 2019-01-15 --amount 10万
run jinzhu report trial-balance --as-of 2019-01-15

say '一年来的走势：逐月的资本、准备金与在保责任。带图的网页或 PDF：加 --output 走势.html。' \
  'The course of the year, month by month. With pictures: --output course.html, or .pdf.'
run jinzhu report history --as-of 2018-12-31
run jinzhu report history --as-of 2018-12-31 --output 走势.html
