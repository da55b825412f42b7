#include "fab-map-stops.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-map-snapshot.h"
#include "fab-text.h"
#include "fab-titles.h"

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

/* Whether what was typed stands in a title as it is, from the start of a word on. Both are folded. */
static gboolean
has_phrase (const char *title, const char *typed)
{
  const char *found = *typed != '\0' ? strstr (title, typed) : NULL;

  while (found != NULL && found != title && found[-1] != ' ')
    found = strstr (found + 1, typed);
  return found != NULL;
}

/* "seminaire 1" are words of "seminaire local n 1 …": each begins one of these. Both are folded. */
static gboolean
has_words (const char *title, const char *typed)
{
  g_auto (GStrv) words = g_strsplit (typed, " ", -1);
  g_auto (GStrv) of_title = g_strsplit (title, " ", -1);
  gboolean all = *typed != '\0';

  for (guint i = 0; all && words[i] != NULL; i++) {
    gboolean found = FALSE;

    for (guint j = 0; !found && of_title[j] != NULL; j++)
      found = g_str_has_prefix (of_title[j], words[i]);
    all = found;
  }
  return all;
}

/* (transfer full): what a meeting or a kept state is called, and which kind of meeting it is, folded */
static char *
get_words (FabRecord *record)
{
  gboolean is_meeting = fab_record_get_table_id (record) == FAB_TABLE_MEETING;
  const char *code = is_meeting ? fab_record_get_text (record, FAB_MEETING_KIND) : NULL;
  const FabChoices *kinds = fab_table_get (FAB_TABLE_MEETING)->fields[FAB_MEETING_KIND].choices;
  const char *kind = code != NULL ? fab_choices_get_label (kinds, code) : NULL;
  g_autofree char *words = g_strdup_printf ("%s %s", fab_record_get_title (record), kind != NULL ? kind : "");

  return fab_text_fold (words);
}

/* Each with its date: (element-type utf8) */
static char *
describe_stops (GArray *stops)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < stops->len; i++)
    g_ptr_array_add (titles,
                     fab_map_stop_describe (&g_array_index (stops, FabMapStop, i), fab_language_get_default ()));
  return fab_titles_join (titles);
}

static void
refuse (const char *text, GArray *found, GArray *all, GError **error)
{
  g_autofree char *choice = describe_stops (found->len > 0 ? found : all);

  if (found->len > 0)
    g_set_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND, _ ("“%1$s” may be several: %2$s."), text, choice);
  else
    g_set_error (
        error, FAB_ERROR, FAB_ERROR_NOT_FOUND,
        _ ("“%1$s” is neither a date (2020-06-15, 15/06/2020, 06/2020, June 2020), nor a kept state of the map or a "
           "meeting with a date. There are: %2$s."),
        text, choice);
}

/* (transfer full): the stops that @has finds the typed words in */
static GArray *
find_stops (GArray *all, const char *typed, gboolean (*has) (const char *title, const char *typed))
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (FabMapStop));

  for (guint i = 0; i < all->len; i++) {
    FabMapStop *each = &g_array_index (all, FabMapStop, i);
    g_autofree char *words = each->record != NULL ? get_words (each->record) : NULL;

    if (words != NULL && has (words, typed))
      g_array_append_val (found, *each);
  }
  return found;
}

/* A date in words or with slashes; else the one stop whose name has these words; else @error says what there is. */
static gboolean
find_by_words (FabStore *store, const char *text, FabDate today, FabMapStop *stop, GError **error)
{
  g_autoptr (GArray) all = fab_map_stops_list (store, NULL, today);
  g_autoptr (GArray) found = NULL;
  g_autofree char *typed = fab_text_fold (text), *date = fab_date_read (text, today, NULL);

  *stop = (FabMapStop){ .kind = FAB_MAP_STOP_DATE, .date = fab_date_from_text (date) };
  if (fab_date_is_set (stop->date))
    return TRUE;
  found = find_stops (all, typed, has_phrase);
  if (found->len == 0) {
    g_array_unref (found);
    found = find_stops (all, typed, has_words);
  }
  if (found->len == 1) {
    *stop = g_array_index (found, FabMapStop, 0);
    return TRUE;
  }
  refuse (text, found, all, error);
  return FALSE;
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
 * @text: "today", a date as people write it, or the name of a kept state or of a meeting with a date, or words of it that no other has,
 *   without accents or case
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
  return find_by_words (store, text, today, stop, error);
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
