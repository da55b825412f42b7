#include "fab-map-model-private.h"

#include "fab-map-source.h"

static guint signals[FAB_MAP_MODEL_N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabMapModel, fab_map_model, G_TYPE_OBJECT)

static FabStore *
get_store (FabMapModel *self)
{
  return fab_context_get_store (self->context);
}

void
fab_map_model_emit (FabMapModel *self, FabMapModelSignal which)
{
  g_signal_emit (self, signals[which], 0);
}

/* ---- The scene ---- */

/* Gives nodes that the project has no place for the one that a layout found. */
static FabMapScene *
apply_kept (FabMapModel *self, FabMapScene *scene)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (FabPoint));

  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++) {
    const FabMapNode *node = fab_map_scene_get_node (scene, v);
    FabPoint *place = node->placed ? NULL : g_hash_table_lookup (self->kept, &node->key);

    if (place == NULL)
      continue;
    g_array_append_val (nodes, v);
    g_array_append_val (places, *place);
  }
  if (nodes->len == 0)
    return fab_map_scene_ref (scene);
  return fab_map_scene_moved (scene, nodes->len, (guint *)nodes->data, (FabPoint *)places->data);
}

static guint
count_unplaced (FabMapScene *scene)
{
  guint n = 0;

  for (guint v = 0; v < fab_map_scene_get_n_nodes (scene); v++)
    n += !fab_map_scene_get_node (scene, v)->placed;
  return n;
}

static void
start_arranging (FabMapModel *self, const FabMapArrangeWish *wish, gboolean on_purpose)
{
  self->arranging = on_purpose;
  fab_map_arranger_start (self->arranger, self->scene, wish);
  g_signal_emit (self, signals[FAB_MAP_MODEL_BUSY], 0);
}

static void
place_new (FabMapModel *self)
{
  guint n = fab_map_scene_get_n_nodes (self->scene), unplaced = count_unplaced (self->scene);
  FabMapArrangeWish wish = { .only_new = unplaced < n, .aspect = self->aspect };

  if (unplaced > 0 && !self->gave_up && !fab_map_arranger_is_busy (self->arranger))
    start_arranging (self, &wish, FALSE);
}

/** fab_map_model_get_options: (out caller-allocates): what the scene is made with; what it points to is the model's */
void
fab_map_model_get_options (FabMapModel *self, FabMapSceneOptions *options)
{
  FabRecord *territory = fab_context_get_territory (self->context), *map = fab_context_get_map (self->context);

  *options = (FabMapSceneOptions){
    .territory = territory,
    .view = map != territory ? map : NULL,
    .decoration = self->decoration,
    .circles = self->circles,
    .brokerage = self->brokerage,
    .logos = self->logos,
  };
}

void
fab_map_model_rebuild (FabMapModel *self)
{
  FabMapSceneOptions options;

  fab_map_model_get_options (self, &options);
  g_autoptr (FabMapScene) fresh = fab_map_scene_new_from_store (get_store (self), &options);

  g_clear_pointer (&self->scene, fab_map_scene_unref);
  self->scene = apply_kept (self, fresh);
  g_signal_emit (self, signals[FAB_MAP_MODEL_CHANGED], 0);
  place_new (self);
}

static void
on_refresh (gpointer data)
{
  FabMapModel *self = data;

  self->refresh_source = 0;
  fab_map_model_rebuild (self);
}

void
fab_map_model_queue_refresh (FabMapModel *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_once (on_refresh, self);
}

/** fab_map_model_refresh: takes in at once what else would be taken in when the program is idle */
void
fab_map_model_refresh (FabMapModel *self)
{
  if (self->refresh_source == 0)
    return;
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  fab_map_model_rebuild (self);
}

/* ---- News ---- */

static gboolean
concerns_map (const FabChange *change)
{
  switch (change->table) {
  case FAB_TABLE_ACTOR:
  case FAB_TABLE_RELATION:
  case FAB_TABLE_RELATION_TYPE:
  case FAB_TABLE_MAP_POSITION:
  case FAB_TABLE_TERRITORY:
  case FAB_TABLE_AWARD:
  case FAB_TABLE_CHARTER_LEVEL:
    return TRUE;
  default:
    return FALSE;
  }
}

static void
on_committed (FabMapModel *self, GPtrArray *changes)
{
  if (self->writing)
    return;
  for (guint i = 0; i < changes->len; i++) {
    if (!concerns_map (g_ptr_array_index (changes, i)))
      continue;
    self->gave_up = FALSE;
    fab_map_model_queue_refresh (self);
    return;
  }
}

/* Places are kept for each map: those found for another one are of no use here. */
static void
on_other_map (FabMapModel *self)
{
  fab_map_arranger_stop (self->arranger);
  g_signal_emit (self, signals[FAB_MAP_MODEL_BUSY], 0);
  g_clear_handle_id (&self->write_source, g_source_remove);
  g_array_set_size (self->to_write, 0);
  g_hash_table_remove_all (self->kept);
  self->gave_up = FALSE;
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  fab_map_model_rebuild (self);
}

/* ---- The object ---- */

static void
fab_map_model_dispose (GObject *object)
{
  FabMapModel *self = FAB_MAP_MODEL (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->write_source, g_source_remove);
  if (self->arranger != NULL)
    fab_map_arranger_stop (self->arranger);
  g_clear_object (&self->arranger);
  g_clear_object (&self->context);
  g_clear_pointer (&self->scene, fab_map_scene_unref);
  g_clear_pointer (&self->past, fab_map_scene_unref);
  g_clear_pointer (&self->moment, fab_map_moment_unref);
  g_clear_object (&self->past_store);
  g_clear_pointer (&self->caption, g_free);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->to_write, g_array_unref);
  g_clear_pointer (&self->logos, fab_map_logos_free);
  g_clear_pointer (&self->circles, g_hash_table_unref);
  g_clear_pointer (&self->brokerage, g_hash_table_unref);
  G_OBJECT_CLASS (fab_map_model_parent_class)->dispose (object);
}

static void
fab_map_model_class_init (FabMapModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_map_model_dispose;

  /** FabMapModel::changed: there is another scene */
  signals[FAB_MAP_MODEL_CHANGED] =
      g_signal_new ("changed", FAB_TYPE_MAP_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** FabMapModel::arranged: all actors stand elsewhere, because somebody wanted so */
  signals[FAB_MAP_MODEL_ARRANGED] =
      g_signal_new ("arranged", FAB_TYPE_MAP_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** FabMapModel::busy: a layout began or ended */
  signals[FAB_MAP_MODEL_BUSY] =
      g_signal_new ("busy", FAB_TYPE_MAP_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_map_model_init (FabMapModel *self)
{
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->to_write = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->logos = fab_map_logos_new ();
  self->arranger = fab_map_arranger_new ();
  g_signal_connect_object (self->arranger, "done", G_CALLBACK (fab_map_model_take_result), self, G_CONNECT_SWAPPED);
}

/** fab_map_model_new: (transfer full): the map of the territory that @context looks at, from now on */
FabMapModel *
fab_map_model_new (FabContext *context)
{
  FabMapModel *self = g_object_new (FAB_TYPE_MAP_MODEL, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (get_store (self), "committed", G_CALLBACK (on_committed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::territory", G_CALLBACK (on_other_map), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::map-view", G_CALLBACK (on_other_map), self, G_CONNECT_SWAPPED);
  fab_map_model_rebuild (self);
  return self;
}

/** fab_map_model_get_context: (transfer none) */
FabContext *
fab_map_model_get_context (FabMapModel *self)
{
  return self->context;
}

/** fab_map_model_get_scene: (transfer none): the scene that is shown at this moment; hold a reference to keep it */
FabMapScene *
fab_map_model_get_scene (FabMapModel *self)
{
  return self->past != NULL ? self->past : self->scene;
}

/** fab_map_model_get_today: (transfer none): the map as it is now, whatever is shown */
FabMapScene *
fab_map_model_get_today (FabMapModel *self)
{
  return self->scene;
}

/**
 * fab_map_model_show_past:
 * @scene: (nullable): the map at another time, shown in place of the present one and not to be edited; %NULL: the present again
 * @moment: (nullable): the actors and links of that time; where two are compared, of the later one
 * @caption: (nullable): what it shows, for exports and headings
 */
void
fab_map_model_show_past (FabMapModel *self, FabMapScene *scene, FabMapMoment *moment, const char *caption)
{
  if (scene == NULL && self->past == NULL)
    return;
  g_clear_pointer (&self->past, fab_map_scene_unref);
  g_clear_pointer (&self->moment, fab_map_moment_unref);
  g_clear_object (&self->past_store);
  self->past = scene != NULL ? fab_map_scene_ref (scene) : NULL;
  self->moment = scene != NULL && moment != NULL ? fab_map_moment_ref (moment) : NULL;
  g_set_str (&self->caption, caption);
  g_signal_emit (self, signals[FAB_MAP_MODEL_CHANGED], 0);
}

/** fab_map_model_is_past: whether another time than the present is shown: nothing is edited there */
gboolean
fab_map_model_is_past (FabMapModel *self)
{
  return self->past != NULL;
}

/** fab_map_model_get_moment: (transfer none) (nullable): the actors and links of the time that is shown, where it is not the present */
FabMapMoment *
fab_map_model_get_moment (FabMapModel *self)
{
  return self->moment;
}

/** fab_map_model_get_shown_store: (transfer none): the project; or, for reading, the actors and links of the time that is shown */
FabStore *
fab_map_model_get_shown_store (FabMapModel *self)
{
  if (self->moment == NULL)
    return get_store (self);
  if (self->past_store == NULL)
    self->past_store = fab_store_new_from_moment (self->moment);
  return self->past_store;
}

/** fab_map_model_get_caption: (nullable): which time is shown, where it is not the present */
const char *
fab_map_model_get_caption (FabMapModel *self)
{
  return self->past != NULL ? self->caption : NULL;
}

/** fab_map_model_get_actor: (transfer none) (nullable): the record behind a node of the scene shown; %NULL where it is gone */
FabRecord *
fab_map_model_get_actor (FabMapModel *self, guint node)
{
  return fab_store_get_record (get_store (self), fab_map_scene_get_node (fab_map_model_get_scene (self), node)->key);
}

/** fab_map_model_count_links: how many links of @actor are on the map */
guint
fab_map_model_count_links (FabMapModel *self, FabRecord *actor)
{
  guint node = fab_map_scene_find_node (self->scene, fab_record_get_key (actor)), n = 0;

  if (node != FAB_MAP_NONE)
    fab_map_scene_get_node_edges (self->scene, node, &n);
  return n;
}

/** fab_map_model_shows: whether @actor is on the map */
gboolean
fab_map_model_shows (FabMapModel *self, FabRecord *actor)
{
  return fab_map_scene_find_node (self->scene, fab_record_get_key (actor)) != FAB_MAP_NONE;
}

/** fab_map_model_get_decoration: (transfer none): what colours, sizes and shapes stand for */
const FabMapDecoration *
fab_map_model_get_decoration (FabMapModel *self)
{
  return &self->decoration;
}

/** fab_map_model_set_decoration: changes what colours, sizes and shapes stand for; nobody moves for that */
void
fab_map_model_set_decoration (FabMapModel *self, const FabMapDecoration *decoration)
{
  if (fab_map_decoration_equal (&self->decoration, decoration))
    return;
  self->decoration = *decoration;
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  fab_map_model_rebuild (self);
}

/**
 * fab_map_model_set_measures:
 * @circles: (nullable): gint64 * (an actor's key) → the index of its circle, as a pointer
 * @brokerage: (nullable): gint64 * (an actor's key) → double *, 0 to 1
 *
 * What an analysis found, for colours by circle and sizes by part as go-between. The tables are not to be changed any more.
 */
void
fab_map_model_set_measures (FabMapModel *self, GHashTable *circles, GHashTable *brokerage)
{
  g_clear_pointer (&self->circles, g_hash_table_unref);
  g_clear_pointer (&self->brokerage, g_hash_table_unref);
  self->circles = circles != NULL ? g_hash_table_ref (circles) : NULL;
  self->brokerage = brokerage != NULL ? g_hash_table_ref (brokerage) : NULL;
  if (self->decoration.choices[FAB_MAP_COLOR] == FAB_MAP_COLOR_BY_CIRCLE ||
      self->decoration.choices[FAB_MAP_SIZE] == FAB_MAP_SIZE_BY_BROKERAGE)
    fab_map_model_queue_refresh (self);
}

/** fab_map_model_set_aspect: @aspect: width of the view divided by its height: what a layout should fill */
void
fab_map_model_set_aspect (FabMapModel *self, double aspect)
{
  self->aspect = aspect;
}

/**
 * fab_map_model_arrange:
 * @ignore_pinned: pinned actors move too
 *
 * Lays everything out anew, as one gesture that can be undone.
 */
void
fab_map_model_arrange (FabMapModel *self, FabMapLayout layout, gboolean ignore_pinned)
{
  FabMapArrangeWish wish = { .layout = layout, .ignore_pinned = ignore_pinned, .aspect = self->aspect };

  if (fab_map_scene_get_n_nodes (self->scene) > 0)
    start_arranging (self, &wish, TRUE);
}

/** fab_map_model_stop: gives the layout under way up */
void
fab_map_model_stop (FabMapModel *self)
{
  self->gave_up = TRUE;
  fab_map_arranger_stop (self->arranger);
  g_signal_emit (self, signals[FAB_MAP_MODEL_BUSY], 0);
}

gboolean
fab_map_model_is_busy (FabMapModel *self)
{
  return fab_map_arranger_is_busy (self->arranger);
}

/** fab_map_model_get_fraction: how much of the layout under way is done, 0 to 1 */
double
fab_map_model_get_fraction (FabMapModel *self)
{
  return fab_map_arranger_get_fraction (self->arranger);
}
