#include <glib/gi18n.h>

#include "fab-map-canvas-private.h"
#include "fab-map-node-accessible.h"

/* More than that a screen reader is not given at once: the list is then the better way. */
#define MAX_CHILDREN 1000

/* ---- The walk ---- */

static guint
count_edges (FabMapScene *scene, guint node)
{
  guint n;

  fab_map_scene_get_node_edges (scene, node, &n);
  return n;
}

static int
compare_by_links (gconstpointer a, gconstpointer b, gpointer data)
{
  guint first = *(const guint *)a, second = *(const guint *)b;
  guint n_first = count_edges (data, first), n_second = count_edges (data, second);

  return n_first != n_second ? (n_first < n_second ? 1 : -1) : (first > second) - (first < second);
}

static void
push_neighbours (FabMapScene *scene, guint node, GArray *stack)
{
  guint n;
  const guint *edges = fab_map_scene_get_node_edges (scene, node, &n);

  for (guint i = n; i-- > 0;) {
    const FabMapEdge *edge = fab_map_scene_get_edge (scene, edges[i]);
    guint other = edge->source == node ? edge->target : edge->source;

    g_array_append_val (stack, other);
  }
}

/**
 * fab_map_canvas_get_walk:
 *
 * Returns: (transfer full): a GArray of guint, the visible nodes in the order in which Tab visits them: depth first along the links, from
 *   the actor with most links
 */
GArray *
fab_map_canvas_get_walk (FabMapCanvas *self)
{
  guint n = fab_map_scene_get_n_nodes (self->scene);
  GArray *walk = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  g_autoptr (GArray) starts = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *seen = g_new0 (gboolean, n + 1);

  for (guint v = 0; v < n; v++)
    g_array_append_val (starts, v);
  g_array_sort_with_data (starts, compare_by_links, self->scene);
  for (guint i = 0; i < n; i++) {
    g_array_append_val (stack, g_array_index (starts, guint, i));
    while (stack->len > 0) {
      guint node = g_array_index (stack, guint, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      if (seen[node])
        continue;
      seen[node] = TRUE;
      if (fab_map_canvas_is_visible (self, node))
        g_array_append_val (walk, node);
      push_neighbours (self->scene, node, stack);
    }
  }
  return walk;
}

/** fab_map_canvas_describe_actor: (transfer full): what is said of an actor: name, kind, number of links */
char *
fab_map_canvas_describe_actor (FabMapCanvas *self, guint node)
{
  const FabMapNode *n = fab_map_scene_get_node (self->scene, node);
  FabRecord *actor = fab_map_canvas_get_record (self, n->key);
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
  guint links = count_edges (self->scene, node);
  g_autofree char *count = g_strdup_printf (ngettext ("%u link", "%u links", links), links);

  if (actor == NULL)
    return g_strdup (n->label);
  return g_strdup_printf ("%s, %s, %s", fab_record_get_title (actor),
                          fab_choices_get_label (kinds, fab_record_get_text (actor, FAB_ACTOR_KIND)), count);
}

/* ---- The children that a screen reader sees ---- */

static gboolean
is_same (FabMapCanvas *self, GArray *walk)
{
  guint n = MIN (walk->len, MAX_CHILDREN);

  if (self->accessibles == NULL || self->accessibles->len != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (fab_map_node_accessible_get_key (g_ptr_array_index (self->accessibles, i)) !=
        fab_map_scene_get_node (self->scene, g_array_index (walk, guint, i))->key)
      return FALSE;
  return TRUE;
}

static void
update_names (FabMapCanvas *self, GArray *walk)
{
  for (guint i = 0; i < self->accessibles->len; i++) {
    g_autofree char *name = fab_map_canvas_describe_actor (self, g_array_index (walk, guint, i));

    fab_map_node_accessible_set_name (g_ptr_array_index (self->accessibles, i), name);
  }
}

static GHashTable *
index_by_key (GPtrArray *accessibles)
{
  GHashTable *by_key = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint i = 0; accessibles != NULL && i < accessibles->len; i++) {
    FabMapNodeAccessible *child = g_ptr_array_index (accessibles, i);
    gint64 key = fab_map_node_accessible_get_key (child);

    g_hash_table_insert (by_key, g_memdup2 (&key, sizeof key), g_object_ref (child));
  }
  return by_key;
}

static FabMapNodeAccessible *
take_child (FabMapCanvas *self, GHashTable *by_key, gint64 key)
{
  FabMapNodeAccessible *child = g_hash_table_lookup (by_key, &key);

  if (child == NULL)
    return fab_map_node_accessible_new (GTK_WIDGET (self), key);
  g_object_ref (child);
  g_hash_table_remove (by_key, &key);
  return child;
}

static void
forget_child (gpointer key, gpointer child, gpointer data)
{
  g_object_run_dispose (child);
}

/* An actor that stays keeps its accessible: a screen reader knows it by that. */
static void
make_children (FabMapCanvas *self, GArray *walk)
{
  g_autoptr (GHashTable) old = index_by_key (self->accessibles);
  GPtrArray *children = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MIN (walk->len, MAX_CHILDREN); i++)
    g_ptr_array_add (children,
                     take_child (self, old, fab_map_scene_get_node (self->scene, g_array_index (walk, guint, i))->key));
  for (guint i = 0; i < children->len; i++)
    fab_map_node_accessible_set_next (g_ptr_array_index (children, i),
                                      i + 1 < children->len ? g_ptr_array_index (children, i + 1) : NULL);
  g_hash_table_foreach (old, forget_child, NULL);
  g_clear_pointer (&self->accessibles, g_ptr_array_unref);
  self->accessibles = children;
}

/** fab_map_canvas_scene_accessible: lets the accessibility tree follow the scene */
void
fab_map_canvas_scene_accessible (FabMapCanvas *self)
{
  g_autoptr (GArray) walk = fab_map_canvas_get_walk (self);

  if (!is_same (self, walk))
    make_children (self, walk);
  update_names (self, walk);
}

void
fab_map_canvas_dispose_accessible (FabMapCanvas *self)
{
  /* A screen reader may hold on to them for a while: they must not reach for the canvas any more. */
  for (guint i = 0; self->accessibles != NULL && i < self->accessibles->len; i++)
    g_object_run_dispose (g_ptr_array_index (self->accessibles, i));
  g_clear_pointer (&self->accessibles, g_ptr_array_unref);
}

static GtkAccessible *
get_first_accessible_child (GtkAccessible *accessible)
{
  FabMapCanvas *self = FAB_MAP_CANVAS (accessible);

  if (self->accessibles == NULL || self->accessibles->len == 0)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->accessibles, 0));
}

/* A widget's accessible children are its child widgets; this widget has none, but drawn actors. */
void
fab_map_canvas_override_accessible (GtkAccessibleInterface *iface)
{
  iface->get_first_accessible_child = get_first_accessible_child;
}
