/* fab-analysis-private.h: what the measures share */
#pragma once

#include "fab-analysis.h"

G_BEGIN_DECLS

/** As many kinds of actors as are counted; the last one is for those that this version doesn't know. */
#define FAB_ANALYSIS_MAX_KINDS 32

/** Actors and ties as arrays. A tie is a pair of actors with at least one link, each pair once, the smaller index first. */
struct _FabAnalysisGraph {
  gatomicrefcount ref_count;
  guint n_actors, n_ties, n_links;
  gint64 *keys;        /* of each actor */
  guint8 *kinds;       /* of each actor */
  guint (*ties)[2];    /* sorted */
  guint *weights;      /* of each tie: links */
  guint *offsets;      /* n_actors + 1: where each actor's neighbours begin */
  guint *neighbours;   /* of each actor, sorted */
  GHashTable *indexes; /* key of an actor → its index */
};

struct _FabAnalysis {
  gatomicrefcount ref_count;
  FabAnalysisGraph *graph;
  FabActorMeasures *actors;
  GArray *bridges; /* FabBridge, the largest cut first */
  guint n_components, n_circles;
  double modularity;
  guint kind_counts[FAB_ANALYSIS_MAX_KINDS];
  guint64 kind_ties[FAB_ANALYSIS_MAX_KINDS][FAB_ANALYSIS_MAX_KINDS];
};

/** How far one of several measures is, and whether to go on. */
typedef struct {
  FabAnalysisProgress progress; /* (nullable) */
  gpointer data;
  GCancellable *cancellable;
  double from, to; /* what this measure is of the whole */
} FabAnalysisJob;

gboolean fab_analysis_job_go_on (const FabAnalysisJob *self, double fraction, GError **error);

gboolean fab_measure_paths (FabAnalysis *self, const FabAnalysisJob *job, GError **error);
gboolean fab_measure_cuts (FabAnalysis *self, const FabAnalysisJob *job, GError **error);
gboolean fab_measure_circles (FabAnalysis *self, guint64 seed, const FabAnalysisJob *job, GError **error);

G_END_DECLS
