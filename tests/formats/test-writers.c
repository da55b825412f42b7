/* What is written, read again. */
#include <string.h>

#include "fab-draft-values.h"
#include "fab-error.h"
#include "fab-graph-csv.h"
#include "fab-graph-export.h"
#include "fab-import-file.h"
#include "fab-test.h"
#include "formats-fixture.h"

static FabDraft *
make_draft (void)
{
  FabDraft *draft = fab_draft_new ();
  guint name = fab_draft_add_column (draft, FAB_DRAFT_NODES, "Nom", FAB_DRAFT_LABEL);
  guint staff = fab_draft_add_column (draft, FAB_DRAFT_NODES, "Effectif", FAB_DRAFT_UNKNOWN);
  guint partner = fab_draft_add_column (draft, FAB_DRAFT_NODES, "Membre", FAB_DRAFT_UNKNOWN);
  guint kind = fab_draft_add_column (draft, FAB_DRAFT_LINKS, "Nature", FAB_DRAFT_KIND);
  guint weight = fab_draft_add_column (draft, FAB_DRAFT_LINKS, "Force", FAB_DRAFT_WEIGHT);
  guint amount = fab_draft_add_column (draft, FAB_DRAFT_LINKS, "Montant", FAB_DRAFT_UNKNOWN);

  fab_draft_set_column_type (draft, FAB_DRAFT_NODES, staff, FAB_DRAFT_INTEGER);
  fab_draft_set_column_type (draft, FAB_DRAFT_NODES, partner, FAB_DRAFT_BOOLEAN);
  fab_draft_set_column_type (draft, FAB_DRAFT_LINKS, weight, FAB_DRAFT_INTEGER);
  fab_draft_set_column_type (draft, FAB_DRAFT_LINKS, amount, FAB_DRAFT_REAL);
  fab_draft_add_node (draft, "1");
  fab_draft_set_text (draft, FAB_DRAFT_NODES, 0, name, "=HYPERLINK(\"x\") <b> & \"été\";\nligne \357\277\277");
  fab_draft_set_text (draft, FAB_DRAFT_NODES, 0, staff, "-12");
  fab_draft_set_text (draft, FAB_DRAFT_NODES, 0, partner, "true");
  fab_draft_set_place (draft, 0, -1.5, 20);
  fab_draft_add_node (draft, "\"2\"");
  fab_draft_set_text (draft, FAB_DRAFT_NODES, 1, name, "Région");
  fab_draft_add_link (draft, "1", "\"2\"", TRUE);
  fab_draft_set_text (draft, FAB_DRAFT_LINKS, 0, kind, "finance");
  fab_draft_set_text (draft, FAB_DRAFT_LINKS, 0, weight, "3");
  fab_draft_set_text (draft, FAB_DRAFT_LINKS, 0, amount, "-1500.50");
  fab_draft_add_link (draft, "\"2\"", "1", FALSE);
  g_assert_true (fab_draft_end (draft, NULL));
  return draft;
}

static void
check (FabDraft *draft, const char *name, const char *kind, const char *weight)
{
  fab_test_assert_counts (draft, 2, 2);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, name), ==,
                   "=HYPERLINK(\"x\") <b> & \"été\";\nligne \357\277\275");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "Effectif"), ==, "-12");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 0, "Membre"), ==, "true");
  g_assert_cmpstr (fab_draft_get_node_id (draft, 1), ==, "\"2\"");
  fab_test_assert_place (draft, 0, -1.5, 20);
  fab_test_assert_link (draft, 0, "1", "\"2\"", TRUE);
  fab_test_assert_link (draft, 1, "\"2\"", "1", FALSE);
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 0, kind), ==, "finance");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 0, weight), ==, "3");
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_LINKS, 0, "Montant"), ==, "-1500.50");
  g_assert_cmpuint (fab_draft_get_n_columns (draft, FAB_DRAFT_NODES), ==, 3);
  g_assert_cmpuint (fab_draft_get_n_columns (draft, FAB_DRAFT_LINKS), ==, 3);
  g_assert_cmpuint (g_strv_length ((GStrv)fab_draft_get_notes (draft, NULL)), ==, 0);
}

static void
test_gexf (void)
{
  g_autoptr (FabDraft) draft = make_draft ();
  g_autoptr (GBytes) bytes = fab_gexf_write (draft);
  g_autoptr (FabDraft) again = fab_test_read (FAB_FORMAT_GEXF, bytes);

  check (again, "label", "kind", "weight");
}

static void
test_graphml (void)
{
  g_autoptr (FabDraft) draft = make_draft ();
  g_autoptr (GBytes) bytes = fab_graphml_write (draft);
  g_autoptr (FabDraft) again = fab_test_read (FAB_FORMAT_GRAPHML, bytes);

  check (again, "label", "Nature", "weight");
  g_assert_cmpint (fab_draft_get_column_type (again, FAB_DRAFT_NODES, 1), ==, FAB_DRAFT_INTEGER);
  g_assert_cmpint (fab_draft_get_column_type (again, FAB_DRAFT_NODES, 2), ==, FAB_DRAFT_BOOLEAN);
}

/* A type that a file claims, and its texts don't have, is not passed on. */
static void
test_types (void)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  guint column = fab_draft_add_column (draft, FAB_DRAFT_NODES, "n", FAB_DRAFT_UNKNOWN);
  g_autofree FabDraftType *types = NULL;

  fab_draft_set_column_type (draft, FAB_DRAFT_NODES, column, FAB_DRAFT_INTEGER);
  fab_draft_set_text (draft, FAB_DRAFT_NODES, fab_draft_add_node (draft, "a"), column, "twelve");
  g_assert_true (fab_draft_end (draft, NULL));
  types = fab_draft_find_types (draft, FAB_DRAFT_NODES);
  g_assert_cmpint (types[0], ==, FAB_DRAFT_TEXT);
}

static void
assert_table (FabDraft *draft, FabDraftPart part, FabLanguage language, const char *expected)
{
  g_autoptr (GBytes) bytes = fab_graph_csv_write (draft, part, language);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_csv (void)
{
  g_autoptr (FabDraft) draft = make_draft ();

  assert_table (draft, FAB_DRAFT_NODES, FAB_LANGUAGE_FRENCH,
                "\357\273\277Id;X;Y;Label;Effectif;Membre\r\n"
                "1;-2;20;\"'=HYPERLINK(\"\"x\"\") <b> & \"\"été\"\";\nligne \357\277\277\";-12;yes\r\n"
                "\"\"\"2\"\"\";;;Région;;\r\n");
  assert_table (
      draft, FAB_DRAFT_LINKS, FAB_LANGUAGE_ENGLISH,
      "\357\273\277Source,Target,Type,From,To,Nature,Weight,Montant\r\n"
      "1,\"\"\"2\"\"\",Directed,\"'=HYPERLINK(\"\"x\"\") <b> & \"\"été\"\";\nligne "
      "\357\277\277\",Région,finance,3,-1500.50\r\n"
      "\"\"\"2\"\"\",1,Undirected,Région,\"'=HYPERLINK(\"\"x\"\") <b> & \"\"été\"\";\nligne \357\277\277\",,,\r\n");
}

/* Each column has a name of its own; keys that a spreadsheet would round are numbered; what is written comes back, with its places. */
static void
test_csv_back (void)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  g_autoptr (GError) error = NULL;
  guint kind = fab_draft_add_column (draft, FAB_DRAFT_LINKS, "Type", FAB_DRAFT_KIND);
  guint label = fab_draft_add_column (draft, FAB_DRAFT_NODES, "Nom", FAB_DRAFT_LABEL);
  const char *names[] = { "Ville", "Biocoop" };
  g_autoptr (GBytes) nodes = NULL, links = NULL;

  for (guint i = 0; i < 2; i++) {
    guint node = fab_draft_add_node (draft, i == 0 ? "3478544074294471000" : "3478544074294471001");

    fab_draft_set_text (draft, FAB_DRAFT_NODES, node, label, names[i]);
    fab_draft_set_place (draft, node, -102.6 * i, 7);
  }
  fab_draft_set_text (draft, FAB_DRAFT_LINKS,
                      fab_draft_add_link (draft, "3478544074294471000", "3478544074294471001", TRUE), kind,
                      "Livraison");
  g_assert_true (fab_draft_end (draft, NULL));
  assert_table (draft, FAB_DRAFT_NODES, FAB_LANGUAGE_FRENCH,
                "\357\273\277Id;X;Y;Label\r\n1;0;7;Ville\r\n2;-103;7;Biocoop\r\n");
  assert_table (draft, FAB_DRAFT_LINKS, FAB_LANGUAGE_FRENCH,
                "\357\273\277Source;Target;Type;From;To;Kind of link\r\n1;2;Directed;Ville;Biocoop;Livraison\r\n");
  nodes = fab_graph_csv_write (draft, FAB_DRAFT_NODES, FAB_LANGUAGE_FRENCH);
  links = fab_graph_csv_write (draft, FAB_DRAFT_LINKS, FAB_LANGUAGE_FRENCH);
  for (guint with_nodes = 0; with_nodes < 2; with_nodes++) {
    g_autoptr (FabImportFile) file = fab_import_file_new ("a.csv", with_nodes ? nodes : links, &error);
    g_autoptr (FabImportFile) second = with_nodes ? fab_import_file_new ("b.csv", links, &error) : NULL;
    g_autoptr (FabDraft) back = NULL;
    guint source, target;
    gboolean directed;
    double x, y;

    g_assert_true (second == NULL || fab_import_file_set_links (file, second, &error));
    back = fab_import_file_read (file, NULL, &error);
    g_assert_no_error (error);
    fab_draft_get_link (back, 0, &source, &target, &directed);
    g_assert_true (directed);
    g_assert_cmpuint (fab_draft_get_n_columns (back, FAB_DRAFT_LINKS), ==, 1);
    label = fab_draft_find_column (back, FAB_DRAFT_NODES, FAB_DRAFT_LABEL);
    g_assert_cmpstr (fab_draft_get_text (back, FAB_DRAFT_NODES, target, label), ==, "Biocoop");
    g_assert_cmpint (fab_draft_get_place (back, target, &x, &y), ==, with_nodes);
    g_assert_true (!with_nodes || (x == -103 && y == 7));
  }
}

static void
test_csv_formulas (void)
{
  static const char *const texts[][2] = {
    { "+33", "\"'+33\"" },   { "=1+1", "\"'=1+1\"" }, { "+33 1", "\"'+33 1\"" }, { "@a", "\"'@a\"" },
    { "-1+1", "\"'-1+1\"" }, { "-1.5", "-1.5" },      { "a=b", "a=b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (FabDraft) draft = fab_draft_new ();
    guint column = fab_draft_add_column (draft, FAB_DRAFT_NODES, "@c", FAB_DRAFT_UNKNOWN);
    g_autofree char *expected = g_strdup_printf ("\357\273\277Id,X,Y,\"'@c\"\r\na,,,%s\r\n", texts[i][1]);

    fab_draft_set_text (draft, FAB_DRAFT_NODES, fab_draft_add_node (draft, "a"), column, texts[i][0]);
    g_assert_true (fab_draft_end (draft, NULL));
    assert_table (draft, FAB_DRAFT_NODES, FAB_LANGUAGE_ENGLISH, expected);
  }
}

static void
test_csv_files (void)
{
  g_autoptr (FabDraft) draft = make_draft ();
  g_autofree char *folder = fab_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "acteurs.csv", NULL);
  g_autofree char *links = fab_graph_csv_get_links_path (path);
  g_autofree char *bare = fab_graph_csv_get_links_path ("a.b/acteurs");
  g_autoptr (GError) error = NULL;

  fab_graph_csv_write_files (draft, path, FAB_LANGUAGE_FRENCH, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (links, "/acteurs-links.csv"));
  g_assert_cmpstr (bare, ==, "a.b/acteurs-links");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (links, G_FILE_TEST_EXISTS));
  fab_test_remove_folder (folder);
}

/* ---- From a project ---- */

typedef struct {
  char *folder;
  FabStore *store;
  FabRecord *town, *other;
} Project;

static FabRecord *
add (FabStore *store, FabTableId table, guint field, const char *name)
{
  g_autoptr (GError) error = NULL;
  FabRecord *record;

  fab_store_begin (store, "Add");
  record = fab_store_insert (store, table, &error, field, FAB_TEXT (name), -1);
  g_assert_no_error (error);
  fab_store_commit (store, &error);
  g_assert_no_error (error);
  return record;
}

static void
set (FabStore *store, FabRecord *record, guint field, FabValue value)
{
  g_autoptr (GError) error = NULL;

  fab_store_edit (store, "Edit", record, field, value, &error);
  g_assert_no_error (error);
}

static void
set_up (Project *self)
{
  g_autoptr (GError) error = NULL;
  FabRecord *lorient, *actors[3], *type;

  self->folder = fab_test_make_folder ();
  self->store = fab_test_new_store (self->folder);
  self->town = lorient = add (self->store, FAB_TABLE_TERRITORY, FAB_TERRITORY_NAME, "Lorient");
  self->other = add (self->store, FAB_TABLE_TERRITORY, FAB_TERRITORY_NAME, "Autre");
  type = add (self->store, FAB_TABLE_RELATION_TYPE, FAB_RELATION_TYPE_NAME, "Financement");
  set (self->store, type, FAB_RELATION_TYPE_DIRECTED, FAB_BOOLEAN (TRUE));
  actors[0] = fab_test_add_actor (self->store, "Optim’ism");
  actors[1] = fab_test_add_actor (self->store, "Région");
  actors[2] = fab_test_add_actor (self->store, "Ailleurs");
  set (self->store, actors[0], FAB_ACTOR_TERRITORY, FAB_REF (lorient));
  set (self->store, actors[0], FAB_ACTOR_STAFF, FAB_INTEGER (120));
  set (self->store, actors[0], FAB_ACTOR_EMAIL, FAB_TEXT ("accueil@example.org"));
  set (self->store, actors[2], FAB_ACTOR_TERRITORY, FAB_REF (self->other));
  fab_store_begin (self->store, "Tie");
  fab_store_insert (self->store, FAB_TABLE_RELATION, &error, FAB_RELATION_SOURCE, FAB_REF (actors[1]),
                    FAB_RELATION_TARGET, FAB_REF (actors[0]), FAB_RELATION_TYPE, FAB_REF (type), FAB_RELATION_LABEL,
                    FAB_TEXT ("Vélos"), FAB_RELATION_STRENGTH, FAB_INTEGER (4), FAB_RELATION_AMOUNT,
                    ((FabValue){ .type = FAB_FIELD_MONEY, .integer = 150050 }), -1);
  g_assert_no_error (error);
  fab_store_insert (self->store, FAB_TABLE_MAP_POSITION, &error, FAB_MAP_POSITION_ACTOR, FAB_REF (actors[0]),
                    FAB_MAP_POSITION_X, FAB_REAL (10), FAB_MAP_POSITION_Y, FAB_REAL (-5), -1);
  g_assert_no_error (error);
  fab_store_commit (self->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Project *self)
{
  g_clear_object (&self->store);
  fab_test_remove_folder (self->folder);
  g_free (self->folder);
}

static FabDraft *export (Project *self, const FabGraphExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  FabDraft *draft = fab_draft_new_from_store (self->store, options, &error);

  g_assert_no_error (error);
  return draft;
}

static gboolean
has_column (FabDraft *draft, const char *name)
{
  for (guint i = 0; i < fab_draft_get_n_columns (draft, FAB_DRAFT_NODES); i++)
    if (strcmp (fab_draft_get_column_name (draft, FAB_DRAFT_NODES, i), name) == 0)
      return TRUE;
  return FALSE;
}

static void
test_project (void)
{
  Project self;
  g_autoptr (FabDraft) all = NULL, town = NULL, personal = NULL;

  set_up (&self);
  all = export (&self, NULL);
  town = export (&self, &(FabGraphExportOptions){ .territory = self.town });
  personal = export (&self, &(FabGraphExportOptions){ .personal = TRUE });
  fab_test_assert_counts (all, 3, 1);
  g_assert_cmpstr (fab_test_get (all, FAB_DRAFT_NODES, 0, "Name"), ==, "Optim’ism");
  g_assert_cmpstr (fab_test_get (all, FAB_DRAFT_NODES, 0, "Kind"), ==, "Association, social economy");
  g_assert_cmpstr (fab_test_get (all, FAB_DRAFT_NODES, 0, "Territory"), ==, "Lorient");
  g_assert_cmpstr (fab_test_get (all, FAB_DRAFT_NODES, 0, "Staff"), ==, "120");
  fab_test_assert_place (all, 0, 10, -5);
  g_assert_cmpstr (fab_test_get (all, FAB_DRAFT_LINKS, 0, "Kind"), ==, "Financement");
  g_assert_cmpstr (fab_test_get (all, FAB_DRAFT_LINKS, 0, "What it is about"), ==, "Vélos");
  g_assert_cmpstr (fab_test_get (all, FAB_DRAFT_LINKS, 0, "Strength (1 to 5)"), ==, "4");
  g_assert_cmpstr (fab_test_get (all, FAB_DRAFT_LINKS, 0, "Amount (€)"), ==, "1500.50");
  g_assert_false (has_column (all, "E-mail"));
  fab_test_assert_counts (town, 2, 1);
  g_assert_cmpstr (fab_test_get (personal, FAB_DRAFT_NODES, 0, "E-mail"), ==, "accueil@example.org");
  tear_down (&self);
}

/* Nothing of what names somebody is left in any file. */
static void
test_anonymous (void)
{
  static const char *const secrets[] = { "Optim", "gion", "example.org", "120", "1500", "los" };
  Project self;
  g_autoptr (FabDraft) draft = NULL;
  g_autoptr (GString) files = g_string_new (NULL);

  set_up (&self);
  draft = export (&self, &(FabGraphExportOptions){ .anonymous = TRUE, .personal = TRUE });
  for (guint i = 0; i < 4; i++) {
    g_autoptr (GBytes) bytes = i == 0   ? fab_gexf_write (draft)
                               : i == 1 ? fab_graphml_write (draft)
                                        : fab_graph_csv_write (draft, i - 2, FAB_LANGUAGE_FRENCH);

    g_string_append_len (files, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
  }
  g_assert_cmpstr (fab_test_get (draft, FAB_DRAFT_NODES, 1, "Name"), ==, "Association 2");
  g_assert_cmpstr (fab_draft_get_node_id (draft, 1), ==, "2");
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (strstr (files->str, secrets[i]));
  tear_down (&self);
}

static void
test_match (void)
{
  g_autoptr (FabMapFilter) filter = NULL;
  g_autoptr (FabMapMatch) match = NULL;
  g_autoptr (FabDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  Project self;

  set_up (&self);
  filter = fab_map_filter_parse ("links>=1", &error);
  g_assert_no_error (error);
  match = fab_map_filter_apply (filter, self.store);
  draft = export (&self, &(FabGraphExportOptions){ .match = match });
  fab_test_assert_counts (draft, 2, 1);
  tear_down (&self);
}

static void
test_nothing (void)
{
  g_autofree char *folder = fab_test_make_folder ();
  g_autoptr (FabStore) store = fab_test_new_store (folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (fab_draft_new_from_store (store, NULL, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "There is no actor to export.");
  fab_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writers/gexf", test_gexf);
  g_test_add_func ("/writers/graphml", test_graphml);
  g_test_add_func ("/writers/types", test_types);
  g_test_add_func ("/writers/csv", test_csv);
  g_test_add_func ("/writers/csv-formulas", test_csv_formulas);
  g_test_add_func ("/writers/csv-back", test_csv_back);
  g_test_add_func ("/writers/csv-files", test_csv_files);
  g_test_add_func ("/writers/project", test_project);
  g_test_add_func ("/writers/anonymous", test_anonymous);
  g_test_add_func ("/writers/match", test_match);
  g_test_add_func ("/writers/nothing", test_nothing);
  return g_test_run ();
}
