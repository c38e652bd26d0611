# `make run` plans the sample day and serves the dashboard; `make` alone lists the commands.
# The same in plain commands, also for Windows: README.md, "Quick start".

PYTHON ?= python3
DAY ?= data/normal_day
OUT ?= out
DAYS ?= data
SECONDS_PER_DAY ?= 60

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PINS := requirements.txt constraints.txt

.DEFAULT_GOAL := help
.PHONY: help run plan test check lint bench

help:
	@echo "make run     plan the sample day, print its summary, serve the dashboard"
	@echo "make plan    only plan: make plan DAY=data/peak_day OUT=out"
	@echo "make test    all tests (the browser's need Chromium, else they are skipped and counted)"
	@echo "make check   formatting, lint, types and the fast tests"
	@echo "make bench   plans and bounds beside VROOM, PyVRP and OR-Tools: make bench DAYS=data"
	@echo "Another Python: make run PYTHON=python3.12"

run: plan
	@echo "Dashboard: the address below; Ctrl+C ends it."
	@$(BIN)/python -m streamlit run app.py

plan: $(VENV)/.installed
	@$(BIN)/python -m planner plan $(DAY) --out $(OUT)

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest -n auto --dist loadfile

check: lint
	@$(BIN)/python -m pytest -m "not browser and not slow" --hypothesis-profile=quick

lint: $(VENV)/.installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(VENV)/.installed-bench
	@$(BIN)/python -m benchmarks.compare --days $(DAYS) --seconds $(SECONDS_PER_DAY) --peers --plain

# A stamp is newer than the pins it was installed from, so a second run installs nothing.
$(VENV)/.installed: $(PINS) | $(BIN)/python
	@echo "Installing the planner's libraries into $(VENV) (once, a few minutes) ..."
	@$(PIP) install --quiet -r requirements.txt
	@echo "Compiling the planner's inner loops on a day of two orders (once, half a minute) ..."
	@$(BIN)/python -m planner plan planner/dashboard/templates --out $(VENV)/first-plan \
	  >$(VENV)/first-plan.log 2>&1 || { cat $(VENV)/first-plan.log; exit 1; }
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(PINS) | $(BIN)/python
	@echo "Installing the libraries of the planner and its tests into $(VENV) (once) ..."
	@$(PIP) install --quiet -r requirements-dev.txt
	@touch $@

$(VENV)/.installed-bench: benchmarks/requirements.txt $(VENV)/.installed
	@$(PIP) install --quiet -r benchmarks/requirements.txt
	@touch $@

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "No '$(PYTHON)' found. Install Python 3.11 or newer: https://www.python.org/downloads/"; \
	  exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, '$(PYTHON)' is $$($(PYTHON) --version 2>&1)."; \
	  echo "If you have another one, name it: make run PYTHON=python3.12"; \
	  exit 1; }
	@echo "Making a virtual environment in $(VENV) ..."
	@$(PYTHON) -m venv --clear $(VENV) || { \
	  rm -rf $(VENV); \
	  echo "Python could not make it. On Debian and Ubuntu: sudo apt install python3-venv"; \
	  exit 1; }
