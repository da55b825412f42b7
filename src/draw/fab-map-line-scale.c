#include "fab-map-line-scale.h"

#include "fab-date.h"
#include "fab-number.h"
#include "fab-palette.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_STRENGTH 5
/** Widths in the context's units at zoom 1. */
#define WIDTH_UNSAID 1.6
#define MAX_WIDTH    4.6

struct _FabMapLineScale {
  FabMapDecoration decoration;
  FabDate today;
  GArray *years;                   /* of guint16: of each link's beginning */
  guint16 ends[FAB_N_RAMP_COLORS]; /* the last year of each step of the ramp */
  guint n_ends;
  gint64 least, most; /* amounts, in cents */
  gboolean strengths[MAX_STRENGTH + 1];
};

FabMapLineScale *
fab_map_line_scale_new (const FabMapDecoration *decoration)
{
  FabMapLineScale *self = g_new0 (FabMapLineScale, 1);

  self->decoration = *decoration;
  self->today = fab_date_today ();
  self->years = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->least = G_MAXINT64;
  self->most = -1;
  return self;
}

void
fab_map_line_scale_free (FabMapLineScale *self)
{
  g_array_unref (self->years);
  g_free (self);
}

/* ---- What a link says ---- */

/* 1 to 5; 0: nobody said */
static guint
get_strength (FabRecord *relation)
{
  gint64 strength = fab_record_get_integer (relation, FAB_RELATION_STRENGTH);

  return strength > 0 ? MIN (strength, MAX_STRENGTH) : 0;
}

static guint16
get_year (FabRecord *relation)
{
  return fab_date_from_text (fab_record_get_text (relation, FAB_RELATION_START_DATE)).year;
}

/* Over before today, or begins after it. */
static gboolean
is_out_of_date (FabMapLineScale *self, FabRecord *relation)
{
  FabDate start = fab_date_from_text (fab_record_get_text (relation, FAB_RELATION_START_DATE));
  FabDate end = fab_date_from_text (fab_record_get_text (relation, FAB_RELATION_END_DATE));

  return (fab_date_is_set (start) && fab_date_compare (fab_date_first_day (start), self->today) > 0) ||
         (fab_date_is_set (end) && fab_date_compare (fab_date_last_day (end), self->today) < 0);
}

/* ---- Steps of years ---- */

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const guint16 *)a - *(const guint16 *)b;
}

/* As many links in each step as can be, and a year in one step only. */
static void
cut_years (FabMapLineScale *self)
{
  guint n = self->years->len, n_steps = FAB_N_RAMP_COLORS;
  const guint16 *years = (const guint16 *)self->years->data;

  g_array_sort (self->years, compare_years);
  for (guint i = 1; i <= n_steps && n > 0; i++) {
    guint16 year = years[MIN (n * i / n_steps, n) - (n * i / n_steps > 0)];

    if (self->n_ends == 0 || year > self->ends[self->n_ends - 1])
      self->ends[self->n_ends++] = year;
  }
}

/* Few steps are spread over the whole ramp. */
static guint
get_ramp_tone (guint step, guint n_steps)
{
  return FAB_LINK_TONE_RAMP + (n_steps > 1 ? step * (FAB_N_RAMP_COLORS - 1) / (n_steps - 1) : FAB_N_RAMP_COLORS - 2);
}

static guint
get_year_tone (FabMapLineScale *self, guint16 year)
{
  if (year == 0)
    return FAB_LINK_TONE_UNSAID;
  for (guint i = 0; i < self->n_ends; i++)
    if (year <= self->ends[i])
      return get_ramp_tone (i, self->n_ends);
  return FAB_LINK_TONE_UNSAID;
}

/* ---- Widths ---- */

/* By its order of magnitude: 1 000 € are thin, a million is thick. */
static double
get_amount_width (gint64 cents)
{
  return cents <= 0 ? 1.2 : CLAMP (1.2 + (log10 (cents / 100.0) - 3) * 1.1, 1.2, MAX_WIDTH);
}

static double
get_strength_width (guint strength)
{
  return strength > 0 ? 1 + 0.6 * (strength - 1) : WIDTH_UNSAID;
}

static double
get_width (FabMapLineScale *self, FabRecord *relation)
{
  switch (self->decoration.choices[FAB_MAP_LINK_WIDTH]) {
  case FAB_MAP_LINK_WIDTH_BY_AMOUNT:
    return get_amount_width (fab_record_get_integer (relation, FAB_RELATION_AMOUNT));
  case FAB_MAP_LINK_WIDTH_ALL_SAME:
    return WIDTH_UNSAID;
  case FAB_MAP_LINK_WIDTH_BY_STRENGTH:
  default:
    return get_strength_width (get_strength (relation));
  }
}

/* ---- The legend's rows ---- */

static void
add_class (FabMapSceneBuilder *builder, FabMapAspect aspect, const char *name, guint tone, FabDash dash, double size)
{
  fab_map_scene_builder_add_class (builder, aspect,
                                   &(FabMapClass){ .name = name, .tone = tone, .dash = dash, .size = size });
}

static void
add_years (FabMapLineScale *self, FabMapSceneBuilder *builder)
{
  const guint16 *years = (const guint16 *)self->years->data;
  guint first = 0;

  for (guint i = 0; i < self->n_ends; i++) {
    g_autofree char *name = years[first] == self->ends[i] ? g_strdup_printf ("%u", self->ends[i])
                                                          : g_strdup_printf ("%u – %u", years[first], self->ends[i]);

    add_class (builder, FAB_MAP_LINK_COLOR, name, get_ramp_tone (i, self->n_ends), FAB_DASH_SOLID, 0);
    while (first < self->years->len && years[first] <= self->ends[i])
      first++;
  }
}

static void
add_strengths (FabMapLineScale *self, FabMapSceneBuilder *builder, FabMapAspect aspect)
{
  for (guint i = 1; i <= MAX_STRENGTH; i++) {
    g_autofree char *name = g_strdup_printf ("%u", i);

    if (self->strengths[i])
      add_class (builder, aspect, name, FAB_LINK_TONE_RAMP + i - 1, FAB_DASH_SOLID, get_strength_width (i));
  }
}

static void
add_amounts (FabMapLineScale *self, FabMapSceneBuilder *builder)
{
  const gint64 bounds[2] = { self->least, self->most };

  for (guint i = 0; i < 2 && self->most > self->least; i++) {
    g_autofree char *name = fab_number_format_money_short (bounds[i], fab_language_get_default ());

    add_class (builder, FAB_MAP_LINK_WIDTH, name, 0, FAB_DASH_SOLID, get_amount_width (bounds[i]));
  }
}

static void
add_colors (FabMapLineScale *self, FabMapSceneBuilder *builder)
{
  switch (self->decoration.choices[FAB_MAP_LINK_COLOR]) {
  case FAB_MAP_LINK_COLOR_BY_STRENGTH:
    add_strengths (self, builder, FAB_MAP_LINK_COLOR);
    break;
  case FAB_MAP_LINK_COLOR_BY_DATE:
    cut_years (self);
    add_years (self, builder);
    break;
  case FAB_MAP_LINK_COLOR_ALL_SAME:
    add_class (builder, FAB_MAP_LINK_COLOR, "", 0, FAB_DASH_SOLID, 0);
    return;
  default:
    return; /* the styles are its rows */
  }
  add_class (builder, FAB_MAP_LINK_COLOR, C_ ("value in a legend", "Not said"), FAB_LINK_TONE_UNSAID, FAB_DASH_SOLID,
             0);
}

static void
add_dashes (FabMapLineScale *self, FabMapSceneBuilder *builder)
{
  switch (self->decoration.choices[FAB_MAP_LINK_DASH]) {
  case FAB_MAP_LINK_DASH_BY_KIND:
    add_class (builder, FAB_MAP_LINK_DASH, C_ ("value in a legend", "Only wished"), 0, FAB_DASH_DASHED, 0);
    break;
  case FAB_MAP_LINK_DASH_BY_DATE:
    add_class (builder, FAB_MAP_LINK_DASH, C_ ("value in a legend", "Over, or not begun"), 0, FAB_DASH_DASHED, 0);
    break;
  default:
    break;
  }
}

/* ---- Public ---- */

/** fab_map_line_scale_see: takes note of a link that will be on the map */
void
fab_map_line_scale_see (FabMapLineScale *self, FabRecord *relation)
{
  guint16 year = get_year (relation);
  gint64 amount = fab_record_get_integer (relation, FAB_RELATION_AMOUNT);

  self->strengths[get_strength (relation)] = TRUE;
  if (year > 0)
    g_array_append_val (self->years, year);
  if (amount > 0) {
    self->least = MIN (self->least, amount);
    self->most = MAX (self->most, amount);
  }
}

/** fab_map_line_scale_settle: all links have been seen: rows for the legend */
void
fab_map_line_scale_settle (FabMapLineScale *self, FabMapSceneBuilder *builder)
{
  add_colors (self, builder);
  if (self->decoration.choices[FAB_MAP_LINK_WIDTH] == FAB_MAP_LINK_WIDTH_BY_STRENGTH)
    add_strengths (self, builder, FAB_MAP_LINK_WIDTH);
  else if (self->decoration.choices[FAB_MAP_LINK_WIDTH] == FAB_MAP_LINK_WIDTH_BY_AMOUNT)
    add_amounts (self, builder);
  add_dashes (self, builder);
}

/**
 * fab_map_line_scale_set:
 * @style: (inout): in: the colour, direction and dash of the link's kind; out: as this link is drawn
 * @edge: (inout): its width is set
 */
void
fab_map_line_scale_set (FabMapLineScale *self, FabRecord *relation, FabMapStyle *style, FabMapEdge *edge)
{
  guint strength = get_strength (relation);

  switch (self->decoration.choices[FAB_MAP_LINK_COLOR]) {
  case FAB_MAP_LINK_COLOR_BY_STRENGTH:
    style->color = strength > 0 ? FAB_LINK_TONE_RAMP + strength - 1 : FAB_LINK_TONE_UNSAID;
    break;
  case FAB_MAP_LINK_COLOR_BY_DATE:
    style->color = get_year_tone (self, get_year (relation));
    break;
  case FAB_MAP_LINK_COLOR_ALL_SAME:
    style->color = 0;
    break;
  default:
    break;
  }
  if (self->decoration.choices[FAB_MAP_LINK_DASH] == FAB_MAP_LINK_DASH_BY_DATE)
    style->dash = is_out_of_date (self, relation) ? FAB_DASH_DASHED : FAB_DASH_SOLID;
  else if (self->decoration.choices[FAB_MAP_LINK_DASH] == FAB_MAP_LINK_DASH_NONE)
    style->dash = FAB_DASH_SOLID;
  edge->width = get_width (self, relation);
}
