# GridSteward. `make run` and `make test` prepare everything they need; packaging/setup.sh tells how.

PYTHON := .venv/bin/python

.PHONY: help run test lint bench bench-sync soak screenshots faces package try-package lock forms translations clean ready-run ready-test

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 -- /p' $(MAKEFILE_LIST) | sed 's/ -- /\t/' | expand -t 22

run: ready-run ## set up, then open the demonstration area
	@.venv/bin/gridsteward demo

test: ready-test ## set up, then run all tests
	@$(PYTHON) packaging/all_tests.py

lint: ready-test ## style, types, and generated files that went stale
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@$(PYTHON) packaging/forms.py --check
	@$(PYTHON) packaging/translations.py --check

bench: ready-test ## measure the budgets, one JSON line a figure
	@$(PYTHON) -m tests.bench

bench-sync: ready-test ## measure the exchange beside its peers (node, npm; 4 minutes)
	@$(PYTHON) -m tests.bench sync

soak: ready-test ## look for what breaks the exchange, MINUTES=10 long
	@$(PYTHON) -m tests.sync.soak $(or $(MINUTES),10)

screenshots: ready-test ## draw the pictures of the README anew
	@$(PYTHON) packaging/screenshots.py

faces: ready-test ## draw every page and dialog to out/faces, and say what is wrong with them
	@$(PYTHON) packaging/faces.py

forms: ready-test ## turn ui/*.ui into Python
	@$(PYTHON) packaging/forms.py

translations: ready-test ## gather and compile the interface's sentences
	@$(PYTHON) packaging/translations.py

# dated by the commit, so that building it again gives the same bytes
package try-package: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null)

package: ready-test ## freeze the program and pack it: dist/gridsteward, dist/*.deb
	@$(PYTHON) packaging/frozen/freeze.py
	@$(PYTHON) packaging/deb/pack.py

try-package: ready-test ## make the package, put it on a bare Debian and try it (as root)
	@$(PYTHON) packaging/try_package.py --build

lock: ## pin the dependencies anew (needs uv)
	@packaging/lock.sh

clean: ## remove the environment and everything generated
	@rm -rf .venv build dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready-run:
	@sh packaging/setup.sh run

ready-test:
	@sh packaging/setup.sh test
