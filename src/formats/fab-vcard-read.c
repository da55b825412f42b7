/* vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as address books write it.
 *
 * Actors are organisations: a card of a person gives the organisation that it names, and the person as its contact. */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-encoding.h"
#include "fab-error.h"
#include "fab-formats.h"
#include "fab-text.h"
#include "fab-vcard-line.h"

#define CARDS_PER_LOOK 256
/* Bytes of a text that more are added to: some address books name one organisation thousands of times. */
#define MAX_JOINED 4000

typedef enum {
  COLUMN_NAME,
  COLUMN_CONTACT,
  COLUMN_EMAIL,
  COLUMN_PHONE,
  COLUMN_ADDRESS,
  COLUMN_WEBSITE,
  COLUMN_CATEGORIES,
  COLUMN_NOTES,
  N_COLUMNS,
} ColumnId;

/* Named as the fields of a card are. */
static const struct {
  const char *name;
  gboolean personal;
} columns[N_COLUMNS] = {
  [COLUMN_NAME] = { "ORG", FALSE },
  [COLUMN_CONTACT] = { "FN", TRUE },
  [COLUMN_EMAIL] = { "EMAIL", TRUE },
  [COLUMN_PHONE] = { "TEL", TRUE },
  [COLUMN_ADDRESS] = { "ADR", TRUE },
  [COLUMN_WEBSITE] = { "URL", FALSE },
  [COLUMN_CATEGORIES] = { "CATEGORIES", FALSE },
  [COLUMN_NOTES] = { "NOTE", TRUE },
};

/** A card as read so far. */
typedef struct {
  char *full_name, *organisation, *title;
  gboolean is_organisation; /* it says so */
  gboolean has_person;      /* it has a family or a given name */
  char *texts[N_COLUMNS];
} Card;

typedef struct {
  FabDraft *draft;
  GCancellable *cancellable; /* (nullable) */
  guint columns[N_COLUMNS];
  guint n_cards, n_persons, n_contacts, n_depth;
} Reader;

static void
clear_card (Card *card)
{
  g_free (card->full_name);
  g_free (card->organisation);
  g_free (card->title);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (card->texts[i]);
  memset (card, 0, sizeof *card);
}

/* ---- Cards to nodes ---- */

/* (transfer full): "a, b" of "a" and "b"; what is there already is not said twice */
static char *
join (const char *old, const char *added, const char *separator)
{
  if (old == NULL || *old == '\0')
    return g_strdup (added);
  if (added == NULL || *added == '\0' || strlen (old) > MAX_JOINED || strstr (old, added) != NULL)
    return g_strdup (old);
  return g_strconcat (old, separator, added, NULL);
}

static const char *
get_separator (ColumnId id)
{
  return id == COLUMN_NOTES || id == COLUMN_ADDRESS ? "\n" : ", ";
}

static void
add_text (char **texts, ColumnId id, const char *added)
{
  char *joined = join (texts[id], added, get_separator (id));

  g_free (texts[id]);
  texts[id] = joined;
}

static void
set_text (Reader *self, guint row, ColumnId id, const char *added)
{
  g_autofree char *joined = NULL;

  if (added == NULL || *added == '\0')
    return;
  if (self->columns[id] == FAB_DRAFT_NONE) {
    self->columns[id] = fab_draft_add_column (self->draft, FAB_DRAFT_NODES, columns[id].name,
                                              id == COLUMN_NAME ? FAB_DRAFT_LABEL : FAB_DRAFT_UNKNOWN);
    fab_draft_set_column_personal (self->draft, FAB_DRAFT_NODES, self->columns[id], columns[id].personal);
  }
  joined = join (fab_draft_get_text (self->draft, FAB_DRAFT_NODES, row, self->columns[id]), added, get_separator (id));
  fab_draft_set_text (self->draft, FAB_DRAFT_NODES, row, self->columns[id], joined);
}

static gboolean
is_text (const char *text)
{
  return text != NULL && *text != '\0';
}

/* (nullable): what the card's actor is called */
static const char *
get_name (const Card *card)
{
  if (is_text (card->organisation))
    return card->organisation;
  return is_text (card->full_name) && (card->is_organisation || !card->has_person) ? card->full_name : NULL;
}

static void
set_contact (Reader *self, guint row, Card *card, const char *name)
{
  g_autofree char *contact = NULL;

  if (!is_text (card->full_name) || g_ascii_strcasecmp (card->full_name, name) == 0)
    return;
  contact =
      is_text (card->title) ? g_strdup_printf ("%s (%s)", card->full_name, card->title) : g_strdup (card->full_name);
  self->n_contacts++;
  set_text (self, row, COLUMN_CONTACT, contact);
}

/* Cards that name one organisation make one node. */
static void
take_card (Reader *self, Card *card)
{
  const char *name = get_name (card);
  g_autofree char *id = fab_text_fold (name);
  guint row;

  self->n_cards++;
  if (name == NULL || *id == '\0') {
    self->n_persons++;
    return;
  }
  if (!fab_draft_find_node (self->draft, id, &row))
    row = fab_draft_add_node (self->draft, id);
  if (row == FAB_DRAFT_NONE)
    return;
  if (fab_draft_get_text (self->draft, FAB_DRAFT_NODES, row, self->columns[COLUMN_NAME]) == NULL)
    set_text (self, row, COLUMN_NAME, name);
  set_contact (self, row, card, name);
  for (guint i = COLUMN_EMAIL; i < N_COLUMNS; i++)
    set_text (self, row, i, card->texts[i]);
}

/* ---- Lines to cards ---- */

/* "post box;more;street;town;region;post code;country" as it is written on an envelope */
static char *
read_address (const FabVcardLine *line)
{
  static const guint order[] = { 0, 1, 2, 5, 3, 4, 6 };
  g_autoptr (GPtrArray) parts = fab_vcard_line_split (line, ';');
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    const char *part = order[i] < parts->len ? g_ptr_array_index (parts, order[i]) : "";

    if (*part == '\0')
      continue;
    if (out->len > 0)
      /* No comma between the post code and the town. */
      g_string_append (
          out, order[i] == 3 && *(char *)g_ptr_array_index (parts, MIN (5, parts->len - 1)) != '\0' ? " " : ", ");
    g_string_append (out, part);
  }
  return g_string_free_and_steal (out);
}

/* The first part: the others are its departments. */
static char *
read_organisation (const FabVcardLine *line)
{
  g_autoptr (GPtrArray) parts = fab_vcard_line_split (line, ';');

  return g_strdup (g_ptr_array_index (parts, 0));
}

static gboolean
names_person (const FabVcardLine *line)
{
  g_autoptr (GPtrArray) parts = fab_vcard_line_split (line, ';');

  return *(char *)g_ptr_array_index (parts, 0) != '\0' && parts->len > 1 &&
         *(char *)g_ptr_array_index (parts, 1) != '\0';
}

static const char *
skip_scheme (const char *text)
{
  return g_ascii_strncasecmp (text, "tel:", 4) == 0      ? text + 4
         : g_ascii_strncasecmp (text, "mailto:", 7) == 0 ? text + 7
                                                         : text;
}

static void
take_text (Card *card, const FabVcardLine *line)
{
  static const struct {
    const char *name;
    ColumnId id;
  } kept[] = {
    { "EMAIL", COLUMN_EMAIL },           { "TEL", COLUMN_PHONE },  { "URL", COLUMN_WEBSITE },
    { "CATEGORIES", COLUMN_CATEGORIES }, { "NOTE", COLUMN_NOTES },
  };
  g_autofree char *text = fab_vcard_line_get_text (line);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (strcmp (line->name, kept[i].name) == 0)
      add_text (card->texts, kept[i].id, skip_scheme (text));
}

static void
take_line (Card *card, const FabVcardLine *line)
{
  if (strcmp (line->name, "FN") == 0 && card->full_name == NULL) {
    card->full_name = fab_vcard_line_get_text (line);
  } else if (strcmp (line->name, "ORG") == 0 && card->organisation == NULL) {
    card->organisation = read_organisation (line);
  } else if (strcmp (line->name, "TITLE") == 0 && card->title == NULL) {
    card->title = fab_vcard_line_get_text (line);
  } else if (strcmp (line->name, "ADR") == 0) {
    g_autofree char *address = read_address (line);

    add_text (card->texts, COLUMN_ADDRESS, address);
  } else if (strcmp (line->name, "N") == 0) {
    card->has_person = names_person (line);
  } else if (strcmp (line->name, "KIND") == 0 || strcmp (line->name, "X-ABSHOWAS") == 0) {
    card->is_organisation =
        g_ascii_strcasecmp (line->value, "org") == 0 || g_ascii_strcasecmp (line->value, "company") == 0;
  } else {
    take_text (card, line);
  }
}

static gboolean
is_mark (const FabVcardLine *line, const char *name)
{
  return strcmp (line->name, name) == 0 && g_ascii_strncasecmp (line->value, "VCARD", 5) == 0;
}

/* Cards inside a card (a person's agent) are no actors of their own. */
static gboolean
read_cards (Reader *self, const char *text, GError **error)
{
  g_auto (FabVcardLine) line = { 0 };
  Card card = { 0 };

  while (fab_vcard_line_next (&line, &text)) {
    if (is_mark (&line, "BEGIN")) {
      self->n_depth++;
    } else if (is_mark (&line, "END") && self->n_depth > 0) {
      if (--self->n_depth > 0)
        continue;
      take_card (self, &card);
      clear_card (&card);
      if (self->n_cards % CARDS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    } else if (self->n_depth == 1) {
      take_line (&card, &line);
    }
  }
  clear_card (&card);
  return TRUE;
}

/* ---- The file ---- */

static gboolean
check (Reader *self, GError **error)
{
  const char *sentence = NULL;

  if (self->n_depth > 0)
    sentence = _ ("This file stops before its end: it was cut when it was saved or copied.");
  else if (self->n_cards == 0)
    sentence = _ ("This file holds no vCard.");
  else if (self->n_cards == self->n_persons)
    sentence = _ ("This address book names persons, but no organisation: actors are organisations.");
  if (sentence == NULL)
    return TRUE;
  g_set_error_literal (error, FAB_ERROR, FAB_ERROR_INVALID, sentence);
  return FALSE;
}

static void
add_notes (Reader *self)
{
  if (self->n_contacts > 0)
    fab_draft_note (self->draft,
                    ngettext ("%u card names a person beside the organisation. Actors are organisations, and persons "
                              "are named only if they agree: the name is left out, unless you say where the column "
                              "“FN” goes.",
                              "%u cards name a person beside the organisation. Actors are organisations, and persons "
                              "are named only if they agree: the names are left out, unless you say where the column "
                              "“FN” goes.",
                              self->n_contacts),
                    self->n_contacts);
  if (self->n_persons > 0)
    fab_draft_note (self->draft,
                    ngettext ("%u person whose card names no organisation was left out: actors are organisations.",
                              "%u persons whose cards name no organisation were left out: actors are organisations.",
                              self->n_persons),
                    self->n_persons);
}

/**
 * fab_vcard_read:
 * @cancellable: (nullable): ends the reading
 *
 * Cards of one organisation become one node; the columns that are about persons say so.
 *
 * Returns: (transfer full): what the file holds; %NULL with %FAB_ERROR_INVALID or %G_IO_ERROR_CANCELLED
 */
FabDraft *
fab_vcard_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (FabDraft) draft = fab_draft_new ();
  g_autofree char *text = NULL;
  Reader self = { .draft = draft, .cancellable = cancellable };
  gsize length;

  for (guint i = 0; i < N_COLUMNS; i++)
    self.columns[i] = FAB_DRAFT_NONE;
  if (!fab_encoding_check_size (bytes, error) || (text = fab_encoding_decode_text (bytes, &length, error)) == NULL ||
      !read_cards (&self, text, error) || !check (&self, error))
    return NULL;
  add_notes (&self);
  return fab_draft_end (draft, error) ? g_steal_pointer (&draft) : NULL;
}
