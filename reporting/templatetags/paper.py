"""Words with a sign that look the same on paper, where drawings do not take their colour from the page."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from observatory import icons
from observatory.templatetags.components import BANDS, DIMENSIONS

register = template.Library()

COLOURS = {
    "institutional": "#12436D",
    "political": "#6B3FA0",
    "territorial": "#166F67",
    "reached": "#0B5D3B",
    "ontrack": "#1D70B8",
    "behind": "#B5460F",
    "reversed": "#6B0F1A",
    "nodata": "#505A5F",
}


def drawn(key, size):
    """The icon of a key in its own colour, `size` pixels wide."""
    colour = COLOURS[key]
    shape = icons.SHAPES[key].replace("currentColor", colour)
    return (
        f'<svg viewBox="0 0 20 20" width="{size}" height="{size}" fill="none" stroke="{colour}" stroke-width="1.75" '
        f'aria-hidden="true">{shape}</svg>'
    )


@register.simple_tag
def result_sign(band, said=""):
    """A result band as sign and word, to stand in a table; `said` is the word where a target is missing."""
    key = str(band).replace("-", "")
    return format_html('<span class="st">{}{}</span>', SafeString(drawn(key, 13)), said or BANDS[key])


@register.simple_tag
def dimension_sign(dimension):
    """A measuring dimension as sign and word."""
    return SafeString(f'<span class="dimh dim--{dimension}">{drawn(dimension, 15)}{DIMENSIONS[dimension]}</span>')
