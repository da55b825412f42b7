#include "fab-map-stops.h"

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-map-snapshot.h"
#include "fab-text.h"

/**
 * fab_map_stop_compare:
 *
 * Orders by the last day that a date may mean; what was kept comes after the meeting of that day, what has no date first, today last.
 *
 * Returns: below, at or above 0
 */
int
fab_map_stop_compare (const FabMapStop *a, const FabMapStop *b)
{
  FabDate x = fab_date_last_day (a->date), y = fab_date_last_day (b->date);
  int order;

  if (a->kind == FAB_MAP_STOP_TODAY || b->kind == FAB_MAP_STOP_TODAY)
    return (a->kind == FAB_MAP_STOP_TODAY) - (b->kind == FAB_MAP_STOP_TODAY);
  if (fab_date_is_set (x) != fab_date_is_set (y))
    return fab_date_is_set (x) ? 1 : -1;
  order = fab_date_compare (x, y);
  if (order == 0)
    order = (int)a->kind - (int)b->kind;
  return order;
}

gboolean
fab_map_stop_equal (const FabMapStop *a, const FabMapStop *b)
{
  return a->kind == b->kind && a->record == b->record && fab_date_compare (a->date, b->date) == 0;
}

static int
compare_stops (gconstpointer a, gconstpointer b)
{
  return fab_map_stop_compare (a, b);
}

/* A meeting that took place, or must have: of the territory, or of all of them. */
static void
add_meeting (GArray *stops, FabRecord *meeting, FabRecord *territory, FabDate today)
{
  FabMapStop stop = { .kind = FAB_MAP_STOP_MEETING,
                      .date = fab_date_from_text (fab_record_get_text (meeting, FAB_MEETING_DATE)),
                      .record = meeting };
  gint64 of = fab_record_get_ref (meeting, FAB_MEETING_TERRITORY);

  if (!fab_date_is_set (stop.date) || fab_date_compare (fab_date_first_day (stop.date), today) > 0)
    return;
  if (of != 0 && territory != NULL && of != fab_record_get_key (territory))
    return;
  if (g_strcmp0 (fab_record_get_text (meeting, FAB_MEETING_STATUS), "cancelled") != 0)
    g_array_append_val (stops, stop);
}

/**
 * fab_map_stops_list:
 * @territory: (nullable): whose meetings count; %NULL: all
 * @today: the last one
 *
 * Returns: (transfer full): a GArray of FabMapStop in the order of time
 */
GArray *
fab_map_stops_list (FabStore *store, FabRecord *territory, FabDate today)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (FabMapStop));
  FabMapStop now = { .kind = FAB_MAP_STOP_TODAY, .date = today };

  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_MEETING); i++) {
    FabRecord *meeting = fab_store_get_nth (store, FAB_TABLE_MEETING, i);

    add_meeting (stops, meeting, territory, today);
  }
  for (guint i = 0; i < fab_store_get_count (store, FAB_TABLE_SNAPSHOT); i++) {
    FabRecord *snapshot = fab_store_get_nth (store, FAB_TABLE_SNAPSHOT, i);
    FabMapStop stop = { FAB_MAP_STOP_KEPT, fab_map_snapshot_get_date (store, snapshot), snapshot };

    g_array_append_val (stops, stop);
  }
  g_array_append_val (stops, now);
  g_array_sort (stops, compare_stops);
  return stops;
}

/* In English, as scripts have it, or in the language of who writes. */
static gboolean
says_today (const char *text)
{
  g_autofree char *folded = fab_text_fold (text);
  g_autofree char *today = fab_text_fold (_ ("Today"));

  return g_str_equal (folded, "today") || g_str_equal (folded, today);
}

/**
 * fab_map_stop_parse:
 * @text: "today", an ISO date, or the name of a kept state or of a meeting, without accents or case
 * @stop: (out)
 *
 * Returns: whether there is such a time; else @error says so
 */
gboolean
fab_map_stop_parse (FabStore *store, const char *text, FabDate today, FabMapStop *stop, GError **error)
{
  *stop = (FabMapStop){ .kind = FAB_MAP_STOP_DATE };
  if (says_today (text)) {
    *stop = (FabMapStop){ .kind = FAB_MAP_STOP_TODAY, .date = today };
    return TRUE;
  }
  if (fab_date_parse (text, &stop->date) && fab_date_is_set (stop->date))
    return TRUE;
  stop->kind = FAB_MAP_STOP_KEPT;
  stop->record = fab_store_find_titled (store, FAB_TABLE_SNAPSHOT, text);
  if (stop->record != NULL) {
    stop->date = fab_map_snapshot_get_date (store, stop->record);
    return TRUE;
  }
  stop->kind = FAB_MAP_STOP_MEETING;
  stop->record = fab_store_find_titled (store, FAB_TABLE_MEETING, text);
  if (stop->record != NULL)
    stop->date = fab_date_from_text (fab_record_get_text (stop->record, FAB_MEETING_DATE));
  if (stop->record != NULL && fab_date_is_set (stop->date))
    return TRUE;
  g_set_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND,
               _ ("“%s” is neither a date, nor a kept state of the map, nor a meeting with a date."), text);
  return FALSE;
}

/** fab_map_stop_get_title: (transfer full): in a few words: the meeting's or the state's name, a date, "Today" */
char *
fab_map_stop_get_title (const FabMapStop *self, FabLanguage language)
{
  g_autofree char *date = fab_date_to_text (self->date);

  if (self->kind == FAB_MAP_STOP_TODAY)
    return g_strdup (_ ("Today"));
  if (self->record != NULL)
    return g_strdup (fab_record_get_title (self->record));
  return fab_date_format_long (date, language);
}

/** fab_map_stop_describe: (transfer full): with its date, where its name doesn't say it */
char *
fab_map_stop_describe (const FabMapStop *self, FabLanguage language)
{
  g_autofree char *text = fab_date_to_text (self->date);
  g_autofree char *title = fab_map_stop_get_title (self, language);
  g_autofree char *date = text != NULL ? fab_date_format (text, language) : NULL;

  if (self->record == NULL || date == NULL)
    return g_steal_pointer (&title);
  return g_strdup_printf ("%s · %s", date, title);
}

/** fab_map_stop_get_moment: (transfer full): the actors and links that were there then; or %NULL, with the reason, where a kept state can't be read */
FabMapMoment *
fab_map_stop_get_moment (const FabMapStop *self, FabStore *store, GError **error)
{
  g_autoptr (FabMapMoment) all = self->kind == FAB_MAP_STOP_KEPT ? fab_map_snapshot_get_moment (self->record, error)
                                                                 : fab_map_moment_new_from_store (store);

  if (all == NULL)
    return NULL;
  return fab_date_is_set (self->date) ? fab_map_moment_at (all, self->date) : g_steal_pointer (&all);
}
