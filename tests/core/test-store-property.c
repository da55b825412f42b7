/* Thousands of random edits over all tables; undo all: the same dump; redo all: the same dump. */
#include "fab-dump.h"
#include "fab-error.h"
#include "fab-test.h"

#define N_GESTURES 2500

static FabRecord *
pick (FabStore *store, GRand *rand, FabTableId table)
{
  GListModel *list = fab_store_get_list (store, table);
  guint n = g_list_model_get_n_items (list);
  g_autoptr (FabRecord) record = n > 0 ? g_list_model_get_item (list, g_rand_int_range (rand, 0, n)) : NULL;

  return record; /* the list keeps it */
}

static FabTableId
pick_table (GRand *rand)
{
  return g_rand_int_range (rand, 0, FAB_N_TABLES);
}

static FabRecord *
pick_target (FabStore *store, GRand *rand, const FabField *field)
{
  return pick (store, rand, field->type == FAB_FIELD_REF ? field->target : pick_table (rand));
}

/* A value that the field takes, or null where it must have one and there is none. @buffer keeps the text. */
static FabValue
random_value (FabStore *store, GRand *rand, const FabField *field, char *buffer)
{
  if (!(field->flags & FAB_FIELD_REQUIRED) && g_rand_int_range (rand, 0, 3) == 0)
    return FAB_NULL;
  switch (field->type) {
  case FAB_FIELD_TEXT:
    g_snprintf (buffer, 64, "é'\"\\\n%d 🌱", g_rand_int_range (rand, 0, 1000000));
    return FAB_TEXT (buffer);
  case FAB_FIELD_DATE:
    g_snprintf (buffer, 64, "20%02d-%02d-%02d", g_rand_int_range (rand, 0, 100), g_rand_int_range (rand, 1, 13),
                g_rand_int_range (rand, 1, 29));
    return FAB_TEXT (buffer);
  case FAB_FIELD_CHOICE:
    return FAB_TEXT (field->choices->choices[g_rand_int_range (rand, 0, field->choices->n_choices)].code);
  case FAB_FIELD_REAL:
    return FAB_REAL (g_rand_double_range (rand, -1e6, 1e6));
  case FAB_FIELD_BOOLEAN:
    return FAB_BOOLEAN (g_rand_boolean (rand));
  case FAB_FIELD_REF:
  case FAB_FIELD_ANY:
    return FAB_REF (pick_target (store, rand, field));
  default:
    return FAB_INTEGER (g_rand_int_range (rand, -1000, 1000000));
  }
}

static void
insert_random (FabStore *store, GRand *rand)
{
  const FabTable *table = fab_table_get (pick_table (rand));
  FabValue values[64];
  char buffers[64][64];

  for (guint f = 0; f < table->n_fields; f++)
    values[f] = random_value (store, rand, &table->fields[f], buffers[f]);
  fab_store_insert_values (store, table->id, 0, values, NULL);
}

static void
set_random (FabStore *store, GRand *rand)
{
  FabRecord *record = pick (store, rand, pick_table (rand));
  char buffer[64];
  guint field;

  if (record == NULL)
    return;
  field = g_rand_int_range (rand, 0, fab_record_get_table (record)->n_fields);
  fab_store_set (store, record, field,
                 random_value (store, rand, &fab_record_get_table (record)->fields[field], buffer), NULL);
}

static void
delete_random (FabStore *store, GRand *rand)
{
  FabRecord *record = pick (store, rand, pick_table (rand));
  g_autoptr (GError) error = NULL;

  if (record != NULL)
    fab_store_delete (store, record, &error);
  g_assert_no_error (error);
}

static void
random_gesture (FabStore *store, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  int n = g_rand_int_range (rand, 1, 6);

  fab_store_begin (store, "Random");
  for (int i = 0; i < n; i++) {
    int dice = g_rand_int_range (rand, 0, 20);

    if (dice < 9)
      insert_random (store, rand);
    else if (dice < 19)
      set_random (store, rand);
    else
      delete_random (store, rand);
  }
  if (g_rand_int_range (rand, 0, 20) == 0) {
    fab_store_rollback (store);
    return;
  }
  fab_store_commit (store, &error);
  g_assert_no_error (error);
}

/* What is in the file is what is in memory. */
static void
assert_same_in_file (FabStore *store, const char *dump)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FabStore) other = fab_store_new (fab_store_get_path (store), &error);
  g_autofree char *dump_of_file = NULL;

  g_assert_no_error (error);
  dump_of_file = fab_dump (other);
  g_assert_cmpstr (dump, ==, dump_of_file);
}

static guint
turn_all (FabStore *store, gboolean (*turn) (FabStore *, GError **), const char *(*sentence) (FabStore *))
{
  guint n = 0;

  for (; sentence (store) != NULL; n++) {
    g_autoptr (GError) error = NULL;

    turn (store, &error);
    g_assert_no_error (error);
  }
  return n;
}

static void
test_undo_all_redo_all (void)
{
  g_autofree char *folder = fab_test_make_folder ();
  g_autoptr (FabStore) store = fab_test_new_store (folder);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  g_autofree char *empty = fab_dump (store);
  g_autofree char *full = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n;

  for (guint i = 0; i < N_GESTURES; i++)
    random_gesture (store, rand);
  full = fab_dump (store);
  g_assert_cmpuint (strlen (full), >, 10000);
  assert_same_in_file (store, full);

  n = turn_all (store, fab_store_undo, fab_store_get_undo_sentence);
  g_assert_cmpuint (n, >, N_GESTURES / 2);
  undone = fab_dump (store);
  g_assert_cmpstr (undone, ==, empty);
  assert_same_in_file (store, undone);

  g_assert_cmpuint (turn_all (store, fab_store_redo, fab_store_get_redo_sentence), ==, n);
  redone = fab_dump (store);
  g_assert_cmpstr (redone, ==, full);
  assert_same_in_file (store, redone);
  fab_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/undo-all-redo-all", test_undo_all_redo_all);
  return g_test_run ();
}
