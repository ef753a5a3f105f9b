# Everything that a developer or CI does with IB Desk; `make` alone tells what there is.

PYTHON ?= python3
VENV ?= .venv
JOBS ?= 2
BIN := $(VENV)/bin
RUN_READY := $(VENV)/run.stamp
DEV_READY := $(VENV)/dev.stamp
CORE := ib_desk/domain/*,ib_desk/application/*
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
PYTEST := $(BIN)/pytest -q
# Tests start dozens of processes, and each would compile the whole program anew.
unexport PYTHONDONTWRITEBYTECODE
SIDE_BY_SIDE = $(MAKE) --no-print-directory --jobs=$(JOBS) --output-sync=target

.PHONY: help
help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## /\1\t/p' Makefile | expand -t 17

.PHONY: run
run: $(RUN_READY)  ## the program; without a display the demo, into a new folder
	@if [ "$$(uname)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
	    out=$$(mktemp -d -t ib-desk-demo.XXXXXX); \
	    echo "There is no display here, so the demo runs without a window. It writes into $$out"; \
	    QT_QPA_PLATFORM=offscreen $(BIN)/python -m ib_desk demo --out "$$out"; \
	else \
	    exec $(BIN)/python -m ib_desk; \
	fi

.PHONY: check
check: $(DEV_READY)  ## in a minute: style, types, layers, and all tests but window and whole program
	@$(SIDE_BY_SIDE) tests-rest tests-storage style types-elsewhere LESS='-m "not torture"'

.PHONY: test
test: $(DEV_READY)  ## everything that checks the code
	@$(SIDE_BY_SIDE) tests-ui tests-program tests-storage tests-rest style

.PHONY: cover
cover: $(DEV_READY)  ## the tests again, slower: do they run all lines of the rules, and 90 % of the rest?
	@rm -f .coverage .coverage.*
	@$(SIDE_BY_SIDE) tests-ui tests-program tests-storage tests-rest \
	    PYTEST='$(BIN)/coverage run -m pytest -q --thorough'
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --include='$(CORE)' --fail-under=100
	$(BIN)/coverage report --fail-under=90

.PHONY: seconds
seconds: $(DEV_READY)  ## what the tests added since the commit SINCE cost, in seconds of processors
	@rm -rf build/seconds
	@$(SIDE_BY_SIDE) tests-ui tests-program tests-storage tests-rest \
	    PYTEST='$(PYTEST) --seconds=build/seconds'
	@$(BIN)/python -m tools.seconds_of_tests build/seconds $(SINCE)

.PHONY: mutants
mutants: $(DEV_READY)  ## the tests of the rules tested: of all small changes, at least 85 % noticed
	@rm -rf mutants
	HYPOTHESIS_PROFILE=mutants $(BIN)/mutmut run --max-children $(JOBS)
	@$(BIN)/mutmut results --all true | $(BIN)/python -m tools.mutation_table

.PHONY: torture
torture: $(DEV_READY)  ## an hour of what tests do in short: kills, power cuts, long evenings
	$(BIN)/pytest -m torture --torture

# Each is one process: a test module is imported once, and two of them keep two processors busy.
.PHONY: tests-ui tests-program tests-storage tests-rest
tests-ui tests-program tests-storage: tests-%:
	@echo "--- tests/$*"
	@$(PYTEST) $(LESS) tests/$*
tests-rest:
	@echo "--- the rest of tests"
	@$(PYTEST) $(LESS) $(addprefix --ignore=tests/,ui program storage)

.PHONY: style
style:
	@echo "--- style, types, layers"
	@$(BIN)/python -m pip check
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

.PHONY: build
build: $(DEV_READY)  ## the program as one folder, build/dist/ib-desk, that needs no Python
	$(BIN)/pyinstaller --noconfirm --log-level ERROR \
	    --workpath build/work --distpath build/dist build.spec

.PHONY: build-check
build-check: build  ## the built program's own test, far from this folder
	cd / && env -i HOME="$$(mktemp -d)" LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen \
	    "$(CURDIR)/build/dist/ib-desk/ib-desk" self-test

.PHONY: gallery
gallery: $(DEV_READY)  ## every screen and every printed page as pictures, in gallery/
	$(BIN)/python -m tools.gallery gallery

.PHONY: tour
tour: gallery  ## the pictures of docs/tour.md anew
	@for picture in docs/tour/*.png; do \
	    cp gallery/light/$${picture##*/} $$picture 2>/dev/null || \
	    cp gallery/prints/$${picture##*/} $$picture || exit 1; \
	done

.PHONY: first-schema
first-schema: $(DEV_READY)  ## until the release: version 0001, its vault and docs/records.md
	$(BIN)/python tools/remake_first_schema.py

.PHONY: records-page
records-page: $(DEV_READY)  ## docs/records.md from the code: where each kind of record stands
	$(BIN)/python tools/records_page.py

.PHONY: bench
bench: $(DEV_READY)  ## how long the things take that a user waits for
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.collecting
	$(BIN)/python -m benchmarks.demo
	$(BIN)/python -m benchmarks.rotation
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.locking
	$(BIN)/python -m benchmarks.shapes
	$(BIN)/python -m benchmarks.growth
	$(BIN)/python -m benchmarks.searching
	$(BIN)/python -m benchmarks.timeline
	$(BIN)/python -m benchmarks.stalls

# Each as the program itself is built, the bare window too: with all that PyInstaller puts in it.
.PHONY: bench-built
bench-built: $(DEV_READY)  ## how soon the built program has a window, beside a bare one built likewise
	@for name in bare at_the_door; do \
	    $(BIN)/pyinstaller --noconfirm --log-level ERROR --workpath build/bench/work \
	        --distpath build/bench build.spec -- --script benchmarks/$$name.py --name $$name \
	        || exit 1; \
	done
	$(BIN)/python -m benchmarks.start --bare build/bench/bare/bare \
	    --program build/bench/at_the_door/at_the_door

.PHONY: lock
lock: $(DEV_READY)  ## requirements/*.txt from pyproject.toml; newest versions with UPGRADE=--upgrade
	$(BIN)/uv pip compile --quiet --universal --generate-hashes $(UPGRADE) \
	    --custom-compile-command 'make lock' \
	    --output-file requirements/run.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes $(UPGRADE) \
	    --custom-compile-command 'make lock' --extra dev --constraint requirements/run.txt \
	    --output-file requirements/dev.txt pyproject.toml

# No part of `test`: with cold caches each takes 9 s of a processor, with warm ones 0.3 s.
.PHONY: types-elsewhere
types-elsewhere: $(DEV_READY)  ## the types as Windows and macOS see them
	@echo "--- types on Windows and macOS"
	@$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32
	@$(BIN)/mypy --platform darwin --cache-dir .mypy_cache/darwin

.PHONY: wheels
wheels: $(DEV_READY)  ## whether all of the lock can be had for Windows, macOS and Linux; asks the index
	$(BIN)/python tools/check_wheels.py

.PHONY: clean
clean:  ## away with everything that was made here, the virtual environment too
	rm -rf $(VENV) build dist gallery mutants .coverage .coverage.* .hypothesis \
	    .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find ib_desk tests tools -name __pycache__ -prune -exec rm -rf {} +

.PHONY: environment
environment: $(DEV_READY)  ## the virtual environment with the tools of the developer

.PHONY: packages-run packages-dev
packages-run packages-dev: packages-%:
	@packages/install.sh $*

# An environment is made anew when its lock has changed, so that nothing of an old lock stays.
$(RUN_READY): requirements/run.txt | packages-run
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo \
	    "IB Desk needs Python 3.11 or later. Name one as in: make $(MAKECMDGOALS) PYTHON=python3.12"; \
	    exit 1; }
	@echo "Making the virtual environment $(VENV), once."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) --no-deps --require-hashes --requirement requirements/run.txt
	@touch $@

$(DEV_READY): requirements/dev.txt pyproject.toml $(RUN_READY) | packages-dev
	@echo "Adding the tools of the developer."
	@$(PIP) --no-deps --require-hashes --requirement requirements/dev.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@
