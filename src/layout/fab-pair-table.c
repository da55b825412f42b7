#include "fab-pair-table.h"

#include "fab-hops.h"
#include "fab-kernels.h"

#include "fab-limits.h"

enum {
  WORDS = 4,
  BATCH = 64 * WORDS /* sources of one search: a bit each */
};

typedef struct {
  uint64_t words[WORDS];
} Sources;

/* State of the searches from the 64 sources of a batch. */
typedef struct {
  const FabGraph *graph;
  Sources *seen, *frontier, *next; /* per node: which sources */
  int *nodes, *next_nodes;         /* nodes with a bit in frontier, in next */
  uint16_t *rows;                  /* n_nodes × BATCH distances */
} BatchSearch;

/* Where in the table the pair of seats i and j lies: those whose numbers add up to twice the round, modulo n_rounds */
static size_t
pair_place (const FabPairTable *table, int i, int j)
{
  int gap = i > j ? i - j : j - i;
  int round = i + j;
  int last = table->n_rounds;

  if (i == last || j == last)
    return (size_t)(round - last) * (size_t)table->n_pairs;
  if (round % 2 != 0) {
    round += last;
    gap = last - gap;
  }
  round /= 2;
  if (round >= last)
    round -= last;
  return (size_t)round * (size_t)table->n_pairs + (size_t)gap / 2;
}

/* Every second seat from @first: as the seat goes up by two, the round goes up by one, and the gap by one either way. */
static void
store_alternate (FabPairTable *table, const uint16_t *row, int first, int end, int j)
{
  size_t total = (size_t)table->n_rounds * (size_t)table->n_pairs;
  size_t place, step;

  if (first >= end)
    return;
  place = pair_place (table, first, j);
  step = (size_t)table->n_pairs + ((j - first) % 2 != 0 ? 1 : -1);
  if (j == table->n_rounds)
    step = 2 * (size_t)table->n_pairs;
  for (int i = first; i < end; i += 2) {
    table->distances[place] = row[i - first];
    place += step;
    if (place >= total)
      place -= total;
  }
}

static void
store_batch (FabPairTable *table, const uint16_t *rows, int first, int count)
{
  for (int j = first + 1; j < table->n_nodes; j++) {
    int end = first + count < j ? first + count : j;
    const uint16_t *row = rows + (size_t)j * BATCH;

    store_alternate (table, row, first, end, j);
    store_alternate (table, row + 1, first + 1, end, j);
  }
}

static int
advance_frontier (BatchSearch *search, int n_frontier)
{
  const FabGraph *graph = search->graph;
  int n_next = 0;

  for (int k = 0; k < n_frontier; k++) {
    int node = search->nodes[k];
    Sources sources = search->frontier[node];

    for (int e = graph->offsets[node]; e < graph->offsets[node + 1]; e++) {
      int other = graph->neighbours[e];
      uint64_t any = 0, before = 0;
      Sources *next = &search->next[other];
      const Sources *seen = &search->seen[other];

      for (int w = 0; w < WORDS; w++) {
        uint64_t fresh = sources.words[w] & ~seen->words[w];
        before |= next->words[w];
        any |= fresh;
        next->words[w] |= fresh;
      }
      search->next_nodes[n_next] = other;
      n_next += before == 0 && any != 0;
    }
  }
  return n_next;
}

static void
settle_frontier (BatchSearch *search, int n_next, int first, uint16_t level)
{
  int *swap = search->nodes;

  for (int k = 0; k < n_next; k++) {
    int node = search->next_nodes[k];
    Sources sources = search->next[node];

    search->frontier[node] = sources;
    search->next[node] = (Sources){ { 0 } };
    for (int w = 0; w < WORDS; w++)
      search->seen[node].words[w] |= sources.words[w];
    if (node < first) /* an earlier batch has stored these */
      continue;
    for (int w = 0; w < WORDS; w++)
      for (uint64_t bits = sources.words[w]; bits != 0; bits &= bits - 1)
        search->rows[(size_t)node * BATCH + (size_t)(64 * w + __builtin_ctzll (bits))] = level;
  }
  search->nodes = search->next_nodes;
  search->next_nodes = swap;
}

/* Breadth first from up to 64 sources at once, a bit for each (Then, Kaufmann & others 2014). Only nodes that some
 * search has just reached are looked at, which pays because the sources are near each other. Returns: the longest distance */
static int
search_batch (BatchSearch *search, int first, int count)
{
  int n_frontier = 0;
  uint16_t level = 0;

  for (int v = 0; v < search->graph->n_nodes; v++)
    search->seen[v] = (Sources){ { 0 } };
  for (int s = 0; s < count; s++) {
    search->seen[first + s].words[s / 64] = (uint64_t)1 << s % 64;
    search->frontier[first + s] = search->seen[first + s];
    search->nodes[n_frontier++] = first + s;
    search->rows[(size_t)(first + s) * BATCH + (size_t)s] = 0;
  }
  while (n_frontier > 0) {
    n_frontier = advance_frontier (search, n_frontier);
    settle_frontier (search, n_frontier, first, ++level);
  }
  return level - 1;
}

static void
fill_with_hops (FabPairTable *table, const FabGraph *graph, FabJob *job)
{
  size_t n = (size_t)graph->n_nodes;
  BatchSearch search = {
    .graph = graph,
    .seen = fab_job_new (job, Sources, n),
    .frontier = fab_job_new (job, Sources, n),
    .next = fab_job_new (job, Sources, n),
    .nodes = fab_job_new (job, int, n + 1), /* one more: see advance_frontier() */
    .next_nodes = fab_job_new (job, int, n + 1),
    .rows = fab_job_new (job, uint16_t, n *BATCH),
  };

  table->unit = 1;
  for (int first = 0; first < graph->n_nodes && fab_job_continues (job, (double)first / (double)n); first += BATCH) {
    int count = graph->n_nodes - first < BATCH ? graph->n_nodes - first : BATCH;
    int longest = search_batch (&search, first, count);

    store_batch (table, search.rows, first, count);
    table->longest = fab_max (table->longest, (float)longest);
  }
}

static void
fill_with_lengths (FabPairTable *table, const FabGraph *graph, FabJob *job)
{
  size_t n = (size_t)graph->n_nodes;
  float *distance = fab_job_new (job, float, n);
  FabSearch search;

  if (!fab_search_init (&search, graph, job))
    return;
  fab_search_from (&search, graph, 0, distance);
  for (size_t v = 0; v < n; v++)
    table->longest = fab_max (table->longest, 2 * distance[v]);
  table->unit = fab_max (table->longest / 65000, 1.0f / 256);
  for (int i = 0; i < graph->n_nodes && (i % 16 != 0 || fab_job_continues (job, (double)i / (double)n)); i++) {
    fab_search_from (&search, graph, i, distance);
    for (int j = i + 1; j < graph->n_nodes; j++)
      table->distances[pair_place (table, i, j)] = (uint16_t)fab_max (1, distance[j] / table->unit);
  }
}

bool
fab_pair_table_init (FabPairTable *table, const FabGraph *graph, FabJob *job)
{
  int n_seats = graph->n_nodes + graph->n_nodes % 2;
  FabJobBlock *mark;

  *table = (FabPairTable){
    .n_nodes = graph->n_nodes,
    .n_seats = n_seats,
    .n_rounds = n_seats - 1,
    .n_pairs = n_seats / 2,
    .distances = fab_job_new (job, uint16_t, (size_t)(n_seats - 1) * (size_t)(n_seats / 2)),
  };
  mark = fab_job_mark (job);
  if (fab_job_ok (job) && graph->lengths == NULL)
    fill_with_hops (table, graph, job);
  else if (fab_job_ok (job))
    fill_with_lengths (table, graph, job);
  fab_job_release (job, mark);
  return fab_job_ok (job);
}

/* Two runs of pairs of one round: forward seats count up, backward seats down, until one of them comes round the end. */
typedef struct {
  int first_pair[2], forward[2], backward[2], count[2];
} RoundRuns;

static RoundRuns
round_runs (const FabPairTable *table, int round)
{
  int pairs = table->n_pairs - 1;
  int below = round, above = table->n_rounds - 1 - round;
  int count = below < above ? below : above;

  return (RoundRuns){
    .first_pair = { 1, 1 + count },
    .forward = { round + 1, below < above ? round + count + 1 : 0 },
    .backward = { round - 1, below < above ? table->n_rounds - 1 : round - count - 1 },
    .count = { count, pairs - count },
  };
}

void
fab_pair_table_descend (const FabPairTable *table, const int *rounds, float rate, float *x, float *y)
{
  int last = table->n_seats - 1;

  for (int r = 0; r < table->n_rounds; r++) {
    const uint16_t *distances = table->distances + (size_t)rounds[r] * (size_t)table->n_pairs;
    RoundRuns runs = round_runs (table, rounds[r]);

    if (last < table->n_nodes)
      fab_kernel_descend (1, distances, table->unit, rate, x + last, y + last, x + rounds[r], y + rounds[r]);
    for (int k = 0; k < 2; k++)
      fab_kernel_descend (runs.count[k], distances + runs.first_pair[k], table->unit, rate, x + runs.forward[k],
                          y + runs.forward[k], x + runs.backward[k], y + runs.backward[k]);
  }
}

double
fab_pair_table_stress (const FabPairTable *table, const float *x, const float *y, double *scale)
{
  double sums[2] = { 0, 0 };
  double n_pairs = 0.5 * table->n_nodes * (table->n_nodes - 1.0);
  int last = table->n_seats - 1;

  for (int round = 0; round < table->n_rounds; round++) {
    const uint16_t *distances = table->distances + (size_t)round * (size_t)table->n_pairs;
    RoundRuns runs = round_runs (table, round);

    if (last < table->n_nodes)
      fab_kernel_pair_stress (1, distances, table->unit, x + last, y + last, x + round, y + round, sums);
    for (int k = 0; k < 2; k++)
      fab_kernel_pair_stress (runs.count[k], distances + runs.first_pair[k], table->unit, x + runs.forward[k],
                              y + runs.forward[k], x + runs.backward[k], y + runs.backward[k], sums);
  }
  if (scale != NULL)
    *scale = sums[1] > 0 ? sums[0] / sums[1] : 1;
  return sums[1] > 0 ? fmax (0, 1 - sums[0] / sums[1] * sums[0] / n_pairs) : 0;
}
