#include "fab-finding.h"

/* A sentence is made by gettext and printf, which know nothing of links: records are written into it between marks, which are taken out of the whole. */
#define MARK_KEY  '\001'
#define MARK_NAME '\002'
#define MARK_END  '\003'

struct _FabFinding {
  GObject parent_instance;

  FabTopic topic;
  double weight;
  char *text;
  char *measure;  /* (nullable) */
  GArray *spans;  /* FabSpan */
  GArray *actors; /* gint64 */
  gint64 relation;
  gboolean is_none;
};

G_DEFINE_FINAL_TYPE (FabFinding, fab_finding, G_TYPE_OBJECT)

static void
fab_finding_finalize (GObject *object)
{
  FabFinding *self = FAB_FINDING (object);

  g_free (self->text);
  g_free (self->measure);
  g_array_unref (self->spans);
  g_array_unref (self->actors);
  G_OBJECT_CLASS (fab_finding_parent_class)->finalize (object);
}

static void
fab_finding_class_init (FabFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fab_finding_finalize;
}

static void
fab_finding_init (FabFinding *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (FabSpan));
  self->actors = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * fab_finding_mark:
 * @name: what @record is called in the sentence
 *
 * Returns: (transfer full): @name as a part of the text for fab_finding_new()
 */
char *
fab_finding_mark (FabRecord *record, const char *name)
{
  g_autofree char *clean = g_strdup (name);

  for (char *c = clean; *c != '\0'; c++)
    if (*c == MARK_KEY || *c == MARK_NAME || *c == MARK_END)
      *c = ' ';
  return g_strdup_printf ("%c%" G_GINT64_FORMAT "%c%s%c", MARK_KEY, fab_record_get_key (record), MARK_NAME, clean,
                          MARK_END);
}

/* Takes a mark out of the sentence. Returns: where the name begins */
static const char *
read_mark (FabFinding *self, const char *marked, guint start)
{
  char *end;
  FabSpan span = { start, start, g_ascii_strtoll (marked + 1, &end, 10) };

  g_array_append_val (self->spans, span);
  return *end == MARK_NAME ? end + 1 : end;
}

static void
read_marked (FabFinding *self, const char *marked)
{
  GString *text = g_string_new (NULL);

  while (*marked != '\0')
    if (*marked == MARK_KEY) {
      marked = read_mark (self, marked, text->len);
    } else {
      if (*marked != MARK_END)
        g_string_append_c (text, *marked);
      else if (self->spans->len > 0)
        g_array_index (self->spans, FabSpan, self->spans->len - 1).end = text->len;
      marked++;
    }
  self->text = g_string_free (text, FALSE);
}

/* A sentence begins with a capital; a name is as it is. */
static char *
capitalize (const char *text)
{
  char first[7] = { 0 };

  if (!g_unichar_islower (g_utf8_get_char (text)))
    return g_strdup (text);
  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/**
 * fab_finding_new:
 * @weight: how much it matters beside others of its topic
 * @marked: a sentence with names by fab_finding_mark()
 * @measure: (nullable): the number behind it, in words
 *
 * Returns: (transfer full): a finding about the records that the sentence names
 */
FabFinding *
fab_finding_new (FabTopic topic, double weight, const char *marked, const char *measure)
{
  FabFinding *self = g_object_new (FAB_TYPE_FINDING, NULL);
  g_autofree char *sentence = capitalize (marked);

  self->topic = topic;
  self->weight = weight;
  self->measure = g_strdup (measure);
  read_marked (self, sentence);
  return self;
}

/** fab_finding_new_none: (transfer full): that a topic was looked into, and there is nothing to tell */
FabFinding *
fab_finding_new_none (FabTopic topic)
{
  FabFinding *self = fab_finding_new (topic, 0, fab_topic_get_none (topic), NULL);

  self->is_none = TRUE;
  return self;
}

/** fab_finding_is_none: whether it says that there is nothing to tell */
gboolean
fab_finding_is_none (FabFinding *self)
{
  return self->is_none;
}

/** fab_finding_add_actor: says that the finding is about an actor, named in it or not */
void
fab_finding_add_actor (FabFinding *self, gint64 key)
{
  g_array_append_val (self->actors, key);
}

/** fab_finding_set_relation: says that the finding is about a link */
void
fab_finding_set_relation (FabFinding *self, gint64 key)
{
  self->relation = key;
}

FabTopic
fab_finding_get_topic (FabFinding *self)
{
  return self->topic;
}

double
fab_finding_get_weight (FabFinding *self)
{
  return self->weight;
}

const char *
fab_finding_get_text (FabFinding *self)
{
  return self->text;
}

/** fab_finding_get_measure: (nullable): the number behind it, in words */
const char *
fab_finding_get_measure (FabFinding *self)
{
  return self->measure;
}

/** fab_finding_get_spans: (transfer none) (array length=n): the records named in the text, in its order */
const FabSpan *
fab_finding_get_spans (FabFinding *self, guint *n)
{
  *n = self->spans->len;
  return (const FabSpan *)self->spans->data;
}

/** fab_finding_get_actors: (transfer none) (array length=n): the keys of the actors that it is about */
const gint64 *
fab_finding_get_actors (FabFinding *self, guint *n)
{
  *n = self->actors->len;
  return (const gint64 *)self->actors->data;
}

/** fab_finding_get_relation: the key of the link that it is about; 0 for none */
gint64
fab_finding_get_relation (FabFinding *self)
{
  return self->relation;
}
