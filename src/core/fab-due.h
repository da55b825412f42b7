/* fab-due.h: everything in a project that has a date by which something happens or has to be done */
#pragma once

#include "fab-date.h"
#include "fab-store.h"

G_BEGIN_DECLS

typedef enum {
  FAB_DUE_ACTION,      /* an action ends */
  FAB_DUE_STEP,        /* a step is due */
  FAB_DUE_MEETING,     /* a meeting takes place */
  FAB_DUE_AID,         /* an aid closes */
  FAB_DUE_CALL,        /* a date of a call */
  FAB_DUE_DELIVERABLE, /* a deliverable is due */
  FAB_DUE_ANSWER,      /* a shop promised an action for then */
  FAB_DUE_FOLLOW_UP,   /* an award's follow-up */
  FAB_DUE_AWARD,       /* an award ends */
  FAB_DUE_N_KINDS,
} FabDueKind;

/** Something that is not done yet and has a date. */
typedef struct {
  FabDueKind kind;
  FabRecord
      *record;  /* borrowed from the store: the action, step, meeting, aid, call date, deliverable, answer or award */
  FabDate date; /* its last day; none where an action is only said to be late */
  int days;     /* from today; negative: late by so many */
  gboolean late;
} FabDue;

GArray *fab_due_list (FabStore *store, FabRecord *territory, FabDate today);
char *fab_due_get_title (FabStore *store, const FabDue *due);
char *fab_due_describe (FabStore *store, const FabDue *due, FabLanguage language);

G_END_DECLS
