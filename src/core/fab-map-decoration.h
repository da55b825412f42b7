/* fab-map-decoration.h: what colours, sizes, rims, shapes and lines of a map stand for
 *
 * A decoration is one choice for each aspect of the drawing; what a choice looks like is the painter's business. It is kept with a named
 * view as text ("color=theme size=staff"), and every aspect and choice has a label, so that whoever offers them needs no list of its own.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** The first choice of each is the default. */
typedef enum {
  FAB_MAP_COLOR,      /* of an actor's disc: FabMapColorBy */
  FAB_MAP_SIZE,       /* of an actor's disc: FabMapSizeBy */
  FAB_MAP_RING,       /* around an actor's disc: FabMapRingBy */
  FAB_MAP_SHAPE,      /* of an actor's mark: FabMapShapeBy */
  FAB_MAP_ICON,       /* inside an actor's mark: FabMapIconBy */
  FAB_MAP_LINK_COLOR, /* FabMapLinkColorBy */
  FAB_MAP_LINK_WIDTH, /* FabMapLinkWidthBy */
  FAB_MAP_LINK_DASH,  /* FabMapLinkDashBy */
  FAB_MAP_N_ASPECTS,
} FabMapAspect;

typedef enum {
  FAB_MAP_COLOR_BY_KIND,
  FAB_MAP_COLOR_BY_THEME,
  FAB_MAP_COLOR_BY_PROFILE,
  FAB_MAP_COLOR_BY_SCALE,
  FAB_MAP_COLOR_BY_TERRITORY,
  FAB_MAP_COLOR_BY_CIRCLE, /* the communities that the analysis finds */
  FAB_MAP_COLOR_ALL_SAME,
} FabMapColorBy;

typedef enum {
  FAB_MAP_SIZE_BY_LINKS,
  FAB_MAP_SIZE_BY_STAFF,
  FAB_MAP_SIZE_BY_INFLUENCE,
  FAB_MAP_SIZE_BY_INTEREST,
  FAB_MAP_SIZE_BY_BROKERAGE, /* betweenness, from the analysis */
  FAB_MAP_SIZE_ALL_SAME,
} FabMapSizeBy;

typedef enum {
  FAB_MAP_RING_NONE,
  FAB_MAP_RING_BY_PROFILE,
  FAB_MAP_RING_BY_SCALE,
  FAB_MAP_RING_BY_PARTNER, /* members of the working group */
  FAB_MAP_RING_BY_AWARD,   /* the level of the label that the actor's shop holds */
} FabMapRingBy;

typedef enum {
  FAB_MAP_SHAPE_DISC,
  FAB_MAP_SHAPE_BY_KIND,
  FAB_MAP_SHAPE_BY_PROFILE,
  FAB_MAP_SHAPE_BY_SCALE,
} FabMapShapeBy;

typedef enum {
  FAB_MAP_ICON_BY_KIND,
  FAB_MAP_ICON_LOGO, /* where an actor has one, else its kind's */
  FAB_MAP_ICON_NONE,
} FabMapIconBy;

typedef enum {
  FAB_MAP_LINK_COLOR_BY_KIND,
  FAB_MAP_LINK_COLOR_BY_STRENGTH,
  FAB_MAP_LINK_COLOR_BY_DATE,
  FAB_MAP_LINK_COLOR_ALL_SAME,
} FabMapLinkColorBy;

typedef enum {
  FAB_MAP_LINK_WIDTH_BY_STRENGTH,
  FAB_MAP_LINK_WIDTH_BY_AMOUNT,
  FAB_MAP_LINK_WIDTH_ALL_SAME,
} FabMapLinkWidthBy;

typedef enum {
  FAB_MAP_LINK_DASH_BY_KIND, /* dashed: only wished */
  FAB_MAP_LINK_DASH_BY_DATE, /* dashed: over, or not begun */
  FAB_MAP_LINK_DASH_NONE,
} FabMapLinkDashBy;

/** All zero: how a map is drawn where nobody chose. */
typedef struct {
  guint8 choices[FAB_MAP_N_ASPECTS];
} FabMapDecoration;

const char *fab_map_aspect_get_code (FabMapAspect aspect);
const char *fab_map_aspect_get_label (FabMapAspect aspect);
guint fab_map_aspect_get_n_choices (FabMapAspect aspect);
const char *fab_map_aspect_get_choice_code (FabMapAspect aspect, guint choice);
const char *fab_map_aspect_get_choice_label (FabMapAspect aspect, guint choice);

gboolean fab_map_decoration_equal (const FabMapDecoration *a, const FabMapDecoration *b);
char *fab_map_decoration_to_text (const FabMapDecoration *self);
gboolean fab_map_decoration_parse (const char *text, FabMapDecoration *decoration, GError **error);

G_END_DECLS
