#include "fab-import-file.h"

#include <glib/gi18n-lib.h>

#include "fab-error.h"
#include "fab-format-foreign.h"

/* What is looked at of a table that is long. */
#define LOOK_BYTES 262144
#define LOOK_ROWS  100

struct _FabImportFile {
  GObject parent_instance;

  char *name;
  GBytes *bytes;
  FabFormat format;
  gboolean is_certain;
  FabCsvStyle style;
  FabCsvRoles roles;
  FabImportFile *links; /* (nullable): a second table */
};

G_DEFINE_FINAL_TYPE (FabImportFile, fab_import_file, G_TYPE_OBJECT)

static void
fab_import_file_finalize (GObject *object)
{
  FabImportFile *self = FAB_IMPORT_FILE (object);

  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->links);
  G_OBJECT_CLASS (fab_import_file_parent_class)->finalize (object);
}

static void
fab_import_file_class_init (FabImportFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_import_file_finalize;
}

static void
fab_import_file_init (FabImportFile *self)
{
}

static void
guess_roles (FabImportFile *self)
{
  g_autoptr (FabCsv) table = fab_import_file_look (self, LOOK_ROWS);

  if (table != NULL)
    self->roles = fab_csv_roles_guess (table);
}

static void
guess_table (FabImportFile *self)
{
  self->style = fab_csv_guess (self->bytes);
  guess_roles (self);
}

/* What has no other format is read as a table, unless it is no text. */
static gboolean
guess_format (FabImportFile *self, GError **error)
{
  self->is_certain = fab_format_guess (NULL, self->bytes, &self->format);
  if (!self->is_certain && !fab_format_guess (self->name, self->bytes, &self->format))
    self->format = FAB_FORMAT_CSV;
  if (self->format != FAB_FORMAT_CSV)
    return TRUE;
  if (!fab_format_check_foreign (self->name, self->bytes, error))
    return FALSE;
  guess_table (self);
  if (self->style.encoding == FAB_CSV_UTF_8) {
    gsize size;
    const char *data = g_bytes_get_data (self->bytes, &size);

    if (!g_utf8_validate_len (data, size, NULL)) {
      g_set_error (
          error, FAB_ERROR, FAB_ERROR_INVALID,
          _ ("“%s” is not a file of a kind that can be read: a table (CSV), GEXF, GraphML, Pajek, Kumu or vCard. A "
             "spreadsheet can save its table as CSV."),
          self->name);
      return FALSE;
    }
  }
  return TRUE;
}

/**
 * fab_import_file_new:
 * @name: the file's name
 *
 * Guesses how a file is to be read. For any thread.
 *
 * Returns: (transfer full): the file; or %NULL with @error set: too large, empty, or of no kind that we know
 */
FabImportFile *
fab_import_file_new (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (FabImportFile) self = g_object_new (FAB_TYPE_IMPORT_FILE, NULL);

  self->name = g_utf8_make_valid (name, -1);
  self->bytes = g_bytes_ref (bytes);
  if (g_bytes_get_size (bytes) > FAB_IMPORT_FILE_MAX_BYTES) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("“%s” is too large: at most %u MB are read."), self->name,
                 FAB_IMPORT_FILE_MAX_BYTES / (1024 * 1024));
    return NULL;
  }
  if (g_bytes_get_size (bytes) == 0) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("“%s” is empty."), self->name);
    return NULL;
  }
  return guess_format (self, error) ? g_steal_pointer (&self) : NULL;
}

/* Up to one byte more than is taken, so that what is too large is known to be. */
static GBytes *
load_bytes (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize n = 1;

  if (stream == NULL)
    return NULL;
  while (n > 0 && bytes->len <= FAB_IMPORT_FILE_MAX_BYTES) {
    guint8 buffer[65536];

    if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, sizeof buffer, &n, cancellable, error))
      return NULL;
    g_byte_array_append (bytes, buffer, n);
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/** fab_import_file_load: (transfer full) (nullable): as fab_import_file_new(), from a file; blocks while it is read */
FabImportFile *
fab_import_file_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = load_bytes (file, cancellable, &local);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "");

  if (bytes != NULL)
    return fab_import_file_new (name, bytes, error);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, FAB_ERROR, FAB_ERROR_NOT_FOUND, _ ("There is no file “%s”."), name);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/** fab_import_file_get_name: as it is shown */
const char *
fab_import_file_get_name (FabImportFile *self)
{
  return self->name;
}

FabFormat
fab_import_file_get_format (FabImportFile *self)
{
  return self->format;
}

/** fab_import_file_is_certain: whether what is in it, not only its name, says that it is no table */
gboolean
fab_import_file_is_certain (FabImportFile *self)
{
  return self->is_certain;
}

/** fab_import_file_set_format: where somebody knows better */
void
fab_import_file_set_format (FabImportFile *self, FabFormat format)
{
  if (self->format == format)
    return;
  self->format = format;
  if (format == FAB_FORMAT_CSV)
    guess_table (self);
}

/* ---- Tables ---- */

FabCsvStyle
fab_import_file_get_style (FabImportFile *self)
{
  return self->style;
}

/** fab_import_file_set_style: the columns' roles are guessed anew */
void
fab_import_file_set_style (FabImportFile *self, const FabCsvStyle *style)
{
  self->style = *style;
  guess_roles (self);
}

FabCsvRoles
fab_import_file_get_roles (FabImportFile *self)
{
  return self->roles;
}

void
fab_import_file_set_roles (FabImportFile *self, const FabCsvRoles *roles)
{
  self->roles = *roles;
}

/** fab_import_file_look: (transfer full) (nullable): the first rows of a table, as it would be read now */
FabCsv *
fab_import_file_look (FabImportFile *self, guint n_rows)
{
  gsize size = MIN (g_bytes_get_size (self->bytes), LOOK_BYTES);
  g_autoptr (GBytes) start = g_bytes_new_from_bytes (self->bytes, 0, size);
  g_autofree char *text = fab_csv_encoding_decode (start, self->style.encoding);

  return fab_csv_parse (text, &self->style, n_rows + self->style.skip + 1, NULL, NULL);
}

/** fab_import_file_get_links: (transfer none) (nullable): the table of links that goes with this one of actors */
FabImportFile *
fab_import_file_get_links (FabImportFile *self)
{
  return self->links;
}

/**
 * fab_import_file_set_links:
 * @links: (nullable): a table of links between the actors of this one
 *
 * Returns: %FALSE with @error set where these are not two tables
 */
gboolean
fab_import_file_set_links (FabImportFile *self, FabImportFile *links, GError **error)
{
  if (links != NULL && (self->format != FAB_FORMAT_CSV || links->format != FAB_FORMAT_CSV)) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID,
                         _ ("Only a table of actors takes a second file, which must be a table of links."));
    return FALSE;
  }
  g_set_object (&self->links, links);
  return TRUE;
}

static FabDraft *
read_tables (FabImportFile *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabCsv) table = fab_csv_read (self->bytes, &self->style, cancellable, error);
  g_autoptr (FabCsv) links = NULL;

  if (table == NULL)
    return NULL;
  if (self->links == NULL)
    return fab_csv_to_draft (table, &self->roles, NULL, NULL, cancellable, error);
  links = fab_csv_read (self->links->bytes, &self->links->style, cancellable, error);
  if (links == NULL)
    return NULL;
  return fab_csv_to_draft (table, &self->roles, links, &self->links->roles, cancellable, error);
}

/** fab_import_file_read: (transfer full) (nullable): what the file holds. For any thread; not to be changed meanwhile */
FabDraft *
fab_import_file_read (FabImportFile *self, GCancellable *cancellable, GError **error)
{
  if (self->format == FAB_FORMAT_CSV)
    return read_tables (self, cancellable, error);
  return fab_format_read (self->format, self->bytes, cancellable, error);
}
