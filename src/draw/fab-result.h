/* fab-result.h: what a shop's application is worth, as a sheet to hand over */
#pragma once

#include "fab-drawing.h"
#include "fab-store.h"

G_BEGIN_DECLS

typedef struct _FabResult FabResult;

/** Strings are copied; NULL where there is nothing to say. */
typedef struct {
  const char *shop;
  const char *trade;
  const char *charter; /* name and version */
  const char *state;   /* of the application, as people read it */
  const char *level;   /* reached; NULL: none */
  const char *level_color;
  guint level_rank;
  const char *next_level; /* NULL: there is no higher one */
  const char *missing;    /* for the next level, as a sentence */
  guint stars, stars_applicable;
  guint percent;
  guint domains_reached;
  guint three_stars;
} FabResultFacts;

typedef struct {
  const char *name;
  guint stars, stars_planned, stars_applicable;
} FabResultDomain;

typedef enum {
  FAB_RESULT_PREREQUISITE, /* checked or not */
  FAB_RESULT_SUGGESTION,   /* would give the next level */
  FAB_RESULT_PLANNED,      /* the improvement plan */
} FabResultList;

typedef struct {
  FabResultList list;
  const char *code;
  const char *text;
  const char *note; /* a date, the expected evidence */
  guint stars;
  gboolean met;
} FabResultLine;

FabResult *fab_result_new (const FabResultFacts *facts);
FabResult *fab_result_new_from_store (FabStore *store, FabRecord *application);
void fab_result_free (FabResult *self);
void fab_result_add_domain (FabResult *self, const FabResultDomain *domain);
void fab_result_add_line (FabResult *self, const FabResultLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabResult, fab_result_free)

/* Takes the result over. */
FabDrawing *fab_drawing_new_result (FabResult *self, const FabPaper *paper, const FabTitleBlock *titles,
                                    const FabPalette *palette, const char *font_family);

G_END_DECLS
