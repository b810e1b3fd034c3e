#!/bin/sh
# 第四课：损失由谁承担。 · Lesson 4: who bears the loss.
. "$(dirname "$0")/lesson.sh"
lesson en 2019-07-15
quietly jinzhu init --charter charters/article-7permille.yaml --date 2018-01-02
quietly jinzhu record fund.jsonl guarantees.jsonl default.jsonl

say '接第三课：抵债的猪舍还在手上，不能核销。' \
  'After lesson 3 the fund holds pigsties it took for the debt: too early to write anything off.'
run jinzhu record loss.writeOff --date 2019-06-20 --guarantee D2018-002 --amount 300000

say '猪舍卖了 26 万元，差额回到应收代偿款。' \
  'The sties sell for 260,000; the shortfall goes back to what the borrower owes.'
run jinzhu record asset.sell --date 2019-06-28 --guarantee D2018-002 --amount 300000 \
  --proceeds 260000

say '核销 450,000.03 元。章程：先用赔偿准备金，再由全体股东按出资分担；违约者自己不分担。' \
  'Write off 450,000.03. The charter: the compensation reserve first, then all members by their' \
  'capital, without the one who defaulted. A dry run first.'
run jinzhu record loss.writeOff --date 2019-07-01 --guarantee D2018-002 --amount 450000.03 --dry-run
run jinzhu record loss.writeOff --date 2019-07-01 --guarantee D2018-002 --amount 450000.03

say '股东分担的损失直接减少他的权益；各人权益之和等于净资产，一分不差。' \
  "What a member carries reduces his equity; all members' equity adds up to net assets exactly."
run jinzhu report members

say 'M04 用现金补足一部分；M02 以股本弥补。' \
  'M04 makes good a part in cash; M02 gives up capital instead.'
run jinzhu record share.pay --date 2019-07-15 --member M04 --amount 10000
run jinzhu record share.absorb --date 2019-07-15 --member M02 --amount 20000
run jinzhu report members
