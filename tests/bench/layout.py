#!/usr/bin/env python3
"""Compares the layouts with graphviz's: stress, crossings, time and more, as ratios.

    layout.py BUILD-FOLDER [--graphs FOLDER] [--seeds N] [--large] [--slow]

BUILD-FOLDER holds the built program (fabrique-cli, or tests/bench/layout-bench). The graphs are generated ones, and the
*.el files of --graphs (or of graphs/el in $FABRIQUE_SAMPLES). --large adds graphs of 10 700 nodes, --slow compares those of 5 000 nodes with neato as well
(more than a minute each). A ratio below 1 is better for all columns but np1, where it is above 1.
"""
import argparse
import collections
import functools
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import layout_graphs

COLUMNS = ('stress', 'cross', 'np1', 'nodeedge', 'ovlnodes', 'ms')

# What small counts are lifted by before they are divided, so that 0 of 0 is 1 and 1 of 0 is not infinite.
LIFT = collections.defaultdict(float, cross=0.5, nodeedge=0.01, ovlnodes=0.01)


def read_graph(path):
    lines = (line.split() for line in path.read_text().splitlines() if line.strip() and not line.startswith('#'))
    n = int(next(lines)[0])
    return n, {(min(int(a), int(b)), max(int(a), int(b))) for a, b, *_ in lines if a != b}


def neighbours_of(n, edges):
    near = [[] for _ in range(n)]
    for u, v in edges:
        near[u].append(v)
        near[v].append(u)
    return near


def hops_from(source, near):
    hops = {source: 0}
    queue = collections.deque([source])
    while queue:
        node = queue.popleft()
        for other in near[node]:
            if other not in hops:
                hops[other] = hops[node] + 1
                queue.append(other)
    return hops


def stress(places, near, sources=400):
    """Mean squared relative error of the distances within components, at the best scale."""
    n = len(places)
    total = squares = pairs = 0
    for source in range(0, n, max(1, n // sources)):
        x, y = places[source]
        for node, hop in hops_from(source, near).items():
            if hop:
                ratio = math.hypot(places[node][0] - x, places[node][1] - y) / hop
                total += ratio
                squares += ratio * ratio
                pairs += 1
    return max(0, 1 - total * total / squares / pairs) if squares else 0


def crossings(places, edges):
    """Pairs of links without a common end that cross."""
    segments = []
    for u, v in edges:
        (ax, ay), (bx, by) = places[u], places[v]
        segments.append((min(ax, bx), max(ax, bx), min(ay, by), max(ay, by), ax, ay, bx, by, u, v))
    segments.sort()
    count = 0
    for i, (_, right, low, high, ax, ay, bx, by, u, v) in enumerate(segments):
        dx, dy = bx - ax, by - ay
        for left, _, low2, high2, px, py, qx, qy, s, t in segments[i + 1:]:
            if left > right:
                break
            if low2 > high or high2 < low or u in (s, t) or v in (s, t):
                continue
            if (dx * (py - ay) - dy * (px - ax)) * (dx * (qy - ay) - dy * (qx - ax)) > 0:
                continue
            ex, ey = qx - px, qy - py
            count += (ex * (ay - py) - ey * (ax - px)) * (ex * (by - py) - ey * (bx - px)) <= 0
    return count


def scaled_to_unit(places):
    """So that the box around all has an area of one for each node."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    area = (max(xs) - min(xs)) * (max(ys) - min(ys)) or max(max(xs) - min(xs), max(ys) - min(ys), 1) ** 2
    unit = math.sqrt(len(places) / area)
    return [(x * unit, y * unit) for x, y in places]


def in_cells(places):
    cells = collections.defaultdict(list)
    for node, (x, y) in enumerate(places):
        cells[math.floor(x), math.floor(y)].append(node)
    return cells


def overlapped(places, cells, diameter=0.25):
    """The share of nodes whose disc overlaps another."""
    hit = 0
    for node, (x, y) in enumerate(places):
        column, row = math.floor(x), math.floor(y)
        hit += any(other != node and math.hypot(places[other][0] - x, places[other][1] - y) < diameter
                   for c in (column - 1, column, column + 1) for r in (row - 1, row, row + 1)
                   for other in cells.get((c, r), ()))
    return hit / len(places)


def nodes_on_links(places, edges, cells, radius=0.125):
    """How often a link cuts through the disc of a node that isn't its own, for each node."""
    count = 0
    for u, v in edges:
        (ax, ay), (bx, by) = places[u], places[v]
        dx, dy = bx - ax, by - ay
        square = dx * dx + dy * dy or 1e-12
        met = set()
        steps = int(2 * math.sqrt(square)) + 1
        for step in range(steps + 1):
            column, row = math.floor(ax + dx * step / steps), math.floor(ay + dy * step / steps)
            met.update((c, r) for c in (column - 1, column, column + 1) for r in (row - 1, row, row + 1))
        for cell in met:
            for node in cells.get(cell, ()):
                if node in (u, v):
                    continue
                px, py = places[node][0] - ax, places[node][1] - ay
                along = min(1, max(0, (px * dx + py * dy) / square))
                count += math.hypot(px - along * dx, py - along * dy) < radius
    return count / len(places)


def neighbours_kept(places, near, cells, sample=600):
    """The Jaccard index of a node's neighbours and as many nearest nodes on the page, on average."""
    total = used = 0
    for node in range(0, len(places), max(1, len(places) // sample)):
        k = len(near[node])
        if not k:
            continue
        x, y = places[node]
        reach, found = 1, []
        while len(found) <= k and reach < 4 * math.sqrt(len(places)) + 4:
            reach *= 2
            found = [(math.hypot(places[o][0] - x, places[o][1] - y), o)
                     for c in range(math.floor(x - reach), math.floor(x + reach) + 1)
                     for r in range(math.floor(y - reach), math.floor(y + reach) + 1)
                     for o in cells.get((c, r), ()) if o != node]
            found = [item for item in found if item[0] <= reach]
        both = len({o for _, o in sorted(found)[:k]} & set(near[node]))
        total += both / (2 * k - both)
        used += 1
    return total / used if used else 1


def judge(places, n, edges):
    near = neighbours_of(n, edges)
    unit = scaled_to_unit(places)
    cells = in_cells(unit)
    return {'stress': stress(places, near), 'cross': crossings(places, edges), 'np1': neighbours_kept(unit, near, cells),
            'nodeedge': nodes_on_links(unit, edges, cells), 'ovlnodes': overlapped(unit, cells)}


def own_layout(program, path, mode, seed, folder):
    out = folder / 'own.pos'
    words = subprocess.run([*program, str(path), '-o', str(out), '--mode', mode, '--seed', str(seed)], check=True,
                           capture_output=True, text=True).stdout.split()
    return float(words[0]), [tuple(map(float, line.split())) for line in out.read_text().splitlines()]


def graphviz(tool, n, edges, seed):
    text = ''.join([f'graph {{ start={seed}; node [shape=point label=""];', *(f'{v};' for v in range(n)),
                    *(f'{u}--{v};' for u, v in sorted(edges)), '}'])
    begin = time.perf_counter()
    plain = subprocess.run([tool, '-Tplain'], input=text, check=True, capture_output=True, text=True).stdout
    ms = 1000 * (time.perf_counter() - begin)
    places = [(0, 0)] * n
    for line in plain.replace('\\\n', '').splitlines():
        words = line.split()
        if words[0] == 'node':
            places[int(words[1])] = (float(words[2]), float(words[3]))
    return ms, places


def medians(runs):
    return {key: statistics.median(run[key] for run in runs) for key in COLUMNS}


def judged(ms, places, n, edges):
    return {**judge(places, n, edges), 'ms': ms}


def compare(program, name, path, mode, tool, seeds, folder):
    """Prints one line, and returns the ratios."""
    n, edges = read_graph(path)
    ours, theirs = [], []
    for seed in range(1, seeds + 1):
        ours.append(judged(*own_layout(program, path, mode, seed, folder), n, edges))
        theirs.append(judged(*graphviz(tool, n, edges, seed), n, edges))
    ours, theirs = medians(ours), medians(theirs)
    ratios = {key: (ours[key] + LIFT[key]) / max(theirs[key] + LIFT[key], 1e-9) for key in COLUMNS}
    print(f'{name:18}' + ''.join(f'{ours[key]:10.4g}/{theirs[key]:<9.4g}{ratios[key]:6.2f}' for key in COLUMNS), flush=True)
    return ratios


def geometric_mean(values):
    return math.exp(statistics.fmean(math.log(max(value, 1e-9)) for value in values))


def table(program, title, graphs, mode, tool, seeds, folder):
    print(f'\n{title}: {mode} / {tool} = ratio')
    print(f'{"":18}' + ''.join(f'{key:>26}' for key in COLUMNS))
    rows = [compare(program, name, path, mode, tool, seeds, folder) for name, path in graphs]
    print(f'{"geometric mean":18}' + ''.join(f'{geometric_mean([row[key] for row in rows]):26.3f}' for key in COLUMNS))


def moved(program, path, folder):
    """How many milliseconds three runs took, beside the median: whether the machine was quiet."""
    times = sorted(own_layout(program, path, 'reading', 1, folder)[0] for _ in range(3))
    return times[-1] / max(times[0], 1e-3)


def find_program(build):
    for path, words in ((build / 'src/cli/fabrique-cli', ['layout']), (build / 'tests/bench/layout-bench', [])):
        if path.exists():
            return [str(path), *words]
    sys.exit(f'no program to measure in {build}')


def main():
    parser = argparse.ArgumentParser(description='Compare the layouts with graphviz.')
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('--graphs', type=pathlib.Path, help='folder with more graphs (*.el)')
    parser.add_argument('--seeds', type=int, default=3)
    parser.add_argument('--large', action='store_true')
    parser.add_argument('--slow', action='store_true')
    options = parser.parse_args()
    if options.graphs is None and 'FABRIQUE_SAMPLES' in os.environ:
        options.graphs = pathlib.Path(os.environ['FABRIQUE_SAMPLES']) / 'graphs/el'
    program = find_program(options.build)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        run = functools.partial(table, program)
        small, middle, large = [], [], []
        for name, make in {**layout_graphs.SMALL, **(layout_graphs.LARGE if options.large else {})}.items():
            layout_graphs.write(folder / f'{name}.el', make())
        for path in [*sorted(folder.glob('*.el')), *sorted(options.graphs.glob('*.el') if options.graphs else ())]:
            n = read_graph(path)[0]
            (small if n <= 1600 else middle if n <= 6000 else large).append((path.stem, path))
        small.sort(key=lambda item: read_graph(item[1])[0])
        print(f'three runs differ by a factor of {moved(program, small[-1][1], folder):.2f}')
        run('Up to 1600 nodes', small, 'faithful', 'neato', options.seeds, folder)
        run('Up to 1600 nodes', small, 'reading', 'sfdp', options.seeds, folder)
        if middle and options.slow:
            run('About 5000 nodes', middle, 'faithful', 'neato', 1, folder)
        if middle:
            run('About 5000 nodes', middle, 'reading', 'sfdp', 1, folder)
        if large:
            run('About 10 700 nodes', large, 'faithful', 'sfdp', 1, folder)
            run('About 10 700 nodes', large, 'reading', 'sfdp', 1, folder)


if __name__ == '__main__':
    main()
