.PHONY: test setup build lint format demo examples bench clean

SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

test: setup
	swift build --build-tests
	swift test

setup:
	@pkg-config --exists sqlite3 2>/dev/null || { \
	  $(SUDO) apt-get update && \
	  $(SUDO) apt-get install -y --no-install-recommends libsqlite3-dev pkg-config; }

build:
	swift build -c release --product jinzhu

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

format:
	swift format --in-place --recursive Sources Tests Package.swift

demo: setup build
	sh examples/demo.sh

examples:
	UPDATE=$(UPDATE) sh examples/check.sh

bench:
	sh Benchmarks/run.sh

clean:
	swift package clean
