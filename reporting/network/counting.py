"""The counts of every city of a territory: one grouped query a noun, whatever their number."""

from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Count, Max, Q

from observatory.choices import AgreementKind, AgreementStatus
from observatory.models import Activity, Agreement, City, Country, NetworkMembership
from observatory.spreadsheets.words import key
from observatory.translation import spoken

COUNTS = ("agreements", "twinnings", "networks", "activities")


class CityCounts(NamedTuple):
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
class Network:
    """The cities of a territory that fit a question, in its order, with their totals."""

    rows: tuple[CityCounts, ...]
    totals: dict[str, int]


def network(territory, user, question):
    """Count what a person may see of each city of a territory, in a constant number of queries."""
    cities = cities_of(territory, user)
    own = own_cities(territory, user)
    counts = _counts(cities, own, question)
    rows = cities.values_list("pk", "code", "name", "name_key", spoken("country__name"), "population")
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
    rows = seen(Agreement, cities_of(territory, user), own_cities(territory, user))
    return list(Country.objects.filter(pk__in=rows.values("counterpart_country")).values_list("code", "name"))


def seen(model, cities, own):
    """Public rows of public cities, and every row of those that a person works on."""
    published = Q(is_public=True, city__in=cities.filter(is_public=True).values("pk"))
    return model.objects.kept().filter(published | Q(city__in=own) if own else published).order_by()


def _counts(cities, own, question):
    """What there is of each city, as {name: {city: [n, …]}}, the last day after them."""
    counted = {"agreements": _agreements, "networks": _memberships, "activities": _activities}
    return {name: {city: found for city, *found in rows(cities, own, question)} for name, rows in counted.items()}


def _agreements(cities, own, question):
    """Agreements running at some time of the period; undated ones are known to exist, not when they began."""
    rows = seen(Agreement, cities, own).filter(running(question.period, "signed_on", "ends_on"))
    rows = rows.exclude(status=AgreementStatus.NEGOTIATION)
    if question.country:
        rows = rows.filter(counterpart_country=question.country)
    twinnings = Count("pk", filter=Q(kind=AgreementKind.TWINNING))
    return rows.values_list("city").annotate(n=Count("pk"), twinnings=twinnings, latest=Max("signed_on"))


def _memberships(cities, own, question):
    rows = seen(NetworkMembership, cities, own).filter(running(question.period, "joined_on", "left_on"))
    if question.country:
        rows = rows.filter(network__country=question.country)
    return rows.values_list("city").annotate(n=Count("network", distinct=True))


def _activities(cities, own, question):
    rows = seen(Activity, cities, own)
    if question.period:
        rows = rows.between(question.period.starts_on, question.period.ends_on)
    if question.country:
        rows = rows.filter(country=question.country)
    return rows.values_list("city").annotate(n=Count("pk"), latest=Max("starts_on"))


def running(period, start, end):
    """Whether something ran at some time of a period; without a period everything counts."""
    if period is None:
        return Q()
    begun = Q(**{start: None}) | Q(**{f"{start}__lte": period.ends_on})
    return begun & (Q(**{end: None}) | Q(**{f"{end}__gte": period.starts_on}))


def _city(row, own, counts):
    pk, *said = row
    agreements, twinnings, signed = counts["agreements"].get(pk, (0, 0, None))
    [networks] = counts["networks"].get(pk, (0,))
    activities, begun = counts["activities"].get(pk, (0, None))
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
