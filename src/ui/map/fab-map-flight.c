/* J. J. van Wijk, W. A. A. Nuij: Smooth and efficient zooming and panning, IEEE InfoVis 2003. */
#include "fab-map-flight.h"

#include <math.h>

/* How much people would rather zoom than pan; the paper's subjects chose 1.42. */
#define RHO 1.42
/* Milliseconds for a way of length 1, and the limits of what a flight takes. */
#define PACE     620
#define SHORTEST 350
#define LONGEST  2200

/* r0 and r1 of the paper, as b0 and b1 give them. */
static double
find_r (double w0, double w1, double distance, gboolean at_end)
{
  double rho2 = RHO * RHO, far = rho2 * rho2 * distance * distance;
  double b = (w1 * w1 - w0 * w0 + (at_end ? -far : far)) / (2 * (at_end ? w1 : w0) * rho2 * distance);

  return asinh (-b);
}

/**
 * fab_map_flight_init:
 * @width: of the view, in pixels: what is seen at @from is @width / zoom scene units wide
 */
void
fab_map_flight_init (FabMapFlight *self, const FabMapCamera *from, const FabMapCamera *to, double width)
{
  double w0, w1;

  *self = (FabMapFlight){ .from = *from, .to = *to, .width = MAX (width, 1) };
  w0 = self->width / from->zoom;
  w1 = self->width / to->zoom;
  self->distance = hypot (to->x - from->x, to->y - from->y);
  if (self->distance < 1e-3 * MIN (w0, w1)) {
    self->distance = 0;
    self->length = fabs (log (w1 / w0)) / RHO;
    return;
  }
  self->start = find_r (w0, w1, self->distance, FALSE);
  self->length = (find_r (w0, w1, self->distance, TRUE) - self->start) / RHO;
}

/** fab_map_flight_init_straight: goes there at an even pace */
void
fab_map_flight_init_straight (FabMapFlight *self, const FabMapCamera *from, const FabMapCamera *to)
{
  *self = (FabMapFlight){ .from = *from, .to = *to, .width = 1 };
}

/** fab_map_flight_at: where the camera is after @share of the way, 0 to 1 */
FabMapCamera
fab_map_flight_at (const FabMapFlight *self, double share)
{
  double s = RHO * share * self->length, way, zoom;

  if (share >= 1)
    return self->to;
  if (share <= 0)
    return self->from;
  if (self->distance == 0)
    return (FabMapCamera){ self->from.x + (self->to.x - self->from.x) * share,
                           self->from.y + (self->to.y - self->from.y) * share,
                           self->from.zoom * pow (self->to.zoom / self->from.zoom, share) };
  way = self->width / self->from.zoom / (RHO * RHO) *
        (cosh (self->start) * tanh (s + self->start) - sinh (self->start)) / self->distance;
  zoom = self->from.zoom * cosh (s + self->start) / cosh (self->start);
  return (FabMapCamera){ self->from.x + (self->to.x - self->from.x) * way,
                         self->from.y + (self->to.y - self->from.y) * way, zoom };
}

/** fab_map_flight_get_duration: how many milliseconds it should take: longer ways take longer, within limits */
guint
fab_map_flight_get_duration (const FabMapFlight *self)
{
  return CLAMP (self->length * PACE, SHORTEST, LONGEST);
}
