#include "fab-csv-roles.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-csv-matrix.h"
#include "fab-error.h"
#include "fab-import-names.h"
#include "fab-import-read.h"
#include "fab-schema.h"
#include "fab-text.h"

#define SAMPLE_ROWS 40
/* So many rows are read between two looks at the cancellable. */
#define LOOK_EVERY 1024

/** fab_csv_shape_get_name: as it is shown in a list of choices */
const char *
fab_csv_shape_get_name (FabCsvShape shape)
{
  switch (shape) {
  case FAB_CSV_ACTORS:
    return C_ ("row of a table", "An actor");
  case FAB_CSV_LINKS:
    return C_ ("row of a table", "A link");
  case FAB_CSV_MATRIX:
    return C_ ("row of a table", "An actor, and each column another");
  case FAB_CSV_BOTH:
  default:
    return C_ ("row of a table", "An actor and its ties");
  }
}

/* ---- Guessing ---- */

static guint
find_role (FabCsv *table, FabImportRole role)
{
  for (guint c = 0; c < fab_csv_get_n_columns (table); c++)
    if (fab_import_names_guess_role (fab_csv_get_name (table, c)) == role)
      return c;
  return FAB_DRAFT_NONE;
}

/* "Partner: yes" names nobody. */
static gboolean
is_yes_or_no (const char *text)
{
  static const char *const words[] = { "oui",  "non",  "yes", "no", "x", "true", "false",
                                       "vrai", "faux", "o",   "n",  "1", "0",    NULL };
  g_autofree char *folded = fab_text_fold (text);

  return g_strv_contains (words, folded);
}

static gboolean
names_actors (FabCsv *table, guint column)
{
  guint n = 0, answers = 0;

  for (guint row = 0; row < MIN (fab_csv_get_n_rows (table), SAMPLE_ROWS); row++) {
    const char *text = fab_csv_get_text (table, row, column);

    n += *text != '\0';
    answers += *text != '\0' && is_yes_or_no (text);
  }
  return n > 0 && 2 * answers <= n;
}

static gboolean
is_mostly_letters (FabCsv *table, guint column)
{
  guint n = 0, letters = 0;

  for (guint row = 0; row < MIN (fab_csv_get_n_rows (table), SAMPLE_ROWS); row++) {
    const char *text = fab_csv_get_text (table, row, column);

    n += *text != '\0';
    letters += *text != '\0' && g_unichar_isalpha (g_utf8_get_char (text));
  }
  return n > 0 && 2 * letters > n;
}

/* By its name; else the first column of words. */
static guint
find_name (FabCsv *table, guint but)
{
  for (guint c = 0; c < fab_csv_get_n_columns (table); c++) {
    FabImportTarget target = fab_import_names_guess (FAB_DRAFT_NODES, fab_csv_get_name (table, c));

    if (c != but && target.use == FAB_IMPORT_FIELD && target.field == FAB_ACTOR_NAME)
      return c;
  }
  for (guint c = 0; c < fab_csv_get_n_columns (table); c++)
    if (c != but && is_mostly_letters (table, c))
      return c;
  return but == 0 ? 1 : 0;
}

static FabCsvShape
guess_shape (const FabCsvRoles *roles, gboolean explicit_source)
{
  guint before = roles->target; /* columns on the left */

  if (explicit_source)
    return FAB_CSV_LINKS;
  before -= roles->source < roles->target;
  before -= roles->id != FAB_DRAFT_NONE && roles->id < roles->target && roles->id != roles->source;
  return before > 0 ? FAB_CSV_BOTH : FAB_CSV_LINKS;
}

/* Two columns of words, perhaps with a number behind them. */
static gboolean
is_pair (FabCsv *table)
{
  guint n = fab_csv_get_n_columns (table);

  return !fab_csv_has_header (table) && (n == 2 || n == 3) && is_mostly_letters (table, 0) &&
         is_mostly_letters (table, 1) && (n == 2 || !is_mostly_letters (table, 2));
}

/* Whether somebody is named twice in two columns without names: then each row ties two. */
static gboolean
repeats_names (FabCsv *table)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 0; row < fab_csv_get_n_rows (table); row++)
    for (guint c = 0; c < 2; c++) {
      char *folded = fab_text_fold (fab_csv_get_text (table, row, c));

      if (*folded == '\0')
        g_free (folded);
      else if (!g_hash_table_add (names, folded))
        return TRUE;
    }
  return FALSE;
}

/** fab_csv_roles_guess: by the columns' names, and by who is named where. For any thread */
FabCsvRoles
fab_csv_roles_guess (FabCsv *table)
{
  FabCsvRoles roles = { FAB_CSV_ACTORS, FAB_DRAFT_NONE, FAB_DRAFT_NONE, FAB_DRAFT_NONE };
  guint source = find_role (table, FAB_IMPORT_ROLE_SOURCE);

  if (fab_csv_has_header (table) && fab_csv_is_matrix (table, 0, TRUE))
    return (FabCsvRoles){ FAB_CSV_MATRIX, FAB_DRAFT_NONE, 0, FAB_DRAFT_NONE };
  if (is_pair (table) && repeats_names (table))
    return (FabCsvRoles){ FAB_CSV_LINKS, FAB_DRAFT_NONE, 0, 1 };
  roles.id = find_role (table, FAB_IMPORT_ROLE_ID);
  roles.target = find_role (table, FAB_IMPORT_ROLE_TARGET);
  if (roles.target != FAB_DRAFT_NONE && !names_actors (table, roles.target))
    roles.target = FAB_DRAFT_NONE;
  roles.source = find_name (table, roles.target);
  if (roles.target == FAB_DRAFT_NONE)
    return roles;
  if (source != FAB_DRAFT_NONE)
    roles.source = source;
  roles.shape = guess_shape (&roles, source != FAB_DRAFT_NONE);
  return roles;
}

/* ---- Into a draft ---- */

typedef struct {
  FabDraft *draft;
  GHashTable *ids_by_name;        /* folded name → id of a node */
  guint label;                    /* the nodes' column of names */
  guint x, y;                     /* columns of the table, where it says the places */
  guint source_name, target_name; /* columns of the table, where links name their ends beside their ids */
} Filler;

/* A table's column in the draft; its part is FAB_DRAFT_N_PARTS where it is left out. */
typedef struct {
  FabDraftPart part;
  guint column;
} Place;

/* Gephi says in a column whether each link has a direction. */
static gboolean
says_direction (FabCsv *table, guint column)
{
  g_autofree char *name = fab_text_fold (fab_csv_get_name (table, column));
  guint n = MIN (fab_csv_get_n_rows (table), SAMPLE_ROWS);

  for (guint row = 0; row < n; row++) {
    g_autofree char *text = fab_text_fold (fab_csv_get_text (table, row, column));

    if (!g_str_equal (text, "directed") && !g_str_equal (text, "undirected") && !g_str_equal (text, "mutual") &&
        *text != '\0')
      return FALSE;
  }
  return n > 0 && g_str_equal (name, "type");
}

static guint
find_direction (FabCsv *table)
{
  for (guint c = 0; c < fab_csv_get_n_columns (table); c++)
    if (says_direction (table, c))
      return c;
  return FAB_DRAFT_NONE;
}

static FabDraftPart
get_part (const FabCsvRoles *roles, guint column)
{
  if (roles->shape == FAB_CSV_ACTORS)
    return FAB_DRAFT_NODES;
  if (roles->shape == FAB_CSV_LINKS)
    return column == roles->source || column == roles->target ? FAB_DRAFT_N_PARTS : FAB_DRAFT_LINKS;
  if (column == roles->target)
    return FAB_DRAFT_N_PARTS;
  return column < roles->target || column == roles->source ? FAB_DRAFT_NODES : FAB_DRAFT_LINKS;
}

static gboolean
is_of_numbers (FabCsv *table, guint column)
{
  guint n = 0;
  double number;

  for (guint row = 0; row < fab_csv_get_n_rows (table); row++) {
    const char *text = fab_csv_get_text (table, row, column);

    n += *text != '\0';
    if (*text != '\0' && !fab_import_read_real (text, FAB_DRAFT_TEXT, &number))
      return FALSE;
  }
  return n > 0;
}

static guint
find_numbers (FabCsv *table, const char *name)
{
  for (guint c = 0; c < fab_csv_get_n_columns (table); c++)
    if (g_ascii_strcasecmp (fab_csv_get_name (table, c), name) == 0 && is_of_numbers (table, c))
      return c;
  return FAB_DRAFT_NONE;
}

/* Another column than @but that is called so. */
static guint
find_second (FabCsv *table, FabImportRole role, guint but)
{
  for (guint c = 0; c < fab_csv_get_n_columns (table); c++)
    if (c != but && fab_import_names_guess_role (fab_csv_get_name (table, c)) == role)
      return c;
  return FAB_DRAFT_NONE;
}

/* As our own tables have them: X and Y of actors, names of the ends of links beside their ids. */
static void
find_extras (Filler *filler, FabCsv *table, const FabCsvRoles *roles)
{
  gboolean links = roles->shape == FAB_CSV_LINKS;

  filler->x = links ? FAB_DRAFT_NONE : find_numbers (table, "x");
  filler->y = filler->x != FAB_DRAFT_NONE ? find_numbers (table, "y") : FAB_DRAFT_NONE;
  if (filler->y == FAB_DRAFT_NONE)
    filler->x = FAB_DRAFT_NONE;
  filler->source_name = links ? find_second (table, FAB_IMPORT_ROLE_SOURCE, roles->source) : FAB_DRAFT_NONE;
  filler->target_name = filler->source_name != FAB_DRAFT_NONE
                            ? find_second (table, FAB_IMPORT_ROLE_TARGET, roles->target)
                            : FAB_DRAFT_NONE;
  if (filler->target_name == FAB_DRAFT_NONE)
    filler->source_name = FAB_DRAFT_NONE;
}

static gboolean
is_extra (const Filler *filler, guint column)
{
  return column == filler->x || column == filler->y || column == filler->source_name || column == filler->target_name;
}

static Place *
add_columns (Filler *filler, FabCsv *table, const FabCsvRoles *roles, guint direction)
{
  Place *places = g_new0 (Place, fab_csv_get_n_columns (table) + 1);

  for (guint c = 0; c < fab_csv_get_n_columns (table); c++) {
    gboolean named = c == roles->source && roles->shape != FAB_CSV_LINKS;

    places[c].part = c == direction || is_extra (filler, c) ? FAB_DRAFT_N_PARTS : get_part (roles, c);
    if (places[c].part == FAB_DRAFT_N_PARTS)
      continue;
    places[c].column = fab_draft_add_column (filler->draft, places[c].part, fab_csv_get_name (table, c),
                                             named            ? FAB_DRAFT_LABEL
                                             : c == roles->id ? FAB_DRAFT_IDENTITY
                                                              : FAB_DRAFT_UNKNOWN);
    if (named)
      filler->label = places[c].column;
  }
  return places;
}

/* Writers of tables put an apostrophe before what a spreadsheet would take for a formula. */
static const char *
skip_apostrophe (const char *text)
{
  return text[0] == '\'' && text[1] != '\0' && strchr ("=+-@", text[1]) != NULL ? text + 1 : text;
}

static void
set_texts (Filler *filler, FabCsv *table, const Place *places, guint row, FabDraftPart part, guint draft_row)
{
  for (guint c = 0; c < fab_csv_get_row_length (table, row); c++) {
    const char *text = skip_apostrophe (fab_csv_get_text (table, row, c));

    if (places[c].part == part && *text != '\0')
      fab_draft_set_text (filler->draft, part, draft_row, places[c].column, text);
  }
}

static void
remember (Filler *filler, const char *name, const char *id)
{
  g_autofree char *folded = fab_text_fold (name);

  if (*folded != '\0' && !g_hash_table_contains (filler->ids_by_name, folded))
    g_hash_table_insert (filler->ids_by_name, g_steal_pointer (&folded), g_strdup (id));
}

static void
set_place (Filler *filler, FabCsv *table, guint row, guint node)
{
  double x, y;

  if (filler->x != FAB_DRAFT_NONE &&
      fab_import_read_real (fab_csv_get_text (table, row, filler->x), FAB_DRAFT_TEXT, &x) &&
      fab_import_read_real (fab_csv_get_text (table, row, filler->y), FAB_DRAFT_TEXT, &y))
    fab_draft_set_place (filler->draft, node, x, y);
}

static void
add_actor (Filler *filler, FabCsv *table, const FabCsvRoles *roles, const Place *places, guint row)
{
  const char *name = fab_csv_get_text (table, row, roles->source);
  const char *id = roles->id != FAB_DRAFT_NONE ? fab_csv_get_text (table, row, roles->id) : "";
  guint node;

  if (*id == '\0') /* the first of a name is what links mean by it */
    id = fab_draft_find_node (filler->draft, name, NULL) ? NULL : name;
  node = fab_draft_add_node (filler->draft, id);
  if (node == FAB_DRAFT_NONE)
    return;
  set_texts (filler, table, places, row, FAB_DRAFT_NODES, node);
  set_place (filler, table, row, node);
  if (id != NULL)
    remember (filler, name, id);
}

/* An actor that only a link names is an actor: it may be in the project already. @name: (nullable): what it is called, where @text is an id */
static const char *
find_end (Filler *filler, const char *text, const char *name)
{
  g_autofree char *folded = NULL;
  const char *id;
  guint node;

  if (*text == '\0' || fab_draft_find_node (filler->draft, text, NULL))
    return text;
  folded = fab_text_fold (text);
  id = g_hash_table_lookup (filler->ids_by_name, folded);
  if (id != NULL)
    return id;
  node = fab_draft_add_node (filler->draft, text);
  if (node != FAB_DRAFT_NONE)
    fab_draft_set_text (filler->draft, FAB_DRAFT_NODES, node, filler->label,
                        name != NULL && *name != '\0' ? name : text);
  remember (filler, text, text);
  return text;
}

static gboolean
is_directed (FabCsv *table, guint row, guint direction)
{
  g_autofree char *text = NULL;

  if (direction == FAB_DRAFT_NONE)
    return TRUE;
  text = fab_text_fold (fab_csv_get_text (table, row, direction));
  return g_str_equal (text, "directed");
}

static const char *
get_extra (FabCsv *table, guint row, guint column)
{
  return column != FAB_DRAFT_NONE ? skip_apostrophe (fab_csv_get_text (table, row, column)) : NULL;
}

static void
add_link (Filler *filler, FabCsv *table, const Place *places, guint row, const char *source, const char *target,
          gboolean directed)
{
  guint link;

  if (*source == '\0' && *target == '\0')
    return;
  source = find_end (filler, source, get_extra (table, row, filler->source_name));
  target = find_end (filler, target, get_extra (table, row, filler->target_name));
  link = fab_draft_add_link (filler->draft, source, target, directed);
  if (link != FAB_DRAFT_NONE)
    set_texts (filler, table, places, row, FAB_DRAFT_LINKS, link);
}

/* One value names several: "Optim’ism; Biocoop | La Poste". */
static void
add_ties (Filler *filler, FabCsv *table, const FabCsvRoles *roles, const Place *places, guint row)
{
  const char *source = fab_csv_get_text (table, row, roles->source);
  g_auto (GStrv) targets = g_strsplit_set (fab_csv_get_text (table, row, roles->target), ";|\n", -1);

  for (guint i = 0; targets[i] != NULL; i++)
    if (*g_strstrip (targets[i]) != '\0' && *source != '\0')
      add_link (filler, table, places, row, source, targets[i], FALSE);
}

typedef enum { PASS_ACTORS, PASS_LINKS } Pass;

static void
fill_row (Filler *filler, FabCsv *table, const FabCsvRoles *roles, const Place *places, guint direction, guint row,
          Pass pass)
{
  if (pass == PASS_ACTORS && roles->shape != FAB_CSV_LINKS)
    add_actor (filler, table, roles, places, row);
  else if (pass == PASS_LINKS && roles->shape == FAB_CSV_LINKS)
    add_link (filler, table, places, row, fab_csv_get_text (table, row, roles->source),
              fab_csv_get_text (table, row, roles->target), is_directed (table, row, direction));
  else if (pass == PASS_LINKS && roles->shape == FAB_CSV_BOTH)
    add_ties (filler, table, roles, places, row);
}

static void
ensure_label (Filler *filler)
{
  if (filler->label == FAB_DRAFT_NONE)
    filler->label = fab_draft_add_column (filler->draft, FAB_DRAFT_NODES, _ ("Name"), FAB_DRAFT_LABEL);
}

static gboolean
check_roles (FabCsv *table, const FabCsvRoles *roles, GError **error)
{
  guint n = fab_csv_get_n_columns (table);
  gboolean two = roles->shape != FAB_CSV_ACTORS;

  if (roles->shape == FAB_CSV_MATRIX)
    return TRUE;
  if (roles->source < n && (roles->id == FAB_DRAFT_NONE || roles->id < n) &&
      (!two || (roles->target < n && roles->target != roles->source)))
    return TRUE;
  g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID,
                       two ? _ ("Say which two columns name the actors of a link.")
                           : _ ("Say which column has the actors’ names."));
  return FALSE;
}

/* A guess that decides on everything else is to be told, where it can still be mended. */
static void
note_names (Filler *filler, FabCsv *table, const FabCsvRoles *roles)
{
  const char *column = fab_csv_get_name (table, roles->source);
  FabImportTarget target = fab_import_names_guess (FAB_DRAFT_NODES, column);

  if (roles->shape == FAB_CSV_LINKS || !fab_csv_has_header (table) || *column == '\0' ||
      (target.use == FAB_IMPORT_FIELD && target.field == FAB_ACTOR_NAME))
    return;
  fab_draft_note (filler->draft, _ ("No column is called a name: the names are those of “%s”."), column);
}

static gboolean
fill (Filler *filler, FabCsv *table, const FabCsvRoles *roles, GCancellable *cancellable, GError **error)
{
  guint direction = roles->shape == FAB_CSV_LINKS ? find_direction (table) : FAB_DRAFT_NONE;
  g_autofree Place *places = NULL;
  const char *const *notes = fab_csv_get_notes (table);

  for (guint i = 0; notes != NULL && notes[i] != NULL; i++)
    fab_draft_note (filler->draft, "%s", notes[i]);
  if (!check_roles (table, roles, error))
    return FALSE;
  if (roles->shape == FAB_CSV_MATRIX)
    return fab_csv_matrix_fill (table, filler->draft, cancellable, error);
  if (roles->shape == FAB_CSV_ACTORS && is_pair (table))
    fab_draft_note (filler->draft, _ ("Each row was taken as an actor. If each is a link between two, say so."));
  note_names (filler, table, roles);
  if (roles->shape != FAB_CSV_ACTORS && direction == FAB_DRAFT_NONE)
    fab_draft_set_vague (filler->draft);
  find_extras (filler, table, roles);
  places = add_columns (filler, table, roles, direction);
  ensure_label (filler);
  for (Pass pass = PASS_ACTORS; pass <= PASS_LINKS; pass++)
    for (guint row = 0; row < fab_csv_get_n_rows (table); row++) {
      if (row % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      fill_row (filler, table, roles, places, direction, row, pass);
    }
  return TRUE;
}

/**
 * fab_csv_to_draft:
 * @links: (nullable): a second table, of links between the actors of the first
 * @links_roles: (nullable): of @links
 *
 * For any thread.
 *
 * Returns: (transfer full): what the tables say; or %NULL with @error set
 */
FabDraft *
fab_csv_to_draft (FabCsv *table, const FabCsvRoles *roles, FabCsv *links, const FabCsvRoles *links_roles,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Filler filler = { .draft = draft, .ids_by_name = names, .label = FAB_DRAFT_NONE };

  if (!fill (&filler, table, roles, cancellable, error) ||
      (links != NULL && !fill (&filler, links, links_roles, cancellable, error)) || !fab_draft_end (draft, error))
    return NULL;
  return g_steal_pointer (&draft);
}
