/* fab-import-item.h: a line of an import's review: an actor with what becomes of it, a link that is not taken, a remark */
#pragma once

#include "fab-import-plan.h"
#include "fab-record.h"

G_BEGIN_DECLS

/** Where a line stands, in this order. */
typedef enum {
  FAB_IMPORT_GROUP_NOTES,
  FAB_IMPORT_GROUP_CHECK, /* created, though it may be there already */
  FAB_IMPORT_GROUP_MERGED,
  FAB_IMPORT_GROUP_LEFT,
  FAB_IMPORT_GROUP_CREATED,
  FAB_IMPORT_GROUP_LINKS, /* that are not taken */
  FAB_IMPORT_N_GROUPS,
} FabImportGroup;

/** What can be decided of an actor. */
typedef struct {
  FabImportDecision decision;
  guint candidate;
  FabImportMode mode;
  char *label;
} FabImportChoice;

#define FAB_TYPE_IMPORT_ITEM (fab_import_item_get_type ())
G_DECLARE_FINAL_TYPE (FabImportItem, fab_import_item, FAB, IMPORT_ITEM, GObject)

FabImportItem *fab_import_item_new_note (const char *text);
FabImportItem *fab_import_item_new_actor (FabImportPlan *plan, guint node);
FabImportItem *fab_import_item_new_link (FabImportPlan *plan, guint link);

FabImportGroup fab_import_item_get_group (FabImportItem *self);
const char *fab_import_group_get_title (FabImportGroup group);
const char *fab_import_item_get_title (FabImportItem *self);
char *fab_import_item_describe (FabImportItem *self);
gboolean fab_import_item_matches (FabImportItem *self, const char *folded);

GPtrArray *fab_import_item_list_choices (FabImportItem *self);
gboolean fab_import_item_is_chosen (FabImportItem *self, const FabImportChoice *choice);
void fab_import_item_choose (FabImportItem *self, FabImportDecision decision, guint candidate, FabImportMode mode);
gboolean fab_import_item_can_be_taken (FabImportItem *self);
void fab_import_item_choose_actor (FabImportItem *self, FabRecord *actor);
void fab_import_item_choose_if_possible (FabImportItem *self, FabImportDecision decision, FabImportMode mode);

G_END_DECLS
