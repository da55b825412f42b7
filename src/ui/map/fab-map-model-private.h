/* fab-map-model-private.h: the model's inside, shared by its files: the scene (fab-map-model.c), its places (-places) */
#pragma once

#include "fab-map-model.h"

G_BEGIN_DECLS

typedef enum {
  FAB_MAP_MODEL_CHANGED,
  FAB_MAP_MODEL_BUSY,
  FAB_MAP_MODEL_ARRANGED,
  FAB_MAP_MODEL_N_SIGNALS,
} FabMapModelSignal;

struct _FabMapModel {
  GObject parent_instance;

  /* Owned */
  FabContext *context;
  FabMapScene *scene;
  FabMapScene *past;    /* (nullable): shown in place of the present */
  FabMapMoment *moment; /* (nullable): what is told of it */
  FabStore *past_store; /* (nullable): that as records, once somebody asks */
  char *caption;        /* (nullable): what it shows */
  FabMapArranger *arranger;
  GHashTable *kept; /* gint64 → FabPoint: laid out, not (or not yet) in the project */
  GArray *to_write; /* of gint64: actors whose kept places go to the project */
  FabMapLogos *logos;
  GHashTable *circles, *brokerage; /* (nullable) as FabMapSceneOptions has them */
  guint refresh_source;
  guint write_source;

  FabMapDecoration decoration;
  double aspect;
  gboolean arranging; /* on purpose: the result is a gesture */
  gboolean gave_up;   /* the last layout failed or was stopped: not again before something changes */
  gboolean writing;   /* places of our own: no news */
};

void fab_map_model_emit (FabMapModel *self, FabMapModelSignal which);
void fab_map_model_rebuild (FabMapModel *self);
void fab_map_model_queue_refresh (FabMapModel *self);
void fab_map_model_take_result (FabMapModel *self);

G_END_DECLS
