/* fab-map-picture.h: a part of the map as a texture, and what was asked for */
#pragma once

#include <gtk/gtk.h>

#include "fab-map-camera.h"
#include "fab-map-painter.h"

G_BEGIN_DECLS

/** What to draw.  Owned by whoever holds it; handed over to the renderer as a whole. */
typedef struct {
  FabMapScene *from; /* (nullable): the scene is on its way from this one… */
  FabMapScene *scene;
  double share; /* …by this share of the way */
  FabMapCamera camera;
  int width, height; /* of the picture, in logical pixels */
  double scale;      /* device pixels to a logical one */
  FabMapShow show;
  FabPalette palette;
  char *font_family;
  double text_scale, legend_scale;
  double corner_width, corner_height; /* of what lies in the sight's lower left corner, below the legend */
  int view_width, view_height;        /* of the view that it is for */
  guint8 *node_states;                /* (nullable) */
  guint8 *edge_states;                /* (nullable) */
  FabBox sight;                       /* the part of the picture that is in the view now; empty: all of it */
  gboolean with_legend;               /* there is one above the sight's lower left corner */
  gboolean quick;
} FabMapRequest;

FabMapRequest *fab_map_request_new (FabMapScene *scene);
void fab_map_request_free (FabMapRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapRequest, fab_map_request_free)

/** What was drawn. */
typedef struct {
  GdkTexture *texture;
  FabMapScene *scene; /* as drawn */
  FabMapCamera camera;
  int width, height;
  int view_width, view_height; /* of the view that it was drawn for */
  double scale;
  gboolean quick;
  gint64 cost; /* µs that the drawing took */
} FabMapPicture;

FabMapPicture *fab_map_picture_draw (FabMapPainter *painter, const FabMapRequest *request);
void fab_map_picture_free (FabMapPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabMapPicture, fab_map_picture_free)

void fab_map_picture_get_rectangle (const FabMapPicture *self, const FabMapCamera *camera, double width, double height,
                                    graphene_rect_t *rectangle);

G_END_DECLS
