/* Pajek's .net and .paj (http://mrvar.fdv.uni-lj.si/pajek/), as Pajek, SocNetV, igraph and NetworkX write them. */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-encoding.h"
#include "fab-error.h"
#include "fab-formats.h"
#include "fab-pajek-line.h"

/* Pajek's page is one unit wide. */
#define PAGE           1000
#define LINES_PER_LOOK 2048

typedef enum {
  SECTION_NONE, /* what we don't read */
  SECTION_VERTICES,
  SECTION_PAIRS, /* *Arcs, *Edges */
  SECTION_LISTS, /* *Arcslist, *Edgeslist */
  SECTION_MATRIX,
  SECTION_VALUES, /* of a *Partition or a *Vector: one a line */
} Section;

/** One that is not 0 of a matrix. */
typedef struct {
  gint64 key;
  guint row, column;
  double value;
} Cell;

typedef struct {
  FabDraft *draft;
  GCancellable *cancellable; /* (nullable) */
  Section section;
  guint line;
  guint n_vertices; /* of the network: rows 0 to n_vertices - 1 */
  guint n_first;    /* of the first mode of a two-mode network, 0 otherwise */
  gboolean has_network, other_network;
  gboolean directed;
  char *relation;                              /* (nullable): the kind of the links that follow */
  GHashTable *relations;                       /* number → name, of those that are announced */
  guint label, mode, kind, weight, link_label; /* columns */
  guint row;                                   /* next of a matrix, a partition or a vector */
  guint column;                                /* of a partition or a vector */
  GArray *cells;                               /* of a matrix */
  guint64 n_cells;                             /* those that were too many, and the limit */
  gboolean values_follow;                      /* a partition or a vector was announced: its *Vertices is next */
  guint n_other, n_intervals, n_left;
} Reader;

static gboolean
fail (Reader *self, GError **error)
{
  g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("This Pajek file is damaged at line %u."), self->line);
  return FALSE;
}

static void
set (Reader *self, FabDraftPart part, guint row, guint *column, const char *name, FabDraftMeaning meaning,
     const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (*column == FAB_DRAFT_NONE)
    *column = fab_draft_add_column (self->draft, part, name, meaning);
  fab_draft_set_text (self->draft, part, row, *column, text);
}

/* ---- Vertices ---- */

static gboolean
start_vertices (Reader *self, const FabPajekLine *line, GError **error)
{
  guint64 n = 0, n_first = 0;

  if (!g_ascii_string_to_unsigned (fab_pajek_line_get (line, 1), 10, 0, G_MAXUINT32, &n, NULL))
    return fail (self, error);
  if (self->has_network) {
    self->other_network = n != self->n_vertices;
    self->section = self->other_network ? SECTION_NONE : SECTION_VERTICES;
    return TRUE;
  }
  fab_draft_expect (self->draft, FAB_DRAFT_NODES, n);
  if (n > FAB_DRAFT_MAX_NODES)
    return fab_draft_end (self->draft, error);
  if (n > 0)
    g_ascii_string_to_unsigned (fab_pajek_line_get (line, 2), 10, 1, n, &n_first, NULL);
  for (guint i = 0; i < n; i++) {
    g_autofree char *id = g_strdup_printf ("%u", i + 1);
    guint row = fab_draft_add_node (self->draft, id);

    if (n_first > 0)
      set (self, FAB_DRAFT_NODES, row, &self->mode, "mode", FAB_DRAFT_UNKNOWN, i < n_first ? "1" : "2");
  }
  self->n_vertices = (guint)n;
  self->n_first = (guint)n_first;
  self->has_network = TRUE;
  self->section = SECTION_VERTICES;
  return TRUE;
}

/* (1-based): TRUE for a vertex of this network */
static gboolean
find_vertex (Reader *self, const char *word, guint *row)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (word, 10, 1, MAX (1, self->n_vertices), &number, NULL) || self->n_vertices == 0)
    return FALSE;
  *row = (guint)number - 1;
  return TRUE;
}

/* number "label" x y z … */
static void
read_vertex (Reader *self, const FabPajekLine *line)
{
  double x, y;
  guint row;

  self->n_intervals += line->has_intervals;
  if (!find_vertex (self, fab_pajek_line_get (line, 0), &row)) {
    self->n_left++;
    return;
  }
  set (self, FAB_DRAFT_NODES, row, &self->label, "label", FAB_DRAFT_LABEL, fab_pajek_line_get (line, 1));
  if (fab_pajek_line_get_number (line, 2, &x) && fab_pajek_line_get_number (line, 3, &y))
    fab_draft_set_place (self->draft, row, x * PAGE, y * PAGE);
}

/* ---- Links ---- */

static guint
add_link (Reader *self, const char *source, const char *target, const char *weight)
{
  guint row = fab_draft_add_link (self->draft, source, target, self->directed);

  set (self, FAB_DRAFT_LINKS, row, &self->kind, "relation", FAB_DRAFT_KIND, self->relation);
  set (self, FAB_DRAFT_LINKS, row, &self->weight, "weight", FAB_DRAFT_WEIGHT, weight);
  return row;
}

/* "3:" before the ends of a link */
static gboolean
has_relation (const FabPajekLine *line)
{
  const char *word = fab_pajek_line_get (line, 0);
  gsize digits = strspn (word, "0123456789");

  return digits > 0 && word[digits] == ':' && word[digits + 1] == '\0';
}

static void
choose_relation (Reader *self, const char *prefix)
{
  g_autofree char *number = g_strndup (prefix, strlen (prefix) - 1);
  const char *name = g_hash_table_lookup (self->relations, number);

  g_set_str (&self->relation, name != NULL ? name : number);
}

/* [relation:] from to [weight] [l "label"] … */
static void
read_pair (Reader *self, const FabPajekLine *line)
{
  guint first = has_relation (line) ? 1 : 0, row;
  g_autofree char *usual = g_strdup (self->relation);
  double number;

  self->n_intervals += line->has_intervals;
  if (line->n_words < first + 2) {
    self->n_left++;
    return;
  }
  if (first > 0)
    choose_relation (self, fab_pajek_line_get (line, 0));
  row = add_link (self, fab_pajek_line_get (line, first), fab_pajek_line_get (line, first + 1),
                  fab_pajek_line_get_number (line, first + 2, &number) ? fab_pajek_line_get (line, first + 2) : NULL);
  g_set_str (&self->relation, usual);
  for (guint i = first + 2; i + 1 < line->n_words; i++)
    if (strcmp (fab_pajek_line_get (line, i), "l") == 0)
      set (self, FAB_DRAFT_LINKS, row, &self->link_label, "label", FAB_DRAFT_LABEL, fab_pajek_line_get (line, i + 1));
}

/* from to to to … */
static void
read_list (Reader *self, const FabPajekLine *line)
{
  for (guint i = 1; i < line->n_words; i++)
    add_link (self, fab_pajek_line_get (line, 0), fab_pajek_line_get (line, i), NULL);
}

/* ---- Matrices ---- */

static gint64
get_key (guint row, guint column)
{
  return (gint64)row << 32 | column;
}

/* Whether each cell has its mirror image. */
static gboolean
is_symmetric (Reader *self)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->cells->len; i++) {
    Cell *cell = &g_array_index (self->cells, Cell, i);

    g_hash_table_insert (values, &cell->key, cell);
  }
  for (guint i = 0; i < self->cells->len; i++) {
    const Cell *cell = &g_array_index (self->cells, Cell, i);
    gint64 mirrored = get_key (cell->column, cell->row);
    const Cell *mirror = g_hash_table_lookup (values, &mirrored);

    if (mirror == NULL || mirror->value != cell->value)
      return FALSE;
  }
  return TRUE;
}

static void
add_cell (Reader *self, const Cell *cell)
{
  /* The columns of a two-mode matrix are the vertices behind the first ones. */
  g_autofree char *source = g_strdup_printf ("%u", cell->row + 1);
  g_autofree char *target = g_strdup_printf ("%u", self->n_first + cell->column + 1);
  char weight[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (weight, sizeof weight, "%.15g", cell->value);
  add_link (self, source, target, cell->value != 1 ? weight : NULL);
}

static guint
count_matrix_rows (Reader *self)
{
  return self->n_first > 0 ? self->n_first : self->n_vertices;
}

/* A matrix that is its own mirror image says that its links have no direction: each is in it twice. */
static gboolean
end_matrix (Reader *self, GError **error)
{
  gboolean two_modes = self->n_first > 0;
  gboolean symmetric = !two_modes && is_symmetric (self);

  if (self->row < count_matrix_rows (self)) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID,
                 _ ("This Pajek file is cut: at line %u its matrix stops after %u of %u rows."), self->line, self->row,
                 count_matrix_rows (self));
    return FALSE;
  }
  self->directed = !symmetric && !two_modes;
  for (guint i = 0; i < self->cells->len; i++) {
    const Cell *cell = &g_array_index (self->cells, Cell, i);

    if (!symmetric || cell->column >= cell->row)
      add_cell (self, cell);
  }
  g_array_set_size (self->cells, 0);
  return TRUE;
}

static gboolean
read_matrix_line (Reader *self, const FabPajekLine *line, GError **error)
{
  guint n_columns = self->n_vertices - self->n_first;

  if (self->row >= count_matrix_rows (self)) {
    self->n_left++;
    return TRUE;
  }
  if (line->n_words != n_columns) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID,
                 _ ("This Pajek file is damaged at line %u: the row of the matrix has %u values instead of %u."),
                 self->line, line->n_words, n_columns);
    return FALSE;
  }
  for (guint i = 0; i < line->n_words; i++) {
    Cell cell = { get_key (self->row, i), self->row, i, 0 };

    if (!fab_pajek_line_get_number (line, i, &cell.value) || cell.value == 0)
      continue;
    /* Twice as many, as each link of a symmetric matrix is there twice. */
    if (self->cells->len > 2 * FAB_DRAFT_MAX_LINKS)
      fab_draft_expect (self->draft, FAB_DRAFT_LINKS, ++self->n_cells);
    else
      g_array_append_val (self->cells, cell);
  }
  self->row++;
  return TRUE;
}

/* ---- Partitions and vectors ---- */

static void
read_value (Reader *self, const FabPajekLine *line)
{
  if (self->row < self->n_vertices)
    fab_draft_set_text (self->draft, FAB_DRAFT_NODES, self->row++, self->column, fab_pajek_line_get (line, 0));
  else
    self->n_left++;
}

static void
announce_values (Reader *self, const FabPajekLine *line, FabDraftType type)
{
  const char *name = line->rest != NULL && *line->rest != '\0' ? line->rest : "partition";

  self->section = SECTION_NONE;
  if (!self->has_network) {
    self->n_other++;
    return;
  }
  self->column = fab_draft_add_column (self->draft, FAB_DRAFT_NODES, name, FAB_DRAFT_UNKNOWN);
  fab_draft_set_column_type (self->draft, FAB_DRAFT_NODES, self->column, type);
  self->values_follow = TRUE;
  self->row = 0;
}

/* ---- Sections ---- */

/* *Arcs :2 "Business" */
static void
take_relation (Reader *self, const FabPajekLine *line)
{
  const char *first = fab_pajek_line_get (line, 1), *name;

  g_clear_pointer (&self->relation, g_free);
  if (*first != ':')
    return;
  name = fab_pajek_line_get (line, 2);
  self->relation = g_strdup (*name != '\0' ? name : first + 1);
  g_hash_table_insert (self->relations, g_strdup (first + 1), g_strdup (self->relation));
}

static void
start_links (Reader *self, const FabPajekLine *line, Section section, gboolean directed)
{
  self->section = self->other_network ? SECTION_NONE : section;
  self->directed = directed;
  self->row = 0;
  take_relation (self, line);
}

static gboolean
start_section (Reader *self, const FabPajekLine *line, GError **error)
{
  const char *word = fab_pajek_line_get (line, 0) + 1;

  if (self->section == SECTION_MATRIX && !end_matrix (self, error))
    return FALSE;
  if (self->values_follow && g_ascii_strcasecmp (word, "vertices") == 0) {
    self->values_follow = FALSE;
    self->section = SECTION_VALUES;
    return TRUE;
  }
  self->values_follow = FALSE;
  if (g_ascii_strcasecmp (word, "vertices") == 0)
    return start_vertices (self, line, error);
  if (g_ascii_strcasecmp (word, "arcs") == 0)
    start_links (self, line, SECTION_PAIRS, TRUE);
  else if (g_ascii_strcasecmp (word, "edges") == 0)
    start_links (self, line, SECTION_PAIRS, FALSE);
  else if (g_ascii_strcasecmp (word, "arcslist") == 0)
    start_links (self, line, SECTION_LISTS, TRUE);
  else if (g_ascii_strcasecmp (word, "edgeslist") == 0)
    start_links (self, line, SECTION_LISTS, FALSE);
  else if (g_ascii_strcasecmp (word, "matrix") == 0)
    start_links (self, line, SECTION_MATRIX, TRUE);
  else if (g_ascii_strcasecmp (word, "partition") == 0)
    announce_values (self, line, FAB_DRAFT_INTEGER);
  else if (g_ascii_strcasecmp (word, "vector") == 0)
    announce_values (self, line, FAB_DRAFT_REAL);
  else {
    self->section = SECTION_NONE;
    self->n_other += g_ascii_strcasecmp (word, "network") != 0;
  }
  return TRUE;
}

static gboolean
read_line (Reader *self, char *text, GError **error)
{
  g_auto (FabPajekLine) line = { 0 };

  if (!fab_pajek_line_split (&line, text))
    return TRUE;
  if (*fab_pajek_line_get (&line, 0) == '*')
    return start_section (self, &line, error);
  switch (self->section) {
  case SECTION_VERTICES:
    read_vertex (self, &line);
    break;
  case SECTION_PAIRS:
    read_pair (self, &line);
    break;
  case SECTION_LISTS:
    read_list (self, &line);
    break;
  case SECTION_MATRIX:
    return read_matrix_line (self, &line, error);
  case SECTION_VALUES:
    read_value (self, &line);
    break;
  case SECTION_NONE:
  default:
    break;
  }
  return TRUE;
}

static gboolean
read_lines (Reader *self, char *text, GError **error)
{
  while (text != NULL) {
    char *end = strpbrk (text, "\r\n");

    if (++self->line % LINES_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
      return FALSE;
    if (end != NULL) {
      gboolean pair = end[0] == '\r' && end[1] == '\n';

      *end = '\0';
      end += pair ? 2 : 1;
    }
    if (!read_line (self, text, error))
      return FALSE;
    text = end;
  }
  return self->section != SECTION_MATRIX || end_matrix (self, error);
}

static void
add_notes (Reader *self)
{
  if (self->other_network)
    fab_draft_note (self->draft, _ ("The file holds several networks: the first was read."));
  if (self->n_intervals > 0)
    fab_draft_note (self->draft, _ ("Times at which actors and links exist were left out."));
  if (self->n_other > 0)
    fab_draft_note (self->draft,
                    ngettext ("%u part of the file that is neither actors nor links was left out.",
                              "%u parts of the file that are neither actors nor links were left out.", self->n_other),
                    self->n_other);
  if (self->n_left > 0)
    fab_draft_note (self->draft,
                    ngettext ("%u line that could not be understood was left out.",
                              "%u lines that could not be understood were left out.", self->n_left),
                    self->n_left);
}

/**
 * fab_pajek_read:
 * @cancellable: (nullable): ends the reading
 *
 * Several relations become the column "relation" of the links; partitions and vectors become columns of the actors. Coordinates are a thousand times
 * Pajek's, whose page is one wide.
 *
 * Returns: (transfer full): what the file holds; %NULL with %FAB_ERROR_INVALID or %G_IO_ERROR_CANCELLED
 */
FabDraft *
fab_pajek_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_autoptr (GHashTable) relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *text = NULL;
  Reader self = { .draft = draft,
                  .cancellable = cancellable,
                  .relations = relations,
                  .label = FAB_DRAFT_NONE,
                  .mode = FAB_DRAFT_NONE,
                  .kind = FAB_DRAFT_NONE,
                  .weight = FAB_DRAFT_NONE,
                  .link_label = FAB_DRAFT_NONE,
                  .cells = cells,
                  .n_cells = FAB_DRAFT_MAX_LINKS };
  gboolean read;
  gsize length;

  if (!fab_encoding_check_size (bytes, error) || (text = fab_encoding_decode_text (bytes, &length, error)) == NULL)
    return NULL;
  read = read_lines (&self, text, error);
  g_free (self.relation);
  if (!read)
    return NULL;
  if (!self.has_network) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID,
                         _ ("This file is not Pajek’s: it has no line “*Vertices”."));
    return NULL;
  }
  add_notes (&self);
  return fab_draft_end (draft, error) ? g_steal_pointer (&draft) : NULL;
}
