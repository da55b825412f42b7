#include "fab-roadmap-model.h"

#include <string.h>

#include <glib/gi18n.h>

#include "fab-territory.h"
#include "fab-text.h"

struct _FabRoadmapModel {
  GObject parent_instance;

  FabContext *context;
  FabRecord *plan; /* or NULL: all */
  FabRecord *axis; /* or NULL: all of the plan's, or of all plans' */
  FabRoadmapFilter filter;
  char **words; /* folded; each must occur */
  GPtrArray *lanes;
  GHashTable *places; /* action → its FabBoardPlace */
  GListStore *actions;
  FabRoadmapTotals totals;
  guint n_plans;
  guint source;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabRoadmapModel, fab_roadmap_model, G_TYPE_OBJECT)

/* ---- Lanes ---- */

static void
lane_free (gpointer data)
{
  FabLane *lane = data;

  g_clear_object (&lane->plan);
  g_clear_object (&lane->axis);
  g_free (lane->title);
  for (guint c = 0; c < FAB_N_STATUSES; c++)
    g_ptr_array_unref (lane->columns[c]);
  g_free (lane);
}

static FabLane *
add_lane (FabRoadmapModel *self, FabRecord *plan, FabRecord *axis)
{
  FabLane *lane = g_new0 (FabLane, 1);

  g_set_object (&lane->plan, plan);
  g_set_object (&lane->axis, axis);
  lane->title = axis != NULL ? fab_axis_dup_title (axis) : g_strdup (_ ("Without an axis"));
  for (guint c = 0; c < FAB_N_STATUSES; c++)
    lane->columns[c] = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->lanes, lane);
  return lane;
}

static gboolean
is_within (FabStore *store, FabRecord *axis, FabRecord *ancestor)
{
  for (guint i = 0; axis != NULL && i < 16; i++) {
    if (axis == ancestor)
      return TRUE;
    axis = fab_store_get_target (store, axis, FAB_AXIS_PARENT);
  }
  return FALSE;
}

static void
add_lanes_of_plan (FabRoadmapModel *self, FabRecord *plan, GHashTable *by_axis)
{
  FabStore *store = fab_context_get_store (self->context);
  g_autoptr (GPtrArray) axes = fab_roadmap_list_axes (store, plan);

  for (guint i = 0; i < axes->len; i++) {
    FabRecord *axis = g_ptr_array_index (axes, i);

    if (self->axis == NULL || is_within (store, axis, self->axis))
      g_hash_table_insert (by_axis, axis, add_lane (self, plan, axis));
  }
}

/* The lane of actions without an axis is made when the first such action is met. */
static GHashTable *
make_lanes (FabRoadmapModel *self)
{
  GHashTable *by_axis = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) plans = fab_roadmap_model_list_plans (self);

  self->n_plans = plans->len;
  for (guint i = 0; i < plans->len; i++) {
    FabRecord *plan = g_ptr_array_index (plans, i);

    if (self->plan == NULL || plan == self->plan)
      add_lanes_of_plan (self, plan, by_axis);
  }
  return by_axis;
}

/* ---- Actions ---- */

static gboolean
has_words (FabRoadmapModel *self, FabRecord *action)
{
  static const guint fields[] = { FAB_ACTION_TITLE_, FAB_ACTION_CODE, FAB_ACTION_THEME, FAB_ACTION_TARGETS,
                                  FAB_ACTION_DESCRIPTION };
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->words == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *value = fab_record_get_text (action, fields[i]);

    if (value != NULL)
      fab_text_append_folded (text, value);
    g_string_append_c (text, '\n');
  }
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (text->str, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static FabLane *
find_lane (FabRoadmapModel *self, FabRecord *action, GHashTable *by_axis)
{
  FabStore *store = fab_context_get_store (self->context);
  FabRecord *axis = fab_store_get_target (store, action, FAB_ACTION_AXIS);
  FabLane *lane = g_hash_table_lookup (by_axis, axis);

  if (lane == NULL && axis == NULL && self->plan == NULL &&
      fab_territory_shows (store, fab_context_get_territory (self->context), action)) {
    lane = add_lane (self, NULL, NULL);
    g_hash_table_insert (by_axis, NULL, lane);
  }
  return lane;
}

static void
take_action (FabRoadmapModel *self, FabRecord *action, GHashTable *by_axis, FabDate today)
{
  FabStore *store = fab_context_get_store (self->context);
  FabLane *lane = find_lane (self, action, by_axis);

  if (lane == NULL)
    return;
  fab_roadmap_add_to_totals (store, action, today, &lane->totals);
  fab_roadmap_add_to_totals (store, action, today, &self->totals);
  if (!fab_roadmap_matches (store, action, self->filter, today) || !has_words (self, action))
    return;
  g_ptr_array_add (lane->columns[fab_status_find (fab_record_get_text (action, FAB_ACTION_STATUS))],
                   g_object_ref (action));
  lane->n_actions++;
}

static void
note_places (FabRoadmapModel *self, guint lane, guint column)
{
  GPtrArray *actions = fab_roadmap_model_get_lane (self, lane)->columns[column];

  for (guint i = 0; i < actions->len; i++) {
    FabBoardPlace place = { lane, column, i };

    g_hash_table_insert (self->places, g_ptr_array_index (actions, i), g_memdup2 (&place, sizeof place));
  }
}

/* Only what differs is told to the list's views: they keep their rows and where they are. */
static void
update_list (GListStore *store, GPtrArray *actions)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store)), first = 0, last = 0;

  for (; first < MIN (n_old, actions->len); first++) {
    g_autoptr (GObject) old = g_list_model_get_item (G_LIST_MODEL (store), first);

    if ((gpointer)old != g_ptr_array_index (actions, first))
      break;
  }
  for (; last < MIN (n_old, actions->len) - first; last++) {
    g_autoptr (GObject) old = g_list_model_get_item (G_LIST_MODEL (store), n_old - 1 - last);

    if ((gpointer)old != g_ptr_array_index (actions, actions->len - 1 - last))
      break;
  }
  if (n_old != actions->len || first < n_old)
    g_list_store_splice (store, first, n_old - first - last, actions->pdata + first, actions->len - first - last);
}

/* Under a filter, axes without a match would only be in the way. */
static void
drop_empty_lanes (FabRoadmapModel *self)
{
  for (guint l = self->lanes->len; l > 0 && fab_roadmap_model_is_filtered (self); l--)
    if (fab_roadmap_model_get_lane (self, l - 1)->n_actions == 0)
      g_ptr_array_remove_index (self->lanes, l - 1);
}

static void
collect (FabRoadmapModel *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  g_hash_table_remove_all (self->places);
  for (guint l = 0; l < self->lanes->len; l++)
    for (guint c = 0; c < FAB_N_STATUSES; c++) {
      FabLane *lane = g_ptr_array_index (self->lanes, l);

      g_ptr_array_sort_values (lane->columns[c], fab_roadmap_compare);
      note_places (self, l, c);
      for (guint i = 0; i < lane->columns[c]->len; i++)
        g_ptr_array_add (all, g_ptr_array_index (lane->columns[c], i));
    }
  update_list (self->actions, all);
}

/* What was looked at may be gone. */
static void
check_scope (FabRoadmapModel *self)
{
  FabStore *store = fab_context_get_store (self->context);
  FabRecord *territory = fab_context_get_territory (self->context);

  if (self->axis != NULL && !fab_record_is_alive (self->axis))
    g_clear_object (&self->axis);
  if (self->plan != NULL &&
      (!fab_record_is_alive (self->plan) || !fab_territory_shows (store, territory, self->plan))) {
    g_clear_object (&self->plan);
    g_clear_object (&self->axis);
  }
}

/** fab_roadmap_model_refresh: works everything out now, instead of at the next turn of the main loop */
void
fab_roadmap_model_refresh (FabRoadmapModel *self)
{
  GListModel *actions = fab_store_get_list (fab_context_get_store (self->context), FAB_TABLE_ACTION);
  g_autoptr (GHashTable) by_axis = NULL;
  FabDate today = fab_date_today ();

  g_clear_handle_id (&self->source, g_source_remove);
  check_scope (self);
  g_ptr_array_set_size (self->lanes, 0);
  self->totals = (FabRoadmapTotals){ 0 };
  by_axis = make_lanes (self);
  for (guint i = 0, n = g_list_model_get_n_items (actions); i < n; i++) {
    g_autoptr (FabRecord) action = g_list_model_get_item (actions, i);

    take_action (self, action, by_axis, today);
  }
  drop_empty_lanes (self);
  collect (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- Following the project ---- */

static gboolean
on_idle (gpointer data)
{
  FabRoadmapModel *self = data;

  self->source = 0;
  fab_roadmap_model_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (FabRoadmapModel *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static gboolean
matters (FabTableId table)
{
  switch (table) {
  case FAB_TABLE_TERRITORY:
  case FAB_TABLE_ACTOR:
  case FAB_TABLE_PERSON:
  case FAB_TABLE_MANDATE:
  case FAB_TABLE_PLAN:
  case FAB_TABLE_AXIS:
  case FAB_TABLE_ACTION:
  case FAB_TABLE_ACTION_ROLE:
  case FAB_TABLE_STEP:
  case FAB_TABLE_NOTE:
  case FAB_TABLE_ACTION_LINK:
  case FAB_TABLE_BUDGET_LINE:
  case FAB_TABLE_FUNDING:
  case FAB_TABLE_LINK:
  case FAB_TABLE_DOCUMENT:
    return TRUE;
  default:
    return FALSE;
  }
}

static void
on_committed (FabRoadmapModel *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    FabChange *change = g_ptr_array_index (changes, i);

    if (matters (change->table)) {
      queue_refresh (self);
      return;
    }
  }
}

/* ---- GObject ---- */

static void
fab_roadmap_model_dispose (GObject *object)
{
  FabRoadmapModel *self = FAB_ROADMAP_MODEL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_set_size (self->lanes, 0);
  g_hash_table_remove_all (self->places);
  g_clear_object (&self->context);
  g_clear_object (&self->plan);
  g_clear_object (&self->axis);
  G_OBJECT_CLASS (fab_roadmap_model_parent_class)->dispose (object);
}

static void
fab_roadmap_model_finalize (GObject *object)
{
  FabRoadmapModel *self = FAB_ROADMAP_MODEL (object);

  g_ptr_array_unref (self->lanes);
  g_hash_table_unref (self->places);
  g_object_unref (self->actions);
  g_strfreev (self->words);
  G_OBJECT_CLASS (fab_roadmap_model_parent_class)->finalize (object);
}

static void
fab_roadmap_model_class_init (FabRoadmapModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fab_roadmap_model_dispose;
  object_class->finalize = fab_roadmap_model_finalize;

  /** FabRoadmapModel::changed: lanes, cards or what the cards say are others now */
  signals[CHANGED] =
      g_signal_new ("changed", FAB_TYPE_ROADMAP_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fab_roadmap_model_init (FabRoadmapModel *self)
{
  self->lanes = g_ptr_array_new_with_free_func (lane_free);
  self->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->actions = g_list_store_new (FAB_TYPE_RECORD);
}

/** fab_roadmap_model_new: (transfer full): all actions of the territory that @context looks at */
FabRoadmapModel *
fab_roadmap_model_new (FabContext *context)
{
  FabRoadmapModel *self = g_object_new (FAB_TYPE_ROADMAP_MODEL, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (fab_context_get_store (context), "committed", G_CALLBACK (on_committed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::territory", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  fab_roadmap_model_refresh (self);
  return self;
}

/* ---- What is shown ---- */

FabContext *
fab_roadmap_model_get_context (FabRoadmapModel *self)
{
  return self->context;
}

FabStore *
fab_roadmap_model_get_store (FabRoadmapModel *self)
{
  return fab_context_get_store (self->context);
}

/** fab_roadmap_model_get_plan: (nullable): the one whose actions are shown, or %NULL for all */
FabRecord *
fab_roadmap_model_get_plan (FabRoadmapModel *self)
{
  return self->plan;
}

/** fab_roadmap_model_get_axis: (nullable): the one whose actions, and its sub-axes', are shown, or %NULL for all */
FabRecord *
fab_roadmap_model_get_axis (FabRoadmapModel *self)
{
  return self->axis;
}

/** fab_roadmap_model_set_scope: @plan: (nullable): of @axis where there is one; @axis: (nullable) */
void
fab_roadmap_model_set_scope (FabRoadmapModel *self, FabRecord *plan, FabRecord *axis)
{
  gboolean changed = g_set_object (&self->plan, plan);

  changed |= g_set_object (&self->axis, axis);
  if (changed)
    fab_roadmap_model_refresh (self);
}

FabRoadmapFilter
fab_roadmap_model_get_filter (FabRoadmapModel *self)
{
  return self->filter;
}

void
fab_roadmap_model_set_filter (FabRoadmapModel *self, FabRoadmapFilter filter)
{
  if (self->filter == filter)
    return;
  self->filter = filter;
  fab_roadmap_model_refresh (self);
}

/** fab_roadmap_model_set_text: shows only the actions in which every word of @text occurs */
void
fab_roadmap_model_set_text (FabRoadmapModel *self, const char *text)
{
  g_autofree char *folded = fab_text_fold (text);

  g_strstrip (folded);
  g_strfreev (self->words);
  self->words = *folded != '\0' ? g_strsplit (folded, " ", -1) : NULL;
  fab_roadmap_model_refresh (self);
}

/** fab_roadmap_model_is_filtered: whether some actions may be hidden */
gboolean
fab_roadmap_model_is_filtered (FabRoadmapModel *self)
{
  return self->filter != FAB_ROADMAP_ALL || self->words != NULL;
}

static int
compare_plans (gconstpointer a, gconstpointer b)
{
  return fab_text_compare (fab_record_get_title (*(FabRecord **)a), fab_record_get_title (*(FabRecord **)b));
}

/** fab_roadmap_model_list_plans: (transfer container) (element-type FabRecord): those of the territory, by name */
GPtrArray *
fab_roadmap_model_list_plans (FabRoadmapModel *self)
{
  FabStore *store = fab_context_get_store (self->context);
  GListModel *all = fab_store_get_list (store, FAB_TABLE_PLAN);
  GPtrArray *plans = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0, n = g_list_model_get_n_items (all); i < n; i++) {
    g_autoptr (FabRecord) plan = g_list_model_get_item (all, i);

    if (fab_territory_shows (store, fab_context_get_territory (self->context), plan))
      g_ptr_array_add (plans, g_steal_pointer (&plan));
  }
  g_ptr_array_sort (plans, compare_plans);
  return plans;
}

/** fab_roadmap_model_get_n_plans: how many roadmaps the territory has */
guint
fab_roadmap_model_get_n_plans (FabRoadmapModel *self)
{
  return self->n_plans;
}

guint
fab_roadmap_model_get_n_lanes (FabRoadmapModel *self)
{
  return self->lanes->len;
}

/** fab_roadmap_model_get_lane: borrowed until the next FabRoadmapModel::changed */
const FabLane *
fab_roadmap_model_get_lane (FabRoadmapModel *self, guint lane)
{
  return g_ptr_array_index (self->lanes, lane);
}

/** fab_roadmap_model_get_n_in_column: how many cards a status has over all lanes */
guint
fab_roadmap_model_get_n_in_column (FabRoadmapModel *self, guint column)
{
  guint n = 0;

  for (guint l = 0; l < self->lanes->len; l++)
    n += fab_roadmap_model_get_lane (self, l)->columns[column]->len;
  return n;
}

/** fab_roadmap_model_get_action: (transfer none) (nullable): %NULL where there is no card */
FabRecord *
fab_roadmap_model_get_action (FabRoadmapModel *self, FabBoardPlace place)
{
  GPtrArray *actions;

  if (place.lane >= self->lanes->len)
    return NULL;
  actions = fab_roadmap_model_get_lane (self, place.lane)->columns[place.column];
  return place.index < actions->len ? g_ptr_array_index (actions, place.index) : NULL;
}

/** fab_roadmap_model_find: where an action is shown; %FALSE where it isn't */
gboolean
fab_roadmap_model_find (FabRoadmapModel *self, FabRecord *action, FabBoardPlace *place)
{
  FabBoardPlace *found = g_hash_table_lookup (self->places, action);

  if (found != NULL)
    *place = *found;
  return found != NULL;
}

/** fab_roadmap_model_get_actions: (transfer none): a live list of the actions that are shown */
GListModel *
fab_roadmap_model_get_actions (FabRoadmapModel *self)
{
  return G_LIST_MODEL (self->actions);
}

/** fab_roadmap_model_get_totals: of all actions in scope, whatever the filters */
const FabRoadmapTotals *
fab_roadmap_model_get_totals (FabRoadmapModel *self)
{
  return &self->totals;
}

/* ---- Words ---- */

/** fab_axis_dup_title: (transfer full): "1. A booklet for firms" */
char *
fab_axis_dup_title (FabRecord *axis)
{
  const char *code = fab_record_get_text (axis, FAB_AXIS_CODE);

  if (code == NULL || *code == '\0')
    return g_strdup (fab_record_get_title (axis));
  return g_strdup_printf (g_ascii_isalnum (code[strlen (code) - 1]) ? "%s. %s" : "%s %s", code,
                          fab_record_get_title (axis));
}

/** fab_axis_get_depth: 0 for an axis, 1 for a sub-axis… */
guint
fab_axis_get_depth (FabStore *store, FabRecord *axis)
{
  guint depth = 0;

  while (depth < 16 && (axis = fab_store_get_target (store, axis, FAB_AXIS_PARENT)) != NULL)
    depth++;
  return depth;
}

const FabChoices *
fab_status_get_choices (void)
{
  return fab_table_get (FAB_TABLE_ACTION)->fields[FAB_ACTION_STATUS].choices;
}

/** fab_status_find: the column of a status; the first for one that is not known */
guint
fab_status_find (const char *code)
{
  const FabChoices *choices = fab_status_get_choices ();

  for (guint i = 0; i < choices->n_choices; i++)
    if (g_strcmp0 (choices->choices[i].code, code) == 0)
      return i;
  return 0;
}

const char *
fab_status_get_code (guint status)
{
  return fab_status_get_choices ()->choices[status].code;
}

/** fab_status_get_label: as people read it, translated */
const char *
fab_status_get_label (guint status)
{
  return fab_choices_get_label (fab_status_get_choices (), fab_status_get_code (status));
}
