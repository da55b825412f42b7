/* fab-charter.h: the score of a shop's application, its way through the states, the validity of an award */
#pragma once

#include "fab-charter-score.h"
#include "fab-date.h"
#include "fab-store.h"

G_BEGIN_DECLS

/** One domain of the charter, as a ring of the checklist shows it. */
typedef struct {
  FabRecord *domain; /* charter_domain, borrowed from the store */
  FabCharterTally tally;
} FabCharterDomainScore;

/** One action of the charter with the application's answer to it.  Records are borrowed from the store. */
typedef struct {
  FabRecord *action; /* charter_action */
  FabRecord *answer; /* (nullable) */
  FabCharterItem item;
} FabCharterLine;

/** What an application is worth.  Records are borrowed from the store: a score is for reading at once, not for keeping. */
typedef struct {
  FabCharterDomainScore *domains; /* in the charter's order */
  guint n_domains;
  FabCharterLine *lines; /* every action that has a domain, in the charter's order */
  guint n_lines;
  FabCharterLine *prerequisites;
  guint n_prerequisites;

  FabCharterTally total; /* of the lines; without the prerequisites */
  guint percent;         /* stars gained of applicable, rounded down so that it never claims more than there is */
  guint domains_reached;
  guint three_stars;

  guint prerequisites_met;
  guint prerequisites_answered;
  FabRecord *level_by_stars; /* (nullable) the highest level that stars, domains and three-star actions give */
  FabRecord *level;          /* (nullable) the same if every prerequisite is met, or %NULL */

  FabRecord *next_level; /* (nullable) the first level above level_by_stars */
  FabCharterGap missing; /* for next_level */
  guint *suggestions;    /* indices of lines: the fewest actions that close the gap, best first */
  guint n_suggestions;
  gboolean planned_suffice; /* whether all suggestions are planned or wait for validation */
} FabCharterScore;

FabCharterScore *fab_charter_score_new (FabStore *store, FabRecord *application);
void fab_charter_score_free (FabCharterScore *self);
char *fab_charter_score_describe_missing (const FabCharterScore *self);
GPtrArray *fab_charter_list_planned (FabStore *store, FabRecord *application);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabCharterScore, fab_charter_score_free)

/* Records of a charter in its order */
GPtrArray *fab_charter_list_domains (FabStore *store, FabRecord *charter);
GPtrArray *fab_charter_list_actions (FabStore *store, FabRecord *charter, FabRecord *domain);
GPtrArray *fab_charter_list_prerequisites (FabStore *store, FabRecord *charter);
GPtrArray *fab_charter_list_levels (FabStore *store, FabRecord *charter);
FabRecord *fab_charter_find_answer (FabStore *store, FabRecord *application, FabRecord *charter_action);
gboolean fab_charter_answer (FabStore *store, FabRecord *application, FabRecord *charter_action, FabAnswerValue value,
                             GError **error);
gboolean fab_charter_validate (FabStore *store, FabRecord *application, FabRecord *charter_action, gboolean validated,
                               GError **error);

G_END_DECLS
