#include "fab-graph-csv.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-csv-cell.h"
#include "fab-draft-values.h"
#include "fab-error.h"
#include "fab-text.h"
#include "fab-write.h"

typedef struct {
  FabDraft *draft;
  FabLanguage language;
  GString *out;
  gboolean is_inside; /* of a line, after its first cell */
  gboolean numbered;  /* the rows' numbers stand for the ids */
  GHashTable *used;   /* (nullable): folded headings so far */
} Table;

/* ---- Cells ---- */

static void
put_separator (Table *self)
{
  if (self->is_inside)
    g_string_append_c (self->out, fab_csv_get_separator (self->language));
  self->is_inside = TRUE;
}

static void
put (Table *self, const char *text)
{
  put_separator (self);
  if (*text != '+' && fab_draft_is_real (text))
    g_string_append (self->out, text); /* "-12" is no formula */
  else
    fab_csv_append_text (self->out, text, fab_csv_get_separator (self->language));
}

static void
put_real (Table *self, const char *number)
{
  char point = self->language == FAB_LANGUAGE_FRENCH ? ',' : '.';
  gsize length = strlen (number) - (g_str_has_suffix (number, ".00") ? strlen (".00") : 0);

  put_separator (self);
  for (const char *p = number; p < number + length; p++)
    g_string_append_c (self->out, *p == '.' ? point : *p);
}

static void
put_value (Table *self, FabDraftPart part, guint row, guint column, FabDraftType type)
{
  const char *text = fab_draft_get_text (self->draft, part, row, column);

  if (text != NULL && type == FAB_DRAFT_REAL)
    put_real (self, text);
  else if (text != NULL && type == FAB_DRAFT_BOOLEAN)
    put (self, fab_draft_is_true (text) ? C_ ("in a table", "yes") : C_ ("in a table", "no"));
  else
    put (self, text != NULL ? text : "");
}

/* A unit of the map is less than is seen; whole numbers are read alike by a French spreadsheet and by Gephi, R and pandas. */
static void
put_coordinate (Table *self, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  put (self, g_ascii_formatd (text, sizeof text, "%.0f", round (value) + 0.0));
}

static void
put_place (Table *self, guint row)
{
  double x, y;

  if (!fab_draft_get_place (self->draft, row, &x, &y)) {
    put (self, "");
    put (self, "");
    return;
  }
  put_coordinate (self, x);
  put_coordinate (self, y);
}

static void
end_line (Table *self)
{
  g_string_append (self->out, FAB_CSV_END);
  self->is_inside = FALSE;
}

/* Spreadsheets keep 15 digits of a number. */
#define MAX_DIGITS 15

static gboolean
has_long_ids (FabDraft *draft)
{
  for (guint row = 0; row < fab_draft_get_n_rows (draft, FAB_DRAFT_NODES); row++)
    if (strlen (fab_draft_get_node_id (draft, row)) > MAX_DIGITS)
      return TRUE;
  return FALSE;
}

static void
put_id (Table *self, guint node)
{
  g_autofree char *number = g_strdup_printf ("%u", node + 1);

  put (self, self->numbered ? number : fab_draft_get_node_id (self->draft, node));
}

/* ---- Tables ---- */

static const char *
get_heading (FabDraft *draft, FabDraftPart part, guint column)
{
  switch (fab_draft_get_column_meaning (draft, part, column)) {
  case FAB_DRAFT_LABEL:
    return "Label";
  case FAB_DRAFT_WEIGHT:
    return "Weight";
  default:
    return fab_draft_get_column_name (draft, part, column);
  }
}

static const char *
get_name (FabDraft *draft, guint node)
{
  guint label = fab_draft_find_column (draft, FAB_DRAFT_NODES, FAB_DRAFT_LABEL);
  const char *name = fab_draft_get_text (draft, FAB_DRAFT_NODES, node, label);

  return name != NULL ? name : fab_draft_get_node_id (draft, node);
}

static void
put_link (Table *self, guint row)
{
  guint source, target;
  gboolean directed;

  fab_draft_get_link (self->draft, row, &source, &target, &directed);
  put_id (self, source);
  put_id (self, target);
  put (self, directed ? "Directed" : "Undirected");
  put (self, get_name (self->draft, source));
  put (self, get_name (self->draft, target));
}

/* Readers keep one of several columns of one name. */
static void
put_heading (Table *self, const char *name, const char *other)
{
  char *folded = fab_text_fold (name);

  if (!g_hash_table_contains (self->used, folded)) {
    put (self, name);
    g_hash_table_add (self->used, folded);
    return;
  }
  g_free (folded);
  if (other != NULL) {
    put_heading (self, other, NULL);
  } else {
    g_autofree char *numbered = g_strdup_printf ("%s (%u)", name, g_hash_table_size (self->used) + 1);

    put_heading (self, numbered, NULL);
  }
}

/* Of links, Gephi's “Type” is whether they have a direction. */
static const char *
get_other_heading (FabDraft *draft, FabDraftPart part, guint column)
{
  return part == FAB_DRAFT_LINKS && fab_draft_get_column_meaning (draft, part, column) == FAB_DRAFT_KIND
             ? _ ("Kind of link")
             : NULL;
}

static void
put_headings (Table *self, FabDraftPart part)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char *const nodes[] = { "Id", "X", "Y", NULL };
  static const char *const links[] = { "Source", "Target", "Type", NULL };
  const char *const *first = part == FAB_DRAFT_NODES ? nodes : links;

  self->used = used;
  for (guint i = 0; first[i] != NULL; i++)
    put_heading (self, first[i], NULL);
  if (part == FAB_DRAFT_LINKS) {
    put_heading (self, C_ ("end of a link", "From"), NULL);
    put_heading (self, C_ ("end of a link", "To"), NULL);
  }
  for (guint i = 0; i < fab_draft_get_n_columns (self->draft, part); i++)
    put_heading (self, get_heading (self->draft, part, i), get_other_heading (self->draft, part, i));
  self->used = NULL;
  end_line (self);
}

/**
 * fab_graph_csv_write:
 * @draft: one that has ended
 *
 * What a spreadsheet would take for a formula gets an apostrophe in front. A number with a comma stands as it is in French tables only. Places are whole
 * numbers, y downwards; ids that a spreadsheet would round are the rows' numbers instead.
 *
 * Returns: (transfer full): a table in UTF-8
 */
GBytes *
fab_graph_csv_write (FabDraft *draft, FabDraftPart part, FabLanguage language)
{
  Table self = {
    .draft = draft, .language = language, .out = g_string_new (FAB_CSV_MARK), .numbered = has_long_ids (draft)
  };
  guint n = fab_draft_get_n_columns (draft, part);
  g_autofree FabDraftType *types = fab_draft_find_types (draft, part);

  put_headings (&self, part);
  for (guint row = 0; row < fab_draft_get_n_rows (draft, part); row++) {
    if (part == FAB_DRAFT_NODES) {
      put_id (&self, row);
      put_place (&self, row);
    } else {
      put_link (&self, row);
    }
    for (guint i = 0; i < n; i++)
      put_value (&self, part, row, i, types[i]);
    end_line (&self);
  }
  return g_string_free_to_bytes (self.out);
}

/** fab_graph_csv_get_links_path: (transfer full): "acteurs-liens.csv", beside "acteurs.csv" */
char *
fab_graph_csv_get_links_path (const char *path)
{
  const char *name = strrchr (path, G_DIR_SEPARATOR);
  const char *dot = strrchr (path, '.');

  if (dot == NULL || (name != NULL && dot < name))
    dot = path + strlen (path);
  return g_strdup_printf ("%.*s-%s%s", (int)(dot - path), path, C_ ("end of a file’s name", "links"), dot);
}

static gboolean
write_file (FabDraft *draft, FabDraftPart part, const char *path, FabLanguage language, GError **error)
{
  g_autoptr (GBytes) bytes = fab_graph_csv_write (draft, part, language);

  return fab_write_bytes (path, bytes, error);
}

/** fab_graph_csv_write_files: the actors into @path, which is a file, the links beside it (fab_graph_csv_get_links_path()) */
gboolean
fab_graph_csv_write_files (FabDraft *draft, const char *path, FabLanguage language, GError **error)
{
  g_autofree char *links = fab_graph_csv_get_links_path (path);

  if (fab_write_is_stream (path)) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID,
                         _ ("Actors and links are two tables, for two files: name the file of the actors."));
    return FALSE;
  }
  return write_file (draft, FAB_DRAFT_NODES, path, language, error) &&
         write_file (draft, FAB_DRAFT_LINKS, links, language, error);
}
