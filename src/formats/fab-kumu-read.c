/* Kumu's JSON (https://docs.kumu.io/guides/import/blueprints): blueprints and exports. */
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "fab-encoding.h"
#include "fab-error.h"
#include "fab-formats.h"
#include "fab-json-check.h"

#define ELEMENTS_PER_LOOK 1024

typedef struct {
  FabDraft *draft;
  GCancellable *cancellable;              /* (nullable) */
  GHashTable *columns[FAB_DRAFT_N_PARTS]; /* name → column */
  GHashTable *ids_by_label;               /* label → id */
  guint n_loops, n_strange;
} Reader;

/* ---- Values ---- */

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static const char *
get_first_text (JsonObject *object, const char *name, const char *other)
{
  const char *text = get_text (object, name);

  return text != NULL ? text : get_text (object, other);
}

static void
append_value (GString *out, JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node)) {
  case G_TYPE_STRING:
    g_string_append (out, json_node_get_string (node));
    break;
  case G_TYPE_INT64:
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
    break;
  case G_TYPE_DOUBLE:
    g_string_append (out, g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
    break;
  case G_TYPE_BOOLEAN:
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
    break;
  default:
    break;
  }
}

/* (transfer full): a value, or the values of a list with commas between them */
static char *
read_value (Reader *self, JsonNode *node)
{
  GString *out = g_string_new (NULL);
  JsonArray *list;

  if (!JSON_NODE_HOLDS_ARRAY (node)) {
    self->n_strange += JSON_NODE_HOLDS_OBJECT (node);
    append_value (out, node);
    return g_string_free_and_steal (out);
  }
  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list) && out->len <= FAB_DRAFT_MAX_TEXT; i++) {
    JsonNode *item = json_array_get_element (list, i);

    self->n_strange += !JSON_NODE_HOLDS_VALUE (item) && !JSON_NODE_HOLDS_NULL (item);
    if (out->len > 0)
      g_string_append (out, ", ");
    append_value (out, item);
  }
  return g_string_free_and_steal (out);
}

/* ---- Columns ---- */

static FabDraftMeaning
get_meaning (FabDraftPart part, const char *name)
{
  static const char *const kinds[FAB_DRAFT_N_PARTS] = { "element type", "connection type" };

  if (g_ascii_strcasecmp (name, "label") == 0)
    return FAB_DRAFT_LABEL;
  if (g_ascii_strcasecmp (name, kinds[part]) == 0 || g_ascii_strcasecmp (name, "type") == 0)
    return FAB_DRAFT_KIND;
  return FAB_DRAFT_UNKNOWN;
}

static void
set (Reader *self, FabDraftPart part, guint row, const char *name, JsonNode *value)
{
  g_autofree char *text = NULL;
  gpointer column;

  if (row == FAB_DRAFT_NONE || JSON_NODE_HOLDS_NULL (value))
    return;
  text = read_value (self, value);
  if (!g_hash_table_lookup_extended (self->columns[part], name, NULL, &column)) {
    /* What is too much is not remembered, so that names are as bounded as columns are. */
    column = GUINT_TO_POINTER (fab_draft_add_column (self->draft, part, name, get_meaning (part, name)));
    if (GPOINTER_TO_UINT (column) == FAB_DRAFT_NONE)
      return;
    g_hash_table_insert (self->columns[part], g_strdup (name), column);
  }
  fab_draft_set_text (self->draft, part, row, GPOINTER_TO_UINT (column), text);
}

static gboolean
is_structure (const char *name)
{
  static const char *const names[] = { "_id", "id", "from", "to", "direction", "attributes", NULL };

  return g_strv_contains (names, name);
}

static void
set_members (Reader *self, FabDraftPart part, guint row, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    if (!is_structure (name))
      set (self, part, row, name, value);
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
set_all (Reader *self, FabDraftPart part, guint row, JsonObject *object)
{
  JsonObject *attributes = get_object (object, "attributes");

  set_members (self, part, row, object);
  if (attributes != NULL)
    set_members (self, part, row, attributes);
}

/* ---- Elements, connections, places ---- */

static void
read_element (Reader *self, JsonObject *object)
{
  JsonObject *attributes = get_object (object, "attributes");
  const char *id = get_first_text (object, "_id", "id");
  const char *label = get_text (object, "label");

  if (label == NULL && attributes != NULL)
    label = get_text (attributes, "label");
  if (label != NULL && !g_hash_table_contains (self->ids_by_label, label))
    g_hash_table_insert (self->ids_by_label, g_strdup (label), g_strdup (id != NULL ? id : label));
  set_all (self, FAB_DRAFT_NODES, fab_draft_add_node (self->draft, id != NULL ? id : label), object);
}

/* Blueprints that people write name the ends by their labels. */
static const char *
get_end (Reader *self, JsonObject *object, const char *name)
{
  const char *end = get_text (object, name);
  const char *id = end != NULL ? g_hash_table_lookup (self->ids_by_label, end) : NULL;

  return end == NULL || id == NULL || fab_draft_find_node (self->draft, end, NULL) ? end : id;
}

static void
read_connection (Reader *self, JsonObject *object)
{
  JsonObject *attributes = get_object (object, "attributes");
  const char *direction = get_text (object, "direction");
  gboolean directed;

  if (direction == NULL && attributes != NULL)
    direction = get_text (attributes, "direction");
  directed = direction == NULL || (strcmp (direction, "undirected") != 0 && strcmp (direction, "mutual") != 0);
  set_all (self, FAB_DRAFT_LINKS,
           fab_draft_add_link (self->draft, get_end (self, object, "from"), get_end (self, object, "to"), directed),
           object);
}

/* Where an element stands on the first map of an export. */
static void
read_place (Reader *self, JsonObject *object)
{
  JsonObject *position = get_object (object, "position");
  const char *id = get_first_text (object, "element", "_id");
  guint node;

  if (position != NULL && id != NULL && fab_draft_find_node (self->draft, id, &node) &&
      json_object_has_member (position, "x") && json_object_has_member (position, "y"))
    fab_draft_set_place (self->draft, node, json_object_get_double_member_with_default (position, "x", 0),
                         json_object_get_double_member_with_default (position, "y", 0));
}

typedef void (*Visit) (Reader *self, JsonObject *object);

static gboolean
visit_all (Reader *self, JsonObject *object, const char *name, Visit visit, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *list;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return TRUE;
  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonNode *item = json_array_get_element (list, i);

    if (i % ELEMENTS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
      return FALSE;
    if (JSON_NODE_HOLDS_OBJECT (item))
      visit (self, json_node_get_object (item));
    else
      self->n_strange++;
  }
  return TRUE;
}

static void
count_loop (Reader *self, JsonObject *object)
{
  self->n_loops++;
}

/* The first map only: on others, the same elements stand elsewhere. */
static gboolean
read_map (Reader *self, JsonObject *root, GError **error)
{
  JsonNode *maps = json_object_get_member (root, "maps");
  JsonNode *map = NULL;

  if (maps != NULL && JSON_NODE_HOLDS_ARRAY (maps) && json_array_get_length (json_node_get_array (maps)) > 0)
    map = json_array_get_element (json_node_get_array (maps), 0);
  return map == NULL || !JSON_NODE_HOLDS_OBJECT (map) ||
         visit_all (self, json_node_get_object (map), "elements", read_place, error);
}

static gboolean
read_root (Reader *self, JsonNode *node, GError **error)
{
  JsonObject *root = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (root == NULL || !json_object_has_member (root, "elements")) {
    g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID,
                         _ ("This file is not Kumu’s: it has no list “elements”."));
    return FALSE;
  }
  return visit_all (self, root, "elements", read_element, error) &&
         visit_all (self, root, "connections", read_connection, error) &&
         visit_all (self, root, "loops", count_loop, error) && read_map (self, root, error);
}

static void
add_notes (Reader *self)
{
  if (self->n_loops > 0)
    fab_draft_note (self->draft,
                    ngettext ("%u loop was left out: a loop is a way through links, not a link.",
                              "%u loops were left out: a loop is a way through links, not a link.", self->n_loops),
                    self->n_loops);
  if (self->n_strange > 0)
    fab_draft_note (self->draft,
                    ngettext ("%u value that is neither text nor a list of texts was left out.",
                              "%u values that are neither text nor lists of texts were left out.", self->n_strange),
                    self->n_strange);
}

/* The parser itself forgets the line; its message is "<data>:3:14: …". */
static guint
get_line (const GError *error)
{
  guint line = 1;

  if (sscanf (error->message, "%*[^:]:%u", &line) != 1)
    line = 1;
  return line;
}

/**
 * fab_kumu_read:
 * @cancellable: (nullable): ends the reading
 *
 * Elements become nodes, connections links, whose ends are ids or labels; all that they have becomes columns, lists with commas.
 *
 * Returns: (transfer full): what the file holds; %NULL with %FAB_ERROR_INVALID or %G_IO_ERROR_CANCELLED
 */
FabDraft *
fab_kumu_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  g_autoptr (JsonParser) parser = json_parser_new (); /* the immutable one asserts where a second value follows */
  g_autoptr (GHashTable) nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) parsing = NULL;
  g_autofree char *text = NULL;
  Reader self = { .draft = draft, .cancellable = cancellable, .columns = { nodes, links }, .ids_by_label = ids };
  gsize length;

  if (!fab_encoding_check_size (bytes, error) || (text = fab_encoding_decode_text (bytes, &length, error)) == NULL ||
      !fab_json_check (text, length, error))
    return NULL;
  if (!json_parser_load_from_data (parser, text, (gssize)length, &parsing)) {
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID,
                 _ ("This file is damaged near line %u: what is there is not JSON."), get_line (parsing));
    return NULL;
  }
  if (!read_root (&self, json_parser_get_root (parser), error))
    return NULL;
  add_notes (&self);
  return fab_draft_end (draft, error) ? g_steal_pointer (&draft) : NULL;
}
