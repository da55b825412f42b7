/* fab-presentation-steps.h: what a presentation of the map shows, step by step: a title, then the named views, or the whole map and each territory */
#pragma once

#include "fab-map-look.h"

G_BEGIN_DECLS

typedef struct {
  char *title;
  char *note;        /* (nullable) */
  gint64 view;       /* key of the named view; 0: none */
  gboolean is_cover; /* only the title, without the map */
  FabMapLook look;
} FabPresentationStep;

GPtrArray *fab_presentation_steps_new (FabStore *store, FabRecord *territory, const char *title);
guint fab_presentation_steps_find (GPtrArray *steps, FabRecord *view);

G_END_DECLS
