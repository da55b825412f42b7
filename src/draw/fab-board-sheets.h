/* fab-board-sheets.h: which card stands where on which page */
#pragma once

#include "fab-board-scene-private.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/** A card in its place, in points. */
typedef struct {
  const FabBoardCard *card;
  guint page;
  double x, y, height;
} FabBoardItem;

/** What a lane has of one page. */
typedef struct {
  const FabBoardLane *lane;
  guint page;
  gboolean continued; /* began on a page before */
  gboolean named;     /* the lane's name stands above it */
  guint first, end;   /* which columns */
  double y;           /* of its name */
  double top, bottom; /* of its columns */
} FabBoardStrip;

typedef struct {
  const FabBoardScene *scene;
  const char *font_family;
  FabBox room;                        /* on each page, in points */
  double column_width;                /* of a card */
  guint columns[FAB_N_STATUS_COLORS]; /* the statuses shown */
  guint n_columns;
  guint per_band; /* columns that fit beside one another; further ones stand below, under headers of their own */
  guint n_pages;
  double bottom;  /* of the last page's content */
  GArray *items;  /* of FabBoardItem */
  GArray *strips; /* of FabBoardStrip */
} FabBoardLayout;

#define FAB_BOARD_GAP    9.0
#define FAB_BOARD_HEADER 24.0
#define FAB_BOARD_LANE   25.0
#define FAB_BOARD_INSET  5.0
#define FAB_BOARD_PAD    7.0
#define FAB_BOARD_TITLE  9.5
#define FAB_BOARD_SMALL  8.0

FabBoardLayout *fab_board_layout_new (const FabBoardScene *scene, FabBox room, const char *font_family);
void fab_board_layout_free (FabBoardLayout *self);
double fab_board_column_x (const FabBoardLayout *self, guint column);
gboolean fab_board_is_banded (const FabBoardLayout *self);
PangoLayout *fab_board_title_layout (const FabBoardLayout *self, cairo_t *cr, const FabBoardCard *card);
gboolean fab_board_card_has_facts (const FabBoardCard *card);

G_END_DECLS
