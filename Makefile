# The verbs of the project. Each sets up what it needs; the work is in tools/.

# Trunk reads this variable as its own option and refuses the usual values.
unexport NO_COLOR

.PHONY: help serve test conformance conformance-all dist standalone bench

help: ## List the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile

serve: ## Build the page and serve it on http://127.0.0.1:8080/, again after each edit
	@tools/setup
	PATH="$(CURDIR)/.tools/bin:$$PATH" trunk serve --address 127.0.0.1 --port 8080

test: ## Formatting, lints, tests, size budget, the page in Chromium and Firefox
	@tools/test

conformance: ## The real tools as judges: what is rendered, and a whole runbook; CI runs it after the tests
	@tools/conformance

conformance-all: ## The same with every bundle, every negative and the guide; takes most of an hour
	@tools/conformance --everything --results tests/conformance/RESULTS.md

dist: ## The release build of the page, in dist/
	@tools/setup
	PATH="$(CURDIR)/.tools/bin:$$PATH" trunk build --release

standalone: dist ## The page as one file that opens from disk, dist/capa-runbook.html
	cargo run --quiet --locked --bin finish-dist -- standalone dist dist/capa-runbook.html

bench: ## Measure the release build in a browser, and the core natively
	@tools/bench
