/* fab-collection.h: the records of one table as a list to choose from
 *
 * What differs from one table to the next is said once, in a static FabCollectionInfo; the list, its filter, its order, its empty
 * states and the page around it (fab-collection-page.h) are the same for all.
 */
#pragma once

#include <adwaita.h>

#include "fab-context.h"
#include "fab-insert.h"
#include "fab-record-compare.h"
#include "fab-summary.h"

G_BEGIN_DECLS

/** A child's reference to what it belongs to. */
typedef struct {
  FabTableId table;
  guint field;
} FabParentField;

/** What one table's list and page say and do.  Texts are untranslated; what is optional may be left out. */
typedef struct {
  const char *name;  /* of the view, as in --view solutions-sheets */
  const char *title; /* of the view, and of the list for who can't see it */
  const char *icon;
  FabTableId table;

  /* What is said */
  const char *add;          /* "Add a meeting"; NULL: nothing is added by hand */
  const char *added;        /* "Meeting “%s” added" */
  const char *edit;         /* "Edit the meeting…" */
  const char *remove;       /* "Remove the meeting" */
  const char *filter;       /* "Filter the meetings" */
  const char *filter_hint;  /* optional: what can be typed, "Name, kind or place" */
  const char *empty;        /* "No meeting yet" */
  const char *empty_advice; /* what to do then */
  const char *choose;       /* "Choose a meeting" */

  /* The list */
  FabDescribe describe;                                          /* optional */
  FabRecordCompare compare;                                      /* optional: by title without it */
  char *(*describe_section) (FabStore *store, FabRecord *first); /* optional: the list has headings */
  FabRecordCompare compare_sections;                             /* with describe_section */
  const FabTableId *watched; /* optional: other tables that rows speak of, ended by FAB_TABLE_NONE */

  /* The record */
  GtkWidget *(*make_detail) (FabContext *context, FabRecord *record);
  gboolean titled;                   /* the detail says the record's title by itself */
  const FabParentField *parents;     /* optional: children that are shown with their parent; ended by FAB_TABLE_NONE */
  const FabFirstValue *first_values; /* optional; ended by field -1 */
  FabRecord *(*insert) (FabContext *context, const char *name, GError **error); /* optional */
  void (*ask) (GtkWidget *page, FabContext *context); /* optional: adds in another way than by a name */
} FabCollectionInfo;

#define FAB_TYPE_COLLECTION (fab_collection_get_type ())
G_DECLARE_FINAL_TYPE (FabCollection, fab_collection, FAB, COLLECTION, AdwBin)

GtkWidget *fab_collection_new (const FabCollectionInfo *info, FabContext *context);
const FabCollectionInfo *fab_collection_get_info (FabCollection *self);
GListModel *fab_collection_get_shown (FabCollection *self);
FabRecord *fab_collection_get_selected (FabCollection *self);
gboolean fab_collection_select (FabCollection *self, FabRecord *record);
void fab_collection_filter (FabCollection *self, const char *typed);

FabRecord *fab_collection_find_shown (FabCollection *self, FabRecord *record);
FabRecord *fab_collection_insert (FabCollection *self, const char *name);

G_END_DECLS
