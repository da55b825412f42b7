#include "fab-session.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "fab-database.h"
#include "fab-error.h"

#define GROUP "document"

struct _FabSession {
  GObject parent_instance;

  char *folder;
  char *document; /* absolute path */
  int lock;       /* descriptor; the kernel frees it whatever becomes of the program */

  FabFileMark mark;    /* the document as it was read or last published */
  guint64 next_digest; /* of what was about to be published when the program stopped; 0 for none */
  gint64 next_size;
  char *edits; /* which edits the document holds, see fab_session_read_edits(); NULL: none was published */
};

G_DEFINE_FINAL_TYPE (FabSession, fab_session, G_TYPE_OBJECT)

static void
fab_session_finalize (GObject *object)
{
  FabSession *self = FAB_SESSION (object);

  if (self->lock >= 0)
    close (self->lock);
  g_free (self->folder);
  g_free (self->document);
  g_free (self->edits);
  G_OBJECT_CLASS (fab_session_parent_class)->finalize (object);
}

static void
fab_session_class_init (FabSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_session_finalize;
}

static void
fab_session_init (FabSession *self)
{
  self->lock = -1;
  self->mark = FAB_FILE_MARK_NONE;
}

static char *
sessions_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "fabrique", "sessions", NULL);
}

/* ---- Locks ---- */

/* Between looking for sessions and making one, nobody else may do the same. */
static int
lock_folder (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, ".lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd >= 0)
    flock (fd, LOCK_EX);
  return fd;
}

/* Returns: whether this program has the session now; otherwise @owner is the process that has it */
static gboolean
take_lock (FabSession *self, gint64 *owner)
{
  g_autofree char *path = fab_session_get_path (self, "lock");
  char text[32] = "";

  self->lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock < 0)
    return FALSE;
  if (flock (self->lock, LOCK_EX | LOCK_NB) == 0) {
    g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT "\n", (gint64)getpid ());
    return ftruncate (self->lock, 0) == 0 && pwrite (self->lock, text, strlen (text), 0) > 0;
  }
  if (owner != NULL && pread (self->lock, text, sizeof text - 1, 0) > 0)
    *owner = g_ascii_strtoll (text, NULL, 10);
  g_clear_fd (&self->lock, NULL);
  return FALSE;
}

/* ---- document.ini ---- */

static void
load_mark (FabSession *self, GKeyFile *keys)
{
  self->mark.size = g_key_file_get_int64 (keys, GROUP, "size", NULL);
  self->mark.modified = g_key_file_get_int64 (keys, GROUP, "modified", NULL);
  self->mark.changed = g_key_file_get_int64 (keys, GROUP, "changed", NULL);
  self->mark.inode = g_key_file_get_uint64 (keys, GROUP, "inode", NULL);
  self->mark.digest = g_key_file_get_uint64 (keys, GROUP, "digest", NULL);
  self->next_size = g_key_file_get_int64 (keys, GROUP, "next-size", NULL);
  self->next_digest = g_key_file_get_uint64 (keys, GROUP, "next-digest", NULL);
  self->edits = g_key_file_get_string (keys, GROUP, "edits", NULL);
}

static gboolean
load (FabSession *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *path = fab_session_get_path (self, "document.ini");
  g_autofree char *escaped = NULL;

  if (!g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  escaped = g_key_file_get_string (keys, GROUP, "path", NULL);
  self->document = escaped != NULL ? g_strcompress (escaped) : NULL;
  load_mark (self, keys);
  return self->document != NULL && g_path_is_absolute (self->document);
}

static gboolean
save (FabSession *self, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *path = fab_session_get_path (self, "document.ini");
  g_autofree char *escaped = g_strescape (self->document, NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_string (keys, GROUP, "path", escaped);
  g_key_file_set_int64 (keys, GROUP, "size", self->mark.size);
  g_key_file_set_int64 (keys, GROUP, "modified", self->mark.modified);
  g_key_file_set_int64 (keys, GROUP, "changed", self->mark.changed);
  g_key_file_set_uint64 (keys, GROUP, "inode", self->mark.inode);
  g_key_file_set_uint64 (keys, GROUP, "digest", self->mark.digest);
  g_key_file_set_int64 (keys, GROUP, "next-size", self->next_size);
  g_key_file_set_uint64 (keys, GROUP, "next-digest", self->next_digest);
  if (self->edits != NULL)
    g_key_file_set_string (keys, GROUP, "edits", self->edits);
  text = g_key_file_to_data (keys, &length, NULL);
  if (g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                NULL))
    return TRUE;
  g_set_error_literal (error, FAB_ERROR, FAB_ERROR_DATABASE,
                       _ ("Fabrique could not write in its own folder: the disk is full or reports an error."));
  return FALSE;
}

/* ---- Other sessions ---- */

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat one, two;

  if (g_str_equal (a, b))
    return TRUE;
  return stat (a, &one) == 0 && stat (b, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

typedef gboolean (*SessionVisit) (FabSession *session, gpointer data);

/* Calls @visit for each session folder, until it returns FALSE. */
static void
visit_sessions (const char *folder, SessionVisit visit, gpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autoptr (FabSession) session = NULL;

    if (!g_uuid_string_is_valid (name))
      continue;
    session = g_object_new (FAB_TYPE_SESSION, NULL);
    session->folder = g_build_filename (folder, name, NULL);
    if (!visit (session, data))
      return;
  }
}

typedef struct {
  const char *document;
  gint64 owner; /* process, -1: nobody has it open */
} Search;

static gboolean
find_owner (FabSession *session, gpointer data)
{
  Search *search = data;
  gint64 owner = 0;

  if (!load (session) || !is_same_file (session->document, search->document))
    return TRUE;
  if (take_lock (session, &owner))
    return TRUE;
  search->owner = owner;
  return FALSE;
}

static gboolean
refuse_second (const char *folder, const char *document, GError **error)
{
  g_autofree char *name = fab_file_display_name (document);
  g_autofree char *process = NULL;
  Search search = { document, -1 };

  visit_sessions (folder, find_owner, &search);
  if (search.owner < 0)
    return TRUE;
  process = g_strdup_printf ("%" G_GINT64_FORMAT, search.owner);
  /* Translators: a file, then the number of a process */
  g_set_error (error, FAB_ERROR, FAB_ERROR_BUSY, _ ("“%s” is already open in Fabrique (process %s)."), name, process);
  return FALSE;
}

static gboolean
add_leftover (FabSession *session, gpointer data)
{
  GPtrArray *leftovers = data;

  if (!take_lock (session, NULL))
    return TRUE;
  if (load (session) && fab_session_has_unpublished (session))
    g_ptr_array_add (leftovers, g_object_ref (session));
  else
    fab_session_discard (session);
  return TRUE;
}

/**
 * fab_session_list_leftovers:
 *
 * Sessions whose program stopped without closing them.  Those whose every edit is in their document are removed without a word; the others
 * are locked, so that nobody else recovers them, until they are freed.
 *
 * Returns: (transfer full) (element-type FabSession): the sessions with unpublished edits
 */
GPtrArray *
fab_session_list_leftovers (void)
{
  GPtrArray *leftovers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folder = sessions_folder ();
  g_autofd int lock = lock_folder (folder);

  if (lock >= 0)
    visit_sessions (folder, add_leftover, leftovers);
  return leftovers;
}

static gboolean
take_leftover (FabSession *session, gpointer data)
{
  FabSession **found = ((gpointer *)data)[0];
  const char *document = ((gpointer *)data)[1];

  if (!load (session) || !is_same_file (session->document, document) || !take_lock (session, NULL) ||
      !fab_session_has_unpublished (session))
    return TRUE;
  *found = g_object_ref (session);
  return FALSE;
}

/**
 * fab_session_take_leftover:
 * @document: the absolute path of a document
 *
 * Returns: (transfer full) (nullable): a session with unpublished edits that a crash left of that document, locked
 */
FabSession *
fab_session_take_leftover (const char *document)
{
  FabSession *found = NULL;
  gpointer data[] = { &found, (gpointer)document };
  g_autofree char *folder = sessions_folder ();
  g_autofd int lock = lock_folder (folder);

  if (lock >= 0)
    visit_sessions (folder, take_leftover, data);
  return found;
}

/* ---- One session ---- */

static gboolean
make_folder (FabSession *self, const char *sessions, GError **error)
{
  do {
    g_autofree char *name = g_uuid_string_random ();

    g_free (self->folder);
    self->folder = g_build_filename (sessions, name, NULL);
    if (g_mkdir (self->folder, 0700) == 0 && take_lock (self, NULL))
      return TRUE;
  } while (errno == EEXIST);
  fab_file_set_write_error (error, errno, self->folder);
  return FALSE;
}

/**
 * fab_session_new:
 * @document: the absolute path of the user's file, which need not exist yet
 *
 * Returns: (transfer full): a locked, empty session; or %NULL with @error set, %FAB_ERROR_BUSY where the document is open in this or
 * another instance
 */
FabSession *
fab_session_new (const char *document, GError **error)
{
  g_autoptr (FabSession) self = g_object_new (FAB_TYPE_SESSION, NULL);
  g_autofree char *sessions = sessions_folder ();
  g_autofd int lock = -1;

  if (g_mkdir_with_parents (sessions, 0700) != 0) {
    fab_file_set_write_error (error, errno, sessions);
    return NULL;
  }
  lock = lock_folder (sessions);
  self->document = g_strdup (document);
  if (!refuse_second (sessions, document, error) || !make_folder (self, sessions, error))
    return NULL;
  if (!save (self, error)) {
    fab_session_discard (self);
    return NULL;
  }
  return g_steal_pointer (&self);
}

/** fab_session_discard: removes the folder, the work copy in it, and what it left unfinished beside the document */
void
fab_session_discard (FabSession *self)
{
  g_autofree char *part_name = fab_session_get_part_name (self);

  if (self->document != NULL) {
    g_autofree char *folder = g_path_get_dirname (self->document);
    g_autofree char *part = g_build_filename (folder, part_name, NULL);

    g_unlink (part);
  }
  fab_file_remove_folder (self->folder);
  g_clear_fd (&self->lock, NULL);
}

/** fab_session_get_document: (transfer full): the user's file */
GFile *
fab_session_get_document (FabSession *self)
{
  return g_file_new_for_path (self->document);
}

const char *
fab_session_get_document_path (FabSession *self)
{
  return self->document;
}

/** fab_session_get_path: (transfer full): the path of @name in the session's folder */
char *
fab_session_get_path (FabSession *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/** fab_session_get_work_path: (transfer full): the path of the work copy */
char *
fab_session_get_work_path (FabSession *self)
{
  return fab_session_get_path (self, "work.db");
}

/** fab_session_get_part_name: (transfer full): what this session calls its unfinished file beside a document */
char *
fab_session_get_part_name (FabSession *self)
{
  g_autofree char *name = g_path_get_basename (self->folder);

  return g_strdup_printf (".fabrique-%s.part", name);
}

/** fab_session_get_edited_at: when the work copy was last written, in seconds since 1970; 0 where that isn't known */
gint64
fab_session_get_edited_at (FabSession *self)
{
  static const char *const names[] = { "work.db", "work.db-wal" };
  gint64 latest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = fab_session_get_path (self, names[i]);
    struct stat info;

    if (stat (path, &info) == 0)
      latest = MAX (latest, info.st_mtim.tv_sec);
  }
  return latest;
}

/* ---- What was published ---- */

/* Stopped between putting the file in place and noting it: the file that is there is the one that was about to be. */
static void
settle_next (FabSession *self)
{
  FabFileMark now = FAB_FILE_MARK_NONE;
  FabFileMark next = { .size = self->next_size, .digest = self->next_digest };

  if (self->next_digest != 0 && fab_file_stat_at (AT_FDCWD, self->document, &now) && now.size == next.size &&
      fab_file_mark_at (AT_FDCWD, self->document, &now) && fab_file_mark_same_content (&now, &next))
    self->mark = now;
}

/** fab_session_get_mark: the version of the document that the work copy was made from or was last published as */
void
fab_session_get_mark (FabSession *self, FabFileMark *mark)
{
  settle_next (self);
  *mark = self->mark;
}

/** fab_session_set_document: the work copy belongs to another file from now on; %FAB_ERROR_BUSY where that one is open */
gboolean
fab_session_set_document (FabSession *self, const char *document, GError **error)
{
  g_autofree char *sessions = sessions_folder ();
  g_autofd int lock = lock_folder (sessions);

  if (!is_same_file (self->document, document) && !refuse_second (sessions, document, error))
    return FALSE;
  g_free (self->document);
  self->document = g_strdup (document);
  return save (self, error);
}

/** fab_session_write_next: notes what is about to be put in place, so that a crash in between is told from somebody else's change */
gboolean
fab_session_write_next (FabSession *self, const FabFileMark *next, GError **error)
{
  self->next_size = next->size;
  self->next_digest = next->digest;
  return save (self, error);
}

/**
 * fab_session_write_published:
 * @mark: the document as it is now
 * @edits: the edits that it holds, from fab_session_read_edits()
 */
gboolean
fab_session_write_published (FabSession *self, const FabFileMark *mark, const char *edits, GError **error)
{
  self->mark = *mark;
  self->next_size = 0;
  self->next_digest = 0;
  g_set_str (&self->edits, edits);
  return save (self, error);
}

/**
 * fab_session_read_edits:
 * @database_path: a work copy or a snapshot of one
 *
 * Returns: (transfer full): a text that differs when the journal does
 */
char *
fab_session_read_edits (const char *database_path, GError **error)
{
  g_autoptr (FabDatabase) database = fab_database_open (database_path, FAB_DATABASE_UNTRUSTED, error);

  if (database == NULL)
    return NULL;
  return fab_database_read_text (
      database, "SELECT count (*) || ' ' || coalesce (max (id), 0) || ' ' || coalesce (max (stamp), 0) FROM gesture",
      error);
}

/** fab_session_has_unpublished: whether the work copy holds edits that its document lacks; also where that can't be told any more */
gboolean
fab_session_has_unpublished (FabSession *self)
{
  g_autofree char *work = fab_session_get_work_path (self);
  g_autofree char *edits = NULL;

  if (!g_file_test (work, G_FILE_TEST_EXISTS))
    return FALSE;
  edits = fab_session_read_edits (work, NULL);
  return edits == NULL || g_strcmp0 (edits, self->edits) != 0;
}
