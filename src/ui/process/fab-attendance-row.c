#include "fab-attendance-row.h"

#include <glib/gi18n.h>

#include "fab-attendance.h"

struct _FabAttendanceRow {
  FabRecordRow parent_instance;

  GtkMenuButton *menu; /* child; NULL where nothing can be edited */
};

G_DEFINE_FINAL_TYPE (FabAttendanceRow, fab_attendance_row, FAB_TYPE_RECORD_ROW)

static const FabChoices *
get_statuses (void)
{
  return fab_table_get (FAB_TABLE_ATTENDANCE)->fields[FAB_ATTENDANCE_STATUS].choices;
}

static void
describe_attendance (FabStore *store, FabRecord *attendance, FabSummary *summary)
{
  FabRecord *who = fab_attendance_get_who (store, attendance);

  summary->title = g_strdup (who != NULL ? fab_record_get_title (who) : _ ("Not in the project any more"));
  summary->subtitle = g_strdup (fab_record_get_text (attendance, FAB_ATTENDANCE_NOTE));
  summary->target = who;
}

/* Where nothing can be edited there is no button that says the status. */
static void
describe_with_status (FabStore *store, FabRecord *attendance, FabSummary *summary)
{
  describe_attendance (store, attendance, summary);
  if (!fab_record_is_null (attendance, FAB_ATTENDANCE_STATUS))
    summary->badge = fab_summary_join (store, attendance, FAB_ATTENDANCE_STATUS, -1);
}

static void
on_status (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FabRecordRow *row = FAB_RECORD_ROW (widget);
  FabRecord *attendance = fab_record_row_get_record (row);
  FabContext *context = fab_record_row_get_context (row);
  FabRecord *who = fab_attendance_get_who (fab_context_get_store (context), attendance);
  const char *status = g_variant_get_string (parameter, NULL);
  /* Translators: somebody, then "present", "excused" or "invited" */
  g_autofree char *sentence = g_strdup_printf (_ ("“%s”: %s"), who != NULL ? fab_record_get_title (who) : "",
                                               fab_choices_get_label (get_statuses (), status));

  fab_context_edit (context, sentence, attendance, FAB_ATTENDANCE_STATUS, FAB_TEXT (status));
}

static void
fab_attendance_row_set_up (FabRecordRow *row, FabContext *context, FabRecord *attendance)
{
  FabAttendanceRow *self = FAB_ATTENDANCE_ROW (row);
  const FabChoices *statuses = get_statuses ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < statuses->n_choices; i++) {
    const char *code = statuses->choices[i].code;
    g_autofree char *action = g_strdup_printf ("attendance.status('%s')", code);

    g_menu_append (menu, fab_choices_get_label (statuses, code), action);
  }
  self->menu = fab_record_row_add_menu (row, G_MENU_MODEL (menu));
}

static void
fab_attendance_row_refresh (FabRecordRow *row, FabContext *context, FabRecord *attendance)
{
  FabAttendanceRow *self = FAB_ATTENDANCE_ROW (row);
  const char *status = fab_record_get_text (attendance, FAB_ATTENDANCE_STATUS);

  if (self->menu != NULL)
    gtk_menu_button_set_label (self->menu, status != NULL ? fab_choices_get_label (get_statuses (), status)
                                                          : C_ ("choice", "Not said"));
}

static void
fab_attendance_row_class_init (FabAttendanceRowClass *klass)
{
  FAB_RECORD_ROW_CLASS (klass)->set_up = fab_attendance_row_set_up;
  FAB_RECORD_ROW_CLASS (klass)->refresh = fab_attendance_row_refresh;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "attendance.status", "s", on_status);
}

static void
fab_attendance_row_init (FabAttendanceRow *self)
{
}

/** fab_attendance_row_new: (transfer floating): a #FabMakeRow */
GtkWidget *
fab_attendance_row_new (FabContext *context, FabRecord *attendance)
{
  return fab_record_row_new_of_type (FAB_TYPE_ATTENDANCE_ROW, context, attendance,
                                     fab_context_is_read_only (context) ? describe_with_status : describe_attendance);
}
