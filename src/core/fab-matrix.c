#include "fab-matrix-private.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

struct _FabMatrix {
  gatomicrefcount ref_count;
  FabMatrixWhat what;
  guint n, n_links;

  /* Owned */
  GStringChunk *names;
  FabMatrixEntry *entries;
  GArray *groups;     /* of FabMatrixGroup */
  GArray *styles;     /* of FabMatrixStyle: those that are in use */
  guint *first_cells; /* of each row; n + 1 */
  GArray *cells;      /* of FabMatrixCell, by row and column */
  GArray *links;      /* of FabMatrixLink, by cell */
  GHashTable *places; /* gint64 * of an actor → its entry + 1; the keys are the entries' */
  guint max_links;
  double max_share;
};

G_DEFINE_BOXED_TYPE (FabMatrix, fab_matrix, fab_matrix_ref, fab_matrix_unref)

/* ---- Entries ---- */

static void
add_entry (FabMatrix *self, guint place, const FabMatrixActor *actor)
{
  self->entries[place] = (FabMatrixEntry){
    .key = actor->key,
    .name = g_string_chunk_insert (self->names, actor->name),
    .kind = actor->kind,
    .group = FAB_MATRIX_NONE,
    .n_actors = 1,
    .n_links = actor->n_links,
  };
  g_hash_table_insert (self->places, &self->entries[place].key, GUINT_TO_POINTER (place + 1));
}

static void
take_groups (FabMatrix *self, GArray *groups)
{
  for (guint g = 0; g < groups->len; g++) {
    FabMatrixGroup *group = &g_array_index (groups, FabMatrixGroup, g);

    if (group->name != NULL)
      group->name = g_string_chunk_insert (self->names, group->name);
    for (guint i = 0; i < group->n; i++)
      self->entries[group->first + i].group = g;
  }
  self->groups = groups;
}

/* Returns: (transfer full): which entry each of the source's actors is. */
static guint *
add_actors (FabMatrix *self, const FabMatrixSource *source, FabMatrixOrder order)
{
  FabMatrixArrangement arrangement;
  guint *entries;

  fab_matrix_arrange (source, order, &arrangement);
  self->n = source->actors->len;
  self->entries = g_new0 (FabMatrixEntry, self->n + 1);
  entries = g_new (guint, self->n + 1);
  for (guint i = 0; i < self->n; i++) {
    add_entry (self, i, &g_array_index (source->actors, FabMatrixActor, arrangement.actors[i]));
    entries[arrangement.actors[i]] = i;
  }
  take_groups (self, arrangement.groups);
  g_free (arrangement.actors);
  return entries;
}

static void
count_kind_links (FabMatrix *self, const FabMatrixSource *source, const guint *entries)
{
  for (guint t = 0; t < source->ties->len; t++) {
    const FabMatrixTie *tie = &g_array_index (source->ties, FabMatrixTie, t);

    self->entries[entries[tie->source]].n_links++;
    if (entries[tie->target] != entries[tie->source])
      self->entries[entries[tie->target]].n_links++;
  }
}

/* The kinds that there are, in their own order. Returns: as add_actors(). */
static guint *
add_kinds (FabMatrix *self, const FabMatrixSource *source)
{
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
  g_autofree guint *counts = g_new0 (guint, kinds->n_choices + 1), *places = g_new0 (guint, kinds->n_choices + 1);
  guint *entries = g_new (guint, source->actors->len + 1);

  self->entries = g_new0 (FabMatrixEntry, kinds->n_choices + 1);
  self->groups = g_array_new (FALSE, FALSE, sizeof (FabMatrixGroup));
  for (guint i = 0; i < source->actors->len; i++)
    counts[g_array_index (source->actors, FabMatrixActor, i).kind]++;
  for (guint k = 0; k < kinds->n_choices; k++) {
    if (counts[k] == 0)
      continue;
    places[k] = self->n;
    self->entries[self->n++] = (FabMatrixEntry){
      .name = g_string_chunk_insert (self->names, fab_choices_get_label (kinds, kinds->choices[k].code)),
      .kind = k,
      .group = FAB_MATRIX_NONE,
      .n_actors = counts[k],
    };
  }
  for (guint i = 0; i < source->actors->len; i++)
    entries[i] = places[g_array_index (source->actors, FabMatrixActor, i).kind];
  count_kind_links (self, source, entries);
  return entries;
}

/* ---- Kinds of links ---- */

/* Keeps those that are in use. Returns: (transfer full): the new index of each. */
static guint *
add_styles (FabMatrix *self, const FabMatrixSource *source)
{
  guint *styles = g_new0 (guint, source->styles->len + 1);

  for (guint s = 0; s < source->styles->len; s++) {
    FabMatrixStyle style = g_array_index (source->styles, FabMatrixStyle, s);

    if (style.n_links == 0)
      continue;
    styles[s] = self->styles->len;
    style.name = g_string_chunk_insert (self->names, style.name);
    g_array_append_val (self->styles, style);
  }
  return styles;
}

/* ---- Cells ---- */

/** A link in one cell. */
typedef struct {
  guint row, column, style;
  guint source, target; /* actors */
  gint64 key;
} Entering;

static int
compare_entering (gconstpointer a, gconstpointer b)
{
  const Entering *p = a, *q = b;
  const guint x[] = { p->row, p->column, p->source, p->target, p->style };
  const guint y[] = { q->row, q->column, q->source, q->target, q->style };

  for (guint i = 0; i < G_N_ELEMENTS (x); i++)
    if (x[i] != y[i])
      return x[i] < y[i] ? -1 : 1;
  return p->key < q->key ? -1 : p->key > q->key;
}

/* A link without direction is on both sides; within one kind, that is one cell, which it enters twice, from each of its ends. */
static GArray *
enter_ties (FabMatrix *self, const FabMatrixSource *source, const guint *entries, const guint *styles)
{
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (Entering), source->ties->len * 2);

  for (guint t = 0; t < source->ties->len; t++) {
    const FabMatrixTie *tie = &g_array_index (source->ties, FabMatrixTie, t);
    const FabMatrixStyle *style = &g_array_index (source->styles, FabMatrixStyle, tie->style);
    Entering there = { entries[tie->source], entries[tie->target], styles[tie->style],
                       tie->source,          tie->target,          tie->key };
    Entering back = { there.column, there.row, there.style, there.target, there.source, tie->key };

    g_array_append_val (all, there);
    if (!style->directed && tie->source != tie->target)
      g_array_append_val (all, back);
  }
  g_array_sort (all, compare_entering);
  return all;
}

/* Whether the cell's links up to @end hold @key already, the other way round. */
static gboolean
is_known (GHashTable *known, const Entering *entering)
{
  return entering->row == entering->column && !g_hash_table_add (known, (gpointer)&entering->key);
}

static guint
find_main_style (const FabMatrix *self, const FabMatrixCell *cell, guint *counts)
{
  guint best = 0;

  memset (counts, 0, self->styles->len * sizeof (guint));
  for (guint i = 0; i < cell->n_links; i++)
    counts[g_array_index (self->links, FabMatrixLink, cell->first_link + i).style]++;
  for (guint s = 1; s < self->styles->len; s++)
    if (counts[s] > counts[best])
      best = s;
  return best;
}

/* Adds the cell that @all holds from @i on. Returns: where the next one begins. */
static guint
add_cell (FabMatrix *self, GArray *all, guint i, GHashTable *known, guint *counts)
{
  const Entering *first = &g_array_index (all, Entering, i), *last = NULL;
  FabMatrixCell cell = { .column = first->column, .first_link = self->links->len };

  for (; i < all->len; i++) {
    const Entering *next = &g_array_index (all, Entering, i);
    FabMatrixLink link = { next->key, next->style };

    if (next->row != first->row || next->column != first->column)
      break;
    if (next->source != next->target && (last == NULL || last->source != next->source || last->target != next->target))
      cell.n_pairs++;
    last = next;
    if (!is_known (known, next))
      g_array_append_val (self->links, link);
  }
  cell.n_links = self->links->len - cell.first_link;
  cell.style = find_main_style (self, &cell, counts);
  g_array_append_val (self->cells, cell);
  return i;
}

static void
add_cells (FabMatrix *self, const FabMatrixSource *source, const guint *entries, const guint *styles)
{
  g_autoptr (GArray) all = enter_ties (self, source, entries, styles);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree guint *counts = g_new0 (guint, self->styles->len + 1);
  guint i = 0;

  self->first_cells = g_new0 (guint, self->n + 1);
  for (guint row = 0; row < self->n; row++) {
    self->first_cells[row] = self->cells->len;
    while (i < all->len && g_array_index (all, Entering, i).row == row)
      i = add_cell (self, all, i, known, counts);
  }
  self->first_cells[self->n] = self->cells->len;
}

static void
find_extremes (FabMatrix *self)
{
  for (guint row = 0; row < self->n; row++)
    for (guint i = self->first_cells[row]; i < self->first_cells[row + 1]; i++) {
      const FabMatrixCell *cell = &g_array_index (self->cells, FabMatrixCell, i);

      self->max_links = MAX (self->max_links, cell->n_links);
      self->max_share = MAX (self->max_share, fab_matrix_get_share (self, row, cell->column));
    }
}

/* ---- The matrix ---- */

/**
 * fab_matrix_new:
 * @order: of actors
 *
 * May be called in any thread.
 *
 * Returns: (transfer full): @source ordered and counted
 */
FabMatrix *
fab_matrix_new (const FabMatrixSource *source, FabMatrixWhat what, FabMatrixOrder order)
{
  FabMatrix *self = g_new0 (FabMatrix, 1);
  g_autofree guint *entries = NULL, *styles = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->what = what;
  self->n_links = source->ties->len;
  self->names = g_string_chunk_new (4096);
  self->styles = g_array_new (FALSE, FALSE, sizeof (FabMatrixStyle));
  self->cells = g_array_new (FALSE, FALSE, sizeof (FabMatrixCell));
  self->links = g_array_new (FALSE, FALSE, sizeof (FabMatrixLink));
  self->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  entries = what == FAB_MATRIX_OF_KINDS ? add_kinds (self, source) : add_actors (self, source, order);
  styles = add_styles (self, source);
  add_cells (self, source, entries, styles);
  find_extremes (self);
  return self;
}

FabMatrix *
fab_matrix_ref (FabMatrix *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fab_matrix_unref (FabMatrix *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->places);
  g_array_unref (self->links);
  g_array_unref (self->cells);
  g_array_unref (self->styles);
  g_array_unref (self->groups);
  g_string_chunk_free (self->names);
  g_free (self->first_cells);
  g_free (self->entries);
  g_free (self);
}

FabMatrixWhat
fab_matrix_get_what (FabMatrix *self)
{
  return self->what;
}

/** fab_matrix_get_n_entries: how many rows, which is how many columns */
guint
fab_matrix_get_n_entries (FabMatrix *self)
{
  return self->n;
}

guint
fab_matrix_get_n_groups (FabMatrix *self)
{
  return self->groups->len;
}

guint
fab_matrix_get_n_styles (FabMatrix *self)
{
  return self->styles->len;
}

/** fab_matrix_get_n_links: how many links there are, each counted once */
guint
fab_matrix_get_n_links (FabMatrix *self)
{
  return self->n_links;
}

const FabMatrixEntry *
fab_matrix_get_entry (FabMatrix *self, guint entry)
{
  return &self->entries[entry];
}

const FabMatrixGroup *
fab_matrix_get_group (FabMatrix *self, guint group)
{
  return &g_array_index (self->groups, FabMatrixGroup, group);
}

const FabMatrixStyle *
fab_matrix_get_style (FabMatrix *self, guint style)
{
  return &g_array_index (self->styles, FabMatrixStyle, style);
}

/** fab_matrix_find_entry: the row and column of an actor, or %FAB_MATRIX_NONE */
guint
fab_matrix_find_entry (FabMatrix *self, gint64 key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &key)) - 1;
}

/** fab_matrix_get_row: (array length=n_cells): the cells of a row that hold links, by column */
const FabMatrixCell *
fab_matrix_get_row (FabMatrix *self, guint row, guint *n_cells)
{
  *n_cells = self->first_cells[row + 1] - self->first_cells[row];
  return (const FabMatrixCell *)(void *)self->cells->data + self->first_cells[row];
}

/** fab_matrix_get_cells: (array length=n_cells): those of a row's cells whose column is at least @from and less than @to */
const FabMatrixCell *
fab_matrix_get_cells (FabMatrix *self, guint row, guint from, guint to, guint *n_cells)
{
  const FabMatrixCell *cells = fab_matrix_get_row (self, row, n_cells);
  guint low = 0, high = *n_cells, end;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (cells[middle].column < from)
      low = middle + 1;
    else
      high = middle;
  }
  for (end = low; end < *n_cells && cells[end].column < to; end++)
    continue;
  *n_cells = end - low;
  return cells + low;
}

/** fab_matrix_find_cell: (nullable): the links from @row to @column; %NULL where there is none */
const FabMatrixCell *
fab_matrix_find_cell (FabMatrix *self, guint row, guint column)
{
  guint n;
  const FabMatrixCell *cell = fab_matrix_get_cells (self, row, column, column + 1, &n);

  return n > 0 ? cell : NULL;
}

/** fab_matrix_get_links: (array): the @cell's links, as many as its n_links */
const FabMatrixLink *
fab_matrix_get_links (FabMatrix *self, const FabMatrixCell *cell)
{
  return &g_array_index (self->links, FabMatrixLink, cell->first_link);
}

/**
 * fab_matrix_get_share:
 *
 * How many of the pairs of different actors that could be tied from @row to @column are: 0 to 1. What one link ties in both directions counts in both.
 */
double
fab_matrix_get_share (FabMatrix *self, guint row, guint column)
{
  const FabMatrixCell *cell = fab_matrix_find_cell (self, row, column);
  double n = self->entries[row].n_actors;
  double possible = n * (row == column ? n - 1 : self->entries[column].n_actors);

  return cell != NULL && possible > 0 ? cell->n_pairs / possible : 0;
}

/** fab_matrix_get_max_links: the links of the fullest cell */
guint
fab_matrix_get_max_links (FabMatrix *self)
{
  return self->max_links;
}

/** fab_matrix_get_max_share: the largest share, see fab_matrix_get_share() */
double
fab_matrix_get_max_share (FabMatrix *self)
{
  return self->max_share;
}
