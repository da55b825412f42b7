/* fab-analysis.h: what the map says about its actors
 *
 * Three parts: the graph is taken from the store in its thread (fab_analysis_graph_new ()), measured in any thread (fab_analysis_run ()), and told as
 * sentences, back in the store's thread (fab-findings.h).
 */
#pragma once

#include <gio/gio.h>

#include "fab-map-filter.h"
#include "fab-store.h"

G_BEGIN_DECLS

typedef struct _FabAnalysisGraph FabAnalysisGraph;
typedef struct _FabAnalysis FabAnalysis;

#define FAB_TYPE_ANALYSIS (fab_analysis_get_type ())

/** What is known of one actor; betweenness and closeness as igraph and NetworkX give them, normalised. */
typedef struct {
  gint64 key;
  guint degree; /* different actors that it is tied to */
  guint links;  /* links, parallel ones counted each */
  double betweenness;
  double closeness;
  guint component;
  guint circle;             /* community by Leiden, 0: the largest; G_MAXUINT: none (isolated) */
  gboolean is_articulation; /* without it the map falls apart */
} FabActorMeasures;

/* (nullable) @territory and @match: only the actors and links of these. */
FabAnalysisGraph *fab_analysis_graph_new (FabStore *store, FabRecord *territory, const FabMapMatch *match);
void fab_analysis_graph_free (FabAnalysisGraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabAnalysisGraph, fab_analysis_graph_free)

typedef void (*FabAnalysisProgress) (double fraction, gpointer data);

FabAnalysis *fab_analysis_run (const FabAnalysisGraph *graph, guint64 seed, FabAnalysisProgress progress, gpointer data,
                               GCancellable *cancellable, GError **error);

GType fab_analysis_get_type (void);
FabAnalysis *fab_analysis_ref (FabAnalysis *self);
void fab_analysis_unref (FabAnalysis *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabAnalysis, fab_analysis_unref)

guint fab_analysis_get_n_actors (FabAnalysis *self);
const FabActorMeasures *fab_analysis_get_actor (FabAnalysis *self, guint index);
const FabActorMeasures *fab_analysis_find_actor (FabAnalysis *self, gint64 key);
guint fab_analysis_get_n_circles (FabAnalysis *self);

G_END_DECLS
