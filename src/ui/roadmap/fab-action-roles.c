/* fab-action-roles.c: who does what in an action */
#include <glib/gi18n.h>

#include "fab-action-sections.h"
#include "fab-editor-row.h"
#include "fab-records-group.h"
#include "fab-territory.h"

/** What can take a role, and which field then refers to it. */
typedef struct {
  const char *code;
  const char *title;
  const char *add;
  FabTableId tables[2]; /* the first is what a typed name becomes */
  guint n_tables;
} Role;

static const Role roles[] = {
  { "pilot_structure", N_ ("Pilot structures"), N_ ("Add a pilot structure"), { FAB_TABLE_ACTOR }, 1 },
  { "pilot_service", N_ ("Pilot services"), N_ ("Add a pilot service"), { FAB_TABLE_ACTOR }, 1 },
  { "pilot_person", N_ ("Pilot persons"), N_ ("Add a pilot person"), { FAB_TABLE_PERSON, FAB_TABLE_MANDATE }, 2 },
  { "elected_referent",
    N_ ("Elected referents"),
    N_ ("Add an elected referent"),
    { FAB_TABLE_MANDATE, FAB_TABLE_PERSON },
    2 },
  { "partner", N_ ("Partners"), N_ ("Add a partner"), { FAB_TABLE_ACTOR }, 1 },
  { "funder", N_ ("Funders"), N_ ("Add a funder"), { FAB_TABLE_ACTOR }, 1 },
  { "beneficiary", N_ ("Beneficiaries"), N_ ("Add a beneficiary"), { FAB_TABLE_ACTOR }, 1 },
};

static const Role *
find_role (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (roles[i].code, code) == 0)
      return &roles[i];
  return NULL;
}

/* ---- Rows ---- */

static gboolean
includes (FabRecordsGroup *group, FabRecord *record)
{
  return g_strcmp0 (fab_record_get_text (record, FAB_ACTION_ROLE_ROLE), fab_records_group_get_code (group)) == 0;
}

static FabRecord *
find_holder (FabStore *store, FabRecord *role)
{
  static const guint fields[] = { FAB_ACTION_ROLE_PERSON, FAB_ACTION_ROLE_MANDATE, FAB_ACTION_ROLE_ACTOR };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    FabRecord *holder = fab_store_get_target (store, role, fields[i]);

    if (holder != NULL)
      return holder;
  }
  return NULL;
}

static GtkWidget *
make_row (FabRecordsGroup *group, FabRecord *record)
{
  static const guint actor_fields[] = { FAB_ACTION_ROLE_ACTOR, FAB_ACTION_ROLE_SERVICE, FAB_ACTION_ROLE_NOTES };
  static const guint person_fields[] = { FAB_ACTION_ROLE_PERSON, FAB_ACTION_ROLE_MANDATE, FAB_ACTION_ROLE_NOTES };
  gboolean actors = find_role (fab_records_group_get_code (group))->tables[0] == FAB_TABLE_ACTOR;

  return fab_editor_row_new (fab_records_group_get_context (group), record, actors ? actor_fields : person_fields, 3);
}

static void
update_row (FabRecordsGroup *group, GtkWidget *row, FabRecord *record)
{
  FabRecord *holder = find_holder (fab_records_group_get_store (group), record);
  const char *service = fab_record_get_text (record, FAB_ACTION_ROLE_SERVICE);
  const char *notes = fab_record_get_text (record, FAB_ACTION_ROLE_NOTES);
  gboolean has_service = service != NULL && *service != '\0';
  const char *name = holder != NULL ? fab_record_get_title (holder) : "";

  fab_editor_row_set_texts (FAB_EDITOR_ROW (row), has_service ? service : name,
                            has_service && *name != '\0' ? name : notes);
  fab_editor_row_set_target (FAB_EDITOR_ROW (row), holder);
}

/* ---- Adding ---- */

static guint
get_reference (FabTableId table)
{
  switch (table) {
  case FAB_TABLE_PERSON:
    return FAB_ACTION_ROLE_PERSON;
  case FAB_TABLE_MANDATE:
    return FAB_ACTION_ROLE_MANDATE;
  default:
    return FAB_ACTION_ROLE_ACTOR;
  }
}

static FabRecord *
insert_role (FabRecordsGroup *group, FabRecord *holder, const char *service, GError **error)
{
  FabStore *store = fab_records_group_get_store (group);
  FabRecord *role =
      fab_store_insert (store, FAB_TABLE_ACTION_ROLE, error, FAB_ACTION_ROLE_ACTION,
                        FAB_REF (fab_records_group_get_owner (group)), FAB_ACTION_ROLE_ROLE,
                        FAB_TEXT (fab_records_group_get_code (group)), FAB_ACTION_ROLE_SERVICE, FAB_TEXT (service), -1);

  if (role == NULL || holder == NULL)
    return role;
  return fab_store_set (store, role, get_reference (fab_record_get_table_id (holder)), FAB_REF (holder), error) ? role
                                                                                                                : NULL;
}

static void
finish (FabRecordsGroup *group, FabRecord *made, GError *error)
{
  FabContext *context = fab_records_group_get_context (group);

  if (made != NULL) {
    fab_context_commit (context);
    return;
  }
  fab_store_rollback (fab_context_get_store (context));
  fab_context_report (context, _ ("This could not be added."), error);
}

static void
begin (FabRecordsGroup *group, const char *name)
{
  FabRecord *action = fab_records_group_get_owner (group);
  /* Translators: who, then the action in which they got a role */
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” added to “%s”"), name, fab_record_get_title (action));

  fab_store_begin (fab_records_group_get_store (group), sentence);
}

static void
on_chosen (FabRecordsGroup *group, FabRecord *holder)
{
  g_autoptr (GError) error = NULL;

  begin (group, fab_record_get_title (holder));
  finish (group, insert_role (group, holder, NULL, &error), error);
}

/* A new actor is of the action's territory; its kind can be told later. */
static FabRecord *
insert_holder (FabRecordsGroup *group, const char *name, GError **error)
{
  FabStore *store = fab_records_group_get_store (group);
  FabRecord *territory = fab_territory_of (store, fab_records_group_get_owner (group));
  FabValue place = territory != NULL ? FAB_REF (territory) : FAB_NULL;

  switch (find_role (fab_records_group_get_code (group))->tables[0]) {
  case FAB_TABLE_PERSON:
    return fab_store_insert (store, FAB_TABLE_PERSON, error, FAB_PERSON_NAME, FAB_TEXT (name), FAB_PERSON_TERRITORY,
                             place, -1);
  case FAB_TABLE_MANDATE:
    return fab_store_insert (store, FAB_TABLE_MANDATE, error, FAB_MANDATE_TITLE_, FAB_TEXT (name), FAB_MANDATE_KIND,
                             FAB_TEXT ("elected"), -1);
  default:
    return fab_store_insert (store, FAB_TABLE_ACTOR, error, FAB_ACTOR_NAME, FAB_TEXT (name), FAB_ACTOR_KIND,
                             FAB_TEXT ("association"), FAB_ACTOR_TERRITORY, place, -1);
  }
}

/* A service is written in words: it need not be an actor of its own. */
static void
on_create (FabRecordsGroup *group, const char *name)
{
  g_autoptr (GError) error = NULL;
  FabRecord *holder;

  begin (group, name);
  if (g_str_equal (fab_records_group_get_code (group), "pilot_service")) {
    finish (group, insert_role (group, NULL, name, &error), error);
    return;
  }
  holder = insert_holder (group, name, &error);
  finish (group, holder != NULL ? insert_role (group, holder, NULL, &error) : NULL, error);
}

static void
add (FabRecordsGroup *group)
{
  const Role *role = find_role (fab_records_group_get_code (group));

  fab_records_group_choose (group, _ (role->add), role->tables, role->n_tables, TRUE, G_CALLBACK (on_chosen),
                            G_CALLBACK (on_create));
}

static const FabRecordsInfo infos[] = {
#define ROLE_INFO(label)             \
  { .table = FAB_TABLE_ACTION_ROLE,  \
    .field = FAB_ACTION_ROLE_ACTION, \
    .button_label = label,           \
    .includes = includes,            \
    .make_row = make_row,            \
    .update_row = update_row,        \
    .add = add }
  ROLE_INFO (N_ ("Add a pilot structure")), ROLE_INFO (N_ ("Add a pilot service")),
  ROLE_INFO (N_ ("Add a pilot person")),    ROLE_INFO (N_ ("Add an elected referent")),
  ROLE_INFO (N_ ("Add a partner")),         ROLE_INFO (N_ ("Add a funder")),
  ROLE_INFO (N_ ("Add a beneficiary")),
#undef ROLE_INFO
};

void
fab_action_fill_roles (AdwPreferencesPage *page, FabContext *context, FabRecord *action)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (infos) == G_N_ELEMENTS (roles));

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (fab_records_group_new (context, action, _ (roles[i].title),
                                                                                  &infos[i], roles[i].code)));
}
