/* fab-import-apply-actors.c: actors that are created or merged into, and their tags */
#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-import-apply-private.h"

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
  values[FAB_ACTOR_KIND] = FAB_TEXT (actor->kind != NULL ? actor->kind : fab_import_get_kind (self->plan->import));
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
ensure_tag (FabImportApply *self, const char *name, GError **error)
{
  FabRecord *tag = g_hash_table_lookup (self->tags, name);

  if (tag == NULL)
    tag = fab_store_find_titled (self->store, FAB_TABLE_TAG, name);
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

gboolean
fab_import_apply_write_actor (FabImportApply *self, guint node, GError **error)
{
  FabPlanActor *actor = fab_plan_actor (self->plan, node);

  if (actor->decision != FAB_IMPORT_CREATE)
    return TRUE;
  return create_actor (self, node, error) &&
         write_tags (self, fab_store_get_record (self->store, self->keys[node]), actor, error);
}

/* ---- Merging ---- */

/* Returns: (nullable): the record that a node ends up as */
FabRecord *
fab_import_apply_find_record (FabImportApply *self, guint node)
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

gboolean
fab_import_apply_write_merge (FabImportApply *self, guint node, GError **error)
{
  FabPlanActor *actor = fab_plan_actor (self->plan, node);
  FabRecord *record = actor->decision == FAB_IMPORT_MERGE ? fab_import_apply_find_record (self, node) : NULL;

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
