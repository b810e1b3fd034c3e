#!/bin/sh
# 第十课：监管报表：编制、勾稽、一格由何而来、报送、事后变动。 · Lesson 10: the supervisor's forms, from making to filing.
. "$(dirname "$0")/lesson.sh"
lesson zh 2019-04-10
quietly jinzhu init --charter charters/article-7permille.yaml --date 2018-01-02
quietly jinzhu record fund.jsonl guarantees.jsonl

say '一季一套表，金额为万元；--output 2019Q1.xlsx 是一表一页的工作簿。这里只看两张。' \
  'A set of forms a quarter, in 万元; a workbook has a sheet for each. Two of them here.'
run jinzhu filing --period 2019Q1 --form 风险指标 --form 融资担保责任余额计量表

say '勾稽关系：期初加增减等于期末，表与表、表与账、本期与上期都要相符。' \
  'What must hold between cells, forms, the ledger and the last filing.'
run jinzhu filing --period 2019Q1 --check

say '一格由何而来：公式、取数、担保、事项、分录。' 'Where a cell comes from, down to the entries.'
run jinzhu explain filing 融资担保责任余额计量表 1.1.D --period 2019Q1

say '报送：文件和数字原样存入账簿，进入哈希链。' 'Filing them: bytes and figures stay in the book, in its chain.'
quietly jinzhu filing --period 2019Q1 --form 风险指标 --submit --format csv --output filed.csv
run jinzhu filing --history

say '后来补记了一笔上一季的还款：哪些格变了，由哪个事项引起；报送的文件仍是原样。' \
  'A repayment of that quarter is recorded late: what has changed, and by which event.'
today 2019-04-20
quietly jinzhu record loan.repay --date 2019-03-28 --guarantee D2018-003 --amount 100000
run jinzhu filing --diff 2019Q1
quietly jinzhu filing --show 2019Q1 --output copy.csv
run cmp filed.csv copy.csv
