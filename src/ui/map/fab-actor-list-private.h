/* fab-actor-list-private.h: what the list's files share: -columns has its columns, -edit editing in cells, -groups its sections, -menu its menu and what
 * it does, -clipboard copying and pasting */
#pragma once

#include "fab-actor-cell.h"
#include "fab-actor-list.h"
#include "fab-growing-rows.h"

G_BEGIN_DECLS

struct _FabActorList {
  AdwBin parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkColumnView *view;
  GtkDropDown *group;
  GtkLabel *count;
  GtkMenuButton *columns;

  /* Owned */
  FabMapModel *model;
  FabMapSelection *selection;
  GtkSortListModel *sorted;
  GtkFilterListModel *shown; /* those that the filter lets pass */
  GtkFilter *on_map;         /* those on the map */
  GtkMultiSelection *rows;
  FabGrowingRows *growing;
  GSignalGroup *model_signals, *selection_signals;
  GSettings *settings; /* (nullable): where there are none */
  GPtrArray *cells;    /* borrowed: those that show an actor now */
  GSimpleActionGroup *actions;
  GtkWidget *popover;    /* child (nullable): menu or links */
  GtkWidget *focus;      /* (nullable) weak: what had the keyboard before the popover */
  FabRecord *key_actor;  /* (nullable): where the keyboard was last */
  FabRecord *edit_actor; /* (nullable): whose cell is to be edited once it is there */
  const FabActorColumn *edit_column;

  guint sort_source, edit_source, save_source, lost_source;
  gboolean syncing;
  gboolean loading; /* columns are being set up: nothing is to be kept */
  gboolean stale;   /* something changed that the order may depend on */
};

FabContext *fab_actor_list_get_context (FabActorList *self);
FabStore *fab_actor_list_get_store (FabActorList *self);
GPtrArray *fab_actor_list_get_selected (FabActorList *self);
void fab_actor_list_show_popover (FabActorList *self, GtkWidget *popover, GtkWidget *at, double x, double y);

void fab_actor_list_add_columns (FabActorList *self);
void fab_actor_list_save_columns (FabActorList *self);
const FabActorColumn *fab_actor_list_get_column (GtkColumnViewColumn *column);

void fab_actor_list_add_editing (FabActorList *self);
void fab_actor_list_want (FabActorList *self, FabActorCell *cell);
void fab_actor_list_edited (FabActorList *self, int way, FabActorCell *cell);
FabActorCell *fab_actor_list_get_focused_cell (FabActorList *self);

void fab_actor_list_add_menu (FabActorList *self);
void fab_actor_list_add_groups (FabActorList *self);
void fab_actor_list_group_by (FabActorList *self, int field);

char *fab_actor_list_copy_text (FabActorList *self);
void fab_actor_list_paste_text (FabActorList *self, const char *text);

G_END_DECLS
