/* GraphML (http://graphml.graphdrawing.org), for igraph, NetworkX, Gephi and yEd. */
#include "fab-draft-values.h"
#include "fab-formats.h"

typedef struct {
  FabDraft *draft;
  GString *out;
  FabDraftType *types[FAB_DRAFT_N_PARTS];
  gboolean is_mixed; /* links with a direction, and without */
} Writer;

static const char *const prefixes[FAB_DRAFT_N_PARTS] = { "n", "e" };

static void
put (Writer *self, const char *text)
{
  g_string_append (self->out, text);
}

/* The names that programs look for. */
static const char *
get_name (Writer *self, FabDraftPart part, guint column)
{
  FabDraftMeaning meaning = fab_draft_get_column_meaning (self->draft, part, column);

  if (fab_draft_find_column (self->draft, part, meaning) == column) {
    if (meaning == FAB_DRAFT_LABEL)
      return "label";
    if (meaning == FAB_DRAFT_WEIGHT && part == FAB_DRAFT_LINKS)
      return "weight";
  }
  return fab_draft_get_column_name (self->draft, part, column);
}

static void
put_key (Writer *self, const char *id, FabDraftPart part, const char *name, FabDraftType type)
{
  g_string_append_printf (self->out, "  <key id=\"%s\" for=\"%s\" attr.name=\"", id,
                          part == FAB_DRAFT_NODES ? "node" : "edge");
  fab_draft_append_xml (self->out, name);
  g_string_append_printf (self->out, "\" attr.type=\"%s\"/>\n", fab_draft_type_get_name (type));
}

static void
put_keys (Writer *self, FabDraftPart part)
{
  for (guint i = 0; i < fab_draft_get_n_columns (self->draft, part); i++) {
    g_autofree char *id = g_strdup_printf ("%s%u", prefixes[part], i);

    put_key (self, id, part, get_name (self, part, i), self->types[part][i]);
  }
}

static void
put_data (Writer *self, const char *key, const char *text)
{
  g_string_append_printf (self->out, "<data key=\"%s\">", key);
  fab_draft_append_xml (self->out, text);
  put (self, "</data>");
}

static void
put_values (Writer *self, FabDraftPart part, guint row)
{
  for (guint i = 0; i < fab_draft_get_n_columns (self->draft, part); i++) {
    const char *text = fab_draft_get_text (self->draft, part, row, i);
    g_autofree char *key = g_strdup_printf ("%s%u", prefixes[part], i);

    if (text != NULL)
      put_data (self, key, text);
  }
}

static void
put_number (Writer *self, const char *key, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  put_data (self, key, g_ascii_formatd (text, sizeof text, "%.15g", number));
}

/* y goes up, as where the programs that read this draw it. */
static void
put_node (Writer *self, guint row)
{
  double x, y;

  put (self, "    <node id=\"");
  fab_draft_append_xml (self->out, fab_draft_get_node_id (self->draft, row));
  put (self, "\">");
  put_values (self, FAB_DRAFT_NODES, row);
  if (fab_draft_get_place (self->draft, row, &x, &y)) {
    put_number (self, "x", x);
    put_number (self, "y", y != 0 ? -y : 0);
  }
  put (self, "</node>\n");
}

static void
put_edge (Writer *self, guint row)
{
  guint source, target;
  gboolean directed;

  fab_draft_get_link (self->draft, row, &source, &target, &directed);
  g_string_append_printf (self->out, "    <edge id=\"l%u\" source=\"", row);
  fab_draft_append_xml (self->out, fab_draft_get_node_id (self->draft, source));
  put (self, "\" target=\"");
  fab_draft_append_xml (self->out, fab_draft_get_node_id (self->draft, target));
  put (self, "\">");
  put_values (self, FAB_DRAFT_LINKS, row);
  if (self->is_mixed)
    put_data (self, "directed", directed ? "true" : "false");
  put (self, "</edge>\n");
}

static guint
count_directed (FabDraft *draft)
{
  guint n = 0;

  for (guint row = 0; row < fab_draft_get_n_rows (draft, FAB_DRAFT_LINKS); row++) {
    guint source, target;
    gboolean directed;

    fab_draft_get_link (draft, row, &source, &target, &directed);
    n += directed;
  }
  return n;
}

static void
put_graph (Writer *self, gboolean directed)
{
  g_string_append_printf (self->out, "  <graph id=\"G\" edgedefault=\"%s\">\n", directed ? "directed" : "undirected");
  for (guint row = 0; row < fab_draft_get_n_rows (self->draft, FAB_DRAFT_NODES); row++)
    put_node (self, row);
  for (guint row = 0; row < fab_draft_get_n_rows (self->draft, FAB_DRAFT_LINKS); row++)
    put_edge (self, row);
  put (self, "  </graph>\n");
}

/**
 * fab_graphml_write:
 * @draft: one that has ended, whose nodes have different ids
 *
 * Neither igraph nor NetworkX reads a file in which some links have a direction and some have none: where that is so, all are written as directed, and the
 * attribute "directed" says which are.
 *
 * Returns: (transfer full): a GraphML file
 */
GBytes *
fab_graphml_write (FabDraft *draft)
{
  Writer self = { draft, g_string_new (NULL), { NULL }, FALSE };
  guint n_directed = count_directed (draft);

  self.is_mixed = n_directed > 0 && n_directed < fab_draft_get_n_rows (draft, FAB_DRAFT_LINKS);
  put (&self, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
              "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
              "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
              "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
  for (guint i = 0; i < FAB_DRAFT_N_PARTS; i++) {
    self.types[i] = fab_draft_find_types (draft, i);
    put_keys (&self, i);
  }
  put_key (&self, "x", FAB_DRAFT_NODES, "x", FAB_DRAFT_REAL);
  put_key (&self, "y", FAB_DRAFT_NODES, "y", FAB_DRAFT_REAL);
  if (self.is_mixed)
    put_key (&self, "directed", FAB_DRAFT_LINKS, "directed", FAB_DRAFT_BOOLEAN);
  put_graph (&self, n_directed > 0);
  put (&self, "</graphml>\n");
  for (guint i = 0; i < FAB_DRAFT_N_PARTS; i++)
    g_free (self.types[i]);
  return g_string_free_to_bytes (self.out);
}
