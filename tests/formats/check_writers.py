#!/usr/bin/env python3
"""Reads what we write with igraph and NetworkX, and with our own readers: check_writers.py GRAPH_WRITE DRAFT_DUMP.

Prints TAP.  Skips where the two modules are absent.
"""

import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
from check_samples import Dump, compare_texts, read_gexf  # noqa: E402

warnings.simplefilter('ignore')


def links_of(dump):
    return Counter(frozenset((dump.ids[a], dump.ids[b])) for a, b in dump.links)


def compare(name, dump, ids, nodes, links, complaints):
    if ids != dump.ids:
        complaints.append(f'{name} sees other nodes')
        return
    compare_texts(name, dump.nodes_texts, nodes, complaints)
    for mine, other in zip(dump.nodes_texts, nodes):
        if other.get('label') != mine.get('label'):
            complaints.append(f"{name}: {other.get('label')} is not {mine.get('label')}")
    if links != links_of(dump):
        complaints.append(f'{name} sees other links')


def ask_igraph(path, dump, complaints):
    import igraph
    graph = igraph.Graph.Read_GraphML(str(path))
    ids = [vertex['id'] for vertex in graph.vs]
    links = Counter(frozenset((ids[edge.source], ids[edge.target])) for edge in graph.es)
    compare('igraph', dump, ids, [vertex.attributes() for vertex in graph.vs], links, complaints)
    compare_texts('igraph', dump.links_texts, [edge.attributes() for edge in graph.es], complaints)
    if 'x' not in graph.vs.attributes() or graph.vs[1]['x'] != 10.5 or graph.vs[1]['y'] != 3.25:
        complaints.append('igraph sees no places')
    if len([edge for edge in graph.es if 'weight' in edge.attributes()]) != len(dump.links):
        complaints.append('igraph sees no weights')


def ask_networkx(path, dump, complaints):
    import networkx
    if path.suffix == '.gexf':
        graph = read_gexf(path)
    else:
        graph = networkx.read_graphml(path, force_multigraph=True)
    nodes = [graph.nodes[node] for node in graph.nodes]
    links = Counter(frozenset(map(str, edge[:2])) for edge in graph.edges())
    compare('NetworkX', dump, list(map(str, graph.nodes)), nodes, links, complaints)
    place = nodes[1]['viz']['position'] if path.suffix == '.gexf' else nodes[1]
    if (place['x'], place['y']) != (10.5, 3.25):
        complaints.append('NetworkX sees no places')


def main():
    try:
        import igraph, networkx  # noqa: E401,F401
    except ImportError as error:
        print(f'1..0 # SKIP {error}')
        return 0
    failed = 0
    checks = [('demo.graphml', ask_igraph), ('demo.graphml', ask_networkx), ('directed.graphml', ask_igraph),
              ('directed.graphml', ask_networkx), ('directed.gexf', ask_networkx), ('demo.gexf', None)]
    print(f'1..{len(checks)}')
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], folder], check=True)
        for name, ask in checks:
            path = Path(folder) / name
            dump = Dump(sys.argv[2], path)
            complaints = [dump.error] if dump.error else []
            if not complaints and ask:
                ask(path, dump, complaints)
            elif not complaints:
                other = Dump(sys.argv[2], path.with_suffix('.graphml'))
                if (dump.ids, dump.links, dump.nodes_texts) != (other.ids, other.links, other.nodes_texts):
                    complaints.append('GEXF and GraphML differ')
            print('\n'.join(f'# {line}' for line in complaints[:20]), end='\n' if complaints else '')
            print(f"{'not ok' if complaints else 'ok'} - {name} {ask.__name__ if ask else ''}")
            failed += bool(complaints)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
