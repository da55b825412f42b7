/* fab-presentation-private.h: what the presentation's files share: steps and what is said (fab-presentation.c), keys, clicks and swipes (-input) */
#pragma once

#include "fab-actor-filter.h"
#include "fab-decoration-measures.h"
#include "fab-presentation-card.h"
#include "fab-presentation-pointer.h"
#include "fab-presentation-steps.h"
#include "fab-presentation.h"

G_BEGIN_DECLS

struct _FabPresentation {
  AdwWindow parent_instance;

  /* Template children */
  GtkWidget *stage;
  FabMapCanvas *canvas;
  GtkStack *cover;
  GtkLabel *cover_title, *cover_note;
  GtkWidget *lower;
  GtkStack *captions; /* two: one fades into the other */
  GtkWidget *caption_a, *caption_b;
  GtkLabel *title_a, *note_a, *title_b, *note_b;
  GtkRevealer *tools;
  GtkLabel *counter;
  GtkRevealer *card_revealer;
  GtkScrolledWindow *scroller;
  FabPresentationCard *card;
  FabPresentationPointer *pointer;
  GtkWidget *black;

  /* Owned */
  FabContext *context;
  FabMapModel *model;
  FabMapSelection *selection;
  FabActorFilter *filter;
  FabDecorationMeasures *measures;
  GPtrArray *steps;

  guint step;
  int width, height; /* as of the last allocation */
  guint layout_source;
  guint rest_source;  /* hides the tools and the mouse when nobody moves */
  guint dwell_source; /* shows the card of the actor that the mouse stays on */
  gint64 dwelt;       /* its key; 0: the mouse is on none */
  FabPoint press, mouse;
  gboolean held; /* the pointer is shown while a key is held */
};

const FabPresentationStep *fab_presentation_get (FabPresentation *self);
void fab_presentation_add_input (FabPresentation *self);
void fab_presentation_move (FabPresentation *self, int steps);
void fab_presentation_leave (FabPresentation *self);
void fab_presentation_show_card (FabPresentation *self, FabRecord *actor);
void fab_presentation_show_tools (FabPresentation *self);
void fab_presentation_set_black (FabPresentation *self, gboolean black);
void fab_presentation_set_pointer (FabPresentation *self, gboolean shown);

G_END_DECLS
