#!/bin/sh
# 第十二课：四眼、定期凭证、月结。 · Lesson 12: four eyes, standing vouchers, the month's end.
. "$(dirname "$0")/lesson.sh"
lesson en 2018-04-02
jinzhu attest --new-key chair.key > chair.pub 2> quiet.out
sed '/^approval:/,$d' charters/article-7permille.yaml > four-eyes.yaml
cat >> four-eyes.yaml <<END
approval:
  required: yes
  above: 100000
  approvers:
    - name: 李主任
      key: $(cat chair.pub)
END
quietly jinzhu init --charter charters/article-7permille.yaml --date 2018-01-02
quietly jinzhu record fund.jsonl
quietly jinzhu charter adopt four-eyes.yaml --date 2018-04-02

say '章程写明：超过 10 万元的事项须第二人批准。直接记账被拒绝。' \
  'The charter says so now: events above 100,000.00 need a second person. Recording it is refused.'
run jinzhu record capital.pay --date 2018-04-02 --member M01 --amount 500000

say '王会计提交草稿；他自己不能批准。' '王会计 drafts it, and cannot approve it himself.'
run jinzhu record --draft capital.pay --date 2018-04-02 --member M01 --amount 500000
run jinzhu list drafts
run jinzhu approve 16 --key chair.key

say '李主任用自己的私钥签名：批准和记账一次完成。' \
  '李主任 signs with his own key; approval and booking are one.'
run jinzhu approve 16 --key chair.key --by 李主任

say '数目写错了：冲销和重记成一份草稿，批准一次。' \
  'The amount was wrong: the red entry and the right one are one draft, approved at once.'
run jinzhu correct 18 amount=600000 --reason 少写十万 --draft
run jinzhu list drafts
run jinzhu approve 19 --key chair.key --by 李主任

say '房租每月记一次：设定一次，月末记入到期的。' \
  'The rent is set once, and booked each month when it is due.'
run jinzhu record standing.set --date 2018-04-01 --name 房租 --dayOfMonth 25 \
  --debit operatingExpense=3000 --credit cash=3000
today 2018-05-02
run jinzhu close --check 2018-04
run jinzhu record --standing 2018-04
run jinzhu record reserve.provide --date 2018-04-30
run jinzhu close --check 2018-04
run jinzhu close 2018-04
run jinzhu report due
run jinzhu verify
