/* What an import would do, and that it does that, all of it or nothing. */
#include <math.h>
#include <string.h>

#include "fab-csv-roles.h"
#include "fab-error.h"
#include "fab-import-apply.h"
#include "fab-import-file.h"
#include "fab-import-identity.h"
#include "fab-test.h"

typedef struct {
  char *folder;
  FabStore *store;
  FabRecord *lorient, *saint_die, *delivery;
} Fixture;

static FabRecord *
insert_territory (FabStore *store, const char *name)
{
  return fab_store_insert (store, FAB_TABLE_TERRITORY, NULL, FAB_TERRITORY_NAME, FAB_TEXT (name), -1);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fab_test_make_folder ();
  fixture->store = fab_test_new_store (fixture->folder);
  fab_store_begin (fixture->store, "before");
  fixture->lorient = insert_territory (fixture->store, "Lorient");
  fixture->saint_die = insert_territory (fixture->store, "Saint-Dié-des-Vosges");
  fixture->delivery = fab_store_insert (fixture->store, FAB_TABLE_RELATION_TYPE, NULL, FAB_RELATION_TYPE_NAME,
                                        FAB_TEXT ("Livraison"), FAB_RELATION_TYPE_DIRECTED, FAB_BOOLEAN (TRUE),
                                        FAB_RELATION_TYPE_POSITION, FAB_INTEGER (1), -1);
  g_assert_true (fab_store_commit (fixture->store, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_true (fab_store_close (fixture->store, NULL));
  g_assert_finalize_object (fixture->store);
  fab_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static FabRecord *
add_actor (Fixture *fixture, const char *name, const char *siret, const char *email, FabRecord *territory)
{
  FabRecord *actor;

  fab_store_begin (fixture->store, "actor");
  actor = fab_store_insert (fixture->store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                            FAB_TEXT ("company"), FAB_ACTOR_SIRET, FAB_TEXT (siret), FAB_ACTOR_EMAIL, FAB_TEXT (email),
                            FAB_ACTOR_TERRITORY, FAB_REF (territory), -1);
  g_assert_true (fab_store_commit (fixture->store, NULL));
  return actor;
}

static FabImport *
import_of (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  FabCsvStyle style = fab_csv_guess (bytes);
  g_autoptr (FabCsv) table = fab_csv_read (bytes, &style, NULL, &error);
  FabCsvRoles roles = fab_csv_roles_guess (table);
  g_autoptr (FabDraft) draft = fab_csv_to_draft (table, &roles, NULL, NULL, NULL, &error);
  g_autoptr (FabImportKnown) known = fab_import_known_new (fixture->store);

  g_assert_no_error (error);
  return fab_import_new (draft, known);
}

static FabImportPlan *
plan_of (FabImport *import)
{
  g_autoptr (GError) error = NULL;
  FabImportPlan *plan = fab_import_plan_new (import, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static void
apply (Fixture *fixture, FabImportPlan *plan)
{
  g_autoptr (FabImportApply) job = fab_import_apply_new (plan, fixture->store, "essai.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (fab_import_apply_run (job, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (fab_import_apply_get_fraction (job), ==, 1);
}

static FabRecord *
find_actor (Fixture *fixture, const char *name)
{
  GListModel *actors = fab_store_get_list (fixture->store, FAB_TABLE_ACTOR);

  for (guint i = 0; i < g_list_model_get_n_items (actors); i++) {
    g_autoptr (FabRecord) actor = g_list_model_get_item (actors, i);

    if (g_strcmp0 (fab_record_get_title (actor), name) == 0)
      return actor;
  }
  return NULL;
}

static void
check_counts (FabImportPlan *plan, guint created, guint merged, guint left, guint links)
{
  FabImportCounts counts;

  fab_import_plan_count (plan, &counts);
  g_assert_cmpuint (counts.actors[FAB_IMPORT_CREATE], ==, created);
  g_assert_cmpuint (counts.actors[FAB_IMPORT_MERGE], ==, merged);
  g_assert_cmpuint (counts.actors[FAB_IMPORT_LEFT], ==, left);
  g_assert_cmpuint (counts.links[FAB_IMPORT_LINK_CREATE], ==, links);
}

static char *
join_notes (FabImportPlan *plan)
{
  g_autoptr (GPtrArray) notes = fab_import_plan_list_notes (plan);

  g_ptr_array_add (notes, NULL);
  return g_strjoinv ("\n", (GStrv)notes->pdata);
}

/* ---- Who is who ---- */

static void
test_identity (void)
{
  static const char *const same[][2] = {
    { "L’Atelier du vélo (SARL)", "ATELIER VELO" },
    { "S.A.S. Biocoop Lorient", "Biocoop Lorient" },
    { "Association Les Amis du marché", "amis du Marche" },
    { "DB Schenker SA", "Schenker (DB)" },
    { "Dupont & Fils", "Dupont et Fils" },
    { "Optim’ism", "OPTIM ISM" },
    { "C.C.I. du Morbihan", "CCI du Morbihan" },
    { "Mairie de Lorient", "Ville de Lorient" },
    { "Ville de St-Dié", "Commune de Saint Dié" },
    { "Maison de l’Économie", "MAISON DE L ECONOMIE" },
    { "Pépinière d'entreprises", "Pepiniere d entreprises" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++) {
    g_autofree char *first = fab_import_identity_of_name (same[i][0]);
    g_autofree char *second = fab_import_identity_of_name (same[i][1]);

    if (i == 3)
      g_assert_cmpstr (first, !=, second); /* another order is another name */
    else
      g_assert_cmpstr (first, ==, second);
  }
  {
    g_autofree char *only = fab_import_identity_of_name ("SAS");
    g_autofree char *siret = fab_import_identity_of_siret ("732 829 320 00074");
    g_autofree char *domain = fab_import_identity_of_email ("Contact@Optimism.Example");

    g_assert_cmpstr (only, ==, "sas");
    g_assert_cmpstr (siret, ==, "73282932000074");
    g_assert_null (fab_import_identity_of_siret ("7,3E+13"));
    g_assert_cmpstr (domain, ==, "optimism.example");
    g_assert_null (fab_import_identity_of_email ("quelquun@gmail.com"));
    g_assert_null (fab_import_identity_of_email ("pas une adresse"));
  }
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabImport) import = import_of (
      fixture,
      "Raison sociale;Type;Commune;SIRET;Courriel;Téléphone;Effectif;Site web;Depuis;Thème;Étiquettes;Autre\n"
      "Optim'ism;Association loi 1901;LORIENT;732 829 320 00074;a@optim.example;02 00 00 00 00;1 200;optim.example;"
      "03/11/2017;Vélo;Insertion, Vélo;x\n"
      "Bidule;Machin;Atlantide;;;;beaucoup;;;;;\n");
  g_autoptr (FabImportPlan) plan = NULL;
  g_autofree char *notes = NULL;
  FabRecord *actor;

  fab_import_set_territory (import, fab_record_get_key (fixture->saint_die));
  fab_import_set_kind (import, "citizens");
  g_assert_cmpint (fab_import_get_target (import, FAB_DRAFT_NODES, 11).use, ==, FAB_IMPORT_LEAVE);
  plan = plan_of (import);
  check_counts (plan, 2, 0, 0, 0);
  notes = join_notes (plan);
  g_assert_nonnull (strstr (notes, "beaucoup"));
  g_assert_nonnull (strstr (notes, "1 actor comes with what may be about a private person"));
  g_assert_nonnull (strstr (notes, "lacks: “Atlantide”. New actors that name them get “Saint-Dié"));
  g_assert_nonnull (strstr (notes, "not known here: “Machin”. New actors of these kinds become “Citizens"));
  g_assert_nonnull (strstr (notes, "These tags are created: “Insertion”, “Vélo”."));
  g_assert_nonnull (strstr (notes, "This column is left out: “Autre”."));
  apply (fixture, plan);

  actor = find_actor (fixture, "Optim'ism");
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_KIND), ==, "association");
  g_assert_true (fab_store_get_target (fixture->store, actor, FAB_ACTOR_TERRITORY) == fixture->lorient);
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_SIRET), ==, "73282932000074");
  g_assert_cmpint (fab_record_get_integer (actor, FAB_ACTOR_STAFF), ==, 1200);
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_START_DATE), ==, "2017-11-03");
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_TAG), ==, 2);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_LINK), ==, 2);
  actor = find_actor (fixture, "Bidule");
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_KIND), ==, "citizens");
  g_assert_true (fab_store_get_target (fixture->store, actor, FAB_ACTOR_TERRITORY) == fixture->saint_die);
  g_assert_true (fab_record_is_null (actor, FAB_ACTOR_STAFF));
}

/* Nothing is told of what is not there, or not taken. */
static void
test_few_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabImport) import =
      import_of (fixture, "Nom;Courriel;Téléphone;Commune;Vide;Effectif\nAtelier;;;Atlantide;;1,5\nPoste;;;;;\n");
  g_autoptr (FabImportPlan) plan = plan_of (import);
  g_autofree char *notes = join_notes (plan), *fewer = NULL;

  g_assert_cmpstr (notes, ==,
                   "Territories that the project lacks: “Atlantide”. New actors that name them get none.\n"
                   "2 new actors without a kind in the file become “Association, social economy”.\n"
                   "Column “Effectif”: 1 value was left out. “1,5” is not a whole number.");
  fab_import_plan_decide (plan, 0, FAB_IMPORT_LEFT, 0, FAB_IMPORT_FILL);
  fewer = join_notes (plan);
  g_assert_null (strstr (fewer, "Atlantide"));
}

static void
test_other_candidate (Fixture *fixture, gconstpointer data)
{
  FabRecord *biocoop = add_actor (fixture, "Biocoop", NULL, NULL, NULL);
  FabRecord *drive = add_actor (fixture, "Drive fermier", NULL, NULL, NULL);
  g_autoptr (FabImport) import = import_of (fixture, "Nom;SIRET\nSARL Biocoop;73282932000074\nMagasin;\n");
  g_autoptr (FabImportPlan) plan = plan_of (import);
  guint n = 0;
  guint added = fab_import_plan_add_candidate (plan, 0, fab_record_get_key (drive));
  guint again = fab_import_plan_add_candidate (plan, 0, fab_record_get_key (biocoop));
  g_autofree char *why = NULL, *none = NULL;

  g_assert_cmpuint (added, ==, 1);
  g_assert_cmpuint (again, ==, 0);
  g_assert_cmpint (fab_import_plan_get_candidates (plan, 0, &n)[0].key, ==, fab_record_get_key (biocoop));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (fab_import_plan_add_candidate (plan, 1, fab_record_get_key (drive)), ==, 0);
  fab_import_plan_decide (plan, 0, FAB_IMPORT_MERGE, added, FAB_IMPORT_FILL);
  why = fab_import_plan_explain (plan, 0);
  g_assert_cmpstr (why, ==, "“Drive fermier”, as you chose");
  none = fab_import_plan_explain (plan, 1);
  g_assert_cmpstr (none, ==, "");
  apply (fixture, plan);
  g_assert_cmpstr (fab_record_get_text (drive, FAB_ACTOR_SIRET), ==, "73282932000074");
  g_assert_null (find_actor (fixture, "SARL Biocoop"));
}

static void
test_duplicates (Fixture *fixture, gconstpointer data)
{
  FabRecord *biocoop = add_actor (fixture, "Biocoop", NULL, NULL, NULL);
  FabRecord *post = add_actor (fixture, "La Poste", "35600000000048", "x@laposte.example", NULL);
  FabRecord *drive = add_actor (fixture, "Drive fermier", NULL, NULL, fixture->saint_die);
  g_autoptr (FabImport) import =
      import_of (fixture, "Nom;SIRET;Courriel;Commune;Site\n"
                          "SARL BIOCOOP;;;;biocoop.example\n"               /* the name but for the form */
                          "Groupe Poste;35600000000048;;;\n"                /* the SIRET */
                          "Poste Immo;35600000000055;y@laposte.example;;\n" /* only the domain */
                          "Drive Fermier;;;Lorient;\n"                      /* another town */
                          "Nouveau;;;;\n"
                          "nouveau;;;;nouveau.example\n" /* twice in the file */
                          ";;;;rien.example\n");
  g_autoptr (FabImportPlan) plan = plan_of (import);
  guint n, candidate;
  FabImportMode mode;
  g_autofree char *why = NULL, *domain = NULL, *none = NULL;

  check_counts (plan, 3, 3, 1, 0);
  g_assert_cmpint (fab_import_plan_get_decision (plan, 0, &candidate, &mode), ==, FAB_IMPORT_MERGE);
  g_assert_cmpint (mode, ==, FAB_IMPORT_FILL);
  why = fab_import_plan_explain (plan, 0);
  g_assert_nonnull (strstr (why, "nearly the same name"));
  g_assert_cmpint (fab_import_plan_get_candidates (plan, 1, &n)[0].key, ==, fab_record_get_key (post));
  g_assert_cmpint (fab_import_plan_get_decision (plan, 2, NULL, NULL), ==, FAB_IMPORT_CREATE);
  domain = fab_import_plan_explain (plan, 2);
  g_assert_nonnull (strstr (domain, "domain"));
  g_assert_cmpint (fab_import_plan_get_decision (plan, 3, NULL, NULL), ==, FAB_IMPORT_CREATE);
  g_assert_cmpint (fab_import_plan_get_candidates (plan, 3, &n)[0].key, ==, fab_record_get_key (drive));
  g_assert_cmpint (fab_import_plan_get_decision (plan, 5, NULL, NULL), ==, FAB_IMPORT_MERGE);
  none = fab_import_plan_explain (plan, 6);
  g_assert_cmpstr (none, !=, "");
  g_assert_false (fab_import_plan_can_be_taken (plan, 6));

  fab_import_plan_decide (plan, 1, FAB_IMPORT_MERGE, 0, FAB_IMPORT_OVERWRITE);
  fab_import_plan_decide (plan, 2, FAB_IMPORT_LEFT, 0, FAB_IMPORT_FILL);
  check_counts (plan, 2, 3, 2, 0);
  apply (fixture, plan);
  g_assert_cmpstr (fab_record_get_title (biocoop), ==, "Biocoop");
  g_assert_cmpstr (fab_record_get_text (biocoop, FAB_ACTOR_WEBSITE), ==, "biocoop.example");
  g_assert_cmpstr (fab_record_get_title (post), ==, "Groupe Poste");
  g_assert_cmpstr (fab_record_get_text (find_actor (fixture, "Nouveau"), FAB_ACTOR_WEBSITE), ==, "nouveau.example");
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, 5);
}

static void
test_merge_keeps (Fixture *fixture, gconstpointer data)
{
  FabRecord *actor = add_actor (fixture, "Biocoop", "73282932000074", "a@biocoop.example", NULL);
  g_autoptr (FabImport) import =
      import_of (fixture, "Nom;Type;Courriel;Téléphone\nbiocoop;Commerce;b@biocoop.example;02 00 00 00 00\n");
  g_autoptr (FabImportPlan) plan = plan_of (import);

  apply (fixture, plan);
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_EMAIL), ==, "a@biocoop.example");
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_KIND), ==, "company");
  g_assert_cmpstr (fab_record_get_text (actor, FAB_ACTOR_PHONE), ==, "02 00 00 00 00");
  g_assert_true (fab_store_undo (fixture->store, NULL));
  g_assert_true (fab_record_is_null (actor, FAB_ACTOR_PHONE));
  fab_import_plan_decide (plan, 0, FAB_IMPORT_MERGE, 0, FAB_IMPORT_AS_IS);
  apply (fixture, plan);
  g_assert_true (fab_record_is_null (actor, FAB_ACTOR_PHONE));
}

/* ---- Nothing is lost without a word ---- */

static void
assert_note (FabImportPlan *plan, const char *part)
{
  g_autofree char *notes = join_notes (plan);

  if (strstr (notes, part) == NULL)
    g_error ("“%s” is not said in:\n%s", part, notes);
}

static const char rest_table[] = "Nom;Type;Profil;Budget;Remarques;Effectif\n"
                                 "A;Licorne;Bizarre;12 500,50 €;Bien connu;abc\n"
                                 "Mairie de B;;;1000;;\n"
                                 "CCI du C;Commerce;;;;\n"
                                 "D;licorne;;;;\nE;;;;;\n";

static void
test_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabImport) import = import_of (fixture, rest_table);
  g_autoptr (FabImportPlan) plan = plan_of (import);

  assert_note (plan, "This column is left out: “Budget”.");
  assert_note (plan, "not known here: “Licorne” (2). New actors of these kinds become “Association, social economy”.");
  assert_note (plan, "Column “Profil”: 1 value was left out. “Bizarre” is not known here.");
  assert_note (plan, "Kinds that were told from the actors’ names: “Mairie de B” (Local authority).");
  assert_note (plan, "1 new actor without a kind in the file becomes “Association, social economy”.");
  apply (fixture, plan);
  g_assert_cmpstr (fab_record_get_text (find_actor (fixture, "Mairie de B"), FAB_ACTOR_KIND), ==, "local_authority");
  g_assert_cmpstr (fab_record_get_text (find_actor (fixture, "CCI du C"), FAB_ACTOR_KIND), ==, "shop");
}

static void
test_keep_rest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabImport) import = import_of (fixture, rest_table);
  g_autoptr (FabImportPlan) plan = NULL;
  g_autofree char *notes = NULL;

  fab_import_set_keeps_rest (import, TRUE);
  g_assert_cmpuint (fab_import_get_target (import, FAB_DRAFT_NODES, 3).field, ==, FAB_ACTOR_DESCRIPTION);
  fab_import_set_keeps_rest (import, FALSE);
  g_assert_cmpint (fab_import_get_target (import, FAB_DRAFT_NODES, 3).use, ==, FAB_IMPORT_LEAVE);
  g_assert_cmpint (fab_import_get_target (import, FAB_DRAFT_NODES, 4).use, ==, FAB_IMPORT_FIELD);
  fab_import_set_keeps_rest (import, TRUE);
  plan = plan_of (import);
  notes = join_notes (plan);
  g_assert_null (strstr (notes, "left out"));
  apply (fixture, plan);
  g_assert_cmpstr (fab_record_get_text (find_actor (fixture, "A"), FAB_ACTOR_DESCRIPTION), ==,
                   "Bien connu\nType: Licorne\nProfil: Bizarre\nBudget: 12 500,50 €\nEffectif: abc");
  g_assert_cmpstr (fab_record_get_text (find_actor (fixture, "Mairie de B"), FAB_ACTOR_DESCRIPTION), ==,
                   "Budget: 1000");
}

static FabImportPlan *
plan_of_arrows (Fixture *fixture, gboolean vague)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  g_autoptr (FabImportKnown) known = fab_import_known_new (fixture->store);
  g_autoptr (FabImport) import = NULL;

  fab_draft_add_node (draft, "A");
  fab_draft_add_node (draft, "B");
  fab_draft_add_link (draft, "A", "B", TRUE);
  fab_draft_add_link (draft, "B", "A", TRUE);
  if (vague)
    fab_draft_set_vague (draft);
  g_assert_true (fab_draft_end (draft, NULL));
  import = fab_import_new (draft, known);
  return plan_of (import);
}

/* A → B and B → A are two links where their kind has a direction; where it has none, that is said, and why. */
static void
test_arrows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabImportPlan) directed = plan_of_arrows (fixture, FALSE), plain = NULL, vague = NULL;
  g_autofree char *notes = NULL;

  check_counts (directed, 2, 0, 0, 2);
  fab_store_begin (fixture->store, "no direction");
  g_assert_true (
      fab_store_set (fixture->store, fixture->delivery, FAB_RELATION_TYPE_DIRECTED, FAB_BOOLEAN (FALSE), NULL));
  g_assert_true (fab_store_commit (fixture->store, NULL));
  plain = plan_of_arrows (fixture, FALSE);
  g_assert_cmpint (fab_import_plan_get_link_state (plain, 1), ==, FAB_IMPORT_LINK_OPPOSITE);
  assert_note (plain, "the file has it the other way round too");
  assert_note (plain, "1 link has a direction in the file, but its kind, “Livraison”, has none");
  vague = plan_of_arrows (fixture, TRUE);
  notes = join_notes (vague);
  g_assert_null (strstr (notes, "arrow"));
}

/* ---- Links ---- */

static void
test_links (Fixture *fixture, gconstpointer data)
{
  FabRecord *biocoop = add_actor (fixture, "Biocoop", NULL, NULL, NULL);
  g_autoptr (FabImport) import = import_of (fixture, "De;Vers;Relation;Poids;Montant;Depuis\n"
                                                     "Biocoop;Optim'ism;livraison;10;12 500,50 €;2020\n"
                                                     "Biocoop;Optim'ism;livraison;10;12 500,50 €;2020\n"
                                                     "Optim'ism;La Poste;Bénévolat;1000;;\n"
                                                     "La Poste;la poste;livraison;100;;\n"
                                                     "La Poste;Biocoop;;100;;\n");
  g_autoptr (FabImportPlan) plan = plan_of (import);
  GListModel *relations = fab_store_get_list (fixture->store, FAB_TABLE_RELATION);
  g_autoptr (FabRecord) first = NULL, second = NULL;
  g_autoptr (FabImport) again = NULL;
  g_autoptr (FabImportPlan) same = NULL;
  FabImportCounts counts;

  check_counts (plan, 2, 1, 0, 3);
  g_assert_cmpint (fab_import_plan_get_link_state (plan, 1), ==, FAB_IMPORT_LINK_REPEATED);
  g_assert_cmpint (fab_import_plan_get_link_state (plan, 3), ==, FAB_IMPORT_LINK_SELF);
  apply (fixture, plan);
  g_assert_cmpuint (g_list_model_get_n_items (relations), ==, 3);
  first = g_list_model_get_item (relations, 0);
  g_assert_true (fab_store_get_target (fixture->store, first, FAB_RELATION_SOURCE) == biocoop);
  g_assert_true (fab_store_get_target (fixture->store, first, FAB_RELATION_TYPE) == fixture->delivery);
  g_assert_cmpint (fab_record_get_integer (first, FAB_RELATION_AMOUNT), ==, 1250050);
  g_assert_cmpint (fab_record_get_integer (first, FAB_RELATION_STRENGTH), ==, 1);
  second = g_list_model_get_item (relations, 1);
  g_assert_cmpstr (fab_record_get_title (fab_store_get_target (fixture->store, second, FAB_RELATION_TYPE)), ==,
                   "Bénévolat");
  g_assert_cmpint (fab_record_get_integer (second, FAB_RELATION_STRENGTH), ==, 5);

  again = import_of (fixture, "De;Vers;Relation\nBiocoop;Optim'ism;livraison\nOptim'ism;Biocoop;livraison\n");
  same = plan_of (again);
  g_assert_cmpint (fab_import_plan_get_link_state (same, 0), ==, FAB_IMPORT_LINK_THERE);
  g_assert_cmpint (fab_import_plan_get_link_state (same, 1), ==, FAB_IMPORT_LINK_CREATE);
  fab_import_plan_decide (same, 0, FAB_IMPORT_LEFT, 0, FAB_IMPORT_FILL);
  fab_import_plan_count (same, &counts);
  g_assert_cmpuint (counts.links[FAB_IMPORT_LINK_END_LEFT], ==, 2);
}

/* ---- All or nothing ---- */

static void
test_one_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabImport) import = import_of (fixture, "De;Vers;Relation\nA1;B1;Neuf\nB1;C1;Neuf\n");
  g_autoptr (FabImportPlan) plan = plan_of (import);
  g_autoptr (FabImportApply) job = fab_import_apply_new (plan, fixture->store, "liens.csv", NULL);
  g_autoptr (GError) error = NULL;
  guint types = fab_store_get_count (fixture->store, FAB_TABLE_RELATION_TYPE), steps = 0;
  gboolean done = FALSE;

  for (; !done; steps++)
    g_assert_true (fab_import_apply_step (job, 1, &done, &error));
  g_assert_cmpuint (steps, >, 10);
  g_assert_cmpuint (fab_import_apply_get_actors (job)->len, ==, 3);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_RELATION), ==, 2);
  g_assert_nonnull (strstr (fab_store_get_undo_sentence (fixture->store), "liens.csv"));
  g_assert_true (fab_store_undo (fixture->store, &error));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_RELATION), ==, 0);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, 0);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_RELATION_TYPE), ==, types);
  g_assert_true (fab_store_redo (fixture->store, &error));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_RELATION), ==, 2);
}

/* Given up at any step, nothing is there; what others want to write meanwhile is refused, not mixed in. */
static void
test_give_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabImport) import = import_of (fixture, "De;Vers;Relation\nA1;B1;Neuf\nB1;C1;Neuf\n");
  g_autoptr (FabImportPlan) plan = plan_of (import);

  for (guint steps = 0; steps < 30; steps += 3) {
    g_autoptr (FabImportApply) job = fab_import_apply_new (plan, fixture->store, "liens.csv", NULL);
    g_autoptr (GError) error = NULL;
    gboolean done = FALSE;

    for (guint i = 0; i < steps && !done; i++)
      g_assert_true (fab_import_apply_step (job, 1, &done, NULL));
    g_assert_false (done);
    if (steps > 0) {
      g_assert_false (fab_store_undo (fixture->store, &error));
      g_assert_error (error, FAB_ERROR, FAB_ERROR_BUSY);
    }
    fab_import_apply_give_up (job);
    g_assert_false (fab_store_is_in_gesture (fixture->store));
    g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, 0);
    g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_RELATION_TYPE), ==, 1);
  }
  apply (fixture, plan);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, 3);
}

/* An actor that went away after the plan was made: nothing is written. */
static void
test_gone_meanwhile (Fixture *fixture, gconstpointer data)
{
  FabRecord *actor = add_actor (fixture, "Biocoop", NULL, NULL, NULL);
  g_autoptr (FabImport) import = import_of (fixture, "Nom\nNouveau un\nBiocoop\n");
  g_autoptr (FabImportPlan) plan = plan_of (import);
  g_autoptr (FabImportApply) job = fab_import_apply_new (plan, fixture->store, "a.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (fab_store_remove (fixture->store, "gone", actor, NULL));
  g_assert_false (fab_import_apply_run (job, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, 0);
  g_assert_false (fab_store_is_in_gesture (fixture->store));
}

/* ---- Bad input ---- */

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  g_autoptr (FabImportKnown) known = fab_import_known_new (fixture->store);
  g_autofree char *long_name = g_strnfill (10000, 'x');
  guint label = fab_draft_add_column (draft, FAB_DRAFT_NODES, "Name", FAB_DRAFT_LABEL);
  guint weight = fab_draft_add_column (draft, FAB_DRAFT_LINKS, "w", FAB_DRAFT_WEIGHT);
  g_autoptr (FabImport) import = NULL;
  g_autoptr (FabImportPlan) plan = NULL;
  g_autofree char *notes = NULL;
  FabRecord *actor;

  for (guint i = 0; i < 4; i++) {
    static const char *const ids[] = { "a", "b", "a", "c" };

    fab_draft_add_node (draft, ids[i]);
  }
  fab_draft_set_text (draft, FAB_DRAFT_NODES, 0, label, "<b>Gras</b> & \"fin\"");
  fab_draft_set_text (draft, FAB_DRAFT_NODES, 1, label, long_name);
  fab_draft_set_text (draft, FAB_DRAFT_NODES, 2, label, "Même numéro");
  fab_draft_set_place (draft, 0, NAN, 3);
  fab_draft_set_place (draft, 1, 1e308, 3);
  for (guint i = 0; i < 500; i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);
    guint link = fab_draft_add_link (draft, "a", "b", i % 2 == 0);

    fab_draft_set_text (draft, FAB_DRAFT_LINKS, link, weight, text);
  }
  fab_draft_add_link (draft, "a", "a", TRUE);
  fab_draft_add_link (draft, "a", "nowhere", TRUE);
  g_assert_true (fab_draft_end (draft, NULL));
  import = fab_import_new (draft, known);
  plan = plan_of (import);
  check_counts (plan, 3, 1, 0, 5); /* weights are brought to 1 to 5, and what is alike is there once */
  notes = join_notes (plan);
  g_assert_nonnull (strstr (notes, "nowhere"));
  g_assert_nonnull (strstr (notes, "shortened"));
  apply (fixture, plan);
  actor = find_actor (fixture, "<b>Gras</b> & \"fin\"");
  g_assert_nonnull (actor);
  g_assert_null (find_actor (fixture, long_name));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_MAP_POSITION), ==, 0);
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  g_autoptr (FabImportKnown) known = fab_import_known_new (fixture->store);
  g_autoptr (FabImport) import = NULL;
  g_autoptr (FabImportPlan) plan = NULL;
  GListModel *places = fab_store_get_list (fixture->store, FAB_TABLE_MAP_POSITION);

  for (guint i = 0; i < 100; i++) {
    g_autofree char *id = g_strdup_printf ("Acteur %u", i);
    guint node = fab_draft_add_node (draft, id);

    fab_draft_set_place (draft, node, (i % 10) / 10.0, (i / 10) / 10.0);
  }
  g_assert_true (fab_draft_end (draft, NULL));
  import = fab_import_new (draft, known);
  g_assert_true (fab_import_get_takes_places (import));
  plan = plan_of (import);
  apply (fixture, plan);
  g_assert_cmpuint (g_list_model_get_n_items (places), ==, 100);
  for (guint i = 0; i < 100; i++) {
    g_autoptr (FabRecord) place = g_list_model_get_item (places, i);

    g_assert_cmpfloat (fabs (fab_record_get_real (place, FAB_MAP_POSITION_X)), <, 1000);
    g_assert_cmpfloat (fabs (fab_record_get_real (place, FAB_MAP_POSITION_X)), >, 10);
  }
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabImport) import = import_of (fixture, "Nom\nUn\nDeux\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (fab_import_plan_new (import, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Real files, of every format: what the review says is what is there afterwards, and one undo takes it away. */
static void
import_sample (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (FabImportFile) source = fab_import_file_load (file, NULL, &error);
  g_autoptr (FabDraft) draft = source != NULL ? fab_import_file_read (source, NULL, &error) : NULL;
  g_autoptr (FabImportKnown) known = fab_import_known_new (fixture->store);
  g_autoptr (FabImport) import = NULL;
  g_autoptr (FabImportPlan) plan = NULL;
  FabImportCounts counts;

  g_assert_no_error (error);
  import = fab_import_new (draft, known);
  plan = plan_of (import);
  fab_import_plan_count (plan, &counts);
  apply (fixture, plan);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, counts.actors[FAB_IMPORT_CREATE]);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_RELATION), ==, counts.links[FAB_IMPORT_LINK_CREATE]);
  g_assert_true (fab_store_undo (fixture->store, &error));
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_ACTOR), ==, 0);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_MAP_POSITION), ==, 0);
}

static void
test_samples (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "graphs/les-miserables.gexf", "graphs/airlines.graphml",
                                       "graphs/yfiles.graphml",      "graphs/padgett-florentine-families.paj",
                                       "graphs/kumu-blueprint.json", "graphs/java.gexf",
                                       "tables/csv-detective-a.csv", "tables/bal-sample.csv" };
  const char *folder = g_getenv ("FABRIQUE_SAMPLES");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder != NULL ? folder : "", names[i], NULL);

    if (folder == NULL || !g_file_test (path, G_FILE_TEST_EXISTS)) {
      g_test_skip ("The samples are not here");
      return;
    }
    import_sample (fixture, path);
  }
}

static void
add_test (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/identity", test_identity);
  add_test ("/import/fields", test_fields);
  add_test ("/import/few-notes", test_few_notes);
  add_test ("/import/other-candidate", test_other_candidate);
  add_test ("/import/duplicates", test_duplicates);
  add_test ("/import/merge-keeps", test_merge_keeps);
  add_test ("/import/left", test_left);
  add_test ("/import/keep-rest", test_keep_rest);
  add_test ("/import/arrows", test_arrows);
  add_test ("/import/links", test_links);
  add_test ("/import/one-undo", test_one_undo);
  add_test ("/import/give-up", test_give_up);
  add_test ("/import/gone-meanwhile", test_gone_meanwhile);
  add_test ("/import/hostile", test_hostile);
  add_test ("/import/places", test_places);
  add_test ("/import/cancelled", test_cancelled);
  add_test ("/import/samples", test_samples);
  return g_test_run ();
}
