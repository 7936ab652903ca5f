# Facilitator: every command of the project. `make help` lists them.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
SOAK_MINUTES ?= 45
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
# Bytecode is kept whatever the shell says: without it every process of the tests compiles it all again.
OFFSCREEN := QT_QPA_PLATFORM=offscreen PYTHONDONTWRITEBYTECODE=

.PHONY: help install environment run test check bench soak screens accept format translations package clean

help:                   ## list these commands
	@sed -n -E 's/^([a-z]+):[^#]*## (.*)$$/make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 20

install: $(INSTALLED)   ## create .venv and install everything into it

run: $(INSTALLED)       ## open the app on a sample workshop
	@$(BIN)/python -m ui.cli sample $(ARGS)

test: $(INSTALLED)      ## run the tests, without a screen
	$(OFFSCREEN) $(BIN)/pytest -n 2 --dist worksteal -m "not soak and not bench" $(ARGS)

check: $(INSTALLED)     ## style, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(INSTALLED)     ## measure the app, each figure beside its floor
	$(OFFSCREEN) $(BIN)/python -m tests.benchmarks $(ARGS)

soak: $(INSTALLED)      ## the long harnesses: 45 minutes and more, or SOAK_MINUTES=10
	$(OFFSCREEN) SOAK_MINUTES=$(SOAK_MINUTES) $(BIN)/pytest -m soak $(ARGS)

screens: $(INSTALLED)   ## draw every screen into docs/pictures, for people to look at
	$(OFFSCREEN) $(BIN)/python -m tests.screens $(ARGS)

accept: $(INSTALLED)    ## take today's prints as the golden pictures: look at each one first
	$(OFFSCREEN) $(BIN)/pytest tests/exports --accept $(ARGS)

format: $(INSTALLED)    ## mend what can be mended by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

LOCALE := assets/locale
translations: $(INSTALLED) ## gather the sentences to translate, and compile the translated ones
	mkdir -p $(LOCALE)
	$(BIN)/pybabel -q extract -F babel.cfg --sort-by-file --no-wrap --omit-header \
		-o $(LOCALE)/facilitator.pot facilitator ui exports decks
	shopt -s nullglob; for catalogue in $(LOCALE)/*/LC_MESSAGES/facilitator.po; do \
		$(BIN)/pybabel -q update --no-wrap -i $(LOCALE)/facilitator.pot -o "$$catalogue" \
			-l "$$(basename "$$(dirname "$$(dirname "$$catalogue")")")"; \
		$(BIN)/pybabel -q compile -i "$$catalogue" -o "$${catalogue%.po}.mo"; \
	done

package: $(INSTALLED)   ## build what people install on Linux into dist, and try it
	@$(BIN)/python packaging/build.py $(ARGS)

clean:                  ## remove .venv, caches and what was built; workshops stay untouched
	rm -rf $(VENV) .venv-package build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One stamp file: what pyproject.toml or constraints.txt asks for is installed once, until they change.
$(INSTALLED): pyproject.toml constraints.txt
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(MAKE) --no-print-directory environment
	@echo "Installing into $(VENV): about a minute, once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

environment:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || { \
		echo "Facilitator needs Python 3.11, 3.12 or 3.13: name one with make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python cannot create an environment here: install the Debian package python3-venv" \
			"(sudo apt install python3-venv), then try again." >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
