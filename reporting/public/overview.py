"""The overview of a city: a headline made of its data, where its agreements lead, its results, and what is missing."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from babel.lists import format_list
from django.db.models import Max
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from dialogues.models import Commitment, Communication, Dialogue
from indicators.choices import Dimension, Hierarchy
from indicators.models import EvaluationPlan, Measurement, PeerGlance
from indicators.wording import sentence
from observatory import formats
from observatory.models import BudgetYear, City, GoodPractice, InternationalOffice, Lesson, Objective, Project
from reporting.public.cities import years_in_words
from reporting.public.editions import latest_editions, told_once
from reporting.public.office import tells_of_office
from reporting.public.register import EU, Ties, memberships_of, sources_of, ties_of
from reporting.public.results import Result, counts_by_status, results_of

IN_REGION = {
    "americas": pgettext_lazy("where", "in the Americas"),
    EU: pgettext_lazy("where", "in the European Union"),
    "europe": pgettext_lazy("where", "in the rest of Europe"),
    "africa": pgettext_lazy("where", "in Africa"),
    "asia": pgettext_lazy("where", "in Asia"),
    "oceania": pgettext_lazy("where", "in Oceania"),
}


@dataclass(frozen=True)
class DimensionBand:
    """What is known of one dimension: how its indicators stand, and one of them."""

    key: str
    results: list
    counts: list
    chosen: Result | None
    register: tuple | None


@dataclass(frozen=True)
class Overview:
    """Everything on a city's first page."""

    city: City
    locale: str
    ties: Ties
    results: list
    memberships: list
    sources: list
    budgets: list
    objectives: int
    office: InternationalOffice | None
    tells_of_office: bool
    projects: int
    practices: int
    lessons: int
    evaluations: int
    dialogues: int
    communications: int
    report: object
    reports: int
    cities: int
    updated_on: date | None

    @cached_property
    def measured(self):
        return [result for result in self.results if result.has_value]

    @cached_property
    def headline(self):
        """One sentence made of what the city publishes."""
        return _headline(self)

    @cached_property
    def bands(self):
        return [_band(dimension.value, self) for dimension in Dimension]

    @cached_property
    def networks(self):
        """The networks the city is a member of today or without an end, each once."""
        return list(dict.fromkeys(row.network for row in self.memberships if row.left_on is None))

    @cached_property
    def data_of(self):
        years = {source.published_on.year for source in self.sources if source.published_on}
        years |= {result.figure.latest.ends_on.year for result in self.measured}
        return years_in_words(years)

    @property
    def parent(self):
        """The territory around the city, if it is public too."""
        parent = self.city.parent
        return parent if parent and parent.is_public and parent.is_observed else None

    @cached_property
    def silent_on(self):
        """The parts of the register of which nothing is published, by name."""
        parts = (
            (_("Agreements"), self.ties.total),
            (_("Networks of cities"), self.memberships),
            (_("Projects"), self.projects),
            (_("Good practices"), self.practices),
            (_("Strategy"), self.objectives),
            (_("International office"), self.office or self.tells_of_office),
            (_("Dialogues"), self.dialogues),
            (_("Communication"), self.communications),
            (_("Lessons and failures"), self.lessons),
            (_("Evaluations and advice of peers"), self.evaluations),
        )
        return [name for name, published in parts if not published]

    @property
    def last_reports(self):
        return [self.report] if self.report else []

    @property
    def network_names(self):
        return format_list([str(network) for network in self.networks], locale=self.locale)

    @cached_property
    def gaps(self):
        """What the records do not say, each in a sentence."""
        return list(_gaps(self.ties, self.locale))


def overview(city, locale):
    """Gather a public city's overview, in as many queries for much as for little."""
    memberships = list(memberships_of(city))
    editions = told_once(latest_editions().filter(report__city=city), get_language())
    measured = Measurement.objects.public().filter(city=city).aggregate(at=Max("approved_at"))["at"]
    return Overview(
        city=city,
        locale=locale,
        ties=ties_of(city),
        results=results_of(city, locale),
        memberships=memberships,
        sources=list(sources_of(city)),
        budgets=list(BudgetYear.objects.public().of(city).select_related("source")),
        objectives=Objective.objects.public()
        .of(city)
        .filter(strategy__is_public=True, strategy__removed_at=None)
        .count(),
        office=InternationalOffice.objects.public().of(city).first(),
        tells_of_office=tells_of_office(city),
        projects=Project.objects.public().of(city).count(),
        practices=GoodPractice.objects.public().of(city).count(),
        lessons=Lesson.objects.public().of(city).count(),
        evaluations=EvaluationPlan.objects.public().of(city).count() + PeerGlance.objects.public().of(city).count(),
        dialogues=Dialogue.objects.public().of(city).filter(is_closed=True).count(),
        communications=Communication.objects.public().of(city).filter(same_as=None).count()
        + Commitment.objects.public().of(city).filter(dialogue=None).count(),
        report=editions[0] if editions else None,
        reports=len(editions),
        cities=City.objects.public().within(city).exclude(pk=city.pk).count(),
        updated_on=measured.date() if measured else None,
    )


def _headline(page):
    if page.ties.total:
        return _tied(page.city, page.ties, page.locale)
    if page.measured:
        return _measured(page)
    if page.networks:
        n = len(page.networks)
        words = ngettext(
            "%(city)s belongs to %(n)s network of cities", "%(city)s belongs to %(n)s networks of cities", n
        )
        return words % {"city": page.city.name, "n": formats.number(n, page.locale)}
    if page.budgets:
        words = _("%(city)s publishes what it plans and spends on its international action")
        return words % {"city": page.city.name}
    if page.tells_of_office:
        return _("%(city)s publishes how it organises its international action") % {"city": page.city.name}
    return _("%(city)s is preparing its first data") % {"city": page.city.name}


def _measured(page):
    """The result that says most, in its sentence; how many there are where none has a target."""
    chosen = _telling(page.measured)
    if chosen.figure.goals:
        told = {"indicator": chosen.figure.name, "sentence": sentence(chosen.figure, page.locale)}
        return _("%(indicator)s: %(sentence)s") % told
    n = len(page.results)
    words = ngettext("%(city)s publishes %(n)s indicator", "%(city)s publishes %(n)s indicators", n)
    return words % {"city": page.city.name, "n": formats.number(n, page.locale)}


def _tied(city, ties, locale):
    n, m = (formats.number(number, locale) for number in (ties.partners, ties.countries))
    words = {
        "city": city.name,
        "cities": ngettext("%(n)s city", "%(n)s cities", ties.partners) % {"n": n},
        "partners": ngettext("%(n)s partner", "%(n)s partners", ties.partners) % {"n": n},
        "countries": ngettext("%(n)s country", "%(n)s countries", ties.countries) % {"n": m},
        "where": IN_REGION.get(ties.main_region, ""),
    }
    if not ties.countries:
        twinned, agreed = _("%(city)s is twinned with %(cities)s"), _("%(city)s has agreements with %(partners)s")
    elif words["where"] and ties.countries > 1:
        twinned = _("%(city)s is twinned with %(cities)s in %(countries)s; more than half are %(where)s")
        agreed = _("%(city)s has agreements with %(partners)s in %(countries)s; more than half are %(where)s")
    else:
        twinned = _("%(city)s is twinned with %(cities)s in %(countries)s")
        agreed = _("%(city)s has agreements with %(partners)s in %(countries)s")
    return (twinned if ties.are_twinnings else agreed) % words


def _band(key, page):
    within = [result for result in page.results if result.figure.dimension == key]
    measured = [result for result in within if result.has_value]
    chosen = _telling(measured) if measured else None
    return DimensionBand(key, within, counts_by_status(within), chosen, None if within else _from_register(key, page))


def _from_register(key, page):
    """What the register says of a dimension without indicators: (number, what it counts, a detail), or None."""
    if key == Dimension.INSTITUTIONAL and page.ties.total:
        n = page.ties.total
        label = (
            ngettext("twinning", "twinnings", n) if page.ties.are_twinnings else ngettext("agreement", "agreements", n)
        )
        return n, label, _undated(page.ties, page.locale)
    if key == Dimension.TERRITORIAL and page.networks:
        n = len(page.networks)
        return n, ngettext("network of cities", "networks of cities", n), page.network_names
    return None


def _gaps(ties, locale):
    if not ties.total:
        return
    if ties.undated:
        yield _undated(ties, locale)
    if ties.unknown:
        n = formats.number(ties.unknown, locale)
        words = ngettext(
            "Of %(n)s agreement it is not known whether it is in force.",
            "Of %(n)s agreements it is not known whether they are in force.",
            ties.unknown,
        )
        yield words % {"n": n}
    if ties.unplaced:
        n = formats.number(ties.unplaced, locale)
        words = ngettext(
            "%(n)s agreement has no place on the map.", "%(n)s agreements have no place on the map.", ties.unplaced
        )
        yield words % {"n": n}


def _undated(ties, locale):
    """Say how many agreements have no date of signature; "" when all have one."""
    if not ties.undated:
        return ""
    if ties.undated == ties.total:
        return _("None has a date of signature.")
    n, total = formats.number(ties.undated, locale), formats.number(ties.total, locale)
    return _("%(n)s of %(total)s have no date of signature.") % {"n": n, "total": total}


def _telling(results):
    """The result that says most: with a target, strategic, of the latest period."""
    return max(
        results,
        key=lambda result: (
            bool(result.figure.goals),
            result.figure.hierarchy == Hierarchy.STRATEGIC,
            result.figure.latest.ends_on,
        ),
    )
