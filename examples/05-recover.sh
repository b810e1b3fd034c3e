#!/bin/sh
# 第五课：追偿，按相反的次序归还。 · Lesson 5: recover, and give back in reverse order.
. "$(dirname "$0")/lesson.sh"
lesson zh 2019-12-30
quietly jinzhu init --charter charters/article-7permille.yaml --date 2018-01-02
quietly jinzhu record fund.jsonl guarantees.jsonl default.jsonl loss.jsonl

say '接第四课：法院拍卖了抵押物。收回的钱先还应收代偿款，再还小组欠款，' \
  '再还已付款的小组成员，最后按与分担相反的次序恢复：先股东，后准备金。' \
  'After lesson 4 the court sells the collateral. What comes in pays the receivable, then what the' \
  'group owes, then those who paid, then the layers that bore the loss, last layer first.'
run jinzhu record recovery.receive --date 2019-09-30 --guarantee D2018-002 --amount 90万 \
  --source collateral --dry-run
run jinzhu record recovery.receive --date 2019-09-30 --guarantee D2018-002 --amount 90万 \
  --source collateral

say '欠 M01 的返还款付给他。' 'What is now owed to M01 for his payment is paid to him.'
run jinzhu record return.pay --date 2019-10-08 --guarantee D2018-002 --party M01 --amount 150000

say '又收回 40 万元：准备金恢复之后，多出的是追偿收入。M04 多付的分担成了公司对他的负债。' \
  'Another 400,000: once the layers are whole, the rest is income. What M04 paid too much of is' \
  'now owed to him.'
run jinzhu record recovery.receive --date 2019-11-20 --guarantee D2018-002 --amount 40万 \
  --source borrower
run jinzhu record share.refund --date 2019-12-02 --member M04 --amount 10000

say '这笔担保的全部经过。' 'The whole story of the guarantee.'
run jinzhu show D2018-002
run jinzhu report ledger memberRiskShare --period 2019
