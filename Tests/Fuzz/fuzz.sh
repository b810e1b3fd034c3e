#!/bin/sh
# Coverage-guided fuzzing of every parser (libFuzzer and the address sanitizer).
#
#   Tests/Fuzz/fuzz.sh [seconds] [target ...]     seconds a target, 60 unless told; all of them
#   RUNS=10000000 Tests/Fuzz/fuzz.sh 3600 money   so many executions, within the time
#   SANITIZE=fuzzer Tests/Fuzz/fuzz.sh            without the address sanitizer: three times as fast
#
# What is found is added to .build/fuzz/corpus; MERGE=1 reduces it and keeps it in Tests/Fuzz/Corpus.
# A crash is left in .build/fuzz/crashes, and the status is then not 0.
set -eu
cd "$(dirname "$0")/../.."

seconds=${1:-60}
[ $# -gt 0 ] && shift
targets=${*:-money rate day period instant csv csvEvents jsonEvents json charterJSON charterYAML book attestation key workbook camt importMap}

# The runtime that belongs to the compiler, without a main of its own.
swiftc=$(command -v swiftc)
toolchain=$(dirname "$(dirname "$(readlink -f "$swiftc")")")
runtime=$(find "$toolchain/lib" -name "libclang_rt.fuzzer_no_main-$(uname -m).a" | head -n 1)
[ -n "$runtime" ] || { echo "this toolchain has no libFuzzer" >&2; exit 1; }

sanitize=${SANITIZE:-fuzzer,address}
case $sanitize in
*address*) build=.build/fuzz/address option=--sanitize=address ;;
*) build=.build/fuzz/plain option= ;;
esac
mkdir -p .build/fuzz/crashes
# shellcheck disable=SC2086
JINZHU_FUZZ=1 swift build -c release --product Fuzz --scratch-path "$build" $option \
  -Xswiftc -Xfrontend -Xswiftc -sanitize="$sanitize" \
  -Xcc -fsanitize=fuzzer-no-link -Xlinker "$runtime" -Xlinker -lstdc++ >.build/fuzz/build.log 2>&1 ||
  { cat .build/fuzz/build.log; exit 1; }

# The backtracer of Swift can keep a crashed program from ending; leaks are not what is sought.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0
program=$build/release/Fuzz
failed=0
for target in $targets; do
  found=.build/fuzz/corpus/$target
  mkdir -p "$found"
  log=.build/fuzz/$target.log
  # Long enough for a whole document of its kind.
  case $target in attestation | charter*) length=2048 ;; *) length=512 ;; esac
  # One input may take 10 seconds and 1 GiB; the whole run a little more than it was given.
  if timeout -k 10 "${TIMEOUT:-$((seconds + 600))}" "$program" "$target" -timeout=10 \
    -max_total_time="$seconds" -runs="${RUNS:--1}" \
    -rss_limit_mb=1024 -max_len="$length" -print_final_stats=1 -verbosity=1 \
    -dict=Tests/Fuzz/words.dict -artifact_prefix=".build/fuzz/crashes/$target-" \
    "$found" "Tests/Fuzz/Corpus/$target" >"$log" 2>&1; then
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    covered=$(grep -o 'cov: [0-9]*' "$log" | tail -n 1)
    echo "$target: $runs executions, $covered edges, no finding"
  else
    failed=1
    tail -n 30 "$log"
    echo "$target: FOUND SOMETHING, see $log"
  fi
  if [ -n "${MERGE:-}" ]; then
    merged=.build/fuzz/merged/$target
    rm -rf "$merged" && mkdir -p "$merged"
    "$program" "$target" -merge=1 -max_len="$length" "$merged" "Tests/Fuzz/Corpus/$target" "$found" \
      >>"$log" 2>&1
    # Seeds stay; of what was found and adds something, the longest six of up to 320 bytes are kept.
    find "$merged" -type f -size -321c -printf '%s %f\n' | sort -rn | head -n 6 |
      while read -r _ file; do
      cmp -s "$merged/$file" "Tests/Fuzz/Corpus/$target/$file" ||
        cp "$merged/$file" "Tests/Fuzz/Corpus/$target/$file"
    done
  fi
done
exit $failed
