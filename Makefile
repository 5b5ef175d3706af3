# make figures   extract the articles, run every notebook, write output/
# make test      run the tests
# Both set up .venv by themselves the first time.

PYTHON   ?= python3
ARTICLES ?= notebooks/articles
OUTPUT   ?= output
BIN      := .venv/bin
READY    := .venv/.ready

.PHONY: figures test lint bench clean

figures: $(READY)
	$(BIN)/python -m newsfigures figures "$(ARTICLES)" -o "$(OUTPUT)"

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

bench: $(READY)
	$(BIN)/python -m tests.bench.speed

clean:
	rm -rf .venv build lib/*.egg-info

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsfigures needs Python 3.11 or newer; set PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt --editable .
	touch $(READY)
