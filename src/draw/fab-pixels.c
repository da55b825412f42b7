#include "fab-pixels.h"

#include <math.h>

/** The most straight pieces that a curve is drawn with. */
#define MAX_PIECES 40

static gboolean
get_clip (cairo_t *cr, double *x1, double *y1, double *x2, double *y2)
{
  cairo_rectangle_list_t *list = cairo_copy_clip_rectangle_list (cr);
  gboolean is_simple = list->status == CAIRO_STATUS_SUCCESS && list->num_rectangles <= 1;

  cairo_rectangle_list_destroy (list);
  cairo_clip_extents (cr, x1, y1, x2, y2);
  return is_simple;
}

/**
 * fab_pixels_open:
 *
 * Prepares to write into the image behind @cr, in its units and within its clip. Between this and fab_pixels_close(), cairo must
 * not be used on it.
 *
 * Returns: whether that can be done
 */
gboolean
fab_pixels_open (FabPixels *self, cairo_t *cr)
{
  cairo_surface_t *surface = cairo_get_group_target (cr);
  double scale_x, scale_y, offset_x, offset_y, x1, y1, x2, y2;
  cairo_matrix_t matrix;
  cairo_format_t format;

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE)
    return FALSE;
  format = cairo_image_surface_get_format (surface);
  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (surface, &scale_x, &scale_y);
  cairo_surface_get_device_offset (surface, &offset_x, &offset_y);
  if ((format != CAIRO_FORMAT_ARGB32 && format != CAIRO_FORMAT_RGB24) || matrix.xy != 0 || matrix.yx != 0 ||
      matrix.xx <= 0 || matrix.xx != matrix.yy || scale_x != scale_y || !get_clip (cr, &x1, &y1, &x2, &y2))
    return FALSE;

  cairo_surface_flush (surface);
  self->surface = surface;
  self->data = cairo_image_surface_get_data (surface);
  self->stride = cairo_image_surface_get_stride (surface);
  self->scale = matrix.xx * scale_x;
  self->dx = matrix.x0 * scale_x + offset_x;
  self->dy = matrix.y0 * scale_y + offset_y;
  self->left = MAX (0, (int)floor (x1 * self->scale + self->dx + 0.001));
  self->top = MAX (0, (int)floor (y1 * self->scale + self->dy + 0.001));
  self->right = MIN (cairo_image_surface_get_width (surface), (int)ceil (x2 * self->scale + self->dx - 0.001));
  self->bottom = MIN (cairo_image_surface_get_height (surface), (int)ceil (y2 * self->scale + self->dy - 0.001));
  return self->data != NULL;
}

void
fab_pixels_close (FabPixels *self)
{
  cairo_surface_mark_dirty (self->surface);
}

/* Multiplies two pairs of channels by a / 255 at once. */
static inline guint32
scale_pair (guint32 pair, guint32 a)
{
  guint32 t = pair * a + 0x00800080u;

  return ((t + ((t >> 8) & 0x00ff00ffu)) >> 8) & 0x00ff00ffu;
}

static inline guint32
scale_pixel (guint32 pixel, guint32 a)
{
  return scale_pair (pixel & 0x00ff00ffu, a) | (scale_pair ((pixel >> 8) & 0x00ff00ffu, a) << 8);
}

/* Goes from a pixel towards an opaque colour by a / 256: two channels at once, what is borrowed between them cancels out. */
static inline void
blend (guint32 *pixel, guint32 color, guint32 a)
{
  guint32 even = *pixel & 0x00ff00ffu, odd = (*pixel >> 8) & 0x00ff00ffu;

  even = (even + ((((color & 0x00ff00ffu) - even) * a + 0x00800080u) >> 8)) & 0x00ff00ffu;
  odd = (odd + (((((color >> 8) & 0x00ff00ffu) - odd) * a + 0x00800080u) >> 8)) & 0x00ff00ffu;
  *pixel = even | odd << 8;
}

static guint32
to_pixel (FabColor color)
{
  return 0xff000000u | (guint32)(color.red * 255 + 0.5f) << 16 | (guint32)(color.green * 255 + 0.5f) << 8 |
         (guint32)(color.blue * 255 + 0.5f);
}

/* ---- Lines ---- */

/* One line while it is drawn, in pixels. */
typedef struct {
  FabPixels *pixels;
  guint32 color;
  float opacity; /* 0 to 256 */
  float half;    /* of the width */
  float dash, period;
  float length; /* of what has been drawn so far */
} Pen;

static inline int
floor_int (float x)
{
  return (int)(x + 65536.0f) - 65536;
}

static inline float
dash_coverage (const Pen *pen, float phase)
{
  return CLAMP (MIN (phase, pen->dash - phase) + 0.5f, 0.0f, 1.0f);
}

/* A straight piece on its way through the columns (or rows, when it is steep). */
typedef struct {
  guint32 *column;     /* its pixel in row 0 */
  gsize across, along; /* from pixel to pixel, from column to column */
  int lowest, highest;
  float middle, slope;
  float reach;
  int edge, step; /* half a width and half a pixel; what a pixel further off costs: in 1/256 of coverage */
  float cosine256;
} Sweep;

/* The pixels of one column that the line covers: by the distance of each one's middle from the line's. That is exact for
 * straight lines but for their corners. */
static inline void
draw_column (const Sweep *sweep, guint32 color, guint32 opacity)
{
  int first = MAX (sweep->lowest, floor_int (sweep->middle - sweep->reach));
  int last = MIN (sweep->highest - 1, floor_int (sweep->middle + sweep->reach));
  guint32 *pixel = sweep->column + (gssize)first * (gssize)sweep->across;
  int distance = (int)((first + 0.5f - sweep->middle) * sweep->cosine256);

  for (int i = first; i <= last; i++, pixel += sweep->across, distance += sweep->step) {
    int coverage = sweep->edge - ABS (distance);

    if (coverage > 0)
      blend (pixel, color, MIN (coverage, 256) * opacity >> 8);
  }
}

static void
sweep_init (Sweep *sweep, const Pen *pen, gboolean steep, float slope, float cosine)
{
  const FabPixels *pixels = pen->pixels;
  gsize stride = pixels->stride / 4;

  sweep->column = (guint32 *)pixels->data;
  sweep->across = steep ? 1 : stride;
  sweep->along = steep ? stride : 1;
  sweep->lowest = steep ? pixels->left : pixels->top;
  sweep->highest = steep ? pixels->right : pixels->bottom;
  sweep->slope = slope;
  sweep->reach = (pen->half + 0.5f) / cosine;
  sweep->edge = (int)((pen->half + 0.5f) * 256);
  sweep->cosine256 = cosine * 256;
  sweep->step = (int)sweep->cosine256;
}

static void
draw_dashed (const Pen *pen, Sweep *sweep, int n, float length, float advance)
{
  float phase = fmodf (length, pen->period);

  for (int i = 0; i < n; i++, sweep->column += sweep->along, sweep->middle += sweep->slope) {
    guint32 opacity = (guint32)(pen->opacity * dash_coverage (pen, phase));

    if (opacity > 0)
      draw_column (sweep, pen->color, opacity);
    phase += advance;
    if (phase >= pen->period)
      phase -= pen->period;
    else if (phase < 0)
      phase += pen->period;
  }
}

static void
draw_solid (const Pen *pen, Sweep *sweep, int n)
{
  guint32 opacity = (guint32)pen->opacity;

  for (int i = 0; i < n; i++, sweep->column += sweep->along, sweep->middle += sweep->slope)
    draw_column (sweep, pen->color, opacity);
}

/* A straight piece from (a0, c0) to (a1, c1): a runs along, c across. Columns whose middle is in [a0, a1) are its own. */
static void
draw_piece (Pen *pen, float a0, float c0, float a1, float c1, gboolean steep)
{
  const FabPixels *pixels = pen->pixels;
  float slope = (c1 - c0) / (a1 - a0), cosine = 1 / sqrtf (1 + slope * slope);
  int begin = MAX ((int)ceilf (MIN (a0, a1) - 0.5f), steep ? pixels->top : pixels->left);
  int end = MIN ((int)ceilf (MAX (a0, a1) - 0.5f), steep ? pixels->bottom : pixels->right);
  float offset = begin + 0.5f - a0;
  Sweep sweep;

  if (begin >= end)
    return;
  sweep_init (&sweep, pen, steep, slope, cosine);
  sweep.column += (gsize)begin * sweep.along;
  sweep.middle = c0 + offset * slope;
  if (pen->period > 0)
    draw_dashed (pen, &sweep, end - begin, pen->length + fabsf (offset) / cosine, (a1 > a0 ? 1 : -1) / cosine);
  else
    draw_solid (pen, &sweep, end - begin);
}

static gboolean
is_outside (const FabPixels *pixels, const FabCurve *c, double reach)
{
  return MAX (c->a.x, MAX (c->b.x, c->c.x)) + reach < pixels->left ||
         MIN (c->a.x, MIN (c->b.x, c->c.x)) - reach > pixels->right ||
         MAX (c->a.y, MAX (c->b.y, c->c.y)) + reach < pixels->top ||
         MIN (c->a.y, MIN (c->b.y, c->c.y)) - reach > pixels->bottom;
}

static FabPoint
to_pixels (const FabPixels *self, FabPoint p)
{
  return (FabPoint){ p.x * self->scale + self->dx, p.y * self->scale + self->dy };
}

/* As few pieces as keep within a tenth of a pixel of the curve: its sagitta is an eighth of the second difference. */
static int
count_pieces (const FabCurve *c)
{
  double bend = hypot (c->a.x - 2 * c->c.x + c->b.x, c->a.y - 2 * c->c.y + c->b.y);

  return CLAMP ((int)ceil (sqrt (bend / 4 / 0.1)), 1, MAX_PIECES);
}

/* Where the curve is neither clearly flat nor clearly steep it must not change its mind at each piece: each change leaves a
 * notch. So it only does when the other direction is clearly better. */
static gboolean
is_steep (double dx, double dy, gboolean was_steep)
{
  return was_steep ? fabs (dy) * 2 > fabs (dx) : fabs (dy) > 2 * fabs (dx);
}

/** fab_pixels_curve: draws the curve, its ends cut straight */
void
fab_pixels_curve (FabPixels *self, const FabCurve *curve, const FabLine *line)
{
  FabCurve c = { to_pixels (self, curve->a), to_pixels (self, curve->c), to_pixels (self, curve->b) };
  double width = line->width * self->scale;
  Pen pen = { self, to_pixel (line->color), line->color.alpha * 256, MAX (width, 1) / 2 };
  int n = count_pieces (&c);
  gboolean steep = fabs (c.b.y - c.a.y) > fabs (c.b.x - c.a.x);
  FabPoint p = c.a;

  if (is_outside (self, &c, pen.half + 2) || !(fabs (c.a.x) + fabs (c.b.x) + fabs (c.a.y) + fabs (c.b.y) < 1e7))
    return;
  pen.opacity *= MIN (width, 1);
  pen.dash = line->dash * self->scale;
  pen.period = line->dash > 0 ? pen.dash + line->gap * self->scale : 0;
  for (int i = 1; i <= n; i++) {
    FabPoint q = i < n ? fab_curve_at (&c, (double)i / n) : c.b;
    double length = hypot (q.x - p.x, q.y - p.y);

    steep = is_steep (q.x - p.x, q.y - p.y, steep);
    if (steep && q.y != p.y)
      draw_piece (&pen, p.y, p.x, q.y, q.x, TRUE);
    else if (!steep && q.x != p.x)
      draw_piece (&pen, p.x, p.y, q.x, q.y, FALSE);
    pen.length += length;
    p = q;
  }
}

/* ---- Arrowheads ---- */

typedef struct {
  float nx, ny, d; /* distance to the inside: nx × x + ny × y + d */
} Side;

static Side
make_side (FabPoint a, FabPoint b, FabPoint inside)
{
  double length = MAX (hypot (b.x - a.x, b.y - a.y), 1e-6);
  Side side = { (a.y - b.y) / length, (b.x - a.x) / length, 0 };

  side.d = -(side.nx * a.x + side.ny * a.y);
  if (side.nx * inside.x + side.ny * inside.y + side.d < 0)
    side = (Side){ -side.nx, -side.ny, -side.d };
  return side;
}

static float
triangle_coverage (const Side sides[3], float x, float y)
{
  float coverage = 1;

  for (int i = 0; i < 3; i++)
    coverage = MIN (coverage, sides[i].nx * x + sides[i].ny * y + sides[i].d + 0.5f);
  return MAX (coverage, 0.0f);
}

/** fab_pixels_triangle: fills it */
void
fab_pixels_triangle (FabPixels *self, const FabPoint corners[3], FabColor color)
{
  FabPoint a = to_pixels (self, corners[0]), b = to_pixels (self, corners[1]), c = to_pixels (self, corners[2]);
  Side sides[3] = { make_side (a, b, c), make_side (b, c, a), make_side (c, a, b) };
  int left = MAX (self->left, (int)floor (MIN (a.x, MIN (b.x, c.x)) - 0.5));
  int right = MIN (self->right, (int)ceil (MAX (a.x, MAX (b.x, c.x)) + 0.5));
  int top = MAX (self->top, (int)floor (MIN (a.y, MIN (b.y, c.y)) - 0.5));
  int bottom = MIN (self->bottom, (int)ceil (MAX (a.y, MAX (b.y, c.y)) + 0.5));
  guint32 pixel = to_pixel (color);

  for (int y = top; y < bottom; y++) {
    guint32 *row = (guint32 *)(self->data + (gsize)y * self->stride);

    for (int x = left; x < right; x++)
      blend (&row[x], pixel, (guint32)(triangle_coverage (sides, x + 0.5f, y + 0.5f) * color.alpha * 256 + 0.5f));
  }
}

/* ---- Sprites ---- */

static void
blit_row (guint32 *to, const guint32 *from, int n, guint32 opacity)
{
  for (int i = 0; i < n; i++) {
    guint32 source = from[i];

    if (source == 0)
      continue;
    if (opacity < 255)
      source = scale_pixel (source, opacity);
    to[i] = source >> 24 == 255 ? source : source + scale_pixel (to[i], 255 - (source >> 24));
  }
}

/**
 * fab_pixels_blit:
 * @sprite: an ARGB32 image
 * @x: where its left side goes, in pixels of the image
 */
void
fab_pixels_blit (FabPixels *self, cairo_surface_t *sprite, int x, int y, double opacity)
{
  const guint8 *data = cairo_image_surface_get_data (sprite);
  int stride = cairo_image_surface_get_stride (sprite);
  int left = MAX (x, self->left), right = MIN (x + cairo_image_surface_get_width (sprite), self->right);
  int top = MAX (y, self->top), bottom = MIN (y + cairo_image_surface_get_height (sprite), self->bottom);
  guint32 alpha = (guint32)(CLAMP (opacity, 0, 1) * 255 + 0.5);

  if (left >= right || alpha == 0)
    return;
  for (int row = top; row < bottom; row++)
    blit_row ((guint32 *)(self->data + (gsize)row * self->stride) + left,
              (const guint32 *)(data + (gsize)(row - y) * stride) + (left - x), right - left, alpha);
}
