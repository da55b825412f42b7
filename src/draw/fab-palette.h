/* fab-palette.h: the colours of what is drawn, light and dark
 *
 * The colours of the window (background, text, accent…) are libadwaita's, and are handed in; those that carry a meaning
 * (ten kinds of actors, kinds of links, statuses, levels) are ours.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** Laid out as a GdkRGBA, which may be passed in its place. Not premultiplied. */
typedef struct {
  float red, green, blue, alpha;
} FabColor;

#define FAB_N_KIND_COLORS   10
#define FAB_N_LINK_COLORS   10
#define FAB_N_STATUS_COLORS 8
#define FAB_N_LEVEL_COLORS  3
#define FAB_N_RAMP_COLORS   5

/** The colours of a map by number: those of the kinds, then these. */
enum {
  FAB_TONE_OTHER = FAB_N_KIND_COLORS, /* what has no colour of its own, for want of colours */
  FAB_TONE_UNSAID,                    /* nobody said */
  FAB_TONE_INK,                       /* as text */
  FAB_N_TONES,
  FAB_TONE_OWN = 16, /* and on: a class of the scene that has a colour of its own */
};

/** The same for links: those of the kinds of links, then these. */
enum {
  FAB_LINK_TONE_UNSAID = FAB_N_LINK_COLORS,
  FAB_LINK_TONE_RAMP, /* and on, from little to much */
  FAB_N_LINK_TONES = FAB_LINK_TONE_RAMP + FAB_N_RAMP_COLORS,
};

typedef struct {
  gboolean dark;
  FabColor background;                    /* behind everything */
  FabColor foreground;                    /* text */
  FabColor card;                          /* cards on the background */
  FabColor border;                        /* thin lines, usually translucent */
  FabColor accent;                        /* selection, focus */
  FabColor dim;                           /* secondary text */
  FabColor late;                          /* late and blocked, nothing else */
  FabColor success;                       /* done */
  FabColor kinds[FAB_N_KIND_COLORS];      /* kinds of actors, in the order of their choices */
  FabColor on_kinds[FAB_N_KIND_COLORS];   /* what is drawn upon them: black or white */
  FabColor links[FAB_N_LINK_COLORS];      /* kinds of links, by FAB_RELATION_TYPE_COLOR modulo 10 */
  FabColor statuses[FAB_N_STATUS_COLORS]; /* statuses of actions, in the order of their choices */
  FabColor levels[FAB_N_LEVEL_COLORS];    /* bronze, argent, or */
  FabColor other;                         /* "Other" */
  FabColor unsaid;                        /* "Not said": quieter than any other */
  FabColor ramp[FAB_N_RAMP_COLORS];       /* from little to much, on the background */
} FabPalette;

void fab_palette_init (FabPalette *self, gboolean dark);
void fab_palette_set_style (FabPalette *self, const FabColor *background, const FabColor *foreground,
                            const FabColor *card, const FabColor *border, const FabColor *accent);

FabColor fab_palette_get_tone (const FabPalette *self, guint tone);
FabColor fab_palette_get_link_tone (const FabPalette *self, guint tone);

guint fab_palette_kind_index (const char *kind_code);
guint fab_palette_status_index (const char *status_code);
gboolean fab_palette_parse_level (const FabPalette *self, const char *text, guint position, FabColor *color);

/* Colours as such */
FabColor fab_color_from_rgb (guint32 rgb);
FabColor fab_color_mix (FabColor a, FabColor b, float share_of_b);
FabColor fab_color_with_alpha (FabColor color, float alpha);
double fab_color_luminance (FabColor color);
double fab_color_contrast (FabColor a, FabColor b);
FabColor fab_color_on (FabColor background);
void fab_color_set_source (FabColor color, cairo_t *cr);

G_END_DECLS
