# make figures   read the articles, run every notebook, write output/
# make test      run the tests
# Both set up .venv by themselves the first time, and not again. Your own articles:
# make figures ARTICLES="path/to your/folder" OUTPUT=somewhere CORRECTIONS=corrections.csv

PYTHON   ?= python3
ARTICLES ?= notebooks/articles
OUTPUT   ?= output
BIN      := .venv/bin
READY    := .venv/.ready
CORRECTIONS ?=

# Recipes see these as shell variables: a path may hold spaces, quotes and dollar signs.
export ARTICLES OUTPUT CORRECTIONS

.PHONY: figures test lint bench clean

figures: $(READY)
	@$(BIN)/newsfigures extract "$$ARTICLES" -o "$$OUTPUT" $${CORRECTIONS:+--corrections "$$CORRECTIONS"} || test $$? -eq 1  # 1: some were skipped
	@$(BIN)/python notebooks/execute.py notebooks/*.ipynb
	@for file in "$$OUTPUT"/*.* notebooks/*.ipynb; do echo "wrote $$file"; done
	@test "$$(wc -l < "$$OUTPUT/problems.csv")" -le 1 || echo "Not all was read: see $$OUTPUT/problems.csv"

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

bench: $(READY)
	$(BIN)/python -m tests.bench.speed

clean:
	rm -rf .venv build lib/*.egg-info

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsfigures needs Python 3.11 or newer, and this is %d.%d: run make PYTHON=python3.11" % sys.version_info[:2])'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt --editable .
	$(BIN)/python -m compileall -q lib
	@touch $(READY)
