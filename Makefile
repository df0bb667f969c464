.DEFAULT_GOAL := help
PYTHON := .venv/bin/python

.PHONY: help demo run test test-long lint bench pictures

help: ## say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

demo: ## a throw-away vault of invented cases: recorded, compiled, checked; then the window, if there is a screen
	@sh packaging/linux/prepare run
	@.venv/bin/cahier demo

run: ## open the window
	@sh packaging/linux/prepare run
	@.venv/bin/cahier

lint: ## style, types and contracts
	@sh packaging/linux/prepare test
	$(PYTHON) -m ruff check app tests
	$(PYTHON) -m ruff format --check app tests
	$(PYTHON) -m mypy
	PYTHONPATH=app .venv/bin/lint-imports --no-cache

test: lint ## everything that must hold at each change
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q -n 2 -m "not long"

test-long: ## the heavy campaigns (their figures go to CHANGELOG.md)
	@sh packaging/linux/prepare test
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q -s -m long -p no:randomly

bench: ## what things cost, as ratios measured in one run
	@sh packaging/linux/prepare test
	@for bench in tests/bench/*.py; do echo "== $$bench"; PYTHONPATH=app:. $(PYTHON) $$bench || exit 1; done

pictures: ## render the pictures of the README from the invented cases, into build/pictures
	@sh packaging/linux/prepare test
	@for scheme in light dark; do PYTHONPATH=app:tests/gui $(PYTHON) tests/gui/window/screenshots.py build/pictures/$$scheme $$scheme; done
