#!/usr/bin/env python3
"""All measures of 10 000 actors and 20 000 links, beside what igraph and NetworkX take for some of them."""

import re
import tempfile
import time
from pathlib import Path

from figures import build, figure, median, run

# NetworkX would take minutes: betweenness from these many sources, and then from all in proportion.
NETWORKX_SOURCES = 100


def seconds(measure, *arguments, **keywords):
    begin = time.perf_counter()
    measure(*arguments, **keywords)
    return time.perf_counter() - begin


def peers(lines):
    """Prints what the peers take, those that are installed."""
    n_actors = int(lines[0].split()[0])
    edges = [tuple(map(int, line.split())) for line in lines[1:]]
    try:
        import igraph
        graph = igraph.Graph(n_actors, edges).simplify()
        for name in ('betweenness', 'closeness'):
            print(f'igraph, {name}: {seconds(getattr(graph, name)):.2f} s')
        print(f"igraph, Leiden: {seconds(graph.community_leiden, objective_function='modularity'):.2f} s")
    except ImportError:
        print('igraph: not installed')
    try:
        import networkx
        graph = networkx.Graph(edges)
        took = seconds(networkx.betweenness_centrality, graph, k=NETWORKX_SOURCES, seed=1)
        print(f'NetworkX, betweenness: {took * n_actors / NETWORKX_SOURCES:.0f} s (from {NETWORKX_SOURCES} sources)')
    except ImportError:
        print('NetworkX: not installed')


with tempfile.TemporaryDirectory() as folder:
    bench, = build('tests/bench/analysis-bench')
    graph_file = Path(folder) / 'graph.el'
    graph_file.write_text(run(bench))
    out = [run(bench, graph_file) for _ in range(5)]
    print(out[0], end='')
    peers(graph_file.read_text().splitlines())
    figure('analysis of 10 000 actors and 20 000 links', median([float(re.match('[0-9.]+', line)[0]) for line in out]) / 1e3, 5, 's')
