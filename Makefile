# Needs Python 3.11 or newer and make; everything else is set up by the targets themselves.

PYTHON ?= python3
CASE ?= ./demo
BIN := .venv/bin
AT_ONCE := -n 2 --dist worksteal
SET_UP = @$(PYTHON) tools/set_up.py

.DEFAULT_GOAL := help
.PHONY: help setup run test coverage mutants lint format bench bundle screenshots translations templates wheel lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## /\1|/p' Makefile | while IFS='|' read -r name text; do \
		printf '  make %-12s %s\n' "$$name" "$$text"; done

setup: ## prepare the checkout for running and testing
	$(SET_UP) test

run: ## build the demonstration case and its report, and open the window
	$(SET_UP) run
	@$(BIN)/python -m briefing_app demo $(CASE) --open

test: ## run all tests
	$(SET_UP) test
	@$(BIN)/python -m pytest $(AT_ONCE)

coverage: ## run all tests and report which branches they take
	$(SET_UP) test
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest $(AT_ONCE)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

mutants: ## try wrong merge engines on the tests, which must notice
	$(SET_UP) test
	@$(BIN)/python -m tools.mutants

lint: ## check style, types and layers
	$(SET_UP) lint
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict
	@$(BIN)/lint-imports --no-logo

format: ## bring the code into form
	$(SET_UP) lint
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: ## run the benchmarks
	$(SET_UP) run
	@$(BIN)/python -m benchmarks

bundle: ## build the stand-alone program in dist/briefing
	$(SET_UP) bundle
	@$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec

screenshots: ## make the pictures of the user guide anew
	$(SET_UP) run
	@$(BIN)/python -m tools.screenshots

translations: ## bring the window's texts in other languages up to date with the source
	$(SET_UP) run
	@$(BIN)/python -m tools.translations

templates: ## make the Word templates of the reports anew
	$(SET_UP) run
	@$(BIN)/python -m tools.make_templates

wheel: ## build the wheel in dist
	$(SET_UP) lint
	@$(BIN)/python -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation \
		--wheel-dir dist .

# Settings of this machine for other package sources are left out, so that the hashes are those of public files.
lock: ## choose the newest allowed versions and write requirements.lock
	$(SET_UP) lint
	@env -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS -u UV_CONFIG_FILE \
		$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-config --upgrade --quiet --output-file requirements.lock
	@! grep -n '://' requirements.lock

clean: ## remove what was built, the environment included
	rm -rf .venv tools/validator/node_modules build dist demo htmlcov .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache \
		.import_linter_cache .hypothesis
