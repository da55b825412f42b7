/* fab-findings-private.h: what the tellers of each topic share */
#pragma once

#include <glib/gi18n-lib.h>

#include "fab-findings.h"
#include "fab-number.h"
#include "fab-territory.h"

G_BEGIN_DECLS

/** Names in a sentence before "and 12 others". */
#define FAB_FINDINGS_MAX_NAMES 4

/** Findings of a topic; those that matter less are not told: nobody reads them, and the window waits meanwhile. */
#define FAB_FINDINGS_MAX 100

/** What is told from. */
typedef struct {
  FabStore *store;
  FabAnalysis *analysis;
  FabRecord *territory; /* (nullable) */
  gboolean filtered;
  FabLanguage language;
  GPtrArray *findings;
  GPtrArray *actors;      /* FabRecord of each actor by its index; those that are gone since are NULL */
  GPtrArray *territories; /* of each actor, where it has one that is not the nation's; else NULL */
  GHashTable *themes;     /* theme → GPtrArray of the actors that have ties, those with the most first */
} FabTeller;

FabFinding *fab_teller_add (FabTeller *self, FabTopic topic, double weight, char *marked, char *measure);
char *fab_teller_count (FabTeller *self, guint64 number);
char *fab_teller_percent (FabTeller *self, double share);
char *fab_teller_name (FabRecord *record);
char *fab_teller_names (FabTeller *self, GPtrArray *records, guint max_names);
FabRecord *fab_teller_get_actor (FabTeller *self, guint index);
gboolean fab_teller_is_own (FabTeller *self, FabRecord *actor);
gboolean fab_teller_is_wished (FabTeller *self, FabRecord *relation);
void fab_teller_sort_by_ties (FabTeller *self, GPtrArray *actors);
GPtrArray *
fab_teller_find_on_theme (FabTeller *self, const char *theme, FabRecord *territory, FabRecord *but, guint max);
const FabActorMeasures *fab_teller_measure (FabTeller *self, FabRecord *actor);
void fab_finding_add_record (FabFinding *self, FabRecord *record);

/** An actor by its index, and how much there is to say of it. */
typedef struct {
  guint index;
  double weight;
} FabRank;

/* How much there is to say of an actor that is there; 0 for nothing. */
typedef double (*FabWeigh) (FabTeller *self, guint index, gpointer data);

GArray *fab_teller_rank (FabTeller *self, FabWeigh weigh, gpointer data, guint *n_all);

gboolean fab_teller_can_look_into (FabTeller *self, FabTopic topic);

/* The topics */
void fab_teller_tell_overview (FabTeller *self);
void fab_teller_tell_isolated (FabTeller *self);
void fab_teller_tell_hubs (FabTeller *self);
void fab_teller_tell_brokers (FabTeller *self);
void fab_teller_tell_cuts (FabTeller *self);
void fab_teller_tell_circles (FabTeller *self);
void fab_teller_tell_kinds (FabTeller *self);
void fab_teller_tell_worlds (FabTeller *self);
void fab_teller_tell_territories (FabTeller *self);
void fab_teller_tell_profiles (FabTeller *self);
void fab_teller_tell_actions (FabTeller *self);
void fab_teller_tell_wishes (FabTeller *self);

G_END_DECLS
