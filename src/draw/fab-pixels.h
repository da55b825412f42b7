/* fab-pixels.h: lines, arrowheads and sprites written straight into an image
 *
 * Where a map is drawn on an image, cairo's strokes are what takes the time: a thousand long links take 27 ms.  A link
 * is a gently bent line of even width, for which coverage follows from the distance to its middle; that takes a
 * tenth.  Painters ask fab_pixels_open () and use cairo as it is wherever the answer is no (PDF, SVG, rotated, clipped to
 * a shape).
 */
#pragma once

#include "fab-geometry.h"
#include "fab-palette.h"

G_BEGIN_DECLS

typedef struct {
  cairo_surface_t *surface;
  guint8 *data;
  int stride;
  int left, top, right, bottom; /* of the clip, in pixels */
  double scale, dx, dy;         /* pixel = unit × scale + d */
} FabPixels;

typedef struct {
  double width;   /* in the context's units, as all of these */
  FabColor color; /* alpha is the line's opacity */
  double dash;    /* length of a dash and of a gap; 0: solid */
  double gap;
} FabLine;

gboolean fab_pixels_open (FabPixels *self, cairo_t *cr);
void fab_pixels_close (FabPixels *self);

void fab_pixels_curve (FabPixels *self, const FabCurve *curve, const FabLine *line);
void fab_pixels_triangle (FabPixels *self, const FabPoint corners[3], FabColor color);
void fab_pixels_blit (FabPixels *self, cairo_surface_t *sprite, int x, int y, double opacity);

G_END_DECLS
