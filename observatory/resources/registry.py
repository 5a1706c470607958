"""The data sets there are: each app declares its own in its module `resources`."""

from functools import cache

from django.utils.module_loading import autodiscover_modules

_DECLARED = {}
ORDER = (
    "activities",
    "agreements",
    "missions",
    "memberships",
    "networks",
    "seats",
    "proposals",
    "fees",
    "departments",
    "offices",
    "posts",
    "offices_abroad",
    "norms",
    "terms",
    "strategies",
    "instruments",
    "goals",
    "objectives",
    "risks",
    "beneficiaries",
    "references",
    "steps",
    "reviews",
    "budget",
    "budget_years",
    "projects",
    "partners",
    "practices",
    "offers",
    "needs",
    "lessons",
    "opportunities",
    "actors",
    "relations",
    "dialogues",
    "commitments",
    "communications",
    "measurements",
    "targets",
    "evaluations",
    "findings",
    "decisions",
    "indicators",
    "rates",
    "cities",
)


def declare(dataset):
    """Make a data set known by its name; works as a decorator of its class."""
    _DECLARED[dataset.name] = dataset()
    return dataset


def extend(name, tie):
    """Add to a data set of an earlier app a field that a later app keeps."""
    _DECLARED[name].tie_to(tie)


@cache
def data_sets():
    """Give every declared data set by its name, those that people bring in most often first."""
    autodiscover_modules("resources")
    return {name: _DECLARED[name] for name in (*ORDER, *_DECLARED) if name in _DECLARED}


def data_set(name):
    """Give the data set of this name; raises `KeyError`."""
    return data_sets()[name]
