#include "fab-cell-editor.h"

#include <glib/gi18n.h>

#include "fab-describe.h"
#include "fab-field-row.h"
#include "fab-field-typed.h"
#include "fab-record-sort.h"

struct _FabCellEditor {
  AdwBin parent_instance;

  FabContext *context; /* owned */
  FabRecord *record;   /* owned */
  guint field;
  GtkEntry *entry;     /* child (nullable): or else… */
  GtkDropDown *choice; /* …child */
  GPtrArray *records;  /* owned (nullable): of a reference: what the choices after none are */
  char *shown;         /* what the entry showed at first */
  guint source;        /* somebody chose */
  gboolean over;
};

enum {
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabCellEditor, fab_cell_editor, ADW_TYPE_BIN)

static const FabField *
get_field (FabCellEditor *self)
{
  return &fab_record_get_table (self->record)->fields[self->field];
}

/* ---- Writing ---- */

static gboolean
write_value (FabCellEditor *self, FabValue value)
{
  g_autofree char *sentence = fab_field_row_make_sentence (self->record, self->field);
  FabValue now = fab_record_get_value (self->record, self->field);

  if (fab_value_equal (&now, &value) || !fab_record_is_alive (self->record))
    return TRUE;
  return fab_context_edit (self->context, sentence, self->record, self->field, value);
}

static void
show_error (FabCellEditor *self, const GError *error)
{
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY, "dialog-warning-symbolic");
  gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY, error->message);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  fab_context_report (self->context, fab_field_get_label (get_field (self)), (GError *)error);
}

static gboolean
write_typed (FabCellEditor *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  FabValue value;

  if (g_str_equal (typed, self->shown))
    return TRUE;
  if (fab_field_read_typed (get_field (self), typed, &value, &text, &error))
    return write_value (self, value);
  show_error (self, error);
  return FALSE;
}

static gboolean
write_choice (FabCellEditor *self)
{
  const FabField *field = get_field (self);
  guint optional = field->flags & FAB_FIELD_REQUIRED ? 0 : 1, chosen = gtk_drop_down_get_selected (self->choice);

  if (chosen == GTK_INVALID_LIST_POSITION)
    return TRUE;
  if (optional && chosen == 0)
    return write_value (self, FAB_NULL);
  chosen -= optional;
  if (field->type == FAB_FIELD_BOOLEAN)
    return write_value (self, FAB_BOOLEAN (chosen == 0));
  if (self->records != NULL)
    return write_value (self, FAB_REF (g_ptr_array_index (self->records, chosen)));
  return write_value (self, FAB_TEXT (field->choices->choices[chosen].code));
}

/**
 * fab_cell_editor_write: writes what was said, as a gesture
 *
 * Returns: whether that could be done; if not, the person was told why, and what they typed is still there
 */
gboolean
fab_cell_editor_write (FabCellEditor *self)
{
  return self->entry != NULL ? write_typed (self) : write_choice (self);
}

static void
end (FabCellEditor *self, gboolean write, int way)
{
  if (self->over)
    return;
  self->over = TRUE;
  if (write && !fab_cell_editor_write (self)) {
    self->over = FALSE;
    if (self->entry != NULL)
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    return;
  }
  g_signal_emit (self, signals[DONE], 0, way);
}

/* ---- Keys ---- */

static gboolean
on_key (FabCellEditor *self, guint key, guint code, GdkModifierType state)
{
  switch (key) {
  case GDK_KEY_Escape:
    end (self, FALSE, FAB_CELL_HERE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Tab:
    end (self, TRUE, state & GDK_SHIFT_MASK ? FAB_CELL_BEFORE : FAB_CELL_NEXT);
    return GDK_EVENT_STOP;
  case GDK_KEY_ISO_Left_Tab:
    end (self, TRUE, FAB_CELL_BEFORE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    if (self->entry == NULL)
      return GDK_EVENT_PROPAGATE;
    end (self, TRUE, FAB_CELL_HERE);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
on_left_idle (gpointer data)
{
  FabCellEditor *self = data;

  self->source = 0;
  g_signal_emit (self, signals[DONE], 0, FAB_CELL_LEFT);
}

/* Who goes elsewhere has written; what can't be read stays there to be seen. Ending takes away the entry: not while GTK moves the keyboard. */
static void
on_left (FabCellEditor *self)
{
  if (self->over || self->entry == NULL)
    return;
  self->over = TRUE;
  if (!fab_cell_editor_write (self))
    self->over = FALSE;
  else if (self->source == 0)
    self->source = g_idle_add_once (on_left_idle, self);
}

static void
on_chosen_idle (gpointer data)
{
  FabCellEditor *self = data;

  self->source = 0;
  end (self, TRUE, FAB_CELL_HERE);
}

/* Not at once: ending takes away the drop-down, which is not done with what it tells. */
static void
on_chosen (FabCellEditor *self)
{
  if (self->source == 0)
    self->source = g_idle_add_once (on_chosen_idle, self);
}

static void
on_changed (FabCellEditor *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY, NULL);
}

/* ---- Making it ---- */

static void
make_entry (FabCellEditor *self)
{
  self->entry = GTK_ENTRY (gtk_entry_new ());
  self->shown = fab_describe_field (fab_context_get_store (self->context), self->record, self->field,
                                    fab_language_get_default ());
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "fab-cell-entry");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entry));
}

static void
add_records (FabCellEditor *self, GtkStringList *labels, guint *selected)
{
  g_autoptr (GListModel) sorted =
      fab_record_sort_new (fab_store_get_list (fab_context_get_store (self->context), get_field (self)->target));

  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (sorted); i++) {
    FabRecord *record = g_list_model_get_item (sorted, i);

    g_ptr_array_add (self->records, record);
    if (fab_record_get_key (record) == fab_record_get_ref (self->record, self->field))
      *selected = g_list_model_get_n_items (G_LIST_MODEL (labels));
    gtk_string_list_append (labels, fab_record_get_title (record));
  }
}

static void
add_choices (FabCellEditor *self, GtkStringList *labels, guint *selected)
{
  const FabChoices *choices = get_field (self)->choices;
  const char *code = fab_record_get_text (self->record, self->field);

  for (guint i = 0; i < choices->n_choices; i++) {
    if (g_strcmp0 (choices->choices[i].code, code) == 0)
      *selected = g_list_model_get_n_items (G_LIST_MODEL (labels));
    gtk_string_list_append (labels, fab_choices_get_label (choices, choices->choices[i].code));
  }
}

static void
add_yes_and_no (FabCellEditor *self, GtkStringList *labels, guint *selected)
{
  guint first = g_list_model_get_n_items (G_LIST_MODEL (labels));

  gtk_string_list_append (labels, _ ("Yes"));
  gtk_string_list_append (labels, _ ("No"));
  if (!fab_record_is_null (self->record, self->field))
    *selected = first + (fab_record_get_boolean (self->record, self->field) ? 0 : 1);
}

static void
make_choice (FabCellEditor *self)
{
  const FabField *field = get_field (self);
  GtkStringList *labels = gtk_string_list_new (NULL);
  guint selected = 0;

  if (!(field->flags & FAB_FIELD_REQUIRED))
    gtk_string_list_append (labels, C_ ("choice", "Not said"));
  if (field->type == FAB_FIELD_REF)
    add_records (self, labels, &selected);
  else if (field->type == FAB_FIELD_BOOLEAN)
    add_yes_and_no (self, labels, &selected);
  else
    add_choices (self, labels, &selected);
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  gtk_drop_down_set_selected (self->choice, selected);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_chosen), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->choice));
}

static void
fab_cell_editor_dispose (GObject *object)
{
  FabCellEditor *self = FAB_CELL_EDITOR (object);

  self->over = TRUE;
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->record);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fab_cell_editor_parent_class)->dispose (object);
}

static void
fab_cell_editor_class_init (FabCellEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fab_cell_editor_dispose;

  /** FabCellEditor::done: it is over; @way: a FabCellWay */
  signals[DONE] =
      g_signal_new ("done", FAB_TYPE_CELL_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
fab_cell_editor_init (FabCellEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/** fab_cell_editor_new: (transfer floating): an editor of @field of @record */
FabCellEditor *
fab_cell_editor_new (FabContext *context, FabRecord *record, guint field)
{
  FabCellEditor *self = g_object_new (FAB_TYPE_CELL_EDITOR, NULL);
  FabFieldType type = fab_record_get_table (record)->fields[field].type;
  GtkWidget *child;

  self->context = g_object_ref (context);
  self->record = g_object_ref (record);
  self->field = field;
  if (type == FAB_FIELD_CHOICE || type == FAB_FIELD_REF || type == FAB_FIELD_BOOLEAN)
    make_choice (self);
  else
    make_entry (self);
  child = adw_bin_get_child (ADW_BIN (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fab_field_get_label (get_field (self)), -1);
  return self;
}

/** fab_cell_editor_begin: puts the keyboard into it; choices are opened */
gboolean
fab_cell_editor_begin (FabCellEditor *self)
{
  gboolean well = gtk_widget_grab_focus (self->entry != NULL ? GTK_WIDGET (self->entry) : GTK_WIDGET (self->choice));

  if (self->choice != NULL)
    gtk_widget_activate (GTK_WIDGET (self->choice));
  return well;
}

/** fab_cell_editor_get_entry: (transfer none): the entry, or else the choices */
GtkWidget *
fab_cell_editor_get_entry (FabCellEditor *self)
{
  return adw_bin_get_child (ADW_BIN (self));
}
