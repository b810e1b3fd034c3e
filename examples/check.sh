#!/bin/sh
# Runs every lesson and compares what it prints with its transcript; UPDATE=1 rewrites transcripts.
# 运行每一课，与记录比较；UPDATE=1 重写记录。
set -eu

cd "$(dirname "$0")"
printed=$(mktemp)
trap 'rm -f "$printed"' EXIT
wrong=0 lessons=0

for script in [0-9][0-9]-*.sh; do
  lessons=$((lessons + 1))
  transcript=${script%.sh}.out
  status=0
  sh "$script" > "$printed" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    cat "$printed"
    echo "$script: exit status $status" >&2
    wrong=$((wrong + 1))
  elif [ -n "${UPDATE:-}" ]; then
    cp "$printed" "$transcript"
  elif ! diff -u "$transcript" "$printed"; then
    echo "$script prints something else; if that is right: make examples UPDATE=1" >&2
    wrong=$((wrong + 1))
  fi
done

echo "$lessons lessons, $wrong wrong"
[ "$lessons" -gt 0 ] && [ "$wrong" -eq 0 ]
