"""A part of a page that is written once and kept as long as what it shows is the same."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.translation import get_language

register = template.Library()
KEPT = 2000


@register.simple_tag
def part(name, **shown):
    """The template of this name with what it shows, and nothing else of the page; what it shows does not change."""
    return _written(name, get_language(), tuple(shown.items()))


@lru_cache(KEPT)
def _written(name, _language, shown):
    return render_to_string(name, dict(shown))
