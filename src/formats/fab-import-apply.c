#include "fab-import-apply.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-import-plan-private.h"
#include "fab-number.h"
#include "fab-schema.h"
#include "fab-text.h"

/* Room for one actor on the map where the file's own scale says nothing, in scene units: a square of this side. */
#define ROOM 130.0
/* Between what stands there already and what comes, in scene units. */
#define GAP                200.0
#define MAX_SOURCE_LETTERS 60

typedef enum {
  STAGE_BEGIN,
  STAGE_TYPES,
  STAGE_ACTORS,
  STAGE_MERGES, /* after all actors: one may merge into another of the file */
  STAGE_PLACES,
  STAGE_LINKS,
  STAGE_COMMIT,
  STAGE_DONE,
} Stage;

struct _FabImportApply {
  GObject parent_instance;

  FabImportPlan *plan;
  FabStore *store;
  FabRecord *territory; /* (nullable): of the map on which places are given */
  char *sentence;

  Stage stage;
  guint next;          /* row of the stage */
  gint64 *keys;        /* of each node that is created */
  FabRecord **types;   /* new kinds of links; borrowed */
  GHashTable *tags;    /* text → FabRecord, borrowed */
  GPtrArray *actors;   /* created or merged into */
  GHashTable *touched; /* of those: what is in actors */

  double scale, left, top; /* from the file's places to the map's: (x - left) × scale + shift */
  double shift_x, shift_y;
};

G_DEFINE_FINAL_TYPE (FabImportApply, fab_import_apply, G_TYPE_OBJECT)

static void
fab_import_apply_dispose (GObject *object)
{
  FabImportApply *self = FAB_IMPORT_APPLY (object);

  fab_import_apply_give_up (self);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  g_clear_object (&self->territory);
  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->keys, g_free);
  g_clear_pointer (&self->types, g_free);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_clear_pointer (&self->actors, g_ptr_array_unref);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  G_OBJECT_CLASS (fab_import_apply_parent_class)->dispose (object);
}

static void
fab_import_apply_class_init (FabImportApplyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_import_apply_dispose;
}

static void
fab_import_apply_init (FabImportApply *self)
{
  self->tags = g_hash_table_new (g_str_hash, g_str_equal);
  self->actors = g_ptr_array_new_with_free_func (g_object_unref);
  self->touched = g_hash_table_new (NULL, NULL);
}

static char *
make_sentence (FabImportPlan *plan, const char *source)
{
  FabImportCounts counts;
  g_autofree char *name = fab_text_elide_middle (source, MAX_SOURCE_LETTERS);
  g_autofree char *actors = NULL, *links = NULL, *n_actors_text = NULL, *n_links_text = NULL;
  guint n_actors, n_links;

  fab_import_plan_count (plan, &counts);
  n_actors = counts.actors[FAB_IMPORT_CREATE] + counts.actors[FAB_IMPORT_MERGE];
  n_links = counts.links[FAB_IMPORT_LINK_CREATE];
  n_actors_text = fab_number_format (n_actors, fab_language_get_default ());
  n_links_text = fab_number_format (n_links, fab_language_get_default ());
  actors = g_strdup_printf (ngettext ("%s actor", "%s actors", n_actors), n_actors_text);
  links = g_strdup_printf (ngettext ("%s link", "%s links", n_links), n_links_text);
  /* Translators: a file’s name, "42 actors", "55 links" */
  return g_strdup_printf (_ ("“%s” imported: %s, %s"), name, actors, links);
}

/**
 * fab_import_apply_new:
 * @source: the file's name, for the journal
 * @territory: (nullable): the territory that is looked at: the file's places are those of its map
 *
 * Returns: (transfer full): what writes @plan into @store; nothing is written before the first step
 */
FabImportApply *
fab_import_apply_new (FabImportPlan *plan, FabStore *store, const char *source, FabRecord *territory)
{
  FabImportApply *self = g_object_new (FAB_TYPE_IMPORT_APPLY, NULL);

  self->plan = g_object_ref (plan);
  self->store = g_object_ref (store);
  g_set_object (&self->territory, territory);
  self->sentence = make_sentence (plan, source);
  self->keys = g_new0 (gint64, plan->actors->len + 1);
  self->types = g_new0 (FabRecord *, plan->new_types->len + 1);
  return self;
}

/* ---- Kinds of links ---- */

static gboolean
is_type_used (FabImportPlan *plan, guint type)
{
  for (guint i = 0; i < plan->links->len; i++)
    if (fab_plan_link (plan, i)->state == FAB_IMPORT_LINK_CREATE && fab_plan_link (plan, i)->new_type == type + 1)
      return TRUE;
  return FALSE;
}

static gint64
get_last_position (FabStore *store)
{
  GListModel *types = fab_store_get_list (store, FAB_TABLE_RELATION_TYPE);
  gint64 last = 0;

  for (guint i = 0; i < g_list_model_get_n_items (types); i++) {
    g_autoptr (FabRecord) type = g_list_model_get_item (types, i);

    last = MAX (last, fab_record_get_integer (type, FAB_RELATION_TYPE_POSITION));
  }
  return last;
}

static gboolean
write_type (FabImportApply *self, guint i, GError **error)
{
  const FabPlanType *type = &g_array_index (self->plan->new_types, FabPlanType, i);
  gint64 position = get_last_position (self->store) + 1 + i;

  if (!is_type_used (self->plan, i))
    return TRUE;
  self->types[i] =
      fab_store_insert (self->store, FAB_TABLE_RELATION_TYPE, error, FAB_RELATION_TYPE_NAME,
                        FAB_TEXT (*type->name != '\0' ? type->name : "?"), FAB_RELATION_TYPE_DIRECTED,
                        FAB_BOOLEAN (type->directed), FAB_RELATION_TYPE_COLOR, FAB_INTEGER ((position - 1) % 10),
                        FAB_RELATION_TYPE_POSITION, FAB_INTEGER (position), -1);
  return self->types[i] != NULL;
}

/* ---- Actors ---- */

static void
note_actor (FabImportApply *self, FabRecord *actor)
{
  if (g_hash_table_add (self->touched, actor))
    g_ptr_array_add (self->actors, g_object_ref (actor));
}

/* Also a territory that went away meanwhile is none. */
static FabValue
get_territory (FabImportApply *self, gint64 key)
{
  FabRecord *territory = key != 0 ? fab_store_get_record (self->store, key) : NULL;

  return territory != NULL ? FAB_REF (territory) : FAB_NULL;
}

static gboolean
create_actor (FabImportApply *self, guint node, GError **error)
{
  FabPlanActor *actor = fab_plan_actor (self->plan, node);
  FabValue values[FAB_ACTOR_N_FIELDS];
  FabRecord *record;

  for (guint f = 0; f < FAB_ACTOR_N_FIELDS; f++)
    values[f] = FAB_NULL;
  values[FAB_ACTOR_KIND] = FAB_TEXT (fab_import_get_kind (self->plan->import));
  values[FAB_ACTOR_TERRITORY] = get_territory (self, actor->territory);
  for (guint i = 0; i < actor->cells.n; i++) {
    FabPlanCell *cell = &g_array_index (self->plan->cells, FabPlanCell, actor->cells.first + i);

    if (cell->field != FAB_ACTOR_TERRITORY)
      values[cell->field] = cell->value;
  }
  values[FAB_ACTOR_NAME] = FAB_TEXT (actor->name);
  record = fab_store_insert_values (self->store, FAB_TABLE_ACTOR, 0, values, error);
  if (record == NULL)
    return FALSE;
  self->keys[node] = fab_record_get_key (record);
  note_actor (self, record);
  return TRUE;
}

static FabRecord *
find_tag (FabStore *store, const char *name)
{
  GListModel *tags = fab_store_get_list (store, FAB_TABLE_TAG);
  g_autofree char *folded = fab_text_fold (name);

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++) {
    g_autoptr (FabRecord) tag = g_list_model_get_item (tags, i);
    g_autofree char *other = fab_text_fold (fab_record_get_title (tag));

    if (g_str_equal (folded, other))
      return tag; /* the store keeps it */
  }
  return NULL;
}

static FabRecord *
ensure_tag (FabImportApply *self, const char *name, GError **error)
{
  FabRecord *tag = g_hash_table_lookup (self->tags, name);

  if (tag == NULL)
    tag = find_tag (self->store, name);
  if (tag == NULL)
    tag = fab_store_insert (self->store, FAB_TABLE_TAG, error, FAB_TAG_NAME, FAB_TEXT (name), FAB_TAG_COLOR,
                            FAB_INTEGER (g_hash_table_size (self->tags) % 10), -1);
  if (tag != NULL)
    g_hash_table_insert (self->tags, (gpointer)name, tag);
  return tag;
}

static gboolean
has_tag (FabStore *store, FabRecord *actor, FabRecord *tag)
{
  g_autoptr (GPtrArray) links = fab_store_get_referrers (store, actor, FAB_TABLE_LINK, FAB_LINK_SOURCE);

  for (guint i = 0; i < links->len; i++)
    if (fab_store_get_target (store, g_ptr_array_index (links, i), FAB_LINK_TARGET) == tag)
      return TRUE;
  return FALSE;
}

static gboolean
write_tags (FabImportApply *self, FabRecord *record, FabPlanActor *actor, GError **error)
{
  for (guint i = 0; i < actor->tags.n; i++) {
    FabRecord *tag = ensure_tag (self, g_ptr_array_index (self->plan->tags, actor->tags.first + i), error);

    if (tag == NULL)
      return FALSE;
    if (!has_tag (self->store, record, tag) &&
        fab_store_insert (self->store, FAB_TABLE_LINK, error, FAB_LINK_SOURCE, FAB_REF (record), FAB_LINK_TARGET,
                          FAB_REF (tag), -1) == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_actor (FabImportApply *self, guint node, GError **error)
{
  FabPlanActor *actor = fab_plan_actor (self->plan, node);

  if (actor->decision != FAB_IMPORT_CREATE)
    return TRUE;
  return create_actor (self, node, error) &&
         write_tags (self, fab_store_get_record (self->store, self->keys[node]), actor, error);
}

/* ---- Merging ---- */

/* Returns: (nullable): the record that a node ends up as */
static FabRecord *
find_record (FabImportApply *self, guint node)
{
  FabPlanEnd end = fab_import_plan_find_end (self->plan, node);

  if (end.key != 0)
    return fab_store_get_record (self->store, end.key);
  return end.node != G_MAXUINT ? fab_store_get_record (self->store, self->keys[end.node]) : NULL;
}

static gboolean
is_empty (FabRecord *record, guint field)
{
  const char *text;

  if (fab_record_is_null (record, field))
    return TRUE;
  if (!fab_field_is_text (&fab_record_get_table (record)->fields[field]))
    return FALSE;
  text = fab_record_get_text (record, field);
  return text == NULL || *text == '\0';
}

static gboolean
merge_cells (FabImportApply *self, FabRecord *record, FabPlanActor *actor, GError **error)
{
  for (guint i = 0; i < actor->cells.n; i++) {
    FabPlanCell *cell = &g_array_index (self->plan->cells, FabPlanCell, actor->cells.first + i);
    FabValue value = cell->value;

    if (cell->field == FAB_ACTOR_TERRITORY)
      value = get_territory (self, value.integer);
    if (value.is_null || (actor->mode == FAB_IMPORT_FILL && !is_empty (record, cell->field)))
      continue;
    if (!fab_store_set (self->store, record, cell->field, value, error))
      return FALSE;
  }
  return actor->mode != FAB_IMPORT_OVERWRITE ||
         fab_store_set (self->store, record, FAB_ACTOR_NAME, FAB_TEXT (actor->name), error);
}

static gboolean
write_merge (FabImportApply *self, guint node, GError **error)
{
  FabPlanActor *actor = fab_plan_actor (self->plan, node);
  FabRecord *record = actor->decision == FAB_IMPORT_MERGE ? find_record (self, node) : NULL;

  if (actor->decision != FAB_IMPORT_MERGE)
    return TRUE;
  if (record == NULL) {
    if (fab_import_plan_find_end (self->plan, node).key == 0)
      return TRUE; /* it follows one that is left out */
    g_set_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND,
                 _ ("The actor that “%s” was to be merged into is not in the project any more."), actor->name);
    return FALSE;
  }
  note_actor (self, record);
  if (actor->mode == FAB_IMPORT_AS_IS)
    return TRUE;
  return merge_cells (self, record, actor, error) && write_tags (self, record, actor, error);
}

/* ---- Places ---- */

typedef struct {
  double left, top, right, bottom;
  guint n;
} Extent;

static void
extend (Extent *extent, double x, double y)
{
  extent->left = extent->n > 0 ? MIN (extent->left, x) : x;
  extent->top = extent->n > 0 ? MIN (extent->top, y) : y;
  extent->right = extent->n > 0 ? MAX (extent->right, x) : x;
  extent->bottom = extent->n > 0 ? MAX (extent->bottom, y) : y;
  extent->n++;
}

/* What stands on the map already. */
static Extent
measure_map (FabImportApply *self)
{
  GListModel *places = fab_store_get_list (self->store, FAB_TABLE_MAP_POSITION);
  Extent extent = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (places); i++) {
    g_autoptr (FabRecord) place = g_list_model_get_item (places, i);

    if (fab_record_is_null (place, FAB_MAP_POSITION_VIEW) &&
        fab_store_get_target (self->store, place, FAB_MAP_POSITION_TERRITORY) == self->territory)
      extend (&extent, fab_record_get_real (place, FAB_MAP_POSITION_X),
              fab_record_get_real (place, FAB_MAP_POSITION_Y));
  }
  return extent;
}

static Extent
measure_file (FabImportApply *self)
{
  FabDraft *draft = fab_import_get_draft (self->plan->import);
  Extent extent = { 0 };
  double x, y;

  for (guint node = 0; node < self->plan->actors->len; node++)
    if (fab_plan_actor (self->plan, node)->decision == FAB_IMPORT_CREATE && fab_draft_get_place (draft, node, &x, &y))
      extend (&extent, x, y);
  return extent;
}

/* The file's unit is its own: the scale gives each actor the room it needs. What is new comes to the right of what is there. */
static void
measure_places (FabImportApply *self)
{
  Extent map = measure_map (self), file = measure_file (self);
  double width = file.right - file.left, height = file.bottom - file.top;
  double area = MAX (width, height / 4) * MAX (height, width / 4), wanted = ROOM * ROOM * file.n;

  self->scale = file.n > 1 && area > 0 ? sqrt (wanted / area) : 0;
  self->left = file.left;
  self->top = file.top;
  self->shift_x = map.n > 0 ? map.right + GAP : -width * self->scale / 2;
  self->shift_y = (map.n > 0 ? (map.top + map.bottom) / 2 : 0) - height * self->scale / 2;
}

static gboolean
write_place (FabImportApply *self, guint node, GError **error)
{
  FabRecord *actor = self->keys[node] != 0 ? fab_store_get_record (self->store, self->keys[node]) : NULL;
  double x, y;

  if (node == 0)
    measure_places (self);
  if (actor == NULL || !fab_import_get_takes_places (self->plan->import) || !isfinite (self->scale) ||
      self->scale <= 0 || !fab_draft_get_place (fab_import_get_draft (self->plan->import), node, &x, &y))
    return TRUE;
  return fab_store_insert (self->store, FAB_TABLE_MAP_POSITION, error, FAB_MAP_POSITION_ACTOR, FAB_REF (actor),
                           FAB_MAP_POSITION_TERRITORY, FAB_REF (self->territory), FAB_MAP_POSITION_X,
                           FAB_REAL ((x - self->left) * self->scale + self->shift_x), FAB_MAP_POSITION_Y,
                           FAB_REAL ((y - self->top) * self->scale + self->shift_y), FAB_MAP_POSITION_PINNED,
                           FAB_BOOLEAN (FALSE), -1) != NULL;
}

/* ---- Links ---- */

static FabValue
get_type_value (FabImportApply *self, FabPlanLink *link)
{
  FabRecord *type = link->new_type > 0 ? self->types[link->new_type - 1] : NULL;

  if (link->type != 0)
    type = fab_store_get_record (self->store, link->type);
  return type != NULL ? FAB_REF (type) : FAB_NULL;
}

static gboolean
write_link (FabImportApply *self, guint i, GError **error)
{
  FabPlanLink *link = fab_plan_link (self->plan, i);
  FabValue values[FAB_RELATION_N_FIELDS];
  FabRecord *source, *target;

  if (link->state != FAB_IMPORT_LINK_CREATE)
    return TRUE;
  source = find_record (self, link->source);
  target = find_record (self, link->target);
  for (guint f = 0; f < FAB_RELATION_N_FIELDS; f++)
    values[f] = FAB_NULL;
  for (guint c = 0; c < link->cells.n; c++) {
    FabPlanCell *cell = &g_array_index (self->plan->cells, FabPlanCell, link->cells.first + c);

    values[cell->field] = cell->value;
  }
  values[FAB_RELATION_SOURCE] = FAB_REF (source);
  values[FAB_RELATION_TARGET] = FAB_REF (target);
  values[FAB_RELATION_TYPE] = get_type_value (self, link);
  return fab_store_insert_values (self->store, FAB_TABLE_RELATION, 0, values, error) != NULL;
}

/* ---- Steps ---- */

static guint
get_stage_length (FabImportApply *self, Stage stage)
{
  switch (stage) {
  case STAGE_TYPES:
    return self->plan->new_types->len;
  case STAGE_ACTORS:
  case STAGE_MERGES:
  case STAGE_PLACES:
    return self->plan->actors->len;
  case STAGE_LINKS:
    return self->plan->links->len;
  default:
    return 0;
  }
}

static gboolean
write_row (FabImportApply *self, GError **error)
{
  switch (self->stage) {
  case STAGE_TYPES:
    return write_type (self, self->next, error);
  case STAGE_ACTORS:
    return write_actor (self, self->next, error);
  case STAGE_MERGES:
    return write_merge (self, self->next, error);
  case STAGE_PLACES:
    return write_place (self, self->next, error);
  case STAGE_LINKS:
  default:
    return write_link (self, self->next, error);
  }
}

static gboolean
begin (FabImportApply *self, GError **error)
{
  if (fab_store_is_in_gesture (self->store)) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_BUSY, _ ("Something else is being written."));
    return FALSE;
  }
  fab_import_plan_settle (self->plan);
  fab_store_begin (self->store, self->sentence);
  self->stage = STAGE_TYPES;
  return TRUE;
}

static gboolean
write_some (FabImportApply *self, guint n, GError **error)
{
  while (n > 0 && self->stage < STAGE_COMMIT) {
    if (self->next >= get_stage_length (self, self->stage)) {
      self->stage++;
      self->next = 0;
      continue;
    }
    if (!write_row (self, error))
      return FALSE;
    self->next++;
    n--;
  }
  return TRUE;
}

static gboolean
commit_some (FabImportApply *self, guint n, gboolean *done, GError **error)
{
  if (!fab_store_commit_step (self->store, n, done, error)) {
    self->stage = STAGE_DONE; /* the store has rolled back */
    g_ptr_array_set_size (self->actors, 0);
    return FALSE;
  }
  if (*done)
    self->stage = STAGE_DONE;
  return TRUE;
}

/**
 * fab_import_apply_step:
 * @n: how many rows to write now
 * @done: (out): whether all is in the project, for good
 *
 * Goes on writing. From the first step to the last nobody else may write.
 *
 * Returns: %FALSE with @error set where it can't go on: then nothing of it is in the project
 */
gboolean
fab_import_apply_step (FabImportApply *self, guint n, gboolean *done, GError **error)
{
  *done = self->stage == STAGE_DONE;
  if (self->stage == STAGE_BEGIN && !begin (self, error))
    return FALSE;
  if (self->stage == STAGE_COMMIT)
    return commit_some (self, n, done, error);
  if (self->stage < STAGE_COMMIT && !write_some (self, n, error)) {
    fab_import_apply_give_up (self);
    return FALSE;
  }
  return TRUE;
}

/** fab_import_apply_get_fraction: how much is done, 0 to 1 */
double
fab_import_apply_get_fraction (FabImportApply *self)
{
  double all = 0, done = 0;

  for (Stage stage = STAGE_TYPES; stage < STAGE_COMMIT; stage++) {
    double length = get_stage_length (self, stage);

    all += length;
    done += stage < self->stage ? length : stage == self->stage ? self->next : 0;
  }
  if (self->stage == STAGE_DONE || all <= 0)
    return self->stage == STAGE_DONE;
  return 0.4 * done / all + (self->stage == STAGE_COMMIT ? 0.6 * fab_store_get_commit_fraction (self->store) : 0);
}

/** fab_import_apply_give_up: takes back what was written, unless it is done */
void
fab_import_apply_give_up (FabImportApply *self)
{
  if (self->stage > STAGE_BEGIN && self->stage < STAGE_DONE)
    fab_store_rollback (self->store);
  if (self->stage != STAGE_DONE)
    g_ptr_array_set_size (self->actors, 0);
  self->stage = STAGE_DONE;
}

/** fab_import_apply_run: all steps in one go */
gboolean
fab_import_apply_run (FabImportApply *self, GError **error)
{
  gboolean done = FALSE;

  while (!done)
    if (!fab_import_apply_step (self, G_MAXUINT, &done, error))
      return FALSE;
  return TRUE;
}

/** fab_import_apply_get_actors: (transfer none) (element-type FabRecord): those that were created or merged into */
GPtrArray *
fab_import_apply_get_actors (FabImportApply *self)
{
  return self->actors;
}

/** fab_import_apply_get_sentence: what the journal says */
const char *
fab_import_apply_get_sentence (FabImportApply *self)
{
  return self->sentence;
}
