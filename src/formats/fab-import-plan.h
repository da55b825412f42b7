/* fab-import-plan.h: what an import would do, actor by actor and link by link, before anything is written
 *
 * A plan is made in any thread from an import and what the project had then; the decisions about its actors can be changed, and the links follow. Applying it
 * is fab-import-apply.h.
 */
#pragma once

#include "fab-import.h"

G_BEGIN_DECLS

typedef enum {
  FAB_IMPORT_CREATE,
  FAB_IMPORT_MERGE, /* into an actor of the project, or into an earlier actor of the file */
  FAB_IMPORT_LEFT,
  FAB_IMPORT_N_DECISIONS,
} FabImportDecision;

/** What a merged actor's fields become. */
typedef enum {
  FAB_IMPORT_FILL,      /* only empty fields are filled */
  FAB_IMPORT_OVERWRITE, /* what the file says counts */
  FAB_IMPORT_AS_IS,     /* nothing: only the links come */
} FabImportMode;

/** Why two actors may be one. */
typedef enum {
  FAB_IMPORT_SAME_ID, /* of the file */
  FAB_IMPORT_SAME_SIRET,
  FAB_IMPORT_SAME_NAME,   /* but for accents, case and punctuation */
  FAB_IMPORT_SAME_WORDS,  /* but for the legal form and articles too */
  FAB_IMPORT_SAME_SHORT,  /* one's short name is the other's name */
  FAB_IMPORT_SAME_DOMAIN, /* of their e-mail addresses */
  FAB_IMPORT_CHOSEN,      /* somebody says so */
} FabImportReason;

/** Whom an actor of the file may be. */
typedef struct {
  gint64 key; /* of the project's actor; 0: an earlier one of the file */
  guint node; /* of the file */
  FabImportReason reason;
  gboolean doubtful;    /* something speaks against it */
  gboolean other_siret; /* it is another SIRET; else another territory, or the reason itself */
} FabImportCandidate;

typedef enum {
  FAB_IMPORT_LINK_CREATE,
  FAB_IMPORT_LINK_THERE,    /* the project has it */
  FAB_IMPORT_LINK_REPEATED, /* the file has it twice */
  FAB_IMPORT_LINK_OPPOSITE, /* the file has it the other way round, and its kind has no direction */
  FAB_IMPORT_LINK_SELF,     /* from an actor to itself */
  FAB_IMPORT_LINK_END_LEFT, /* one of its actors is left */
  FAB_IMPORT_N_LINK_STATES,
} FabImportLinkState;

typedef struct {
  guint actors[FAB_IMPORT_N_DECISIONS];
  guint links[FAB_IMPORT_N_LINK_STATES];
  guint new_types; /* kinds of links */
  guint new_tags;
} FabImportCounts;

#define FAB_TYPE_IMPORT_PLAN (fab_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (FabImportPlan, fab_import_plan, FAB, IMPORT_PLAN, GObject)

FabImportPlan *fab_import_plan_new (FabImport *import, GCancellable *cancellable, GError **error);

FabImport *fab_import_plan_get_import (FabImportPlan *self);

/* Actors of the file */
guint fab_import_plan_get_n_actors (FabImportPlan *self);
const char *fab_import_plan_get_name (FabImportPlan *self, guint node);
const FabImportCandidate *fab_import_plan_get_candidates (FabImportPlan *self, guint node, guint *n);
const char *fab_import_plan_get_candidate_name (FabImportPlan *self, const FabImportCandidate *candidate);
guint fab_import_plan_add_candidate (FabImportPlan *self, guint node, gint64 key);
FabImportDecision fab_import_plan_get_decision (FabImportPlan *self, guint node, guint *candidate, FabImportMode *mode);
gboolean fab_import_plan_can_be_taken (FabImportPlan *self, guint node);
void fab_import_plan_decide (FabImportPlan *self, guint node, FabImportDecision decision, guint candidate,
                             FabImportMode mode);
char *fab_import_plan_explain (FabImportPlan *self, guint node);

/* Links of the file, and all of it */
guint fab_import_plan_get_n_links (FabImportPlan *self);
FabImportLinkState fab_import_plan_get_link_state (FabImportPlan *self, guint link);
char *fab_import_plan_describe_link (FabImportPlan *self, guint link);
void fab_import_plan_count (FabImportPlan *self, FabImportCounts *counts);
char *fab_import_plan_summarize (FabImportPlan *self);
GPtrArray *fab_import_plan_list_notes (FabImportPlan *self);

G_END_DECLS
