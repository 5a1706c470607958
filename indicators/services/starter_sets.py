"""Three ways to begin: a few indicators in balance, twice as many, or all of them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators.models import Indicator

MINIMUM = (
    "INS-EXC-01",
    "INS-TYP-01",
    "INS-EXC-03",
    "POL-MES-02",
    "POL-GOV-03",
    "POL-MES-10",
    "TER-INC-01",
    "TER-TER-04",
    "TER-TER-02",
)
RECOMMENDED = (
    *MINIMUM,
    "INS-TRI-01",
    "INS-TYP-12",
    "INS-TRI-05",
    "POL-MES-08",
    "POL-MES-09",
    "POL-ART-06",
    "TER-APR-02",
    "TER-INC-07",
    "TER-TER-06",
)


@dataclass(frozen=True)
class StarterSet:
    """A named choice of indicators; without codes, all of the catalogue."""

    key: str
    name: Promise
    about: Promise
    codes: tuple = ()


STARTER_SETS = (
    StarterSet("minimum", _("Minimum"), _("Three of each dimension: enough to report once a year."), MINIMUM),
    StarterSet("recommended", _("Recommended"), _("Six of each dimension, from input to impact."), RECOMMENDED),
    StarterSet("full", _("Full catalogue"), _("Everything the Notebooks propose. It takes a team to measure it.")),
)


def starter_set(key):
    """Give the indicators of a starter set in the catalogue's order; none for an unknown key."""
    chosen = next((each for each in STARTER_SETS if each.key == key), None)
    if chosen is None:
        return Indicator.objects.none()
    catalogue = Indicator.objects.catalogue()
    return catalogue.filter(code__in=chosen.codes) if chosen.codes else catalogue
