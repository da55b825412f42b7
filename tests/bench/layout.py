#!/usr/bin/env python3
"""Compares the layouts with graphviz's: stress, crossings, time and more, as ratios.

    layout.py BUILD [--graphs FOLDER] [--seeds N] [--small] [--slow]

The graphs are generated ones, and the *.el files of --graphs (or of graphs/el in $FABRIQUE_SAMPLES). --small leaves out
those of 10 700 nodes, --slow compares those of 5 000 nodes with neato too (more than a minute each). A ratio below 1 is
better for all columns but np1, where it is above 1. 'sgd' is plain stochastic gradient descent over all pairs, a program
of this folder.
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

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'lib'))
from figures import build, figure  # noqa: E402

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


def crossings(tools, path, places, folder):
    """Pairs of links that cross, counted by a program: there are millions in some graphs."""
    file = folder / 'judged.pos'
    file.write_text(''.join(f'{x:.9g} {y:.9g}\n' for x, y in places))
    return int(subprocess.run([tools.judge, path, file], check=True, capture_output=True, text=True).stdout)


def judge(tools, path, places, n, edges, folder):
    near = neighbours_of(n, edges)
    unit = scaled_to_unit(places)
    cells = in_cells(unit)
    return {'stress': stress(places, near), 'cross': crossings(tools, path, places, folder),
            'np1': neighbours_kept(unit, near, cells), 'nodeedge': nodes_on_links(unit, edges, cells), 'ovlnodes': overlapped(unit, cells)}


def own_layout(tools, path, mode, seed, folder):
    out = folder / 'own.pos'
    words = subprocess.run([tools.layout, 'layout', str(path), '-o', str(out), '--mode', mode, '--seed', str(seed)], check=True,
                           capture_output=True, text=True).stdout.split()
    return float(words[0]), [tuple(map(float, line.split())) for line in out.read_text().splitlines()]


def sgd(tools, path, seed, folder):
    """Stochastic gradient descent over all pairs of nodes, the reference for stress."""
    out = folder / 'sgd.pos'
    words = subprocess.run([tools.sgd, path, out, str(seed)], check=True, capture_output=True, text=True).stdout.split()
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


def compare(tools, name, path, mode, peer, seeds, folder):
    """Prints one line. Returns: the ratios, and under 'own' what they are made of"""
    n, edges = read_graph(path)
    ours, theirs = [], []
    for seed in range(1, seeds + 1):
        for runs, (ms, places) in ((ours, own_layout(tools, path, mode, seed, folder)),
                                   (theirs, sgd(tools, path, seed, folder) if peer == 'sgd' else graphviz(peer, n, edges, seed))):
            runs.append({**judge(tools, path, places, n, edges, folder), 'ms': ms})
    ours, theirs = medians(ours), medians(theirs)
    ratios = {key: (ours[key] + LIFT[key]) / max(theirs[key] + LIFT[key], 1e-9) for key in COLUMNS}
    print(f'{name:18}' + ''.join(f'{ours[key]:10.4g}/{theirs[key]:<9.4g}{ratios[key]:6.2f}' for key in COLUMNS), flush=True)
    return {**ratios, 'own': ours}


def geometric_mean(values):
    return math.exp(statistics.fmean(math.log(max(value, 1e-9)) for value in values))


def table(tools, title, graphs, mode, peer, seeds, folder, targets):
    """Prints a table, then the geometric means that have a target: column, most (np1: least) it may be."""
    if not graphs:
        return
    print(f'\n{title}: {mode} / {peer} = ratio')
    print(f'{"":18}' + ''.join(f'{key:>26}' for key in COLUMNS))
    rows = [compare(tools, name, path, mode, peer, seeds, folder) for name, path in graphs]
    means = {key: geometric_mean([row[key] for row in rows]) for key in COLUMNS}
    print(f'{"geometric mean":18}' + ''.join(f'{means[key]:26.3f}' for key in COLUMNS))
    means['slowest ms'] = max(row['own']['ms'] for row in rows)
    means['overlapped nodes'] = max(row['own']['ovlnodes'] for row in rows)
    for key, target in targets.items():
        figure(f'{mode}, {title}: {key} / {peer}' if key in COLUMNS else f'{mode}, {title}: {key}', means[key], target,
               at_least=key == 'np1')


def unrest(tools, path, folder):
    """How much longer the slowest of three runs took than the fastest: whether the machine was quiet."""
    times = sorted(own_layout(tools, path, 'reading', 1, folder)[0] for _ in range(3))
    return times[-1] / max(times[0], 1e-3)


Tools = collections.namedtuple('Tools', 'layout judge sgd')


def parse():
    parser = argparse.ArgumentParser(description='Compare the layouts with graphviz.')
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('--graphs', type=pathlib.Path, help='folder with more graphs (*.el)')
    parser.add_argument('--seeds', type=int, default=3)
    parser.add_argument('--small', action='store_true', help='no graphs of 10 700 nodes')
    parser.add_argument('--slow', action='store_true', help='neato for graphs of 5 000 nodes')
    options = parser.parse_args()
    if options.graphs is None and 'FABRIQUE_SAMPLES' in os.environ:
        options.graphs = pathlib.Path(os.environ['FABRIQUE_SAMPLES']) / 'graphs/el'
    return options


def gather(options, folder):
    """The graphs by size: up to 1600 nodes, up to 6000, larger"""
    for name, make in {**layout_graphs.SMALL, **({} if options.small else layout_graphs.LARGE)}.items():
        layout_graphs.write(folder / f'{name}.el', make())
    sizes = [], [], []
    for path in [*folder.glob('*.el'), *(options.graphs.glob('*.el') if options.graphs else ())]:
        n = read_graph(path)[0]
        sizes[0 if n <= 1600 else 1 if n <= 6000 else 2].append((n, path.stem, path))
    return [[(name, path) for _, name, path in sorted(size)] for size in sizes]


def main():
    options = parse()
    tools = Tools(*build('src/cli/fabrique-cli', 'tests/bench/layout-judge', 'tests/bench/layout-sgd'))
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        small, middle, large = gather(options, folder)
        print(f'the slowest of three runs took {unrest(tools, small[-1][1], folder):.2f} times as long as the fastest')
        run = functools.partial(table, tools, folder=folder)
        run('up to 1600 nodes', small, 'faithful', 'neato', options.seeds, targets={'stress': 0.98, 'ms': 0.05})
        run('up to 1600 nodes', small, 'faithful', 'sgd', options.seeds, targets={'stress': 1})
        run('up to 1600 nodes', small, 'reading', 'sfdp', options.seeds,
            targets={'stress': 0.85, 'cross': 1, 'np1': 1, 'nodeedge': 0.65, 'ms': 0.6, 'overlapped nodes': 0.01})
        run('5000 nodes', middle if options.slow else [], 'faithful', 'neato', 1, targets={'stress': 1.05, 'ms': 0.01})
        run('5000 nodes', middle, 'reading', 'sfdp', 1, targets={'cross': 1})
        run('10 700 nodes', large, 'faithful', 'sfdp', 1, targets={'stress': 0.8, 'slowest ms': 1500})
        run('10 700 nodes', large, 'reading', 'sfdp', 1, targets={'cross': 1, 'slowest ms': 1500})


if __name__ == '__main__':
    main()
