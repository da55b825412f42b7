/* fab-finding.h: one thing that the map says: a sentence in which the records are named, and whom it is about */
#pragma once

#include <glib-object.h>

#include "fab-record.h"
#include "fab-topic.h"

G_BEGIN_DECLS

#define FAB_TYPE_FINDING (fab_finding_get_type ())
G_DECLARE_FINAL_TYPE (FabFinding, fab_finding, FAB, FINDING, GObject)

/** A record named in the sentence: bytes of its text. */
typedef struct {
  guint start, end;
  gint64 key;
} FabSpan;

FabFinding *fab_finding_new (FabTopic topic, double weight, const char *marked, const char *measure);
char *fab_finding_mark (FabRecord *record, const char *name);
FabFinding *fab_finding_new_none (FabTopic topic);
gboolean fab_finding_is_none (FabFinding *self);
void fab_finding_add_actor (FabFinding *self, gint64 key);
void fab_finding_set_relation (FabFinding *self, gint64 key);

FabTopic fab_finding_get_topic (FabFinding *self);
double fab_finding_get_weight (FabFinding *self);
const char *fab_finding_get_text (FabFinding *self);
const char *fab_finding_get_measure (FabFinding *self);
const FabSpan *fab_finding_get_spans (FabFinding *self, guint *n);
const gint64 *fab_finding_get_actors (FabFinding *self, guint *n);
gint64 fab_finding_get_relation (FabFinding *self);

G_END_DECLS
