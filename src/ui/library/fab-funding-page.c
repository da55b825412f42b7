#include "fab-funding-page.h"

#include <glib/gi18n.h>

#include "fab-aid.h"
#include "fab-call.h"
#include "fab-funding.h"
#include "fab-record-compare.h"

struct _FabFundingPage {
  FabCollectionPage parent_instance;
};

G_DEFINE_FINAL_TYPE (FabFundingPage, fab_funding_page, FAB_TYPE_COLLECTION_PAGE)

static const FabParentField call_children[] = {
  { FAB_TABLE_CALL_PIECE, FAB_CALL_PIECE_CALL },
  { FAB_TABLE_CALL_DATE, FAB_CALL_DATE_CALL },
  { FAB_TABLE_NONE, 0 },
};
static const FabFirstValue first_call_values[] = { { FAB_CALL_STATUS, "watched" }, { -1, NULL } };
static const FabTableId call_watched[] = { FAB_TABLE_CALL_DATE, FAB_TABLE_NONE };
static const FabTableId aid_watched[] = { FAB_TABLE_ACTOR, FAB_TABLE_NONE };
static const FabTableId funding_watched[] = { FAB_TABLE_ACTION, FAB_TABLE_ACTOR, FAB_TABLE_AID, FAB_TABLE_NONE };

static const FabCollectionInfo infos[] = {
  {
      .name = "calls",
      .title = N_ ("Calls"),
      .icon = "fab-funding-symbolic",
      .table = FAB_TABLE_CALL,
      .add = N_ ("Add a call for projects"),
      .added = N_ ("Call for projects “%s” added"),
      .edit = N_ ("Edit the call…"),
      .remove = N_ ("Remove the call"),
      .filter = N_ ("Filter the calls"),
      .filter_hint = N_ ("Name, issuer or any word"),
      .empty = N_ ("No call for projects yet"),
      .empty_advice = N_ ("Add the calls that you watch or answer, with their dates and the pieces of the file."),
      .choose = N_ ("Choose a call"),
      .describe = fab_call_describe,
      .watched = call_watched,
      .make_detail = fab_call_detail_new,
      .titled = TRUE,
      .parents = call_children,
      .first_values = first_call_values,
  },
  {
      .name = "aids",
      .title = N_ ("Aids"),
      .icon = "fab-funding-symbolic",
      .table = FAB_TABLE_AID,
      .add = N_ ("Add an aid"),
      .added = N_ ("Aid “%s” added"),
      .edit = N_ ("Edit the aid…"),
      .remove = N_ ("Remove the aid"),
      .filter = N_ ("Filter the aids"),
      .filter_hint = N_ ("Name, funder or theme"),
      .empty = N_ ("No aid yet"),
      .empty_advice = N_ ("Add the programmes and funds that could pay for actions, and when they close."),
      .choose = N_ ("Choose an aid"),
      .describe = fab_aid_describe,
      .compare = fab_aid_compare,
      .describe_section = fab_aid_describe_section,
      .compare_sections = fab_aid_compare_sections,
      .watched = aid_watched,
      .make_detail = fab_aid_detail_new,
      .titled = TRUE,
  },
  {
      .name = "fundings",
      .title = N_ ("Fundings"),
      .icon = "fab-funding-symbolic",
      .table = FAB_TABLE_FUNDING,
      .add = N_ ("Add a funding"),
      .added = N_ ("Funding of “%s” added"),
      .edit = N_ ("Edit the funding…"),
      .remove = N_ ("Remove the funding"),
      .filter = N_ ("Filter the fundings"),
      .filter_hint = N_ ("Action, funder or status"),
      .empty = N_ ("No funding yet"),
      .empty_advice = N_ ("Add who funds which action, from the money to look for to the money paid."),
      .choose = N_ ("Choose a funding"),
      .describe = fab_funding_describe,
      .compare = fab_funding_compare,
      .describe_section = fab_funding_describe_section,
      .compare_sections = fab_funding_compare_sections,
      .watched = funding_watched,
      .make_detail = fab_funding_detail_new,
      .titled = TRUE,
      .ask = fab_funding_ask,
  },
};

static void
fab_funding_page_class_init (FabFundingPageClass *klass)
{
  FAB_COLLECTION_PAGE_CLASS (klass)->infos = infos;
  FAB_COLLECTION_PAGE_CLASS (klass)->n_infos = G_N_ELEMENTS (infos);
}

static void
fab_funding_page_init (FabFundingPage *self)
{
}
