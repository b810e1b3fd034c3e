#!/bin/sh
# 第二课：承保，其中一笔被拒绝。 · Lesson 2: issue guarantees, one of them refused.
. "$(dirname "$0")/lesson.sh"
lesson en 2018-03-16
quietly jinzhu init --charter charters/article-7permille.yaml --date 2018-01-02
quietly jinzhu record fund.jsonl

say '基金同第一课，费率 7‰。青石坞猪场向农商银行借 150 万元，一年。' \
  'The fund of lesson 1, at 7‰. The member M01 borrows 1.5 million at bank B01 for a year.'
run jinzhu record guarantee.issue --date 2018-02-01 --guarantee D2018-001 --borrower M01 \
  --bank B01 --principal 1500000 --due 2019-02-01
run jinzhu record fee.receive --date 2018-02-01 --guarantee D2018-001 --amount 10500

say 'B02 按协议自担两成：公司的担保责任是贷款的 80%。' \
  'Bank B02 keeps a fifth of the risk: the fund answers for 80% of the loan.'
run jinzhu record guarantee.issue --date 2018-03-15 --guarantee D2018-002 --borrower M03 \
  --bank B02 --principal 1800000 --due 2018-12-31 --counterGuarantee 存栏母猪抵押
run jinzhu record deposit.receive --date 2018-03-15 --guarantee D2018-002 --amount 100000

say '单户上限是净资产的 10%。300 万元太多；程序说出超了多少、还能担保多少。' \
  'One customer may carry 10% of net assets. 3 million is too much; the answer says by how much,' \
  'and what room is left.'
run jinzhu record guarantee.issue --date 2018-03-16 --guarantee D2018-003 --borrower M02 \
  --bank B01 --principal 3000000 --due 2019-12-31

say '按余地办理。' 'Within the room it passes.'
run jinzhu record guarantee.issue --date 2018-03-16 --guarantee D2018-003 --borrower M02 \
  --bank B01 --principal 2500000 --due 2019-12-31

say '外人不担保，承包户由其股东担保。' \
  'The fund guarantees nobody from outside; a contract farmer comes with his sponsor.'
quietly jinzhu record party.add --date 2018-03-16 --party X01 --name 路过的人 --role other
run jinzhu record guarantee.issue --date 2018-03-16 --guarantee D2018-004 --borrower X01 \
  --bank B01 --principal 50000 --due 2019-03-16
run jinzhu record guarantee.issue --date 2018-03-16 --guarantee D2018-004 --borrower F01 \
  --bank B01 --principal 300000 --due 2020-03-16

say '在保、放大倍数、集中度。' 'What is in force, leverage, concentration.'
run jinzhu report in-force
run jinzhu report leverage
run jinzhu report concentration
