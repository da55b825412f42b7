/* fab-field-binding.h: which field of which record a row shows, and how it is written */
#pragma once

#include "fab-context.h"

G_BEGIN_DECLS

typedef struct _FabFieldBinding FabFieldBinding;

/** Called when the record's value changed: the row shows it. */
typedef void (*FabFieldRefresh) (GtkWidget *row);

FabFieldBinding *
fab_field_binding_new (FabContext *context, FabRecord *record, guint field, GtkWidget *row, FabFieldRefresh refresh);
void fab_field_binding_free (FabFieldBinding *self);

FabContext *fab_field_binding_get_context (FabFieldBinding *self);
FabRecord *fab_field_binding_get_record (FabFieldBinding *self);
const FabField *fab_field_binding_get_field (FabFieldBinding *self);
guint fab_field_binding_get_index (FabFieldBinding *self);
gboolean fab_field_binding_is_refreshing (FabFieldBinding *self);
void fab_field_binding_refresh (FabFieldBinding *self);
gboolean fab_field_binding_write (FabFieldBinding *self, FabValue value);

G_END_DECLS
