"""What a city publishes of its register: agreements with where they lead, networks, strategy, lessons, sources."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from indicators.chain import Chain, chain_of
from observatory import guidance
from observatory.choices import AgreementKind, AgreementStatus
from observatory.models import (
    Activity,
    Agreement,
    BudgetLine,
    BudgetYear,
    Department,
    LegalInstrument,
    NetworkMembership,
    NetworkProposal,
    Objective,
    Source,
    Strategy,
)
from observatory.services.codes import key_of, with_key
from observatory.services.legal_steps import timeline
from observatory.services.planning import progress_in_words
from observatory.services.reviews import given_answers, tally
from observatory.spreadsheets.words import key
from reporting import charts

MOST_REGIONS = 4
SHOWN_AT_FIRST = 10
HOME, EU, UNKNOWN = "home", "eu", ""
REGIONS = {
    "americas": pgettext_lazy("region", "The Americas"),
    EU: pgettext_lazy("region", "European Union"),
    "europe": pgettext_lazy("region", "Rest of Europe"),
    "africa": pgettext_lazy("region", "Africa"),
    "asia": pgettext_lazy("region", "Asia"),
    "oceania": pgettext_lazy("region", "Oceania"),
    HOME: pgettext_lazy("region", "The same country"),
    UNKNOWN: pgettext_lazy("region", "Country not stated"),
}


@dataclass(frozen=True)
class Ties:
    """The published agreements of a city: with how many, where, and what is not known of them."""

    total: int
    twinnings: int
    partners: int
    countries: int
    regions: tuple
    first: list
    undated: int
    unknown: int
    map: charts.Shown | None
    unplaced: int

    @property
    def are_twinnings(self):
        return self.total == self.twinnings

    @property
    def shown_regions(self):
        """The regions as (label, count), the smaller ones together where there are more than four."""
        largest = sorted(self.regions, key=lambda region: -region[2])
        if len(largest) <= MOST_REGIONS:
            return [(label, n) for _region, label, n in largest]
        rest = sum(n for _region, _label, n in largest[MOST_REGIONS - 1 :])
        return [(label, n) for _region, label, n in largest[: MOST_REGIONS - 1]] + [(_("Other regions"), rest)]

    @property
    def main_region(self):
        """The region with more than half of the agreements abroad, or None."""
        region, _label, n = max(self.regions, key=lambda region: region[2], default=(UNKNOWN, "", 0))
        return region if n * 2 > self.total and region not in (HOME, UNKNOWN) else None


def ties_of(city):
    """Gather a city's published agreements, in one query."""
    rows = list(public_agreements(city))
    places = {
        row.counterpart_city for row in rows if row.counterpart_city and row.counterpart_city.latitude is not None
    }
    regions = Counter(_region(row, city) for row in rows)
    return Ties(
        total=len(rows),
        twinnings=sum(row.kind == AgreementKind.TWINNING for row in rows),
        partners=len({row.counterpart_city_id or row.counterparts or row.title for row in rows}),
        countries=len({row.counterpart_country_id for row in rows} - {None}),
        regions=tuple((name, str(label), regions[name]) for name, label in REGIONS.items() if regions[name]),
        first=[(row, key_of(row)) for row in sorted(rows, key=_counterpart)[:SHOWN_AT_FIRST]],
        undated=sum(row.signed_on is None for row in rows),
        unknown=sum(row.status == AgreementStatus.UNKNOWN for row in rows),
        map=_map(city, sorted(places, key=lambda place: place.name_key)) if places else None,
        unplaced=len([row for row in rows if row.counterpart_city not in places]),
    )


def public_agreements(city):
    """The published agreements of a city with their counterparts."""
    related = ("counterpart_city__country", "counterpart_country", "source")
    return Agreement.objects.public().of(city).select_related(*related)


def took_over(city, code):
    """The published agreement that took over a published one of this key, whose address is still known."""
    merged = Agreement.objects.of(city).filter(is_public=True).exclude(merged_into=None)
    return public_agreements(city).filter(merged__in=with_key(merged, code))


def _counterpart(agreement):
    city = agreement.counterpart_city
    return (city.name_key if city else key(agreement.counterparts or agreement.title), agreement.pk)


def _region(agreement, city):
    country = agreement.counterpart_country
    if country is None:
        return UNKNOWN
    if country.pk == city.country_id:
        return HOME
    return EU if country.is_eu else country.region


def _map(city, places):
    home = None
    if city.latitude is not None and city.longitude is not None:
        home = charts.Place(city.name, city.longitude, city.latitude, city.country.name)
    dots = tuple(charts.Place(each.name, each.longitude, each.latitude, each.country.name) for each in places)
    chart = charts.WorldMap(
        title=_("Where the agreements of %(city)s lead") % {"city": city.name},
        places=dots,
        home=home,
        note=_("Map: Natural Earth. Positions: GeoNames (geonames.org), or the source of the agreement."),
    )
    return charts.shown(chart, key="map", explore=False)


@dataclass(frozen=True)
class AgreementPage:
    """One published agreement with what everybody may know of it."""

    record: Agreement
    department: Department | None
    objectives: list
    sdgs: list
    activities: list
    source: Source | None
    document: Source | None
    specific_objectives: list
    steps: list
    renewals: list


def agreement_page(agreement):
    """Gather what is public around a public agreement."""
    return AgreementPage(
        record=agreement,
        department=shown(agreement.department),
        objectives=list(agreement.objectives.public().filter(strategy__is_public=True, strategy__removed_at=None)),
        sdgs=list(agreement.sdgs.all()),
        activities=list(Activity.objects.public().filter(agreements=agreement)),
        source=shown(agreement.source),
        document=shown(agreement.document),
        specific_objectives=list(agreement.specific_objectives.filter(removed_at=None)),
        steps=timeline(agreement) if agreement.has_public_steps else [],
        renewals=list(agreement.renewals.filter(removed_at=None)),
    )


def shown(record):
    """Answer the record if everybody may see it, else None."""
    return record if record and record.is_public and record.removed_at is None else None


def memberships_of(city):
    """The published memberships of a city, in alphabetical order of the networks."""
    rows = NetworkMembership.objects.public().of(city).select_related("network__country", "source")
    return rows.order_by("network__name_key", "-joined_on", "pk")


def strategies_of(city):
    """The published strategies of a city, the newest first, each with its published objectives."""
    strategies = list(Strategy.objects.public().of(city).order_by("-starts_on"))
    rows = Objective.objects.public().filter(strategy__in=strategies).prefetch_related("sdgs")
    objectives = list(rows)
    return [(each, [row for row in objectives if row.strategy_id == each.pk]) for each in strategies]


@dataclass(frozen=True)
class PublishedStrategy:
    """What a city publishes of a strategy: its chain in words, how far its planning is, risks and self-reviews."""

    strategy: Strategy
    chain: Chain
    said: str
    steps: list
    risks: list
    reviews: list


def published_strategy(strategy):
    """Gather what is public of a strategy; risks, answers and self-reviews only where they were made so themselves."""
    reviews = strategy.reviews.public().prefetch_related("items").order_by("kind", "-done_on", "-pk")
    latest = {review.kind: review for review in reversed(reviews)}
    return PublishedStrategy(
        strategy=strategy,
        chain=chain_of(strategy, public=True),
        said=progress_in_words(strategy.steps.all()),
        steps=[(guidance.steps()[answer.number], answer) for answer in strategy.steps.public()],
        risks=list(strategy.risks.public().open()),
        reviews=[(review, tally(guidance.guides()[kind], given_answers(review))[0]) for kind, review in latest.items()],
    )


def sources_of(city):
    """The public sources, its own and those of others, that the city's public records rest on."""
    of_agreements = Agreement.objects.public().of(city).filter(Q(source=OuterRef("pk")) | Q(document=OuterRef("pk")))
    used = Q(Exists(of_agreements))
    for model in (NetworkMembership, NetworkProposal, LegalInstrument, BudgetYear, BudgetLine):
        used |= Q(Exists(model.objects.public().of(city).filter(source=OuterRef("pk"))))
    return Source.objects.public().filter(used).order_by("title", "pk")
