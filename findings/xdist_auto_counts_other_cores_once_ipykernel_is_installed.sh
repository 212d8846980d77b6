#!/usr/bin/env bash
# pytest-xdist, -n auto, and a package that has nothing to do with tests.
#
# One would guess that `pytest -n auto` starts as many workers as the machine has processors, whatever else is installed.
# What happens: "auto" asks for physical cores, which it learns from psutil alone; without psutil it falls back on the
# logical ones. ipykernel needs psutil, so that installing what tests of notebooks need changes the number of workers of
# the whole suite: on a machine of two hyperthreads from 2 to 1, and the suite takes twice as long. `-n logical` is the
# one that means logical processors in both cases, but asks for psutil to be there, or falls back in the same way.
# Seen with pytest-xdist 3.8.0, pytest 9.2.0, psutil 7.2.2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet pytest==9.2.0 pytest-xdist==3.8.0
workers() {
  "$work/v/bin/python" - <<'PYTHON'
import sys, types
# The machine: two logical processors on one core, whatever this one is.
import os
os.sched_getaffinity = lambda pid: {0, 1}
os.cpu_count = lambda: 2
try:
    import psutil
except ImportError:
    pass
else:
    psutil.cpu_count = lambda logical=True: 2 if logical else 1
from xdist.plugin import pytest_xdist_auto_num_workers

class Config:
    class option:
        numprocesses = "auto"
print(pytest_xdist_auto_num_workers(Config))
PYTHON
}
before=$(workers)
"$work/v/bin/pip" install --quiet ipykernel==6.29.5 psutil==7.2.2
after=$(workers)
echo "workers of -n auto: $before without psutil, $after with it"
[ "$before" = 2 ] && [ "$after" = 1 ]
