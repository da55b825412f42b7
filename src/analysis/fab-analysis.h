/* fab-analysis.h: what the map says about its actors, as numbers
 *
 * Three parts: the graph is taken from the store in its thread (fab_analysis_graph_new ()), measured in any thread (fab_analysis_run ()), and told as
 * sentences, back in the store's thread (fab-findings.h).
 *
 * A link is counted where it is made: those of a kind that is only wished are no ties. Links have no direction here, a link from an actor to itself is left
 * out, and several links between two actors are one tie, with the weight of their number.
 */
#pragma once

#include <gio/gio.h>

#include "fab-map-filter.h"
#include "fab-store.h"

G_BEGIN_DECLS

typedef struct _FabAnalysisGraph FabAnalysisGraph;
typedef struct _FabAnalysis FabAnalysis;

#define FAB_TYPE_ANALYSIS (fab_analysis_get_type ())

/** The circle of an actor that is in none. */
#define FAB_NO_CIRCLE G_MAXUINT

/** What is known of one actor. */
typedef struct {
  gint64 key;
  guint degree;       /* different actors that it is tied to */
  guint links;        /* links, parallel ones counted each */
  double betweenness; /* 0 to 1: share of the pairs of other actors whose shortest paths pass here (Freeman 1977) */
  double closeness;   /* 0 to 1: as NetworkX gives it, after Wasserman and Faust where the map is in several pieces */
  guint component;    /* piece of the map, 0: the largest */
  guint circle;       /* community by Leiden, 0: the largest; FAB_NO_CIRCLE: isolated */
  gboolean is_articulation; /* without it its piece falls apart */
  guint cut_off;            /* actors that would then be cut off from the largest part of what remains */
} FabActorMeasures;

/** The only tie between two parts of the map. */
typedef struct {
  gint64 actors[2]; /* the first is on the side with fewer actors */
  guint cut_off;    /* how many actors are on that side */
} FabBridge;

/** How many pairs of actors are tied, of those that could be. */
typedef struct {
  guint64 ties;
  guint64 possible;
} FabDensity;

/* (nullable) @territory and @match: only the actors and links of these. */
FabAnalysisGraph *fab_analysis_graph_new (FabStore *store, FabRecord *territory, const FabMapMatch *match);
FabAnalysisGraph *fab_analysis_graph_new_from_pairs (guint n_actors, guint n_links, const guint (*links)[2]);
void fab_analysis_graph_free (FabAnalysisGraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabAnalysisGraph, fab_analysis_graph_free)

/** FabAnalysisProgress: called in the thread that measures, with what is done, from 0 to 1 */
typedef void (*FabAnalysisProgress) (double fraction, gpointer data);

FabAnalysis *fab_analysis_run (const FabAnalysisGraph *graph, guint64 seed, FabAnalysisProgress progress, gpointer data,
                               GCancellable *cancellable, GError **error);

FabAnalysis *
fab_analysis_find_circles (const FabAnalysisGraph *graph, guint64 seed, GCancellable *cancellable, GError **error);

GType fab_analysis_get_type (void);
FabAnalysis *fab_analysis_ref (FabAnalysis *self);
void fab_analysis_unref (FabAnalysis *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabAnalysis, fab_analysis_unref)

guint fab_analysis_get_n_actors (FabAnalysis *self);
const FabActorMeasures *fab_analysis_get_actor (FabAnalysis *self, guint index);
const FabActorMeasures *fab_analysis_find_actor (FabAnalysis *self, gint64 key);
guint fab_analysis_get_n_links (FabAnalysis *self);
guint fab_analysis_get_n_components (FabAnalysis *self);
guint fab_analysis_get_n_circles (FabAnalysis *self);
double fab_analysis_get_modularity (FabAnalysis *self);

const guint *fab_analysis_get_neighbours (FabAnalysis *self, guint index, guint *n);
const FabBridge *fab_analysis_get_bridges (FabAnalysis *self, guint *n);

/* Kinds are numbered as the choices of FAB_ACTOR_KIND. */
FabDensity fab_analysis_get_density (FabAnalysis *self);
FabDensity fab_analysis_get_kind_density (FabAnalysis *self, guint kind, guint other_kind);
guint fab_analysis_count_kind (FabAnalysis *self, guint kind);

G_END_DECLS
