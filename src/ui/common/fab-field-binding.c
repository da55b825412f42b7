#include "fab-field-binding.h"

#include "fab-field-row.h"

struct _FabFieldBinding {
  FabContext *context; /* owned */
  FabRecord *record;   /* owned */
  guint field;
  GtkWidget *row; /* borrowed: it owns the binding */
  FabFieldRefresh refresh;
  gulong handler;
  gboolean refreshing;
};

/**
 * fab_field_binding_new:
 * @row: owns the binding and frees it in its dispose
 * @refresh: shows the record's value in @row; called at each change
 *
 * Returns: (transfer full): the binding
 */
FabFieldBinding *
fab_field_binding_new (FabContext *context, FabRecord *record, guint field, GtkWidget *row, FabFieldRefresh refresh)
{
  FabFieldBinding *self = g_new0 (FabFieldBinding, 1);
  g_autofree char *signal = g_strconcat ("notify::", fab_record_get_table (record)->fields[field].column, NULL);

  self->context = g_object_ref (context);
  self->record = g_object_ref (record);
  self->field = field;
  self->row = row;
  self->refresh = refresh;
  for (char *c = signal; *c != '\0'; c++)
    if (*c == '_')
      *c = '-';
  self->handler = g_signal_connect_swapped (record, signal, G_CALLBACK (fab_field_binding_refresh), self);
  return self;
}

void
fab_field_binding_free (FabFieldBinding *self)
{
  g_clear_signal_handler (&self->handler, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->context);
  g_free (self);
}

FabContext *
fab_field_binding_get_context (FabFieldBinding *self)
{
  return self->context;
}

FabRecord *
fab_field_binding_get_record (FabFieldBinding *self)
{
  return self->record;
}

const FabField *
fab_field_binding_get_field (FabFieldBinding *self)
{
  return &fab_record_get_table (self->record)->fields[self->field];
}

guint
fab_field_binding_get_index (FabFieldBinding *self)
{
  return self->field;
}

/** fab_field_binding_is_refreshing: whether the row changes because the record did, and not the other way round */
gboolean
fab_field_binding_is_refreshing (FabFieldBinding *self)
{
  return self->refreshing;
}

/** fab_field_binding_refresh: has the row show the record's value */
void
fab_field_binding_refresh (FabFieldBinding *self)
{
  self->refreshing = TRUE;
  self->refresh (self->row);
  self->refreshing = FALSE;
}

/** fab_field_binding_write: writes what the person said, as a gesture; where that fails the row shows the record's value again */
gboolean
fab_field_binding_write (FabFieldBinding *self, FabValue value)
{
  g_autofree char *sentence = NULL;

  if (self->refreshing || !fab_record_is_alive (self->record))
    return TRUE;
  sentence = fab_field_row_make_sentence (self->record, self->field);
  if (fab_context_edit (self->context, sentence, self->record, self->field, value))
    return TRUE;
  fab_field_binding_refresh (self);
  return FALSE;
}
