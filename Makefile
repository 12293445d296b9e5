# What can be done here: `make help`. Each target starts a small program under tools/, so that the logic can be read and tested.
.DEFAULT_GOAL := help
.PHONY: help run test lint types proofread bench screenshots lock clean

PYTHON ?= python3
export PYTHON PORT ARGS SEEDS
start := @sh tools/with-python.sh -m

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name words; do printf '  make %-12s %s\n' "$$name" "$$words"; done

run: ## set up what is missing and serve the site and the desk at http://127.0.0.1:8000 (PORT=8001 for another)
	$(start) tools.run_site

test: ## install what tests need, then run every check: lint, types, contracts, texts, tests on both databases, browser journeys
	$(start) tools.run_tests

lint: ## ruff and the import contracts only
	$(start) tools.run_tests lint format contracts

types: ## mypy only
	$(start) tools.run_tests types

proofread: ## read the texts of the start pack as an editor would (SEEDS=folder of texts that it must not repeat)
	$(start) tools.run_tests proofread

bench: ## measure building, publishing and serving against peers (ARGS="..." for its options)
	$(start) tools.in_environment -m bench

screenshots: ## every page type in four languages, three widths, light and dark (ARGS="--only city --language pl")
	$(start) tools.in_environment -m tools.screenshots

lock: ## resolve the dependencies of pyproject.toml anew into the lock files
	$(start) tools.locks

clean: ## remove the environment, tools and caches; the content under var/ stays
	@rm -rf .venv var/tools var/cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +
