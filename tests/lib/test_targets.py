#!/usr/bin/env python3
"""Prints what to build (or, with --names, to run) for the tests in some folders: test_targets.py [--names] BUILD FOLDER…"""

import json
import subprocess
import sys
from pathlib import Path

names = '--names' in sys.argv
build, *folders = [argument for argument in sys.argv[1:] if argument != '--names']
tests = json.loads(subprocess.check_output(['meson', 'introspect', build, '--tests']))
for test in tests:
    program = Path(test['cmd'][0])
    if program.parent.name in folders and program.parent.parent.name == 'tests':
        print(test['name'] if names else program.relative_to(Path(build).resolve()), end=' ')
