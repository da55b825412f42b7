#include "fab-import-file-view.h"

#include <string.h>

#include <glib/gi18n.h>

#include "fab-text.h"

/* What is shown of a table. */
#define PREVIEW_ROWS    6
#define PREVIEW_COLUMNS 16
#define PREVIEW_LETTERS 32
/* Enough to know the columns. */
#define LOOK_ROWS 100

struct _FabImportFileView {
  AdwBin parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkWidget *chooser;
  AdwPreferencesPage *page;
  AdwActionRow *name;
  AdwComboRow *format;
  GtkWidget *table;
  AdwComboRow *shape;
  AdwComboRow *source;
  AdwComboRow *target;
  AdwComboRow *separator;
  AdwComboRow *encoding;
  AdwSwitchRow *header;
  AdwSpinRow *skip;
  AdwActionRow *links;
  GtkButton *links_button;
  GtkWidget *preview;
  GtkGrid *grid;

  /* Owned */
  FabImportFile *file; /* (nullable) */
  gboolean syncing;    /* the rows follow the file, not the other way */
};

enum {
  CHOOSE,
  CHOOSE_LINKS,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabImportFileView, fab_import_file_view, ADW_TYPE_BIN)

/* ---- The first rows ---- */

static void
add_cell (FabImportFileView *self, const char *text, guint column, guint row, gboolean heading)
{
  g_autofree char *line = fab_text_elide_middle (text, PREVIEW_LETTERS);
  GtkWidget *label;

  g_strdelimit (line, "\n\t", ' ');
  label = gtk_label_new (line);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, heading ? "heading" : "body");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
clear_preview (FabImportFileView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
fill_preview (FabImportFileView *self, FabCsv *table)
{
  guint columns = MIN (fab_csv_get_n_columns (table), PREVIEW_COLUMNS);
  guint rows = MIN (fab_csv_get_n_rows (table), PREVIEW_ROWS);

  for (guint c = 0; c < columns; c++) {
    add_cell (self, fab_csv_get_name (table, c), c, 0, TRUE);
    for (guint r = 0; r < rows; r++)
      add_cell (self, fab_csv_get_text (table, r, c), c, r + 1, FALSE);
  }
}

/* ---- Rows that follow the file ---- */

static gboolean
has_columns (AdwComboRow *row, FabCsv *table)
{
  GListModel *names = adw_combo_row_get_model (row);

  if (names == NULL || g_list_model_get_n_items (names) != fab_csv_get_n_columns (table))
    return FALSE;
  for (guint c = 0; c < fab_csv_get_n_columns (table); c++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (names), c), fab_csv_get_name (table, c)) != 0)
      return FALSE;
  return TRUE;
}

static void
fill_columns (AdwComboRow *row, FabCsv *table, guint selected)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint c = 0; c < fab_csv_get_n_columns (table); c++)
    gtk_string_list_append (names, fab_csv_get_name (table, c));
  if (!has_columns (row, table))
    adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected != FAB_DRAFT_NONE ? selected : GTK_INVALID_LIST_POSITION);
}

static void
sync_links (FabImportFileView *self, gboolean possible)
{
  FabImportFile *links = fab_import_file_get_links (self->file);

  gtk_widget_set_visible (GTK_WIDGET (self->links), possible);
  adw_action_row_set_subtitle (self->links, links != NULL ? fab_import_file_get_name (links)
                                                          : _ ("Links between these actors, in a file of their own"));
  gtk_button_set_label (self->links_button, links != NULL ? _ ("Remove") : _ ("Add…"));
}

static void
sync_table (FabImportFileView *self)
{
  FabCsvStyle style = fab_import_file_get_style (self->file);
  FabCsvRoles roles = fab_import_file_get_roles (self->file);
  g_autoptr (FabCsv) table = fab_import_file_look (self->file, LOOK_ROWS);
  const char *separator = strchr (FAB_CSV_SEPARATORS, style.separator);
  gboolean tied = roles.shape == FAB_CSV_LINKS || roles.shape == FAB_CSV_BOTH;

  adw_combo_row_set_selected (self->shape, roles.shape);
  adw_combo_row_set_selected (self->separator, separator != NULL ? separator - FAB_CSV_SEPARATORS : 0);
  adw_combo_row_set_selected (self->encoding, style.encoding);
  adw_switch_row_set_active (self->header, style.has_header);
  adw_spin_row_set_value (self->skip, style.skip);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->source),
                                 roles.shape == FAB_CSV_BOTH ? _ ("Actor") : C_ ("end of a link", "From"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->target), roles.shape == FAB_CSV_BOTH
                                                                         ? C_ ("end of a link", "Tied to")
                                                                         : C_ ("end of a link", "To"));
  gtk_widget_set_visible (GTK_WIDGET (self->source), tied);
  gtk_widget_set_visible (GTK_WIDGET (self->target), tied);
  sync_links (self, roles.shape == FAB_CSV_ACTORS);
  gtk_widget_set_visible (self->preview, table != NULL);
  if (table == NULL)
    return;
  fill_columns (self->source, table, roles.source);
  fill_columns (self->target, table, roles.target);
  fill_preview (self, table);
}

/** fab_import_file_view_refresh: shows the file as it is to be read now */
void
fab_import_file_view_refresh (FabImportFileView *self)
{
  gboolean table;

  gtk_stack_set_visible_child_name (self->stack, self->file != NULL ? "file" : "none");
  if (self->file == NULL)
    return;
  self->syncing = TRUE;
  table = fab_import_file_get_format (self->file) == FAB_FORMAT_CSV;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), fab_import_file_get_name (self->file));
  adw_combo_row_set_selected (self->format, fab_import_file_get_format (self->file));
  gtk_widget_set_visible (self->table, table);
  gtk_widget_set_visible (self->preview, table);
  clear_preview (self);
  if (table)
    sync_table (self);
  self->syncing = FALSE;
}

static void
change (FabImportFileView *self)
{
  fab_import_file_view_refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- What people say ---- */

static void
on_format (FabImportFileView *self)
{
  if (self->syncing || self->file == NULL)
    return;
  fab_import_file_set_format (self->file, adw_combo_row_get_selected (self->format));
  change (self);
}

static void
on_style (FabImportFileView *self)
{
  FabCsvStyle style;

  if (self->syncing || self->file == NULL)
    return;
  style = fab_import_file_get_style (self->file);
  style.encoding = adw_combo_row_get_selected (self->encoding);
  style.separator = FAB_CSV_SEPARATORS[adw_combo_row_get_selected (self->separator)];
  style.has_header = adw_switch_row_get_active (self->header);
  style.skip = adw_spin_row_get_value (self->skip);
  fab_import_file_set_style (self->file, &style);
  change (self);
}

static void
on_roles (FabImportFileView *self)
{
  FabCsvRoles roles;

  if (self->syncing || self->file == NULL)
    return;
  roles = fab_import_file_get_roles (self->file);
  roles.shape = adw_combo_row_get_selected (self->shape);
  roles.source = adw_combo_row_get_selected (self->source);
  roles.target = adw_combo_row_get_selected (self->target);
  if (roles.shape != FAB_CSV_ACTORS && roles.target == FAB_DRAFT_NONE)
    roles.target = roles.source == 0 ? 1 : 0;
  fab_import_file_set_roles (self->file, &roles);
  change (self);
}

static void
on_choose (FabImportFileView *self)
{
  g_signal_emit (self, signals[CHOOSE], 0);
}

static void
on_links (FabImportFileView *self)
{
  if (fab_import_file_get_links (self->file) == NULL) {
    g_signal_emit (self, signals[CHOOSE_LINKS], 0);
    return;
  }
  fab_import_file_set_links (self->file, NULL, NULL);
  change (self);
}

/* ---- The widget ---- */

static void
fab_import_file_view_dispose (GObject *object)
{
  FabImportFileView *self = FAB_IMPORT_FILE_VIEW (object);

  self->syncing = TRUE;
  g_clear_object (&self->file);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FAB_TYPE_IMPORT_FILE_VIEW);
  G_OBJECT_CLASS (fab_import_file_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, stack);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, chooser);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, page);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, name);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, format);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, table);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, shape);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, source);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, target);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, separator);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, encoding);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, header);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, skip);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, links);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, links_button);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, preview);
  gtk_widget_class_bind_template_child (widget_class, FabImportFileView, grid);
}

static guint
add_signal (FabImportFileViewClass *klass, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_import_file_view_class_init (FabImportFileViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_import_file_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-import-file-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_format);
  gtk_widget_class_bind_template_callback (widget_class, on_style);
  gtk_widget_class_bind_template_callback (widget_class, on_roles);
  gtk_widget_class_bind_template_callback (widget_class, on_links);

  /** FabImportFileView::choose: another file is wanted */
  signals[CHOOSE] = add_signal (klass, "choose");
  /** FabImportFileView::choose-links: a table of links is wanted */
  signals[CHOOSE_LINKS] = add_signal (klass, "choose-links");
  /** FabImportFileView::changed: the file is to be read in another way */
  signals[CHANGED] = add_signal (klass, "changed");
}

static void
fill_choices (FabImportFileView *self)
{
  g_autoptr (GtkStringList) formats = gtk_string_list_new (NULL), shapes = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) encodings = gtk_string_list_new (NULL);
  const char *const separators[] = { _ ("Semicolons"), _ ("Commas"), _ ("Tabs"), _ ("Vertical bars"), NULL };
  g_autoptr (GtkStringList) signs = gtk_string_list_new (separators);

  for (guint i = 0; i < FAB_N_FORMATS; i++)
    gtk_string_list_append (formats, fab_format_get_name (i));
  for (guint i = 0; i < FAB_CSV_N_SHAPES; i++)
    gtk_string_list_append (shapes, fab_csv_shape_get_name (i));
  for (guint i = 0; i < FAB_CSV_N_ENCODINGS; i++)
    gtk_string_list_append (encodings, fab_csv_encoding_get_name (i));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (formats));
  adw_combo_row_set_model (self->shape, G_LIST_MODEL (shapes));
  adw_combo_row_set_model (self->separator, G_LIST_MODEL (signs));
  adw_combo_row_set_model (self->encoding, G_LIST_MODEL (encodings));
}

static void
fab_import_file_view_init (FabImportFileView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
}

/** fab_import_file_view_set_file: @file: (nullable): the file to show and to change */
void
fab_import_file_view_set_file (FabImportFileView *self, FabImportFile *file)
{
  g_set_object (&self->file, file);
  fab_import_file_view_refresh (self);
  adw_preferences_page_scroll_to_top (self->page);
}

/** fab_import_file_view_get_chooser: (transfer none): the button that is there as long as no file is */
GtkWidget *
fab_import_file_view_get_chooser (FabImportFileView *self)
{
  return self->chooser;
}
