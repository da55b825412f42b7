/* fab-map-text.h: names of actors, laid out once and kept as images */
#pragma once

#include "fab-palette.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct _FabMapText FabMapText;

/** How a name is written. */
typedef struct {
  const char *text;
  const char *family;
  double size; /* in the context's units */
  gboolean strong;
  PangoAlignment alignment;
} FabMapName;

FabMapText *fab_map_text_new (void);
void fab_map_text_free (FabMapText *self);
void fab_map_text_set_style (FabMapText *self, FabColor color, FabColor halo, double pixels_per_unit);
void fab_map_text_measure (FabMapText *self, const FabMapName *name, double *width, double *height);
cairo_surface_t *fab_map_text_get_image (FabMapText *self, const FabMapName *name, int *margin);

PangoLayout *fab_map_name_layout (cairo_t *cr, const FabMapName *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapText, fab_map_text_free)

G_END_DECLS
