"""What follows from a saved record, said by the apps that count such records.

An app to the right says it in its own `after_saving.py`, found as the admin finds `admin.py`:

    from observatory.after_saving import says

    @says
    def counts_for(record):
        return [(label, address), ...]

Where many records change at once, as an import does, it is told for all their cities together:

    @recounts
    def count_again(cities):
        ...
"""

from functools import cache

from django.utils.html import format_html, format_html_join
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _

_SAYERS = []
_RECOUNTERS = []


def says(function):
    """Register a function that answers, for a saved record, pairs of what it counts for and its address."""
    _SAYERS.append(function)
    return function


def recounts(function):
    """Register a function that counts again what rests on the records of cities, given as a queryset."""
    _RECOUNTERS.append(function)
    return function


def recount(cities):
    """Let everything be counted again that rests on the records of these cities. Call it in the writing transaction."""
    discover()
    for recounter in _RECOUNTERS:
        recounter(cities)


@cache
def discover():
    autodiscover_modules("after_saving")


def counts_for(record):
    """Give every (label, address) that the record counts for."""
    discover()
    return [pair for sayer in _SAYERS for pair in sayer(record)]


def sentence(record):
    """Say that the record is saved, and what it also counts for."""
    saved = format_html(_("Saved: {}."), record)
    links = format_html_join(", ", '<a href="{}">{}</a>', ((href, label) for label, href in counts_for(record)))
    return saved if not links else format_html("{} {}", saved, format_html(_("This also counts for: {}."), links))
