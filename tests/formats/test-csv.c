/* Tables as spreadsheets and people write them. */
#include <string.h>

#include "fab-csv-roles.h"
#include "fab-csv.h"
#include "fab-test.h"

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static FabCsv *
read_guessed (GBytes *bytes, FabCsvStyle *style)
{
  g_autoptr (GError) error = NULL;
  FabCsv *table;

  *style = fab_csv_guess (bytes);
  table = fab_csv_read (bytes, style, NULL, &error);
  g_assert_no_error (error);
  return table;
}

static void
test_separators (void)
{
  static const char *const texts[] = { "Nom;Type\nBiocoop;Commerce\nLa Poste, Lorient;Entreprise\n",
                                       "Nom,Type\n\"Biocoop, Lorient\",Commerce\nOptim'ism,Association\n",
                                       "Nom\tType\nBiocoop\tCommerce\nOptim'ism\tAssociation\n",
                                       "Nom|Type\nBiocoop|Commerce\nOptim'ism|Association\n" };
  static const char separators[] = ";,\t|";

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) bytes = bytes_of (texts[i]);
    FabCsvStyle style;
    g_autoptr (FabCsv) table = read_guessed (bytes, &style);

    g_assert_cmpint (style.separator, ==, separators[i]);
    g_assert_true (style.has_header);
    g_assert_cmpuint (fab_csv_get_n_columns (table), ==, 2);
    g_assert_cmpuint (fab_csv_get_n_rows (table), ==, 2);
    g_assert_cmpstr (fab_csv_get_name (table, 1), ==, "Type");
  }
}

static void
check_encoding (const void *data, gsize size, FabCsvEncoding expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  FabCsvStyle style;
  g_autoptr (FabCsv) table = read_guessed (bytes, &style);

  g_assert_cmpint (style.encoding, ==, expected);
  g_assert_cmpstr (fab_csv_get_name (table, 0), ==, "Nom");
  g_assert_cmpstr (fab_csv_get_text (table, 0, 0), ==, "Épicerie");
  g_assert_cmpstr (fab_csv_get_text (table, 0, 1), ==, "5 €");
}

static void
test_encodings (void)
{
  static const char utf8[] = "Nom;Prix\r\nÉpicerie;5 €\r\n", marked[] = "\357\273\277Nom;Prix\r\nÉpicerie;5 €\r\n";
  static const char windows[] = "Nom;Prix\r\n\311picerie;5 \200\r\n";
  g_autoptr (GError) error = NULL;
  gsize little_size, big_size;
  g_autofree char *little = g_convert (utf8, -1, "UTF-16LE", "UTF-8", NULL, &little_size, &error);
  g_autofree char *big = g_convert (utf8, -1, "UTF-16BE", "UTF-8", NULL, &big_size, &error);
  g_autofree char *marked_little = g_malloc (little_size + 2);

  g_assert_no_error (error);
  memcpy (marked_little, "\377\376", 2);
  memcpy (marked_little + 2, little, little_size);
  check_encoding (utf8, strlen (utf8), FAB_CSV_UTF_8);
  check_encoding (marked, strlen (marked), FAB_CSV_UTF_8);
  check_encoding (windows, strlen (windows), FAB_CSV_WINDOWS_1252);
  check_encoding (little, little_size, FAB_CSV_UTF_16_LE);
  check_encoding (marked_little, little_size + 2, FAB_CSV_UTF_16_LE);
  check_encoding (big, big_size, FAB_CSV_UTF_16_BE);
}

static void
test_quotes (void)
{
  g_autoptr (GBytes) bytes = bytes_of ("Nom;Notes\n\"Le \"\"bon\"\" ; goût\";\"deux\r\nlignes\"\n  Optim'ism  ;\n;;;\n"
                                       "Biocoop;dit \"oui\" ; en trop; et plus\n");
  FabCsvStyle style;
  g_autoptr (FabCsv) table = read_guessed (bytes, &style);

  g_assert_cmpuint (fab_csv_get_n_rows (table), ==, 3);
  g_assert_cmpstr (fab_csv_get_text (table, 0, 0), ==, "Le \"bon\" ; goût");
  g_assert_cmpstr (fab_csv_get_text (table, 0, 1), ==, "deux\nlignes");
  g_assert_cmpstr (fab_csv_get_text (table, 1, 0), ==, "Optim'ism");
  g_assert_cmpstr (fab_csv_get_text (table, 1, 1), ==, "");
  g_assert_cmpuint (fab_csv_get_line (table, 1), ==, 4);
  g_assert_cmpstr (fab_csv_get_text (table, 2, 1), ==, "dit \"oui\"");
  g_assert_cmpstr (fab_csv_get_text (table, 2, 3), ==, "et plus");
  g_assert_nonnull (fab_csv_get_notes (table)[0]);
}

/* A stray mark is a letter, and the rows after it are not lost. */
static void
test_open_quote (void)
{
  g_autoptr (GBytes) bytes = bytes_of ("Nom;Type\n\"Biocoop;Commerce\nOptim'ism;Association\nLa Poste;Entreprise\n");
  FabCsvStyle style;
  g_autoptr (FabCsv) table = read_guessed (bytes, &style);

  g_assert_cmpuint (fab_csv_get_n_rows (table), ==, 3);
  g_assert_cmpstr (fab_csv_get_text (table, 0, 0), ==, "\"Biocoop");
  g_assert_cmpstr (fab_csv_get_text (table, 2, 1), ==, "Entreprise");
  g_assert_nonnull (strstr (fab_csv_get_notes (table)[0], "2"));
}

static void
test_line_ends (void)
{
  static const char *const texts[] = { "Nom;Type\nA1;B\nC;D\n", "Nom;Type\rA1;B\rC;D", "Nom;Type\r\nA1;B\r\n\r\nC;D" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) bytes = bytes_of (texts[i]);
    FabCsvStyle style;
    g_autoptr (FabCsv) table = read_guessed (bytes, &style);

    g_assert_cmpuint (fab_csv_get_n_rows (table), ==, 2);
    g_assert_cmpstr (fab_csv_get_text (table, 1, 1), ==, "D");
  }
}

static void
test_header (void)
{
  g_autoptr (GBytes) none = bytes_of ("Biocoop;Optim'ism;12\nLa Poste;Biocoop;3\nOptim'ism;La Poste;4\n");
  g_autoptr (GBytes) titled =
      bytes_of ("Liste des acteurs\n\nNom;Type;Commune\nBiocoop;Commerce;Lorient\nOptim'ism;Asso;Lorient\n");
  FabCsvStyle style;
  g_autoptr (FabCsv) table = read_guessed (none, &style);
  g_autoptr (FabCsv) other = NULL;

  g_assert_false (style.has_header);
  g_assert_cmpuint (fab_csv_get_n_rows (table), ==, 3);
  other = read_guessed (titled, &style);
  g_assert_cmpuint (style.skip, ==, 1);
  g_assert_cmpstr (fab_csv_get_name (other, 2), ==, "Commune");
}

static void
test_limits (void)
{
  const FabCsvStyle style = { .separator = ';' };
  g_autoptr (GError) error = NULL;
  g_autofree char *wide = g_strnfill (5 * FAB_CSV_MAX_COLUMNS, ';');
  g_autoptr (GString) long_table = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL, empty = g_bytes_new ("", 0), blank = bytes_of (";;;\n\n;\n");

  g_assert_null (fab_csv_parse (wide, &style, 0, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  for (guint i = 0; i <= FAB_CSV_MAX_ROWS; i++)
    g_string_append (long_table, "a\n");
  bytes = g_bytes_new (long_table->str, long_table->len);
  g_assert_null (fab_csv_read (bytes, &style, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (fab_csv_read (empty, &style, NULL, &error));
  g_clear_error (&error);
  g_assert_null (fab_csv_read (blank, &style, NULL, &error));
}

/* ---- Into drafts ---- */

static FabDraft *
draft_of (const char *text, const char *links, FabCsvRoles *roles)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bytes_of (text), more_bytes = bytes_of (links != NULL ? links : "");
  FabCsvStyle style;
  g_autoptr (FabCsv) table = read_guessed (bytes, &style);
  g_autoptr (FabCsv) more = links != NULL ? read_guessed (more_bytes, &style) : NULL;
  FabCsvRoles more_roles = more != NULL ? fab_csv_roles_guess (more) : (FabCsvRoles){ 0 };
  FabDraft *draft;

  *roles = fab_csv_roles_guess (table);
  draft = fab_csv_to_draft (table, roles, more, &more_roles, NULL, &error);
  g_assert_no_error (error);
  return draft;
}

static void
check_link (FabDraft *draft, guint link, const char *source, const char *target, gboolean directed)
{
  guint s, t, label = fab_draft_find_column (draft, FAB_DRAFT_NODES, FAB_DRAFT_LABEL);
  gboolean d;

  fab_draft_get_link (draft, link, &s, &t, &d);
  g_assert_cmpstr (fab_draft_get_text (draft, FAB_DRAFT_NODES, s, label), ==, source);
  g_assert_cmpstr (fab_draft_get_text (draft, FAB_DRAFT_NODES, t, label), ==, target);
  g_assert_cmpint (d, ==, directed);
}

static void
test_actors (void)
{
  FabCsvRoles roles;
  g_autoptr (FabDraft) draft =
      draft_of ("Structure;Catégorie;SIRET;Partenaire\nBiocoop;Commerce;12;oui\nOptim'ism;Asso;;non\n", NULL, &roles);

  g_assert_cmpint (roles.shape, ==, FAB_CSV_ACTORS);
  g_assert_cmpuint (fab_draft_get_n_rows (draft, FAB_DRAFT_NODES), ==, 2);
  g_assert_cmpuint (fab_draft_get_n_columns (draft, FAB_DRAFT_NODES), ==, 4);
  g_assert_cmpstr (fab_draft_get_node_id (draft, 1), ==, "Optim'ism");
}

static void
test_links (void)
{
  FabCsvRoles roles;
  g_autoptr (FabDraft) draft =
      draft_of ("Acteur;Lié à;Nature\nBiocoop;Optim'ism;livre\nOPTIM’ISM;La Poste;partenariat\n", NULL, &roles);

  g_assert_cmpint (roles.shape, ==, FAB_CSV_LINKS);
  g_assert_cmpuint (fab_draft_get_n_rows (draft, FAB_DRAFT_NODES), ==, 3);
  g_assert_cmpuint (fab_draft_get_n_rows (draft, FAB_DRAFT_LINKS), ==, 2);
  check_link (draft, 1, "Optim'ism", "La Poste", TRUE);
}

static void
test_gephi (void)
{
  FabCsvRoles roles;
  g_autoptr (FabDraft) alone =
      draft_of ("Source,Target,Type,Id,Label,Weight\n1,2,Undirected,0,,3\n2,3,Directed,1,,1\n", NULL, &roles);
  g_autoptr (FabDraft) both = NULL;

  g_assert_cmpint (roles.shape, ==, FAB_CSV_LINKS);
  g_assert_cmpuint (fab_draft_get_n_columns (alone, FAB_DRAFT_LINKS), ==, 3);
  check_link (alone, 0, "1", "2", FALSE);
  check_link (alone, 1, "2", "3", TRUE);
  both = draft_of ("Id,Label\n1,Ville\n2,Biocoop\n", "Source,Target,Type\n1,2,Directed\n2,9,Directed\n", &roles);
  g_assert_cmpuint (fab_draft_get_n_rows (both, FAB_DRAFT_NODES), ==, 3);
  check_link (both, 0, "Ville", "Biocoop", TRUE);
  check_link (both, 1, "Biocoop", "9", TRUE);
}

static void
test_matrix (void)
{
  FabCsvRoles roles;
  g_autoptr (FabDraft) draft = draft_of (";A;B;C\nA;0;1;\nB;1;0;2,5\nC;non;0;0\n", NULL, &roles);
  g_autoptr (FabDraft) words = draft_of ("Qui,Ville,Poste\nVille,,Livraison\nPoste,Livraison,\n", NULL, &roles);
  g_autoptr (FabDraft) table = draft_of ("Nom;Poste;Ville\nBiocoop;1;0\nAtelier;1;1\n", NULL, &roles);
  guint label = fab_draft_find_column (draft, FAB_DRAFT_NODES, FAB_DRAFT_LABEL);

  g_assert_cmpint (roles.shape, ==, FAB_CSV_ACTORS);
  g_assert_cmpuint (fab_draft_get_n_rows (draft, FAB_DRAFT_NODES), ==, 3);
  g_assert_cmpstr (fab_draft_get_text (draft, FAB_DRAFT_NODES, 2, label), ==, "C");
  g_assert_cmpuint (fab_draft_get_n_rows (draft, FAB_DRAFT_LINKS), ==, 3);
  check_link (draft, 2, "B", "C", TRUE);
  g_assert_cmpstr (fab_draft_get_text (draft, FAB_DRAFT_LINKS, 2, 0), ==, "2,5");
  g_assert_cmpuint (fab_draft_get_n_rows (words, FAB_DRAFT_LINKS), ==, 1);
  check_link (words, 0, "Ville", "Poste", FALSE);
  g_assert_cmpint (fab_draft_get_column_meaning (words, FAB_DRAFT_LINKS, 0), ==, FAB_DRAFT_KIND);
}

/* Two columns without names are links where somebody is named twice. */
static void
test_pairs (void)
{
  FabCsvRoles roles;
  g_autoptr (FabDraft) links = draft_of ("Mairie;CCI\nCCI;Biocoop\n", NULL, &roles);
  g_autoptr (FabDraft) actors = NULL;
  guint n;

  g_assert_cmpint (roles.shape, ==, FAB_CSV_LINKS);
  check_link (links, 1, "CCI", "Biocoop", TRUE);
  actors = draft_of ("Mairie;CCI\nLa Poste;Biocoop\n", NULL, &roles);
  g_assert_cmpint (roles.shape, ==, FAB_CSV_ACTORS);
  g_assert_cmpstr (fab_draft_get_notes (actors, &n)[0], ==,
                   "Each row was taken as an actor. If each is a link between two, say so.");
}

static void
test_both (void)
{
  FabCsvRoles roles;
  g_autoptr (FabDraft) draft =
      draft_of ("Nom;Type;En lien avec;Nature\nBiocoop;Commerce;\"Optim'ism; La Poste\";livraison\nOptim'ism;Asso;;\n",
                NULL, &roles);

  g_assert_cmpint (roles.shape, ==, FAB_CSV_BOTH);
  g_assert_cmpuint (fab_draft_get_n_rows (draft, FAB_DRAFT_NODES), ==, 3);
  g_assert_cmpuint (fab_draft_get_n_rows (draft, FAB_DRAFT_LINKS), ==, 2);
  g_assert_cmpuint (fab_draft_get_n_columns (draft, FAB_DRAFT_NODES), ==, 2);
  g_assert_cmpstr (fab_draft_get_text (draft, FAB_DRAFT_LINKS, 0, 0), ==, "livraison");
}

/* ---- Real files ---- */

static void
test_samples (void)
{
  const char *folder = g_getenv ("FABRIQUE_SAMPLES");
  g_autofree char *detective = g_build_filename (folder != NULL ? folder : "", "tables/csv-detective-a.csv", NULL);
  g_autofree char *addresses = g_build_filename (folder != NULL ? folder : "", "tables/bal-sample.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (detective, FALSE, NULL);
  g_autoptr (GMappedFile) second = g_mapped_file_new (addresses, FALSE, NULL);
  g_autoptr (GBytes) bytes = NULL, second_bytes = NULL;
  g_autoptr (FabCsv) table = NULL, other = NULL;
  FabCsvStyle style;

  if (file == NULL || second == NULL) {
    g_test_skip ("The samples are not here");
    return;
  }
  bytes = g_mapped_file_get_bytes (file);
  table = read_guessed (bytes, &style);
  g_assert_cmpint (style.separator, ==, ';');
  g_assert_cmpuint (fab_csv_get_n_columns (table), ==, 11);
  g_assert_cmpstr (fab_csv_get_name (table, 1), ==, "NOMCOM");
  g_assert_true (g_str_has_prefix (fab_csv_get_text (table, 0, 9), "{\"champ_1\""));
  second_bytes = g_mapped_file_get_bytes (second);
  other = read_guessed (second_bytes, &style);
  g_assert_cmpstr (fab_csv_get_name (other, 0), ==, "cle_interop");
  g_assert_cmpuint (fab_csv_get_n_columns (other), ==, 13);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/separators", test_separators);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/quotes", test_quotes);
  g_test_add_func ("/csv/open-quote", test_open_quote);
  g_test_add_func ("/csv/line-ends", test_line_ends);
  g_test_add_func ("/csv/header", test_header);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/actors", test_actors);
  g_test_add_func ("/csv/links", test_links);
  g_test_add_func ("/csv/gephi", test_gephi);
  g_test_add_func ("/csv/matrix", test_matrix);
  g_test_add_func ("/csv/pairs", test_pairs);
  g_test_add_func ("/csv/both", test_both);
  g_test_add_func ("/csv/samples", test_samples);
  return g_test_run ();
}
