/* fab-import-plan-private.h: a plan's inside, shared by its files: reading (fab-import-plan.c), whom actors may be (-match), links (-links), words (-words, -notes, -left), writing (fab-import-apply.c) */
#pragma once

#include "fab-import-plan.h"

G_BEGIN_DECLS

/** A value to be written. */
typedef struct {
  guint field;
  FabValue value; /* text kept in the plan's texts */
} FabPlanCell;

/** What stands at a row's own stretch of an array. */
typedef struct {
  guint first, n;
} FabPlanSpan;

typedef struct {
  const char *name; /* (nullable): it has none, and is left */
  FabPlanSpan cells, tags, candidates;
  const char *siret, *domain; /* (nullable) */
  gint64 territory;
  const char *strange_territory, *strange_kind; /* (nullable): the file's words that nothing here is called */
  gboolean personal;                            /* it has what may be about a private person */
  const char *kind;                             /* (nullable): told from its name */
  FabImportDecision decision;
  guint candidate; /* of its own, from 0 */
  FabImportMode mode;
} FabPlanActor;

typedef struct {
  guint source, target; /* nodes */
  gint64 type;          /* key of a kind of link; 0: none, or a new one */
  guint new_type;       /* number + 1; 0: none */
  FabPlanSpan cells;
  FabImportLinkState state;
} FabPlanLink;

/** Where a node ends up: an actor of the project, a new one, or nowhere. */
typedef struct {
  gint64 key; /* 0: new */
  guint node; /* of a new one; G_MAXUINT: nowhere */
} FabPlanEnd;

typedef struct {
  const char *name;
  gboolean directed;
} FabPlanType;

/** Texts of one column that its field doesn't take. */
typedef struct {
  FabDraftPart part;
  guint column;
  guint n;
  char *why;
} FabPlanProblem;

struct _FabImportPlan {
  GObject parent_instance;

  FabImport *import;
  GStringChunk *texts;
  GArray *actors;     /* of FabPlanActor */
  GArray *links;      /* of FabPlanLink */
  GArray *cells;      /* of FabPlanCell */
  GPtrArray *tags;    /* of text, borrowed: of all actors in a row */
  GArray *candidates; /* of FabImportCandidate */
  GArray *new_types;  /* of FabPlanType */
  GArray *problems;   /* of FabPlanProblem */
  GPtrArray *notes;   /* of sentences */
  guint n_cut_names;
  GHashTable *names; /* key of an actor of the project → its name; both borrowed */
  gboolean settled;  /* the links follow the decisions */
};

gboolean fab_import_plan_read_actors (FabImportPlan *self, GCancellable *cancellable, GError **error);
gboolean fab_import_plan_read_links (FabImportPlan *self, GCancellable *cancellable, GError **error);
gboolean fab_import_plan_match (FabImportPlan *self, GCancellable *cancellable, GError **error);
void fab_import_plan_settle (FabImportPlan *self);
FabPlanEnd fab_import_plan_find_end (FabImportPlan *self, guint node);
GPtrArray *fab_import_plan_list_new_types (FabImportPlan *self);
GPtrArray *fab_import_plan_list_new_tags (FabImportPlan *self);
char *fab_import_plan_say (guint n, const char *format) G_GNUC_FORMAT (2);
gboolean fab_import_plan_is_directed (FabImportPlan *self, const FabPlanLink *link);
void fab_import_plan_note_left (FabImportPlan *self, GPtrArray *notes);
void fab_import_plan_add_problem (FabImportPlan *self, FabDraftPart part, guint column, const char *why);

#define fab_plan_actor(plan, i) (&g_array_index ((plan)->actors, FabPlanActor, (i)))
#define fab_plan_link(plan, i)  (&g_array_index ((plan)->links, FabPlanLink, (i)))

G_END_DECLS
