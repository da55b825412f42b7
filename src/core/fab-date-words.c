#include "fab-date-words.h"

static const FabDateWords english = {
  .months = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December" },
  .short_months = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" },
  .weekdays = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
  .near_days = { NULL, "yesterday", "today", "tomorrow", NULL },
  .current = { "today", "this month", "this year" },
  .ahead = { { "in %d day", "in %d days" }, { "in %d month", "in %d months" }, { "in %d year", "in %d years" } },
  .past = { { "%d day ago", "%d days ago" }, { "%d month ago", "%d months ago" }, { "%d year ago", "%d years ago" } },
  .since_day = "since %s",
  .since = "since %s",
  .until_day = "until %s",
  .until = "until %s",
  .at_time = "%s, %s",
};

static const FabDateWords french = {
  .months = { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
              "novembre", "décembre" },
  .short_months = { "janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.",
                    "déc." },
  .weekdays = { "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" },
  .near_days = { "avant-hier", "hier", "aujourd’hui", "demain", "après-demain" },
  .current = { "aujourd’hui", "ce mois-ci", "cette année" },
  .ahead = { { "dans %d jour", "dans %d jours" }, { "dans %d mois", "dans %d mois" }, { "dans %d an", "dans %d ans" } },
  .past = { { "il y a %d jour", "il y a %d jours" },
            { "il y a %d mois", "il y a %d mois" },
            { "il y a %d an", "il y a %d ans" } },
  .since_day = "depuis le %s",
  .since = "depuis %s",
  .until_day = "jusqu’au %s",
  .until = "jusqu’en %s",
  .at_time = "%s à %s",
};

const FabDateWords *
fab_date_words_get (FabLanguage language)
{
  return language == FAB_LANGUAGE_FRENCH ? &french : &english;
}
