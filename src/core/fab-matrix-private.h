/* fab-matrix-private.h: how a matrix and what it is made from are held; -source gathers, -order orders, fab-matrix.c counts */
#pragma once

#include "fab-matrix.h"

G_BEGIN_DECLS

typedef struct {
  gint64 key;
  const char *name; /* as all names here: in the source's chunk */
  guint kind;
  guint territory; /* index of a name in the source's territories, or FAB_MATRIX_NONE */
  guint circle;    /* or FAB_MATRIX_NONE */
  guint n_links;   /* each counted once */
} FabMatrixActor;

typedef struct {
  gint64 key;
  guint source, target; /* indices of actors */
  guint style;
} FabMatrixTie;

struct _FabMatrixSource {
  GStringChunk *names;
  GArray *actors;         /* of FabMatrixActor */
  GArray *ties;           /* of FabMatrixTie */
  GArray *styles;         /* of FabMatrixStyle */
  GPtrArray *territories; /* of names */
};

/** What an order makes of the actors: who stands where, and which stand together. */
typedef struct {
  guint *actors;  /* which one stands at each place */
  GArray *groups; /* of FabMatrixGroup, whose names are the source's */
} FabMatrixArrangement;

void fab_matrix_arrange (const FabMatrixSource *source, FabMatrixOrder order, FabMatrixArrangement *arrangement);
void fab_matrix_seriate (guint n_nodes, guint n_edges, const guint (*edges)[2], guint *order);

G_END_DECLS
