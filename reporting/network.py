"""The cities of a territory with what each has: counted by one grouped query a noun, whatever their number."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, replace
from operator import attrgetter

from django.db.models import Count, Max, Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext, pgettext

from indicators import periods
from observatory import formats
from observatory.choices import AgreementKind, AgreementStatus
from observatory.models import Activity, Agreement, City, Country, NetworkMembership
from observatory.spreadsheets.words import key

SORTS = ("name", "population", "agreements", "twinnings", "networks", "activities", "latest")
DEFAULT_SORT = "name"
COUNTS = ("agreements", "twinnings", "networks", "activities")
HEADERS = ("code", "city", "country", "population", *COUNTS, "latest")
LABELS = {
    "population": _lazy("Inhabitants"),
    "agreements": _lazy("Agreements"),
    "twinnings": _lazy("Twinnings"),
    "networks": _lazy("Networks"),
    "activities": _lazy("Activities"),
    "latest": _lazy("Latest"),
}
MUCH = 25
BAR = 90


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asks of a territory; answers that make no sense were left aside."""

    q: str = ""
    period: periods.PeriodSpec | None = None
    country: str = ""
    sort: str = DEFAULT_SORT


@dataclass(frozen=True, slots=True)
class CityCounts:
    """One city with its counts; `latest` is the year of its last agreement or activity, `is_own` tells who may edit."""

    code: str
    name: str
    name_key: str
    country: str
    population: int | None
    is_own: bool
    agreements: int
    twinnings: int
    networks: int
    activities: int
    latest: int | None

    @property
    def has_records(self):
        return bool(self.agreements or self.networks or self.activities)


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


@dataclass(frozen=True, slots=True)
class Network:
    """The cities of a territory that fit a question, in its order, with their totals."""

    rows: tuple[CityCounts, ...]
    totals: dict[str, int]


def read_question(query):
    """Take what the address asks; what makes no sense there is left aside."""
    sort = query.get("sort", "")
    country = query.get("country", "").upper()
    return Question(
        q=query.get("q", "").strip()[:100],
        period=_period(query.get("period", "")),
        country=country if len(country) == 2 and country.isalpha() else "",
        sort=sort if sort.removeprefix("-") in SORTS else DEFAULT_SORT,
    )


def _period(text):
    try:
        return periods.parse(text)
    except periods.NotAPeriod:
        return None


def network(territory, user, question):
    """Count what a person may see of each city of a territory, in a constant number of queries."""
    cities = cities_of(territory, user)
    own = own_cities(territory, user)
    counts = _counts(cities, own, question)
    rows = cities.values_list("pk", "code", "name", "name_key", "country__name", "population")
    found = [_city(row, own, counts) for row in rows if _is_called(row[3], question.q)]
    totals = {name: sum(getattr(row, name) for row in found) for name in COUNTS}
    return Network(tuple(_sorted(found, question.sort)), totals)


def cities_of(territory, user):
    """The cities nested in a territory that a person may see, without the territory itself."""
    return City.objects.visible_to(user).within(territory).exclude(pk=territory.pk).order_by()


def own_cities(territory, user):
    """The keys of the cities of a territory that a person works on."""
    return set(City.objects.worked_on_by(user).within(territory).values_list("pk", flat=True))


def countries_of(territory, user):
    """The countries with which the cities of a territory have agreements that a person may see."""
    seen = _seen(Agreement, cities_of(territory, user), own_cities(territory, user))
    return list(Country.objects.filter(pk__in=seen.values("counterpart_country")).values_list("code", "name"))


def _seen(model, cities, own):
    """Public rows of public cities, and every row of those that a person works on."""
    published = Q(is_public=True, city__in=cities.filter(is_public=True).values("pk"))
    return model.objects.kept().filter(published | Q(city__in=own) if own else published).order_by()


def _counts(cities, own, question):
    """What there is of each city, as {city: {count: n}}."""
    counts = defaultdict(dict)
    for grouped in (_agreements, _memberships, _activities):
        for city, found in grouped(cities, own, question):
            for name, value in found.items():
                counts[city][name] = _later(counts[city].get(name), value) if name == "latest" else value
    return counts


def _later(one, other):
    return max((day for day in (one, other) if day), default=None)


def _agreements(cities, own, question):
    """Agreements running at some time of the period; undated ones are known to exist, not when they began."""
    rows = _seen(Agreement, cities, own).filter(_running(question.period, "signed_on", "ends_on"))
    rows = rows.exclude(status=AgreementStatus.NEGOTIATION)
    if question.country:
        rows = rows.filter(counterpart_country=question.country)
    twinnings = Count("pk", filter=Q(kind=AgreementKind.TWINNING))
    rows = rows.values_list("city").annotate(n=Count("pk"), twinnings=twinnings, latest=Max("signed_on"))
    for city, n, n_twinnings, latest in rows:
        yield city, {"agreements": n, "twinnings": n_twinnings, "latest": latest}


def _memberships(cities, own, question):
    rows = _seen(NetworkMembership, cities, own).filter(_running(question.period, "joined_on", "left_on"))
    if question.country:
        rows = rows.filter(network__country=question.country)
    for city, n in rows.values_list("city").annotate(n=Count("network", distinct=True)):
        yield city, {"networks": n}


def _activities(cities, own, question):
    rows = _seen(Activity, cities, own)
    if question.period:
        rows = rows.between(question.period.starts_on, question.period.ends_on)
    if question.country:
        rows = rows.filter(country=question.country)
    for city, n, latest in rows.values_list("city").annotate(n=Count("pk"), latest=Max("starts_on")):
        yield city, {"activities": n, "latest": latest}


def _running(period, start, end):
    """Whether something ran at some time of a period; without a period everything counts."""
    if period is None:
        return Q()
    begun = Q(**{start: None}) | Q(**{f"{start}__lte": period.ends_on})
    return begun & (Q(**{end: None}) | Q(**{f"{end}__gte": period.starts_on}))


def _city(row, own, counts):
    pk, code, name, name_key, country, population = row
    found = counts.get(pk, {})
    latest: datetime.date | None = found.get("latest")
    numbers = (found.get(name_, 0) for name_ in COUNTS)
    return CityCounts(code, name, name_key, country, population, pk in own, *numbers, latest.year if latest else None)


def _is_called(name_key, q):
    return not q or all(word in name_key for word in key(q).split())


def _sorted(rows, sort):
    """In the order asked for; what has no number stands last, and equals stand by their names."""
    rows = sorted(rows, key=attrgetter("name_key", "code"), reverse=sort == "-name")
    name = sort.removeprefix("-")
    if name == "name":
        return rows
    known = [row for row in rows if getattr(row, name) is not None]
    known.sort(key=attrgetter(name), reverse=sort.startswith("-"))
    return known + [row for row in rows if getattr(row, name) is None]


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


def written(rows, found, question, locale):
    """Write the cities of one page of the table, each number with the address of its rows."""
    ways, labels = Ways(question), {name: str(label) for name, label in LABELS.items()}
    most = max((row.agreements for row in found.rows), default=0)
    return [_written(row, ways, labels, most, locale) for row in rows]


def _written(row, ways, labels, most, locale):
    counts = [_cell(row, name, ways, labels, locale) for name in COUNTS]
    if most and row.has_records:
        counts[0] = replace(counts[0], bar=row.agreements * BAR // most)
    population = "" if row.population is None else formats.number(row.population, locale)
    around = Cell(labels["population"], population), Cell(labels["latest"], str(row.latest or ""))
    return Row(row.name, ways.to("agreements", row), (around[0], *counts, around[1]))


def _cell(row, name, ways, labels, locale):
    if not row.has_records:
        return Cell(labels[name], "")
    n = getattr(row, name)
    return Cell(labels[name], formats.number(n, locale), ways.to(name, row) if n else "")


class Ways:
    """The addresses of the rows behind the counts: made once, then filled in with each city's code."""

    OWN = {"agreements": "agreement-list", "networks": "network-list", "activities": "activity-list"}
    PUBLIC = {"agreements": "city-agreements", "networks": "city-networks"}

    def __init__(self, question):
        country = question.country
        self.own = self._patterns(self.OWN, f"counterpart_country={country}" if country else "")
        self.public = self._patterns(self.PUBLIC, f"country={country}" if country else "")

    def _patterns(self, names, country):
        found = {count: _pattern(name) for count, name in names.items()}
        agreements = found["agreements"]
        kind = f"kind={AgreementKind.TWINNING.value}"
        found["twinnings"] = agreements and f"{agreements}?{kind}" + (f"&{country}" if country else "")
        found["agreements"] = agreements and (f"{agreements}?{country}" if country else agreements)
        return found

    def to(self, count, row):
        """The address of a city's rows of a kind, or nothing where there is no such page."""
        pattern = (self.own if row.is_own else self.public).get(count, "")
        return pattern.replace("/-code-/", f"/{row.code}/", 1)


def _pattern(name):
    try:
        return reverse(name, args=["-code-"])
    except NoReverseMatch:
        return ""


def csv_rows(found):
    """The rows of the table for a spreadsheet: numbers as numbers, nothing where nothing is known."""
    for row in found.rows:
        counts = [getattr(row, name) if row.has_records else None for name in COUNTS]
        yield [row.code, row.name, row.country, row.population, *counts, row.latest]
