"""Graphs to lay out: generators that give the same graph for the same seed.

Each returns (number of nodes, set of edges (u, v) with u < v).
"""
import random


def _edge(u, v):
    return (u, v) if u < v else (v, u)


def preferential(n, links, seed):
    """Barabási–Albert: each new node ties itself to `links` nodes drawn by degree."""
    rng = random.Random(seed)
    edges, ends = set(), list(range(links + 1))
    for v in range(links + 1, n):
        chosen = set()
        while len(chosen) < links:
            chosen.add(rng.choice(ends))
        for u in sorted(chosen):
            edges.add(_edge(u, v))
            ends += [u, v]
    for u in range(1, links + 1):
        edges.add((0, u))
    return n, edges


def clustered(n, size, inside, between, seed):
    """Groups of about `size` nodes, `inside` links a node within and `between` links a group to others."""
    rng = random.Random(seed)
    groups = max(1, n // size)
    edges = set()
    member = [v % groups for v in range(n)]
    by_group = [[v for v in range(n) if member[v] == g] for g in range(groups)]
    for nodes in by_group:
        for i, v in enumerate(nodes[1:], 1):
            edges.add(_edge(v, nodes[rng.randrange(i)]))
        for _ in range(int((inside - 1) * len(nodes))):
            u, v = rng.choice(nodes), rng.choice(nodes)
            if u != v:
                edges.add(_edge(u, v))
    for g in range(1, groups):
        for _ in range(between):
            other = rng.randrange(g)
            edges.add(_edge(rng.choice(by_group[g]), rng.choice(by_group[other])))
    return n, edges


def tree(n, seed):
    """A random recursive tree whose parents are drawn among the last third: deep rather than star-like."""
    rng = random.Random(seed)
    return n, {(rng.randrange(v - max(1, v // 3), v), v) for v in range(1, n)}


def grid(width, height, missing, seed):
    """A grid that lacks a share `missing` of its links."""
    rng = random.Random(seed)
    edges = set()
    for y in range(height):
        for x in range(width):
            v = y * width + x
            if x + 1 < width and rng.random() >= missing:
                edges.add((v, v + 1))
            if y + 1 < height and rng.random() >= missing:
                edges.add((v, v + width))
    return width * height, edges


def small_world(n, reach, rewired, seed):
    """Watts–Strogatz: a ring with links to `reach` nodes ahead, a share `rewired` of them led elsewhere."""
    rng = random.Random(seed)
    edges = set()
    for v in range(n):
        for k in range(1, reach + 1):
            u = rng.randrange(n) if rng.random() < rewired else (v + k) % n
            if u != v:
                edges.add(_edge(v, u))
    return n, edges


def components(n, seed):
    """Many components: one with half of the nodes, then ever smaller ones, pairs and single nodes."""
    rng = random.Random(seed)
    edges, first, left = set(), 0, n
    while left > 0:
        size = min(left, max(1, left // 2 if left > n // 10 else rng.choice((1, 1, 2, 2, 3, 4, 6, 9))))
        for v in range(first + 1, first + size):
            edges.add((rng.randrange(first, v), v))
        for _ in range(size // 2):
            u, v = rng.randrange(first, first + size), rng.randrange(first, first + size)
            if u != v:
                edges.add(_edge(u, v))
        first, left = first + size, left - size
    return n, edges


def ring_of_cliques(cliques, size):
    edges = set()
    for c in range(cliques):
        nodes = range(c * size, (c + 1) * size)
        edges |= {(u, v) for u in nodes for v in nodes if u < v}
        edges.add(_edge(c * size, ((c + 1) % cliques) * size + 1))
    return cliques * size, edges


SMALL = {
    'tree60': lambda: tree(60, 1),
    'preferential120': lambda: preferential(120, 2, 2),
    'clustered200': lambda: clustered(200, 20, 2.2, 3, 3),
    'cliques150': lambda: ring_of_cliques(15, 10),
    'components240': lambda: components(240, 4),
    'grid400': lambda: grid(20, 20, 0.05, 5),
    'smallworld500': lambda: small_world(500, 2, 0.05, 6),
    'tree700': lambda: tree(700, 7),
    'clustered1000': lambda: clustered(1000, 40, 2.0, 2, 8),
    'preferential1400': lambda: preferential(1400, 2, 9),
    'components1500': lambda: components(1500, 10),
}

LARGE = {
    'preferential10700': lambda: preferential(10700, 2, 11),
    'clustered10700': lambda: clustered(10700, 60, 2.0, 3, 12),
    'tree10700': lambda: tree(10700, 13),
    'grid10700': lambda: grid(107, 100, 0.05, 14),
    'smallworld10700': lambda: small_world(10700, 2, 0.02, 15),
    'components10700': lambda: components(10700, 16),
}


def write(path, graph):
    n, edges = graph
    with open(path, 'w', encoding='ascii') as file:
        file.write(f'{n} {len(edges)}\n')
        file.writelines(f'{u} {v}\n' for u, v in sorted(edges))
