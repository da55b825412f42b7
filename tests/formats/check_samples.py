#!/usr/bin/env python3
"""Compares what our readers make of the real files with what NetworkX and igraph make of them: check_samples.py DRAFT_DUMP.

Neither reads Kumu's files, nor a Pajek file with matrices: those are counted here.

Prints TAP.  Skips where the files (FABRIQUE_SAMPLES) or the two modules are absent.
"""

import io
import json
import os
import re
import subprocess
import sys
import warnings
from collections import Counter
from pathlib import Path

warnings.simplefilter('ignore')

SAMPLES = Path(os.environ.get('FABRIQUE_SAMPLES', '/nonexistent')) / 'graphs'
# file: (nodes, links, who is asked)
FILES = {
    'airlines.graphml': (235, 2101, 'networkx igraph'),
    'cdata.graphml': (2, 1, 'igraph'),
    'igraph-test.graphml': (6, 7, 'igraph'),
    'java.gexf': (1538, 8032, 'networkx'),
    'kumu-blueprint.json': (189, 687, 'json'),
    'les-miserables.gexf': (77, 254, 'networkx'),
    'padgett-florentine-families.paj': (16, 35, 'matrix'),
    'slice.gexf': (2, 1, 'networkx'),
    'socnetv-weighted.graphml': (3, 3, 'networkx igraph'),
    'yfiles.graphml': (4, 4, 'networkx igraph'),
}
REFUSED = {
    'invalid1.graphml': 'This file says that it is encoded in UTF-8, and at line 9 it is not: it was saved in another encoding, or damaged.',
    'invalid2.graphml': 'This file holds no actor.',
}
# GraphML gives the default to nodes without <data>; this one has an empty <data>, and igraph gives it the default all the same.
KNOWN = {"igraph: row 4, color: None is not 'yellow'"}
# What the peers make of drawings, or of what is no attribute.
NOT_ATTRIBUTES = {'id', 'directed', 'viz', 'label', 'shape_type', 'description', 'url', ''}


class Dump:
    """What draft-dump prints, as lists by row."""

    def __init__(self, program, path):
        environment = {**os.environ, 'LANGUAGE': '', 'LC_ALL': 'C.UTF-8'}
        lines = subprocess.check_output([program, path], env=environment, text=True).splitlines()
        words = [line.split('\t') for line in lines]
        self.error = next((word[1] for word in words if word[0] == 'error'), None)
        self.ids = [word[2] for word in words if word[0] == 'node']
        self.links = [(int(word[2]), int(word[3])) for word in words if word[0] == 'link']
        self.nodes_texts = self.texts(words, 'node-text', len(self.ids))
        for word in words:
            if word[0] == 'place':
                self.nodes_texts[int(word[1])]['place'] = {'x': word[2], 'y': str(-float(word[3]))}
        self.links_texts = self.texts(words, 'link-text', len(self.links))

    @staticmethod
    def texts(words, kind, n):
        rows = [{} for _ in range(n)]
        for word in words:
            if word[0] == kind:
                rows[int(word[1])][word[2]] = word[3]
        return rows


def same(ours, theirs):
    """Whether our text is their value, of whatever type."""
    if isinstance(theirs, bool):
        return (ours.strip().lower() in ('true', '1')) == theirs
    if isinstance(theirs, (int, float)):
        return abs(float(ours) - theirs) <= 1e-6 * max(1, abs(theirs))
    return ' '.join(ours.split()) == ' '.join(str(theirs).split())


def is_missing(value):
    return value is None or value != value or value == ''


def compare_texts(name, ours, theirs, complaints):
    for row, (mine, other) in enumerate(zip(ours, theirs)):
        for key, value in other.items():
            if key in NOT_ATTRIBUTES or is_missing(value) or (value is False and key not in mine) or str(value).strip() == '':
                continue
            if key in ('x', 'y') and 'place' in mine:
                if not same(mine['place'][key], value):
                    complaints.append(f'{name}: row {row} is at another place')
            elif key not in mine or not same(mine[key], value):
                complaints.append(f'{name}: row {row}, {key}: {mine.get(key)!r} is not {value!r}')


def read_gexf(path):
    """NetworkX knows drafts up to 1.2 only, which differ in nothing that is asked here but the names of their namespaces."""
    import networkx
    text = re.sub(r'http://(www\.)?gexf\.net/1\.3', 'http://www.gexf.net/1.2draft', path.read_text())
    return networkx.read_gexf(io.BytesIO(text.replace('version="1.3"', 'version="1.2"').encode()))


def ask_networkx(dump, path, complaints):
    import networkx
    graph = read_gexf(path) if path.suffix == '.gexf' else networkx.read_graphml(path)
    if list(map(str, graph.nodes)) != dump.ids:
        complaints.append('NetworkX sees other nodes')
        return
    compare_texts('NetworkX', dump.nodes_texts, [graph.nodes[node] for node in graph.nodes], complaints)
    order = {str(node): row for row, node in enumerate(graph.nodes)}
    theirs = Counter(frozenset((order[str(a)], order[str(b)])) for a, b in graph.edges())
    if theirs != Counter(frozenset(link) for link in dump.links):
        complaints.append('NetworkX sees other links')


def ask_igraph(dump, path, complaints):
    import igraph
    graph = igraph.Graph.Read_GraphML(str(path))
    if [vertex['id'] for vertex in graph.vs] != dump.ids:
        complaints.append('igraph sees other nodes')
        return
    compare_texts('igraph', dump.nodes_texts, [vertex.attributes() for vertex in graph.vs], complaints)
    compare_texts('igraph', dump.links_texts, [edge.attributes() for edge in graph.es], complaints)
    if [frozenset(edge.tuple) for edge in graph.es] != [frozenset(link) for link in dump.links]:
        complaints.append('igraph sees other links')


def ask_json(dump, path, complaints):
    content = json.loads(path.read_text())
    if [element['_id'] for element in content['elements']] != dump.ids:
        complaints.append('the file has other elements')
    for ours, part in ((dump.nodes_texts, 'elements'), (dump.links_texts, 'connections')):
        theirs = [{key: ', '.join(value) if isinstance(value, list) else value for key, value in item['attributes'].items()}
                  for item in content[part]]
        compare_texts('the file', ours, theirs, complaints)
    order = {id: row for row, id in enumerate(dump.ids)}
    if [(order[item['from']], order[item['to']]) for item in content['connections']] != dump.links:
        complaints.append('the file has other connections')


def ask_matrix(dump, path, complaints):
    """Each matrix is symmetric: a link is in it twice."""
    theirs = Counter()
    for matrix in re.split(r'^\*Matrix :\d+ ', path.read_text(), flags=re.M)[1:]:
        name, *lines = matrix.splitlines()
        rows = [[int(word) for word in line.split()] for line in lines if line.strip()]
        assert all(rows[i][j] == rows[j][i] for i in range(16) for j in range(16))
        theirs.update((name.strip('" '), frozenset((i, j))) for i in range(16) for j in range(i) if rows[i][j])
    if theirs != Counter((texts['relation'], frozenset(link)) for texts, link in zip(dump.links_texts, dump.links)):
        complaints.append('the file has other links')


def check(program, name, expected, complaints):
    dump = Dump(program, SAMPLES / name)
    if dump.error:
        complaints.append(dump.error)
    elif (len(dump.ids), len(dump.links)) != expected[:2]:
        complaints.append(f'{len(dump.ids)} nodes and {len(dump.links)} links')
    else:
        for peer in expected[2].split():
            {'networkx': ask_networkx, 'igraph': ask_igraph, 'json': ask_json, 'matrix': ask_matrix}[peer](dump, SAMPLES / name, complaints)


def main():
    try:
        import igraph, networkx  # noqa: E401,F401
    except ImportError as error:
        print(f'1..0 # SKIP {error}')
        return 0
    if not SAMPLES.is_dir():
        print('1..0 # SKIP the real files are not here (FABRIQUE_SAMPLES)')
        return 0
    print(f'1..{len(FILES) + len(REFUSED)}')
    failed = 0
    for name in [*FILES, *REFUSED]:
        complaints = []
        if name in FILES:
            check(sys.argv[1], name, FILES[name], complaints)
        elif Dump(sys.argv[1], SAMPLES / name).error != REFUSED[name]:
            complaints.append(f'the sentence is: {Dump(sys.argv[1], SAMPLES / name).error}')
        complaints = [line for line in complaints if line not in KNOWN]
        print('\n'.join(f'# {line}' for line in complaints[:20]), end='\n' if complaints else '')
        print(f"{'not ok' if complaints else 'ok'} - {name}")
        failed += bool(complaints)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
