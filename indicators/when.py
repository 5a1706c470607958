"""The name of a period within a sentence: "in the period from 1 July 2024 to 30 June 2027", not "in 1 July 2024"."""

import re

from django.utils.translation import gettext as _

from indicators import periods
from indicators.choices import Frequency
from observatory import formats

FREE_DAYS = (Frequency.EVENT, Frequency.TERM)
# Where a language needs its article before a week.
ARTICLES = {"es": "la ", "pt": "a "}
# What becomes of a preposition and an article that meet.
CONTRACTED = {
    "fr": [(re.compile(r"\ben la période\b"), "sur la période")],
    "pt": [(re.compile(r"\bem o período\b"), "no período"), (re.compile(r"\bem a (?=\d+\.?ª semana)"), "na ")],
}


def named(code, locale):
    """Name a period as the sentences name it that `put` puts together."""
    spec = periods.parse(code)
    if spec.frequency in FREE_DAYS and spec.starts_on != spec.ends_on:
        ends = {"first": formats.date(spec.starts_on, locale), "last": formats.date(spec.ends_on, locale)}
        return _("the period from %(first)s to %(last)s") % ends
    article = ARTICLES.get(locale[:2], "") if spec.frequency == Frequency.WEEK else ""
    return article + formats.period(code, locale)


def put(template, words, locale):
    """Put words into a template that may name periods."""
    said = template % words
    for pattern, contracted in CONTRACTED.get(locale[:2], ()):
        said = pattern.sub(contracted, said)
    return said
