/* fab-charter-score.h: what a shop's answers are worth, as arithmetic over arrays
 *
 * The rules are those of the charter: nothing here knows a domain, a number of stars or a threshold.
 * fab-charter.h fills these arrays from a project.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Actions of so many stars or more are what levels call three-star actions. */
#define FAB_CHARTER_THREE_STARS 3

typedef enum {
  FAB_ANSWER_NONE,
  FAB_ANSWER_DONE,
  FAB_ANSWER_PLANNED,
  FAB_ANSWER_NOT_DONE,
  FAB_ANSWER_NOT_APPLICABLE,
} FabAnswerValue;

/** One action of the charter with its answer. */
typedef struct {
  int domain; /* index of its domain; -1 for a prerequisite */
  guint stars;
  FabAnswerValue value;
  gboolean validated; /* by the manager; only counts with FAB_ANSWER_DONE */
} FabCharterItem;

typedef struct {
  guint percent;         /* of the applicable stars, at least */
  guint min_domains;     /* domains with an action that counts, at least */
  guint min_three_stars; /* three-star actions that count, at least */
} FabCharterRule;

typedef struct {
  guint stars; /* gained: done and validated */
  guint stars_applicable;
  guint n_items;
  guint n_counted;     /* done and validated */
  guint n_to_validate; /* done, not yet validated */
  guint n_planned;
  guint n_not_done;
  guint n_not_applicable;
  guint n_unanswered;
} FabCharterTally;

/** What stands between a tally and a level. */
typedef struct {
  guint stars;
  guint domains;
  guint three_stars;
} FabCharterGap;

FabAnswerValue fab_answer_value_from_code (const char *code);
const char *fab_answer_value_to_code (FabAnswerValue value);

gboolean fab_charter_item_counts (const FabCharterItem *item);
gboolean fab_charter_item_applies (const FabCharterItem *item);
void fab_charter_tally_add (FabCharterTally *tally, const FabCharterItem *item);
FabCharterGap fab_charter_gap (const FabCharterItem *items, guint n_items, const FabCharterRule *rule);
gboolean fab_charter_gap_is_closed (const FabCharterGap *gap);
GArray *
fab_charter_suggest (const FabCharterItem *items, guint n_items, const FabCharterRule *rule, gboolean *planned_suffice);

G_END_DECLS
