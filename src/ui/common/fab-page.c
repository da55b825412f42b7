#include "fab-page.h"

typedef struct {
  FabContext *context;
} FabPagePrivate;

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FabPage, fab_page, ADW_TYPE_NAVIGATION_PAGE)

static FabPagePrivate *
get_private (FabPage *self)
{
  return fab_page_get_instance_private (self);
}

static void
fab_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_CONTEXT:
    g_value_set_object (value, fab_page_get_context (FAB_PAGE (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_CONTEXT:
    get_private (FAB_PAGE (object))->context = g_value_dup_object (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
fab_page_constructed (GObject *object)
{
  FabPage *self = FAB_PAGE (object);

  G_OBJECT_CLASS (fab_page_parent_class)->constructed (object);
  if (FAB_PAGE_GET_CLASS (self)->context_set != NULL && get_private (self)->context != NULL)
    FAB_PAGE_GET_CLASS (self)->context_set (self, get_private (self)->context);
}

static void
fab_page_dispose (GObject *object)
{
  g_clear_object (&get_private (FAB_PAGE (object))->context);
  G_OBJECT_CLASS (fab_page_parent_class)->dispose (object);
}

static void
fab_page_class_init (FabPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fab_page_get_property;
  object_class->set_property = fab_page_set_property;
  object_class->constructed = fab_page_constructed;
  object_class->dispose = fab_page_dispose;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, FAB_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fab_page_init (FabPage *self)
{
}

/** fab_page_get_context: (transfer none): the open project that the page shows */
FabContext *
fab_page_get_context (FabPage *self)
{
  return get_private (self)->context;
}

/** fab_page_show_record: makes @record visible and selected; %FALSE where the page shows no such records */
gboolean
fab_page_show_record (FabPage *self, FabRecord *record)
{
  FabPageClass *klass = FAB_PAGE_GET_CLASS (self);

  return klass->show_record != NULL && klass->show_record (self, record);
}

/** fab_page_show_view: changes to one of the page's views; %FALSE where it has none of that name */
gboolean
fab_page_show_view (FabPage *self, const char *name)
{
  FabPageClass *klass = FAB_PAGE_GET_CLASS (self);

  return klass->show_view != NULL && klass->show_view (self, name);
}
