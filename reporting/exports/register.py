"""What cities publish of their register."""

from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import gettext_lazy as _

from observatory.models import (
    Activity,
    Agreement,
    BudgetYear,
    City,
    Department,
    GoodPractice,
    Lesson,
    Network,
    NetworkMembership,
    Objective,
    Project,
)
from reporting.exports.collection import Collection
from reporting.exports.columns import LIST, TEXT, Column, of_model


def city_of(record):
    return record.city.code


def public_only(name):
    """Read the name of a related record that everybody may see; nothing of any other."""

    def read(record):
        found = getattr(record, name)
        return str(found) if found and found.is_public and found.removed_at is None else ""

    return read


def told_objectives():
    """Of objectives only those that are public, of strategies that are."""
    rows = Objective.objects.public().filter(strategy__is_public=True, strategy__removed_at=None)
    return Prefetch("objectives", rows.order_by("pk"))


def _cities():
    return City.objects.public().select_related("parent")


def _parent(city):
    parent = city.parent
    return parent.code if parent and parent.is_public and parent.is_observed else ""


CITIES = Collection(
    "cities",
    _("Cities"),
    _cities,
    of_model(
        City,
        *("uuid", "code", "name", "kind", "country", "parent", "latitude", "longitude", "population", "currency"),
        *("population_on", "population_source"),
        *("languages", "about", "licence", "citation", "is_example"),
        parent=_parent,
        citation=lambda record: record.cited_as,
    ),
    city="code",
)


def _agreements():
    related = ("city", "counterpart_city", "department", "source")
    return Agreement.objects.public().select_related(*related).prefetch_related(told_objectives(), "sdgs")


READERS = {"city": city_of, "source": public_only("source"), "department": public_only("department")}

AGREEMENTS = Collection(
    "agreements",
    _("Agreements"),
    _agreements,
    of_model(
        Agreement,
        *("uuid", "code", "title", "kind", "city", "counterpart_city", "counterpart_country", "counterparts"),
        *("signed_on", "in_force_from", "ends_on", "is_open_ended", "status", "department", "objectives", "sdgs"),
        *("url", "source"),
        counterpart_city=lambda record: record.counterpart_city.name if record.counterpart_city else "",
        **READERS,
    ),
    days=("signed_on", "signed_on"),
)


def _activities():
    departments = Prefetch("departments", Department.objects.public().order_by("pk"))
    rows = Activity.objects.public().select_related("city")
    return rows.prefetch_related(departments, told_objectives(), "sdgs")


ACTIVITIES = Collection(
    "activities",
    _("Activities"),
    _activities,
    of_model(
        Activity,
        *("uuid", "code", "title", "kind", "city", "starts_on", "ends_on", "place", "country", "area_of_action"),
        *("motivation", "departments", "objectives", "sdgs", "participants", "result", "topics", "url"),
        **READERS,
    ),
    days=("starts_on", "starts_on"),
)


def _networks():
    told = NetworkMembership.objects.public().filter(network=OuterRef("pk"))
    return Network.objects.filter(Exists(told))


NETWORKS = Collection(
    "networks",
    _("Networks"),
    _networks,
    of_model(Network, "uuid", "code", "name", "acronym", "country", "founded_on", "url", "aims"),
    city="",
)


def _memberships():
    return NetworkMembership.objects.public().select_related("network", "city", "source")


MEMBERSHIPS = Collection(
    "memberships",
    _("Network memberships"),
    _memberships,
    (
        *of_model(NetworkMembership, "uuid", "network", "city", network=lambda record: record.network.name, **READERS),
        Column("country", _("Country"), lambda record: record.city.country_id),
        *of_model(NetworkMembership, "joined_on", "left_on", "role", "source", **READERS),
    ),
    days=("joined_on", "joined_on"),
)


def _projects():
    related = ("partners", "countries", "sdgs", told_objectives())
    return Project.objects.public().select_related("city", "source").prefetch_related(*related)


PROJECTS = Collection(
    "projects",
    _("Projects"),
    _projects,
    (
        *of_model(Project, "uuid", "code", "title", "city", "modality", "status", "starts_on", "ends_on", **READERS),
        *of_model(Project, "budget", "currency"),
        Column("partners", _("Partners"), lambda record: [each.name for each in record.partners.all()], LIST),
        *of_model(Project, "countries", countries=lambda record: [each.pk for each in record.countries.all()]),
        *of_model(Project, "aims", "beneficiaries", "results", "objectives", "sdgs", "url", "source", **READERS),
    ),
    days=("starts_on", "starts_on"),
)


def _practices():
    rows = GoodPractice.objects.public().with_state().select_related("city", "department")
    return rows.prefetch_related("sdgs")


PRACTICES = Collection(
    "practices",
    _("Good practices"),
    _practices,
    (
        *of_model(GoodPractice, "uuid", "code", "title", "city", "summary", "problem", "how", "results", **READERS),
        *of_model(GoodPractice, "advice", "department", "area_of_action", "sdgs", "topics", "url", **READERS),
        Column("state", _("State"), lambda record: record.state or "", TEXT),
    ),
)
LESSONS = Collection(
    "lessons",
    _("Lessons"),
    lambda: Lesson.objects.public().select_related("city"),
    of_model(
        Lesson,
        *("uuid", "code", "title", "city", "happened_on", "theme", "tried", "happened", "facts", "anecdotes", "why"),
        *("changed", "who_should_know", "is_failure"),
        **READERS,
    ),
    days=("happened_on", "happened_on"),
)
BUDGET = Collection(
    "budget",
    _("Budget"),
    lambda: BudgetYear.objects.public().select_related("city", "source"),
    of_model(BudgetYear, "uuid", "city", "year", "currency", "planned", "executed", "city_total", "source", **READERS),
)
