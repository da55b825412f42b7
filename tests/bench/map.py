#!/usr/bin/env python3
"""Drawing a map of 500 and one of 10 000 actors at 1600 × 1000, finding what is under the pointer, and moving it in a window."""

import os
import re

from display import Xvfb
from figures import build, figure, run

out = run(*build('tests/bench/map-draw-bench'))
print(out, end='')
for actors, rest, target, hit in re.findall(r'(\d+) actors .*?rest +([\d.]+) \(at most (\d+)\).*?hit ([\d.]+)', out):
    figure(f'map of {actors} actors: a frame at rest', float(rest), float(target), 'ms')
    figure(f'map of {actors} actors: what is under the pointer', float(hit), 0.1, 'ms')

environment = {**os.environ, 'GTK_A11Y': 'none', 'GSK_RENDERER': 'cairo', 'GDK_BACKEND': 'x11', 'GSETTINGS_BACKEND': 'memory',
               'GDK_DEBUG': 'no-portals', 'GIO_USE_VFS': 'local', 'LC_ALL': 'C.UTF-8'}
program, = build('tests/bench/map-frames-bench')
for actors, links in ((500, 1000), (10000, 20000)):
    with Xvfb('1600x1000') as display:
        out = run(program, actors, links, env={**environment, 'DISPLAY': display.name})
    print(out, end='')
    for gesture, rate, share, hold in re.findall(r'actors, (\w+): ([\d.]+) frames .*?thread ([\d.]+) ms.*?held ([\d.]+) ms', out):
        figure(f'map of {actors} actors, {gesture}: frames a second', float(rate), 60, '', at_least=True)
        figure(f'map of {actors} actors, {gesture}: the main thread’s share of a frame', float(share), 8, 'ms')
        figure(f'map of {actors} actors, {gesture}: longest hold of the main loop', float(hold), 16, 'ms')
    for what, hold in re.findall(r'actors, ([a-z ]+): held ([\d.]+) ms', out):
        figure(f'map of {actors} actors, {what}: longest hold of the main loop', float(hold), 100, 'ms')
