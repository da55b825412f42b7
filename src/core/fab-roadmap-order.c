/* fab-roadmap-order.c: axes and columns in their order, and how a card moves within it
 *
 * A card's position is a number between its neighbours', so that a move writes one card.  When no number is left between
 * two, the column is numbered anew.
 */
#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-roadmap.h"
#include "fab-territory.h"
#include "fab-text.h"

/* Between cards, where there is room. */
#define STEP 1024.0

/* Below this, halving again would come near to what a double tells apart. */
#define MIN_GAP 1e-6

/* Axes under axes deeper than this are a circle. */
#define MAX_DEPTH 16

/* ---- Order ---- */

static int
compare_keys (FabRecord *a, FabRecord *b)
{
  return (fab_record_get_key (a) > fab_record_get_key (b)) - (fab_record_get_key (a) < fab_record_get_key (b));
}

static int
compare_actions (FabRecord *a, FabRecord *b)
{
  gboolean a_unplaced = fab_record_is_null (a, FAB_ACTION_POSITION);
  gboolean b_unplaced = fab_record_is_null (b, FAB_ACTION_POSITION);
  double first = fab_record_get_real (a, FAB_ACTION_POSITION), second = fab_record_get_real (b, FAB_ACTION_POSITION);

  if (a_unplaced != b_unplaced)
    return a_unplaced ? 1 : -1;
  if (first != second)
    return first < second ? -1 : 1;
  return compare_keys (a, b);
}

/**
 * fab_roadmap_compare:
 * @a: (type FabRecord): an action
 * @b: (type FabRecord): an action
 *
 * The order of cards in a column: by position, those without one last.  Fits g_ptr_array_sort_values() and
 * #GtkCustomSorter.
 */
int
fab_roadmap_compare (gconstpointer a, gconstpointer b)
{
  return compare_actions ((FabRecord *)a, (FabRecord *)b);
}

static int
compare_axes (gconstpointer a, gconstpointer b)
{
  FabRecord *first = (FabRecord *)a, *second = (FabRecord *)b;
  gint64 i = fab_record_get_integer (first, FAB_AXIS_POSITION), j = fab_record_get_integer (second, FAB_AXIS_POSITION);
  int order;

  if (i != j)
    return i < j ? -1 : 1;
  order = fab_text_compare (fab_record_get_text (first, FAB_AXIS_CODE), fab_record_get_text (second, FAB_AXIS_CODE));
  return order != 0 ? order : compare_keys (first, second);
}

static void
append_axes (FabStore *store, GPtrArray *axes, gint64 parent, GPtrArray *sorted, guint depth)
{
  for (guint i = 0; i < axes->len && depth < MAX_DEPTH; i++) {
    FabRecord *axis = g_ptr_array_index (axes, i);

    if (fab_record_get_ref (axis, FAB_AXIS_PARENT) != parent || g_ptr_array_find (sorted, axis, NULL))
      continue;
    g_ptr_array_add (sorted, g_object_ref (axis));
    append_axes (store, axes, fab_record_get_key (axis), sorted, depth + 1);
  }
}

/**
 * fab_roadmap_list_axes:
 * @plan: a roadmap
 *
 * Returns: (transfer container) (element-type FabRecord): its axes in order, each followed by those under it; every axis
 *   once, even where a file makes them go round in a circle
 */
GPtrArray *
fab_roadmap_list_axes (FabStore *store, FabRecord *plan)
{
  g_autoptr (GPtrArray) axes = fab_store_get_referrers (store, plan, FAB_TABLE_AXIS, FAB_AXIS_PLAN);
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_sort_values (axes, compare_axes);
  append_axes (store, axes, 0, sorted, 0);
  for (guint i = 0; i < axes->len; i++) {
    FabRecord *axis = g_ptr_array_index (axes, i);

    if (g_ptr_array_find (sorted, axis, NULL))
      continue;
    g_ptr_array_add (sorted, g_object_ref (axis));
    append_axes (store, axes, fab_record_get_key (axis), sorted, 0);
  }
  return sorted;
}

/* The actions of no axis, which no reference lists. */
static GPtrArray *
list_without_axis (FabStore *store)
{
  GPtrArray *actions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_ACTION); i++) {
    FabRecord *action = fab_store_get_nth (store, FAB_TABLE_ACTION, i);

    if (fab_record_is_null (action, FAB_ACTION_AXIS))
      g_ptr_array_add (actions, g_object_ref (action));
  }
  return actions;
}

/**
 * fab_roadmap_list_column:
 * @axis: (nullable): an axis; %NULL for the actions that have none
 * @status: (nullable): code of a status; %NULL for all
 *
 * Returns: (transfer container) (element-type FabRecord): the actions of one column in their order
 */
GPtrArray *
fab_roadmap_list_column (FabStore *store, FabRecord *axis, const char *status)
{
  GPtrArray *actions = axis != NULL ? fab_store_get_referrers (store, axis, FAB_TABLE_ACTION, FAB_ACTION_AXIS)
                                    : list_without_axis (store);

  for (guint i = actions->len; i > 0 && status != NULL; i--)
    if (g_strcmp0 (fab_record_get_text (g_ptr_array_index (actions, i - 1), FAB_ACTION_STATUS), status) != 0)
      g_ptr_array_remove_index_fast (actions, i - 1);
  g_ptr_array_sort_values (actions, fab_roadmap_compare);
  return actions;
}

/* ---- Totals ---- */

static void
total_axis (FabStore *store, FabRecord *axis, FabDate today, GHashTable *seen, gboolean deep, FabRoadmapTotals *totals)
{
  g_autoptr (GPtrArray) actions = fab_roadmap_list_column (store, axis, NULL);
  g_autoptr (GPtrArray) below = NULL;

  if (axis != NULL && !g_hash_table_add (seen, axis))
    return;
  for (guint i = 0; i < actions->len; i++)
    fab_roadmap_add_to_totals (store, g_ptr_array_index (actions, i), today, totals);
  if (axis == NULL || !deep)
    return;
  below = fab_store_get_referrers (store, axis, FAB_TABLE_AXIS, FAB_AXIS_PARENT);
  for (guint i = 0; i < below->len; i++)
    total_axis (store, g_ptr_array_index (below, i), today, seen, TRUE, totals);
}

/**
 * fab_roadmap_total:
 * @axis: (nullable): an axis; %NULL for the actions that have none
 * @deep: whether what lies under the axes under it counts too
 * @totals: (out): the sums
 */
void
fab_roadmap_total (FabStore *store, FabRecord *axis, gboolean deep, FabDate today, FabRoadmapTotals *totals)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  *totals = (FabRoadmapTotals){ 0 };
  total_axis (store, axis, today, seen, deep, totals);
}

/**
 * fab_roadmap_total_territory:
 * @territory: (nullable): a territory; %NULL for all
 * @totals: (out): the sums
 */
void
fab_roadmap_total_territory (FabStore *store, FabRecord *territory, FabDate today, FabRoadmapTotals *totals)
{

  *totals = (FabRoadmapTotals){ 0 };
  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_ACTION); i++) {
    FabRecord *action = fab_store_get_nth (store, FAB_TABLE_ACTION, i);

    if (fab_territory_shows (store, territory, action))
      fab_roadmap_add_to_totals (store, action, today, totals);
  }
}

/* ---- Moving ---- */

/* Where the card would go in @column, which does not hold it. */
static guint
find_place (GPtrArray *column, FabRecord *before)
{
  guint place;

  return before != NULL && g_ptr_array_find (column, before, &place) ? place : column->len;
}

/* The position at @place, between its neighbours; %FALSE where there is no room, or a neighbour has no position. */
static gboolean
find_position (GPtrArray *column, guint place, double *position)
{
  FabRecord *previous = place > 0 ? g_ptr_array_index (column, place - 1) : NULL;
  FabRecord *next = place < column->len ? g_ptr_array_index (column, place) : NULL;
  double low, high;

  if ((previous != NULL && fab_record_is_null (previous, FAB_ACTION_POSITION)) ||
      (next != NULL && fab_record_is_null (next, FAB_ACTION_POSITION)))
    return FALSE;
  low = previous != NULL ? fab_record_get_real (previous, FAB_ACTION_POSITION) : 0;
  high = next != NULL ? fab_record_get_real (next, FAB_ACTION_POSITION) : 0;
  if (previous == NULL && next == NULL)
    *position = STEP;
  else if (next == NULL)
    *position = low + STEP;
  else if (previous == NULL)
    *position = high - STEP;
  else
    *position = low + (high - low) / 2;
  /* Beyond 2^30, MIN_GAP comes near to what a double tells apart. */
  if (fabs (*position) > 0x1p30)
    return FALSE;
  return previous == NULL || next == NULL || high - low > MIN_GAP;
}

static gboolean
renumber (FabStore *store, GPtrArray *column, guint place, double *position, GError **error)
{
  for (guint i = 0; i < column->len; i++) {
    guint number = i < place ? i + 1 : i + 2;

    if (!fab_store_set (store, g_ptr_array_index (column, i), FAB_ACTION_POSITION, FAB_REAL (number * STEP), error))
      return FALSE;
  }
  *position = (place + 1) * STEP;
  return TRUE;
}

static gboolean
write_move (FabStore *store, FabRecord *action, FabRecord *axis, const char *status, FabRecord *before, GError **error)
{
  g_autoptr (GPtrArray) column = fab_roadmap_list_column (store, axis, status);
  double position;
  guint place;

  g_ptr_array_remove (column, action);
  place = find_place (column, before);
  if (!find_position (column, place, &position) && !renumber (store, column, place, &position, error))
    return FALSE;
  return fab_store_set (store, action, FAB_ACTION_AXIS, FAB_REF (axis), error) &&
         fab_store_set (store, action, FAB_ACTION_STATUS, FAB_TEXT (status), error) &&
         fab_store_set (store, action, FAB_ACTION_POSITION, FAB_REAL (position), error);
}

static char *
say_move (FabStore *store, FabRecord *action, FabRecord *axis, const char *status)
{
  const FabField *field = &fab_table_get (FAB_TABLE_ACTION)->fields[FAB_ACTION_STATUS];

  if (g_strcmp0 (fab_record_get_text (action, FAB_ACTION_STATUS), status) != 0)
    /* Translators: a status, such as “In progress” */
    return g_strdup_printf (_ ("Card moved to “%s”"), fab_choices_get_label (field->choices, status));
  if (fab_store_get_target (store, action, FAB_ACTION_AXIS) == axis)
    return g_strdup (_ ("Card moved"));
  if (axis == NULL)
    return g_strdup (_ ("Card taken out of its axis"));
  return g_strdup_printf (_ ("Card moved to the axis “%s”"), fab_record_get_title (axis));
}

/* Whether the card already stands there. */
static gboolean
is_in_place (FabStore *store, FabRecord *action, FabRecord *axis, const char *status, FabRecord *before)
{
  g_autoptr (GPtrArray) column = NULL;
  guint place;

  if (fab_store_get_target (store, action, FAB_ACTION_AXIS) != axis ||
      g_strcmp0 (fab_record_get_text (action, FAB_ACTION_STATUS), status) != 0)
    return FALSE;
  if (before == action)
    return TRUE;
  column = fab_roadmap_list_column (store, axis, status);
  if (!g_ptr_array_find (column, action, &place))
    return FALSE;
  return place + 1 < column->len ? g_ptr_array_index (column, place + 1) == before
                                 : before == NULL || !g_ptr_array_find (column, before, NULL);
}

/**
 * fab_roadmap_move:
 * @action: the card
 * @axis: (nullable): the axis to go to
 * @status: code of the status to go to
 * @before: (nullable): the card of that column before which it goes; %NULL, or a card of another column: at the end
 *
 * Moves a card as one gesture.  No gesture where it stands there already.
 */
gboolean
fab_roadmap_move (FabStore *store, FabRecord *action, FabRecord *axis, const char *status, FabRecord *before,
                  GError **error)
{
  const FabField *field = &fab_table_get (FAB_TABLE_ACTION)->fields[FAB_ACTION_STATUS];
  g_autofree char *sentence = NULL;

  if (fab_choices_find (field->choices, status) == NULL) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("“%s” is not a status."), status);
    return FALSE;
  }
  if (is_in_place (store, action, axis, status, before))
    return TRUE;
  sentence = say_move (store, action, axis, status);
  fab_store_begin (store, sentence);
  if (!write_move (store, action, axis, status, before, error)) {
    fab_store_rollback (store);
    return FALSE;
  }
  return fab_store_commit (store, error);
}
