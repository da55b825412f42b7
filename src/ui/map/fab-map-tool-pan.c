/* fab-map-tool-pan.c: the map follows the pointer; what a finger leaves moving goes on and comes to rest */
#include "fab-map-canvas-private.h"

/* What a finger did in the last so many µs says how fast it was; one that then waits so long holds the map. */
#define MEMORY (100 * 1000)
#define WAITS  (60 * 1000)

#define N_SAMPLES 32

typedef struct {
  gint64 time;
  FabPoint point;
} Sample;

typedef struct {
  FabPoint last;
  Sample samples[N_SAMPLES]; /* a ring */
  guint n;                   /* how many there ever were */
} Pan;

static void
remember (Pan *pan, FabPoint point)
{
  pan->samples[pan->n++ % N_SAMPLES] = (Sample){ g_get_monotonic_time (), point };
}

static void
begin (FabMapCanvas *self, FabPoint start)
{
  Pan *pan = g_new0 (Pan, 1);

  fab_map_canvas_take_camera (self);
  pan->last = start;
  remember (pan, start);
  self->tool_data = pan;
}

static void
update (FabMapCanvas *self, FabPoint point, GdkModifierType state)
{
  Pan *pan = self->tool_data;

  fab_map_camera_pan (&self->camera, point.x - pan->last.x, point.y - pan->last.y);
  pan->last = point;
  remember (pan, point);
  fab_map_canvas_camera_moved (self);
}

/* The oldest of the samples that count: those of the last moments before @newest. */
static const Sample *
find_oldest (const Pan *pan, const Sample *newest)
{
  const Sample *oldest = newest;

  for (guint i = pan->n; i-- > 0 && pan->n - i <= N_SAMPLES;) {
    const Sample *sample = &pan->samples[i % N_SAMPLES];

    if (newest->time - sample->time > MEMORY)
      break;
    oldest = sample;
  }
  return oldest;
}

static void
end (FabMapCanvas *self, FabPoint point)
{
  Pan *pan = self->tool_data;
  const Sample *newest = &pan->samples[(pan->n - 1) % N_SAMPLES], *oldest = find_oldest (pan, newest);
  double seconds = (newest->time - oldest->time) / 1e6;

  if (!self->by_finger || seconds <= 0 || g_get_monotonic_time () - newest->time > WAITS)
    return;
  fab_map_canvas_glide (self, (newest->point.x - oldest->point.x) / seconds,
                        (newest->point.y - oldest->point.y) / seconds);
}

const FabMapTool fab_map_tool_pan = {
  .cursor = "grabbing",
  .begin = begin,
  .update = update,
  .end = end,
  .free = g_free,
};
