#include "fab-map-export-dialog.h"

#include <glib/gi18n.h>

#include "fab-large-text.h"
#include "fab-map-export.h"
#include "fab-tiles.h"

struct _FabMapExportDialog {
  AdwDialog parent_instance;

  AdwComboRow *format, *paper, *tiles; /* template children */
  AdwSwitchRow *landscape, *anonymous;
  AdwSpinRow *scale;
  AdwEntryRow *map_title;
  GtkWidget *export;

  FabMapModel *model;     /* owned */
  FabActorFilter *filter; /* owned */
};

G_DEFINE_FINAL_TYPE (FabMapExportDialog, fab_map_export_dialog, ADW_TYPE_DIALOG)

/* In the order of the rows. */
static const FabExportFormat formats[] = { FAB_EXPORT_PDF, FAB_EXPORT_SVG, FAB_EXPORT_PNG };
static const FabPaperSize pages[] = { FAB_PAPER_CONTENT, FAB_PAPER_A4, FAB_PAPER_A3 };

static FabPaper
get_paper (FabMapExportDialog *self)
{
  return (FabPaper){ MIN (adw_combo_row_get_selected (self->paper), FAB_PAPER_CONTENT),
                     adw_switch_row_get_active (self->landscape) };
}

static FabPaperSize
get_tile (FabMapExportDialog *self)
{
  return pages[MIN (adw_combo_row_get_selected (self->tiles), G_N_ELEMENTS (pages) - 1)];
}

static FabExportFormat
get_format (FabMapExportDialog *self)
{
  return formats[MIN (adw_combo_row_get_selected (self->format), G_N_ELEMENTS (formats) - 1)];
}

/* Says how many pages there are to glue. Returns: whether the paper can be cut so */
static gboolean
describe_tiles (FabMapExportDialog *self)
{
  FabPaper paper = get_paper (self);
  g_autofree char *text = NULL;
  FabTiling tiling;
  double width, height;
  guint n;

  if (get_tile (self) == FAB_PAPER_CONTENT) {
    fab_large_text_set_more (self->tiles, NULL);
    return TRUE;
  }
  fab_paper_get_size (&paper, &width, &height);
  if (!fab_tiling_find (&tiling, width, height, get_tile (self))) {
    fab_large_text_set_more (self->tiles, _ ("Choose a larger paper to cut it into pages"));
    return FALSE;
  }
  n = tiling.columns * tiling.rows;
  text = g_strdup_printf (ngettext ("%u page to cut and glue", "%u pages to cut and glue", n), n);
  fab_large_text_set_more (self->tiles, text);
  return TRUE;
}

static void
describe_scale (FabMapExportDialog *self)
{
  FabPaper paper = get_paper (self);
  double width, height, scale = adw_spin_row_get_value (self->scale);
  g_autofree char *text = NULL;

  fab_paper_get_size (&paper, &width, &height);
  if (width > 0)
    text = g_strdup_printf (_ ("%.0f × %.0f pixels"), width * scale, height * scale);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->scale), text);
}

static void
on_changed (FabMapExportDialog *self)
{
  gboolean is_sheet = get_paper (self).size != FAB_PAPER_CONTENT;

  if (self->model == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->landscape), is_sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->tiles), is_sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->scale), get_format (self) == FAB_EXPORT_PNG);
  gtk_widget_set_sensitive (self->export, !is_sheet || describe_tiles (self));
  describe_scale (self);
}

static void
on_export (FabMapExportDialog *self)
{
  FabPaper paper = get_paper (self);
  GtkWidget *parent = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  FabMapExportOptions options = { .format = get_format (self),
                                  .anonymous = adw_switch_row_get_active (self->anonymous),
                                  .paper = &paper,
                                  .scale = adw_spin_row_get_value (self->scale),
                                  .title = gtk_editable_get_text (GTK_EDITABLE (self->map_title)),
                                  .filter = self->filter };

  options.is_tiled = paper.size != FAB_PAPER_CONTENT && get_tile (self) != FAB_PAPER_CONTENT;
  options.tile = get_tile (self);
  fab_map_export (self->model, parent, &options);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fab_map_export_dialog_dispose (GObject *object)
{
  FabMapExportDialog *self = FAB_MAP_EXPORT_DIALOG (object);

  g_clear_object (&self->model);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (fab_map_export_dialog_parent_class)->dispose (object);
}

static void
fab_map_export_dialog_class_init (FabMapExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_map_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fabrique_territoires/Fabrique/ui/fab-map-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FabMapExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, FabMapExportDialog, paper);
  gtk_widget_class_bind_template_child (widget_class, FabMapExportDialog, tiles);
  gtk_widget_class_bind_template_child (widget_class, FabMapExportDialog, landscape);
  gtk_widget_class_bind_template_child (widget_class, FabMapExportDialog, anonymous);
  gtk_widget_class_bind_template_child (widget_class, FabMapExportDialog, scale);
  gtk_widget_class_bind_template_child (widget_class, FabMapExportDialog, map_title);
  gtk_widget_class_bind_template_child (widget_class, FabMapExportDialog, export);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
}

static void
fab_map_export_dialog_init (FabMapExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fab_large_text_let_wrap (self->format);
  fab_large_text_let_wrap (self->paper);
  fab_large_text_let_wrap (self->tiles);
}

/**
 * fab_map_export_dialog_new:
 * @filter: what it leaves out is left out of the picture as it is on the screen
 * @title: (nullable): of the map
 *
 * Returns: (transfer floating)
 */
AdwDialog *
fab_map_export_dialog_new (FabMapModel *model, FabActorFilter *filter, const char *title)
{
  FabMapExportDialog *self = g_object_new (FAB_TYPE_MAP_EXPORT_DIALOG, NULL);

  self->model = g_object_ref (model);
  self->filter = g_object_ref (filter);
  gtk_editable_set_text (GTK_EDITABLE (self->map_title), title != NULL ? title : _ ("Map of the actors"));
  adw_combo_row_set_selected (self->paper, FAB_PAPER_A3);
  on_changed (self);
  return ADW_DIALOG (self);
}
