/* Colours that everybody can tell apart, and text that can be read on them. */
#include "fab-palette.h"

#include <math.h>

/* Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB: none, protanopia, deuteranopia, tritanopia. */
static const double visions[4][9] = {
  { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
  { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 },
};

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static void
see (FabColor color, const double *vision, double lab[3])
{
  double in[3] = { linear (color.red), linear (color.green), linear (color.blue) }, rgb[3], l, m, s;

  for (int i = 0; i < 3; i++)
    rgb[i] = CLAMP (vision[3 * i] * in[0] + vision[3 * i + 1] * in[1] + vision[3 * i + 2] * in[2], 0, 1);
  l = cbrt (0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
  m = cbrt (0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
  s = cbrt (0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);
  lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
  lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

static double
distance (FabColor a, FabColor b, const double *vision)
{
  double p[3], q[3];

  see (a, vision, p);
  see (b, vision, q);
  return sqrt ((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) + (p[2] - q[2]) * (p[2] - q[2]));
}

/* In OKLab 0.02 is about what is just noticed side by side. */
static void
test_kinds_apart (gconstpointer dark)
{
  FabPalette palette;

  fab_palette_init (&palette, GPOINTER_TO_INT (dark));
  for (int v = 0; v < 4; v++)
    for (int i = 0; i < FAB_N_KIND_COLORS; i++)
      for (int j = 0; j < i; j++)
        g_assert_cmpfloat (distance (palette.kinds[i], palette.kinds[j], visions[v]), >, v == 0 ? 0.12 : 0.085);
}

/* What is "Other" and what nobody said can be told from all that has a colour, and from one another. */
static void
test_greys_apart (gconstpointer dark)
{
  FabPalette palette;

  fab_palette_init (&palette, GPOINTER_TO_INT (dark));
  for (int v = 0; v < 4; v++) {
    g_assert_cmpfloat (distance (palette.other, palette.unsaid, visions[v]), >, 0.12);
    for (int i = 0; i < FAB_N_KIND_COLORS; i++) {
      /* Where there are others, slate is not given away: it is the last. */
      if (i != 8)
        g_assert_cmpfloat (distance (palette.kinds[i], palette.other, visions[v]), >, 0.07);
      g_assert_cmpfloat (distance (palette.kinds[i], palette.unsaid, visions[v]), >, 0.05);
    }
  }
}

/* Steps of the ramp are told by their lightness, in their order, by every eye; the least of them shows on the background. */
static void
test_ramp (gconstpointer dark)
{
  FabPalette palette;

  fab_palette_init (&palette, GPOINTER_TO_INT (dark));
  g_assert_cmpfloat (fab_color_contrast (palette.ramp[0], palette.background), >=, 2.4);
  for (int v = 0; v < 4; v++)
    for (int i = 1; i < FAB_N_RAMP_COLORS; i++) {
      g_assert_cmpfloat (distance (palette.ramp[i - 1], palette.ramp[i], visions[v]), >, 0.07);
      g_assert_cmpfloat (fab_color_contrast (palette.ramp[i], palette.background), >,
                         fab_color_contrast (palette.ramp[i - 1], palette.background));
    }
}

/* Every tone that a node or a link may have, and what is written or drawn upon it. */
static void
test_tones (gconstpointer dark)
{
  FabPalette palette;

  fab_palette_init (&palette, GPOINTER_TO_INT (dark));
  for (guint tone = 0; tone < FAB_N_TONES; tone++) {
    FabColor color = fab_palette_get_tone (&palette, tone);

    g_assert_cmpfloat (fab_color_contrast (fab_color_on (color), color), >=, 3);
    g_assert_cmpfloat (fab_color_contrast (color, palette.background), >=, tone == FAB_TONE_UNSAID ? 1.7 : 2.4);
  }
  for (guint tone = 0; tone < FAB_N_LINK_TONES; tone++)
    g_assert_cmpfloat (fab_color_contrast (fab_palette_get_link_tone (&palette, tone), palette.background), >=,
                       tone == FAB_LINK_TONE_UNSAID ? 1.7 : 2.4);
  g_assert_cmpfloat (fab_color_contrast (palette.foreground, palette.card), >=, 4.5);
}

static void
test_contrast (gconstpointer dark)
{
  FabPalette palette;

  fab_palette_init (&palette, GPOINTER_TO_INT (dark));
  g_assert_cmpfloat (fab_color_contrast (palette.foreground, palette.background), >=, 7);
  g_assert_cmpfloat (fab_color_contrast (palette.foreground, palette.card), >=, 7);
  g_assert_cmpfloat (fab_color_contrast (palette.dim, palette.background), >=, 4.5);
  g_assert_cmpfloat (fab_color_contrast (palette.dim, palette.card), >=, 4.5);
  g_assert_cmpfloat (fab_color_contrast (palette.late, palette.background), >=, 4.5);
  g_assert_cmpfloat (fab_color_contrast (palette.success, palette.background), >=, 4.5);
  /* Icons and dots are graphics: WCAG asks 3 of them; discs have names beside them. */
  for (int i = 0; i < FAB_N_KIND_COLORS; i++) {
    g_assert_cmpfloat (fab_color_contrast (palette.on_kinds[i], palette.kinds[i]), >=, 3);
    g_assert_cmpfloat (fab_color_contrast (palette.kinds[i], palette.background), >=, 2.4);
  }
  for (int i = 0; i < FAB_N_STATUS_COLORS; i++)
    g_assert_cmpfloat (fab_color_contrast (palette.statuses[i], palette.background), >=, 3);
  for (int i = 0; i < FAB_N_LINK_COLORS; i++)
    g_assert_cmpfloat (fab_color_contrast (palette.links[i], palette.background), >=, 3);
}

/* Red says late (3) and blocked (5), and nothing else. */
static void
test_red (void)
{
  for (int dark = 0; dark < 2; dark++) {
    FabPalette palette;

    fab_palette_init (&palette, dark);
    for (int i = 0; i < FAB_N_STATUS_COLORS; i++) {
      FabColor c = palette.statuses[i];
      gboolean is_red = c.red > c.green + 0.35f && c.red > c.blue + 0.35f && c.green < c.blue + 0.15f;

      g_assert_cmpint (is_red, ==, i == 3 || i == 5);
    }
  }
}

static void
test_style (void)
{
  FabColor background = fab_color_from_rgb (0x222226), foreground = fab_color_from_rgb (0xffffff);
  FabColor card = fab_color_with_alpha (foreground, 0.08f);
  FabPalette palette;

  fab_palette_init (&palette, TRUE);
  fab_palette_set_style (&palette, &background, &foreground, &card, NULL, NULL);
  g_assert_cmpfloat (palette.card.alpha, ==, 1);
  g_assert_cmpfloat (fab_color_luminance (palette.card), >, fab_color_luminance (background));
  g_assert_cmpfloat (fab_color_contrast (palette.dim, palette.card), >=, 4.5);
}

static void
test_levels (void)
{
  FabPalette palette;
  FabColor color;

  fab_palette_init (&palette, FALSE);
  g_assert_true (fab_palette_parse_level (&palette, "#336699", 0, &color));
  g_assert_cmpfloat_with_epsilon (color.red, 0x33 / 255.0, 1e-6);
  g_assert_false (fab_palette_parse_level (&palette, "#33669", 1, &color));
  g_assert_false (fab_palette_parse_level (&palette, "#33669g", 1, &color));
  g_assert_false (fab_palette_parse_level (&palette, NULL, 99, &color));
  /* A colour that can't be seen on the background is darkened until it can. */
  fab_palette_parse_level (&palette, "#ffff00", 0, &color);
  g_assert_cmpfloat (fab_color_contrast (color, palette.background), >=, 3);
}

static void
test_codes (void)
{
  g_assert_cmpuint (fab_palette_kind_index ("local_authority"), ==, 0);
  g_assert_cmpuint (fab_palette_kind_index ("citizens"), ==, 9);
  g_assert_cmpuint (fab_palette_kind_index ("<b>"), <, FAB_N_KIND_COLORS);
  g_assert_cmpuint (fab_palette_kind_index (NULL), <, FAB_N_KIND_COLORS);
  g_assert_cmpuint (fab_palette_status_index ("late"), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/palette/kinds-apart/light", GINT_TO_POINTER (FALSE), test_kinds_apart);
  g_test_add_data_func ("/palette/kinds-apart/dark", GINT_TO_POINTER (TRUE), test_kinds_apart);
  g_test_add_data_func ("/palette/greys-apart/light", GINT_TO_POINTER (FALSE), test_greys_apart);
  g_test_add_data_func ("/palette/greys-apart/dark", GINT_TO_POINTER (TRUE), test_greys_apart);
  g_test_add_data_func ("/palette/ramp/light", GINT_TO_POINTER (FALSE), test_ramp);
  g_test_add_data_func ("/palette/ramp/dark", GINT_TO_POINTER (TRUE), test_ramp);
  g_test_add_data_func ("/palette/tones/light", GINT_TO_POINTER (FALSE), test_tones);
  g_test_add_data_func ("/palette/tones/dark", GINT_TO_POINTER (TRUE), test_tones);
  g_test_add_data_func ("/palette/contrast/light", GINT_TO_POINTER (FALSE), test_contrast);
  g_test_add_data_func ("/palette/contrast/dark", GINT_TO_POINTER (TRUE), test_contrast);
  g_test_add_func ("/palette/red", test_red);
  g_test_add_func ("/palette/style", test_style);
  g_test_add_func ("/palette/levels", test_levels);
  g_test_add_func ("/palette/codes", test_codes);
  return g_test_run ();
}
