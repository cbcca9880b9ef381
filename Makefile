# Rusvejviser. `make` alone lists the commands.
.DEFAULT_GOAL := help
SHELL := /bin/sh
# Any Python 3.10 or newer that really runs (a pyenv shim may exist and still refuse).
PYTHON := $(shell for p in python3.11 python3.12 python3.13 python3.10 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
APP := .venv/app/bin/python

.PHONY: help python run test check eval eval-pipelines bench bench-widget security screenshots format lock staff-key staff-user backup restore clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

python:
	@test -n "$(PYTHON)" || { echo "Python 3.10 or newer is needed: install it (Debian: 'apt-get install python3 python3-venv'), then run the command again." >&2; exit 2; }

run: python ## build, train and serve (PORT, HOST, DATA_DIR, NOW, LIMITS change the obvious)
	@exec $(PYTHON) -m bot.launch run

test: python ## the whole suite, browser tests included where a Chromium is found
	@$(PYTHON) -m bot.launch prepare --dev
	@$(APP) -m pytest

check: python ## lint, format, types, and the knowledge check
	@$(PYTHON) -m bot.launch environments --dev
	@$(APP) -m ruff check .
	@$(APP) -m ruff format --check .
	@$(APP) -m mypy
	@$(APP) -m knowledge.check
	@$(APP) -m tests.browser_lint

eval: python ## understanding and answer quality: tables and plots under reports/
	@$(PYTHON) -m bot.launch prepare --dev
	@PYTHONPATH=.:tests $(APP) -m tests.evaluation $(EVAL)

eval-pipelines: python ## Rasa's own classifiers beside ours, on one split: table under reports/ (half an hour)
	@$(PYTHON) -m bot.launch prepare --dev
	@.venv/rasa/bin/python tests/evaluation/rasa_pipelines.py

bench: python ## speed, memory, load: tables and plots under reports/
	@$(PYTHON) -m bot.launch prepare --dev
	@PYTHONPATH=.:tests $(APP) -m tests.bench

bench-widget: python ## our widget beside two from npm, in Chromium: table and plot under reports/ (RUNS=15)
	@$(PYTHON) -m bot.launch environments --dev
	@$(APP) -m tests.widget_bench

security: python ## bandit, nasty inputs, schemathesis, wapiti against a product of its own: reports/security.md (SECURITY="--only bandit")
	@$(PYTHON) -m bot.launch prepare --dev
	@PYTHONPATH=.:tests $(APP) -m tests.security_run $(SECURITY)

screenshots: python ## pictures of the main states into docs/screenshots/
	@$(PYTHON) -m bot.launch prepare --dev
	@PYTHONPATH=.:tests $(APP) tests/screenshots.py

format: python ## put the code into its form
	@$(PYTHON) -m bot.launch environments --dev
	@$(APP) -m ruff check --fix . && $(APP) -m ruff format .

lock: python ## resolve the requirements anew, with hashes
	@$(PYTHON) -m bot.launch environments --dev
	@for n in uv app dev wapiti; do .venv/uv/bin/uv pip compile -q --universal --python-version 3.10 --generate-hashes --no-annotate --no-header requirements/$$n.in -o requirements/$$n.txt || exit 1; done
	@.venv/uv/bin/uv pip compile -q --python-version 3.10 --generate-hashes --no-annotate --no-header requirements/rasa.in -o requirements/rasa.txt

staff-key: python ## make the key pair that seals contact details
	@$(PYTHON) -m bot.launch environments
	@$(APP) -m bot.booking.staff_key

staff-user: python ## make a caseworker's account: make staff-user NAME=anna KOMMUNE=slagelse [ROLE=manager]
	@$(PYTHON) -m bot.launch environments
	@$(APP) -m bot.staff.accounts add "$(NAME)" --municipality "$(KOMMUNE)" --role "$(or $(ROLE),caseworker)"

backup: python ## keep all of DATA_DIR in one file: make backup FILE=kept.tar.gz
	@$(PYTHON) -m bot.launch environments
	@$(APP) -m bot.booking.archive backup "$(FILE)"

restore: python ## put a backup back, while nothing runs: make restore FILE=kept.tar.gz
	@$(PYTHON) -m bot.launch environments
	@$(APP) -m bot.booking.archive restore "$(FILE)"

clean: ## remove what was built; DATA_DIR stays
	rm -rf .venv .build reports .mypy_cache .ruff_cache .pytest_cache .hypothesis
