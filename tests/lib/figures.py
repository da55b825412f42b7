"""What the benchmarks share: a figure is measured, has a target, and is printed so that tests/bench/run finds it."""

import statistics
import subprocess
import sys
from pathlib import Path

BUILD = Path(sys.argv[1] if len(sys.argv) > 1 else 'build').resolve()
MARK = 'figure\t'


def figure(name, measured, target=None, unit='', at_least=False):
    """Reports a figure.  The target is the most that it may be, or with at_least the least."""
    fields = (name, f'{measured:.6g}', '' if target is None else f'{target:.6g}', unit, 'least' if at_least else 'most')
    print(MARK + '\t'.join(fields), flush=True)


def build(*targets):
    """Builds what is not built by default, and returns the paths."""
    subprocess.run(['ninja', '-C', str(BUILD), *targets], check=True, stdout=subprocess.DEVNULL)
    return [BUILD / target for target in targets]


def run(*command, **keywords):
    """The output of a program, which must succeed."""
    return subprocess.run(list(map(str, command)), check=True, text=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, **keywords).stdout


median = statistics.median
