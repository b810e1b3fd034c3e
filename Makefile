# All a newcomer needs: `make demo` and `make test`. Both install what is missing on Debian 12.

.PHONY: test faults fuzz sanitize setup build man deb lint format demo examples bench clean

SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

test: setup
	swift build --build-tests
	swift test

# The families of fault, as many cases as docs/TRUST.md counts: an hour or so.
faults: setup
	swift build --build-tests
	JINZHU_TAMPERINGS=14000 JINZHU_REWRITINGS=all JINZHU_POWER_CUTS=100000 JINZHU_KILLS=500 JINZHU_FULL_DISKS=60 \
	JINZHU_CROWD=60 JINZHU_INTERRUPTS=40 JINZHU_DAMAGES=300 swift test --skip-build --filter \
	'TamperingTests|RewritingTests|StorageFaultTests|KillTests|FullDiskTests|ManyAtOnceTests|InterruptTests|DamageTests'

# Every parser under libFuzzer, so many seconds each.
FOR ?= 60
fuzz: setup
	Tests/Fuzz/fuzz.sh $(FOR)

# What touches memory by hand and what runs at once, under the sanitizers of addresses and threads.
# Leaks are not sought: the sanitizer finds XCTest's own.
sanitize: setup
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --scratch-path .build/address \
	  --filter 'SQLiteTests|JinzhuStoreTests|JinzhuFormatsTests' --skip 'Random histories'
	swift test --sanitize=thread -Xswiftc -DTHREAD_SANITIZER --scratch-path .build/thread \
	  --filter 'SQLiteTests|JinzhuStoreTests|JinzhuFormatsTests' --skip 'Random histories'

# SQLite's headers to build with; what writes xlsx and pdf, and a font with Chinese; what edits the
# lines that `record` asks for; what the tests
# read documents and journals back with.
PACKAGES := libsqlite3-dev pkg-config libxlsxwriter4 libpangocairo-1.0-0 fonts-noto-cjk \
  libminizip1 libexpat1 libedit2 \
  poppler-utils python3-openpyxl ledger hledger beancount

setup:
	@dpkg-query -W $(PACKAGES) >/dev/null 2>&1 || { \
	  $(SUDO) apt-get update && \
	  $(SUDO) apt-get install -y --no-install-recommends $(PACKAGES); }

# Swift's libraries are linked in: the program starts in half the time, and records a tenth faster.
RELEASE := -c release --static-swift-stdlib

build:
	swift build $(RELEASE) --product jinzhu

# Manual pages in both languages and completions, laid out as below /usr/share: .build/share.
man: setup build
	.build/release/jinzhu manual .build/share --lang en
	.build/release/jinzhu manual .build/share --lang zh

# A Debian package of the program, its manual pages, completions and documents: .build/deb.
deb: setup
	sh packaging/deb.sh

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

format:
	swift format --in-place --recursive Sources Tests Package.swift

# A constructed fund, recorded into demo/wannian.book and reported on.
demo: setup build
	JINZHU="$(CURDIR)/.build/release/jinzhu" sh examples/demo.sh

# The lessons against their transcripts; UPDATE=1 rewrites the transcripts.
examples: setup build
	JINZHU="$(CURDIR)/.build/release/jinzhu" UPDATE="$(UPDATE)" sh examples/check.sh

# Every job on seeded funds of three sizes beside plain C, ledger, hledger and beancount, in turn:
# docs/PERFORMANCE.md. SIZES="1000 10000" and ROUNDS=2 are sooner done; UPDATE=1 writes the tables
# into the page.
bench: setup
	SIZES="$(SIZES)" ROUNDS="$(ROUNDS)" REUSE="$(REUSE)" UPDATE="$(UPDATE)" python3 -B Benchmarks/bench.py

clean:
	swift package clean
