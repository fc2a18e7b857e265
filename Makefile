# Two commands from a bare Python 3.11 or newer: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
BROWSER_TESTS := tests/test_browser_*.py

# Hundreds of tests start Python anew, as each server does: none is to compile our modules again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check bench fuzz prove words clean

run: .venv/ready
	$(BIN)/streamlit run app.py

# Chromium on a busy machine now and then loses a click; a second try is told at the end.
test: .venv/ready-dev
	$(BIN)/python -m pytest -n auto -m 'not browser'
	$(BIN)/python -m pytest -n auto --dist worksteal --reruns 1 -rR $(BROWSER_TESTS)

check: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/ready-dev
	$(BIN)/python bench/core.py
	$(BIN)/python bench/fit.py
	$(BIN)/python bench/choose_plan.py
	$(BIN)/python bench/plan.py
	$(BIN)/python bench/read.py
	$(BIN)/python bench/costly.py
	$(BIN)/python bench/library.py
	$(BIN)/python bench/paper.py
	$(BIN)/python bench/loops.py
	$(BIN)/python bench/network.py
	$(BIN)/python bench/match.py
	$(BIN)/python bench/browser.py
	$(BIN)/python bench/first_visit.py
	$(BIN)/python bench/moves.py
	$(BIN)/python bench/legs.py
	$(BIN)/python bench/store_kill.py
	$(BIN)/python bench/write.py
	$(BIN)/python bench/write_fit.py
	$(BIN)/python bench/pack.py

words: .venv/ready
	$(BIN)/python data/prepare_words.py

prove: .venv/ready-dev
	$(BIN)/python bench/prove.py

fuzz: .venv/ready-dev
	$(BIN)/python bench/fuzz.py

.venv/ready: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Loopwell needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/ready-dev: .venv/ready requirements-osm.txt requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:
	rm -rf .venv
