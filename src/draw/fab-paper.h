/* fab-paper.h: sheets of paper with what stands on every one: title, date, territory, source, page number */
#pragma once

#include "fab-geometry.h"
#include "fab-palette.h"

G_BEGIN_DECLS

/** The smallest type on paper, in points. */
#define FAB_PAPER_MIN_FONT 8.0

typedef enum {
  FAB_PAPER_A4,
  FAB_PAPER_A3,
  FAB_PAPER_A2,
  FAB_PAPER_A1,
  FAB_PAPER_A0,
  FAB_PAPER_CONTENT, /* as large as what is on it */
} FabPaperSize;

typedef struct {
  FabPaperSize size;
  gboolean landscape;
} FabPaper;

/** What stands on every page; each may be NULL. Borrowed while a drawing is made. */
typedef struct {
  const char *title;
  const char *subtitle; /* the axis, the view */
  const char *territory;
  const char *date;   /* as people read it */
  const char *source; /* where the data come from */
} FabTitleBlock;

void fab_paper_get_size (const FabPaper *self, double *width, double *height);
double fab_paper_get_margin (double width, double height);
gboolean fab_paper_from_name (const char *name, FabPaper *paper);

/* Draws background, title block and foot. Returns: the room left, in points. */
FabBox fab_paper_draw_frame (cairo_t *cr, double width, double height, const FabTitleBlock *titles, guint page,
                             guint n_pages, const FabPalette *palette, const char *font_family);
FabBox fab_paper_get_room (double width, double height, const FabTitleBlock *titles);

G_END_DECLS
