/* fab-matrix-pane-private.h: what the pane's files share: -actions has what is done with a cell */
#pragma once

#include "fab-matrix-maker.h"
#include "fab-matrix-pane.h"

G_BEGIN_DECLS

struct _FabMatrixPane {
  AdwBin parent_instance;

  /* Template children */
  AdwToggleGroup *what;
  GtkWidget *order_box;
  GtkDropDown *order;
  GtkStack *stack;
  FabMatrixCanvas *canvas;
  GtkWidget *foot;
  GtkLabel *sentence;
  AdwWrapBox *legend;
  GMenuModel *cell_menu;

  /* Owned */
  FabMapModel *model;
  FabMapSelection *selection;
  FabMatrixMaker *maker;
  GSimpleActionGroup *actions;
  GtkWidget *popover; /* child (nullable): menu or links */
};

FabContext *fab_matrix_pane_get_context (FabMatrixPane *self);
FabStore *fab_matrix_pane_get_store (FabMatrixPane *self);
gboolean fab_matrix_pane_is_of_kinds (FabMatrixPane *self);

void fab_matrix_pane_choose (FabMatrixPane *self, guint row, guint column);
void fab_matrix_pane_open_cell (FabMatrixPane *self, guint row, guint column);
void fab_matrix_pane_show_menu (FabMatrixPane *self, double x, double y);
void fab_matrix_pane_add_actions (FabMatrixPane *self);
void fab_matrix_pane_update_actions (FabMatrixPane *self);

G_END_DECLS
