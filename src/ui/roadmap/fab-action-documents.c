/* fab-action-documents.c: the files that are kept with an action */
#include <glib/gi18n.h>

#include "fab-action-sections.h"
#include "fab-date.h"
#include "fab-editor-row.h"
#include "fab-number.h"
#include "fab-records-group.h"

/* A project is sent by e-mail: what is larger belongs elsewhere. */
#define MAX_BYTES (20 * 1000 * 1000)

static FabContext *
get_context (FabRecordsGroup *group)
{
  return fab_records_group_get_context (group);
}

static GtkWindow *
get_window (gpointer widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

/* ---- Adding ---- */

static gboolean
insert_document (FabRecordsGroup *group, const char *name, GBytes *bytes, GError **error)
{
  FabStore *store = fab_records_group_get_store (group);
  gsize size = g_bytes_get_size (bytes);
  g_autofree char *today = fab_date_to_text (fab_date_today ());
  g_autofree char *type = g_content_type_guess (name, g_bytes_get_data (bytes, NULL), MIN (size, 4096), NULL);
  g_autofree char *mime = g_content_type_get_mime_type (type);
  g_autofree char *sha256 = fab_store_put_content (store, bytes, error);

  return sha256 != NULL &&
         fab_store_insert (store, FAB_TABLE_DOCUMENT, error, FAB_DOCUMENT_NAME, FAB_TEXT (name), FAB_DOCUMENT_OWNER,
                           FAB_REF (fab_records_group_get_owner (group)), FAB_DOCUMENT_MIME_TYPE, FAB_TEXT (mime),
                           FAB_DOCUMENT_SHA256, FAB_TEXT (sha256), FAB_DOCUMENT_SIZE, FAB_INTEGER (size),
                           FAB_DOCUMENT_DATE, FAB_TEXT (today), -1) != NULL;
}

/** fab_action_documents_add: keeps a file's bytes with the action of @group, as one gesture */
void
fab_action_documents_add (FabRecordsGroup *group, const char *name, GBytes *bytes)
{
  FabStore *store = fab_records_group_get_store (group);
  g_autofree char *sentence = g_strdup_printf (_ ("Document “%s” added"), name);
  g_autoptr (GError) error = NULL;

  if (!fab_record_is_alive (fab_records_group_get_owner (group)))
    return;
  fab_store_begin (store, sentence);
  if (insert_document (group, name, bytes, &error)) {
    fab_context_commit (get_context (group));
    return;
  }
  fab_store_rollback (store);
  fab_context_report (get_context (group), _ ("The document could not be added."), error);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabRecordsGroup) group = data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (get_context (group) == NULL)
    return; /* the dialog was closed meanwhile */
  if (bytes == NULL)
    fab_context_report (get_context (group), _ ("The document could not be read."), error);
  else
    fab_action_documents_add (group, shown, bytes);
}

/* The size is looked at before the bytes are. */
static void
on_measured (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabRecordsGroup) group = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (get_context (group) == NULL)
    return;
  if (info == NULL)
    fab_context_report (get_context (group), _ ("The document could not be read."), error);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || g_file_info_get_size (info) > MAX_BYTES)
    fab_context_tell (get_context (group), _ ("The document is larger than 20 MB, or not a file: it was left out."));
  else
    g_file_load_bytes_async (G_FILE (source), NULL, on_loaded, g_steal_pointer (&group));
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FabRecordsGroup) group = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                             G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, on_measured, g_steal_pointer (&group));
}

static void
add (FabRecordsGroup *group)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Add a document"));
  gtk_file_dialog_open (dialog, get_window (group), NULL, on_file_chosen, g_object_ref (group));
}

/* ---- Taking a copy ---- */

typedef struct {
  FabContext *context;
  GBytes *bytes;
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->context);
  g_bytes_unref (copy->bytes);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copy) copy = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    fab_context_report (copy->context, _ ("The copy could not be saved."), error);
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copy) copy = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  GBytes *bytes = copy->bytes;

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_written,
                                         g_steal_pointer (&copy));
}

static void
on_save_clicked (GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, FAB_TYPE_EDITOR_ROW);
  FabRecordsGroup *group = FAB_RECORDS_GROUP (gtk_widget_get_ancestor (button, FAB_TYPE_RECORDS_GROUP));
  FabRecord *document = fab_editor_row_get_record (FAB_EDITOR_ROW (row));
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fab_store_get_content (fab_records_group_get_store (group),
                                                    fab_record_get_text (document, FAB_DOCUMENT_SHA256), &error);
  Copy *copy;

  if (bytes == NULL) {
    fab_context_report (get_context (group), _ ("The document could not be read."), error);
    return;
  }
  copy = g_new0 (Copy, 1);
  copy->context = g_object_ref (get_context (group));
  copy->bytes = g_steal_pointer (&bytes);
  gtk_file_dialog_set_initial_name (dialog, fab_record_get_title (document));
  gtk_file_dialog_save (dialog, get_window (button), NULL, on_place_chosen, copy);
}

/* ---- Rows ---- */

static GtkWidget *
make_row (FabRecordsGroup *group, FabRecord *record)
{
  static const guint fields[] = { FAB_DOCUMENT_NAME, FAB_DOCUMENT_DATE };
  GtkWidget *row = fab_editor_row_new (get_context (group), record, fields, G_N_ELEMENTS (fields));
  GtkWidget *button = gtk_button_new_from_icon_name ("document-save-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Save a copy"));
  g_signal_connect (button, "clicked", G_CALLBACK (on_save_clicked), NULL);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button);
  return row;
}

static void
update_row (FabRecordsGroup *group, GtkWidget *row, FabRecord *record)
{
  FabLanguage language = fab_language_get_default ();
  const char *date = fab_record_get_text (record, FAB_DOCUMENT_DATE);
  g_autofree char *day = date != NULL ? fab_date_format (date, language) : g_strdup ("");
  g_autofree char *size =
      fab_number_format_size (MAX (0, fab_record_get_integer (record, FAB_DOCUMENT_SIZE)), language);
  g_autofree char *subtitle = *day != '\0' ? g_strdup_printf ("%s · %s", size, day) : g_strdup (size);

  fab_editor_row_set_texts (FAB_EDITOR_ROW (row), fab_record_get_title (record), subtitle);
}

static const FabRecordsInfo info = {
  .table = FAB_TABLE_DOCUMENT,
  .field = FAB_DOCUMENT_OWNER,
  .button_label = N_ ("Add a document"),
  .make_row = make_row,
  .update_row = update_row,
  .add = add,
};

/** fab_action_documents_new: (transfer floating): the group of an action's documents */
GtkWidget *
fab_action_documents_new (FabContext *context, FabRecord *action)
{
  return fab_records_group_new (context, action, _ ("Documents"), &info, NULL);
}
