#!/bin/sh
# Turns a file of SBA loans into events, in the order of their dates, on standard output.
# 把美国小企业署的贷款文件变成按日期排序的事项，写到标准输出。
#
#   sh examples/sba/events.sh FILE [UNTIL] > sba.jsonl
#
# What happens after UNTIL (today, unless given) is left out; rows that do not fit are listed on
# standard error.
set -eu

file=${1:?give a CSV file of SBA loans}
until=${2:-$(date -u +%Y-%m-%d)}
here=$(dirname -- "$0")
draft=$(mktemp)
trap 'rm -f "$draft"' EXIT

# Two steps, so that a failing awk is noticed.
awk -v until="$until" -f "$here/../portfolio.awk" -f "$here/events.awk" "$file" > "$draft"
LC_ALL=C sort "$draft" | cut -f 3-
