/* fab-matrix-order.c: who stands where in a matrix, and which stand together */
#include "fab-matrix-private.h"

#include <string.h>

#include "fab-text.h"

/** An actor with what it is sorted by. */
typedef struct {
  guint actor;
  guint group; /* first criterion: smaller comes first */
  char *name;  /* second: a sort key */
} Item;

typedef struct {
  const FabMatrixSource *source;
  FabMatrixOrder order;
  guint n;
  Item *items;
  guint *ranks; /* of territories: their place in the alphabet */
} Sorting;

static const FabMatrixActor *
get_actor (const Sorting *self, guint actor)
{
  return &g_array_index (self->source->actors, FabMatrixActor, actor);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *p = a, *q = b;
  int names;

  if (p->group != q->group)
    return p->group < q->group ? -1 : 1;
  names = strcmp (p->name, q->name);
  return names != 0 ? names : (p->actor < q->actor ? -1 : p->actor > q->actor);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  GPtrArray *names = data;

  return fab_text_compare (g_ptr_array_index (names, *(const guint *)a), g_ptr_array_index (names, *(const guint *)b));
}

static guint *
rank_territories (const FabMatrixSource *source)
{
  GPtrArray *names = source->territories;
  g_autofree guint *sorted = g_new (guint, names->len + 1);
  guint *ranks = g_new (guint, names->len + 1);

  for (guint i = 0; i < names->len; i++)
    sorted[i] = i;
  g_sort_array (sorted, names->len, sizeof (guint), compare_names, names);
  for (guint i = 0; i < names->len; i++)
    ranks[sorted[i]] = i;
  return ranks;
}

static guint
get_group (const Sorting *self, const FabMatrixActor *actor)
{
  switch (self->order) {
  case FAB_MATRIX_BY_CIRCLE:
    return actor->circle;
  case FAB_MATRIX_BY_KIND:
    return actor->kind;
  case FAB_MATRIX_BY_TERRITORY:
    return actor->territory != FAB_MATRIX_NONE ? self->ranks[actor->territory] : FAB_MATRIX_NONE;
  case FAB_MATRIX_BY_LINKS:
    return G_MAXUINT - actor->n_links;
  case FAB_MATRIX_BY_NAME:
  default:
    return 0;
  }
}

static void
sort (Sorting *self)
{
  for (guint i = 0; i < self->n; i++) {
    const FabMatrixActor *actor = get_actor (self, i);

    self->items[i] = (Item){ i, get_group (self, actor), fab_text_sort_key (actor->name) };
  }
  qsort (self->items, self->n, sizeof (Item), compare_items);
}

/* ---- Groups ---- */

static const char *
get_group_name (const Sorting *self, const FabMatrixActor *actor)
{
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;

  switch (self->order) {
  case FAB_MATRIX_BY_KIND:
    return fab_choices_get_label (kinds, kinds->choices[actor->kind].code);
  case FAB_MATRIX_BY_TERRITORY:
    return actor->territory != FAB_MATRIX_NONE ? g_ptr_array_index (self->source->territories, actor->territory) : NULL;
  default:
    return NULL;
  }
}

/* A single group says nothing. */
static void
find_groups (const Sorting *self, GArray *groups)
{
  if (self->order == FAB_MATRIX_BY_NAME || self->order == FAB_MATRIX_BY_LINKS)
    return;
  for (guint i = 0; i < self->n; i++) {
    FabMatrixGroup group = { get_group_name (self, get_actor (self, self->items[i].actor)), self->items[i].group, i,
                             1 };

    if (i > 0 && self->items[i].group == self->items[i - 1].group)
      g_array_index (groups, FabMatrixGroup, groups->len - 1).n++;
    else
      g_array_append_val (groups, group);
  }
  if (groups->len == 1)
    g_array_set_size (groups, 0);
}

/* ---- Within a circle ---- */

/* Ties within the group of entries that begins at @group->first, as pairs of places within the group. */
static GArray *
find_inner_ties (const FabMatrixSource *source, const guint *places, const FabMatrixGroup *group)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint[2]));

  for (guint t = 0; t < source->ties->len; t++) {
    const FabMatrixTie *tie = &g_array_index (source->ties, FabMatrixTie, t);
    guint pair[2] = { places[tie->source] - group->first, places[tie->target] - group->first };

    if (pair[0] < group->n && pair[1] < group->n && pair[0] != pair[1])
      g_array_append_val (pairs, pair);
  }
  return pairs;
}

static void
seriate_group (const FabMatrixSource *source, const FabMatrixGroup *group, const guint *places, guint *actors)
{
  g_autoptr (GArray) ties = find_inner_ties (source, places, group);
  g_autofree guint *order = g_new (guint, group->n);
  g_autofree guint *before = g_memdup2 (actors + group->first, group->n * sizeof (guint));

  fab_matrix_seriate (group->n, ties->len, (const guint (*)[2]) (void *)ties->data, order);
  for (guint i = 0; i < group->n; i++)
    actors[group->first + i] = before[order[i]];
}

static void
seriate (const FabMatrixSource *source, FabMatrixArrangement *arrangement)
{
  FabMatrixGroup all = { .n = source->actors->len };
  g_autofree guint *places = g_new (guint, source->actors->len + 1);

  for (guint i = 0; i < source->actors->len; i++)
    places[arrangement->actors[i]] = i;
  if (arrangement->groups->len == 0)
    seriate_group (source, &all, places, arrangement->actors);
  for (guint g = 0; g < arrangement->groups->len; g++) {
    const FabMatrixGroup *group = &g_array_index (arrangement->groups, FabMatrixGroup, g);

    if (group->n > 2)
      seriate_group (source, group, places, arrangement->actors);
  }
}

/** fab_matrix_arrange: @arrangement: (out): whose parts are the caller's */
void
fab_matrix_arrange (const FabMatrixSource *source, FabMatrixOrder order, FabMatrixArrangement *arrangement)
{
  guint n = source->actors->len;
  g_autofree guint *ranks = rank_territories (source);
  g_autofree Item *items = g_new (Item, n + 1);
  Sorting sorting = { source, order, n, items, ranks };

  sort (&sorting);
  arrangement->actors = g_new (guint, n + 1);
  arrangement->groups = g_array_new (FALSE, FALSE, sizeof (FabMatrixGroup));
  find_groups (&sorting, arrangement->groups);
  for (guint i = 0; i < n; i++) {
    arrangement->actors[i] = items[i].actor;
    g_free (items[i].name);
  }
  if (order == FAB_MATRIX_BY_CIRCLE)
    seriate (source, arrangement);
}
