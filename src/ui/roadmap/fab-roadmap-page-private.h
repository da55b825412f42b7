/* fab-roadmap-page-private.h: what the page's files share */
#pragma once

#include "fab-axis-chooser.h"
#include "fab-board.h"
#include "fab-header-tools.h"
#include "fab-roadmap-list.h"
#include "fab-roadmap-page.h"

G_BEGIN_DECLS

struct _FabRoadmapPage {
  FabPage parent_instance;

  /* Template children */
  GtkStack *stack;
  FabBoard *board;
  FabRoadmapList *list;
  FabHeaderTools *tools;
  FabAxisChooser *axes;
  AdwToggleGroup *views;
  AdwToggleGroup *filters;
  AdwToggle *filter_all;
  AdwToggle *filter_without_pilot;
  AdwToggle *filter_without_funding;
  AdwToggle *filter_late;
  GtkWidget *tools_row;
  GtkWidget *add_button;
  GtkWidget *search_button;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkLabel *figures;
  GtkDropDown *statuses;
  GtkWidget *status_bar;

  FabRoadmapModel *model; /* owned */
  GSimpleActionGroup *actions;
  gboolean narrow;
  gboolean refreshing;
  guint status; /* the column that is shown where there is room for one */
};

void fab_roadmap_page_init_actions (FabRoadmapPage *self);
void fab_roadmap_page_update_actions (FabRoadmapPage *self);
void fab_roadmap_page_ask_for_action (FabRoadmapPage *self, FabRecord *axis, const char *status);
void fab_roadmap_page_edit (FabRoadmapPage *self, FabRecord *record);
void fab_roadmap_page_open (FabRoadmapPage *self, FabRecord *action);
void fab_roadmap_page_set_status (FabRoadmapPage *self, guint status);

G_END_DECLS
