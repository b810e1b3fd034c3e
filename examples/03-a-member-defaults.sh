#!/bin/sh
# 第三课：股东违约，公司代偿，小组分摊。 · Lesson 3: a member defaults; the fund pays, the group helps.
. "$(dirname "$0")/lesson.sh"
lesson zh 2019-04-15
quietly jinzhu init --charter charters/article-7permille.yaml --date 2018-01-02
quietly jinzhu record fund.jsonl guarantees.jsonl

say '猪价下跌。红土岭种猪场的 180 万元贷款 2018 年底到期未还：不用登记，到期未还就是逾期。' \
  'The pig price falls. M03 does not repay his 1.8 million at the end of 2018: past its due date a' \
  'loan is overdue without any event.'
run jinzhu show D2018-002

say '逾期者及其承包户不得新增担保。' 'Whoever is in default gets no new guarantee.'
run jinzhu record guarantee.issue --date 2019-02-20 --guarantee D2019-001 --borrower M03 \
  --bank B02 --principal 100000 --due 2019-08-20

say '银行要求代偿。本息的八成由公司付，两成由银行自担。' \
  'The bank calls the guarantee. The fund pays its 80% of principal and interest.'
run jinzhu record default.compensate --date 2019-03-04 --guarantee D2018-002 \
  --principal 1800000 --interest 52345.67

say '先用借款人的保证金抵偿。' "The borrower's own deposit goes first."
run jinzhu record deposit.apply --date 2019-03-10 --guarantee D2018-002 --amount 100000

say '再由联保小组分摊：除不尽的一分钱归代码靠前的一家。' \
  'Then the joint-liability group is called on; the odd fen goes to the lower code.'
run jinzhu record joint.call --date 2019-04-01 --guarantee D2018-002 --amount 400000.01
run jinzhu record joint.pay --date 2019-04-15 --guarantee D2018-002 --member M01 --amount 150000

say '分摊还不是收回：代偿余额包括应收联保款。' \
  'A call is not yet a recovery: what the group owes counts in the compensation balance.'
run jinzhu report non-performing
run jinzhu show M01
