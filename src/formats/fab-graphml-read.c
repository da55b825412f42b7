/* GraphML (http://graphml.graphdrawing.org), with what yEd and yFiles put into it. */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-formats.h"
#include "fab-xml.h"
#include "fab-yed.h"

typedef struct {
  FabXml *xml; /* borrowed */
  FabDraft *draft;
  GHashTable *columns[FAB_DRAFT_N_PARTS]; /* id of a key → column */
  guint parent;
  guint label[FAB_DRAFT_N_PARTS]; /* what yEd draws */
  guint x, y;                     /* columns that may be places */
  guint directed;                 /* column of the links that says what NetworkX and igraph don't take of an edge */
  guint n_graphs, n_nested, n_hyperedges, n_ports, n_undeclared;
} Reader;

static void read_graph (Reader *self, const char *parent);

/* ---- Keys ---- */

static FabDraftType
get_type (const char *name)
{
  if (g_strcmp0 (name, "boolean") == 0)
    return FAB_DRAFT_BOOLEAN;
  if (g_strcmp0 (name, "int") == 0 || g_strcmp0 (name, "integer") == 0 || g_strcmp0 (name, "long") == 0)
    return FAB_DRAFT_INTEGER;
  if (g_strcmp0 (name, "float") == 0 || g_strcmp0 (name, "double") == 0)
    return FAB_DRAFT_REAL;
  return FAB_DRAFT_TEXT;
}

static FabDraftMeaning
get_meaning (FabDraftPart part, const char *name)
{
  if (g_ascii_strcasecmp (name, "label") == 0)
    return FAB_DRAFT_LABEL;
  return part == FAB_DRAFT_LINKS && g_ascii_strcasecmp (name, "weight") == 0 ? FAB_DRAFT_WEIGHT : FAB_DRAFT_UNKNOWN;
}

static guint
add_key (Reader *self, FabDraftPart part, const char *id, const char *name, const char *type, const char *standard)
{
  guint column = fab_draft_add_column (self->draft, part, name, get_meaning (part, name));

  fab_draft_set_column_type (self->draft, part, column, get_type (type));
  if (standard != NULL)
    fab_draft_set_column_default (self->draft, part, column, standard);
  g_hash_table_replace (self->columns[part], g_strdup (id), GUINT_TO_POINTER (column));
  if (part == FAB_DRAFT_NODES && get_type (type) == FAB_DRAFT_REAL && strcmp (name, "x") == 0)
    self->x = column;
  if (part == FAB_DRAFT_NODES && get_type (type) == FAB_DRAFT_REAL && strcmp (name, "y") == 0)
    self->y = column;
  if (part == FAB_DRAFT_LINKS && get_type (type) == FAB_DRAFT_BOOLEAN && strcmp (name, "directed") == 0)
    self->directed = column;
  return column;
}

/* (transfer full) (nullable) */
static char *
read_default (Reader *self)
{
  int depth = fab_xml_get_depth (self->xml);
  char *text = NULL;

  while (fab_xml_next_child (self->xml, depth))
    if (fab_xml_is (self->xml, "default") && text == NULL)
      text = fab_xml_read_text (self->xml);
  return text;
}

static gboolean
is_for (const char *whom, const char *part)
{
  return whom == NULL || strcmp (whom, "all") == 0 || strcmp (whom, part) == 0;
}

static void
read_key (Reader *self)
{
  g_autofree char *id = fab_xml_get (self->xml, "id");
  g_autofree char *name = fab_xml_get (self->xml, "attr.name");
  g_autofree char *type = fab_xml_get (self->xml, "attr.type");
  g_autofree char *whom = fab_xml_get (self->xml, "for");
  gboolean is_drawing = fab_yed_is_key (self->xml);
  g_autofree char *standard = read_default (self);

  if (id == NULL || is_drawing)
    return;
  if (name == NULL)
    name = g_strdup (id);
  if (is_for (whom, "node"))
    add_key (self, FAB_DRAFT_NODES, id, name, type, standard);
  if (is_for (whom, "edge"))
    add_key (self, FAB_DRAFT_LINKS, id, name, type, standard);
}

/* ---- Values ---- */

static void
set_label (Reader *self, FabDraftPart part, guint row, const char *label)
{
  if (self->label[part] == FAB_DRAFT_NONE)
    self->label[part] = fab_draft_add_column (self->draft, part, "label", FAB_DRAFT_LABEL);
  fab_draft_set_text (self->draft, part, row, self->label[part], label);
}

static void
read_data (Reader *self, FabDraftPart part, guint row)
{
  g_autofree char *key = fab_xml_get (self->xml, "key");
  g_auto (FabYed) drawing = { 0 };
  g_autofree char *text = fab_yed_read (self->xml, &drawing);
  gpointer column;

  if (drawing.label != NULL)
    set_label (self, part, row, drawing.label);
  if (drawing.placed && part == FAB_DRAFT_NODES)
    fab_draft_set_place (self->draft, row, drawing.x, drawing.y);
  if (drawing.is_drawing || key == NULL)
    return;
  if (!g_hash_table_lookup_extended (self->columns[part], key, NULL, &column)) {
    self->n_undeclared++;
    column = GUINT_TO_POINTER (add_key (self, part, key, key, NULL, NULL));
  }
  fab_draft_set_text (self->draft, part, row, GPOINTER_TO_UINT (column), text);
}

/* ---- Nodes and edges ---- */

static void
read_node (Reader *self, const char *parent)
{
  FabXml *xml = self->xml;
  int depth = fab_xml_get_depth (xml);
  g_autofree char *id = fab_xml_get (xml, "id");
  guint row = fab_draft_add_node (self->draft, id);

  if (parent != NULL) {
    if (self->parent == FAB_DRAFT_NONE)
      self->parent = fab_draft_add_column (self->draft, FAB_DRAFT_NODES, "parent", FAB_DRAFT_UNKNOWN);
    fab_draft_set_text (self->draft, FAB_DRAFT_NODES, row, self->parent, parent);
    self->n_nested++;
  }
  while (fab_xml_next_child (xml, depth)) {
    if (fab_xml_is (xml, "data"))
      read_data (self, FAB_DRAFT_NODES, row);
    else if (fab_xml_is (xml, "graph"))
      read_graph (self, id != NULL ? id : "");
    else if (fab_xml_is (xml, "port"))
      self->n_ports++;
  }
}

static void
read_edge (Reader *self, gboolean directed)
{
  FabXml *xml = self->xml;
  int depth = fab_xml_get_depth (xml);
  g_autofree char *source = fab_xml_get (xml, "source");
  g_autofree char *target = fab_xml_get (xml, "target");
  g_autofree char *says = fab_xml_get (xml, "directed");
  guint row;

  if (says != NULL)
    directed = strcmp (says, "true") == 0 || strcmp (says, "1") == 0;
  row = fab_draft_add_link (self->draft, source, target, directed);
  while (fab_xml_next_child (xml, depth))
    if (fab_xml_is (xml, "data"))
      read_data (self, FAB_DRAFT_LINKS, row);
}

static void
read_graph (Reader *self, const char *parent)
{
  FabXml *xml = self->xml;
  int depth = fab_xml_get_depth (xml);
  g_autofree char *kind = fab_xml_get (xml, "edgedefault");
  gboolean directed = g_strcmp0 (kind, "directed") == 0;

  self->n_graphs += parent == NULL;
  while (fab_xml_next_child (xml, depth)) {
    if (fab_xml_is (xml, "node"))
      read_node (self, parent);
    else if (fab_xml_is (xml, "edge"))
      read_edge (self, directed);
    else if (fab_xml_is (xml, "key"))
      read_key (self);
    else if (fab_xml_is (xml, "hyperedge"))
      self->n_hyperedges++;
  }
}

/* ---- The file ---- */

static void
read_file (Reader *self)
{
  FabXml *xml = self->xml;

  if (!fab_xml_next_child (xml, -1))
    return;
  if (!fab_xml_is (xml, "graphml")) {
    fab_xml_stop (xml, _ ("This file is not GraphML: it begins with <%.40s>."), fab_xml_get_name (xml));
    return;
  }
  while (fab_xml_next_child (xml, 0)) {
    if (fab_xml_is (xml, "key"))
      read_key (self);
    else if (fab_xml_is (xml, "graph"))
      read_graph (self, NULL);
  }
}

static gboolean
read_number (const char *text, double *number)
{
  char *end;

  if (text == NULL)
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

/* Gephi, igraph and NetworkX keep places in the attributes x and y, and draw y upwards. */
static void
take_places (Reader *self)
{
  double x, y;

  if (self->x == FAB_DRAFT_NONE || self->y == FAB_DRAFT_NONE)
    return;
  for (guint row = 0; row < fab_draft_get_n_rows (self->draft, FAB_DRAFT_NODES); row++) {
    double old_x, old_y;

    if (!fab_draft_get_place (self->draft, row, &old_x, &old_y) &&
        read_number (fab_draft_get_text (self->draft, FAB_DRAFT_NODES, row, self->x), &x) &&
        read_number (fab_draft_get_text (self->draft, FAB_DRAFT_NODES, row, self->y), &y))
      fab_draft_set_place (self->draft, row, x, -y);
  }
  fab_draft_remove_column (self->draft, FAB_DRAFT_NODES, MAX (self->x, self->y));
  fab_draft_remove_column (self->draft, FAB_DRAFT_NODES, MIN (self->x, self->y));
}

static void
take_directions (Reader *self)
{
  for (guint row = 0; self->directed != FAB_DRAFT_NONE && row < fab_draft_get_n_rows (self->draft, FAB_DRAFT_LINKS);
       row++) {
    const char *text = fab_draft_get_text (self->draft, FAB_DRAFT_LINKS, row, self->directed);

    if (text != NULL)
      fab_draft_set_directed (self->draft, row, g_ascii_strcasecmp (text, "true") == 0);
  }
  fab_draft_remove_column (self->draft, FAB_DRAFT_LINKS, self->directed);
}

static void
add_notes (Reader *self)
{
  FabDraft *draft = self->draft;

  if (self->n_nested > 0)
    fab_draft_note (
        draft,
        ngettext (
            "%u actor was inside another one: it stands beside it now, and the column “parent” names the other.",
            "%u actors were inside another one: they stand beside it now, and the column “parent” names the other.",
            self->n_nested),
        self->n_nested);
  if (self->n_graphs > 1)
    fab_draft_note (draft, _ ("The file holds %u graphs: they were read as one."), self->n_graphs);
  if (self->n_hyperedges > 0)
    fab_draft_note (draft,
                    ngettext ("%u link between more than two actors was left out.",
                              "%u links between more than two actors were left out.", self->n_hyperedges),
                    self->n_hyperedges);
  if (self->n_ports > 0)
    fab_draft_note (draft, _ ("Ports (where links touch an actor’s drawing) were left out."));
  if (self->n_undeclared > 0)
    fab_draft_note (draft,
                    ngettext ("%u key that the file does not declare was kept as a column of that name.",
                              "%u keys that the file does not declare were kept as columns of those names.",
                              self->n_undeclared),
                    self->n_undeclared);
}

/**
 * fab_graphml_read:
 * @cancellable: (nullable): ends the reading
 *
 * Keys become columns, with their defaults; yEd's labels become the column "label", and its geometry the places. Graphs inside nodes are
 * flattened, with the column "parent".
 *
 * Returns: (transfer full): what the file holds; %NULL with %FAB_ERROR_INVALID or %G_IO_ERROR_CANCELLED
 */
FabDraft *
fab_graphml_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabXml) xml = fab_xml_new (bytes, cancellable, error);
  g_autoptr (FabDraft) draft = fab_draft_new ();
  g_autoptr (GHashTable) nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) edges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader self = { .xml = xml,
                  .draft = draft,
                  .columns = { nodes, edges },
                  .parent = FAB_DRAFT_NONE,
                  .label = { FAB_DRAFT_NONE, FAB_DRAFT_NONE },
                  .x = FAB_DRAFT_NONE,
                  .y = FAB_DRAFT_NONE,
                  .directed = FAB_DRAFT_NONE };

  if (xml == NULL)
    return NULL;
  read_file (&self);
  if (!fab_xml_end (xml, error))
    return NULL;
  take_places (&self);
  take_directions (&self);
  add_notes (&self);
  return fab_draft_end (draft, error) ? g_steal_pointer (&draft) : NULL;
}
