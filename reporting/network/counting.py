"""The counts of every city of a territory: one grouped query a noun, whatever their number."""

from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Count, Max, Q

from observatory.choices import AgreementKind, AgreementStatus
from observatory.models import Activity, Agreement, City, Country, NetworkMembership
from observatory.models.city import within
from observatory.prepared import prepared
from observatory.spreadsheets.words import key
from observatory.translation import spoken
from reporting.network.question import Question

COUNTS = ("agreements", "twinnings", "networks", "activities")
NOTHING = {"agreements": (0, 0, None), "networks": (0,), "activities": (0, None)}
UNKNOWN = {"agreements": (None, None, None), "networks": (None,), "activities": (None, None)}


class CityCounts(NamedTuple):
    """One city with its counts; `latest` is the year of its last agreement or activity, `is_own` tells who may edit.

    A count is None where it is not known: of a city of which nothing is on record, and of what no city here ever logs.
    """

    code: str
    name: str
    name_key: str
    country: str
    population: int | None
    is_own: bool
    agreements: int | None
    twinnings: int | None
    networks: int | None
    activities: int | None
    latest: int | None


@dataclass(frozen=True, slots=True)
class Network:
    """The cities of a territory that fit a question, in its order, with their totals: None where nothing is known."""

    rows: tuple[CityCounts, ...]
    totals: dict[str, int | None]


@dataclass(frozen=True)
class Sight:
    """The cities of a territory that a person sees: every record of their own, the public ones of public cities."""

    cities: tuple[tuple, ...]
    own: frozenset[int]

    @property
    def whose(self):
        """The keys of the public cities, and of one's own or None, as `seen` takes them."""
        return [pk for pk, *_said, is_public in self.cities if is_public], sorted(self.own) or None


def sight(territory, user):
    """The cities nested in a territory, without itself, as far as a person sees them, in two queries."""
    own = City.objects.worked_on_by(user).within(territory).exclude(pk=territory.pk)
    own = sorted(own.values_list("pk", flat=True))
    return Sight(tuple(_cities(territory.pk, own or None)), frozenset(own))


@prepared
def _cities(territory, own):
    """The public cities nested in a territory, and those of one's own where there are such."""
    cities = City.objects.observed().filter(within(territory)).exclude(pk=territory).order_by()
    cities = cities.filter(Q(is_public=True) | Q(pk__in=own) if own else Q(is_public=True))
    return cities.values_list("pk", "code", "name", "name_key", spoken("country__name"), "population", "is_public")


def network(of: Sight, question):
    """Count what a person may see of each city, in a constant number of queries."""
    counts = _counts(of, question)
    on_record = _counts(of, Question()) if question.asked else counts
    found = [_city(row, of.own, counts, on_record) for row in of.cities if _is_called(row[3], question.q)]
    totals = {name: _total(map(attrgetter(name), found)) for name in COUNTS}
    return Network(tuple(_sorted(found, question.sort)), totals)


def _total(numbers):
    numbers = [n for n in numbers if n is not None]
    return sum(numbers) if numbers else None


def countries_of(of: Sight):
    """The countries with which the cities have agreements that a person may see, as (code, name)."""
    with_agreements = [code for [code] in _counterparts(*of.whose)]
    return list(Country.objects.filter(pk__in=with_agreements).values_list("code", "name"))


@prepared
def _counterparts(public, own):
    return seen(Agreement, public, own).values_list("counterpart_country").distinct()


def seen(model, public, own):
    """Public rows of these public cities, and every row of one's own, where there are such."""
    published = Q(is_public=True, city__in=public)
    return model.objects.kept().filter(published | Q(city__in=own) if own else published).order_by()


def _counts(of, question):
    """What there is of each city, as {name: {city: [n, …]}}, the last day after them."""
    counted = {"agreements": _agreements, "networks": _memberships, "activities": _activities}
    return {
        name: {city: found for city, *found in rows(*of.whose, question.country, *question.days)}
        for name, rows in counted.items()
    }


def agreements(public, own, country, starts_on, ends_on):
    """Agreements running at some time of the period; undated ones are known to exist, not when they began."""
    rows = seen(Agreement, public, own).filter(running(starts_on, ends_on, "signed_on", "ends_on"))
    rows = rows.exclude(status=AgreementStatus.NEGOTIATION)
    return rows.filter(counterpart_country=country) if country else rows


@prepared
def _agreements(*asked):
    twinnings = Count("pk", filter=Q(kind=AgreementKind.TWINNING))
    counted = agreements(*asked).values_list("city")
    return counted.annotate(n=Count("pk"), twinnings=twinnings, latest=Max("signed_on"))


def memberships(public, own, country, starts_on, ends_on):
    """Memberships running at some time of the period, of networks that have their seat in the country."""
    rows = seen(NetworkMembership, public, own).filter(running(starts_on, ends_on, "joined_on", "left_on"))
    return rows.filter(network__country=country) if country else rows


@prepared
def _memberships(*asked):
    return memberships(*asked).values_list("city").annotate(n=Count("network", distinct=True))


def activities(public, own, country, starts_on, ends_on):
    """Activities of the period, with the country."""
    rows = seen(Activity, public, own)
    if starts_on:
        rows = rows.between(starts_on, ends_on)
    return rows.filter(country=country) if country else rows


@prepared
def _activities(*asked):
    return activities(*asked).values_list("city").annotate(n=Count("pk"), latest=Max("starts_on"))


def running(starts_on, ends_on, start, end):
    """Whether something ran at some time between two days; without them everything counts."""
    if starts_on is None:
        return Q()
    begun = Q(**{start: None}) | Q(**{f"{start}__lte": ends_on})
    return begun & (Q(**{end: None}) | Q(**{f"{end}__gte": starts_on}))


def _city(row, own, counts, on_record):
    pk, *said, _is_public = row
    is_known = any(pk in rows for rows in on_record.values())
    told = {
        name: rows.get(pk) or (NOTHING if is_known and on_record[name] else UNKNOWN)[name]
        for name, rows in counts.items()
    }
    agreements, twinnings, signed = told["agreements"]
    [networks] = told["networks"]
    activities, begun = told["activities"]
    latest = max((day.year for day in (signed, begun) if day), default=None)
    return CityCounts(*said, pk in own, agreements, twinnings, networks, activities, latest)


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
