/* fab-matrix-seriate.c: an order in which those that are tied stand near one another
 *
 * Reverse Cuthill–McKee (E. Cuthill, J. McKee 1969; A. George 1971): breadth first from an actor at the edge of its component, the less tied first,
 * then turned round. Linear but for sorting neighbours; the same graph gives the same order.
 */
#include "fab-matrix-private.h"

#include <stdlib.h>

typedef struct {
  guint n;
  guint *first; /* of each node's neighbours; n + 1 */
  guint *neighbours;
  guint *degrees;
  gboolean *seen;
} Graph;

static void
graph_clear (Graph *self)
{
  g_free (self->first);
  g_free (self->neighbours);
  g_free (self->degrees);
  g_free (self->seen);
}

static int
compare_degrees (const void *a, const void *b, void *data)
{
  const guint *degrees = data, x = *(const guint *)a, y = *(const guint *)b;

  if (degrees[x] != degrees[y])
    return degrees[x] < degrees[y] ? -1 : 1;
  return x < y ? -1 : x > y;
}

static void
graph_init (Graph *self, guint n, guint n_edges, const guint (*edges)[2])
{
  g_autofree guint *filled = g_new0 (guint, n + 1);

  *self = (Graph){ n, g_new0 (guint, n + 1), g_new (guint, 2 * n_edges + 1), g_new0 (guint, n + 1),
                   g_new0 (gboolean, n + 1) };
  for (guint e = 0; e < n_edges; e++)
    for (guint end = 0; end < 2; end++)
      self->degrees[edges[e][end]]++;
  for (guint v = 0; v < n; v++)
    self->first[v + 1] = self->first[v] + self->degrees[v];
  for (guint e = 0; e < n_edges; e++)
    for (guint end = 0; end < 2; end++) {
      guint v = edges[e][end];

      self->neighbours[self->first[v] + filled[v]++] = edges[e][1 - end];
    }
  for (guint v = 0; v < n; v++)
    g_sort_array (self->neighbours + self->first[v], self->degrees[v], sizeof (guint), compare_degrees, self->degrees);
}

/* Breadth first from @start into @order. Returns: how many were reached. */
static guint
walk (Graph *self, guint start, guint *order)
{
  guint n = 1;

  order[0] = start;
  self->seen[start] = TRUE;
  for (guint i = 0; i < n; i++)
    for (guint j = self->first[order[i]]; j < self->first[order[i] + 1]; j++) {
      guint next = self->neighbours[j];

      if (self->seen[next])
        continue;
      self->seen[next] = TRUE;
      order[n++] = next;
    }
  return n;
}

static void
forget (Graph *self, const guint *nodes, guint n)
{
  for (guint i = 0; i < n; i++)
    self->seen[nodes[i]] = FALSE;
}

/* The last one that a walk reaches is far away from where it began: twice, and it stands at the edge. */
static guint
walk_from_edge (Graph *self, guint start, guint *order)
{
  guint n = walk (self, start, order);

  for (guint i = 0; i < 2; i++) {
    guint last = order[n - 1];

    forget (self, order, n);
    n = walk (self, last, order);
  }
  return n;
}

static void
reverse (guint *order, guint n)
{
  for (guint i = 0; i < n / 2; i++) {
    guint other = order[n - 1 - i];

    order[n - 1 - i] = order[i];
    order[i] = other;
  }
}

/**
 * fab_matrix_seriate:
 * @edges: pairs of nodes, from 0 to @n_nodes - 1; no node with itself
 * @order: (out) (array length=n_nodes): which node stands at each place; those without edge last, in their own order
 */
void
fab_matrix_seriate (guint n_nodes, guint n_edges, const guint (*edges)[2], guint *order)
{
  Graph graph;
  guint n = 0;

  graph_init (&graph, n_nodes, n_edges, edges);
  for (guint v = 0; v < n_nodes; v++)
    if (!graph.seen[v] && graph.degrees[v] > 0) {
      guint reached = walk_from_edge (&graph, v, order + n);

      reverse (order + n, reached);
      n += reached;
    }
  for (guint v = 0; v < n_nodes; v++)
    if (graph.degrees[v] == 0)
      order[n++] = v;
  graph_clear (&graph);
}
