#include "fab-map-decorator.h"

#include "fab-map-awards.h"
#include "fab-map-line-scale.h"
#include "fab-map-size-scale.h"
#include "fab-map-values.h"
#include "fab-palette.h"

#include <glib/gi18n-lib.h>

struct _FabMapDecorator {
  FabStore *store;
  const FabMapSceneOptions *options;
  FabMapValues *values; /* of the actors' colours, where these go by frequency */
  FabMapSizeScale *sizes;
  FabMapLineScale *lines;
  FabMapAwards *awards; /* (nullable): where rings say them */
  GHashTable *logos;    /* sha-256 → its index in the scene + 1 */
  FabMapSceneBuilder *builder;
};

static guint
get_choice (FabMapDecorator *self, FabMapAspect aspect)
{
  return self->options->decoration.choices[aspect];
}

/* ---- What an actor's fields say ---- */

/* Tones and shapes of the choices of a field, in their order. */
static const guint profile_tones[] = { 5, 0, 4 };
static const guint scale_tones[] = { 0, 2, 3 };
static const FabMapMark few_marks[] = { FAB_MAP_MARK_STAR, FAB_MAP_MARK_SQUARE, FAB_MAP_MARK_TRIANGLE };
static const FabMapMark scale_marks[] = { FAB_MAP_MARK_SQUARE, FAB_MAP_MARK_HEXAGON, FAB_MAP_MARK_STAR };
static const FabMapMark kind_marks[FAB_N_KIND_COLORS] = {
  FAB_MAP_MARK_HEXAGON, FAB_MAP_MARK_STAR,  FAB_MAP_MARK_PENTAGON, FAB_MAP_MARK_SQUARE, FAB_MAP_MARK_DIAMOND,
  FAB_MAP_MARK_DISC,    FAB_MAP_MARK_WEDGE, FAB_MAP_MARK_PLATE,    FAB_MAP_MARK_CROSS,  FAB_MAP_MARK_TRIANGLE,
};

/* The index of an actor's choice, or G_MAXUINT where nobody said. */
static guint
find_choice (FabRecord *actor, guint field)
{
  const FabChoices *choices = fab_table_get (FAB_TABLE_ACTOR)->fields[field].choices;
  const char *code = fab_record_get_text (actor, field);

  for (guint i = 0; i < choices->n_choices; i++)
    if (g_strcmp0 (choices->choices[i].code, code) == 0)
      return i;
  return G_MAXUINT;
}

static const char *
name_choice (guint field, guint choice)
{
  const FabChoices *choices = fab_table_get (FAB_TABLE_ACTOR)->fields[field].choices;

  return fab_choices_get_label (choices, choices->choices[choice].code);
}

static guint
find_tone (FabRecord *actor, guint field, const guint tones[3])
{
  guint choice = find_choice (actor, field);

  return choice < 3 ? tones[choice] : FAB_TONE_UNSAID;
}

/* (transfer full) (nullable): what a colour by frequency stands for */
static char *
get_value (FabMapDecorator *self, FabRecord *actor)
{
  gint64 key = fab_record_get_key (actor);
  FabRecord *territory;
  gpointer circle;

  switch (get_choice (self, FAB_MAP_COLOR)) {
  case FAB_MAP_COLOR_BY_THEME:
    return g_strdup (fab_record_get_text (actor, FAB_ACTOR_THEME));
  case FAB_MAP_COLOR_BY_TERRITORY:
    territory = fab_store_get_target (self->store, actor, FAB_ACTOR_TERRITORY);
    return territory != NULL ? g_strdup (fab_record_get_title (territory)) : NULL;
  case FAB_MAP_COLOR_BY_CIRCLE:
    if (self->options->circles == NULL || !g_hash_table_lookup_extended (self->options->circles, &key, NULL, &circle))
      return NULL;
    /* Translators: a community of actors, by number */
    return g_strdup_printf (_ ("Circle %u"), GPOINTER_TO_UINT (circle) + 1);
  default:
    return NULL;
  }
}

static gboolean
is_by_frequency (FabMapDecorator *self)
{
  switch (get_choice (self, FAB_MAP_COLOR)) {
  case FAB_MAP_COLOR_BY_THEME:
  case FAB_MAP_COLOR_BY_TERRITORY:
  case FAB_MAP_COLOR_BY_CIRCLE:
    return TRUE;
  default:
    return FALSE;
  }
}

static guint
get_color (FabMapDecorator *self, FabRecord *actor, guint kind)
{
  g_autofree char *value = NULL;

  switch (get_choice (self, FAB_MAP_COLOR)) {
  case FAB_MAP_COLOR_BY_KIND:
    return kind;
  case FAB_MAP_COLOR_BY_PROFILE:
    return find_tone (actor, FAB_ACTOR_PROFILE, profile_tones);
  case FAB_MAP_COLOR_BY_SCALE:
    return find_tone (actor, FAB_ACTOR_SCALE, scale_tones);
  case FAB_MAP_COLOR_ALL_SAME:
    return 0;
  default:
    value = get_value (self, actor);
    return fab_map_values_get_tone (self->values, value);
  }
}

static FabMapMark
get_mark (FabMapDecorator *self, FabRecord *actor, guint kind)
{
  guint choice;

  switch (get_choice (self, FAB_MAP_SHAPE)) {
  case FAB_MAP_SHAPE_BY_KIND:
    return kind_marks[kind];
  case FAB_MAP_SHAPE_BY_PROFILE:
    choice = find_choice (actor, FAB_ACTOR_PROFILE);
    return choice < G_N_ELEMENTS (few_marks) ? few_marks[choice] : FAB_MAP_MARK_DISC;
  case FAB_MAP_SHAPE_BY_SCALE:
    choice = find_choice (actor, FAB_ACTOR_SCALE);
    return choice < G_N_ELEMENTS (scale_marks) ? scale_marks[choice] : FAB_MAP_MARK_DISC;
  default:
    return FAB_MAP_MARK_DISC;
  }
}

/* ---- Rings ---- */

/* 0, or a tone and one. */
static guint
get_ring (FabMapDecorator *self, FabRecord *actor)
{
  guint tone;

  switch (get_choice (self, FAB_MAP_RING)) {
  case FAB_MAP_RING_BY_PROFILE:
    tone = find_tone (actor, FAB_ACTOR_PROFILE, profile_tones);
    return tone == FAB_TONE_UNSAID ? 0 : tone + 1;
  case FAB_MAP_RING_BY_SCALE:
    tone = find_tone (actor, FAB_ACTOR_SCALE, scale_tones);
    return tone == FAB_TONE_UNSAID ? 0 : tone + 1;
  case FAB_MAP_RING_BY_PARTNER:
    return fab_record_get_boolean (actor, FAB_ACTOR_PLAN_PARTNER) ? FAB_TONE_INK + 1 : 0;
  case FAB_MAP_RING_BY_AWARD:
    actor = fab_store_get_record (self->store, fab_record_get_key (actor));
    return actor != NULL ? fab_map_awards_get_ring (self->awards, actor) : 0;
  default:
    return 0;
  }
}

/* ---- The legend's rows ---- */

static void
add_class (FabMapDecorator *self, FabMapAspect aspect, const char *name, guint tone, FabMapMark mark)
{
  fab_map_scene_builder_add_class (self->builder, aspect, &(FabMapClass){ .name = name, .tone = tone, .mark = mark });
}

static void
add_choices (FabMapDecorator *self, FabMapAspect aspect, guint field, const guint *tones, const FabMapMark *marks,
             gboolean unsaid)
{
  guint n = MIN (fab_table_get (FAB_TABLE_ACTOR)->fields[field].choices->n_choices,
                 field == FAB_ACTOR_KIND ? FAB_N_KIND_COLORS : 3);

  for (guint i = 0; i < n; i++)
    add_class (self, aspect, name_choice (field, i), tones != NULL ? tones[i] : i,
               marks != NULL ? marks[i] : FAB_MAP_MARK_DISC);
  if (unsaid)
    add_class (self, aspect, C_ ("value in a legend", "Not said"), FAB_TONE_UNSAID, FAB_MAP_MARK_DISC);
}

static void
add_colors (FabMapDecorator *self)
{
  switch (get_choice (self, FAB_MAP_COLOR)) {
  case FAB_MAP_COLOR_BY_KIND:
    add_choices (self, FAB_MAP_COLOR, FAB_ACTOR_KIND, NULL, NULL, FALSE);
    break;
  case FAB_MAP_COLOR_BY_PROFILE:
    add_choices (self, FAB_MAP_COLOR, FAB_ACTOR_PROFILE, profile_tones, NULL, TRUE);
    break;
  case FAB_MAP_COLOR_BY_SCALE:
    add_choices (self, FAB_MAP_COLOR, FAB_ACTOR_SCALE, scale_tones, NULL, TRUE);
    break;
  case FAB_MAP_COLOR_ALL_SAME:
    add_class (self, FAB_MAP_COLOR, "", 0, FAB_MAP_MARK_DISC);
    break;
  default:
    fab_map_values_settle (self->values);
    fab_map_values_add_classes (self->values, self->builder, FAB_MAP_COLOR);
    break;
  }
}

static void
add_rings (FabMapDecorator *self)
{
  switch (get_choice (self, FAB_MAP_RING)) {
  case FAB_MAP_RING_BY_PROFILE:
    add_choices (self, FAB_MAP_RING, FAB_ACTOR_PROFILE, profile_tones, NULL, FALSE);
    break;
  case FAB_MAP_RING_BY_SCALE:
    add_choices (self, FAB_MAP_RING, FAB_ACTOR_SCALE, scale_tones, NULL, FALSE);
    break;
  case FAB_MAP_RING_BY_PARTNER:
    add_class (self, FAB_MAP_RING, C_ ("value in a legend", "Member"), FAB_TONE_INK, FAB_MAP_MARK_DISC);
    break;
  case FAB_MAP_RING_BY_AWARD:
    fab_map_awards_add_classes (self->awards, self->builder);
    break;
  default:
    break;
  }
}

static void
add_marks (FabMapDecorator *self)
{
  switch (get_choice (self, FAB_MAP_SHAPE)) {
  case FAB_MAP_SHAPE_BY_KIND:
    add_choices (self, FAB_MAP_SHAPE, FAB_ACTOR_KIND, NULL, kind_marks, FALSE);
    break;
  case FAB_MAP_SHAPE_BY_PROFILE:
    add_choices (self, FAB_MAP_SHAPE, FAB_ACTOR_PROFILE, NULL, few_marks, TRUE);
    break;
  case FAB_MAP_SHAPE_BY_SCALE:
    add_choices (self, FAB_MAP_SHAPE, FAB_ACTOR_SCALE, NULL, scale_marks, TRUE);
    break;
  default:
    break;
  }
}

/* An aspect that is the same everywhere says nothing. */
static gboolean
says_nothing (FabMapAspect aspect, guint choice)
{
  const char *code = fab_map_aspect_get_choice_code (aspect, choice);

  return g_str_equal (code, "same") || g_str_equal (code, "none") || g_str_equal (code, "disc");
}

static void
add_meanings (FabMapDecorator *self)
{
  for (guint a = 0; a < FAB_MAP_N_ASPECTS; a++) {
    guint choice = MIN (get_choice (self, a), fab_map_aspect_get_n_choices (a) - 1);

    if (!says_nothing (a, choice))
      fab_map_scene_builder_set_meaning (self->builder, a, fab_map_aspect_get_choice_label (a, choice));
  }
  fab_map_scene_builder_set_icons (self->builder, get_choice (self, FAB_MAP_ICON) != FAB_MAP_ICON_NONE);
}

/* ---- Logos ---- */

/* 0, or the logo's index and one; @self->logos remembers what was no picture as 0. */
static guint
get_logo (FabMapDecorator *self, FabRecord *actor)
{
  FabRecord *today = fab_store_get_record (self->store, fab_record_get_key (actor));
  FabRecord *document = today != NULL ? fab_store_get_target (self->store, today, FAB_ACTOR_LOGO) : NULL;
  const char *sha256 = document != NULL ? fab_record_get_text (document, FAB_DOCUMENT_SHA256) : NULL;
  cairo_surface_t *logo = NULL;
  gpointer known;
  guint index = 0;

  if (sha256 == NULL || self->options->logos == NULL)
    return 0;
  if (g_hash_table_lookup_extended (self->logos, sha256, NULL, &known))
    return GPOINTER_TO_UINT (known);
  if (!fab_map_logos_lookup (self->options->logos, sha256, &logo)) {
    g_autoptr (GBytes) bytes = fab_store_get_content (self->store, sha256, NULL);

    logo = fab_map_logos_take (self->options->logos, sha256, bytes);
  }
  if (logo != NULL)
    index = fab_map_scene_builder_add_logo (self->builder, logo) + 1;
  g_hash_table_insert (self->logos, g_strdup (sha256), GUINT_TO_POINTER (index));
  return index;
}

/* ---- Public ---- */

FabMapDecorator *
fab_map_decorator_new (FabStore *store, const FabMapSceneOptions *options)
{
  FabMapDecorator *self = g_new0 (FabMapDecorator, 1);

  self->store = store;
  self->options = options;
  self->values = fab_map_values_new (FAB_N_KIND_COLORS);
  self->sizes = fab_map_size_scale_new (get_choice (self, FAB_MAP_SIZE), options->brokerage);
  self->lines = fab_map_line_scale_new (&options->decoration);
  self->logos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (get_choice (self, FAB_MAP_RING) == FAB_MAP_RING_BY_AWARD)
    self->awards = fab_map_awards_new (store);
  return self;
}

void
fab_map_decorator_free (FabMapDecorator *self)
{
  fab_map_values_free (self->values);
  fab_map_line_scale_free (self->lines);
  fab_map_size_scale_free (self->sizes);
  g_clear_pointer (&self->awards, fab_map_awards_free);
  g_hash_table_unref (self->logos);
  g_free (self);
}

/** fab_map_decorator_see_actor: takes note of an actor that will be on the map */
void
fab_map_decorator_see_actor (FabMapDecorator *self, FabRecord *actor, guint n_links)
{
  if (is_by_frequency (self)) {
    g_autofree char *value = get_value (self, actor);

    fab_map_values_see (self->values, value);
  }
  fab_map_size_scale_see (self->sizes, actor, n_links);
}

/** fab_map_decorator_see_link: takes note of a link that will be on the map */
void
fab_map_decorator_see_link (FabMapDecorator *self, FabRecord *relation)
{
  fab_map_line_scale_see (self->lines, relation);
}

/** fab_map_decorator_settle: all have been seen: what they say goes to the legend of the scene in @builder */
void
fab_map_decorator_settle (FabMapDecorator *self, FabMapSceneBuilder *builder)
{
  self->builder = builder;
  add_meanings (self);
  add_colors (self);
  fab_map_size_scale_settle (self->sizes, builder);
  add_rings (self);
  add_marks (self);
  fab_map_line_scale_settle (self->lines, builder);
}

/* From 0 to 10; -1: not said. */
static int
get_degree_of (FabRecord *actor, guint field)
{
  return fab_record_is_null (actor, field) ? -1 : CLAMP (fab_record_get_integer (actor, field), 0, 10);
}

static int
get_reach (FabRecord *actor)
{
  guint choice = find_choice (actor, FAB_ACTOR_SCALE);

  return choice != G_MAXUINT ? (int)choice : -1;
}

/** fab_map_decorator_set_node: fills in what @actor looks like, its kind, and what layouts ask of it */
void
fab_map_decorator_set_node (FabMapDecorator *self, FabRecord *actor, guint n_links, FabMapNode *node)
{
  node->kind = fab_palette_kind_index (fab_record_get_text (actor, FAB_ACTOR_KIND));
  node->influence = get_degree_of (actor, FAB_ACTOR_INFLUENCE);
  node->interest = get_degree_of (actor, FAB_ACTOR_INTEREST);
  node->reach = get_reach (actor);
  node->color = get_color (self, actor, node->kind);
  node->mark = get_mark (self, actor, node->kind);
  node->ring = get_ring (self, actor);
  node->radius = fab_map_size_scale_get_radius (self->sizes, actor, n_links);
  if (get_choice (self, FAB_MAP_ICON) == FAB_MAP_ICON_LOGO)
    node->logo = get_logo (self, actor);
}

/** fab_map_decorator_is_by_territory: whether a colour is a territory: the hulls then have the same */
gboolean
fab_map_decorator_is_by_territory (FabMapDecorator *self)
{
  return get_choice (self, FAB_MAP_COLOR) == FAB_MAP_COLOR_BY_TERRITORY;
}

guint
fab_map_decorator_get_territory_tone (FabMapDecorator *self, FabRecord *territory)
{
  return fab_map_values_get_tone (self->values, fab_record_get_title (territory));
}

/** fab_map_decorator_set_edge: fills in what @relation looks like; @style has its kind's own look */
void
fab_map_decorator_set_edge (FabMapDecorator *self, FabRecord *relation, FabMapStyle *style, FabMapEdge *edge)
{
  fab_map_line_scale_set (self->lines, relation, style, edge);
}
