# Finds the program: $JINZHU, else the release build, else the debug build. Sourced, not run.
# 找到程序：$JINZHU，否则 release 版，否则 debug 版。

root=$(CDPATH='' cd -- "$lessons/.." && pwd)
if [ -z "${JINZHU:-}" ]; then
  for build in release debug; do
    if [ -x "$root/.build/$build/jinzhu" ]; then JINZHU=$root/.build/$build/jinzhu; break; fi
  done
fi
[ -x "${JINZHU:-}" ] || { echo "build the program first: make build" >&2; exit 2; }

jinzhu() { "$JINZHU" "$@"; }
