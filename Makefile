# Every target is one task of advisor/bootstrap.py; on Windows: py advisor\bootstrap.py run
# Further arguments: make test ARGS="tests/law -x"

PYTHON ?= python3
ARGS ?=
TASKS := run test check bench lock

.PHONY: $(TASKS)
$(TASKS):
	@$(PYTHON) advisor/bootstrap.py $@ $(ARGS)
