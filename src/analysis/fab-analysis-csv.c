#include "fab-analysis-csv.h"

#include <glib/gi18n-lib.h>

#include "fab-csv-cell.h"
#include "fab-text.h"

/** Where the table is written. */
typedef struct {
  GString *csv;
  FabStore *store;
  FabLanguage language;
  char separator;
} Writer;

static void
write_text (Writer *self, const char *text)
{
  fab_csv_append_text (self->csv, text != NULL ? text : "", self->separator);
  g_string_append_c (self->csv, self->separator);
}

static void
write_count (Writer *self, guint number)
{
  g_string_append_printf (self->csv, "%u%c", number, self->separator);
}

/* Six decimals, always: a column of numbers. */
static void
write_number (Writer *self, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.6f", number);
  if (self->language == FAB_LANGUAGE_FRENCH)
    g_strdelimit (digits, ".", ',');
  write_text (self, digits);
}

/* The last separator becomes the end of the line. */
static void
end_line (Writer *self)
{
  g_string_truncate (self->csv, self->csv->len - 1);
  g_string_append (self->csv, FAB_CSV_END);
}

static void
write_header (Writer *self)
{
  static const guint fields[] = { FAB_ACTOR_NAME, FAB_ACTOR_KIND, FAB_ACTOR_TERRITORY, FAB_ACTOR_THEME };
  static const char *const measures[] = {
    NC_ ("column", "Ties"),  NC_ ("column", "Links"),  NC_ ("column", "Betweenness"),       NC_ ("column", "Closeness"),
    NC_ ("column", "Piece"), NC_ ("column", "Circle"), NC_ ("column", "Cut off without it")
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    write_text (self, fab_field_get_label (&fab_table_get (FAB_TABLE_ACTOR)->fields[fields[i]]));
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    write_text (self, g_dpgettext2 (NULL, "column", measures[i]));
  end_line (self);
}

static void
write_actor (Writer *self, FabRecord *actor, const FabActorMeasures *measures)
{
  FabRecord *territory = fab_store_get_target (self->store, actor, FAB_ACTOR_TERRITORY);
  const FabField *kind = &fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND];

  write_text (self, fab_record_get_title (actor));
  write_text (self, fab_choices_get_label (kind->choices, fab_record_get_text (actor, FAB_ACTOR_KIND)));
  write_text (self, territory != NULL ? fab_record_get_title (territory) : NULL);
  write_text (self, fab_record_get_text (actor, FAB_ACTOR_THEME));
  write_count (self, measures->degree);
  write_count (self, measures->links);
  write_number (self, measures->betweenness);
  write_number (self, measures->closeness);
  write_count (self, measures->component + 1);
  if (measures->circle != FAB_NO_CIRCLE)
    write_count (self, measures->circle + 1);
  else
    write_text (self, NULL);
  write_count (self, measures->cut_off);
  end_line (self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return fab_text_compare (fab_record_get_title (*(FabRecord **)a), fab_record_get_title (*(FabRecord **)b));
}

static GPtrArray *
sort_actors (FabAnalysis *analysis, FabStore *store)
{
  GPtrArray *actors = g_ptr_array_new ();

  for (guint v = 0; v < fab_analysis_get_n_actors (analysis); v++) {
    FabRecord *actor = fab_store_get_record (store, fab_analysis_get_actor (analysis, v)->key);

    if (actor != NULL)
      g_ptr_array_add (actors, actor);
  }
  g_ptr_array_sort (actors, compare_names);
  return actors;
}

/**
 * fab_analysis_to_csv:
 * @language: French: semicolons and decimal commas; English: commas and decimal points
 *
 * To be called in the store's thread.
 *
 * Returns: (transfer full): a line of titles and one for each actor, in UTF-8 with a mark that tells spreadsheets so. Pieces and circles are numbered
 *   from 1, the largest; an actor that is in no circle has an empty cell.
 */
char *
fab_analysis_to_csv (FabAnalysis *analysis, FabStore *store, FabLanguage language)
{
  g_autoptr (GPtrArray) actors = sort_actors (analysis, store);
  Writer self = { g_string_new (FAB_CSV_MARK), store, language, fab_csv_get_separator (language) };

  write_header (&self);
  for (guint i = 0; i < actors->len; i++) {
    FabRecord *actor = g_ptr_array_index (actors, i);

    write_actor (&self, actor, fab_analysis_find_actor (analysis, fab_record_get_key (actor)));
  }
  return g_string_free (self.csv, FALSE);
}
