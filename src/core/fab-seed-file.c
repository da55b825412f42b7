#include "fab-seed-file.h"

#include <string.h>

#include "fab-error.h"

static void
free_entry (FabSeedEntry *entry)
{
  g_free (entry->key);
  g_free (entry->value);
  g_free (entry);
}

static void
free_group (FabSeedGroup *group)
{
  g_free (group->word);
  g_free (group->slug);
  g_ptr_array_unref (group->entries);
  g_free (group);
}

void
fab_seed_file_free (FabSeedFile *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * fab_seed_set_error:
 * @file: the file's name
 * @group: (nullable): the group at fault
 * @entry: (nullable): the entry at fault
 *
 * Says where the fault is, and then which. Not translated: the files come with the program.
 */
void
fab_seed_set_error (GError **error, const char *file, const FabSeedGroup *group, const FabSeedEntry *entry,
                    const char *format, ...)
{
  g_autoptr (GString) text = g_string_new (file);
  va_list arguments;

  if (group != NULL)
    g_string_append_printf (text, ":%u: [%s %s]", entry != NULL ? entry->line : group->line, group->word, group->slug);
  if (entry != NULL)
    g_string_append_printf (text, " %s", entry->key);
  g_string_append (text, ": ");
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
  g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID, text->str);
}

/* ---- Lines ---- */

typedef struct {
  FabSeedFile *file;
  FabSeedGroup *group;
  guint line;
  guint n_entries;
  GHashTable *headings; /* of the groups so far */
  GHashTable *keys;     /* of the group so far */
} Parser;

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (Parser *self, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (self->group != NULL)
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, "%s:%u: [%s %s]: %s", self->file->name, self->line,
                 self->group->word, self->group->slug, reason);
  else
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, "%s:%u: %s", self->file->name, self->line, reason);
  return FALSE;
}

static gboolean
is_slug (const char *text)
{
  if (*text == '\0')
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_islower (*text) && !g_ascii_isdigit (*text) && *text != '-')
      return FALSE;
  return TRUE;
}

/* @heading: what stands between the brackets */
static gboolean
begin_group (Parser *self, const char *heading, GError **error)
{
  const char *space = strchr (heading, ' ');
  FabSeedGroup *group;

  if (space == NULL || !is_slug (space + 1))
    return refuse (self, error, "“[%s]” isn’t “[table slug]”, with a slug of a–z, 0–9 and hyphens", heading);
  if (!g_hash_table_add (self->headings, g_strdup (heading)))
    return refuse (self, error, "“[%s]” is there twice", heading);
  group = g_new0 (FabSeedGroup, 1);
  group->word = g_strndup (heading, space - heading);
  group->slug = g_strdup (space + 1);
  group->line = self->line;
  group->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)free_entry);
  g_ptr_array_add (self->file->groups, group);
  g_hash_table_remove_all (self->keys);
  self->group = group;
  return TRUE;
}

/* Returns: (transfer full) (nullable): the value without its escapes; NULL for one that doesn't exist */
static char *
unescape (const char *text)
{
  g_autoptr (GString) value = g_string_sized_new (strlen (text));

  for (; *text != '\0'; text++) {
    if (*text != '\\') {
      g_string_append_c (value, *text);
      continue;
    }
    switch (*++text) {
    case 'n':
      g_string_append_c (value, '\n');
      break;
    case 't':
      g_string_append_c (value, '\t');
      break;
    case 's':
      g_string_append_c (value, ' ');
      break;
    case '\\':
      g_string_append_c (value, '\\');
      break;
    default:
      return NULL;
    }
  }
  return g_string_free_and_steal (g_steal_pointer (&value));
}

static gboolean
add_entry (Parser *self, char *line, GError **error)
{
  char *equals = strchr (line, '=');
  g_autofree char *key = equals != NULL ? g_strstrip (g_strndup (line, equals - line)) : NULL;
  g_autofree char *value = equals != NULL ? unescape (g_strchug (equals + 1)) : NULL;
  FabSeedEntry *entry;

  if (key == NULL || *key == '\0')
    return refuse (self, error, "this line isn’t “key=value”");
  if (self->group == NULL)
    return refuse (self, error, "“%s” stands before any group", key);
  if (value == NULL)
    return refuse (self, error, "%s: only \\n, \\t, \\s and \\\\ may follow a backslash", key);
  if (!g_hash_table_add (self->keys, g_strdup (key)))
    return refuse (self, error, "%s: this key is there twice", key);
  if (++self->n_entries > FAB_SEED_MAX_ENTRIES)
    return refuse (self, error, "more than %d lines", FAB_SEED_MAX_ENTRIES);
  entry = g_new0 (FabSeedEntry, 1);
  entry->key = g_steal_pointer (&key);
  entry->value = g_steal_pointer (&value);
  entry->line = self->line;
  g_ptr_array_add (self->group->entries, entry);
  return TRUE;
}

/* @line: may be changed */
static gboolean
read_line (Parser *self, char *line, GError **error)
{
  gsize length;

  g_strstrip (line);
  length = strlen (line);
  self->line++;
  if (length == 0 || line[0] == '#')
    return TRUE;
  if (length > FAB_SEED_MAX_LINE)
    return refuse (self, error, "this line is longer than %d bytes", FAB_SEED_MAX_LINE);
  if (line[0] != '[')
    return add_entry (self, line, error);
  if (line[length - 1] != ']')
    return refuse (self, error, "“%s” doesn’t end in “]”", line);
  line[length - 1] = '\0';
  return begin_group (self, line + 1, error);
}

static gboolean
read_lines (Parser *self, const char *text, GError **error)
{
  while (*text != '\0') {
    gsize length = strcspn (text, "\n");
    g_autofree char *line = g_strndup (text, length);

    if (!read_line (self, line, error))
      return FALSE;
    text += length + (text[length] == '\n' ? 1 : 0);
  }
  return TRUE;
}

/**
 * fab_seed_file_parse:
 * @name: the file's name, for errors
 * @bytes: its content
 *
 * Reads all of a file or nothing. Nothing is known here of tables and columns: see fab-seed.h.
 *
 * Returns: (transfer full) (nullable): the file; or %NULL with @error set, which names the file, the line and the group
 */
FabSeedFile *
fab_seed_file_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (FabSeedFile) file = g_new0 (FabSeedFile, 1);
  g_autoptr (GHashTable) headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Parser parser = { .file = file, .headings = headings, .keys = keys };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;

  file->name = g_strdup (name);
  file->groups = g_ptr_array_new_with_free_func ((GDestroyNotify)free_group);
  if (size > FAB_SEED_MAX_BYTES) {
    fab_seed_set_error (error, name, NULL, NULL, "larger than %d bytes", FAB_SEED_MAX_BYTES);
    return NULL;
  }
  if (size > 0 && !g_utf8_validate_len (data, size, NULL)) {
    fab_seed_set_error (error, name, NULL, NULL, "this isn’t text in UTF-8");
    return NULL;
  }
  text = g_strndup (size > 0 ? data : "", size);
  return read_lines (&parser, text, error) ? g_steal_pointer (&file) : NULL;
}
