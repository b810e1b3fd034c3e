# What every lesson begins with: a folder and a book of its own, and a clock that stands still, so
# that a transcript never changes. Sourced, not run.
# 每一课的开头：自己的文件夹和账簿，以及停住的时钟，这样记录永远不变。

set -eu

lessons=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$lessons/program.sh"

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cp -R "$lessons/charters" "$lessons/lesson-events/." "$place"
cd "$place"

JINZHU_BOOK=fund.book
JINZHU_USER=王会计
export JINZHU_BOOK JINZHU_USER

# lesson LANGUAGE DAY: the language of what the program says, and the day it is.
lesson() {
  case $1 in zh) locale=zh_CN.UTF-8 ;; *) locale=en_US.UTF-8 ;; esac
  today "$2"
}

# The locale is the program's alone: the machine need not have it.
jinzhu() { LC_ALL=$locale "$JINZHU" "$@"; }

# today DAY: the clock is put to nine in the morning, Chinese time.
today() {
  JINZHU_NOW="${1}T01:00:00Z"
  export JINZHU_NOW
}

# say LINE…: prints prose.
say() {
  echo
  for line in "$@"; do printf '# %s\n' "$line"; done
}

# run COMMAND…: prints a command as one would type it, runs it, and says if it was refused. The line
# with the head of the chain, which ends every answer, is left out here: it tells a reader nothing.
run() {
  printf '\n$'
  words=0
  for word in "$@"; do
    words=$((words + 1))
    case $word in
      --*) [ "$words" -le 10 ] || { printf ' \\\n   '; words=2; } ;;
    esac
    case $word in
      *[\ \#\&\(\)\;\<\>\|\'\"]*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  echo
  status=0
  "$@" > answer.out 2>&1 || status=$?
  sed -e '/^账簿链头: /d' -e '/^head: /d' answer.out | sed -e '${/^$/d;}'
  [ "$status" -eq 0 ] || echo "[exit status $status]"
}

# quietly COMMAND…: what an earlier lesson has shown already.
quietly() {
  "$@" > quiet.out 2>&1 || { cat quiet.out; exit 1; }
}
