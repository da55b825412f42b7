#include "fab-presentation-card.h"

#include <glib/gi18n.h>

/* More than these nobody reads on a wall. */
#define MAX_LINKS 8
#define MIN_WIDTH 240

struct _FabPresentationCard {
  GtkWidget parent_instance;

  GtkWidget *box; /* child */
  double scale;
};

G_DEFINE_FINAL_TYPE (FabPresentationCard, fab_presentation_card, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (FabPresentationCard *self, const char *text, const char *style, double scale)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                    "natural-wrap-mode", GTK_NATURAL_WRAP_WORD, "max-width-chars", 34, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale * self->scale));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static char *
describe_kind (FabStore *store, FabRecord *actor)
{
  const FabChoices *kinds = fab_table_get (FAB_TABLE_ACTOR)->fields[FAB_ACTOR_KIND].choices;
  const char *code = fab_record_get_text (actor, FAB_ACTOR_KIND);
  FabRecord *territory = fab_store_get_target (store, actor, FAB_ACTOR_TERRITORY);
  const char *kind = code != NULL ? fab_choices_get_label (kinds, code) : NULL;

  if (kind != NULL && territory != NULL)
    return g_strdup_printf ("%s · %s", kind, fab_record_get_title (territory));
  return g_strdup (kind != NULL ? kind : territory != NULL ? fab_record_get_title (territory) : "");
}

/* "delivers Biocoop", seen from @actor. */
static char *
describe_link (FabStore *store, FabRecord *relation, FabRecord *actor)
{
  FabRecord *source = fab_store_get_target (store, relation, FAB_RELATION_SOURCE);
  FabRecord *type = fab_store_get_target (store, relation, FAB_RELATION_TYPE);
  gboolean forward = source == actor;
  FabRecord *other = forward ? fab_store_get_target (store, relation, FAB_RELATION_TARGET) : source;
  const char *verb = NULL, *name = other != NULL ? fab_record_get_title (other) : "";

  if (type != NULL)
    verb = fab_record_get_text (type, forward ? FAB_RELATION_TYPE_FORWARD : FAB_RELATION_TYPE_BACKWARD);
  if (verb == NULL || *verb == '\0')
    return g_strdup_printf ("– %s", name);
  return g_strdup_printf ("%s %s", verb, name);
}

static void
add_links (FabPresentationCard *self, FabStore *store, FabRecord *actor)
{
  g_autoptr (GPtrArray) links = fab_store_get_referrers (store, actor, FAB_TABLE_RELATION, FAB_RELATION_SOURCE);
  g_autoptr (GPtrArray) back = fab_store_get_referrers (store, actor, FAB_TABLE_RELATION, FAB_RELATION_TARGET);
  g_autofree char *heading = NULL;

  for (guint i = 0; i < back->len; i++)
    if (!g_ptr_array_find (links, g_ptr_array_index (back, i), NULL))
      g_ptr_array_add (links, g_object_ref (g_ptr_array_index (back, i)));
  heading = g_strdup_printf (ngettext ("%u link", "%u links", links->len), links->len);
  gtk_widget_set_margin_top (add_label (self, heading, "heading", 0.9), 6);
  for (guint i = 0; i < MIN (links->len, MAX_LINKS); i++) {
    g_autofree char *text = describe_link (store, g_ptr_array_index (links, i), actor);

    add_label (self, text, NULL, 0.95);
  }
  if (links->len > MAX_LINKS) {
    guint n = links->len - MAX_LINKS;
    g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

    add_label (self, more, "dimmed", 0.9);
  }
}

static void
fab_presentation_card_dispose (GObject *object)
{
  g_clear_pointer (&FAB_PRESENTATION_CARD (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (fab_presentation_card_parent_class)->dispose (object);
}

static void
fab_presentation_card_class_init (FabPresentationCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fab_presentation_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ARTICLE);
}

static void
fab_presentation_card_init (FabPresentationCard *self)
{
  self->scale = 1;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), MIN_WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "fab-reading-text");
}

/** fab_presentation_card_set_actor: @scale: how much larger than usual it is written */
void
fab_presentation_card_set_actor (FabPresentationCard *self, FabStore *store, FabRecord *actor, double scale)
{
  const char *description = fab_record_get_text (actor, FAB_ACTOR_DESCRIPTION);
  g_autofree char *kind = describe_kind (store, actor);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  self->scale = scale;
  add_label (self, fab_record_get_title (actor), "fab-caption-title", 1.25);
  add_label (self, kind, "dimmed", 0.95);
  if (description != NULL && *description != '\0')
    add_label (self, description, NULL, 1);
  add_links (self, store, actor);
}
