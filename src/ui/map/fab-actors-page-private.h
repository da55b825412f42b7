/* fab-actors-page-private.h: what the page's files share: -actions has its actions and shortcuts, -import takes in files,
 * -links makes links and follows paths, -time the map over time, -drop what is pasted and dropped, -focus where the keyboard goes */
#pragma once

#include "fab-actor-filter.h"
#include "fab-actor-inspector.h"
#include "fab-actor-list.h"
#include "fab-actors-page.h"
#include "fab-filter-bar.h"
#include "fab-filter-panel.h"
#include "fab-header-tools.h"
#include "fab-insight-panel.h"
#include "fab-map-pane.h"
#include "fab-map-time.h"
#include "fab-matrix-pane.h"
#include "fab-time-bar.h"
#include "fab-time-panel.h"
#include "fab-view-button.h"

G_BEGIN_DECLS

struct _FabActorsPage {
  FabPage parent_instance;

  /* Template children */
  AdwBreakpointBin *bin;
  GtkWidget *header;
  FabHeaderTools *tools;
  GtkWidget *filters;
  GtkWidget *bar_above, *bar_over;
  FabFilterBar *above, *over;
  FabViewButton *views;
  GtkMenuButton *appearance;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;
  AdwOverlaySplitView *split;
  AdwViewStack *stack;
  FabMapPane *pane;
  FabActorList *list;
  FabMatrixPane *matrix;
  FabActorInspector *inspector;
  FabInsightPanel *insight;
  GMenuModel *context_menu;
  GtkStack *sidebars; /* the inspector, what changed over time, or what the map says */
  AdwBanner *time_banner;
  FabTimeBar *time_bar;
  FabTimePanel *time_panel;

  /* Owned */
  FabMapModel *model;
  FabMapSelection *selection;
  FabMapTime *time;
  FabActorFilter *filter;
  FabInsightModel *insights;
  FabViewKeeper *keeper;
  FabPathGuide *guide;
  GSimpleActionGroup *actions;
  gboolean keep_closed;      /* somebody closed the inspector: it doesn't open by itself */
  GtkWidget *filter_popover; /* child of filters (nullable) */
  GtkWidget *popover;        /* child of the canvas' pane (nullable): the context menu */
};

void fab_actors_page_add_actions (FabActorsPage *self);
void fab_actors_page_add_drop (FabActorsPage *self);
void fab_actors_page_update_drop (FabActorsPage *self, gboolean writes);
void fab_actors_page_add_time (FabActorsPage *self);
void fab_actors_page_add_focus (FabActorsPage *self);
void fab_actors_page_focus_view (FabActorsPage *self);
void fab_actors_page_add_shortcuts (FabActorsPage *self);
void fab_actors_page_update_actions (FabActorsPage *self);
void fab_actors_page_enable (FabActorsPage *self, const char *name, gboolean enabled);
void fab_actors_page_add_links (FabActorsPage *self);
void fab_actors_page_update_links (FabActorsPage *self, gboolean writes);
void fab_actors_page_show_filters (FabActorsPage *self);
void fab_actors_page_ask_for_actor (FabActorsPage *self, const FabPoint *place, FabRecord *linked_from);
void fab_actors_page_present (FabActorsPage *self, AdwDialog *dialog);
void fab_actors_page_open_inspector (FabActorsPage *self);
void fab_actors_page_import (FabActorsPage *self, GFile *file);
void fab_actors_page_add_drop_target (FabActorsPage *self);
gboolean fab_actors_page_is_map (FabActorsPage *self);
gboolean fab_actors_page_is_matrix (FabActorsPage *self);

G_END_DECLS
