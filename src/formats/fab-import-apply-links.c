/* fab-import-apply-links.c: kinds of links, and links */
#include "fab-import-apply-private.h"

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
  gint64 last = 0;

  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_RELATION_TYPE); i++) {
    FabRecord *type = fab_store_get_nth (store, FAB_TABLE_RELATION_TYPE, i);

    last = MAX (last, fab_record_get_integer (type, FAB_RELATION_TYPE_POSITION));
  }
  return last;
}

gboolean
fab_import_apply_write_type (FabImportApply *self, guint i, GError **error)
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

/* ---- Links ---- */

static FabValue
get_type_value (FabImportApply *self, FabPlanLink *link)
{
  FabRecord *type = link->new_type > 0 ? self->types[link->new_type - 1] : NULL;

  if (link->type != 0)
    type = fab_store_get_record (self->store, link->type);
  return type != NULL ? FAB_REF (type) : FAB_NULL;
}

gboolean
fab_import_apply_write_link (FabImportApply *self, guint i, GError **error)
{
  FabPlanLink *link = fab_plan_link (self->plan, i);
  FabValue values[FAB_RELATION_N_FIELDS];
  FabRecord *source, *target;

  if (link->state != FAB_IMPORT_LINK_CREATE)
    return TRUE;
  source = fab_import_apply_find_record (self, link->source);
  target = fab_import_apply_find_record (self, link->target);
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
