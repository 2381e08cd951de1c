# setup  everything the project needs, into .venv of this checkout     run       the whole course, end to end, with demo trainees
# check  lint and the tests that are not slow: two minutes             bench     figures that the README states
# test   lint, notebooks, all tests                                    pictures  screenshots of the notebook, into docs/images
# prove  every exercise, over 40 trainees' variants                    wheels    the two packages, into dist/
# format lint notebooks lock clean                                     labextension  what JupyterLab runs, from its TypeScript (needs node)
#
# make test ARGS="-k name"   only the tests that these options of pytest select; the same with check
# make run COURSE_LANG=en    the course in English        make run SERVE=0    without JupyterLab at the end
# make setup PYTHON=…        another Python

SHELL := bash
COURSE_LANG ?= ru
SERVE ?= 1
# One more than two processors: a third of the time a test waits for processes, limits or the browser.
WORKERS ?= 3
ARGS ?=
VARIANTS ?= 40
bin := .venv/bin
ready := .venv/.ready
# Each worker runs whole files, in the order of tests/conftest.py.
pytest := $(bin)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

# Jupyter, IPython and matplotlib write to the home folder. Where there is none (a container, a service account), they get one here.
ifneq ($(shell test -d "$$HOME" && test -w "$$HOME" && echo usable),usable)
export HOME := $(CURDIR)/build/home
$(shell mkdir -p "$(HOME)")
endif
# nbgrader looks for alembic on PATH.
export PATH := $(CURDIR)/$(bin):$(PATH)
unexport PYTHONPATH PYTHONHOME ACADEMY_CONTENT

.PHONY: setup run check test prove lint notebooks format bench pictures wheels labextension lock clean
.DELETE_ON_ERROR:

setup: $(ready)

$(ready): requirements.lock pyproject.toml packaging/hub/package-lock.json .ci/setup
	@PYTHON='$(PYTHON)' bash .ci/setup
	@touch $@

run: setup
	@$(bin)/academy demo --lang $(COURSE_LANG) </dev/null
ifneq ($(SERVE),0)
	@$(bin)/academy lab --course build/$(COURSE_LANG) </dev/null
endif

check: $(if $(ARGS),setup,lint)
	@$(pytest) -m "not slow" $(ARGS) </dev/null

test: $(if $(ARGS),setup,lint notebooks)
	@$(pytest) $(ARGS) </dev/null

prove: setup
	@$(bin)/academy verify --variants $(VARIANTS) </dev/null

lint: setup
	@$(bin)/ruff check .
	@$(bin)/ruff format --check .
	@$(bin)/mypy
	@$(bin)/lint-imports --no-cache --no-logo
	@$(bin)/academy lint </dev/null

# Every cell of every lesson runs, in both languages. The built notebooks hold the solutions, so their check cells pass too.
notebooks: setup
	@for lang in ru en; do $(bin)/academy build --lang $$lang --out build/nbval/$$lang </dev/null || exit 1; done
	@ACADEMY_TRAINEE=nbval $(bin)/python -m pytest -q -p no:cacheprovider --nbval-lax --nbval-current-env -n $(WORKERS) --dist loadscope build/nbval/*/source/*/*.ipynb </dev/null

bench: setup
	@for file in benchmarks/*.py; do $(bin)/python $$file </dev/null || exit 1; done

pictures: setup
	@$(bin)/python -m pytest tests/whole/browser -k pictures --pictures docs/images </dev/null

wheels: setup
	@for project in . packaging/course; do $(bin)/python -m build --wheel --no-isolation --outdir dist $$project </dev/null || exit 1; done

labextension: setup
	@bash labextension/build

format: setup
	@$(bin)/ruff check --fix .
	@$(bin)/ruff format .

# Needs uv (pip install uv). The result holds for every platform and for Python 3.11 to 3.13.
lock:
	@uv pip compile pyproject.toml --universal --python-version 3.11 --all-extras --generate-hashes --no-annotate --no-header --quiet -o requirements.lock
	@sed -i '1i # Every dependency with the hashes of its files, for Python 3.11 to 3.13. Written by `make lock`; do not edit.' requirements.lock

# Leaves build/<lang> alone: it may hold submissions and grades.
clean:
	@rm -rf .venv dist build/nbval build/home build/.verify .pytest_cache .ruff_cache .mypy_cache .hypothesis
	@find academy autograder course datasets tests -name __pycache__ -type d -prune -exec rm -rf {} +
