"""A part of the handover: a table with its sentence, made for a city on a day; the parts in the order of the book."""

import datetime
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib import import_module

from django.utils.translation import get_language

from observatory import formats
from observatory.models import City, User
from observatory.templatetags.register import record_page

MODULES = ("first_days", "promises", "people", "knowledge")
_PARTS = {}


@dataclass(frozen=True)
class Scope:
    """Whose handover it is, on which day, for which person's eyes, and the day on which the next team begins."""

    city: City
    user: User
    today: datetime.date
    begins_on: datetime.date

    @cached_property
    def locale(self):
        return formats.locale_for(get_language() or "en", self.city.locale)

    def date(self, value, precision="day"):
        """A date as short as it can be said, kept on one line: the columns of the book are narrow."""
        return formats.date(value, self.locale, precision, "short").replace(" ", "\u00a0") if value else ""

    def money(self, amount, currency):
        return "" if amount is None else formats.money(amount, currency, self.locale)

    def of(self, model):
        """The kept records of a model that the person works on in this city."""
        return model.objects.workable_by(self.user).filter(city=self.city)

    def page(self, record):
        return record_page(record, self.city)


@dataclass(frozen=True)
class Line:
    """One row: its cells in words, and the address of its page in the workspace."""

    cells: tuple
    href: str = ""


@dataclass(frozen=True)
class Part:
    """One part of the book, everything already in words."""

    key: str
    title: str
    said: str
    header: tuple
    lines: tuple


def part(function):
    """Register a function that answers a `Part` for a `Scope`."""
    _PARTS[function.__name__] = function
    return function


def table(key, title, said, header, lines):
    """Make a part; every cell as text."""
    header, lines = tuple(map(str, header)), tuple(Line(tuple(map(str, cells)), href) for cells, href in lines)
    return Part(key, str(title), str(said), header, lines)


def gathered(scope):
    """Every part of the handover, in the order of the book, as plain JSON."""
    for name in MODULES:
        import_module(f"reporting.handover.{name}")
    return [asdict(make(scope)) for make in _PARTS.values()]
