/* fab-register.h: the public register of certified shops, for paper */
#pragma once

#include "fab-date.h"
#include "fab-drawing.h"
#include "fab-store.h"

G_BEGIN_DECLS

typedef struct _FabRegister FabRegister;

/** Strings are copied; NULL where there is nothing to say. Nothing here is about a private person. */
typedef struct {
  const char *shop;
  const char *trade;
  const char *territory;
  const char *level;       /* its name */
  const char *level_color; /* as a charter level has it */
  guint level_rank;        /* from 0, the lowest */
  const char *number;
  const char *until; /* as people read it */
} FabRegisterEntry;

FabRegister *fab_register_new (void);
FabRegister *fab_register_new_from_store (FabStore *store, FabRecord *territory, FabDate today);
void fab_register_free (FabRegister *self);
void fab_register_add (FabRegister *self, const FabRegisterEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabRegister, fab_register_free)

/* Takes the register over. */
FabDrawing *fab_drawing_new_register (FabRegister *self, const FabPaper *paper, const FabTitleBlock *titles,
                                      const FabPalette *palette, const char *font_family);

void fab_draw_level_badge (cairo_t *cr, double x, double y, double height, const char *name, FabColor color,
                           const FabPalette *palette, const char *font_family);
double fab_level_badge_width (const char *name, double height, const char *font_family);

G_END_DECLS
