#!/usr/bin/env python3
"""Opening, editing, undoing and publishing projects of 10 000 actors."""

import re
import tempfile
from pathlib import Path

from figures import build, figure, run

out = run(*build('tests/bench/publish-bench'))
print(out, end='')


def numbers(pattern):
    """The numbers that the pattern finds, the largest of each group."""
    return [max(map(float, found)) for found in zip(*[f if isinstance(f, tuple) else (f,) for f in re.findall(pattern, out, re.M)])]


figure('open 10 000 actors: checked, in memory', float(re.search(r'open: checked and in memory\s+([\d.]+) ms', out)[1]), 400, 'ms')
for what in ('edit', 'undo'):
    middle, late = numbers(rf'{what}, committed\s+median\s+([\d.]+) ms, 99th percentile\s+([\d.]+) ms')
    figure(f'{what}, committed: median', middle, 5, 'ms')
    figure(f'{what}, committed: 99th percentile', late, 20, 'ms')
GAP = r'\s+\d+ ms, longest gap of the main loop\s+([\d.]+) ms'
figure('longest hold of the main loop: publishing', numbers('^publish' + GAP)[0], 16, 'ms')
figure('longest hold of the main loop: publishing and editing', numbers('^publish while somebody edits' + GAP)[0], unit='ms')

with tempfile.TemporaryDirectory(prefix='fabrique-bench-') as folder:
    project = Path(folder) / 'large.fabrique'
    run('fabrique-cli', 'generate', '--actors', 10000, '--relations', 20000, '--actions', 5000, '--shops', 2000, '--seed', 1, project)
    report = Path(folder) / 'time'
    run('time', '-f', '%M %e', '-o', report, 'fabrique-cli', 'check', project)
    kilobytes, seconds = map(float, report.read_text().split())
    print(f'fabrique-cli check of {project.stat().st_size / 1e6:.1f} MB: {seconds:.2f} s')
    figure('resident memory of fabrique-cli with it', kilobytes / 1024, 150, 'MiB')
