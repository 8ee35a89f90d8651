# The one task door: make sync | check | test | cover | promises | prove | proofs | spark | fix | bench | docs | guide. Set PYTHON to use another environment.
PYTHON ?= .venv/bin/python
BIN := $(dir $(PYTHON))
COVERAGE := --cov=checker/language --cov=checker/engines --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=95

.PHONY: all sync check test cover promises prove proofs spark browser fix bench docs guide lock

all: check test cover

sync: ## an environment with everything, at the locked versions
	python3 -m venv .venv
	$(PYTHON) -m pip install -q --require-hashes -r constraints-dev.txt
	$(PYTHON) -m pip install -q --no-deps --no-build-isolation -e .

check: ## format, lint, types, floors, spelling, fresh documentation, sound rules
	$(BIN)ruff format --check .
	$(BIN)ruff check .
	$(BIN)mypy
	$(BIN)lint-imports
	$(BIN)codespell
	$(PYTHON) docs/make.py --check
	$(PYTHON) docs/picture.py --check
	$(PYTHON) -m checker rules lint
	$(PYTHON) -m checker rules fmt --check

test: ## every test
	$(PYTHON) -m pytest -q -n 2

cover: ## that the tests of the language, the engines and their runs alone reach 95 % of their lines and branches
	$(PYTHON) -m pytest -q -n 2 --hypothesis-profile=few $(COVERAGE) tests/language tests/engines tests/batch tests/cli/test_rules_sql.py --ignore tests/engines/test_small_scope.py

PROVE = $(PYTHON) -m pytest -q -n 2 --hypothesis-profile=prove

promises: ## the promises of the language, over a thousand generated rules and records each
	$(PYTHON) -m pytest -q -n 2 --hypothesis-profile=promises tests/engines/test_properties.py

prove: ## those over two thousand each, and that all engines and both ways of reading say the same; takes an hour
	$(PROVE) tests/engines/test_properties.py tests/engines/test_agreement.py tests/engines/test_small_scope.py tests/records/columns

proofs: ## that the examples show each condition of the shipped rules both ways, and notice each small mistake
	$(PYTHON) -m checker rules coverage
	$(PYTHON) -m checker rules mutate --min-score 100

spark: ## that Spark says the same, alone and as a cluster of a master and two workers; needs Java
	$(PYTHON) -m pip install -q --require-hashes -r constraints-spark.txt
	$(PYTHON) -m pytest -q tests/engines/test_spark.py tests/engines/test_spark_cluster.py

browser: ## the report in Debian's Chromium; AXE names axe.min.js, of npm's axe-core
	$(PYTHON) -m pip install -q --require-hashes -r constraints-browser.txt
	$(PYTHON) -m pytest -q tests/browser

fix: ## what can be mended by machine
	$(BIN)ruff check --fix .
	$(BIN)ruff format .

bench: ## the figures, each a ratio of things measured in one run
	for script in benchmarks/*.py; do $(PYTHON) $$script || exit 1; done

docs: ## the generated parts of the documentation
	$(PYTHON) docs/make.py
	$(PYTHON) docs/picture.py
	$(PYTHON) docs/planted.py

guide: ## the steps of the guide replayed, and what they print written into it
	$(PYTHON) docs/guide.py

lock: ## the locked versions made anew; needs uv
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --no-strip-extras --group build pyproject.toml -o constraints.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --no-strip-extras --group dev pyproject.toml -o constraints-dev.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --no-strip-extras --extra spark --group dev pyproject.toml -o constraints-spark.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --no-strip-extras --group dev --group browser pyproject.toml -o constraints-browser.txt
