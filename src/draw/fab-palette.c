#include "fab-palette.h"

#include "fab-schema.h"

#include <math.h>
#include <string.h>

/* The ten kinds were found by a search for the largest least distance in OKLab, for ordinary eyes and under full
 * protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009), near to ten chosen hues: blue, navy,
 * violet, orange-red, ochre, green, sky, brown, slate, pink.  tests/draw/test-palette.c checks what it promises. */
static const guint32 kinds_light[FAB_N_KIND_COLORS] = { 0x037bf0, 0x2b2d70, 0x8432b0, 0xd5370a, 0xcc8e16,
                                                        0x008250, 0x3aacd0, 0x683713, 0x505d75, 0xf75594 };
static const guint32 kinds_dark[FAB_N_KIND_COLORS] = { 0x6999f6, 0x4465fb, 0x9462b7, 0xff8304, 0xe8e12f,
                                                       0x71d993, 0x77f1fe, 0xbe8e80, 0xb0b5d8, 0xc83f75 };

/* Kinds of links, calmer than discs: the first, the most common one, is a grey. */
static const guint32 links_light[FAB_N_LINK_COLORS] = { 0x66718a, 0x1a5fb4, 0x1b8a4b, 0xc25700, 0x8a3fb0,
                                                        0x0b8299, 0xb5174b, 0x2f2f86, 0x7a5a00, 0x7d7d85 };
static const guint32 links_dark[FAB_N_LINK_COLORS] = { 0x98a2b8, 0x78aeed, 0x5fd38d, 0xff9a4d, 0xc792ea,
                                                       0x5fd0e0, 0xff7096, 0x9ba0ff, 0xdcbf5a, 0xa8a8b0 };

/* To come, to discuss, in progress, late, paused, blocked, done, abandoned: red says late and blocked, nothing else. */
static const guint32 statuses_light[FAB_N_STATUS_COLORS] = { 0x6f7787, 0x8432b0, 0x1a6fdb, 0xc01c28,
                                                             0xb27900, 0xc01c28, 0x1b8553, 0x8f8f96 };
static const guint32 statuses_dark[FAB_N_STATUS_COLORS] = { 0xa3abbc, 0xc792ea, 0x78aeed, 0xff6b72,
                                                            0xf0c04a, 0xff6b72, 0x6fd99b, 0x8b8b93 };

static const guint32 levels_light[FAB_N_LEVEL_COLORS] = { 0xa85f2a, 0x76828f, 0xb98700 };
static const guint32 levels_dark[FAB_N_LEVEL_COLORS] = { 0xd08a55, 0xb4bfca, 0xe9bf3f };

/* One hue from light to dark, or dark to light: the order shows without any sense of hue. */
static const guint32 ramp_light[FAB_N_RAMP_COLORS] = { 0x7fa6c9, 0x5b8fc4, 0x3672b4, 0x1d5393, 0x0b2f63 };
static const guint32 ramp_dark[FAB_N_RAMP_COLORS] = { 0x4a7199, 0x5c8fc2, 0x7db0e2, 0xa9cff3, 0xdcedff };

static void
set_all (FabColor *colors, const guint32 *rgb, guint n)
{
  for (guint i = 0; i < n; i++)
    colors[i] = fab_color_from_rgb (rgb[i]);
}

/**
 * fab_palette_init:
 * @dark: light on dark
 *
 * Fills in the colours of meaning, and libadwaita's own for background, text, cards and accent.
 */
void
fab_palette_init (FabPalette *self, gboolean dark)
{
  self->dark = dark;
  self->background = fab_color_from_rgb (dark ? 0x1d1d20 : 0xffffff);
  self->foreground = fab_color_from_rgb (dark ? 0xf6f6f7 : 0x1f1f24);
  self->card = fab_color_from_rgb (dark ? 0x2c2c30 : 0xfafafb);
  self->border = fab_color_with_alpha (fab_color_from_rgb (dark ? 0xffffff : 0x000006), dark ? 0.14f : 0.12f);
  self->accent = fab_color_from_rgb (dark ? 0x62a0ea : 0x1c6fd6);
  self->dim = fab_color_mix (self->background, self->foreground, 0.68f);
  self->late = fab_color_from_rgb (dark ? 0xff6b72 : 0xc01c28);
  self->success = fab_color_from_rgb (dark ? 0x6fd99b : 0x1b7d4f);
  set_all (self->kinds, dark ? kinds_dark : kinds_light, FAB_N_KIND_COLORS);
  set_all (self->links, dark ? links_dark : links_light, FAB_N_LINK_COLORS);
  set_all (self->statuses, dark ? statuses_dark : statuses_light, FAB_N_STATUS_COLORS);
  set_all (self->levels, dark ? levels_dark : levels_light, FAB_N_LEVEL_COLORS);
  set_all (self->ramp, dark ? ramp_dark : ramp_light, FAB_N_RAMP_COLORS);
  self->other = fab_color_from_rgb (dark ? 0xaab2ba : 0x505860);
  self->unsaid = fab_color_from_rgb (dark ? 0x4c4c53 : 0xbfbfc5);
  for (guint i = 0; i < FAB_N_KIND_COLORS; i++)
    self->on_kinds[i] = fab_color_on (self->kinds[i]);
}

/**
 * fab_palette_set_style:
 * @background: (nullable): a window's colours, as libadwaita gives them; %NULL leaves one as it is
 *
 * Follows the window's style. Secondary text is derived, so that it stays readable on that background.
 */
void
fab_palette_set_style (FabPalette *self, const FabColor *background, const FabColor *foreground, const FabColor *card,
                       const FabColor *border, const FabColor *accent)
{
  if (background != NULL)
    self->background = *background;
  if (foreground != NULL)
    self->foreground = fab_color_mix (self->background, *foreground, foreground->alpha);
  if (card != NULL)
    self->card = fab_color_mix (self->background, *card, card->alpha);
  if (border != NULL)
    self->border = *border;
  if (accent != NULL)
    self->accent = *accent;
  self->foreground.alpha = self->card.alpha = 1;
  self->dim = fab_color_mix (self->background, self->foreground, 0.68f);
}

/** fab_palette_get_tone: the colour of that number: a kind's, or %FAB_TONE_OTHER and so on */
FabColor
fab_palette_get_tone (const FabPalette *self, guint tone)
{
  switch (tone) {
  case FAB_TONE_OTHER:
    return self->other;
  case FAB_TONE_UNSAID:
    return self->unsaid;
  case FAB_TONE_INK:
    return self->foreground;
  default:
    return self->kinds[tone % FAB_N_KIND_COLORS];
  }
}

/** fab_palette_get_link_tone: the colour of that number: a kind of link's, or %FAB_LINK_TONE_UNSAID and so on */
FabColor
fab_palette_get_link_tone (const FabPalette *self, guint tone)
{
  if (tone >= FAB_LINK_TONE_RAMP)
    return self->ramp[MIN (tone - FAB_LINK_TONE_RAMP, FAB_N_RAMP_COLORS - 1)];
  return tone == FAB_LINK_TONE_UNSAID ? self->unsaid : self->links[tone % FAB_N_LINK_COLORS];
}

static guint
choice_index (FabTableId table, guint field, const char *code)
{
  const FabChoices *choices = fab_table_get (table)->fields[field].choices;

  for (guint i = 0; i < choices->n_choices; i++)
    if (g_strcmp0 (choices->choices[i].code, code) == 0)
      return i;
  return choices->n_choices - 1;
}

/**
 * fab_palette_kind_index:
 * @kind_code: (nullable): the code of an actor's kind
 *
 * Returns: its index in FabPalette.kinds, which is its icon's too; the last one for an unknown code
 */
guint
fab_palette_kind_index (const char *kind_code)
{
  return MIN (choice_index (FAB_TABLE_ACTOR, FAB_ACTOR_KIND, kind_code), FAB_N_KIND_COLORS - 1);
}

/** fab_palette_status_index: the index in FabPalette.statuses of an action's status; the last one for an unknown code */
guint
fab_palette_status_index (const char *status_code)
{
  return MIN (choice_index (FAB_TABLE_ACTION, FAB_ACTION_STATUS, status_code), FAB_N_STATUS_COLORS - 1);
}

/**
 * fab_palette_parse_level:
 * @text: (nullable): a charter level's colour, as "#rrggbb"
 * @position: the level's rank, from 0
 * @color: (out): the colour to draw it with: @text's, darkened or lightened until it shows on the background; bronze,
 *   argent or or by rank when there is no text
 *
 * Returns: whether @text was a colour
 */
gboolean
fab_palette_parse_level (const FabPalette *self, const char *text, guint position, FabColor *color)
{
  gboolean is_color =
      text != NULL && text[0] == '#' && strspn (text + 1, "0123456789abcdefABCDEF") == 6 && text[7] == '\0';

  *color = is_color ? fab_color_from_rgb (g_ascii_strtoull (text + 1, NULL, 16))
                    : self->levels[MIN (position, FAB_N_LEVEL_COLORS - 1)];
  for (int i = 0; i < 8 && fab_color_contrast (*color, self->background) < 3; i++)
    *color = fab_color_mix (*color, self->foreground, 0.15f);
  return is_color;
}

/** fab_color_from_rgb: an opaque colour from 0xrrggbb */
FabColor
fab_color_from_rgb (guint32 rgb)
{
  return (FabColor){ ((rgb >> 16) & 255) / 255.0f, ((rgb >> 8) & 255) / 255.0f, (rgb & 255) / 255.0f, 1 };
}

/** fab_color_mix: as if @b was painted on @a with that opacity */
FabColor
fab_color_mix (FabColor a, FabColor b, float share_of_b)
{
  return (FabColor){ a.red + (b.red - a.red) * share_of_b, a.green + (b.green - a.green) * share_of_b,
                     a.blue + (b.blue - a.blue) * share_of_b, a.alpha };
}

FabColor
fab_color_with_alpha (FabColor color, float alpha)
{
  color.alpha = alpha;
  return color;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/** fab_color_luminance: relative luminance, 0 to 1, as WCAG 2 defines it */
double
fab_color_luminance (FabColor color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

/** fab_color_contrast: the contrast ratio of two opaque colours, 1 to 21, as WCAG 2 defines it */
double
fab_color_contrast (FabColor a, FabColor b)
{
  double la = fab_color_luminance (a), lb = fab_color_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/** fab_color_on: white if that shows well enough for an icon upon @background, otherwise near black */
FabColor
fab_color_on (FabColor background)
{
  FabColor white = fab_color_from_rgb (0xffffff);

  return fab_color_contrast (white, background) >= 3.0 ? white : fab_color_from_rgb (0x17171c);
}

void
fab_color_set_source (FabColor color, cairo_t *cr)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}
