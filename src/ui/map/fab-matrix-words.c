#include "fab-matrix-words.h"

#include <glib/gi18n.h>

#include "fab-map-edit.h"
#include "fab-number.h"

static FabRecord *
get_relation (FabMatrix *matrix, FabStore *store, const FabMatrixCell *cell, guint i)
{
  return fab_store_get_record (store, fab_matrix_get_links (matrix, cell)[i].key);
}

/** fab_matrix_say_entry: (transfer full): what is said of a row or column */
char *
fab_matrix_say_entry (FabMatrix *matrix, guint entry)
{
  const FabMatrixEntry *it = fab_matrix_get_entry (matrix, entry);
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
  g_autofree char *links = g_strdup_printf (ngettext ("%u link", "%u links", it->n_links), it->n_links);
  g_autofree char *actors = NULL;

  if (it->key != 0)
    return g_strdup_printf ("%s, %s, %s", it->name, fab_choices_get_label (kinds, kinds->choices[it->kind].code),
                            links);
  actors = g_strdup_printf (ngettext ("%u actor", "%u actors", it->n_actors), it->n_actors);
  return g_strdup_printf ("%s, %s, %s", it->name, actors, links);
}

static char *
say_kinds (FabMatrix *matrix, const FabMatrixCell *cell, guint row, guint column)
{
  const char *from = fab_matrix_get_entry (matrix, row)->name, *to = fab_matrix_get_entry (matrix, column)->name;
  double share = fab_matrix_get_share (matrix, row, column) * 100;
  g_autofree char *links = NULL, *percent = NULL;

  if (cell == NULL)
    /* Translators: two kinds of actors, or two actors */
    return g_strdup_printf (_ ("%s → %s: no link"), from, to);
  links = g_strdup_printf (ngettext ("%u link", "%u links", cell->n_links), cell->n_links);
  percent = fab_number_format_percent (share >= 1 ? (int)(share + 0.5) : share, fab_language_get_default ());
  /* Translators: two kinds of actors, the number of their links, a percentage */
  return g_strdup_printf (_ ("%s → %s: %s, %s of the possible ones"), from, to, links, percent);
}

/** fab_matrix_say_cell: (transfer full): "Biocoop finance Optim’ism", "Biocoop → Optim’ism: no link" */
char *
fab_matrix_say_cell (FabMatrix *matrix, FabStore *store, guint row, guint column)
{
  const FabMatrixCell *cell = fab_matrix_find_cell (matrix, row, column);
  g_autofree char *first = NULL;
  FabRecord *relation;

  if (fab_matrix_get_what (matrix) == FAB_MATRIX_OF_KINDS)
    return say_kinds (matrix, cell, row, column);
  if (cell == NULL && row == column)
    return fab_matrix_say_entry (matrix, row);
  relation = cell != NULL ? get_relation (matrix, store, cell, 0) : NULL;
  if (relation == NULL)
    return say_kinds (matrix, NULL, row, column);
  first = fab_map_edit_describe_relation (store, relation);
  if (cell->n_links == 1)
    return g_steal_pointer (&first);
  return g_strdup_printf (ngettext ("%s, and %u more link", "%s, and %u more links", cell->n_links - 1), first,
                          cell->n_links - 1);
}

/** fab_matrix_say_links: (transfer full): all links of a cell, but @most at most, a line each */
char *
fab_matrix_say_links (FabMatrix *matrix, FabStore *store, guint row, guint column, guint most)
{
  const FabMatrixCell *cell = fab_matrix_find_cell (matrix, row, column);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; cell != NULL && i < MIN (cell->n_links, most); i++) {
    FabRecord *relation = get_relation (matrix, store, cell, i);
    g_autofree char *line = relation != NULL ? fab_map_edit_describe_relation (store, relation) : NULL;

    if (line != NULL)
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
  }
  if (cell != NULL && cell->n_links > most) {
    guint rest = cell->n_links - most;

    g_string_append_c (lines, '\n');
    g_string_append_printf (lines, ngettext ("and %u more", "and %u more", rest), rest);
  }
  return g_string_free (lines, FALSE);
}

/** fab_matrix_get_relations: (transfer full) (element-type FabRecord): the links of a cell that are still there */
GPtrArray *
fab_matrix_get_relations (FabMatrix *matrix, FabStore *store, guint row, guint column)
{
  const FabMatrixCell *cell = fab_matrix_find_cell (matrix, row, column);
  GPtrArray *relations = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; cell != NULL && i < cell->n_links; i++) {
    FabRecord *relation = get_relation (matrix, store, cell, i);

    if (relation != NULL)
      g_ptr_array_add (relations, g_object_ref (relation));
  }
  return relations;
}
