"""The cities of a territory in words: the headline, the table with the address of each number's rows, the file."""

from dataclasses import dataclass, replace
from operator import attrgetter
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from observatory import formats
from reporting.network.counting import COUNTS

HEADERS = ("code", "city", "country", "population", *COUNTS, "latest")
LABELS = {
    "population": gettext_lazy("Inhabitants"),
    "agreements": gettext_lazy("Agreements"),
    "twinnings": gettext_lazy("Twinnings"),
    "networks": gettext_lazy("Networks"),
    "activities": gettext_lazy("Activities"),
    "latest": gettext_lazy("Latest"),
}
MUCH = 25
BAR = 90


@dataclass(frozen=True, slots=True)
class Cell:
    """A number as it is written ("" where nothing is known), the address of its rows, and the length of its bar."""

    label: str
    shown: str
    href: str = ""
    bar: int | None = None

    @property
    def bar_starts(self):
        return BAR - self.bar


@dataclass(frozen=True, slots=True)
class Row:
    """One city as the table shows it."""

    name: str
    href: str
    cells: tuple[Cell, ...]


def headline(found, locale):
    """Say how many cities have how many agreements, and which has a quarter or more of them."""
    having = [row for row in found.rows if row.agreements]
    total = found.totals["agreements"]
    if not having:
        return _("No agreement of these cities is on record")
    said = {"cities": formats.number(len(having), locale), "total": formats.number(total, locale)}
    first = (
        ngettext("%(cities)s city has %(total)s agreements", "%(cities)s cities have %(total)s agreements", len(having))
        % said
    )
    most = max(having, key=attrgetter("agreements"))
    share = most.agreements * 100 / total
    if len(having) < 3 or share < MUCH:
        return first
    rest = _("%(city)s has %(share)s of them") % {"city": most.name, "share": formats.percent(round(share), locale, 0)}
    return pgettext("two halves of a headline", "%(well)s; %(rest)s") % {"well": first, "rest": rest}


def written(rows, found, question, locale, territory):
    """Write the cities of one page of the table of a territory, each number with the address of its rows."""
    ways, labels = Ways(territory, question), {name: str(label) for name, label in LABELS.items()}
    most = max((row.agreements or 0 for row in found.rows), default=0)
    return [_written(row, ways, labels, most, locale) for row in rows]


def _written(row, ways, labels, most, locale):
    counts = [_cell(row, name, ways, labels, locale) for name in COUNTS]
    if most and row.agreements is not None:
        counts[0] = replace(counts[0], bar=row.agreements * BAR // most)
    population = "" if row.population is None else formats.number(row.population, locale)
    around = Cell(labels["population"], population), Cell(labels["latest"], str(row.latest or ""))
    return Row(row.name, ways.of(row), (around[0], *counts, around[1]))


def _cell(row, name, ways, labels, locale):
    n = getattr(row, name)
    return Cell(labels[name], "" if n is None else formats.number(n, locale), ways.to(name, row) if n else "")


class Ways:
    """The addresses of the cities' agreements and of the rows behind the counts: made once, then filled in."""

    def __init__(self, territory, question):
        self.pages = [reverse(name, args=["-code-"]) for name in ("city-agreements", "agreement-list")]
        asked = urlencode(question.asked)
        self.rows = reverse("network-rows", args=[territory, "-code-", "-count-"]) + (f"?{asked}" if asked else "")

    def of(self, row):
        """The address of the agreements of a city: those of one's own are in the workspace."""
        return self.pages[row.is_own].replace("/-code-/", f"/{row.code}/", 1)

    def to(self, count, row):
        """The address of the rows behind a count of a city."""
        return self.rows.replace("/-code-/-count-/", f"/{row.code}/{count}/", 1)


def csv_rows(found):
    """The rows of the table for a spreadsheet: numbers as numbers, nothing where nothing is known."""
    for row in found.rows:
        yield [row.code, row.name, row.country, row.population, *(getattr(row, name) for name in COUNTS), row.latest]
