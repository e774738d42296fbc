# The verbs of the project. Each sets up what it needs; the work is in tools/.

# Trunk reads this variable as its own option and refuses the usual values.
unexport NO_COLOR

.PHONY: help serve test dist bench

help: ## List the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

serve: ## Build the page and serve it on http://127.0.0.1:8080/, again after each edit
	@tools/setup
	PATH="$(CURDIR)/.tools/bin:$$PATH" trunk serve --address 127.0.0.1 --port 8080

test: ## Everything that CI runs: formatting, lints, tests, size budget, the page in a browser
	@tools/test

dist: ## The release build of the page, in dist/
	@tools/setup
	PATH="$(CURDIR)/.tools/bin:$$PATH" trunk build --release

bench: ## Measure the release build in a browser, and the core natively
	@tools/bench
