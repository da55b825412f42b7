#include "fab-map-decoration.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fab-error.h"
#include "fab-titles.h"

#define MAX_CHOICES 8

typedef struct {
  const char *code;
  const char *label;
} Choice;

/** An aspect and its choices, in the order of their enumeration; codes are what files hold. */
static const struct {
  const char *code;
  const char *label;
  Choice choices[MAX_CHOICES];
} aspects[FAB_MAP_N_ASPECTS] = {
  { "color",
    NC_ ("decoration of a map", "Colour"),
    { { "kind", NC_ ("decoration of a map", "Kind") },
      { "theme", NC_ ("decoration of a map", "Theme") },
      { "profile", NC_ ("decoration of a map", "Profile") },
      { "scale", NC_ ("decoration of a map", "Scale") },
      { "territory", NC_ ("decoration of a map", "Territory") },
      { "circle", NC_ ("decoration of a map", "Circle") },
      { "same", NC_ ("decoration of a map", "All the same") } } },
  { "size",
    NC_ ("decoration of a map", "Size"),
    { { "links", NC_ ("decoration of a map", "Number of links") },
      { "staff", NC_ ("decoration of a map", "Staff") },
      { "influence", NC_ ("decoration of a map", "Influence") },
      { "interest", NC_ ("decoration of a map", "Interest") },
      { "brokerage", NC_ ("decoration of a map", "Part as go-between") },
      { "same", NC_ ("decoration of a map", "All the same") } } },
  { "ring",
    NC_ ("decoration of a map", "Ring"),
    { { "none", NC_ ("decoration of a map", "None") },
      { "profile", NC_ ("decoration of a map", "Profile") },
      { "scale", NC_ ("decoration of a map", "Scale") },
      { "partner", NC_ ("decoration of a map", "Member of the working group") },
      { "award", NC_ ("decoration of a map", "Level of the label") } } },
  { "shape",
    NC_ ("decoration of a map", "Shape"),
    { { "disc", NC_ ("decoration of a map", "Disc") },
      { "kind", NC_ ("decoration of a map", "Kind") },
      { "profile", NC_ ("decoration of a map", "Profile") },
      { "scale", NC_ ("decoration of a map", "Scale") } } },
  { "icon",
    NC_ ("decoration of a map", "Icon"),
    { { "kind", NC_ ("decoration of a map", "Kind") },
      { "logo", NC_ ("decoration of a map", "Logo") },
      { "none", NC_ ("decoration of a map", "None") } } },
  { "link-color",
    NC_ ("decoration of a map", "Colour of links"),
    { { "kind", NC_ ("decoration of a map", "Kind") },
      { "strength", NC_ ("decoration of a map", "Strength") },
      { "date", NC_ ("decoration of a map", "Date") },
      { "same", NC_ ("decoration of a map", "All the same") } } },
  { "link-width",
    NC_ ("decoration of a map", "Width of links"),
    { { "strength", NC_ ("decoration of a map", "Strength") },
      { "amount", NC_ ("decoration of a map", "Amount") },
      { "same", NC_ ("decoration of a map", "All the same") } } },
  { "link-dash",
    NC_ ("decoration of a map", "Dashes of links"),
    { { "kind", NC_ ("decoration of a map", "Only wished") },
      { "date", NC_ ("decoration of a map", "Over, or not begun") },
      { "none", NC_ ("decoration of a map", "None") } } },
};

/** fab_map_aspect_get_code: as written in a file */
const char *
fab_map_aspect_get_code (FabMapAspect aspect)
{
  g_return_val_if_fail (aspect < FAB_MAP_N_ASPECTS, NULL);
  return aspects[aspect].code;
}

/** fab_map_aspect_get_label: translated */
const char *
fab_map_aspect_get_label (FabMapAspect aspect)
{
  g_return_val_if_fail (aspect < FAB_MAP_N_ASPECTS, NULL);
  return g_dpgettext2 (NULL, "decoration of a map", aspects[aspect].label);
}

guint
fab_map_aspect_get_n_choices (FabMapAspect aspect)
{
  guint n = 0;

  g_return_val_if_fail (aspect < FAB_MAP_N_ASPECTS, 0);
  while (n < MAX_CHOICES && aspects[aspect].choices[n].code != NULL)
    n++;
  return n;
}

/** fab_map_aspect_get_choice_code: as written in a file */
const char *
fab_map_aspect_get_choice_code (FabMapAspect aspect, guint choice)
{
  g_return_val_if_fail (choice < fab_map_aspect_get_n_choices (aspect), NULL);
  return aspects[aspect].choices[choice].code;
}

/** fab_map_aspect_get_choice_label: translated */
const char *
fab_map_aspect_get_choice_label (FabMapAspect aspect, guint choice)
{
  g_return_val_if_fail (choice < fab_map_aspect_get_n_choices (aspect), NULL);
  return g_dpgettext2 (NULL, "decoration of a map", aspects[aspect].choices[choice].label);
}

gboolean
fab_map_decoration_equal (const FabMapDecoration *a, const FabMapDecoration *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

/** fab_map_decoration_to_text: (transfer full): "color=theme size=staff"; what is usual is not written, so that all usual is "" */
char *
fab_map_decoration_to_text (const FabMapDecoration *self)
{
  GString *text = g_string_new (NULL);

  for (guint a = 0; a < FAB_MAP_N_ASPECTS; a++)
    if (self->choices[a] > 0 && self->choices[a] < fab_map_aspect_get_n_choices (a))
      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", aspects[a].code,
                              aspects[a].choices[self->choices[a]].code);
  return g_string_free (text, FALSE);
}

/* The aspect that "aspect=choice" is about; %FAB_MAP_N_ASPECTS: none. @choice: (out): what follows */
static guint
find_aspect (const char *word, const char **choice)
{
  const char *equals = strchr (word, '=');
  guint a = 0;

  *choice = equals != NULL ? equals + 1 : "";
  while (a < FAB_MAP_N_ASPECTS && (equals == NULL || strlen (aspects[a].code) != (gsize)(equals - word) ||
                                   !g_str_has_prefix (word, aspects[a].code)))
    a++;
  return a;
}

static gboolean
parse_word (const char *word, FabMapDecoration *decoration)
{
  const char *choice;
  guint a = find_aspect (word, &choice);

  for (guint c = 0; a < FAB_MAP_N_ASPECTS && c < fab_map_aspect_get_n_choices (a); c++)
    if (g_str_equal (aspects[a].choices[c].code, choice)) {
      decoration->choices[a] = c;
      return TRUE;
    }
  return FALSE;
}

/* Says what could be written: which aspects there are, or which choices one has. */
static void
refuse_word (const char *word, GError **error)
{
  const char *choice;
  guint a = find_aspect (word, &choice);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *all = NULL;

  if (a < FAB_MAP_N_ASPECTS)
    for (guint c = 0; c < fab_map_aspect_get_n_choices (a); c++)
      g_ptr_array_add (known, (gpointer)aspects[a].choices[c].code);
  else
    for (guint i = 1; i < FAB_MAP_N_ASPECTS; i++)
      g_ptr_array_add (known, (gpointer)aspects[i].code);
  all = fab_titles_join (known);
  if (a < FAB_MAP_N_ASPECTS)
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID, _ ("“%1$s” is no way to decorate a map: after %2$s= comes %3$s."),
                 word, aspects[a].code, all);
  else
    g_set_error (error, FAB_ERROR, FAB_ERROR_INVALID,
                 _ ("“%1$s” is no way to decorate a map: write color=theme, for one; beside color there are %2$s."),
                 word, all);
}

/**
 * fab_map_decoration_parse:
 * @text: (nullable): words between spaces or commas, as fab_map_decoration_to_text() writes them
 * @decoration: (out): what was understood; the usual for the rest
 *
 * Returns: %FALSE with @error set where a word was not understood
 */
gboolean
fab_map_decoration_parse (const char *text, FabMapDecoration *decoration, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " ,", -1);
  gboolean understood = TRUE;

  *decoration = (FabMapDecoration){ 0 };
  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] == '\0' || parse_word (words[i], decoration))
      continue;
    if (understood)
      refuse_word (words[i], error);
    understood = FALSE;
  }
  return understood;
}
