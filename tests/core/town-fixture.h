/* town-fixture.h: two towns with a roadmap each, for the tests of the roadmap, of territories and of the overview */
#pragma once

#include "fab-date.h"
#include "fab-test.h"

typedef struct {
  char *folder;
  FabStore *store;
  FabRecord *towns[2];
  FabRecord *plans[2];
  FabRecord *axes[2];  /* one a plan */
  FabRecord *sub_axis; /* under axes[0] */
} Town;

static const FabDate town_today = { 2026, 11, 3 };

/* Inserts one record that is nobody's gesture. */
#define TOWN_ADD(town, table, ...)                                                \
  ({                                                                              \
    g_autoptr (GError) add_error = NULL;                                          \
    FabRecord *added;                                                             \
    fab_store_begin_baseline ((town)->store);                                     \
    added = fab_store_insert ((town)->store, table, &add_error, __VA_ARGS__, -1); \
    g_assert_no_error (add_error);                                                \
    g_assert_true (fab_store_commit ((town)->store, &add_error));                 \
    added;                                                                        \
  })

#define TOWN_SET(town, record, field, value)                                  \
  G_STMT_START                                                                \
  {                                                                           \
    g_autoptr (GError) set_error = NULL;                                      \
    fab_store_edit ((town)->store, "Edit", record, field, value, &set_error); \
    g_assert_no_error (set_error);                                            \
  }                                                                           \
  G_STMT_END

static inline void
town_set_up (Town *town, gconstpointer data)
{
  town->folder = fab_test_make_folder ();
  town->store = fab_test_new_store (town->folder);
  for (guint t = 0; t < 2; t++) {
    town->towns[t] =
        TOWN_ADD (town, FAB_TABLE_TERRITORY, FAB_TERRITORY_NAME, FAB_TEXT (t == 0 ? "Lorient" : "Saint-Dié"));
    town->plans[t] = TOWN_ADD (town, FAB_TABLE_PLAN, FAB_PLAN_NAME, FAB_TEXT ("Roadmap"), FAB_PLAN_TERRITORY,
                               FAB_REF (town->towns[t]));
    town->axes[t] = TOWN_ADD (town, FAB_TABLE_AXIS, FAB_AXIS_NAME, FAB_TEXT ("Deliveries"), FAB_AXIS_PLAN,
                              FAB_REF (town->plans[t]), FAB_AXIS_POSITION, FAB_INTEGER (1));
  }
  town->sub_axis = TOWN_ADD (town, FAB_TABLE_AXIS, FAB_AXIS_NAME, FAB_TEXT ("Bikes"), FAB_AXIS_PLAN,
                             FAB_REF (town->plans[0]), FAB_AXIS_PARENT, FAB_REF (town->axes[0]));
}

static inline void
town_tear_down (Town *town, gconstpointer data)
{
  g_assert_finalize_object (town->store);
  fab_test_remove_folder (town->folder);
  g_free (town->folder);
}

static inline FabRecord *
town_add_action (Town *town, FabRecord *axis, const char *title, const char *status)
{
  return TOWN_ADD (town, FAB_TABLE_ACTION, FAB_ACTION_TITLE_, FAB_TEXT (title), FAB_ACTION_AXIS, FAB_REF (axis),
                   FAB_ACTION_STATUS, FAB_TEXT (status));
}
