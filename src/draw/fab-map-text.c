#include "fab-map-text.h"

#include "fab-draw-text.h"

#include <math.h>
#include <string.h>

/** A name's lines are at most so long, in its own size, and at most so many. */
#define LINE_LENGTH 13.0
#define MAX_LINES   3
/** How much longer than that a line may be so that no word is cut. */
#define MAX_STRETCH 1.45
/** Names to keep: all those of a large map at one zoom. */
#define MAX_NAMES 6000
/** How far the halo reaches, in the context's units. */
#define HALO 2.0

typedef struct {
  char *text;
  guint size; /* in eighths */
  guint8 strong, alignment;
} Key;

typedef struct {
  Key key;
  float width, height;
  cairo_surface_t *image; /* NULL until it is asked for */
} Entry;

struct _FabMapText {
  GHashTable *entries; /* Key, in its Entry → Entry */
  char *family;
  FabColor color, halo;
  double pixels_per_unit;
};

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ (key->size * 2654435761u + key->strong * 7 + key->alignment * 31);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *p = a, *q = b;

  return p->size == q->size && p->strong == q->strong && p->alignment == q->alignment && strcmp (p->text, q->text) == 0;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key.text);
  g_clear_pointer (&entry->image, cairo_surface_destroy);
  g_free (entry);
}

FabMapText *
fab_map_text_new (void)
{
  FabMapText *self = g_new0 (FabMapText, 1);

  self->entries = g_hash_table_new_full (key_hash, key_equal, NULL, entry_free);
  self->pixels_per_unit = 1;
  return self;
}

void
fab_map_text_free (FabMapText *self)
{
  g_hash_table_unref (self->entries);
  g_free (self->family);
  g_free (self);
}

/** fab_map_text_set_style: how names are drawn from now on; what was drawn otherwise is forgotten */
void
fab_map_text_set_style (FabMapText *self, FabColor color, FabColor halo, double pixels_per_unit)
{
  if (memcmp (&self->color, &color, sizeof color) == 0 && memcmp (&self->halo, &halo, sizeof halo) == 0 &&
      self->pixels_per_unit == pixels_per_unit)
    return;
  g_hash_table_remove_all (self->entries);
  self->color = color;
  self->halo = halo;
  self->pixels_per_unit = pixels_per_unit;
}

/* Whether a line begins in the midst of a word. */
static gboolean
cuts_words (PangoLayout *layout)
{
  int n_attributes;
  const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly (layout, &n_attributes);
  const char *text = pango_layout_get_text (layout);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++) {
    int start = pango_layout_line_get_start_index (pango_layout_get_line_readonly (layout, i));
    glong letter = g_utf8_pointer_to_offset (text, text + start);

    if (letter < n_attributes && !attributes[letter].is_line_break)
      return TRUE;
  }
  return FALSE;
}

/* Tries lines of @width. Returns: whether the whole text fits */
static gboolean
try_width (PangoLayout *layout, double width, int lines)
{
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_height (layout, -lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return !pango_layout_is_ellipsized (layout);
}

/* The narrowest width that holds the text in whole words. Returns: whether one was found that is not too wide */
static gboolean
try_whole_words (PangoLayout *layout, double natural, double longest)
{
  static const double slack[] = { 1.06, 1.16, 1.3, 1.5, 1.8, 2.2 };
  int lines = CLAMP ((int)ceil (natural / longest), 2, MAX_LINES);

  for (; lines <= MAX_LINES; lines++)
    for (guint i = 0; i < G_N_ELEMENTS (slack); i++)
      if (natural / lines * slack[i] <= longest * MAX_STRETCH &&
          try_width (layout, natural / lines * slack[i], lines) && !cuts_words (layout))
        return TRUE;
  return FALSE;
}

/* The narrowest of a few widths that hold the text in as few lines as it needs: lines of about one length look best. */
static void
balance (PangoLayout *layout, double natural, double longest)
{
  static const double slack[] = { 1.06, 1.16, 1.3, 1.5 };
  int lines = CLAMP ((int)ceil (natural / longest), 2, MAX_LINES);

  if (try_whole_words (layout, natural, longest))
    return;
  for (; lines <= MAX_LINES; lines++)
    for (guint i = 0; i < G_N_ELEMENTS (slack); i++)
      if (natural / lines * slack[i] <= longest * 1.1 && try_width (layout, natural / lines * slack[i], lines))
        return;
  try_width (layout, longest * 1.1, MAX_LINES);
}

/** fab_map_name_layout: (transfer full): the name in up to three lines of about one length, as wide as the longest of them */
PangoLayout *
fab_map_name_layout (cairo_t *cr, const FabMapName *name)
{
  FabTextStyle style = { .family = name->family,
                         .size = name->size,
                         .weight = name->strong ? FAB_WEIGHT_BOLD : FAB_WEIGHT_MEDIUM,
                         .alignment = name->alignment };
  PangoLayout *layout = fab_text_layout_new (cr, name->text, &style);
  double width;

  fab_text_layout_get_size (layout, &width, NULL);
  if (width > LINE_LENGTH * name->size) {
    balance (layout, width, LINE_LENGTH * name->size);
    fab_text_layout_get_size (layout, &width, NULL);
  }
  pango_layout_set_width (layout, (width + 0.75) * PANGO_SCALE);
  return layout;
}

static Entry *
get_entry (FabMapText *self, const FabMapName *name)
{
  Key key = { (char *)name->text, (guint)(name->size * 8 + 0.5), name->strong, name->alignment };
  Entry *entry = g_hash_table_lookup (self->entries, &key);
  g_autoptr (PangoLayout) layout = NULL;
  double width, height;

  if (entry != NULL)
    return entry;
  if (g_hash_table_size (self->entries) >= MAX_NAMES)
    g_hash_table_remove_all (self->entries);
  layout = fab_map_name_layout (NULL, name);
  fab_text_layout_get_size (layout, &width, &height);
  entry = g_new0 (Entry, 1);
  entry->key = key;
  entry->key.text = g_strdup (name->text);
  entry->width = width;
  entry->height = height;
  g_hash_table_add (self->entries, entry);
  return entry;
}

static void
check_family (FabMapText *self, const char *family)
{
  if (g_strcmp0 (self->family, family) == 0)
    return;
  g_hash_table_remove_all (self->entries);
  g_set_str (&self->family, family);
}

/** fab_map_text_measure: the room that a name takes, in the context's units */
void
fab_map_text_measure (FabMapText *self, const FabMapName *name, double *width, double *height)
{
  Entry *entry;

  check_family (self, name->family);
  entry = get_entry (self, name);
  *width = entry->width;
  *height = entry->height;
}

/* ---- Images with a halo ---- */

/* One pass of a running mean of 2 × radius + 1 bytes. */
static void
blur_line (guint8 *line, int n, int step, int radius, guint8 *copy)
{
  int sum = 0, span = 2 * radius + 1;

  for (int i = 0; i < n; i++)
    copy[i] = line[i * step];
  for (int i = -radius; i < n; i++) {
    sum += i + radius < n ? copy[i + radius] : 0;
    sum -= i - radius - 1 >= 0 ? copy[i - radius - 1] : 0;
    if (i >= 0)
      line[i * step] = sum / span;
  }
}

static void
blur (guint8 *data, int width, int height, int stride, int radius)
{
  g_autofree guint8 *copy = g_malloc (MAX (width, height));

  for (int y = 0; y < height; y++)
    blur_line (data + (gsize)y * stride, width, 1, radius, copy);
  for (int x = 0; x < width; x++)
    blur_line (data + x, height, stride, radius, copy);
}

static cairo_surface_t *
draw_mask (FabMapText *self, const FabMapName *name, const Entry *entry, int margin)
{
  double scale = self->pixels_per_unit;
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, (int)ceil (entry->width * scale) + 2 * margin,
                                                      (int)ceil (entry->height * scale) + 2 * margin);
  cairo_t *cr = cairo_create (mask);
  g_autoptr (PangoLayout) layout = NULL;

  cairo_translate (cr, margin, margin);
  cairo_scale (cr, scale, scale);
  layout = fab_map_name_layout (cr, name);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (mask);
  return mask;
}

static guint32
compose (FabColor color, FabColor halo, guint text, guint around)
{
  float t = text / 255.0f, h = MIN (1.0f, around * 3.2f / 255.0f) * 0.92f * (1 - t), a = t + h;

  return (guint32)(a * 255 + 0.5f) << 24 | (guint32)((color.red * t + halo.red * h) * 255 + 0.5f) << 16 |
         (guint32)((color.green * t + halo.green * h) * 255 + 0.5f) << 8 |
         (guint32)((color.blue * t + halo.blue * h) * 255 + 0.5f);
}

static cairo_surface_t *
draw_image (FabMapText *self, const FabMapName *name, const Entry *entry, int margin)
{
  cairo_surface_t *mask = draw_mask (self, name, entry, margin);
  int width = cairo_image_surface_get_width (mask), height = cairo_image_surface_get_height (mask);
  int stride = cairo_image_surface_get_stride (mask);
  const guint8 *letters = cairo_image_surface_get_data (mask);
  g_autofree guint8 *around = g_memdup2 (letters, (gsize)height * stride);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  int radius = MAX (1, (int)(self->pixels_per_unit * HALO / 2 + 0.5));

  blur (around, width, height, stride, radius);
  blur (around, width, height, stride, radius);
  for (int y = 0; y < height; y++) {
    guint32 *row =
        (guint32 *)(cairo_image_surface_get_data (image) + (gsize)y * cairo_image_surface_get_stride (image));

    for (int x = 0; x < width; x++)
      row[x] = compose (self->color, self->halo, letters[(gsize)y * stride + x], around[(gsize)y * stride + x]);
  }
  cairo_surface_mark_dirty (image);
  cairo_surface_destroy (mask);
  return image;
}

/**
 * fab_map_text_get_image:
 * @margin: (out): how far around the name's box the image reaches, in pixels
 *
 * Returns: (transfer none): the name with its halo, as an image at the pixel density of fab_map_text_set_style()
 */
cairo_surface_t *
fab_map_text_get_image (FabMapText *self, const FabMapName *name, int *margin)
{
  Entry *entry;

  check_family (self, name->family);
  entry = get_entry (self, name);
  *margin = (int)ceil (HALO * 1.5 * self->pixels_per_unit);
  if (entry->image == NULL)
    entry->image = draw_image (self, name, entry, *margin);
  return entry->image;
}
