#include "fab-igraph.h"

#define NONE G_MAXUINT

/* The map's pieces, and within them its blocks: parts that no single actor's leaving divides. Blocks meet in articulation points, and form a tree with
 * them; a block of two actors is a bridge. What hangs on each, summed up along the tree, is what would be cut off. */
typedef struct {
  const FabAnalysisGraph *graph;
  guint n_blocks;
  guint *block_offsets; /* n_blocks + 1 */
  guint *members;       /* of each block */
  guint *actor_offsets; /* n_actors + 1 */
  guint *blocks;        /* of each actor */
  guint *pieces;        /* of each actor: its piece */
  guint *piece_sizes;
  guint *parents;       /* of each actor: the block towards the root, or NONE */
  guint *heads;         /* of each block: its member towards the root */
  guint *actor_weights; /* of each actor: itself and what hangs on it */
  guint *block_weights; /* of each block: what hangs on its head by it */
} Cuts;

static void
cuts_clear (Cuts *self)
{
  g_free (self->block_offsets);
  g_free (self->members);
  g_free (self->actor_offsets);
  g_free (self->blocks);
  g_free (self->pieces);
  g_free (self->piece_sizes);
  g_free (self->parents);
  g_free (self->heads);
  g_free (self->actor_weights);
  g_free (self->block_weights);
}

/* ---- What igraph finds ---- */

static void
take_blocks (Cuts *self, const igraph_vector_int_list_t *found)
{
  guint n = 0;

  self->n_blocks = igraph_vector_int_list_size (found);
  self->block_offsets = g_new0 (guint, self->n_blocks + 1);
  for (guint b = 0; b < self->n_blocks; b++) {
    n += igraph_vector_int_size (igraph_vector_int_list_get_ptr (found, b));
    self->block_offsets[b + 1] = n;
  }
  self->members = g_new (guint, n + 1);
  for (guint b = 0; b < self->n_blocks; b++) {
    const igraph_vector_int_t *members = igraph_vector_int_list_get_ptr (found, b);

    for (guint i = 0; i < igraph_vector_int_size (members); i++)
      self->members[self->block_offsets[b] + i] = VECTOR (*members)[i];
  }
}

static void
take_pieces (Cuts *self, const igraph_vector_int_t *found)
{
  guint n = self->graph->n_actors;

  self->pieces = g_new (guint, n + 1);
  self->piece_sizes = g_new0 (guint, n + 1);
  for (guint v = 0; v < n; v++) {
    self->pieces[v] = VECTOR (*found)[v];
    self->piece_sizes[self->pieces[v]]++;
  }
}

static igraph_error_t
find_blocks (Cuts *self, const igraph_t *made)
{
  igraph_vector_int_list_t blocks;
  igraph_error_t code = igraph_vector_int_list_init (&blocks, 0);

  if (code != IGRAPH_SUCCESS)
    return code;
  code = igraph_biconnected_components (made, NULL, NULL, NULL, &blocks, NULL);
  if (code == IGRAPH_SUCCESS)
    take_blocks (self, &blocks);
  igraph_vector_int_list_destroy (&blocks);
  return code;
}

static igraph_error_t
find_pieces (Cuts *self, const igraph_t *made)
{
  igraph_vector_int_t pieces;
  igraph_error_t code = igraph_vector_int_init (&pieces, 0);

  if (code != IGRAPH_SUCCESS)
    return code;
  code = igraph_connected_components (made, &pieces, NULL, NULL, IGRAPH_WEAK);
  if (code == IGRAPH_SUCCESS)
    take_pieces (self, &pieces);
  igraph_vector_int_destroy (&pieces);
  return code;
}

static igraph_error_t
find_parts (Cuts *self)
{
  igraph_t made;
  igraph_error_t code = fab_igraph_make (self->graph, &made);

  if (code != IGRAPH_SUCCESS)
    return code;
  code = find_pieces (self, &made);
  if (code == IGRAPH_SUCCESS)
    code = find_blocks (self, &made);
  igraph_destroy (&made);
  return code;
}

/* ---- The tree of blocks ---- */

static void
list_blocks_of_actors (Cuts *self)
{
  guint n = self->graph->n_actors;
  g_autofree guint *next = g_new (guint, n + 1);

  self->actor_offsets = g_new0 (guint, n + 2);
  self->blocks = g_new (guint, self->block_offsets[self->n_blocks] + 1);
  for (guint i = 0; i < self->block_offsets[self->n_blocks]; i++)
    self->actor_offsets[self->members[i] + 1]++;
  for (guint v = 0; v < n; v++)
    self->actor_offsets[v + 1] += self->actor_offsets[v];
  memcpy (next, self->actor_offsets, n * sizeof *next);
  for (guint b = 0; b < self->n_blocks; b++)
    for (guint i = self->block_offsets[b]; i < self->block_offsets[b + 1]; i++)
      self->blocks[next[self->members[i]]++] = b;
}

/* Adds the members of the blocks below actor @v to the end of @order. Returns: its new length */
static guint
climb_out (Cuts *self, guint v, guint *order, guint n)
{
  for (guint i = self->actor_offsets[v]; i < self->actor_offsets[v + 1]; i++) {
    guint b = self->blocks[i];

    if (b == self->parents[v])
      continue;
    self->heads[b] = v;
    for (guint j = self->block_offsets[b]; j < self->block_offsets[b + 1]; j++)
      if (self->members[j] != v) {
        self->parents[self->members[j]] = b;
        order[n++] = self->members[j];
      }
  }
  return n;
}

static void
weigh (Cuts *self)
{
  guint n_actors = self->graph->n_actors;
  g_autofree guint *order = g_new (guint, n_actors + 1);
  g_autofree guint8 *seen = g_new0 (guint8, n_actors + 1);
  guint n = 0;

  for (guint root = 0; root < n_actors; root++) {
    guint done = n;

    if (seen[self->pieces[root]])
      continue;
    seen[self->pieces[root]] = TRUE;
    order[n++] = root;
    while (done < n)
      n = climb_out (self, order[done++], order, n);
  }
  while (n-- > 0) {
    guint v = order[n];

    self->actor_weights[v]++;
    if (self->parents[v] != NONE) {
      self->block_weights[self->parents[v]] += self->actor_weights[v];
      self->actor_weights[self->heads[self->parents[v]]] += self->actor_weights[v];
    }
  }
}

static void
make_tree (Cuts *self)
{
  guint n = self->graph->n_actors;

  list_blocks_of_actors (self);
  self->parents = g_new (guint, n + 1);
  self->heads = g_new (guint, self->n_blocks + 1);
  self->actor_weights = g_new0 (guint, n + 1);
  self->block_weights = g_new0 (guint, self->n_blocks + 1);
  for (guint v = 0; v < n; v++)
    self->parents[v] = NONE;
  weigh (self);
}

/* ---- What is told of it ---- */

/* Without an articulation point, its piece falls into what hangs below it by each of its blocks, and the rest. */
static void
tell_actor (Cuts *self, guint v, FabActorMeasures *actor)
{
  guint size = self->piece_sizes[self->pieces[v]];
  guint largest = self->parents[v] != NONE ? size - self->actor_weights[v] : 0;

  actor->is_articulation = self->actor_offsets[v + 1] - self->actor_offsets[v] >= 2;
  if (!actor->is_articulation)
    return;
  for (guint i = self->actor_offsets[v]; i < self->actor_offsets[v + 1]; i++)
    if (self->blocks[i] != self->parents[v])
      largest = MAX (largest, self->block_weights[self->blocks[i]]);
  actor->cut_off = size - 1 - largest;
}

static void
tell_bridge (Cuts *self, guint b, GArray *bridges)
{
  const guint *members = &self->members[self->block_offsets[b]];
  guint head = self->heads[b];
  guint tail = members[0] == head ? members[1] : members[0];
  guint below = self->actor_weights[tail];
  guint above = self->piece_sizes[self->pieces[tail]] - below;
  guint first = below <= above ? tail : head;
  FabBridge bridge = { .actors = { self->graph->keys[first], self->graph->keys[first == tail ? head : tail] },
                       .cut_off = MIN (below, above) };

  if (self->block_offsets[b + 1] - self->block_offsets[b] == 2)
    g_array_append_val (bridges, bridge);
}

static int
compare_bridges (gconstpointer a, gconstpointer b)
{
  const FabBridge *p = a, *q = b;

  if (p->cut_off != q->cut_off)
    return p->cut_off > q->cut_off ? -1 : 1;
  if (p->actors[0] != q->actors[0])
    return p->actors[0] < q->actors[0] ? -1 : 1;
  return (p->actors[1] > q->actors[1]) - (p->actors[1] < q->actors[1]);
}

static int
compare_pieces (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint *sizes = data;
  guint p = *(const guint *)a, q = *(const guint *)b;

  if (sizes[p] != sizes[q])
    return sizes[p] > sizes[q] ? -1 : 1;
  return (p > q) - (p < q);
}

/* The largest piece is number 0. */
static void
tell_pieces (Cuts *self, FabAnalysis *analysis)
{
  guint n = self->graph->n_actors;
  g_autofree guint *order = g_new (guint, n + 1);
  g_autofree guint *numbers = g_new (guint, n + 1);

  for (guint p = 0; p < n; p++)
    order[p] = p;
  g_sort_array (order, n, sizeof *order, compare_pieces, self->piece_sizes);
  for (guint i = 0; i < n; i++) {
    numbers[order[i]] = i;
    analysis->n_components += self->piece_sizes[order[i]] > 0;
  }
  for (guint v = 0; v < n; v++)
    analysis->actors[v].component = numbers[self->pieces[v]];
}

/**
 * fab_measure_cuts:
 *
 * Sets the pieces of the map, its articulation points and its bridges, each with how many actors would be cut off without it.
 */
gboolean
fab_measure_cuts (FabAnalysis *self, const FabAnalysisJob *job, GError **error)
{
  Cuts cuts = { .graph = self->graph };
  igraph_error_t code;
  FabIgraph igraph;

  fab_igraph_enter (&igraph, 0);
  code = find_parts (&cuts);
  fab_igraph_leave (&igraph);
  if (code == IGRAPH_SUCCESS) {
    make_tree (&cuts);
    tell_pieces (&cuts, self);
    for (guint v = 0; v < self->graph->n_actors; v++)
      tell_actor (&cuts, v, &self->actors[v]);
    for (guint b = 0; b < cuts.n_blocks; b++)
      tell_bridge (&cuts, b, self->bridges);
    g_array_sort (self->bridges, compare_bridges);
  }
  cuts_clear (&cuts);
  return fab_igraph_check (code, error) && fab_analysis_job_go_on (job, 1, error);
}
