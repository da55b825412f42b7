#include "fab-paths.h"

#include <glib/gi18n-lib.h>

/* Looking for paths ends there, whatever the links are like: some tenths of a second. */
#define MAX_TRIES 2000000
#define FAR_AWAY  G_MAXUINT

/** Actors by number, and whom each is linked to: neighbours[starts[v]…starts[v + 1]], each once. */
typedef struct {
  guint n;
  gint64 *keys;
  GHashTable *numbers; /* gint64 * → number + 1 */
  GArray *ties;        /* of Tie, by their first actor, then their second */
  guint *starts;
  guint *distances; /* steps to the end; FAR_AWAY */
} Net;

typedef struct {
  guint from, to;
} Tie;

/* ---- The net ---- */

static guint
find_number (Net *self, gint64 key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &key));
}

static void
number_actors (Net *self, FabStore *store)
{

  self->n = fab_store_get_count (store, FAB_TABLE_ACTOR);
  self->keys = g_new (gint64, self->n + 1);
  self->numbers = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->n; i++) {
    FabRecord *actor = fab_store_get_nth (store, FAB_TABLE_ACTOR, i);

    self->keys[i] = fab_record_get_key (actor);
    g_hash_table_insert (self->numbers, &self->keys[i], GUINT_TO_POINTER (i + 1));
  }
}

static gboolean
is_one_way (FabStore *store, FabRecord *relation)
{
  FabRecord *type = fab_store_get_target (store, relation, FAB_RELATION_TYPE);

  return type != NULL && fab_record_get_boolean (type, FAB_RELATION_TYPE_DIRECTED);
}

static void
add_ties (Net *self, FabStore *store, FabRecord *relation, gboolean directed)
{
  guint source = find_number (self, fab_record_get_ref (relation, FAB_RELATION_SOURCE));
  guint target = find_number (self, fab_record_get_ref (relation, FAB_RELATION_TARGET));
  Tie there = { source - 1, target - 1 }, back = { target - 1, source - 1 };

  if (source == 0 || target == 0 || source == target)
    return;
  g_array_append_val (self->ties, there);
  if (!directed || !is_one_way (store, relation))
    g_array_append_val (self->ties, back);
}

static int
compare_ties (gconstpointer a, gconstpointer b)
{
  const Tie *first = a, *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  return (first->to > second->to) - (first->to < second->to);
}

static void
sort_ties (Net *self)
{
  guint kept = 0;

  g_array_sort (self->ties, compare_ties);
  for (guint i = 0; i < self->ties->len; i++) {
    Tie *tie = &g_array_index (self->ties, Tie, i);

    if (kept == 0 || compare_ties (tie, &g_array_index (self->ties, Tie, kept - 1)) != 0)
      g_array_index (self->ties, Tie, kept++) = *tie;
  }
  g_array_set_size (self->ties, kept);
  self->starts = g_new0 (guint, self->n + 2);
  for (guint i = 0; i < kept; i++)
    self->starts[g_array_index (self->ties, Tie, i).from + 1]++;
  for (guint v = 0; v < self->n; v++)
    self->starts[v + 1] += self->starts[v];
}

static void
make_net (Net *self, FabStore *store, const FabMapMatch *match, gboolean directed)
{

  number_actors (self, store);
  self->ties = g_array_new (FALSE, FALSE, sizeof (Tie));
  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_RELATION); i++) {
    FabRecord *relation = fab_store_get_nth (store, FAB_TABLE_RELATION, i);

    if (match == NULL || fab_map_match_has_relation (match, fab_record_get_key (relation)))
      add_ties (self, store, relation, directed);
  }
  sort_ties (self);
}

static void
clear_net (Net *self)
{
  g_hash_table_unref (self->numbers);
  g_array_unref (self->ties);
  g_free (self->keys);
  g_free (self->starts);
  g_free (self->distances);
}

/* (transfer full): for each actor the ties that lead to it, one after the other; *starts: (out) (transfer full): where those of each begin */
static guint *
turn_round (Net *self, guint **starts)
{
  guint *ties = g_new (guint, self->ties->len + 1), *place;

  *starts = g_new0 (guint, self->n + 2);
  for (guint i = 0; i < self->ties->len; i++)
    (*starts)[g_array_index (self->ties, Tie, i).to + 1]++;
  for (guint v = 0; v < self->n; v++)
    (*starts)[v + 1] += (*starts)[v];
  place = g_memdup2 (*starts, (self->n + 1) * sizeof (guint));
  for (guint i = 0; i < self->ties->len; i++)
    ties[place[g_array_index (self->ties, Tie, i).to]++] = i;
  g_free (place);
  return ties;
}

/* Breadth first from the end, against the ties' direction. */
static void
measure (Net *self, guint to)
{
  g_autofree guint *starts = NULL, *ties = turn_round (self, &starts), *queue = g_new (guint, self->n + 1);
  guint head = 0, tail = 0;

  self->distances = g_new (guint, self->n + 1);
  for (guint v = 0; v < self->n; v++)
    self->distances[v] = FAR_AWAY;
  self->distances[to] = 0;
  queue[tail++] = to;
  while (head < tail) {
    guint here = queue[head++];

    for (guint i = starts[here]; i < starts[here + 1]; i++) {
      guint other = g_array_index (self->ties, Tie, ties[i]).from;

      if (self->distances[other] != FAR_AWAY)
        continue;
      self->distances[other] = self->distances[here] + 1;
      queue[tail++] = other;
    }
  }
}

/* ---- Paths ---- */

/** A walk under way: the actors so far, and which tie of each is tried next. */
typedef struct {
  Net *net;
  guint to, length;
  guint *actors, *next;
  guint8 *visited;
  guint depth;
  guint tries;
  FabPaths *found;
} Walk;

static void
keep (Walk *self)
{
  GArray *path = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->length + 1);

  for (guint i = 0; i <= self->length; i++)
    g_array_append_val (path, self->net->keys[self->actors[i]]);
  g_ptr_array_add (self->found->paths, path);
}

/* Whether going on to @actor can still end after the length asked for. */
static gboolean
leads_on (Walk *self, guint actor)
{
  guint left = self->length - self->depth - 1;

  if (self->visited[actor] || (actor == self->to && left > 0))
    return FALSE;
  return self->net->distances[actor] <= left;
}

static void
step_forward (Walk *self, guint actor)
{
  self->depth++;
  self->actors[self->depth] = actor;
  self->next[self->depth] = self->net->starts[actor];
  self->visited[actor] = TRUE;
}

static void
step_back (Walk *self)
{
  self->visited[self->actors[self->depth]] = FALSE;
  self->depth--;
}

/* One step of the walk; FALSE where all was tried. */
static gboolean
walk_on (Walk *self)
{
  guint here = self->actors[self->depth], tie = self->next[self->depth]++, actor;

  if (self->depth == self->length || tie >= self->net->starts[here + 1]) {
    if (self->depth == 0)
      return FALSE;
    step_back (self);
    return TRUE;
  }
  actor = g_array_index (self->net->ties, Tie, tie).to;
  if (!leads_on (self, actor))
    return TRUE;
  step_forward (self, actor);
  if (actor == self->to)
    keep (self);
  return TRUE;
}

/* All paths of just that length, as many as are wanted. */
static void
find_of_length (Net *net, guint from, guint to, guint length, guint max, FabPaths *found)
{
  Walk walk = { .net = net, .to = to, .length = length, .found = found };

  walk.actors = g_new (guint, length + 1);
  walk.next = g_new (guint, length + 1);
  walk.visited = g_new0 (guint8, net->n + 1);
  walk.actors[0] = from;
  walk.next[0] = net->starts[from];
  walk.visited[from] = TRUE;
  while (found->paths->len < max && walk.tries++ < MAX_TRIES && walk_on (&walk))
    ;
  found->more |= walk.tries >= MAX_TRIES;
  g_free (walk.actors);
  g_free (walk.next);
  g_free (walk.visited);
}

static void
find_paths (Net *net, guint from, guint to, FabPathsScope scope, FabPaths *found)
{
  guint max = scope == FAB_PATHS_ONE ? 1 : FAB_PATHS_MAX + 1, shortest;

  measure (net, to);
  shortest = net->distances[from];
  if (shortest == FAR_AWAY)
    return;
  find_of_length (net, from, to, shortest, max, found);
  if (scope == FAB_PATHS_SHORT)
    find_of_length (net, from, to, shortest + 1, max, found);
  if (found->paths->len > FAB_PATHS_MAX) {
    found->more = TRUE;
    g_ptr_array_set_size (found->paths, FAB_PATHS_MAX);
  }
}

/**
 * fab_paths_find:
 * @match: (nullable): what a filter leaves; an end that it leaves out has no paths
 * @from, @to: keys of two actors
 * @directed: links that have a direction are followed that way only
 *
 * Breadth first from the end, then depth first along what comes nearer, so that no shortest way is tried in vain.
 *
 * Returns: (transfer full): at most %FAB_PATHS_MAX paths; none where there is no way, and from an actor to itself
 */
FabPaths *
fab_paths_find (FabStore *store, const FabMapMatch *match, gint64 from, gint64 to, FabPathsScope scope,
                gboolean directed)
{
  FabPaths *self = g_new0 (FabPaths, 1);
  Net net = { 0 };
  guint source, target;

  self->paths = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  make_net (&net, store, match, directed);
  source = find_number (&net, from);
  target = find_number (&net, to);
  if (source != 0 && target != 0 && source != target)
    find_paths (&net, source - 1, target - 1, scope, self);
  clear_net (&net);
  return self;
}

void
fab_paths_free (FabPaths *self)
{
  g_ptr_array_unref (self->paths);
  g_free (self);
}

/* ---- What they say ---- */

static gboolean
are_in_a_row (GArray *path, gint64 a, gint64 b)
{
  for (guint i = 1; i < path->len; i++) {
    gint64 first = g_array_index (path, gint64, i - 1), second = g_array_index (path, gint64, i);

    if ((first == a && second == b) || (first == b && second == a))
      return TRUE;
  }
  return FALSE;
}

static void
add_if_on_path (GHashTable *keys, const FabMapMatch *match, GArray *path, FabRecord *link)
{
  gint64 key = fab_record_get_key (link);

  if ((match == NULL || fab_map_match_has_relation (match, key)) &&
      are_in_a_row (path, fab_record_get_ref (link, FAB_RELATION_SOURCE),
                    fab_record_get_ref (link, FAB_RELATION_TARGET)))
    g_hash_table_add (keys, g_memdup2 (&key, sizeof key));
}

/** fab_paths_list_relations: (transfer full) (element-type gint64): the keys of all links between an actor of @path and the next one */
GHashTable *
fab_paths_list_relations (FabStore *store, const FabMapMatch *match, GArray *path)
{
  GHashTable *keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < path->len; i++) {
    FabRecord *actor = fab_store_get_record (store, g_array_index (path, gint64, i));
    g_autoptr (GPtrArray) links = NULL;

    if (actor == NULL)
      continue;
    links = fab_store_get_referrers (store, actor, FAB_TABLE_RELATION, FAB_RELATION_SOURCE);
    for (guint l = 0; l < links->len; l++)
      add_if_on_path (keys, match, path, g_ptr_array_index (links, l));
  }
  return keys;
}

/** fab_paths_describe: (transfer full): translated: "Mairie → Pays de Lorient → Optim'ism (2 steps)" */
char *
fab_paths_describe (FabStore *store, GArray *path)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint steps = path->len - 1;

  for (guint i = 0; i < path->len; i++) {
    FabRecord *actor = fab_store_get_record (store, g_array_index (path, gint64, i));

    g_string_append_printf (names, "%s%s", i > 0 ? " → " : "", actor != NULL ? fab_record_get_title (actor) : "?");
  }
  /* Translators: the actors of a path, and how many links it follows */
  return g_strdup_printf (ngettext ("%s (%u step)", "%s (%u steps)", steps), names->str, steps);
}
