#include "fab-context.h"

#include <glib/gi18n.h>

struct _FabContext {
  GObject parent_instance;

  FabStore *store;
  FabProject *project;  /* (nullable): where it is kept, and kept safe */
  FabRecord *territory; /* or NULL: all */
  FabRecord *map_view;  /* or NULL: actors stand where they stand on the territory's map */
  gboolean read_only;
  FabSearch *search; /* made at the first question */
};

enum {
  PROP_0,
  PROP_STORE,
  PROP_TERRITORY,
  PROP_MAP_VIEW,
  PROP_READ_ONLY,
  N_PROPS,
};

enum {
  MESSAGE,
  REMOVED,
  OFFERED,
  SHOW_RECORD,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FabContext, fab_context, G_TYPE_OBJECT)

/* The territory that the window looks at may be deleted, or come back: then the window looks at all of them. */
static void
on_committed (FabContext *self, GPtrArray *changes)
{
  if (self->territory != NULL && !fab_record_is_alive (self->territory))
    fab_context_set_territory (self, NULL);
  if (self->map_view != NULL && !fab_record_is_alive (self->map_view))
    fab_context_set_map_view (self, NULL);
}

static void
fab_context_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FabContext *self = FAB_CONTEXT (object);

  switch (id) {
  case PROP_STORE:
    g_value_set_object (value, self->store);
    break;
  case PROP_TERRITORY:
    g_value_set_object (value, self->territory);
    break;
  case PROP_MAP_VIEW:
    g_value_set_object (value, self->map_view);
    break;
  case PROP_READ_ONLY:
    g_value_set_boolean (value, self->read_only);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_context_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FabContext *self = FAB_CONTEXT (object);

  switch (id) {
  case PROP_STORE:
    self->store = g_value_dup_object (value);
    break;
  case PROP_TERRITORY:
    fab_context_set_territory (self, g_value_get_object (value));
    break;
  case PROP_MAP_VIEW:
    fab_context_set_map_view (self, g_value_get_object (value));
    break;
  case PROP_READ_ONLY:
    self->read_only = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_context_constructed (GObject *object)
{
  FabContext *self = FAB_CONTEXT (object);

  G_OBJECT_CLASS (fab_context_parent_class)->constructed (object);
  g_signal_connect_object (self->store, "committed", G_CALLBACK (on_committed), self, G_CONNECT_SWAPPED);
}

static void
fab_context_dispose (GObject *object)
{
  FabContext *self = FAB_CONTEXT (object);

  g_clear_object (&self->search);
  g_clear_object (&self->project);
  g_clear_object (&self->store);
  g_clear_object (&self->territory);
  g_clear_object (&self->map_view);
  G_OBJECT_CLASS (fab_context_parent_class)->dispose (object);
}

static void
fab_context_class_init (FabContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fab_context_get_property;
  object_class->set_property = fab_context_set_property;
  object_class->constructed = fab_context_constructed;
  object_class->dispose = fab_context_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, FAB_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /** FabContext:territory: the one that the window looks at, or %NULL for all */
  properties[PROP_TERRITORY] = g_param_spec_object (
      "territory", NULL, NULL, FAB_TYPE_RECORD, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /** FabContext:map-view: the view of the map that has places of its own, while it is looked at; or %NULL */
  properties[PROP_MAP_VIEW] = g_param_spec_object (
      "map-view", NULL, NULL, FAB_TYPE_RECORD, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY] = g_param_spec_boolean (
      "read-only", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /** FabContext::message: the window shows @message for a moment */
  signals[MESSAGE] =
      g_signal_new ("message", FAB_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /** FabContext::removed: the window shows @message with a button that undoes it */
  signals[REMOVED] =
      g_signal_new ("removed", FAB_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /** FabContext::offered: the window shows a message with a button: message, button, action and its target (nullable) */
  signals[OFFERED] = g_signal_new ("offered", FAB_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                                   G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_VARIANT);
  /** FabContext::show-record: the window goes to the page that shows @record */
  signals[SHOW_RECORD] = g_signal_new ("show-record", FAB_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, FAB_TYPE_RECORD);
}

static void
fab_context_init (FabContext *self)
{
}

/** fab_context_new: (transfer full): the context of an open project */
FabContext *
fab_context_new (FabStore *store, gboolean read_only)
{
  return g_object_new (FAB_TYPE_CONTEXT, "store", store, "read-only", read_only, NULL);
}

FabStore *
fab_context_get_store (FabContext *self)
{
  return self->store;
}

/** fab_context_get_project: (transfer none) (nullable): the project that the store is of; %NULL for a store alone, as in tests */
FabProject *
fab_context_get_project (FabContext *self)
{
  return self->project;
}

/** fab_context_set_project: what the window does once */
void
fab_context_set_project (FabContext *self, FabProject *project)
{
  g_set_object (&self->project, project);
}

/** fab_context_get_search: (transfer none): what finds anything in the project; it stays in step, and is made once */
FabSearch *
fab_context_get_search (FabContext *self)
{
  if (self->search == NULL)
    self->search = fab_search_new (self->store);
  return self->search;
}

/** fab_context_is_read_only: whether nothing can be edited; pages then offer no editing */
gboolean
fab_context_is_read_only (FabContext *self)
{
  return self->read_only;
}

/** fab_context_get_territory: (transfer none) (nullable): the territory that the window looks at, or %NULL for all */
FabRecord *
fab_context_get_territory (FabContext *self)
{
  return self->territory;
}

/** fab_context_set_territory: @territory: (nullable): the territory to look at, or %NULL for all */
void
fab_context_set_territory (FabContext *self, FabRecord *territory)
{
  if (g_set_object (&self->territory, territory))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TERRITORY]);
}

/** fab_context_set_map_view: @view: (nullable): actors stand where this view of the map has them */
void
fab_context_set_map_view (FabContext *self, FabRecord *view)
{
  if (g_set_object (&self->map_view, view))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAP_VIEW]);
}

/**
 * fab_context_get_map:
 *
 * Returns: (transfer none) (nullable): what the places of actors belong to: the view with places of its own, where it is one of the territory
 *   looked at; else the territory; %NULL: the map of everything
 */
FabRecord *
fab_context_get_map (FabContext *self)
{
  FabRecord *view = self->map_view;

  if (view != NULL && fab_record_is_alive (view) &&
      fab_store_get_target (self->store, view, FAB_MAP_VIEW_TERRITORY) == self->territory)
    return view;
  return self->territory;
}

/** fab_context_tell: shows a short message for a moment */
void
fab_context_tell (FabContext *self, const char *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

/** fab_context_tell_removed: shows for a moment that something went, with a button that undoes it */
void
fab_context_tell_removed (FabContext *self, const char *message)
{
  g_signal_emit (self, signals[REMOVED], 0, message);
}

/**
 * fab_context_offer:
 * @message: a short sentence
 * @button: what can be done
 * @action: its name with its prefix
 * @target: (nullable): its parameter; a floating one is taken
 *
 * Shows for a moment that something could be done now.
 */
void
fab_context_offer (FabContext *self, const char *message, const char *button, const char *action, GVariant *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_signal_emit (self, signals[OFFERED], 0, message, button, action, owned);
}

/**
 * fab_context_report:
 * @what_failed: a sentence, such as "The link could not be added."
 * @error: (nullable): the cause
 *
 * Says what failed and why.
 */
void
fab_context_report (FabContext *self, const char *what_failed, GError *error)
{
  g_autofree char *message =
      error != NULL ? g_strdup_printf ("%s %s", what_failed, error->message) : g_strdup (what_failed);

  fab_context_tell (self, message);
}

/** fab_context_show_record: goes to where @record is shown: an actor on the map, an action on its board, a shop in its list… */
void
fab_context_show_record (FabContext *self, FabRecord *record)
{
  g_signal_emit (self, signals[SHOW_RECORD], 0, record);
}

/** fab_context_edit: fab_store_edit() that tells the person what went wrong */
gboolean
fab_context_edit (FabContext *self, const char *sentence, FabRecord *record, guint field, FabValue value)
{
  g_autoptr (GError) error = NULL;

  if (fab_store_edit (self->store, sentence, record, field, value, &error))
    return TRUE;
  fab_context_report (self, _ ("This could not be changed."), error);
  return FALSE;
}

/** fab_context_remove: deletes @record as a gesture of its own, says so, and offers to undo it */
gboolean
fab_context_remove (FabContext *self, FabRecord *record)
{
  const char *title = fab_record_get_title (record);
  g_autofree char *named = g_strdup_printf (_ ("“%s” removed"), title);
  g_autofree char *sentence =
      *title != '\0' ? g_steal_pointer (&named)
                     : g_strdup_printf (_ ("%s removed"), fab_table_get_label (fab_record_get_table (record)));
  g_autoptr (GError) error = NULL;

  if (!fab_store_remove (self->store, sentence, record, &error)) {
    fab_context_report (self, _ ("This could not be removed."), error);
    return FALSE;
  }
  fab_context_tell_removed (self, sentence);
  return TRUE;
}

/** fab_context_commit: fab_store_commit() that tells the person what went wrong */
gboolean
fab_context_commit (FabContext *self)
{
  g_autoptr (GError) error = NULL;

  if (fab_store_commit (self->store, &error))
    return TRUE;
  fab_context_report (self, _ ("This could not be changed."), error);
  return FALSE;
}
