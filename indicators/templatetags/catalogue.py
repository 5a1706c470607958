"""What pages say of an indicator of the catalogue."""

import re

from django import template
from django.utils.translation import pgettext

register = template.Library()
PASSAGE = re.compile(r"\b(?:Notebook|ch\.|table|Paris seminar|third year|and)(?!\w)")


@register.filter
def passage(indicator):
    """Where an indicator of the catalogue was read, in the language of the page; what a city wrote stays as it is."""
    if indicator.city_id:
        return indicator.source
    words = {
        "Notebook": pgettext("source", "Notebook"),
        "ch.": pgettext("source", "ch."),
        "table": pgettext("source", "table"),
        "Paris seminar": pgettext("source", "Paris seminar"),
        "third year": pgettext("source", "third year"),
        "and": pgettext("source", "and"),
    }
    return PASSAGE.sub(lambda found: words[found[0]], indicator.source)
