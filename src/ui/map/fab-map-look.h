/* fab-map-look.h: how the map looks: what a named view keeps, and what the page shows now */
#pragma once

#include "fab-map-canvas.h"

G_BEGIN_DECLS

/** Texts are owned; NULL stands for what nobody chose. */
typedef struct {
  gint64 territory; /* key of the one looked at; 0: all */
  char *filter;     /* see fab-map-filter.h */
  char *decoration; /* see fab-map-decoration.h */
  char *layout;     /* the name of the last one asked for, see fab_map_layout_from_name () */
  gboolean own_places;
  FabMapAim aim;
} FabMapLook;

void fab_map_look_from_view (FabMapLook *self, FabStore *store, FabRecord *view);
gboolean fab_map_look_write (const FabMapLook *self, FabStore *store, FabRecord *view, GError **error);
gboolean fab_map_look_equal (const FabMapLook *a, const FabMapLook *b);
void fab_map_look_clear (FabMapLook *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FabMapLook, fab_map_look_clear)

G_END_DECLS
