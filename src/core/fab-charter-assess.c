/* fab-charter-assess.c: an application's answers brought to arrays, scored, and said in words */
#include <glib/gi18n-lib.h>

#include "fab-charter-private.h"

/* ---- From records to arrays ---- */

static FabCharterLine
make_line (GHashTable *answers, FabRecord *action, int domain)
{
  gint64 key = fab_record_get_key (action);
  FabRecord *answer = g_hash_table_lookup (answers, &key);
  FabCharterLine line = { .action = action, .answer = answer, .item.domain = domain };

  line.item.stars = domain < 0 ? 0 : CLAMP (fab_record_get_integer (action, FAB_CHARTER_ACTION_STARS), 0, 1000);
  if (answer != NULL) {
    line.item.value = fab_answer_value_from_code (fab_record_get_text (answer, FAB_ANSWER_VALUE));
    line.item.validated = fab_record_get_boolean (answer, FAB_ANSWER_VALIDATED);
  }
  return line;
}

static void
append_lines (GArray *lines, GHashTable *answers, GPtrArray *actions, int domain)
{
  for (guint i = 0; i < actions->len; i++) {
    FabCharterLine line = make_line (answers, g_ptr_array_index (actions, i), domain);

    g_array_append_val (lines, line);
  }
}

static FabCharterLine *
steal_lines (GArray *lines, guint *n_lines)
{
  *n_lines = lines->len;
  return (FabCharterLine *)g_array_free (lines, FALSE);
}

static void
read_lines (FabCharterScore *self, FabStore *store, FabRecord *charter, GHashTable *answers)
{
  g_autoptr (GPtrArray) domains = fab_charter_list_domains (store, charter);
  g_autoptr (GPtrArray) prerequisites = fab_charter_list_prerequisites (store, charter);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (FabCharterLine));
  GArray *without_domain = g_array_new (FALSE, FALSE, sizeof (FabCharterLine));

  self->n_domains = domains->len;
  self->domains = g_new0 (FabCharterDomainScore, domains->len);
  for (guint d = 0; d < domains->len; d++) {
    g_autoptr (GPtrArray) actions = fab_charter_list_actions (store, charter, g_ptr_array_index (domains, d));

    self->domains[d].domain = g_ptr_array_index (domains, d);
    append_lines (lines, answers, actions, d);
  }
  append_lines (without_domain, answers, prerequisites, -1);
  self->lines = steal_lines (lines, &self->n_lines);
  self->prerequisites = steal_lines (without_domain, &self->n_prerequisites);
}

static FabCharterItem *
copy_items (const FabCharterScore *self)
{
  FabCharterItem *items = g_new0 (FabCharterItem, self->n_lines);

  for (guint i = 0; i < self->n_lines; i++)
    items[i] = self->lines[i].item;
  return items;
}

/* ---- Counting ---- */

static void
count_lines (FabCharterScore *self)
{
  for (guint i = 0; i < self->n_lines; i++) {
    const FabCharterItem *item = &self->lines[i].item;

    fab_charter_tally_add (&self->total, item);
    fab_charter_tally_add (&self->domains[item->domain].tally, item);
    self->three_stars += fab_charter_item_counts (item) && item->stars >= FAB_CHARTER_THREE_STARS;
  }
  for (guint d = 0; d < self->n_domains; d++)
    self->domains_reached += self->domains[d].tally.n_counted > 0;
  if (self->total.stars_applicable > 0)
    self->percent = self->total.stars * 100 / self->total.stars_applicable;
  for (guint i = 0; i < self->n_prerequisites; i++) {
    self->prerequisites_met += fab_charter_item_counts (&self->prerequisites[i].item);
    self->prerequisites_answered += self->prerequisites[i].item.value != FAB_ANSWER_NONE;
  }
}

static FabCharterRule
read_rule (FabRecord *level)
{
  return (FabCharterRule){
    .percent = CLAMP (fab_record_get_integer (level, FAB_CHARTER_LEVEL_PERCENT), 0, 100),
    .min_domains = CLAMP (fab_record_get_integer (level, FAB_CHARTER_LEVEL_MIN_DOMAINS), 0, 1000),
    .min_three_stars = CLAMP (fab_record_get_integer (level, FAB_CHARTER_LEVEL_MIN_THREE_STARS), 0, 1000),
  };
}

static void
suggest_next (FabCharterScore *self, const FabCharterItem *items)
{
  FabCharterRule rule = read_rule (self->next_level);
  GArray *suggestions = fab_charter_suggest (items, self->n_lines, &rule, &self->planned_suffice);

  self->missing = fab_charter_gap (items, self->n_lines, &rule);
  self->n_suggestions = suggestions->len;
  self->suggestions = (guint *)g_array_free (suggestions, FALSE);
}

static void
find_levels (FabCharterScore *self, FabStore *store, FabRecord *charter)
{
  g_autoptr (GPtrArray) levels = fab_charter_list_levels (store, charter);
  g_autofree FabCharterItem *items = copy_items (self);
  guint next = 0;

  for (guint l = 0; l < levels->len; l++) {
    FabCharterRule rule = read_rule (g_ptr_array_index (levels, l));
    FabCharterGap gap = fab_charter_gap (items, self->n_lines, &rule);

    if (fab_charter_gap_is_closed (&gap) && self->total.stars_applicable > 0)
      next = l + 1;
  }
  if (next > 0)
    self->level_by_stars = g_ptr_array_index (levels, next - 1);
  if (self->prerequisites_met == self->n_prerequisites)
    self->level = self->level_by_stars;
  if (next < levels->len) {
    self->next_level = g_ptr_array_index (levels, next);
    suggest_next (self, items);
  }
}

/**
 * fab_charter_score_new:
 * @application: the application of a shop
 *
 * Scores the application's answers by the figures of its charter.  Cheap enough to be done at each change.
 *
 * Returns: (transfer full): the score
 */
FabCharterScore *
fab_charter_score_new (FabStore *store, FabRecord *application)
{
  FabCharterScore *self = g_new0 (FabCharterScore, 1);
  FabRecord *charter = fab_store_get_target (store, application, FAB_APPLICATION_CHARTER);
  g_autoptr (GHashTable) answers = fab_charter_map_answers (store, application);

  if (charter == NULL)
    return self;
  read_lines (self, store, charter, answers);
  count_lines (self);
  find_levels (self, store, charter);
  return self;
}

void
fab_charter_score_free (FabCharterScore *self)
{
  g_free (self->domains);
  g_free (self->lines);
  g_free (self->prerequisites);
  g_free (self->suggestions);
  g_free (self);
}

/* ---- Words ---- */

static void
append_count (GString *list, const char *format, guint count)
{
  if (count == 0)
    return;
  if (list->len > 0)
    g_string_append (list, C_ ("between the items of a list", ", "));
  g_string_append_printf (list, format, count);
}

/* "4 stars, 1 domain, 1 three-star action" */
static char *
list_missing (const FabCharterGap *gap)
{
  GString *list = g_string_new (NULL);

  append_count (list, ngettext ("%u star", "%u stars", gap->stars), gap->stars);
  append_count (list, ngettext ("%u domain", "%u domains", gap->domains), gap->domains);
  append_count (list, ngettext ("%u three-star action", "%u three-star actions", gap->three_stars), gap->three_stars);
  return g_string_free_and_steal (list);
}

/**
 * fab_charter_score_describe_missing:
 *
 * Returns: (transfer full): what stands before the next level, prerequisites first, in one or two sentences
 */
char *
fab_charter_score_describe_missing (const FabCharterScore *self)
{
  GString *text = g_string_new (NULL);
  guint unmet = self->n_prerequisites - self->prerequisites_met;

  if (unmet > 0)
    g_string_append_printf (text, ngettext ("%u prerequisite is not met.", "%u prerequisites are not met.", unmet),
                            unmet);
  if (text->len > 0 && (self->next_level != NULL || self->level_by_stars != NULL))
    g_string_append_c (text, ' ');
  if (self->next_level != NULL) {
    g_autofree char *list = list_missing (&self->missing);

    /* Translators: a level, then a list such as “4 stars, 1 domain” */
    g_string_append_printf (text, _ ("Missing for %s: %s."), fab_record_get_title (self->next_level), list);
  } else if (self->level_by_stars != NULL) {
    g_string_append (text, _ ("The highest level is reached."));
  }
  return g_string_free_and_steal (text);
}
