/* GEXF 1.3 (https://gexf.net), for Gephi. */
#include "fab-draft-values.h"
#include "fab-formats.h"

typedef struct {
  FabDraft *draft;
  GString *out;
  FabDraftType *types[FAB_DRAFT_N_PARTS];
} Writer;

static const char *const prefixes[FAB_DRAFT_N_PARTS] = { "n", "e" };

static void
put (Writer *self, const char *text)
{
  g_string_append (self->out, text);
}

static void
put_attribute (Writer *self, const char *name, const char *value)
{
  g_string_append_printf (self->out, " %s=\"", name);
  fab_draft_append_xml (self->out, value);
  put (self, "\"");
}

/* What has an attribute of its own in GEXF. */
static gboolean
is_builtin (Writer *self, FabDraftPart part, guint column)
{
  FabDraftMeaning meaning = fab_draft_get_column_meaning (self->draft, part, column);

  return fab_draft_find_column (self->draft, part, meaning) == column &&
         (meaning == FAB_DRAFT_LABEL || (meaning == FAB_DRAFT_WEIGHT && part == FAB_DRAFT_LINKS));
}

static void
put_attributes (Writer *self, FabDraftPart part)
{
  g_string_append_printf (self->out, "    <attributes class=\"%s\">\n", part == FAB_DRAFT_NODES ? "node" : "edge");
  for (guint i = 0; i < fab_draft_get_n_columns (self->draft, part); i++) {
    if (is_builtin (self, part, i))
      continue;
    g_string_append_printf (self->out, "      <attribute id=\"%s%u\"", prefixes[part], i);
    put_attribute (self, "title", fab_draft_get_column_name (self->draft, part, i));
    put_attribute (self, "type", fab_draft_type_get_name (self->types[part][i]));
    put (self, "/>\n");
  }
  put (self, "    </attributes>\n");
}

static void
put_values (Writer *self, FabDraftPart part, guint row)
{
  gboolean any = FALSE;

  for (guint i = 0; i < fab_draft_get_n_columns (self->draft, part); i++) {
    const char *text = fab_draft_get_text (self->draft, part, row, i);

    if (text == NULL || is_builtin (self, part, i))
      continue;
    put (self, any ? "" : "<attvalues>");
    any = TRUE;
    g_string_append_printf (self->out, "<attvalue for=\"%s%u\"", prefixes[part], i);
    put_attribute (self, "value", text);
    put (self, "/>");
  }
  put (self, any ? "</attvalues>" : "");
}

static const char *
get_builtin (Writer *self, FabDraftPart part, guint row, FabDraftMeaning meaning)
{
  return fab_draft_get_text (self->draft, part, row, fab_draft_find_column (self->draft, part, meaning));
}

/* Gephi's y goes up. */
static void
put_place (Writer *self, guint row)
{
  char x_text[G_ASCII_DTOSTR_BUF_SIZE], y_text[G_ASCII_DTOSTR_BUF_SIZE];
  double x, y;

  if (!fab_draft_get_place (self->draft, row, &x, &y))
    return;
  g_ascii_formatd (x_text, sizeof x_text, "%.15g", x);
  g_ascii_formatd (y_text, sizeof y_text, "%.15g", y != 0 ? -y : 0);
  g_string_append_printf (self->out, "<viz:position x=\"%s\" y=\"%s\" z=\"0\"/>", x_text, y_text);
}

static void
put_node (Writer *self, guint row)
{
  const char *id = fab_draft_get_node_id (self->draft, row);
  const char *label = get_builtin (self, FAB_DRAFT_NODES, row, FAB_DRAFT_LABEL);

  put (self, "      <node");
  put_attribute (self, "id", id);
  put_attribute (self, "label", label != NULL ? label : id);
  put (self, ">");
  put_values (self, FAB_DRAFT_NODES, row);
  put_place (self, row);
  put (self, "</node>\n");
}

/* Gephi keeps parallel links apart by their kind, which is therefore an attribute of the edge too. */
static void
put_edge (Writer *self, guint row)
{
  const char *weight = get_builtin (self, FAB_DRAFT_LINKS, row, FAB_DRAFT_WEIGHT);
  const char *label = get_builtin (self, FAB_DRAFT_LINKS, row, FAB_DRAFT_LABEL);
  const char *kind = get_builtin (self, FAB_DRAFT_LINKS, row, FAB_DRAFT_KIND);
  guint source, target;
  gboolean directed;

  fab_draft_get_link (self->draft, row, &source, &target, &directed);
  g_string_append_printf (self->out, "      <edge id=\"%u\"", row);
  put_attribute (self, "source", fab_draft_get_node_id (self->draft, source));
  put_attribute (self, "target", fab_draft_get_node_id (self->draft, target));
  put_attribute (self, "type", directed ? "directed" : "undirected");
  if (label != NULL)
    put_attribute (self, "label", label);
  if (weight != NULL && fab_draft_is_real (weight))
    put_attribute (self, "weight", weight);
  if (kind != NULL)
    put_attribute (self, "kind", kind);
  put (self, ">");
  put_values (self, FAB_DRAFT_LINKS, row);
  put (self, "</edge>\n");
}

static gboolean
are_directed (FabDraft *draft)
{
  for (guint row = 0; row < fab_draft_get_n_rows (draft, FAB_DRAFT_LINKS); row++) {
    guint source, target;
    gboolean directed;

    fab_draft_get_link (draft, row, &source, &target, &directed);
    if (!directed)
      return FALSE;
  }
  return TRUE;
}

static void
put_graph (Writer *self)
{
  g_string_append_printf (self->out, "  <graph defaultedgetype=\"%s\" mode=\"static\">\n",
                          are_directed (self->draft) ? "directed" : "undirected");
  put_attributes (self, FAB_DRAFT_NODES);
  put_attributes (self, FAB_DRAFT_LINKS);
  put (self, "    <nodes>\n");
  for (guint row = 0; row < fab_draft_get_n_rows (self->draft, FAB_DRAFT_NODES); row++)
    put_node (self, row);
  put (self, "    </nodes>\n    <edges>\n");
  for (guint row = 0; row < fab_draft_get_n_rows (self->draft, FAB_DRAFT_LINKS); row++)
    put_edge (self, row);
  put (self, "    </edges>\n  </graph>\n");
}

/**
 * fab_gexf_write:
 * @draft: one that has ended, whose nodes have different ids
 *
 * Names, strengths and kinds of links are GEXF's own; everything else is an attribute of its type.
 *
 * Returns: (transfer full): a GEXF 1.3 file
 */
GBytes *
fab_gexf_write (FabDraft *draft)
{
  Writer self = { draft, g_string_new (NULL), { NULL } };

  for (guint i = 0; i < FAB_DRAFT_N_PARTS; i++)
    self.types[i] = fab_draft_find_types (draft, i);
  put (&self, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" "
              "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
              "xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n"
              "  <meta>\n    <creator>Fabrique</creator>\n  </meta>\n");
  put_graph (&self);
  put (&self, "</gexf>\n");
  for (guint i = 0; i < FAB_DRAFT_N_PARTS; i++)
    g_free (self.types[i]);
  return g_string_free_to_bytes (self.out);
}
