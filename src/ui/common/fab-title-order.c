#include "fab-title-order.h"

#include <string.h>

#include "fab-text.h"

/* How well a title fits what was typed, best first */
typedef enum {
  IS_IT,
  BEGINS_WITH_IT,
  HAS_A_WORD_THAT_BEGINS_WITH_IT,
  HAS_IT,
  HAS_ITS_WORDS,
  SAYS_SOMETHING_ELSE, /* what was typed stands in another field */
} Fit;

struct _FabTitleOrder {
  GtkSorter parent_instance;

  char *folded;     /* what was typed */
  char **words;     /* of it */
  GHashTable *fits; /* record → Fit: worked out once for each text */
};

G_DEFINE_FINAL_TYPE (FabTitleOrder, fab_title_order, GTK_TYPE_SORTER)

static gboolean
has_all (const char *title, char **words)
{
  for (; *words != NULL; words++)
    if (strstr (title, *words) == NULL)
      return FALSE;
  return TRUE;
}

static Fit
judge (FabTitleOrder *self, FabRecord *record)
{
  g_autofree char *title = fab_text_fold (fab_record_get_title (record));
  const char *found = strstr (title, self->folded);

  if (g_str_equal (title, self->folded))
    return IS_IT;
  if (found == title)
    return BEGINS_WITH_IT;
  for (const char *at = found; at != NULL; at = strstr (at + 1, self->folded))
    if (at[-1] == ' ')
      return HAS_A_WORD_THAT_BEGINS_WITH_IT;
  if (found != NULL)
    return HAS_IT;
  return has_all (title, self->words) ? HAS_ITS_WORDS : SAYS_SOMETHING_ELSE;
}

static Fit
get_fit (FabTitleOrder *self, gpointer record)
{
  gpointer known;

  if (g_hash_table_lookup_extended (self->fits, record, NULL, &known))
    return GPOINTER_TO_UINT (known);
  known = GUINT_TO_POINTER (judge (self, record));
  g_hash_table_insert (self->fits, g_object_ref (record), known);
  return GPOINTER_TO_UINT (known);
}

static GtkOrdering
fab_title_order_compare (GtkSorter *sorter, gpointer a, gpointer b)
{
  FabTitleOrder *self = FAB_TITLE_ORDER (sorter);

  if (self->words == NULL)
    return GTK_ORDERING_EQUAL;
  return gtk_ordering_from_cmpfunc ((int)get_fit (self, a) - (int)get_fit (self, b));
}

static GtkSorterOrder
fab_title_order_get_order (GtkSorter *sorter)
{
  return FAB_TITLE_ORDER (sorter)->words == NULL ? GTK_SORTER_ORDER_NONE : GTK_SORTER_ORDER_PARTIAL;
}

static void
fab_title_order_finalize (GObject *object)
{
  FabTitleOrder *self = FAB_TITLE_ORDER (object);

  g_clear_pointer (&self->fits, g_hash_table_unref);
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (fab_title_order_parent_class)->finalize (object);
}

static void
fab_title_order_class_init (FabTitleOrderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_title_order_finalize;
  GTK_SORTER_CLASS (klass)->compare = fab_title_order_compare;
  GTK_SORTER_CLASS (klass)->get_order = fab_title_order_get_order;
}

static void
fab_title_order_init (FabTitleOrder *self)
{
  self->fits = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/** fab_title_order_new: a sorter of records for a list that is sorted otherwise before: it keeps the order of those that fit alike */
FabTitleOrder *
fab_title_order_new (void)
{
  return g_object_new (FAB_TYPE_TITLE_ORDER, NULL);
}

/** fab_title_order_set_text: @text: what is typed; accents, case and punctuation don't matter */
void
fab_title_order_set_text (FabTitleOrder *self, const char *text)
{
  g_autofree char *folded = g_strstrip (fab_text_fold (text));

  g_clear_pointer (&self->words, g_strfreev);
  g_hash_table_remove_all (self->fits);
  self->words = *folded != '\0' ? g_strsplit (folded, " ", -1) : NULL;
  g_free (self->folded);
  self->folded = g_steal_pointer (&folded);
  gtk_sorter_changed (GTK_SORTER (self), GTK_SORTER_CHANGE_DIFFERENT);
}

/** fab_title_order_find_best: (transfer full) (nullable): the first of those whose titles fit @text best */
FabRecord *
fab_title_order_find_best (GListModel *records, const char *text)
{
  g_autoptr (FabTitleOrder) order = fab_title_order_new ();
  g_autoptr (FabRecord) best = g_list_model_get_item (records, 0);

  fab_title_order_set_text (order, text);
  for (guint i = 1; i < g_list_model_get_n_items (records); i++) {
    g_autoptr (FabRecord) record = g_list_model_get_item (records, i);

    if (gtk_sorter_compare (GTK_SORTER (order), record, best) < 0)
      g_set_object (&best, record);
  }
  return g_steal_pointer (&best);
}
