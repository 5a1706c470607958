"""What everybody can find of the register: the public records that a question meets, and how each is listed.

Each app says in its own `search.py` what of its records is found; `reporting.search` gathers them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from observatory import indexed
from observatory.choices import AgreementKind
from observatory.models import Agreement, City, GoodPractice, Lesson, Network, NetworkMembership, Project, Strategy
from observatory.services.codes import key_of


@dataclass(frozen=True)
class Entry:
    """One thing found: its name, where it is read, and what tells it from others."""

    title: str
    href: str
    detail: str = ""


@dataclass(frozen=True)
class Kind:
    """The things of one kind that were found, and how each is listed."""

    key: str
    label: str
    rows: Sequence
    entry: Callable

    @property
    def is_empty(self):
        """Whether it is known without a look that nothing was found."""
        return isinstance(self.rows, QuerySet) and self.rows.query.is_empty()


indexed.index(City, "name", "name_key")
indexed.index(Agreement, "title", "counterparts", "why_signed")
indexed.index(Network, "name", "acronym", "name_key")
indexed.index(Project, "title", "aims", "beneficiaries", "results")
indexed.index(GoodPractice, "title", "summary", "problem", "how", "results", "advice")
indexed.index(Lesson, "title", "tried", "happened", "changed")
indexed.index(Strategy, "title", "vision")


def search_entries(question):
    """Answer what cities publish of their register that meets the question."""
    return [
        Kind("cities", _("Cities"), cities_found(City.objects.public(), question), _city),
        Kind("agreements", _("Agreements"), agreements_found(Agreement.objects.public(), question), _agreement),
        Kind("networks", _("Networks"), _networks(question), _network),
        Kind("projects", _("Projects"), _projects(question), _project),
        Kind("practices", _("Good practices"), _practices(question), _practice),
        Kind("lessons", _("Lessons"), _lessons(question), _lesson),
        Kind("strategies", _("Strategies"), _strategies(question), _strategy),
    ]


def cities_found(cities, question):
    """Narrow cities to those whose name, territory or country the question names."""
    found = question.narrow(cities, "name", "name_key", "parent__name", countries=["country"])
    return found.select_related("country").order_by("name_key", "pk")


def agreements_found(agreements, question):
    """Narrow agreements to those whose title, kind, counterpart, country or city the question names."""
    found = question.narrow(
        agreements,
        *("title", "counterparts", "counterpart_city__name", "counterpart_city__name_key", "city__name", "why_signed"),
        countries=["counterpart_country"],
        choices={"kind": AgreementKind},
    )
    related = ("city", "counterpart_city", "counterpart_country")
    return found.select_related(*related).order_by("title", "city__name_key", "pk")


def _networks(question):
    fields = ("network__name", "network__acronym", "network__name_key", "city__name")
    rows = question.narrow(NetworkMembership.objects.public(), *fields)
    return rows.select_related("network", "city").order_by("network__name_key", "city__name_key", "pk")


def _projects(question):
    rows = question.narrow(Project.objects.public(), "title", "aims", "beneficiaries", "results", "city__name")
    return rows.select_related("city").order_by("title", "pk")


def _practices(question):
    fields = ("title", "summary", "problem", "how", "results", "advice", "city__name")
    return question.narrow(GoodPractice.objects.public(), *fields).select_related("city").order_by("title", "pk")


def _lessons(question):
    rows = question.narrow(Lesson.objects.public(), "title", "tried", "happened", "changed", "city__name")
    return rows.select_related("city")


def _strategies(question):
    rows = question.narrow(Strategy.objects.public(), "title", "vision", "city__name")
    return rows.select_related("city").order_by("title", "pk")


def _city(city):
    return Entry(city.name, reverse("city-detail", args=[city.code]), city.country.name)


def _agreement(agreement):
    href = reverse("city-agreement", args=[agreement.city.code, key_of(agreement)])
    country = agreement.counterpart_country
    told = [agreement.city.name, str(agreement.get_kind_display()), country.name if country else ""]
    return Entry(agreement.title, href, " · ".join(filter(None, told)))


def _network(membership):
    href = reverse("city-networks", args=[membership.city.code])
    return Entry(membership.network.name, href, membership.city.name)


def _page(name):
    """How a record is listed that has a page of its own in public."""
    return lambda record: Entry(record.title, reverse(name, args=[record.city.code, key_of(record)]), record.city.name)


def _strategy(strategy):
    return Entry(strategy.title, reverse("city-strategy", args=[strategy.city.code]), strategy.city.name)


_project, _practice, _lesson = _page("city-project"), _page("city-practice"), _page("city-lesson")
