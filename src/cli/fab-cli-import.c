/* The sub-command import: actors and links from another program's file, reviewed first. */
#include <glib/gi18n.h>
#include <string.h>

#include "fab-cli.h"
#include "fab-error.h"
#include "fab-import-apply.h"
#include "fab-import-file.h"
#include "fab-text.h"

/* Texts of a column that are shown. */
#define N_SAMPLES 3

typedef struct {
  gboolean dry_run;
  gboolean no_header;
  gboolean no_places;
  gboolean keep_rest;
  char *links;
  char *territory;
  char *kind;
  char *link_kind;
  char *shape;
  char *separator;
  char *encoding;
  char *merge;
  char **maps;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->links);
  g_free (options->territory);
  g_free (options->kind);
  g_free (options->link_kind);
  g_free (options->shape);
  g_free (options->separator);
  g_free (options->encoding);
  g_free (options->merge);
  g_strfreev (options->maps);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
refuse (GError **error, int code, const char *format, const char *what)
{
  g_set_error (error, FAB_ERROR, code, format, what);
  return FALSE;
}

/* ---- The file ---- */

static gboolean
choose_separator (const char *text, FabCsvStyle *style, GError **error)
{
  if (g_str_equal (text, "tab") || g_str_equal (text, "\\t"))
    style->separator = '\t';
  else if (strlen (text) == 1 && strchr (FAB_CSV_SEPARATORS, *text) != NULL)
    style->separator = *text;
  else
    return refuse (error, FAB_ERROR_INVALID, _ ("“%s” is no separator: name one of ; , | or tab."), text);
  return TRUE;
}

static gboolean
choose_encoding (const char *text, FabCsvStyle *style, GError **error)
{
  static const char *const names[FAB_CSV_N_ENCODINGS] = { "utf-8", "utf-16le", "utf-16be", "windows-1252",
                                                          "iso-8859-15" };

  for (guint i = 0; i < FAB_CSV_N_ENCODINGS; i++)
    if (g_ascii_strcasecmp (names[i], text) == 0) {
      style->encoding = i;
      return TRUE;
    }
  return refuse (error, FAB_ERROR_INVALID,
                 _ ("“%s” is no encoding: name one of utf-8, utf-16le, utf-16be, windows-1252, iso-8859-15."), text);
}

static gboolean
choose_shape (const char *text, FabCsvRoles *roles, GError **error)
{
  static const char *const names[FAB_CSV_N_SHAPES] = { "actors", "links", "both", "matrix" };

  for (guint i = 0; i < FAB_CSV_N_SHAPES; i++)
    if (g_str_equal (names[i], text)) {
      roles->shape = i;
      if ((i == FAB_CSV_LINKS || i == FAB_CSV_BOTH) && roles->target == FAB_DRAFT_NONE)
        roles->target = roles->source + 1;
      return TRUE;
    }
  return refuse (error, FAB_ERROR_INVALID, _ ("“%s” is no shape of a table: name one of actors, links, both, matrix."),
                 text);
}

static gboolean
style_table (FabImportFile *file, const Options *options, GError **error)
{
  FabCsvStyle style = fab_import_file_get_style (file);
  FabCsvRoles roles;

  if ((options->separator != NULL && !choose_separator (options->separator, &style, error)) ||
      (options->encoding != NULL && !choose_encoding (options->encoding, &style, error)))
    return FALSE;
  style.has_header = style.has_header && !options->no_header;
  fab_import_file_set_style (file, &style);
  roles = fab_import_file_get_roles (file);
  if (options->shape != NULL && !choose_shape (options->shape, &roles, error))
    return FALSE;
  fab_import_file_set_roles (file, &roles);
  return TRUE;
}

static FabImportFile *
load (const char *path, gboolean table, GError **error)
{
  g_autoptr (GFile) file =
      g_str_equal (path, "-") ? g_file_new_for_path ("/dev/stdin") : g_file_new_for_commandline_arg (path);
  g_autoptr (FabImportFile) loaded = fab_import_file_load (file, NULL, error);

  if (loaded == NULL)
    return NULL;
  if (table && fab_import_file_is_certain (loaded)) {
    g_printerr (_ ("“%s” is no table: it is read as what it is, %s.\n"), path,
                fab_format_get_name (fab_import_file_get_format (loaded)));
  } else if (table) {
    fab_import_file_set_format (loaded, FAB_FORMAT_CSV);
  } else if (fab_import_file_get_format (loaded) == FAB_FORMAT_CSV) {
    refuse (error, FAB_ERROR_INVALID, _ ("“%s” is no file of a graph; for a table say “import csv”."), path);
    return NULL;
  }
  return g_steal_pointer (&loaded);
}

static FabDraft *
read_source (const char *what, const char *path, const Options *options, GError **error)
{
  gboolean table = g_str_equal (what, "csv");
  g_autoptr (FabImportFile) file = load (path, table, error);
  g_autoptr (FabImportFile) links = NULL;

  table = table && file != NULL && fab_import_file_get_format (file) == FAB_FORMAT_CSV;
  if (file == NULL || (table && !style_table (file, options, error)))
    return NULL;
  if (options->links != NULL) {
    links = load (options->links, TRUE, error);
    if (links == NULL || !fab_import_file_set_links (file, links, error))
      return NULL;
  }
  return fab_import_file_read (file, NULL, error);
}

/* ---- What becomes of it ---- */

static gboolean
find_target (FabDraftPart part, const char *name, FabImportTarget *target)
{
  guint n;
  const guint *fields = fab_import_names_get_fields (part, &n);

  *target = (FabImportTarget){ FAB_IMPORT_LEAVE, 0 };
  if (g_str_equal (name, "nothing"))
    return TRUE;
  if (part == FAB_DRAFT_NODES && g_str_equal (name, "tag")) {
    target->use = FAB_IMPORT_TAG;
    return TRUE;
  }
  for (guint i = 0; i < n; i++)
    if (g_str_equal (fab_import_get_field (part, fields[i])->column, name)) {
      *target = (FabImportTarget){ FAB_IMPORT_FIELD, fields[i] };
      return TRUE;
    }
  return FALSE;
}

/* Returns: %FAB_DRAFT_NONE where the file has no such column */
static guint
find_column (FabDraft *draft, FabDraftPart part, const char *column)
{
  g_autofree char *wanted = fab_text_fold (column);

  for (guint c = 0; c < fab_draft_get_n_columns (draft, part); c++) {
    g_autofree char *name = fab_text_fold (fab_draft_get_column_name (draft, part, c));

    if (g_str_equal (name, wanted))
      return c;
  }
  return FAB_DRAFT_NONE;
}

static gboolean
map_part (FabImport *import, FabDraftPart part, const char *column, const char *field)
{
  guint c = find_column (fab_import_get_draft (import), part, column);
  FabImportTarget target;

  if (c == FAB_DRAFT_NONE || !find_target (part, field, &target))
    return FALSE;
  fab_import_set_target (import, part, c, target);
  return TRUE;
}

static char *
list_columns (FabDraft *draft)
{
  GString *names = g_string_new (NULL);

  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++)
    for (guint c = 0; c < fab_draft_get_n_columns (draft, part); c++)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", fab_draft_get_column_name (draft, part, c));
  return g_string_free_and_steal (names);
}

static char *
list_fields (FabDraftPart part)
{
  GString *names = g_string_new (NULL);
  guint n;
  const guint *fields = fab_import_names_get_fields (part, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", fab_import_get_field (part, fields[i])->column);
  return g_string_free_and_steal (names);
}

/* Says what there is. */
static gboolean
refuse_map (FabDraft *draft, const char *column, const char *field, GError **error)
{
  g_autofree char *columns = list_columns (draft);
  g_autofree char *actor = list_fields (FAB_DRAFT_NODES), *link = list_fields (FAB_DRAFT_LINKS);

  if (find_column (draft, FAB_DRAFT_NODES, column) == FAB_DRAFT_NONE &&
      find_column (draft, FAB_DRAFT_LINKS, column) == FAB_DRAFT_NONE)
    g_set_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND, _ ("The file has no column “%s”. It has: %s."), column,
                 columns);
  else
    g_set_error (
        error, FAB_ERROR, FAB_ERROR_NOT_FOUND,
        _ ("The column “%s” can’t go to “%s”. Fields of actors: %s, tag, nothing. Fields of links: %s, nothing."),
        column, field, actor, link);
  return FALSE;
}

/* "Column=field"; an equals sign may be part of the column's name. */
static gboolean
map_column (FabImport *import, const char *map, GError **error)
{
  const char *equals = strrchr (map, '=');
  g_autofree char *column = equals != NULL ? g_strndup (map, equals - map) : NULL;
  gboolean node, link;

  if (column == NULL)
    return refuse (error, FAB_ERROR_INVALID, _ ("“%s” is not “column=field”."), map);
  node = map_part (import, FAB_DRAFT_NODES, column, equals + 1);
  link = map_part (import, FAB_DRAFT_LINKS, column, equals + 1);
  return node || link || refuse_map (fab_import_get_draft (import), column, equals + 1, error);
}

static gboolean
choose_thing (GArray *things, const char *name, gint64 *key, GError **error)
{
  const FabKnownThing *thing = fab_import_known_find (things, name);

  if (thing == NULL)
    return refuse (error, FAB_ERROR_NOT_FOUND, _ ("There is no “%s” in this project."), name);
  *key = thing->key;
  return TRUE;
}

static gboolean
choose_kind (FabImport *import, const char *name, GError **error)
{
  const char *code =
      fab_import_names_find_choice (fab_import_get_field (FAB_DRAFT_NODES, FAB_ACTOR_KIND)->choices, name);

  if (code == NULL)
    return refuse (error, FAB_ERROR_INVALID, _ ("“%s” is no kind of actor."), name);
  fab_import_set_kind (import, code);
  fab_import_set_kinds_by_name (import, FALSE);
  return TRUE;
}

static gboolean
choose (FabImport *import, const Options *options, GError **error)
{
  FabImportKnown *known = fab_import_get_known (import);
  gint64 key;

  if (options->keep_rest)
    fab_import_set_keeps_rest (import, TRUE);
  for (guint i = 0; options->maps != NULL && options->maps[i] != NULL; i++)
    if (!map_column (import, options->maps[i], error))
      return FALSE;
  if (options->kind != NULL && !choose_kind (import, options->kind, error))
    return FALSE;
  if (options->territory != NULL) {
    if (!choose_thing (known->territories, options->territory, &key, error))
      return FALSE;
    fab_import_set_territory (import, key);
  }
  if (options->link_kind != NULL) {
    if (!choose_thing (known->types, options->link_kind, &key, error))
      return FALSE;
    fab_import_set_type_of_links (import, key);
  }
  if (options->no_places)
    fab_import_set_takes_places (import, FALSE);
  return TRUE;
}

static gboolean
decide (FabImportPlan *plan, const char *merge, GError **error)
{
  static const char *const names[] = { "fill", "overwrite", "as-is", "never" };
  guint mode;

  for (mode = 0; mode < G_N_ELEMENTS (names) && !g_str_equal (names[mode], merge); mode++)
    ;
  if (mode == G_N_ELEMENTS (names))
    return refuse (error, FAB_ERROR_INVALID,
                   _ ("“%s” is no way of merging: name one of fill, overwrite, as-is, never."), merge);
  for (guint node = 0; node < fab_import_plan_get_n_actors (plan); node++) {
    guint candidate;

    if (fab_import_plan_get_decision (plan, node, &candidate, NULL) != FAB_IMPORT_MERGE)
      continue;
    fab_import_plan_decide (plan, node, mode == 3 ? FAB_IMPORT_CREATE : FAB_IMPORT_MERGE, candidate, mode % 3);
  }
  return TRUE;
}

/* ---- The review ---- */

static void
print_actors (FabImportPlan *plan)
{
  static const char signs[FAB_IMPORT_N_DECISIONS] = { '+', '=', '-' };

  for (guint node = 0; node < fab_import_plan_get_n_actors (plan); node++) {
    FabImportDecision decision = fab_import_plan_get_decision (plan, node, NULL, NULL);
    g_autofree char *why = fab_import_plan_explain (plan, node);

    g_print (*why != '\0' ? "%c %s (%s)\n" : "%c %s%s\n", signs[decision], fab_import_plan_get_name (plan, node), why);
  }
}

static void
print_links (FabImportPlan *plan)
{
  static const char *const signs[FAB_IMPORT_N_LINK_STATES] = { "+ ", "= ", "- ", "- ", "- ", "- " };

  for (guint link = 0; link < fab_import_plan_get_n_links (plan); link++) {
    g_autofree char *text = fab_import_plan_describe_link (plan, link);

    g_print ("%s%s\n", signs[fab_import_plan_get_link_state (plan, link)], text);
  }
}

/* "“Raison sociale” → name (Name)" */
static void
print_column (FabImport *import, FabDraftPart part, guint column)
{
  FabImportTarget target = fab_import_get_target (import, part, column);
  const char *name = fab_draft_get_column_name (fab_import_get_draft (import), part, column);
  const FabField *field = target.use == FAB_IMPORT_FIELD ? fab_import_get_field (part, target.field) : NULL;
  g_autofree char *sample = fab_import_sample (import, part, column, N_SAMPLES);

  if (field != NULL)
    g_print (_ ("  “%s” → %s (%s)\n"), name, field->column, fab_field_get_label (field));
  else if (target.use == FAB_IMPORT_TAG)
    g_print (_ ("  “%s” → tag\n"), name);
  else if (fab_draft_get_column_meaning (fab_import_get_draft (import), part, column) == FAB_DRAFT_IDENTITY)
    g_print (_ ("  “%s”: tells the actors apart\n"), name);
  else
    g_print (_ ("  “%s” → nothing: left out (%s)\n"), name, sample);
}

static void
print_columns (FabImport *import)
{
  for (guint part = 0; part < FAB_DRAFT_N_PARTS; part++) {
    guint n = fab_draft_get_n_columns (fab_import_get_draft (import), part);

    if (n > 0)
      g_print ("%s\n", part == FAB_DRAFT_NODES ? _ ("Columns of the actors:") : _ ("Columns of the links:"));
    for (guint c = 0; c < n; c++)
      print_column (import, part, c);
  }
}

static void
print_review (FabImportPlan *plan, gboolean whole)
{
  g_autofree char *summary = fab_import_plan_summarize (plan);
  g_autoptr (GPtrArray) notes = fab_import_plan_list_notes (plan);

  if (whole) {
    print_columns (fab_import_plan_get_import (plan));
    print_actors (plan);
    print_links (plan);
  }
  g_print ("%s\n", summary);
  for (guint i = 0; i < notes->len; i++)
    g_print ("* %s\n", (char *)g_ptr_array_index (notes, i));
}

/* ---- Doing it ---- */

static FabImportPlan *
make_plan (FabStore *store, FabDraft *draft, const Options *options, GError **error)
{
  g_autoptr (FabImportKnown) known = fab_import_known_new (store);
  g_autoptr (FabImport) import = fab_import_new (draft, known);
  g_autoptr (FabImportPlan) plan = NULL;

  if (!choose (import, options, error))
    return NULL;
  plan = fab_import_plan_new (import, NULL, error);
  if (plan == NULL || (options->merge != NULL && !decide (plan, options->merge, error)))
    return NULL;
  return g_steal_pointer (&plan);
}

static int
review (const char *path, FabDraft *draft, const Options *options)
{
  g_autoptr (FabStore) store = NULL;
  g_autoptr (FabImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  char *folder = NULL;
  int status;

  store = fab_cli_open_to_read (path, &folder, &status);
  if (store != NULL) {
    plan = make_plan (store, draft, options, &error);
    status = plan != NULL ? FAB_CLI_DONE : fab_cli_fail (error);
    if (plan != NULL)
      print_review (plan, TRUE);
    fab_store_close (store, NULL);
  }
  fab_cli_forget (folder);
  return status;
}

static gboolean
write_plan (FabProject *project, FabImportPlan *plan, const char *source, GError **error)
{
  g_autofree char *name = g_path_get_basename (source);
  g_autoptr (FabImportApply) job = NULL;

  if (!fab_project_backup_now (project, FAB_BACKUP_IMPORT, error))
    return FALSE;
  job = fab_import_apply_new (plan, fab_project_get_store (project), name, NULL);
  return fab_import_apply_run (job, error);
}

static int
import (const char *path, const char *source, FabDraft *draft, const Options *options)
{
  g_autoptr (FabProject) project = NULL;
  g_autoptr (FabImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  project = fab_cli_open (path, &status);
  if (project == NULL)
    return status;
  plan = make_plan (fab_project_get_store (project), draft, options, &error);
  status = plan != NULL && write_plan (project, plan, source, &error) ? FAB_CLI_DONE : fab_cli_fail (error);
  if (status == FAB_CLI_DONE)
    print_review (plan, FALSE);
  g_clear_error (&error);
  if (!fab_project_close (project, &error))
    return fab_cli_fail (error);
  return status;
}

/** fab_cli_import: takes in the actors and links of a table or a graph */
int
fab_cli_import (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Say what would happen, and change nothing"), NULL },
    { "map", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &options.maps, N_ ("Field, “tag” or “nothing” that a column goes to"),
      N_ ("COLUMN=FIELD") },
    { "territory", 't', 0, G_OPTION_ARG_STRING, &options.territory, N_ ("Territory of actors that name none"),
      N_ ("NAME") },
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind, N_ ("Kind of actors that name none"), N_ ("KIND") },
    { "link-kind", 0, 0, G_OPTION_ARG_STRING, &options.link_kind, N_ ("Kind of links that name none"), N_ ("NAME") },
    { "merge", 0, 0, G_OPTION_ARG_STRING, &options.merge, N_ ("What becomes of actors that are there already"),
      "fill|overwrite|as-is|never" },
    { "links", 'l', 0, G_OPTION_ARG_FILENAME, &options.links, N_ ("Table of links between the actors of the table"),
      N_ ("FILE") },
    { "shape", 0, 0, G_OPTION_ARG_STRING, &options.shape, N_ ("What a row of the table is"),
      "actors|links|both|matrix" },
    { "separator", 0, 0, G_OPTION_ARG_STRING, &options.separator, N_ ("What stands between the values of the table"),
      N_ ("SIGN") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options.encoding, N_ ("In which letters the table is written"),
      N_ ("NAME") },
    { "no-header", 0, 0, G_OPTION_ARG_NONE, &options.no_header, N_ ("The first row names no columns"), NULL },
    { "keep-rest", 0, 0, G_OPTION_ARG_NONE, &options.keep_rest,
      N_ ("Keep what has no field in the actor’s description or the link’s notes"), NULL },
    { "no-places", 0, 0, G_OPTION_ARG_NONE, &options.no_places, N_ ("Lay out anew what the file has places for"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (FabDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!fab_cli_parse (&argc, &argv, entries, 3, &status))
    return status;
  if (!g_str_equal (argv[1], "csv") && !g_str_equal (argv[1], "graph")) {
    g_printerr (_ ("fabrique-cli import: say what to import: graph or csv.\n"));
    return FAB_CLI_USAGE;
  }
  draft = read_source (argv[1], argv[3], &options, &error);
  if (draft == NULL)
    return fab_cli_fail (error);
  return options.dry_run ? review (argv[2], draft, &options) : import (argv[2], argv[3], draft, &options);
}
