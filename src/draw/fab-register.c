#include "fab-register-private.h"

#include "fab-application.h"
#include "fab-charter.h"
#include "fab-text.h"

static void
entry_clear (gpointer data)
{
  FabRegisterEntry *entry = data;

  g_free ((char *)entry->shop);
  g_free ((char *)entry->trade);
  g_free ((char *)entry->territory);
  g_free ((char *)entry->level);
  g_free ((char *)entry->level_color);
  g_free ((char *)entry->number);
  g_free ((char *)entry->until);
}

FabRegister *
fab_register_new (void)
{
  FabRegister *self = g_new0 (FabRegister, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (FabRegisterEntry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

void
fab_register_free (FabRegister *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

void
fab_register_add (FabRegister *self, const FabRegisterEntry *entry)
{
  FabRegisterEntry copy = *entry;

  copy.shop = g_strdup (entry->shop);
  copy.trade = g_strdup (entry->trade);
  copy.territory = g_strdup (entry->territory);
  copy.level = g_strdup (entry->level);
  copy.level_color = g_strdup (entry->level_color);
  copy.number = g_strdup (entry->number);
  copy.until = g_strdup (entry->until);
  g_array_append_val (self->entries, copy);
}

/* ---- From the records of a project ---- */

static guint
rank_level (FabStore *store, FabRecord *level)
{
  FabRecord *charter = fab_store_get_target (store, level, FAB_CHARTER_LEVEL_CHARTER);
  g_autoptr (GPtrArray) levels = NULL;
  guint rank = 0;

  if (charter == NULL)
    return 0;
  levels = fab_charter_list_levels (store, charter);
  return g_ptr_array_find (levels, level, &rank) ? rank : 0;
}

static void
add_award (FabRegister *self, FabStore *store, FabRecord *award, FabRecord *territory)
{
  FabRecord *application = fab_store_get_target (store, award, FAB_AWARD_APPLICATION);
  FabRecord *shop = application != NULL ? fab_store_get_target (store, application, FAB_APPLICATION_SHOP) : NULL;
  FabRecord *level = fab_store_get_target (store, award, FAB_AWARD_LEVEL);
  FabRecord *place = shop != NULL ? fab_store_get_target (store, shop, FAB_SHOP_TERRITORY) : NULL;
  g_autofree char *until =
      fab_date_format (fab_record_get_text (award, FAB_AWARD_END_DATE), fab_language_get_default ());
  FabRegisterEntry entry = { .number = fab_record_get_text (award, FAB_AWARD_NUMBER), .until = until };

  if (shop == NULL || (territory != NULL && place != territory))
    return;
  entry.shop = fab_record_get_title (shop);
  entry.trade = fab_record_get_text (shop, FAB_SHOP_TRADE);
  entry.territory = place != NULL && territory == NULL ? fab_record_get_title (place) : NULL;
  if (level != NULL) {
    entry.level = fab_record_get_title (level);
    entry.level_color = fab_record_get_text (level, FAB_CHARTER_LEVEL_COLOR);
    entry.level_rank = rank_level (store, level);
  }
  fab_register_add (self, &entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const FabRegisterEntry *p = a, *q = b;
  int order = fab_text_compare (p->territory != NULL ? p->territory : "", q->territory != NULL ? q->territory : "");

  return order != 0 ? order : fab_text_compare (p->shop, q->shop);
}

/**
 * fab_register_new_from_store:
 * @territory: (nullable): only its shops
 * @today: only awards that are valid then
 *
 * Returns: (transfer full): the certified shops by name, by territory first where there are several
 */
FabRegister *
fab_register_new_from_store (FabStore *store, FabRecord *territory, FabDate today)
{
  FabRegister *self = fab_register_new ();
  guint n = fab_store_get_count (store, FAB_TABLE_AWARD);

  for (guint i = 0; i < n; i++) {
    FabRecord *award = fab_store_get_nth (store, FAB_TABLE_AWARD, i);

    if (fab_award_is_valid (award, today))
      add_award (self, store, award, territory);
  }
  g_array_sort (self->entries, compare_entries);
  return self;
}
