#include "fab-label-page.h"

#include <glib/gi18n.h>

#include "fab-application.h"
#include "fab-checklist.h"

struct _FabLabelPage {
  FabCollectionPage parent_instance;
};

G_DEFINE_FINAL_TYPE (FabLabelPage, fab_label_page, FAB_TYPE_COLLECTION_PAGE)

/* State and level of the shop's last application, such as "Certified · Argent". */
static void
describe_shop (FabStore *store, FabRecord *shop, FabSummary *summary)
{
  const FabChoices *states = fab_table_get (FAB_TABLE_APPLICATION)->fields[FAB_APPLICATION_STATE].choices;
  g_autoptr (GPtrArray) applications =
      fab_store_get_referrers (store, shop, FAB_TABLE_APPLICATION, FAB_APPLICATION_SHOP);
  FabRecord *application = applications->len > 0 ? g_ptr_array_index (applications, applications->len - 1) : NULL;
  FabRecord *award = application != NULL ? fab_application_get_award (store, application) : NULL;
  FabRecord *level = award != NULL ? fab_store_get_target (store, award, FAB_AWARD_LEVEL) : NULL;
  const char *state;

  if (application == NULL) {
    summary->subtitle = g_strdup (_ ("No application"));
    return;
  }
  state = fab_choices_get_label (states, fab_record_get_text (application, FAB_APPLICATION_STATE));
  summary->subtitle =
      g_strjoin (level != NULL ? " · " : "", state, level != NULL ? fab_record_get_title (level) : "", NULL);
}

/* A new shop begins as a prospect, so that its checklist can be filled in at once. */
static FabRecord *
insert_shop (FabContext *context, const char *name, GError **error)
{
  FabStore *store = fab_context_get_store (context);
  g_autoptr (FabRecord) charter = g_list_model_get_item (fab_store_get_list (store, FAB_TABLE_CHARTER), 0);
  g_autofree char *today = fab_date_to_text (fab_date_today ());
  FabRecord *shop = fab_insert_named (context, FAB_TABLE_SHOP, name, NULL, NULL, error);

  if (shop == NULL || charter == NULL)
    return shop;
  if (fab_store_insert (store, FAB_TABLE_APPLICATION, error, FAB_APPLICATION_SHOP, FAB_REF (shop),
                        FAB_APPLICATION_CHARTER, FAB_REF (charter), FAB_APPLICATION_STATE, FAB_TEXT ("prospect"),
                        FAB_APPLICATION_DATE, FAB_TEXT (today), -1))
    return shop;
  return NULL;
}

static GtkWidget *
make_checklist (FabContext *context, FabRecord *shop)
{
  FabChecklist *checklist = g_object_new (FAB_TYPE_CHECKLIST, NULL);

  fab_checklist_show (checklist, context, shop);
  return GTK_WIDGET (checklist);
}

static const FabTableId watched[] = { FAB_TABLE_APPLICATION, FAB_TABLE_AWARD, FAB_TABLE_NONE };
static const FabParentField parents[] = {
  { FAB_TABLE_PREMISES, FAB_PREMISES_SHOP },    { FAB_TABLE_APPLICATION, FAB_APPLICATION_SHOP },
  { FAB_TABLE_ANSWER, FAB_ANSWER_APPLICATION }, { FAB_TABLE_EVIDENCE, FAB_EVIDENCE_ANSWER },
  { FAB_TABLE_VISIT, FAB_VISIT_APPLICATION },   { FAB_TABLE_DECISION, FAB_DECISION_APPLICATION },
  { FAB_TABLE_AWARD, FAB_AWARD_APPLICATION },   { FAB_TABLE_NONE, 0 },
};

static const FabCollectionInfo infos[] = {
  {
      .name = "shops",
      .title = N_ ("Shops"),
      .icon = "fab-label-symbolic",
      .table = FAB_TABLE_SHOP,
      .add = N_ ("Add a shop"),
      .added = N_ ("Shop “%s” added"),
      .edit = N_ ("Edit the shop…"),
      .remove = N_ ("Remove the shop"),
      .filter = N_ ("Filter the shops"),
      .filter_hint = N_ ("Name, trade, state or level"),
      .empty = N_ ("No shop yet"),
      .empty_advice = N_ ("Add the shops that want to commit themselves, and fill in the checklist with each of them."),
      .choose = N_ ("Choose a shop"),
      .describe = describe_shop,
      .watched = watched,
      .make_detail = make_checklist,
      .parents = parents,
      .insert = insert_shop,
  },
};

static void
fab_label_page_class_init (FabLabelPageClass *klass)
{
  FAB_COLLECTION_PAGE_CLASS (klass)->infos = infos;
  FAB_COLLECTION_PAGE_CLASS (klass)->n_infos = G_N_ELEMENTS (infos);
}

static void
fab_label_page_init (FabLabelPage *self)
{
}
