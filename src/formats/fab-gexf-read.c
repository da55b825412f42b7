/* GEXF 1.1, 1.2 and 1.3, as Gephi and others write it (https://gexf.net). */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-date.h"
#include "fab-formats.h"
#include "fab-xml.h"

/** What nodes and edges have alike. */
typedef struct {
  FabDraftPart part;
  GHashTable *columns; /* id of an attribute → column */
  guint label, start, end;
} Side;

typedef struct {
  FabXml *xml; /* borrowed */
  FabDraft *draft;
  Side sides[FAB_DRAFT_N_PARTS];
  guint parent, weight, kind;
  gboolean directed;  /* unless an edge says otherwise */
  gboolean has_times; /* values or existence over time, of which we keep one */
  gboolean has_looks;
  guint n_nested, n_unknown;
} Reader;

static void read_nodes (Reader *self, int depth, const char *parent);
static void read_edges (Reader *self, int depth);

static void
set (Reader *self, FabDraftPart part, guint row, guint *column, const char *name, FabDraftMeaning meaning,
     const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (*column == FAB_DRAFT_NONE)
    *column = fab_draft_add_column (self->draft, part, name, meaning);
  fab_draft_set_text (self->draft, part, row, *column, text);
}

/* ---- Attributes ---- */

static FabDraftType
get_type (const char *name)
{
  static const struct {
    const char *name;
    FabDraftType type;
  } types[] = {
    { "integer", FAB_DRAFT_INTEGER }, { "int", FAB_DRAFT_INTEGER },  { "long", FAB_DRAFT_INTEGER },
    { "short", FAB_DRAFT_INTEGER },   { "byte", FAB_DRAFT_INTEGER }, { "biginteger", FAB_DRAFT_INTEGER },
    { "double", FAB_DRAFT_REAL },     { "float", FAB_DRAFT_REAL },   { "bigdecimal", FAB_DRAFT_REAL },
    { "boolean", FAB_DRAFT_BOOLEAN }, { "date", FAB_DRAFT_DATE },
  };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (types[i].name, name) == 0)
      return types[i].type;
  return FAB_DRAFT_TEXT;
}

static void
read_attribute (Reader *self, Side *side)
{
  FabXml *xml = self->xml;
  int depth = fab_xml_get_depth (xml);
  g_autofree char *id = fab_xml_get (xml, "id");
  g_autofree char *title = fab_xml_get (xml, "title");
  g_autofree char *type = fab_xml_get (xml, "type");
  guint column;

  if (id == NULL)
    return;
  column = fab_draft_add_column (self->draft, side->part, title != NULL ? title : id, FAB_DRAFT_UNKNOWN);
  fab_draft_set_column_type (self->draft, side->part, column, get_type (type));
  g_hash_table_replace (side->columns, g_steal_pointer (&id), GUINT_TO_POINTER (column));
  while (fab_xml_next_child (xml, depth))
    if (fab_xml_is (xml, "default")) {
      g_autofree char *text = fab_xml_read_text (xml);

      fab_draft_set_column_default (self->draft, side->part, column, text);
    }
}

static void
read_attributes (Reader *self)
{
  int depth = fab_xml_get_depth (self->xml);
  g_autofree char *class = fab_xml_get (self->xml, "class");
  FabDraftPart part = g_strcmp0 (class, "edge") == 0 ? FAB_DRAFT_LINKS : FAB_DRAFT_NODES;

  while (fab_xml_next_child (self->xml, depth))
    if (fab_xml_is (self->xml, "attribute"))
      read_attribute (self, &self->sides[part]);
}

static void
note_times (Reader *self)
{
  static const char *const names[] = { "start", "end", "startopen", "endopen", "timestamp" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *value = fab_xml_get (self->xml, names[i]);

    self->has_times |= value != NULL;
  }
}

static void
read_value (Reader *self, Side *side, guint row)
{
  g_autofree char *name = fab_xml_get (self->xml, "for");
  g_autofree char *value = fab_xml_get (self->xml, "value");
  gpointer column;

  if (name == NULL)
    name = fab_xml_get (self->xml, "id"); /* in drafts of 1.1 */
  note_times (self);
  if (name == NULL || !g_hash_table_lookup_extended (side->columns, name, NULL, &column))
    self->n_unknown++;
  else
    fab_draft_set_text (self->draft, side->part, row, GPOINTER_TO_UINT (column), value);
}

/* ---- Times ---- */

/* (transfer full): the day of "2009-03-01T12:00:00", the year of "2007.0"; other counts of time stay as they are */
static char *
clean_time (const char *time)
{
  g_autofree char *day = g_strndup (time, strcspn (time, "T"));

  if (fab_date_is_valid (day))
    return g_steal_pointer (&day);
  if (strlen (time) == 6 && g_str_has_suffix (time, ".0"))
    return g_strndup (time, 4);
  return g_strdup (time);
}

static void
set_time (Reader *self, Side *side, guint row, guint *column, const char *name, FabDraftMeaning meaning,
          const char *time)
{
  g_autofree char *clean = clean_time (time);

  /* "-Infinity" and the like: always */
  if (strchr (time, 'I') != NULL || strchr (time, 'i') != NULL)
    return;
  set (self, side->part, row, column, name, meaning, clean);
}

/* What exists several times is kept from its first to its last. */
static void
read_times (Reader *self, Side *side, guint row, gboolean first)
{
  g_autofree char *start = fab_xml_get (self->xml, "start");
  g_autofree char *end = fab_xml_get (self->xml, "end");

  if (start == NULL)
    start = fab_xml_get (self->xml, "startopen");
  if (start == NULL)
    start = fab_xml_get (self->xml, "timestamp");
  if (end == NULL)
    end = fab_xml_get (self->xml, "endopen");
  if (start != NULL && first)
    set_time (self, side, row, &side->start, "start", FAB_DRAFT_START, start);
  if (end != NULL)
    set_time (self, side, row, &side->end, "end", FAB_DRAFT_END, end);
}

static void
read_spells (Reader *self, Side *side, guint row)
{
  int depth = fab_xml_get_depth (self->xml);
  gboolean first = TRUE;

  while (fab_xml_next_child (self->xml, depth)) {
    read_times (self, side, row, first);
    self->has_times |= !first;
    first = FALSE;
  }
}

/* ---- Nodes and edges ---- */

/* The children that both have. */
static void
read_common (Reader *self, Side *side, guint row)
{
  FabXml *xml = self->xml;
  int depth = fab_xml_get_depth (xml);

  if (fab_xml_is (xml, "attvalues")) {
    while (fab_xml_next_child (xml, depth))
      if (fab_xml_is (xml, "attvalue"))
        read_value (self, side, row);
  } else if (fab_xml_is (xml, "attvalue")) {
    read_value (self, side, row); /* as some programs write it */
  } else if (fab_xml_is (xml, "spells") || fab_xml_is (xml, "slices")) {
    read_spells (self, side, row);
  } else if (fab_xml_is (xml, "color") || fab_xml_is (xml, "size") || fab_xml_is (xml, "shape") ||
             fab_xml_is (xml, "thickness")) {
    self->has_looks = TRUE;
  }
}

/* Gephi's y goes up. */
static void
read_position (Reader *self, guint row)
{
  double x, y;

  if (fab_xml_get_number (self->xml, "x", &x) && fab_xml_get_number (self->xml, "y", &y))
    fab_draft_set_place (self->draft, row, x, -y);
}

static void
read_node (Reader *self, const char *parent)
{
  Side *side = &self->sides[FAB_DRAFT_NODES];
  FabXml *xml = self->xml;
  int depth = fab_xml_get_depth (xml);
  g_autofree char *id = fab_xml_get (xml, "id");
  g_autofree char *label = fab_xml_get (xml, "label");
  g_autofree char *within = fab_xml_get (xml, "pid");
  guint row = fab_draft_add_node (self->draft, id);

  set (self, FAB_DRAFT_NODES, row, &side->label, "label", FAB_DRAFT_LABEL, label);
  set (self, FAB_DRAFT_NODES, row, &self->parent, "parent", FAB_DRAFT_UNKNOWN, parent != NULL ? parent : within);
  self->n_nested += parent != NULL || within != NULL;
  read_times (self, side, row, TRUE);
  while (fab_xml_next_child (xml, depth)) {
    if (fab_xml_is (xml, "position"))
      read_position (self, row);
    else if (fab_xml_is (xml, "nodes"))
      read_nodes (self, fab_xml_get_depth (xml), label != NULL ? label : id);
    else if (fab_xml_is (xml, "edges"))
      read_edges (self, fab_xml_get_depth (xml));
    else
      read_common (self, side, row);
  }
}

static void
read_nodes (Reader *self, int depth, const char *parent)
{
  while (fab_xml_next_child (self->xml, depth))
    if (fab_xml_is (self->xml, "node"))
      read_node (self, parent);
}

/* "mutual" goes both ways, as a link without direction does. */
static gboolean
is_directed (Reader *self)
{
  g_autofree char *type = fab_xml_get (self->xml, "type");

  return type != NULL ? strcmp (type, "directed") == 0 : self->directed;
}

static void
read_edge (Reader *self)
{
  Side *side = &self->sides[FAB_DRAFT_LINKS];
  FabXml *xml = self->xml;
  int depth = fab_xml_get_depth (xml);
  g_autofree char *source = fab_xml_get (xml, "source");
  g_autofree char *target = fab_xml_get (xml, "target");
  g_autofree char *label = fab_xml_get (xml, "label");
  g_autofree char *weight = fab_xml_get (xml, "weight");
  g_autofree char *kind = fab_xml_get (xml, "kind");
  guint row = fab_draft_add_link (self->draft, source, target, is_directed (self));

  set (self, FAB_DRAFT_LINKS, row, &side->label, "label", FAB_DRAFT_LABEL, label);
  set (self, FAB_DRAFT_LINKS, row, &self->weight, "weight", FAB_DRAFT_WEIGHT, weight);
  set (self, FAB_DRAFT_LINKS, row, &self->kind, "kind", FAB_DRAFT_KIND, kind);
  read_times (self, side, row, TRUE);
  while (fab_xml_next_child (xml, depth))
    read_common (self, side, row);
}

static void
read_edges (Reader *self, int depth)
{
  while (fab_xml_next_child (self->xml, depth))
    if (fab_xml_is (self->xml, "edge"))
      read_edge (self);
}

/* ---- The file ---- */

static void
read_graph (Reader *self)
{
  int depth = fab_xml_get_depth (self->xml);
  g_autofree char *type = fab_xml_get (self->xml, "defaultedgetype");

  self->directed = g_strcmp0 (type, "directed") == 0;
  while (fab_xml_next_child (self->xml, depth)) {
    if (fab_xml_is (self->xml, "attributes"))
      read_attributes (self);
    else if (fab_xml_is (self->xml, "nodes"))
      read_nodes (self, depth + 1, NULL);
    else if (fab_xml_is (self->xml, "edges"))
      read_edges (self, depth + 1);
  }
}

static void
read_file (Reader *self)
{
  FabXml *xml = self->xml;

  if (!fab_xml_next_child (xml, -1))
    return;
  if (!fab_xml_is (xml, "gexf")) {
    fab_xml_stop (xml, _ ("This file is not GEXF: it begins with <%.40s>."), fab_xml_get_name (xml));
    return;
  }
  while (fab_xml_next_child (xml, 0))
    if (fab_xml_is (xml, "graph"))
      read_graph (self);
}

static gboolean
are_same (FabDraft *draft, FabDraftPart part, guint a, guint b)
{
  for (guint row = 0; row < fab_draft_get_n_rows (draft, part); row++)
    if (g_strcmp0 (fab_draft_get_text (draft, part, row, a), fab_draft_get_text (draft, part, row, b)) != 0)
      return FALSE;
  return TRUE;
}

/* The kind of an edge is unknown to many programs, so that others, ours too, write it once more as an attribute. */
static void
remove_copies_of_kind (Reader *self)
{
  for (guint i = fab_draft_get_n_columns (self->draft, FAB_DRAFT_LINKS); self->kind != FAB_DRAFT_NONE && i-- > 0;)
    if (i != self->kind && are_same (self->draft, FAB_DRAFT_LINKS, i, self->kind)) {
      fab_draft_remove_column (self->draft, FAB_DRAFT_LINKS, i);
      self->kind -= i < self->kind;
    }
}

static void
add_notes (Reader *self)
{
  if (self->n_nested > 0)
    fab_draft_note (
        self->draft,
        ngettext (
            "%u actor was inside another one: it stands beside it now, and the column “parent” names the other.",
            "%u actors were inside another one: they stand beside it now, and the column “parent” names the other.",
            self->n_nested),
        self->n_nested);
  if (self->has_times)
    fab_draft_note (self->draft, _ ("Values that change over time were left out, but for the last one."));
  if (self->has_looks)
    fab_draft_note (self->draft,
                    _ ("Colours, sizes and shapes were left out: on a map they follow from what an actor is."));
  if (self->n_unknown > 0)
    fab_draft_note (self->draft,
                    ngettext ("%u value of an attribute that the file does not declare was left out.",
                              "%u values of attributes that the file does not declare were left out.", self->n_unknown),
                    self->n_unknown);
}

/**
 * fab_gexf_read:
 * @cancellable: (nullable): ends the reading
 *
 * Nodes inside nodes become neighbours, with the column "parent"; of what changes over time the last is kept.
 *
 * Returns: (transfer full): what the file holds; %NULL with %FAB_ERROR_INVALID or %G_IO_ERROR_CANCELLED
 */
FabDraft *
fab_gexf_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabXml) xml = fab_xml_new (bytes, cancellable, error);
  g_autoptr (FabDraft) draft = fab_draft_new ();
  Reader self = {
    .xml = xml, .draft = draft, .parent = FAB_DRAFT_NONE, .weight = FAB_DRAFT_NONE, .kind = FAB_DRAFT_NONE
  };
  gboolean whole;

  if (xml == NULL)
    return NULL;
  for (guint i = 0; i < FAB_DRAFT_N_PARTS; i++)
    self.sides[i] = (Side){ i, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), FAB_DRAFT_NONE,
                            FAB_DRAFT_NONE, FAB_DRAFT_NONE };
  read_file (&self);
  for (guint i = 0; i < FAB_DRAFT_N_PARTS; i++)
    g_hash_table_unref (self.sides[i].columns);
  whole = fab_xml_end (xml, error);
  if (whole) {
    remove_copies_of_kind (&self);
    add_notes (&self);
  }
  return whole && fab_draft_end (draft, error) ? g_steal_pointer (&draft) : NULL;
}
