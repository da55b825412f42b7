/* Matrices of links against counts made by hand; their orders; their CSV. */
#include "fab-error.h"
#include "fab-matrix-private.h"
#include "fab-test.h"

/** Alpha (company, Lorient), Bravo (shop, Lorient), Charlie and Delta (associations, no territory). */
typedef struct {
  char *folder;
  FabStore *store;
  FabRecord *lorient, *vitre;
  FabRecord *funds, *works; /* kinds of links: with and without direction */
  FabRecord *a, *b, *c, *d;
} Fixture;

static FabRecord *
add_actor (Fixture *fixture, const char *name, const char *kind, FabRecord *territory)
{
  return fab_store_insert (fixture->store, FAB_TABLE_ACTOR, NULL, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                           FAB_TEXT (kind), FAB_ACTOR_TERRITORY, FAB_REF (territory), -1);
}

static FabRecord *
add_type (Fixture *fixture, const char *name, gboolean directed, int position)
{
  return fab_store_insert (fixture->store, FAB_TABLE_RELATION_TYPE, NULL, FAB_RELATION_TYPE_NAME, FAB_TEXT (name),
                           FAB_RELATION_TYPE_DIRECTED, FAB_BOOLEAN (directed), FAB_RELATION_TYPE_POSITION,
                           FAB_INTEGER (position), FAB_RELATION_TYPE_COLOR, FAB_INTEGER (position), -1);
}

static FabRecord *
add_link (Fixture *fixture, FabRecord *source, FabRecord *target, FabRecord *type)
{
  return fab_store_insert (fixture->store, FAB_TABLE_RELATION, NULL, FAB_RELATION_SOURCE, FAB_REF (source),
                           FAB_RELATION_TARGET, FAB_REF (target), FAB_RELATION_TYPE, FAB_REF (type), -1);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fab_test_make_folder ();
  fixture->store = fab_test_new_store (fixture->folder);
  fab_store_begin (fixture->store, "A small town");
  fixture->lorient = fab_store_insert (fixture->store, FAB_TABLE_TERRITORY, NULL, FAB_TERRITORY_NAME,
                                       FAB_TEXT ("Lorient"), FAB_TERRITORY_KIND, FAB_TEXT ("commune"), -1);
  fixture->vitre = fab_store_insert (fixture->store, FAB_TABLE_TERRITORY, NULL, FAB_TERRITORY_NAME, FAB_TEXT ("Vitré"),
                                     FAB_TERRITORY_KIND, FAB_TEXT ("commune"), -1);
  fixture->works = add_type (fixture, "Works with", FALSE, 2);
  fixture->funds = add_type (fixture, "Funds", TRUE, 1);
  fixture->d = add_actor (fixture, "Delta", "association", NULL);
  fixture->c = add_actor (fixture, "Charlie", "association", NULL);
  fixture->b = add_actor (fixture, "Bravo", "shop", fixture->lorient);
  fixture->a = add_actor (fixture, "alpha", "company", fixture->lorient);
  add_link (fixture, fixture->a, fixture->b, fixture->funds);
  add_link (fixture, fixture->a, fixture->b, fixture->works);
  add_link (fixture, fixture->b, fixture->c, fixture->works);
  add_link (fixture, fixture->c, fixture->c, fixture->funds);
  add_link (fixture, fixture->a, fixture->c, fixture->funds);
  add_link (fixture, fixture->a, fixture->c, fixture->funds);
  g_assert_true (fab_store_commit (fixture->store, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  fab_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static FabMatrix *
make (Fixture *fixture, FabMatrixWhat what, FabMatrixOrder order)
{
  g_autoptr (FabMatrixSource) source = fab_matrix_source_new (fixture->store, NULL, NULL);

  return fab_matrix_new (source, what, order);
}

static char *
list_names (FabMatrix *matrix)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < fab_matrix_get_n_entries (matrix); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", fab_matrix_get_entry (matrix, i)->name);
  return g_string_free (names, FALSE);
}

static void
assert_cell (FabMatrix *matrix, guint row, guint column, guint n_links, guint n_pairs, double share)
{
  const FabMatrixCell *cell = fab_matrix_find_cell (matrix, row, column);

  g_assert_cmpuint (cell != NULL ? cell->n_links : 0, ==, n_links);
  g_assert_cmpuint (cell != NULL ? cell->n_pairs : 0, ==, n_pairs);
  g_assert_cmpfloat_with_epsilon (fab_matrix_get_share (matrix, row, column), share, 1e-9);
}

static void
test_actors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabMatrix) matrix = make (fixture, FAB_MATRIX_OF_ACTORS, FAB_MATRIX_BY_NAME);
  g_autofree char *names = list_names (matrix);
  static const guint links[4][4] = { { 0, 2, 2, 0 }, { 1, 0, 1, 0 }, { 0, 1, 1, 0 }, { 0, 0, 0, 0 } };
  static const guint totals[4] = { 4, 3, 4, 0 };

  g_assert_cmpstr (names, ==, "alpha Bravo Charlie Delta");
  g_assert_cmpuint (fab_matrix_get_n_links (matrix), ==, 6);
  g_assert_cmpuint (fab_matrix_get_max_links (matrix), ==, 2);
  for (guint row = 0; row < 4; row++) {
    g_assert_cmpuint (fab_matrix_get_entry (matrix, row)->n_links, ==, totals[row]);
    for (guint column = 0; column < 4; column++) {
      gboolean tied = links[row][column] > 0 && row != column;

      assert_cell (matrix, row, column, links[row][column], tied, row != column && tied ? 1 : 0);
    }
  }
  g_assert_cmpuint (fab_matrix_find_entry (matrix, fab_record_get_key (fixture->c)), ==, 2);
  g_assert_cmpuint (fab_matrix_find_entry (matrix, 1), ==, FAB_MATRIX_NONE);
}

static void
test_styles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabMatrix) matrix = make (fixture, FAB_MATRIX_OF_ACTORS, FAB_MATRIX_BY_NAME);
  const FabMatrixCell *back = fab_matrix_find_cell (matrix, 1, 0), *both = fab_matrix_find_cell (matrix, 0, 1);

  g_assert_cmpuint (fab_matrix_get_n_styles (matrix), ==, 2);
  g_assert_cmpstr (fab_matrix_get_style (matrix, 0)->name, ==, "Funds");
  g_assert_cmpuint (fab_matrix_get_style (matrix, 0)->n_links, ==, 4);
  g_assert_true (fab_matrix_get_style (matrix, 0)->directed);
  g_assert_cmpuint (fab_matrix_get_style (matrix, 1)->n_links, ==, 2);
  g_assert_cmpuint (back->style, ==, 1);
  g_assert_cmpuint (both->style, ==, 0);
  g_assert_cmpuint (fab_matrix_get_links (matrix, both)[0].style, ==, 0);
  g_assert_cmpuint (fab_matrix_get_links (matrix, both)[1].style, ==, 1);
  g_assert_cmpint (fab_matrix_get_links (matrix, back)[0].key, ==, fab_matrix_get_links (matrix, both)[1].key);
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabMatrix) matrix = NULL, more = NULL;

  matrix = make (fixture, FAB_MATRIX_OF_KINDS, FAB_MATRIX_BY_CIRCLE);
  g_assert_cmpuint (fab_matrix_get_n_entries (matrix), ==, 3); /* company, shop, association */
  g_assert_cmpuint (fab_matrix_get_entry (matrix, 2)->n_actors, ==, 2);
  g_assert_cmpuint (fab_matrix_get_entry (matrix, 0)->n_links, ==, 4);
  g_assert_cmpuint (fab_matrix_get_entry (matrix, 2)->n_links, ==, 4);
  assert_cell (matrix, 0, 1, 2, 1, 1);
  assert_cell (matrix, 0, 2, 2, 1, 0.5);
  assert_cell (matrix, 1, 0, 1, 1, 1);
  assert_cell (matrix, 1, 2, 1, 1, 0.5);
  assert_cell (matrix, 2, 1, 1, 1, 0.5);
  assert_cell (matrix, 2, 2, 1, 0, 0);
  assert_cell (matrix, 2, 0, 0, 0, 0);

  fab_store_begin (fixture->store, "One more");
  add_link (fixture, fixture->d, fixture->c, fixture->works);
  fab_store_commit (fixture->store, NULL);
  more = make (fixture, FAB_MATRIX_OF_KINDS, FAB_MATRIX_BY_CIRCLE);
  assert_cell (more, 2, 2, 2, 2, 1);
  g_assert_cmpuint (fab_matrix_get_n_links (more), ==, 7);
  g_assert_cmpfloat_with_epsilon (fab_matrix_get_max_share (more), 1, 1e-9);
}

static void
test_orders (Fixture *fixture, gconstpointer data)
{
  static const struct {
    FabMatrixOrder order;
    const char *names;
    guint n_groups;
  } cases[] = {
    { FAB_MATRIX_BY_NAME, "alpha Bravo Charlie Delta", 0 },
    { FAB_MATRIX_BY_KIND, "alpha Bravo Charlie Delta", 3 },
    { FAB_MATRIX_BY_TERRITORY, "alpha Bravo Charlie Delta", 2 },
    { FAB_MATRIX_BY_LINKS, "alpha Charlie Bravo Delta", 0 },
    { FAB_MATRIX_BY_CIRCLE, "Delta Bravo alpha Charlie", 3 },
  };
  g_autoptr (FabMatrixSource) source = fab_matrix_source_new (fixture->store, NULL, NULL);

  for (guint i = 0; i < fab_matrix_source_get_n_actors (source); i++) {
    gint64 key = fab_matrix_source_get_key (source, i);

    if (key == fab_record_get_key (fixture->d))
      fab_matrix_source_set_circle (source, i, 0);
    else if (key != fab_record_get_key (fixture->c))
      fab_matrix_source_set_circle (source, i, 1);
  }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FabMatrix) matrix = fab_matrix_new (source, FAB_MATRIX_OF_ACTORS, cases[i].order);
    g_autofree char *names = list_names (matrix);

    g_assert_cmpuint (fab_matrix_get_n_groups (matrix), ==, cases[i].n_groups);
    if (cases[i].order != FAB_MATRIX_BY_CIRCLE)
      g_assert_cmpstr (names, ==, cases[i].names);
    else
      g_assert_true (g_str_has_prefix (names, "Delta ") && g_str_has_suffix (names, " Charlie"));
    g_assert_cmpuint (fab_matrix_get_n_links (matrix), ==, 6);
  }
}

static void
test_territory_and_match (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) actors = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 keys[] = { fab_record_get_key (fixture->a), fab_record_get_key (fixture->c) };
  FabMapMatch match = { .actors = actors };
  g_autoptr (FabMatrixSource) tied = fab_matrix_source_new (fixture->store, fixture->lorient, NULL);
  g_autoptr (FabMatrixSource) none = fab_matrix_source_new (fixture->store, fixture->vitre, NULL);
  g_autoptr (FabMatrixSource) two = NULL;
  g_autoptr (FabMatrix) matrix = NULL, empty = NULL;

  g_assert_cmpuint (fab_matrix_source_get_n_actors (tied), ==, 3);
  g_assert_cmpuint (fab_matrix_source_get_n_actors (none), ==, 0);
  empty = fab_matrix_new (none, FAB_MATRIX_OF_KINDS, FAB_MATRIX_BY_CIRCLE);
  g_assert_cmpuint (fab_matrix_get_n_entries (empty), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_hash_table_add (actors, &keys[i]);
  two = fab_matrix_source_new (fixture->store, NULL, &match);
  matrix = fab_matrix_new (two, FAB_MATRIX_OF_ACTORS, FAB_MATRIX_BY_NAME);
  g_assert_cmpuint (fab_matrix_get_n_entries (matrix), ==, 2);
  g_assert_cmpuint (fab_matrix_get_n_links (matrix), ==, 3);
}

/* A path whose nodes have shuffled numbers comes out as a path; a ring with a bandwidth of two; what is tied to nothing comes last. */
static void
test_seriates (void)
{
  static const guint edges[][2] = { { 3, 0 }, { 0, 5 }, { 5, 1 }, { 1, 4 } };
  guint order[7], places[7], n = 97, ring[97][2], ring_order[97], ring_places[97];

  fab_matrix_seriate (7, G_N_ELEMENTS (edges), edges, order);
  for (guint i = 0; i < 7; i++)
    places[order[i]] = i;
  for (guint e = 0; e < G_N_ELEMENTS (edges); e++)
    g_assert_cmpint (ABS ((int)places[edges[e][0]] - (int)places[edges[e][1]]), ==, 1);
  g_assert_cmpuint (order[5], ==, 2);
  g_assert_cmpuint (order[6], ==, 6);

  for (guint i = 0; i < n; i++) {
    ring[i][0] = i * 31 % n;
    ring[i][1] = (i + 1) * 31 % n;
  }
  fab_matrix_seriate (n, n, (const guint (*)[2])ring, ring_order);
  for (guint i = 0; i < n; i++)
    ring_places[ring_order[i]] = i;
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (ABS ((int)ring_places[ring[i][0]] - (int)ring_places[ring[i][1]]), <=, 2);
}

static void
test_csv (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabMatrix) matrix = NULL;
  g_autofree char *csv = NULL, *english = NULL;

  fab_store_begin (fixture->store, "Names that hurt");
  fab_store_set (fixture->store, fixture->a, FAB_ACTOR_NAME, FAB_TEXT ("=1+1"), NULL);
  fab_store_set (fixture->store, fixture->d, FAB_ACTOR_NAME, FAB_TEXT ("d \"x\"; y"), NULL);
  fab_store_commit (fixture->store, NULL);
  matrix = make (fixture, FAB_MATRIX_OF_ACTORS, FAB_MATRIX_BY_NAME);
  csv = fab_matrix_to_csv (matrix, FAB_LANGUAGE_FRENCH, NULL);
  g_assert_cmpstr (csv, ==,
                   "\357\273\277;\"'=1+1\";Bravo;Charlie;\"d \"\"x\"\"; y\"\r\n\"'=1+1\";0;2;2;0\r\n"
                   "Bravo;1;0;1;0\r\nCharlie;0;1;1;0\r\n\"d \"\"x\"\"; y\";0;0;0;0\r\n");
  english = fab_matrix_to_csv (matrix, FAB_LANGUAGE_ENGLISH, NULL);
  g_assert_nonnull (strstr (english, "\r\nBravo,1,0,1,0\r\n"));
}

static void
test_too_large_for_csv (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FabMatrix) matrix = NULL;
  g_autoptr (GError) error = NULL;

  fab_store_begin_baseline (fixture->store);
  for (guint i = 0; i < 5001; i++)
    add_actor (fixture, "Somebody", "company", NULL);
  fab_store_commit (fixture->store, NULL);
  matrix = make (fixture, FAB_MATRIX_OF_ACTORS, FAB_MATRIX_BY_CIRCLE);
  g_assert_null (fab_matrix_to_csv (matrix, FAB_LANGUAGE_FRENCH, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/matrix/actors", test_actors);
  ADD ("/matrix/styles", test_styles);
  ADD ("/matrix/kinds", test_kinds);
  ADD ("/matrix/orders", test_orders);
  ADD ("/matrix/territory-and-match", test_territory_and_match);
  ADD ("/matrix/csv", test_csv);
  ADD ("/matrix/too-large-for-csv", test_too_large_for_csv);
  g_test_add_func ("/matrix/seriates", test_seriates);
  return g_test_run ();
}
