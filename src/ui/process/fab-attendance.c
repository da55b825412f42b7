#include "fab-attendance.h"

#include <glib/gi18n.h>

#include "fab-attendance-row.h"
#include "fab-insert.h"
#include "fab-record-chooser.h"
#include "fab-record-compare.h"

/* ---- Who ---- */

/** fab_attendance_get_who: (transfer none) (nullable): the actor, or else the person */
FabRecord *
fab_attendance_get_who (FabStore *store, FabRecord *attendance)
{
  FabRecord *actor = fab_store_get_target (store, attendance, FAB_ATTENDANCE_ACTOR);

  return actor != NULL ? actor : fab_store_get_target (store, attendance, FAB_ATTENDANCE_PERSON);
}

static int
compare_names (FabStore *store, FabRecord *a, FabRecord *b)
{
  FabRecord *one = fab_attendance_get_who (store, a), *other = fab_attendance_get_who (store, b);

  if (one == NULL || other == NULL)
    return (one == NULL) - (other == NULL);
  return fab_record_compare_title (one, other);
}

static guint
get_field (FabRecord *who)
{
  return fab_record_get_table_id (who) == FAB_TABLE_ACTOR ? FAB_ATTENDANCE_ACTOR : FAB_ATTENDANCE_PERSON;
}

/* ---- Adding ---- */

/* A meeting that was held is filled in afterwards, with those who came; before, one invites. */
static const char *
get_first_status (FabRecord *meeting)
{
  return g_strcmp0 (fab_record_get_text (meeting, FAB_MEETING_STATUS), "held") == 0 ? "present" : "invited";
}

/** fab_attendance_insert: (transfer none) (nullable): @who, an actor or a person, on the meeting's list: a gesture */
FabRecord *
fab_attendance_insert (FabContext *context, FabRecord *meeting, FabRecord *who)
{
  FabStore *store = fab_context_get_store (context);
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” added to the meeting"), fab_record_get_title (who));
  g_autoptr (GError) error = NULL;
  FabRecord *attendance;

  fab_store_begin (store, sentence);
  attendance = fab_store_insert (store, FAB_TABLE_ATTENDANCE, &error, FAB_ATTENDANCE_MEETING, FAB_REF (meeting),
                                 (int)get_field (who), FAB_REF (who), FAB_ATTENDANCE_STATUS,
                                 FAB_TEXT (get_first_status (meeting)), -1);
  return fab_insert_finish (context, attendance, error) ? attendance : NULL;
}

/** Who may still be added to a meeting. */
typedef struct {
  FabStore *store;    /* owned */
  FabRecord *meeting; /* owned */
} Absence;

static void
free_absence (gpointer data)
{
  Absence *absence = data;

  g_object_unref (absence->store);
  g_object_unref (absence->meeting);
  g_free (absence);
}

static gboolean
is_absent (gpointer who, gpointer data)
{
  Absence *absence = data;
  g_autoptr (GPtrArray) attendances =
      fab_store_get_referrers (absence->store, who, FAB_TABLE_ATTENDANCE, get_field (who));

  for (guint i = 0; i < attendances->len; i++)
    if (fab_store_get_target (absence->store, g_ptr_array_index (attendances, i), FAB_ATTENDANCE_MEETING) ==
        absence->meeting)
      return FALSE;
  return TRUE;
}

static void
on_committed (GtkFilter *filter)
{
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Takes the actors and people who aren't on the list yet, as it grows. */
static GtkFilter *
make_absence_filter (FabStore *store, FabRecord *meeting)
{
  Absence *absence = g_new (Absence, 1);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_absent, absence, free_absence));

  *absence = (Absence){ g_object_ref (store), g_object_ref (meeting) };
  g_signal_connect_object (store, "committed", G_CALLBACK (on_committed), filter, G_CONNECT_SWAPPED);
  return filter;
}

static void
on_chosen (FabDetail *detail, FabRecord *who)
{
  fab_attendance_insert (fab_detail_get_context (detail), fab_detail_get_record (detail), who);
}

static void
on_add (FabDetail *detail)
{
  static const FabTableId tables[] = { FAB_TABLE_ACTOR, FAB_TABLE_PERSON };
  FabContext *context = fab_detail_get_context (detail);
  FabRecordChooser *chooser = fab_record_chooser_new (context, _ ("Who takes part?"), tables, G_N_ELEMENTS (tables));

  fab_record_chooser_set_stays (chooser, TRUE);
  fab_record_chooser_add_filter (chooser,
                                 make_absence_filter (fab_context_get_store (context), fab_detail_get_record (detail)));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen), detail, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), GTK_WIDGET (detail));
}

/** fab_attendance_add: adds the list of those who take part to the page of a meeting */
void
fab_attendance_add (FabDetail *detail)
{
  FabChildren *children = fab_detail_list_children (detail, FAB_TABLE_ATTENDANCE, FAB_ATTENDANCE_MEETING);
  FabChildGroup *group;

  fab_children_set_compare (children, compare_names);
  group = fab_detail_add_children (detail, _ ("Who took part"), children, fab_attendance_row_new);
  fab_child_group_set_add_button (group, fab_detail_make_add_button (detail, _ ("Add participants"), on_add),
                                  _ ("Add who is invited, and note who came."));
}
