/* label-fixture.h: a small charter and one shop's application, for the tests of the label
 *
 * Three domains of two actions each, with 1 and 3 stars (12 in all); two prerequisites; three levels.
 */
#pragma once

#include "fab-charter.h"
#include "fab-test.h"

typedef struct {
  char *folder;
  FabStore *store;
  FabRecord *charter;
  FabRecord *domains[3];
  FabRecord *actions[6]; /* 2 × domain + (0: one star, 1: three stars) */
  FabRecord *prerequisites[2];
  FabRecord *levels[3];
  FabRecord *shop;
  FabRecord *application;
} Label;

static inline void
label_add_domain (Label *label, guint d)
{
  g_autofree char *name = g_strdup_printf ("Domain %u", d);
  g_autoptr (GError) error = NULL;

  label->domains[d] = fab_store_insert (label->store, FAB_TABLE_CHARTER_DOMAIN, &error, FAB_CHARTER_DOMAIN_NAME,
                                        FAB_TEXT (name), FAB_CHARTER_DOMAIN_CHARTER, FAB_REF (label->charter),
                                        FAB_CHARTER_DOMAIN_POSITION, FAB_INTEGER (d), -1);
  g_assert_no_error (error);
  for (guint a = 2; a > 0; a--) { /* made in another order than theirs */
    g_autofree char *code = g_strdup_printf ("D%u%u", d, a);

    label->actions[2 * d + a - 1] = fab_store_insert (
        label->store, FAB_TABLE_CHARTER_ACTION, &error, FAB_CHARTER_ACTION_NAME, FAB_TEXT (code),
        FAB_CHARTER_ACTION_CODE, FAB_TEXT (code), FAB_CHARTER_ACTION_CHARTER, FAB_REF (label->charter),
        FAB_CHARTER_ACTION_DOMAIN_, FAB_REF (label->domains[d]), FAB_CHARTER_ACTION_STARS, FAB_INTEGER (a == 1 ? 1 : 3),
        FAB_CHARTER_ACTION_POSITION, FAB_INTEGER (a), -1);
    g_assert_no_error (error);
  }
}

static inline void
label_add_prerequisites (Label *label)
{
  for (guint p = 0; p < 2; p++) {
    g_autofree char *name = g_strdup_printf ("Prerequisite %u", p);

    label->prerequisites[p] = fab_store_insert (label->store, FAB_TABLE_CHARTER_ACTION, NULL, FAB_CHARTER_ACTION_NAME,
                                                FAB_TEXT (name), FAB_CHARTER_ACTION_CHARTER, FAB_REF (label->charter),
                                                FAB_CHARTER_ACTION_POSITION, FAB_INTEGER (p), -1);
  }
}

static inline void
label_add_levels (Label *label)
{
  static const struct {
    const char *name;
    int percent, domains, three_stars;
  } levels[] = { { "Bronze", 20, 1, 0 }, { "Silver", 35, 2, 0 }, { "Gold", 60, 3, 1 } };

  for (int l = 2; l >= 0; l--)
    label->levels[l] = fab_store_insert (
        label->store, FAB_TABLE_CHARTER_LEVEL, NULL, FAB_CHARTER_LEVEL_NAME, FAB_TEXT (levels[l].name),
        FAB_CHARTER_LEVEL_CHARTER, FAB_REF (label->charter), FAB_CHARTER_LEVEL_PERCENT, FAB_INTEGER (levels[l].percent),
        FAB_CHARTER_LEVEL_MIN_DOMAINS, FAB_INTEGER (levels[l].domains), FAB_CHARTER_LEVEL_MIN_THREE_STARS,
        FAB_INTEGER (levels[l].three_stars), FAB_CHARTER_LEVEL_POSITION, FAB_INTEGER (l), -1);
}

static inline void
label_set_up (Label *label, gconstpointer data)
{
  label->folder = fab_test_make_folder ();
  label->store = fab_test_new_store (label->folder);
  fab_store_begin_baseline (label->store);
  label->charter = fab_store_insert (label->store, FAB_TABLE_CHARTER, NULL, FAB_CHARTER_NAME, FAB_TEXT ("Charter"),
                                     FAB_CHARTER_VALIDITY_MONTHS, FAB_INTEGER (36), FAB_CHARTER_FOLLOW_UP_MONTHS,
                                     FAB_INTEGER (18), -1);
  for (guint d = 3; d > 0; d--)
    label_add_domain (label, d - 1);
  label_add_prerequisites (label);
  label_add_levels (label);
  label->shop = fab_store_insert (label->store, FAB_TABLE_SHOP, NULL, FAB_SHOP_NAME, FAB_TEXT ("Le Comptoir"), -1);
  label->application = fab_store_insert (label->store, FAB_TABLE_APPLICATION, NULL, FAB_APPLICATION_SHOP,
                                         FAB_REF (label->shop), FAB_APPLICATION_CHARTER, FAB_REF (label->charter),
                                         FAB_APPLICATION_STATE, FAB_TEXT ("prospect"), -1);
  g_assert_true (fab_store_commit (label->store, NULL));
}

static inline void
label_tear_down (Label *label, gconstpointer data)
{
  g_assert_finalize_object (label->store);
  fab_test_remove_folder (label->folder);
  g_free (label->folder);
}

static inline void
label_answer (Label *label, FabRecord *action, FabAnswerValue value, gboolean validated)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fab_charter_answer (label->store, label->application, action, value, &error));
  g_assert_no_error (error);
  if (validated)
    g_assert_true (fab_charter_validate (label->store, label->application, action, TRUE, &error));
  g_assert_no_error (error);
}

static inline void
label_meet_prerequisites (Label *label)
{
  for (guint p = 0; p < 2; p++)
    label_answer (label, label->prerequisites[p], FAB_ANSWER_DONE, TRUE);
}
