#include "fab-process-page.h"

#include <glib/gi18n.h>

#include "fab-meeting.h"

struct _FabProcessPage {
  FabCollectionPage parent_instance;
};

G_DEFINE_FINAL_TYPE (FabProcessPage, fab_process_page, FAB_TYPE_COLLECTION_PAGE)

static const FabParentField children[] = {
  { FAB_TABLE_ATTENDANCE, FAB_ATTENDANCE_MEETING },
  { FAB_TABLE_CONTRIBUTION, FAB_CONTRIBUTION_MEETING },
  { FAB_TABLE_NONE, 0 },
};
static const FabFirstValue first_values[] = {
  { FAB_MEETING_KIND, "other" },
  { FAB_MEETING_STATUS, "planned" },
  { -1, NULL },
};

static const FabCollectionInfo infos[] = {
  {
      .name = "meetings",
      .title = N_ ("Meetings"),
      .icon = "fab-process-symbolic",
      .table = FAB_TABLE_MEETING,
      .add = N_ ("Add a meeting"),
      .added = N_ ("Meeting “%s” added"),
      .edit = N_ ("Edit the meeting…"),
      .remove = N_ ("Remove the meeting"),
      .filter = N_ ("Filter the meetings"),
      .filter_hint = N_ ("Name, kind or place"),
      .empty = N_ ("No meeting yet"),
      .empty_advice = N_ ("Add the committees and seminars of the process, and note there who came and what was said."),
      .choose = N_ ("Choose a meeting"),
      .describe = fab_meeting_describe,
      .compare = fab_meeting_compare,
      .make_detail = fab_meeting_detail_new,
      .titled = TRUE,
      .parents = children,
      .first_values = first_values,
  },
};

static void
fab_process_page_class_init (FabProcessPageClass *klass)
{
  FAB_COLLECTION_PAGE_CLASS (klass)->infos = infos;
  FAB_COLLECTION_PAGE_CLASS (klass)->n_infos = G_N_ELEMENTS (infos);
}

static void
fab_process_page_init (FabProcessPage *self)
{
}
