/* fab-yed.h: the drawings that yEd and yFiles keep in GraphML */
#pragma once

#include "fab-xml.h"

G_BEGIN_DECLS

/** What we want of a drawing: the text on it, and its middle. */
typedef struct {
  gboolean is_drawing;
  gboolean placed;
  double x, y;
  char *label; /* (nullable) */
} FabYed;

gboolean fab_yed_is_key (FabXml *xml);
char *fab_yed_read (FabXml *xml, FabYed *drawing);
void fab_yed_clear (FabYed *drawing);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FabYed, fab_yed_clear)

G_END_DECLS
