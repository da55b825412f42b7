#include "fab-map-filter-terms.h"

#include <glib/gi18n-lib.h>

#include "fab-date.h"
#include "fab-map-filter-private.h"

static void
term_free (gpointer data)
{
  FabMapTerm *term = data;

  g_free (term->value);
  g_free (term->label);
  g_free (term);
}

static void
add_term (GPtrArray *terms, FabMapTermKind kind, guint id, const char *value, char *label)
{
  FabMapTerm *term = g_new0 (FabMapTerm, 1);

  term->kind = kind;
  term->id = id;
  term->value = g_strdup (value);
  term->label = label;
  g_ptr_array_add (terms, term);
}

/** fab_map_facet_get_label: translated: what a facet's values are values of */
const char *
fab_map_facet_get_label (FabMapFacet facet)
{
  static const char *const labels[FAB_MAP_N_FACETS] = {
    [FAB_MAP_FACET_KIND] = NC_ ("condition of a filter", "Kind"),
    [FAB_MAP_FACET_THEME] = NC_ ("condition of a filter", "Theme"),
    [FAB_MAP_FACET_PROFILE] = NC_ ("condition of a filter", "Profile"),
    [FAB_MAP_FACET_SCALE] = NC_ ("condition of a filter", "Scale"),
    [FAB_MAP_FACET_TERRITORY] = NC_ ("condition of a filter", "Territory"),
    [FAB_MAP_FACET_TAG] = NC_ ("condition of a filter", "Tag"),
    [FAB_MAP_FACET_PARTNER] = NC_ ("condition of a filter", "Working group"),
    [FAB_MAP_FACET_TIED] = NC_ ("condition of a filter", "Tied to"),
    [FAB_MAP_FACET_LINK] = NC_ ("condition of a filter", "Kind of link"),
    [FAB_MAP_FACET_WISHED] = NC_ ("condition of a filter", "State of the link"),
    [FAB_MAP_FACET_AROUND] = NC_ ("condition of a filter", "Around"),
  };

  g_return_val_if_fail (facet < FAB_MAP_N_FACETS, NULL);
  return g_dpgettext2 (NULL, "condition of a filter", labels[facet]);
}

static const char *
describe_answer (FabMapFacet facet, const char *value)
{
  gboolean yes = g_str_equal (value, "yes");

  if (facet == FAB_MAP_FACET_PARTNER)
    return yes ? _ ("In the working group") : _ ("Not in the working group");
  return yes ? _ ("Only wished") : _ ("Already made");
}

/* A record that is gone is still something that is asked for. */
static char *
describe_record (FabMapFacet facet, FabStore *store, const char *value)
{
  FabRecord *record = fab_map_facet_find (facet, store, value);

  return g_strdup (record != NULL ? fab_record_get_title (record) : _ ("Something that was removed"));
}

/** fab_map_facet_describe_value: (transfer full): translated: a value as people read it, such as "Association" */
char *
fab_map_facet_describe_value (FabMapFacet facet, FabStore *store, const char *value)
{
  const FabChoices *choices = fab_map_facet_get_choices (facet);

  if (*value == '\0')
    return g_strdup (C_ ("value of a filter", "Not said"));
  if (choices != NULL)
    return g_strdup (fab_choices_get_label (choices, value));
  if (fab_map_facet_is_yes_or_no (facet))
    return g_strdup (describe_answer (facet, value));
  return fab_map_facet_is_reference (facet) ? describe_record (facet, store, value) : g_strdup (value);
}

/* A value that would not be understood without saying what it is of. */
static char *
describe_term (FabMapFacet facet, FabStore *store, const char *value)
{
  g_autofree char *name = fab_map_facet_describe_value (facet, store, value);

  if (facet == FAB_MAP_FACET_TIED)
    /* Translators: actors that have to do with an action, a meeting… */
    return g_strdup_printf (_ ("Tied to “%s”"), name);
  if (facet == FAB_MAP_FACET_LINK)
    /* Translators: links of a kind, such as "Funding" */
    return g_strdup_printf (_ ("Links: %s"), name);
  if (facet == FAB_MAP_FACET_WISHED)
    return g_strdup_printf (_ ("Links: %s"), name);
  if (*value == '\0' || facet == FAB_MAP_FACET_TAG)
    /* Translators: a condition and its value, such as "Profile: not said" */
    return g_strdup_printf (C_ ("condition of a filter", "%s: %s"), fab_map_facet_get_label (facet), name);
  return g_steal_pointer (&name);
}

static void
add_values (const FabMapFilter *self, FabStore *store, FabMapFacet facet, GPtrArray *terms)
{
  for (guint i = 0; i < self->values[facet]->len; i++) {
    const char *value = g_ptr_array_index (self->values[facet], i);

    add_term (terms, FAB_MAP_TERM_VALUE, facet, value, describe_term (facet, store, value));
  }
}

static void
add_focus (const FabMapFilter *self, FabStore *store, GPtrArray *terms)
{
  GPtrArray *middle = self->values[FAB_MAP_FACET_AROUND];
  guint steps = self->limits[FAB_MAP_LIMIT_STEPS] >= 0 ? self->limits[FAB_MAP_LIMIT_STEPS] : 1;
  g_autofree char *first = NULL, *around = NULL;

  if (middle->len == 0)
    return;
  first = describe_record (FAB_MAP_FACET_AROUND, store, g_ptr_array_index (middle, 0));
  if (middle->len == 1)
    around = g_steal_pointer (&first);
  else
    /* Translators: an actor, and how many more */
    around =
        g_strdup_printf (ngettext ("%s and %u other", "%s and %u others", middle->len - 1), first, middle->len - 1);
  add_term (terms, FAB_MAP_TERM_FOCUS, FAB_MAP_FACET_AROUND, NULL,
            /* Translators: links from the actor in the middle */
            g_strdup_printf (ngettext ("%u step from %s", "%u steps from %s", steps), steps, around));
}

static char *
describe_links (int least, int most)
{
  if (least == most)
    return g_strdup_printf (ngettext ("%d link", "%d links", least), least);
  if (most < 0)
    return g_strdup_printf (ngettext ("At least %d link", "At least %d links", least), least);
  if (least < 0)
    return g_strdup_printf (ngettext ("At most %d link", "At most %d links", most), most);
  return g_strdup_printf (_ ("%d to %d links"), least, most);
}

static char *
describe_strength (int least, int most)
{
  if (least == most)
    return g_strdup_printf (_ ("Links of strength %d"), least);
  if (most < 0)
    return g_strdup_printf (_ ("Links of strength %d or more"), least);
  if (least < 0)
    return g_strdup_printf (_ ("Links of strength %d or less"), most);
  return g_strdup_printf (_ ("Links of strength %d to %d"), least, most);
}

static void
add_limits (const FabMapFilter *self, FabMapLimit least, FabMapLimit most, GPtrArray *terms)
{
  int from = self->limits[least], to = self->limits[most];

  if (from >= 0 || to >= 0)
    add_term (terms, FAB_MAP_TERM_LIMITS, least, NULL,
              least == FAB_MAP_LIMIT_MIN_LINKS ? describe_links (from, to) : describe_strength (from, to));
}

static void
add_period (const FabMapFilter *self, FabMapPeriod from, FabMapPeriod to, GPtrArray *terms)
{
  g_autofree char *range = NULL;

  if (self->periods[from] == NULL && self->periods[to] == NULL)
    return;
  range = fab_date_format_range (self->periods[from], self->periods[to], fab_language_get_default ());
  add_term (terms, FAB_MAP_TERM_PERIOD, from, NULL,
            from == FAB_MAP_PERIOD_FROM
                /* Translators: followed by a period, such as "2024 – 2026", "since 2024" */
                ? g_strdup_printf (_ ("Active: %s"), range)
                : g_strdup_printf (_ ("Links: %s"), range));
}

/** fab_map_filter_list_terms: (transfer full) (element-type FabMapTerm): what is asked for, in words, in a fixed order */
GPtrArray *
fab_map_filter_list_terms (const FabMapFilter *self, FabStore *store)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func (term_free);

  add_focus (self, store, terms);
  for (guint f = 0; f < FAB_MAP_FACET_AROUND; f++)
    add_values (self, store, f, terms);
  add_limits (self, FAB_MAP_LIMIT_MIN_LINKS, FAB_MAP_LIMIT_MAX_LINKS, terms);
  add_limits (self, FAB_MAP_LIMIT_MIN_STRENGTH, FAB_MAP_LIMIT_MAX_STRENGTH, terms);
  add_period (self, FAB_MAP_PERIOD_FROM, FAB_MAP_PERIOD_TO, terms);
  add_period (self, FAB_MAP_PERIOD_LINK_FROM, FAB_MAP_PERIOD_LINK_TO, terms);
  if (self->words != NULL)
    add_term (terms, FAB_MAP_TERM_WORDS, 0, NULL, g_strdup_printf (_ ("“%s”"), self->words));
  return terms;
}

/** fab_map_filter_remove_term: takes one condition away */
void
fab_map_filter_remove_term (FabMapFilter *self, const FabMapTerm *term)
{
  switch (term->kind) {
  case FAB_MAP_TERM_VALUE:
    fab_map_filter_set_value (self, term->id, term->value, FALSE);
    break;
  case FAB_MAP_TERM_FOCUS:
    fab_map_filter_clear_facet (self, FAB_MAP_FACET_AROUND);
    fab_map_filter_set_limit (self, FAB_MAP_LIMIT_STEPS, FAB_MAP_NO_LIMIT);
    break;
  case FAB_MAP_TERM_LIMITS:
    fab_map_filter_set_limit (self, term->id, FAB_MAP_NO_LIMIT);
    fab_map_filter_set_limit (self, term->id + 1, FAB_MAP_NO_LIMIT);
    break;
  case FAB_MAP_TERM_PERIOD:
    fab_map_filter_set_period (self, term->id, NULL);
    fab_map_filter_set_period (self, term->id + 1, NULL);
    break;
  case FAB_MAP_TERM_WORDS:
    fab_map_filter_set_words (self, NULL);
    break;
  }
}

/** fab_map_filter_describe: (transfer full): all conditions in one line, for a map's title; "" where there is none */
char *
fab_map_filter_describe (const FabMapFilter *self, FabStore *store)
{
  g_autoptr (GPtrArray) terms = fab_map_filter_list_terms (self, store);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++) {
    const FabMapTerm *term = g_ptr_array_index (terms, i);

    g_string_append_printf (line, "%s%s", i > 0 ? " · " : "", term->label);
  }
  return g_string_free (line, FALSE);
}
