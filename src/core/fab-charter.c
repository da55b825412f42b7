#include "fab-charter.h"

#include <glib/gi18n-lib.h>

#include "fab-charter-private.h"
#include "fab-text.h"

/* ---- A charter's records in their order ---- */

static int
compare_positions (gconstpointer a, gconstpointer b, gpointer field)
{
  FabRecord *first = *(FabRecord *const *)a, *second = *(FabRecord *const *)b;
  gint64 i = fab_record_get_integer (first, GPOINTER_TO_UINT (field));
  gint64 j = fab_record_get_integer (second, GPOINTER_TO_UINT (field));

  if (i != j)
    return i < j ? -1 : 1;
  /* Records made in any order come out the same. */
  return (fab_record_get_key (first) > fab_record_get_key (second)) -
         (fab_record_get_key (first) < fab_record_get_key (second));
}

static GPtrArray *
list_in_order (FabStore *store, FabRecord *charter, FabTableId table, guint charter_field, guint position_field)
{
  GPtrArray *records = fab_store_get_referrers (store, charter, table, charter_field);

  g_ptr_array_sort_with_data (records, compare_positions, GUINT_TO_POINTER (position_field));
  return records;
}

/** fab_charter_list_domains: (transfer container) (element-type FabRecord): the charter's domains in order */
GPtrArray *
fab_charter_list_domains (FabStore *store, FabRecord *charter)
{
  return list_in_order (store, charter, FAB_TABLE_CHARTER_DOMAIN, FAB_CHARTER_DOMAIN_CHARTER,
                        FAB_CHARTER_DOMAIN_POSITION);
}

/* The charter's actions of one domain, or its prerequisites. */
static GPtrArray *
list_actions (FabStore *store, FabRecord *charter, gint64 domain)
{
  GPtrArray *actions =
      list_in_order (store, charter, FAB_TABLE_CHARTER_ACTION, FAB_CHARTER_ACTION_CHARTER, FAB_CHARTER_ACTION_POSITION);

  for (guint i = actions->len; i > 0; i--)
    if (fab_record_get_ref (g_ptr_array_index (actions, i - 1), FAB_CHARTER_ACTION_DOMAIN_) != domain)
      g_ptr_array_remove_index (actions, i - 1);
  return actions;
}

/** fab_charter_list_actions: (transfer container) (element-type FabRecord): the actions of a domain in order */
GPtrArray *
fab_charter_list_actions (FabStore *store, FabRecord *charter, FabRecord *domain)
{
  return list_actions (store, charter, fab_record_get_key (domain));
}

/** fab_charter_list_prerequisites: (transfer container) (element-type FabRecord): the actions without domain, in order */
GPtrArray *
fab_charter_list_prerequisites (FabStore *store, FabRecord *charter)
{
  return list_actions (store, charter, 0);
}

/** fab_charter_list_levels: (transfer container) (element-type FabRecord): the levels in order, the lowest first */
GPtrArray *
fab_charter_list_levels (FabStore *store, FabRecord *charter)
{
  return list_in_order (store, charter, FAB_TABLE_CHARTER_LEVEL, FAB_CHARTER_LEVEL_CHARTER, FAB_CHARTER_LEVEL_POSITION);
}

/* ---- Answers ---- */

/**
 * fab_charter_map_answers:
 *
 * Returns: (transfer full): the application's answers by the key of their charter action. Where two copies of a project
 *   gave one each, the one with the lower key holds, on every computer.
 */
GHashTable *
fab_charter_map_answers (FabStore *store, FabRecord *application)
{
  GHashTable *map = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) answers =
      fab_store_get_referrers (store, application, FAB_TABLE_ANSWER, FAB_ANSWER_APPLICATION);

  for (guint i = 0; i < answers->len; i++) {
    FabRecord *answer = g_ptr_array_index (answers, i);
    gint64 action = fab_record_get_ref (answer, FAB_ANSWER_CHARTER_ACTION);
    FabRecord *known = g_hash_table_lookup (map, &action);

    if (known == NULL || fab_record_get_key (answer) < fab_record_get_key (known))
      g_hash_table_replace (map, g_memdup2 (&action, sizeof action), answer);
  }
  return map;
}

/** fab_charter_find_answer: (transfer none) (nullable): the application's answer to one action of the charter */
FabRecord *
fab_charter_find_answer (FabStore *store, FabRecord *application, FabRecord *charter_action)
{
  g_autoptr (GHashTable) map = fab_charter_map_answers (store, application);
  gint64 key = fab_record_get_key (charter_action);

  return g_hash_table_lookup (map, &key);
}

static gboolean
write_answer (FabStore *store, FabRecord *application, FabRecord *charter_action, FabAnswerValue value, GError **error)
{
  FabRecord *answer = fab_charter_find_answer (store, application, charter_action);
  const char *code = fab_answer_value_to_code (value);

  if (answer == NULL)
    return fab_store_insert (store, FAB_TABLE_ANSWER, error, FAB_ANSWER_APPLICATION, FAB_REF (application),
                             FAB_ANSWER_CHARTER_ACTION, FAB_REF (charter_action), FAB_ANSWER_VALUE, FAB_TEXT (code),
                             -1) != NULL;
  /* What the manager saw was another answer. */
  if (g_strcmp0 (fab_record_get_text (answer, FAB_ANSWER_VALUE), code) != 0 &&
      fab_record_get_boolean (answer, FAB_ANSWER_VALIDATED) &&
      !fab_store_set (store, answer, FAB_ANSWER_VALIDATED, FAB_BOOLEAN (FALSE), error))
    return FALSE;
  return fab_store_set (store, answer, FAB_ANSWER_VALUE, FAB_TEXT (code), error);
}

static gboolean
finish (FabStore *store, gboolean written, GError **error)
{
  if (written)
    return fab_store_commit (store, error);
  fab_store_rollback (store);
  return FALSE;
}

static const char *
get_short_name (FabRecord *charter_action)
{
  const char *code = fab_record_get_text (charter_action, FAB_CHARTER_ACTION_CODE);

  return code != NULL && *code != '\0' ? code : fab_record_get_title (charter_action);
}

static const char *
get_value_label (FabAnswerValue value)
{
  const FabField *field = &fab_table_get (FAB_TABLE_ANSWER)->fields[FAB_ANSWER_VALUE];

  return value == FAB_ANSWER_NONE ? C_ ("answer", "No answer")
                                  : fab_choices_get_label (field->choices, fab_answer_value_to_code (value));
}

/**
 * fab_charter_answer:
 *
 * Answers one action of the charter, as one gesture.  A changed answer is not validated any more.
 */
gboolean
fab_charter_answer (FabStore *store, FabRecord *application, FabRecord *charter_action, FabAnswerValue value,
                    GError **error)
{
  /* Translators: a charter action's code, such as EN1, and its answer, such as “Done” */
  g_autofree char *sentence =
      g_strdup_printf (_ ("%s answered: %s"), get_short_name (charter_action), get_value_label (value));

  if (value == FAB_ANSWER_NONE && fab_charter_find_answer (store, application, charter_action) == NULL)
    return TRUE;
  fab_store_begin (store, sentence);
  return finish (store, write_answer (store, application, charter_action, value, error), error);
}

/**
 * fab_charter_validate:
 *
 * Says, as one gesture, whether the manager saw that the action is done.  Only an answer “Done” can be validated.
 */
gboolean
fab_charter_validate (FabStore *store, FabRecord *application, FabRecord *charter_action, gboolean validated,
                      GError **error)
{
  FabRecord *answer = fab_charter_find_answer (store, application, charter_action);
  const char *value = answer != NULL ? fab_record_get_text (answer, FAB_ANSWER_VALUE) : NULL;
  g_autofree char *sentence = NULL;

  if (answer == NULL && !validated)
    return TRUE;
  if (validated && fab_answer_value_from_code (value) != FAB_ANSWER_DONE) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("“%s” is not done yet: only what is done can be validated."),
                 fab_record_get_title (charter_action));
    return FALSE;
  }
  sentence =
      g_strdup_printf (validated ? _ ("%s validated") : _ ("%s no longer validated"), get_short_name (charter_action));
  return fab_store_edit (store, sentence, answer, FAB_ANSWER_VALIDATED, FAB_BOOLEAN (validated), error);
}

/* The soonest first; without a date, by the charter action's code. */
static int
compare_planned (gconstpointer a, gconstpointer b, gpointer data)
{
  FabStore *store = data;
  FabRecord *first = (FabRecord *)a, *second = (FabRecord *)b;
  int order = fab_date_compare_texts (fab_record_get_text (first, FAB_ANSWER_DUE_DATE),
                                      fab_record_get_text (second, FAB_ANSWER_DUE_DATE));

  if (order != 0)
    return order;
  return fab_text_compare (get_short_name (fab_store_get_target (store, first, FAB_ANSWER_CHARTER_ACTION)),
                           get_short_name (fab_store_get_target (store, second, FAB_ANSWER_CHARTER_ACTION)));
}

/**
 * fab_charter_list_planned:
 *
 * Returns: (transfer container) (element-type FabRecord): the improvement plan: the application's answers “Planned”,
 *   soonest first, those without a date last
 */
GPtrArray *
fab_charter_list_planned (FabStore *store, FabRecord *application)
{
  g_autoptr (GHashTable) map = fab_charter_map_answers (store, application);
  GPtrArray *planned = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  FabRecord *answer;

  g_hash_table_iter_init (&iter, map);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&answer))
    if (fab_answer_value_from_code (fab_record_get_text (answer, FAB_ANSWER_VALUE)) == FAB_ANSWER_PLANNED)
      g_ptr_array_add (planned, g_object_ref (answer));
  g_ptr_array_sort_values_with_data (planned, compare_planned, store);
  return planned;
}
