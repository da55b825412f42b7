#!/usr/bin/env python3
"""Drawing a map of 500 and one of 10 000 actors at 1600 × 1000, and finding what is under the pointer."""

import re

from figures import build, figure, run

out = run(*build('tests/bench/map-draw-bench'))
print(out, end='')
for actors, rest, target, hit in re.findall(r'(\d+) actors .*?rest +([\d.]+) \(at most (\d+)\).*?hit ([\d.]+)', out):
    figure(f'map of {actors} actors: a frame at rest', float(rest), float(target), 'ms')
    figure(f'map of {actors} actors: what is under the pointer', float(hit), 0.1, 'ms')
