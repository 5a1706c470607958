"""From a figure printed in an edition to what is behind it: the measurement, its version and formula, its records."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils import translation

from indicators.derived import tracing
from indicators.derived.counts import CountedRecord
from indicators.models import AdoptedIndicator, IndicatorVersion
from reporting.content.figures import UNTRACED
from reporting.public.results import values_of

RECORDS_AT_MOST = 100
NO_VALUE = UNTRACED | {"words": "–", "numerator": None, "denominator": None, "is_derived": False, "approved_on": None}


@dataclass(frozen=True)
class Printed:
    """A figure of an edition as it was frozen: what is known of it without asking the database."""

    figure: dict
    point: dict

    @property
    def approved_on(self):
        return datetime.date.fromisoformat(self.point["approved_on"]) if self.point["approved_on"] else None

    @property
    def formula(self):
        """How it is computed, as frozen; editions of old do not say, nor of a value of another version."""
        is_of_it = self.point["indicator_version"] in (None, self.figure.get("version"))
        return self.figure.get("formula", "") if is_of_it else ""


@dataclass(frozen=True)
class Trace(Printed):
    """A figure of an edition as it was frozen, and what the city publishes of it today."""

    edition: object

    @cached_property
    def adoption(self):
        """The indicator as the city publishes it today, or None."""
        rows = AdoptedIndicator.objects.public().select_related("indicator")
        return rows.filter(city=self.edition.city, indicator__code=self.figure["code"]).first()

    @property
    def page(self):
        """The page of the indicator with its whole series, or ""."""
        return reverse("city-indicator", args=[self.edition.city.code, self.figure["code"]]) if self.adoption else ""

    @cached_property
    def formula(self):
        """How it is computed: as frozen; editions of old do not say, then as the version of the value said."""
        frozen = super().formula
        if frozen or self.adoption is None:
            return frozen
        indicator, number = self.adoption.indicator, self.point["indicator_version"]
        with translation.override(self.edition.language):
            earlier = IndicatorVersion.objects.filter(indicator=indicator, number=number).first()
            return (earlier or indicator).how_to_compute

    @cached_property
    def today(self):
        """The value that stands today for the same period, where it is another measurement; else None."""
        if self.adoption is None:
            return None
        rows = (
            values_of(self.edition.city, self.adoption.indicator).headline().filter(period__code=self.point["period"])
        )
        found = rows.first()
        return found if found and str(found.uuid) != self.point["measurement"] else None

    @cached_property
    def _public(self):
        records = [CountedRecord(each["kind"], each["uuid"]) for each in self.point["counted"]]
        return tracing.public_records(records, self.edition.city)

    @cached_property
    def records(self):
        """The records counted that everybody may read, each with its page."""
        return tracing.public_rows(self._public[:RECORDS_AT_MOST], self.edition.city)

    @property
    def private(self):
        """How many records were counted that are not public."""
        return len(self.point["counted"]) - len(self._public)


def trace_of(edition, code, period=""):
    """The trace of a figure by the code of its indicator; None where the edition did not print it."""
    found = printed_in(edition.content, code, period)
    return Trace(found.figure, found.point, edition) if found else None


def printed_in(content, code, period=""):
    """The figure of a frozen content by the code of its indicator, and of a period; None where it is not in it.

    Without a period it is that of the report, else the last one that has a value; a figure without any is printed as
    a dash, and there is something to tell of it too.
    """
    figure = next((each for each in content.get("figures", []) if each["code"].lower() == code.lower()), None)
    if figure is None:
        return None
    points = {point["period"]: point for point in figure["points"]}
    if period:
        point = points.get(period)
    else:
        asked = content["report"]["period"]
        point = points.get(asked) or (figure["points"] or [NO_VALUE | {"period": asked}])[-1]
    return Printed(figure, point) if point else None
