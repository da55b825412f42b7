#include "fab-result-private.h"

#include "fab-charter.h"
#include "fab-date.h"

static void
facts_copy (FabResultFacts *to, const FabResultFacts *from)
{
  *to = *from;
  to->shop = g_strdup (from->shop);
  to->trade = g_strdup (from->trade);
  to->charter = g_strdup (from->charter);
  to->state = g_strdup (from->state);
  to->level = g_strdup (from->level);
  to->level_color = g_strdup (from->level_color);
  to->next_level = g_strdup (from->next_level);
  to->missing = g_strdup (from->missing);
}

static void
facts_clear (FabResultFacts *facts)
{
  g_free ((char *)facts->shop);
  g_free ((char *)facts->trade);
  g_free ((char *)facts->charter);
  g_free ((char *)facts->state);
  g_free ((char *)facts->level);
  g_free ((char *)facts->level_color);
  g_free ((char *)facts->next_level);
  g_free ((char *)facts->missing);
}

static void
domain_clear (gpointer data)
{
  g_free ((char *)((FabResultDomain *)data)->name);
}

static void
line_clear (gpointer data)
{
  FabResultLine *line = data;

  g_free ((char *)line->code);
  g_free ((char *)line->text);
  g_free ((char *)line->note);
}

FabResult *
fab_result_new (const FabResultFacts *facts)
{
  FabResult *self = g_new0 (FabResult, 1);

  facts_copy (&self->facts, facts);
  self->domains = g_array_new (FALSE, FALSE, sizeof (FabResultDomain));
  self->lines = g_array_new (FALSE, FALSE, sizeof (FabResultLine));
  g_array_set_clear_func (self->domains, domain_clear);
  g_array_set_clear_func (self->lines, line_clear);
  return self;
}

void
fab_result_free (FabResult *self)
{
  facts_clear (&self->facts);
  g_array_unref (self->domains);
  g_array_unref (self->lines);
  g_free (self);
}

void
fab_result_add_domain (FabResult *self, const FabResultDomain *domain)
{
  FabResultDomain copy = *domain;

  copy.name = g_strdup (domain->name);
  g_array_append_val (self->domains, copy);
}

void
fab_result_add_line (FabResult *self, const FabResultLine *line)
{
  FabResultLine copy = *line;

  copy.code = g_strdup (line->code);
  copy.text = g_strdup (line->text);
  copy.note = g_strdup (line->note);
  g_array_append_val (self->lines, copy);
}

/* ---- From the records of a project ---- */

static guint
count_planned_stars (const FabCharterScore *score, guint domain)
{
  guint stars = 0;

  for (guint i = 0; i < score->n_lines; i++)
    if (score->lines[i].item.domain == (int)domain && !fab_charter_item_counts (&score->lines[i].item) &&
        (score->lines[i].item.value == FAB_ANSWER_PLANNED || score->lines[i].item.value == FAB_ANSWER_DONE))
      stars += score->lines[i].item.stars;
  return stars;
}

static void
add_domains (FabResult *self, const FabCharterScore *score)
{
  for (guint d = 0; d < score->n_domains; d++)
    fab_result_add_domain (self, &(FabResultDomain){ .name = fab_record_get_title (score->domains[d].domain),
                                                     .stars = score->domains[d].tally.stars,
                                                     .stars_planned = count_planned_stars (score, d),
                                                     .stars_applicable = score->domains[d].tally.stars_applicable });
}

static void
add_charter_line (FabResult *self, FabResultList list, const FabCharterLine *line)
{
  FabLanguage language = fab_language_get_default ();
  g_autofree char *date = NULL;
  FabResultLine copy = { .list = list,
                         .code = fab_record_get_text (line->action, FAB_CHARTER_ACTION_CODE),
                         .text = fab_record_get_title (line->action),
                         .stars = line->item.stars,
                         .met = fab_charter_item_counts (&line->item) };

  if (list == FAB_RESULT_PLANNED && line->answer != NULL)
    copy.note = date = fab_date_format (fab_record_get_text (line->answer, FAB_ANSWER_DUE_DATE), language);
  else if (list == FAB_RESULT_SUGGESTION)
    copy.note = fab_record_get_text (line->action, FAB_CHARTER_ACTION_EVIDENCE);
  fab_result_add_line (self, &copy);
}

static void
add_lines (FabResult *self, const FabCharterScore *score)
{
  for (guint i = 0; i < score->n_suggestions; i++)
    add_charter_line (self, FAB_RESULT_SUGGESTION, &score->lines[score->suggestions[i]]);
  for (guint i = 0; i < score->n_lines; i++)
    if (score->lines[i].item.value == FAB_ANSWER_PLANNED)
      add_charter_line (self, FAB_RESULT_PLANNED, &score->lines[i]);
  for (guint i = 0; i < score->n_prerequisites; i++)
    add_charter_line (self, FAB_RESULT_PREREQUISITE, &score->prerequisites[i]);
}

static char *
name_charter (FabRecord *charter)
{
  const char *version = fab_record_get_text (charter, FAB_CHARTER_VERSION);

  return version != NULL && *version != '\0' ? g_strdup_printf ("%s, %s", fab_record_get_title (charter), version)
                                             : g_strdup (fab_record_get_title (charter));
}

static guint
rank_level (FabStore *store, FabRecord *charter, FabRecord *level)
{
  g_autoptr (GPtrArray) levels = fab_charter_list_levels (store, charter);
  guint rank = 0;

  return g_ptr_array_find (levels, level, &rank) ? rank : 0;
}

/**
 * fab_result_new_from_store:
 * @application: a shop's application
 *
 * Returns: (transfer full) (nullable): what it is worth; %NULL when the shop or the charter is gone
 */
FabResult *
fab_result_new_from_store (FabStore *store, FabRecord *application)
{
  FabRecord *shop = fab_store_get_target (store, application, FAB_APPLICATION_SHOP);
  FabRecord *charter = fab_store_get_target (store, application, FAB_APPLICATION_CHARTER);
  const FabChoices *states = fab_table_get (FAB_TABLE_APPLICATION)->fields[FAB_APPLICATION_STATE].choices;
  g_autoptr (FabCharterScore) score = NULL;
  g_autofree char *missing = NULL, *charter_name = NULL;
  FabResultFacts facts = { 0 };
  FabResult *self;

  if (shop == NULL || charter == NULL)
    return NULL;
  score = fab_charter_score_new (store, application);
  facts.shop = fab_record_get_title (shop);
  facts.trade = fab_record_get_text (shop, FAB_SHOP_TRADE);
  facts.charter = charter_name = name_charter (charter);
  facts.state = fab_choices_get_label (states, fab_record_get_text (application, FAB_APPLICATION_STATE));
  facts.missing = missing = fab_charter_score_describe_missing (score);
  facts.stars = score->total.stars;
  facts.stars_applicable = score->total.stars_applicable;
  facts.percent = score->percent;
  facts.domains_reached = score->domains_reached;
  facts.three_stars = score->three_stars;
  if (score->level != NULL) {
    facts.level = fab_record_get_title (score->level);
    facts.level_color = fab_record_get_text (score->level, FAB_CHARTER_LEVEL_COLOR);
    facts.level_rank = rank_level (store, charter, score->level);
  }
  facts.next_level = score->next_level != NULL ? fab_record_get_title (score->next_level) : NULL;
  self = fab_result_new (&facts);
  add_domains (self, score);
  add_lines (self, score);
  return self;
}
