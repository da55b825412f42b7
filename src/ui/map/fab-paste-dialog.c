#include "fab-paste-dialog.h"

#include <glib/gi18n.h>

#include "fab-plain-row.h"

/* More rows than that nobody reads; the rest is added with them. */
#define MAX_LISTED 200

struct _FabPasteDialog {
  AdwDialog parent_instance;

  FabContext *context;  /* owned */
  FabActorPaste *paste; /* owned */
  AdwComboRow *kind;    /* descendant: of those whose kind isn't known */
  GtkWidget *add;       /* descendant */
};

enum {
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabPasteDialog, fab_paste_dialog, ADW_TYPE_DIALOG)

static const FabChoices *
get_kinds (void)
{
  return fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
}

/* ---- Adding ---- */

static guint
count_wanted (FabPasteDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < fab_actor_paste_get_n (self->paste); i++)
    n += fab_actor_paste_get (self->paste, i)->wanted;
  return n;
}

static void
update_add (FabPasteDialog *self)
{
  guint n = count_wanted (self);
  g_autofree char *label = g_strdup_printf (ngettext ("_Add %u actor", "_Add %u actors", n), n);

  gtk_button_set_label (GTK_BUTTON (self->add), label);
  gtk_widget_set_sensitive (self->add, n > 0);
}

/** fab_paste_dialog_add: adds what is wanted, as one gesture, and closes */
void
fab_paste_dialog_add (FabPasteDialog *self)
{
  FabStore *store = fab_context_get_store (self->context);
  guint n = count_wanted (self);
  g_autofree char *sentence = g_strdup_printf (ngettext ("%u actor pasted", "%u actors pasted", n), n);
  const char *kind = get_kinds ()->choices[adw_combo_row_get_selected (self->kind)].code;
  g_autoptr (GError) error = NULL;

  fab_store_begin (store, sentence);
  if (!fab_actor_paste_insert (self->paste, store, fab_context_get_territory (self->context), kind, &error)) {
    fab_store_rollback (store);
    fab_context_report (self->context, _ ("The actors could not be added."), error);
    return;
  }
  if (!fab_context_commit (self->context))
    return;
  g_signal_emit (self, signals[ADDED], 0, n);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_toggled (GtkCheckButton *check, FabPasteDialog *self)
{
  FabPastedActor *actor = g_object_get_data (G_OBJECT (check), "actor");

  actor->wanted = gtk_check_button_get_active (check);
  update_add (self);
}

/* ---- Rows ---- */

static char *
describe (FabPasteDialog *self, const FabPastedActor *actor)
{
  GString *text = g_string_new (NULL);

  if (actor->kind != NULL)
    g_string_append (text, fab_choices_get_label (get_kinds (), actor->kind));
  else if (actor->unknown_kind != NULL)
    /* Translators: what stands in a pasted table where the kind of an actor should be */
    g_string_append_printf (text, _ ("“%s” is no kind of actor"), actor->unknown_kind);
  if (actor->known) {
    g_string_append (text, text->len > 0 ? " · " : "");
    g_string_append (text, _ ("There is an actor of that name already"));
  }
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_row (FabPasteDialog *self, FabPastedActor *actor)
{
  g_autofree char *subtitle = describe (self, actor);
  GtkWidget *row = fab_plain_row_new (ADW_TYPE_ACTION_ROW, actor->name, subtitle);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), actor->wanted);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (check), "actor", actor);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_DEFAULT);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static void
fill (FabPasteDialog *self, AdwPreferencesPage *page)
{
  GtkWidget *kinds = adw_preferences_group_new (), *actors = adw_preferences_group_new ();
  GtkStringList *labels = gtk_string_list_new (NULL);
  guint n = fab_actor_paste_get_n (self->paste);
  gboolean missing = FALSE;

  for (guint i = 0; i < get_kinds ()->n_choices; i++)
    gtk_string_list_append (labels, fab_choices_get_label (get_kinds (), get_kinds ()->choices[i].code));
  self->kind = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Kind of those without"), "model", labels, NULL);
  g_object_unref (labels);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (kinds), GTK_WIDGET (self->kind));
  for (guint i = 0; i < n; i++) {
    missing = missing || fab_actor_paste_get (self->paste, i)->kind == NULL;
    if (i < MAX_LISTED)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (actors), make_row (self, fab_actor_paste_get (self->paste, i)));
  }
  if (n > MAX_LISTED) {
    g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_LISTED), n - MAX_LISTED);

    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (actors), rest);
  }
  gtk_widget_set_visible (kinds, missing);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (kinds));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (actors));
}

/* ---- The dialog ---- */

static void
fab_paste_dialog_finalize (GObject *object)
{
  FabPasteDialog *self = FAB_PASTE_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->paste, fab_actor_paste_free);
  G_OBJECT_CLASS (fab_paste_dialog_parent_class)->finalize (object);
}

static void
fab_paste_dialog_class_init (FabPasteDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_paste_dialog_finalize;

  /** FabPasteDialog::added: so many actors are in the project */
  signals[ADDED] = g_signal_new ("added", FAB_TYPE_PASTE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_UINT);
}

static void
fab_paste_dialog_init (FabPasteDialog *self)
{
}

static GtkWidget *
make_header (FabPasteDialog *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  self->add = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->add), TRUE);
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (fab_paste_dialog_add), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add);
  return header;
}

/** fab_paste_dialog_new: @paste: (transfer full): asks which of its actors are to be added */
FabPasteDialog *
fab_paste_dialog_new (FabContext *context, FabActorPaste *paste)
{
  FabPasteDialog *self = g_object_new (FAB_TYPE_PASTE_DIALOG, "title", _ ("Paste actors"), "content-width", 460,
                                       "content-height", 560, NULL);
  GtkWidget *view = adw_toolbar_view_new (), *page = adw_preferences_page_new ();

  self->context = g_object_ref (context);
  self->paste = paste;
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  fill (self, ADW_PREFERENCES_PAGE (page));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->add);
  update_add (self);
  return self;
}
