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
    if program.parent.name not in folders or program.parent.parent.name != 'tests':
        continue
    if names:
        print(test['name'], end=' ')
    else:  # of a script, the programs that it is given, which are relative to the build
        words = [Path(word) for word in test['cmd'] if word.startswith(str(Path(build).resolve())) or word.startswith('tests/')]
        print(*(word.relative_to(Path(build).resolve()) if word.is_absolute() else word for word in words), end=' ')
