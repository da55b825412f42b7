/* fab-map-changes-text.c: changes as whole sentences, with the actors that they name */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "fab-map-changes.h"
#include "fab-text.h"

/* Around an actor's name while a sentence is put together, so that translations may place it anywhere. */
#define MARK     '\002'
#define MARK_END '\003'

void
fab_map_sentence_free (FabMapSentence *self)
{
  g_free (self->text);
  g_array_unref (self->spans);
  g_free (self);
}

/* "<mark>key:name<end>"; marks that a name itself may have are taken out. */
static char *
mark_actor (FabMapMoment *moment, gint64 key)
{
  const FabMomentRow *actor = fab_map_moment_find (moment, FAB_MOMENT_ACTORS, key);
  const char *name = actor != NULL ? fab_moment_row_get_text (actor, FAB_ACTOR_NAME) : NULL;
  g_autofree char *clean = g_strdup (name != NULL ? name : "");

  for (char *p = clean; *p != '\0'; p++)
    if (*p == MARK || *p == MARK_END)
      *p = ' ';
  return g_strdup_printf ("%c%" G_GINT64_FORMAT ":%s%c", MARK, key, clean, MARK_END);
}

/* @marked: (transfer full): the sentence with marks around names */
static FabMapSentence *
make_sentence (FabMapChangeKind kind, char *marked)
{
  FabMapSentence *self = g_new0 (FabMapSentence, 1);
  GString *text = g_string_new (NULL);

  self->kind = kind;
  self->spans = g_array_new (FALSE, FALSE, sizeof (FabMapSpan));
  for (const char *p = marked; *p != '\0'; p++) {
    if (*p == MARK) {
      char *colon;
      FabMapSpan span = { .start = text->len, .key = g_ascii_strtoll (p + 1, &colon, 10) };

      span.length = strcspn (colon + 1, "\003");
      g_string_append_len (text, colon + 1, span.length);
      g_array_append_val (self->spans, span);
      p = colon + 1 + span.length;
    } else {
      g_string_append_c (text, *p);
    }
  }
  self->text = g_string_free (text, FALSE);
  g_free (marked);
  return self;
}

/* ---- Actors ---- */

static guint
count_links (FabMapMoment *moment, gint64 actor)
{
  guint n = 0;

  for (guint i = 0; i < fab_map_moment_get_n (moment, FAB_MOMENT_RELATIONS); i++) {
    const FabMomentRow *link = fab_map_moment_get (moment, FAB_MOMENT_RELATIONS, i);

    n += fab_moment_row_get_integer (link, FAB_RELATION_SOURCE) == actor ||
         fab_moment_row_get_integer (link, FAB_RELATION_TARGET) == actor;
  }
  return n;
}

static char *
tell_actor (FabMapChanges *self, const FabMapChange *change)
{
  gboolean appeared = change->kind == FAB_MAP_APPEARED;
  FabMapMoment *moment = appeared ? fab_map_changes_get_after (self) : fab_map_changes_get_before (self);
  gint64 key = appeared ? change->after->key : change->before->key;
  g_autofree char *name = mark_actor (moment, key);
  guint n = count_links (moment, key);

  if (n == 0)
    return g_strdup_printf (appeared ? _ ("%s appeared.") : _ ("%s is gone."), name);
  return g_strdup_printf (appeared ? ngettext ("%s appeared, with %u link.", "%s appeared, with %u links.", n)
                                   : ngettext ("%s is gone, with its %u link.", "%s is gone, with its %u links.", n),
                          name, n);
}

/* ---- Links ---- */

static const char *
get_type_name (FabMapMoment *moment, const FabMomentRow *link)
{
  const FabMomentRow *type =
      fab_map_moment_find (moment, FAB_MOMENT_TYPES, fab_moment_row_get_integer (link, FAB_RELATION_TYPE));
  const char *name = type != NULL ? fab_moment_row_get_text (type, FAB_RELATION_TYPE_NAME) : NULL;

  return name != NULL ? name : C_ ("kind of link", "Other");
}

/* "delivers", as the kind of link is read from its source to its target. */
static const char *
get_verb (FabMapMoment *moment, const FabMomentRow *link)
{
  const FabMomentRow *type =
      fab_map_moment_find (moment, FAB_MOMENT_TYPES, fab_moment_row_get_integer (link, FAB_RELATION_TYPE));

  return type != NULL ? fab_moment_row_get_text (type, FAB_RELATION_TYPE_FORWARD) : NULL;
}

/* What a link says: "Optim’ism delivers Biocoop (vegetables)", with marks. */
static char *
say_link (FabMapMoment *moment, const FabMomentRow *link)
{
  g_autofree char *source = mark_actor (moment, fab_moment_row_get_integer (link, FAB_RELATION_SOURCE));
  g_autofree char *target = mark_actor (moment, fab_moment_row_get_integer (link, FAB_RELATION_TARGET));
  const char *verb = get_verb (moment, link), *label = fab_moment_row_get_text (link, FAB_RELATION_LABEL);
  g_autofree char *said = verb != NULL
                              ? g_strdup_printf ("%s %s %s", source, verb, target)
                              /* Translators: two actors and the kind of link between them */
                              : g_strdup_printf (_ ("%1$s – %2$s: %3$s"), source, target, get_type_name (moment, link));

  return label != NULL ? g_strdup_printf ("%s (%s)", said, label) : g_steal_pointer (&said);
}

static char *
tell_link (FabMapChanges *self, const FabMapChange *change)
{
  gboolean appeared = change->kind == FAB_MAP_APPEARED;
  g_autofree char *said = appeared ? say_link (fab_map_changes_get_after (self), change->after)
                                   : say_link (fab_map_changes_get_before (self), change->before);

  /* Translators: what a link says, such as "Optim’ism delivers Biocoop (vegetables)" */
  return g_strdup_printf (appeared ? _ ("New link: %s.") : _ ("Link gone: %s."), said);
}

/* ---- What changed ---- */

/* What the sentence is about: an actor, or "A → B". */
static char *
mark_subject (FabMapChanges *self, const FabMapChange *change)
{
  FabMapMoment *after = fab_map_changes_get_after (self);
  g_autofree char *source = NULL, *target = NULL;

  if (change->part == FAB_MOMENT_ACTORS)
    return mark_actor (after, change->after->key);
  source = mark_actor (after, fab_moment_row_get_integer (change->after, FAB_RELATION_SOURCE));
  target = mark_actor (after, fab_moment_row_get_integer (change->after, FAB_RELATION_TARGET));
  /* Translators: the link between two actors */
  return g_strdup_printf (_ ("%1$s – %2$s"), source, target);
}

static char *
tell_field (FabMapChanges *self, const FabMapChange *change, guint field, FabLanguage language)
{
  g_autofree char *subject = mark_subject (self, change);
  g_autofree char *before =
      fab_map_moment_describe (fab_map_changes_get_before (self), change->part, change->before, field, language);
  g_autofree char *after =
      fab_map_moment_describe (fab_map_changes_get_after (self), change->part, change->after, field, language);
  const char *label = fab_field_get_label (&fab_moment_part_get_table (change->part)->fields[field]);

  if (change->part == FAB_MOMENT_ACTORS && field == FAB_ACTOR_NAME)
    return g_strdup_printf (_ ("“%1$s” is now called %2$s."), before, subject);
  if (before == NULL)
    /* Translators: an actor or a link, the name of a field, its new value */
    return g_strdup_printf (_ ("%1$s: %2$s is now “%3$s”."), subject, label, after);
  if (after == NULL)
    return g_strdup_printf (_ ("%1$s: %2$s is no longer “%3$s”."), subject, label, before);
  return g_strdup_printf (_ ("%1$s: %2$s was “%3$s”, is now “%4$s”."), subject, label, before, after);
}

static void
tell_changed (FabMapChanges *self, const FabMapChange *change, FabLanguage language, GPtrArray *sentences)
{
  for (guint f = 0; f < fab_moment_part_get_table (change->part)->n_fields; f++)
    if (change->fields & (G_GUINT64_CONSTANT (1) << f))
      g_ptr_array_add (sentences, make_sentence (change->kind, tell_field (self, change, f, language)));
}

/* ---- All of it ---- */

/* A link whose actor came or went with it needs no sentence of its own. */
static gboolean
goes_with_actor (FabMapChanges *self, const FabMapChange *change)
{
  const FabMomentRow *link = change->after != NULL ? change->after : change->before;

  return fab_map_changes_find (self, fab_moment_row_get_integer (link, FAB_RELATION_SOURCE)) == change->kind ||
         fab_map_changes_find (self, fab_moment_row_get_integer (link, FAB_RELATION_TARGET)) == change->kind;
}

/* What appeared, what is gone, what changed; of each the actors, then the links, by the names that they begin with. */
static int
compare_sentences (gconstpointer a, gconstpointer b)
{
  const FabMapSentence *p = *(FabMapSentence **)a, *q = *(FabMapSentence **)b;

  if (p->kind != q->kind)
    return (int)p->kind - (int)q->kind;
  if (p->spans->len != q->spans->len)
    return p->spans->len < q->spans->len ? -1 : 1;
  return fab_text_compare (p->text, q->text);
}

/**
 * fab_map_changes_tell:
 *
 * Returns: (transfer full) (element-type FabMapSentence): what appeared, what is gone, and what changed from what to what, in this order,
 *   and by name
 */
GPtrArray *
fab_map_changes_tell (FabMapChanges *self, FabLanguage language)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func ((GDestroyNotify)fab_map_sentence_free);

  for (guint i = 0; i < fab_map_changes_get_n (self); i++) {
    const FabMapChange *change = fab_map_changes_get (self, i);

    if (change->kind == FAB_MAP_CHANGED)
      tell_changed (self, change, language, sentences);
    else if (change->part == FAB_MOMENT_ACTORS)
      g_ptr_array_add (sentences, make_sentence (change->kind, tell_actor (self, change)));
    else if (!goes_with_actor (self, change))
      g_ptr_array_add (sentences, make_sentence (change->kind, tell_link (self, change)));
  }
  g_ptr_array_sort (sentences, compare_sentences);
  return sentences;
}

static void
append_sum (GString *out, guint n, const char *format)
{
  if (n == 0)
    return;
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append_printf (out, format, n);
}

/** fab_map_changes_sum_up: (transfer full): how much is different, in a few words */
char *
fab_map_changes_sum_up (FabMapChanges *self)
{
  GString *out = g_string_new (NULL);
  guint n;

  n = fab_map_changes_count (self, FAB_MOMENT_ACTORS, FAB_MAP_APPEARED);
  append_sum (out, n, ngettext ("%u actor appeared.", "%u actors appeared.", n));
  n = fab_map_changes_count (self, FAB_MOMENT_RELATIONS, FAB_MAP_APPEARED);
  append_sum (out, n, ngettext ("%u link appeared.", "%u links appeared.", n));
  n = fab_map_changes_count (self, FAB_MOMENT_ACTORS, FAB_MAP_GONE);
  append_sum (out, n, ngettext ("%u actor is gone.", "%u actors are gone.", n));
  n = fab_map_changes_count (self, FAB_MOMENT_RELATIONS, FAB_MAP_GONE);
  append_sum (out, n, ngettext ("%u link is gone.", "%u links are gone.", n));
  n = fab_map_changes_count (self, FAB_MOMENT_ACTORS, FAB_MAP_CHANGED);
  append_sum (out, n, ngettext ("%u actor changed.", "%u actors changed.", n));
  n = fab_map_changes_count (self, FAB_MOMENT_RELATIONS, FAB_MAP_CHANGED);
  append_sum (out, n, ngettext ("%u link changed.", "%u links changed.", n));
  if (out->len == 0)
    g_string_append (out, _ ("Nothing changed."));
  return g_string_free (out, FALSE);
}
