/* fab-summary.h: what a row says of a record */
#pragma once

#include "fab-store.h"

G_BEGIN_DECLS

/** How a record stands on a line of time. */
typedef enum {
  FAB_MARK_NONE,   /* its list isn't one of time */
  FAB_MARK_FULL,   /* took place */
  FAB_MARK_HOLLOW, /* to come */
  FAB_MARK_FAINT,  /* didn't take place */
} FabMark;

typedef struct {
  char *title;             /* NULL: the record's own */
  char *subtitle;          /* NULL: none */
  char *badge;             /* a word or two at the end; NULL: none */
  const char *badge_style; /* a style class, such as "error"; NULL: quiet */
  FabMark mark;
  FabRecord *target; /* borrowed: what the row leads to, where that is another record */
} FabSummary;

typedef void (*FabDescribe) (FabStore *store, FabRecord *record, FabSummary *summary);

void fab_summary_fill (FabSummary *self, FabStore *store, FabRecord *record, FabDescribe describe);
void fab_summary_clear (FabSummary *self);
char *fab_summary_join (FabStore *store, FabRecord *record, ...);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FabSummary, fab_summary_clear)

G_END_DECLS
