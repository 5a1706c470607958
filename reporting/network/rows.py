"""The records behind a number of the network screen, found as they are counted: a number and its list never differ."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from observatory.choices import AgreementKind
from observatory.services.codes import key_of
from reporting.dashboards.counters import one_of_each
from reporting.dashboards.rows import Row, Rows, written_row
from reporting.network.counting import activities, agreements, memberships

TITLES = {
    "agreements": gettext_lazy("Agreements of %(city)s"),
    "twinnings": gettext_lazy("Twinnings of %(city)s"),
    "networks": gettext_lazy("Networks of %(city)s"),
    "activities": gettext_lazy("Activities of %(city)s"),
}


def rows_behind(count, city, of, question, locale):
    """The records that a count of a city holds, as a person sees them; `count` is one of `counting.COUNTS`."""
    asked = (*of.whose, question.country, *question.days)
    found = FOUND[count](*asked).filter(city=city)
    is_own = city.pk in of.own
    return Rows(TITLES[count] % {"city": city}, found, lambda record: _written(record, city, is_own, locale))


def _agreements(*asked):
    return agreements(*asked).order_by("-signed_on", "pk")


def _twinnings(*asked):
    return _agreements(*asked).filter(kind=AgreementKind.TWINNING)


def _networks(*asked):
    return one_of_each("network", memberships(*asked)).select_related("network").order_by("network__name_key", "pk")


def _activities(*asked):
    return activities(*asked).order_by("-starts_on", "pk")


FOUND = {"agreements": _agreements, "twinnings": _twinnings, "networks": _networks, "activities": _activities}


def _written(record, city, is_own, locale):
    """A record in words; where it leads depends on whose it is, as the public has pages of agreements alone."""
    row = written_row(record, city, locale)
    if is_own:
        return row
    is_agreement = record._meta.model_name == "agreement"
    href = reverse("city-agreement", args=[city.code, key_of(record)]) if is_agreement else ""
    return Row(row.title, href, row.what, row.when)
