#!/bin/sh
# The lines of its own sources that each parser reached with everything the fuzzer found.
#
#   Tests/Fuzz/coverage.sh        after Tests/Fuzz/fuzz.sh
set -eu
cd "$(dirname "$0")/../.."
build=.build/coverage
swift build --build-tests --enable-code-coverage --scratch-path "$build" >"$build.log" 2>&1 ||
  { cat "$build.log"; exit 1; }
# Coverage is read by the tools of the compiler that wrote it.
tools=$(dirname "$(readlink -f "$(command -v swiftc)")")
tests=$(find "$build"/debug/ -maxdepth 1 -name '*PackageTests.xctest' | head -n 1)
corpus=$PWD/.build/fuzz/corpus
values=Sources/Jinzhu/Values formats=Sources/JinzhuFormats canonical=Sources/Jinzhu/Canonical fund=Sources/Jinzhu/Fund
import=$formats/Import

while read -r parser sources; do
  mkdir -p "$corpus/$parser"
  JINZHU_CORPUS=$corpus JINZHU_PARSER=$parser LLVM_PROFILE_FILE=$build/$parser.profraw \
    "$tests" --testing-library swift-testing --filter CorpusTests >"$build/$parser.log" 2>&1 ||
    { cat "$build/$parser.log"; exit 1; }
  "$tools/llvm-profdata" merge -o "$build/$parser.profdata" "$build/$parser.profraw"
  # shellcheck disable=SC2086
  "$tools/llvm-cov" export -summary-only -instr-profile="$build/$parser.profdata" "$tests" $sources |
    python3 -c "import json, sys
lines = json.load(sys.stdin)['data'][0]['totals']['lines']
print('$parser: %d of %d lines' % (lines['covered'], lines['count']))"
done <<END
money $values/Money+Text.swift
rate $values/Rate+Text.swift $values/ChineseNumber.swift
day $values/Day.swift
period $values/Period.swift
instant $values/Instant.swift
csv $formats/CSVReader.swift
json $canonical/JSONReader.swift
jsonEvents $formats/EventLines.swift Sources/Jinzhu/Events/Submission+Reading.swift
csvEvents $formats/EventLines.swift $formats/CSVReader.swift
charterJSON $fund/Charter+Tree.swift $fund/CharterKeys.swift $fund/Charter.swift
charterYAML $formats/YAMLReader.swift $fund/Charter+Tree.swift $fund/CharterKeys.swift
attestation Sources/JinzhuStore/Attestation/Attestation+Reading.swift
key Sources/JinzhuStore/Attestation/PublicKey.swift Sources/JinzhuStore/Attestation/SigningKey.swift
book Sources/JinzhuStore/Book.swift Sources/JinzhuStore/Book+Verification.swift
importMap $import/ImportMap.swift $import/MapKeys.swift $import/MappedRows.swift $import/EventRule+Mistake.swift $import/CellRule.swift $import/Condition.swift $import/AmountForm.swift $import/DateForm.swift $import/PlainNumber.swift $import/RowCells.swift $import/RowIdentities.swift $import/StatementSource.swift
workbook $import/WorkbookReader.swift $import/SheetCells.swift $import/XMLReader.swift Sources/CDocuments/reading.c
camt $import/Camt053.swift $import/XMLTree.swift $import/XMLReader.swift
END
