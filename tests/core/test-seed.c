/* The reader of seed files: compact forms, faults that say where they are, bounds. */
#include "fab-error.h"
#include "fab-seed-draft.h"
#include "fab-seed.h"
#include "fab-test.h"

#include <string.h>

typedef struct {
  char *folder;
  FabStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fab_test_make_folder ();
  fixture->store = fab_test_new_store (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  fab_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static FabRecord *
find_record (FabStore *store, const char *table, const char *slug)
{
  FabRecord *record = fab_store_get_record (store, fab_seed_key (table, slug));

  g_assert_nonnull (record);
  return record;
}

static gboolean
fill_from (FabStore *store, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (FabSeed) seed = fab_seed_new ();
  gboolean good;

  fab_store_begin_baseline (store);
  good = fab_seed_add (seed, "file.ini", bytes, error) && fab_seed_fill (seed, store, error);
  if (good)
    good = fab_store_commit (store, error);
  else
    fab_store_rollback (store);
  return good;
}

static void
test_compact_forms (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FabRecord *relation;

  fill_from (fixture->store,
             "# a comment\n"
             "[relations x]\n"
             "* = notes=why | strength=2\n"
             "a > b = funding | Two\\nlines | 2017 | amount=12.5 | strength=\n"
             "a > b #2 = funding | Again\n"
             "[relation_type funding]\nname=Funding\n"
             "[actor a]\nname=A\nkind=shop\n"
             "[actor b]\nname=B\nkind=company\n",
             &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fab_store_get_count (fixture->store, FAB_TABLE_RELATION), ==, 2);
  relation = find_record (fixture->store, "relation", "relations a > b");
  g_assert_cmpstr (fab_record_get_text (relation, FAB_RELATION_LABEL), ==, "Two\nlines");
  g_assert_cmpstr (fab_record_get_text (relation, FAB_RELATION_NOTES), ==, "why");
  g_assert_cmpint (fab_record_get_integer (relation, FAB_RELATION_AMOUNT), ==, 1250);
  g_assert_true (fab_record_is_null (relation, FAB_RELATION_STRENGTH));
  g_assert_true (fab_store_get_target (fixture->store, relation, FAB_RELATION_SOURCE) ==
                 find_record (fixture->store, "actor", "a"));
}

static void
test_faults_are_named (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *message;
  } cases[] = {
    { "name=A\n", "file.ini:1: “name” stands before any group" },
    { "[actor]\n", "file.ini:1: “[actor]” isn’t “[table slug]”, with a slug of a–z, 0–9 and hyphens" },
    { "[actor a\n", "file.ini:1: “[actor a” doesn’t end in “]”" },
    { "[actor a]\nname\n", "file.ini:2: [actor a]: this line isn’t “key=value”" },
    { "[actor a]\nname=A\\x\n", "file.ini:2: [actor a]: name: only \\n, \\t, \\s and \\\\ may follow a backslash" },
    { "[actor a]\nname=A\nname=B\n", "file.ini:3: [actor a]: name: this key is there twice" },
    { "[actor a]\n[actor a]\n", "file.ini:2: [actor a]: “[actor a]” is there twice" },
    { "[tree a]\n", "file.ini:1: [tree a]: “tree” is neither a table nor a compact form" },
    { "[actor a]\n[shop a]\n", "file.ini:2: [shop a]: something else is called “a”" },
    { "[actor a]\nleaf=A\n", "file.ini:2: [actor a] leaf: “leaf” is no column of “actor”" },
    { "[actor a]\nname=A\n", "file.ini:1: [actor a]: the column “kind” is missing" },
    { "[actor a]\nname=A\nkind=oak\n", "file.ini:3: [actor a] kind: kind: “oak” is none of the choices" },
    { "[actor a]\nname=A\nkind=shop\nstaff=12a\n", "file.ini:4: [actor a] staff: staff: “12a” is no whole number" },
    { "[aid a]\nname=A\namount_max=1.234\n",
      "file.ini:3: [aid a] amount_max: amount_max: “1.234” is no amount in euros" },
    { "[actor a]\nname=A\nkind=shop\nstart_date=2026-13\n",
      "file.ini:4: [actor a] start_date: start_date: “2026-13” is no date" },
    { "[actor a]\nname=A\nkind=shop\nterritory=here\n",
      "file.ini:4: [actor a] territory: territory: “here” is the slug of nothing" },
    { "[actor a]\nname=A\nkind=shop\nterritory=a\n",
      "file.ini:4: [actor a] territory: territory: “a” is the slug of a record of another table" },
    { "[axis a]\nname=A\nplan=p\nparent=b\n[axis b]\nname=B\nplan=p\nparent=a\n[plan p]\nname=P\n",
      "file.ini:1: [axis a]: these records refer to one another in a circle" },
    { "[relations x]\na - b = funding\n", "file.ini:2: [relations x] a - b: this key isn’t “from > to”" },
    { "[relations x]\na > b = funding | L | 2017 | 2018\n",
      "file.ini:2: [relations x] a > b: “2018” is one part too many" },
    { "[relations x]\na > b = leaf=3\n", "file.ini:2: [relations x] a > b: “leaf” is no column of “relation”" },
    { "[steps a]\n1=Go\n", "file.ini:2: [steps a] 1: action: “a” is the slug of nothing" },
    { "[roles a]\npartner=b, c\n", "file.ini:2: [roles a] partner: action: “a” is the slug of nothing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (fill_from (fixture->store, cases[i].text, &error));
    g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
    g_assert_cmpstr (error->message, ==, cases[i].message);
  }
  for (guint t = 0; t < FAB_N_TABLES; t++)
    g_assert_cmpuint (fab_store_get_count (fixture->store, t), ==, 0);
}

static void
assert_refused (GString *text, const char *reason)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr (FabSeed) seed = fab_seed_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (fab_seed_add (seed, "file.ini", bytes, &error));
  g_assert_error (error, FAB_ERROR, FAB_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_reader_is_bounded (void)
{
  g_autoptr (GString) large = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("[actor a]\nname=");
  g_autoptr (GString) many = g_string_new ("[actor a]\n");
  g_autoptr (GString) wrong = g_string_new ("[actor a]\nname=\xff\n");
  g_autoptr (GString) nul = g_string_new_len ("[actor a]\nname=\0\n", 17);

  while (large->len <= FAB_SEED_MAX_BYTES)
    g_string_append (large, "# a comment of no use\n");
  while (wide->len <= FAB_SEED_MAX_LINE + 20)
    g_string_append (wide, "wide");
  for (guint i = 0; i <= FAB_SEED_MAX_ENTRIES; i++)
    g_string_append_printf (many, "k%u=\n", i);
  assert_refused (large, "larger than");
  assert_refused (wide, "longer than");
  assert_refused (many, "more than");
  assert_refused (wrong, "UTF-8");
  assert_refused (nul, "UTF-8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/seed/compact", Fixture, NULL, set_up, test_compact_forms, tear_down);
  g_test_add ("/seed/faults", Fixture, NULL, set_up, test_faults_are_named, tear_down);
  g_test_add_func ("/seed/bounded", test_reader_is_bounded);
  return g_test_run ();
}
