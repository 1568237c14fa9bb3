# Thin names for scripts/. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help dist test-package run test demo dev fmt lint e2e fuzz bench size clean test-wasm-fallback

help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-20s %s\n", $$1, $$2 }'

run: ## build what is needed and serve on 127.0.0.1:3000 (KIZUKI_ADDR), data in ./data (KIZUKI_DATA)
	@scripts/run.sh

test: ## everything CI checks: format, clippy, size, tests on both databases, browser tests
	@scripts/test.sh

dist: ## what an office installs, into target/dist: Debian package, tarball, container, list of parts, sums
	@scripts/dist.sh

test-package: ## the Debian package in a clean Debian of its own: install, post, upgrade, purge (needs root)
	@scripts/test-package.sh

demo: ## like run, with the example themes, data in ./data/demo
	@scripts/demo.sh

dev: ## like run, rebuilding on every change
	@scripts/dev.sh

fmt: ## format the Rust code and the browser tests
	@scripts/fmt.sh

lint: ## format, types of the browser tests, clippy on server and client, licences where cargo-deny is installed
	@scripts/lint.sh

e2e: ## browser tests only
	@scripts/setup.sh test && scripts/build.sh dev && scripts/e2e.sh

fuzz: ## mutilated input at every entrance, KIZUKI_FUZZ_CASES of each kind
	@scripts/fuzz.sh

bench: ## pages and stickers a second, viewers, memory, each beside the limit of the machine (docs/performance.md)
	@scripts/bench.sh

size: ## what a first visit loads, against its budget
	@scripts/size.sh

test-wasm-fallback: ## build the client as on a network where rustup cannot fetch the WASM target
	@scripts/test-wasm-fallback.sh

clean: ## remove what was built, keep ./data and the tools
	@scripts/clean.sh
