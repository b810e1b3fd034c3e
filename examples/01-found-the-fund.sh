#!/bin/sh
# 第一课：开一只基金。 · Lesson 1: found the fund.
. "$(dirname "$0")/lesson.sh"
lesson zh 2018-01-10

say '基金从章程开始。两份示例章程只差一行：担保费率。' \
  'A fund begins with its charter. The two sample charters differ in one line: the fee.'
run diff charters/default-0.7permille.yaml charters/article-7permille.yaml || true

say '开一本新账，采用默认章程；程序用一行说明担保费率。' \
  'Open a book under the default charter; one line tells which fee is in force.'
run jinzhu init --charter charters/default-0.7permille.yaml --date 2018-01-02

say '登记往来方：股东、承包户（由股东担保）、银行。' \
  'Enter the parties: members, a contract farmer whom a member sponsors, a bank.'
run jinzhu record party.add --date 2018-01-02 --party M01 --name 青石坞猪场 --role member \
  --size small --group G1
run jinzhu record party.add --date 2018-01-02 --party F01 --name 青石坞承包户 --role farmer \
  --size farmer --sponsor M01
run jinzhu record party.add --date 2018-01-02 --party B01 --name 示例农商银行 --role bank

say '股东出资。金额可以写“万”。先试记，看会有哪些分录。' \
  'A member pays his capital in; 万 is ten thousand. A dry run shows the entries first.'
run jinzhu record capital.pay --date 2018-01-05 --member M01 --amount 800万 --dry-run
run jinzhu record capital.pay --date 2018-01-05 --member M01 --amount 800万 --ref 收-001

say '同一凭单再交一次：编号相同、内容相同，不会重复记账。' \
  'The same slip handed in again: same reference, same content, recorded once.'
run jinzhu record capital.pay --date 2018-01-05 --member M01 --amount 8000000 --ref 收-001

say '同一编号而内容不同，就是错了。' 'The same reference with other content is a mistake.'
run jinzhu record capital.pay --date 2018-01-05 --member M01 --amount 900万 --ref 收-001

say '其余的写在一个文件里；一批要么全部记下，要么一项不记。' \
  'The rest comes in a file, and a batch is recorded wholly or not at all.'
run jinzhu record founding.csv

say '科目余额表，借贷相等；书里每一条都经得起重算。' \
  'The trial balance; and the whole book, recomputed from its events.'
run jinzhu report trial-balance
run jinzhu verify
