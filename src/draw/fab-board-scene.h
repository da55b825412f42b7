/* fab-board-scene.h: an axis or a whole roadmap as columns of cards, for paper */
#pragma once

#include "fab-date.h"
#include "fab-drawing.h"
#include "fab-store.h"

G_BEGIN_DECLS

typedef struct _FabBoardScene FabBoardScene;

/** Strings are copied; NULL where there is nothing to say. */
typedef struct {
  const char *title;
  const char *code;
  const char *pilot; /* name of the pilot, shown by its initials */
  const char *date;  /* as people read it */
  guint status;      /* index among the choices of an action's status */
  gboolean late;     /* its end has passed: said in red */
  gint64 budget;     /* in cents; 0: not known */
  gint64 funded;     /* in cents: granted and paid */
  guint n_links;     /* what else is tied to it */
} FabBoardCard;

FabBoardScene *fab_board_scene_new (void);
FabBoardScene *fab_board_scene_new_from_store (FabStore *store, FabRecord *plan, FabRecord *axis, FabDate today);
void fab_board_scene_free (FabBoardScene *self);
guint fab_board_scene_add_lane (FabBoardScene *self, const char *name);
void fab_board_scene_add_card (FabBoardScene *self, guint lane, const FabBoardCard *card);
guint fab_board_scene_get_n_cards (FabBoardScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabBoardScene, fab_board_scene_free)

/* Takes the scene over. */
FabDrawing *fab_drawing_new_board (FabBoardScene *scene, const FabPaper *paper, const FabTitleBlock *titles,
                                   const FabPalette *palette, const char *font_family);

G_END_DECLS
