#include "fab-csv-matrix.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-import-read.h"
#include "fab-text.h"

/* So many rows are read between two looks at the cancellable. */
#define LOOK_EVERY 256

/* ---- Recognising ---- */

/* What stands over a column: its name, or the text of the row @first of a table that was read without names. */
static const char *
get_heading (FabCsv *table, guint first, gboolean named, guint column)
{
  return named ? fab_csv_get_name (table, column) : fab_csv_get_text (table, first, column);
}

static GHashTable *
list_headings (FabCsv *table, guint first, gboolean named)
{
  GHashTable *headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint column = 1; column < fab_csv_get_n_columns (table); column++) {
    char *folded = fab_text_fold (get_heading (table, first, named, column));

    if (*folded != '\0')
      g_hash_table_add (headings, folded);
    else
      g_free (folded);
  }
  return headings;
}

/**
 * fab_csv_is_matrix:
 * @first: the row of the headings
 * @named: whether they are the columns' names instead
 *
 * Returns: whether what stands on the left is nearly the same, at least two different names, as what stands above
 */
gboolean
fab_csv_is_matrix (FabCsv *table, guint first, gboolean named)
{
  g_autoptr (GHashTable) headings = list_headings (table, first, named);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0, known = 0;

  for (guint row = named ? 0 : first + 1; row < fab_csv_get_n_rows (table); row++) {
    char *folded = fab_text_fold (fab_csv_get_text (table, row, 0));

    n++;
    known += g_hash_table_contains (headings, folded);
    g_hash_table_add (rows, folded);
  }
  return g_hash_table_size (headings) >= 2 && g_hash_table_size (rows) >= 2 && 10 * known >= 9 * n;
}

/* ---- Into a draft ---- */

/** One that ties two. */
typedef struct {
  gint64 key; /* row << 32 | column, of nodes */
  const char *text;
} Cell;

typedef struct {
  FabCsv *table;
  FabDraft *draft;
  GHashTable *nodes; /* folded name → node + 1 */
  GArray *cells;     /* of Cell */
  guint label, weight, kind;
} Filler;

/* Returns: (1-based): 0 for no name, or one actor too many */
static guint
find_node (Filler *self, const char *name)
{
  char *folded = fab_text_fold (name);
  guint node = GPOINTER_TO_UINT (g_hash_table_lookup (self->nodes, folded));

  if (node != 0 || *folded == '\0') {
    g_free (folded);
    return node;
  }
  node = fab_draft_add_node (self->draft, name) + 1; /* 0 for one too many */
  if (node != 0)
    fab_draft_set_text (self->draft, FAB_DRAFT_NODES, node - 1, self->label, name);
  g_hash_table_insert (self->nodes, folded, GUINT_TO_POINTER (node));
  return node;
}

static gboolean
is_no (const char *text)
{
  static const char *const words[] = { "", "0", "non", "no", "n", "faux", "false", "-", "–", "nan", "na", NULL };
  g_autofree char *folded = g_utf8_strdown (text, -1);
  double number;

  return g_strv_contains (words, folded) || (fab_import_read_real (text, FAB_DRAFT_TEXT, &number) && number == 0);
}

static gboolean
is_yes (const char *text)
{
  static const char *const words[] = { "oui", "yes", "o", "y", "x", "vrai", "true", "✓", "✔", NULL };
  g_autofree char *folded = g_utf8_strdown (text, -1);
  double number;

  return g_strv_contains (words, folded) || (fab_import_read_real (text, FAB_DRAFT_TEXT, &number) && number == 1);
}

static void
collect_row (Filler *self, guint row, const guint *columns)
{
  guint from = find_node (self, fab_csv_get_text (self->table, row, 0));

  for (guint c = 1; from != 0 && c < fab_csv_get_row_length (self->table, row); c++) {
    Cell cell = { (gint64)from << 32 | columns[c], fab_csv_get_text (self->table, row, c) };

    if (columns[c] != 0 && !is_no (cell.text))
      g_array_append_val (self->cells, cell);
  }
}

/* Whether each cell has its mirror image: the ties of such a table have no direction. */
static gboolean
is_symmetric (GArray *cells)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < cells->len; i++) {
    Cell *cell = &g_array_index (cells, Cell, i);

    g_hash_table_insert (texts, &cell->key, (gpointer)cell->text);
  }
  for (guint i = 0; i < cells->len; i++) {
    const Cell *cell = &g_array_index (cells, Cell, i);
    gint64 mirrored = (cell->key & G_MAXUINT32) << 32 | cell->key >> 32;

    if (g_strcmp0 (g_hash_table_lookup (texts, &mirrored), cell->text) != 0)
      return FALSE;
  }
  return TRUE;
}

static void
set (Filler *self, guint link, guint *column, const char *name, FabDraftMeaning meaning, const char *text)
{
  if (*column == FAB_DRAFT_NONE)
    *column = fab_draft_add_column (self->draft, FAB_DRAFT_LINKS, name, meaning);
  fab_draft_set_text (self->draft, FAB_DRAFT_LINKS, link, *column, text);
}

/* A number is a strength, another word than yes a kind. */
static void
add_link (Filler *self, const Cell *cell, gboolean directed)
{
  guint from = (guint)(cell->key >> 32) - 1, to = (guint)(cell->key & G_MAXUINT32) - 1;
  guint link = fab_draft_add_link (self->draft, fab_draft_get_node_id (self->draft, from),
                                   fab_draft_get_node_id (self->draft, to), directed);
  double number;

  if (link == FAB_DRAFT_NONE)
    return;
  if (fab_import_read_real (cell->text, FAB_DRAFT_TEXT, &number))
    set (self, link, &self->weight, _ ("Value of the cell"), FAB_DRAFT_WEIGHT, cell->text);
  else if (!is_yes (cell->text))
    set (self, link, &self->kind, _ ("Word of the cell"), FAB_DRAFT_KIND, cell->text);
}

static void
add_links (Filler *self)
{
  gboolean symmetric = is_symmetric (self->cells);

  for (guint i = 0; i < self->cells->len; i++) {
    const Cell *cell = &g_array_index (self->cells, Cell, i);

    if (!symmetric || cell->key >> 32 <= (cell->key & G_MAXUINT32))
      add_link (self, cell, !symmetric);
  }
}

/**
 * fab_csv_matrix_fill:
 *
 * Actors are what stands above, then what stands on the left alone; a cell that says neither nothing nor no is a link from the row's actor to the column's,
 * without a direction where the table is its own mirror image.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean
fab_csv_matrix_fill (FabCsv *table, FabDraft *draft, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_autofree guint *columns = g_new0 (guint, fab_csv_get_n_columns (table) + 1);
  Filler self = { table, draft, nodes, cells, FAB_DRAFT_NONE, FAB_DRAFT_NONE, FAB_DRAFT_NONE };

  self.label = fab_draft_add_column (draft, FAB_DRAFT_NODES, _ ("Name"), FAB_DRAFT_LABEL);
  for (guint c = 1; c < fab_csv_get_n_columns (table); c++)
    columns[c] = find_node (&self, fab_csv_get_name (table, c));
  for (guint row = 0; row < fab_csv_get_n_rows (table); row++) {
    if (row % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    collect_row (&self, row, columns);
  }
  add_links (&self);
  return TRUE;
}
