/* fab-seed-file.h: a text file of records, as groups of keys and values
 *
 * The format is that of a key file (GKeyFile reads it too): groups "[table slug]", lines "key=value", comments "#", and
 * \n, \t and \\ in values.  Read here rather than by GKeyFile because that one takes a repeated group or key in silence, and can't
 * say on which line something is.  data/demo/README.md says what the groups mean.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** What a file may hold at most: far above what any file of this program needs. */
#define FAB_SEED_MAX_BYTES   (4 * 1024 * 1024)
#define FAB_SEED_MAX_LINE    (64 * 1024)
#define FAB_SEED_MAX_ENTRIES 50000

typedef struct {
  char *key;
  char *value; /* without the escapes of the file */
  guint line;
} FabSeedEntry;

typedef struct {
  char *word; /* a table's name, or that of a compact form */
  char *slug;
  guint line;
  GPtrArray *entries; /* of FabSeedEntry, in the file's order */
} FabSeedGroup;

typedef struct {
  char *name;
  GPtrArray *groups; /* of FabSeedGroup, in the file's order */
} FabSeedFile;

FabSeedFile *fab_seed_file_parse (const char *name, GBytes *bytes, GError **error);
void fab_seed_file_free (FabSeedFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FabSeedFile, fab_seed_file_free)

void fab_seed_set_error (GError **error, const char *file, const FabSeedGroup *group, const FabSeedEntry *entry,
                         const char *format, ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
