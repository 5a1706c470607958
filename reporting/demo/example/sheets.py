"""Indicators that the example defined itself, the sheets it wrote, parts of values, a level assessed by two people."""

import datetime

from django.utils import timezone

from indicators import segments
from indicators.choices import Standing
from indicators.forms.own import OwnIndicatorForm
from indicators.forms.sheet import SheetForm
from indicators.models import AdoptedIndicator, Indicator, Measurement
from indicators.services import (
    adopt,
    assess,
    count_by,
    period_of,
    record,
    save_own,
    save_sheet,
    seen_of,
    set_standing,
)
from observatory.models import Channel
from reporting.demo.example.city import told
from reporting.demo.example.measures import approve_all, given_as


def define(example):
    given = told("sheets")["own"]
    indicator = _own(example, given["definition"])
    rule = {name: given[name] for name in ("kind", "filters", "group")}
    count_by(indicator=indicator, by=example.director, **rule)
    _redefine(example, **told("sheets")["redefined"])


def _redefine(example, *, definition, first, then, second):
    """An indicator that means something else from a year on: its series breaks there."""
    indicator = _own(example, definition)
    _measure(example, indicator, first)
    indicator = _own(example, definition | then | {"seen": seen_of(indicator)}, indicator)
    _measure(example, indicator, second)


def _own(example, definition, instance=None):
    return save_own(_valid(OwnIndicatorForm(definition, instance=instance, city=example.city)), by=example.director)


def _measure(example, indicator, values):
    place = {"city": example.city, "indicator": indicator, "by": example.staff, "channel": Channel.COMMAND}
    for period, value in values.items():
        record(**place, period=period, **given_as(value))
    approve_all(example, indicator=indicator)


def write(example):
    for code, given in told("sheets")["sheets"].items():
        adoption = AdoptedIndicator.objects.get(city=example.city, indicator__code=code)
        save_sheet(_valid(SheetForm(given | {"version": adoption.version}, instance=adoption)), by=example.director)
        for period, parts in told("sheets")["parts"].get(code, {}).items():
            _tell_apart(example, adoption.indicator, period, given["by_0"], parts)
    approve_all(example, is_derived=False, segment__gt="")
    _state(example)
    _approve_in_time(**told("sheets")["approved_in_time"], example=example)
    for code, period, level, who, why in told("sheets")["assessments"]:
        assess(
            city=example.city,
            indicator=example.adopted[code].indicator,
            period=period_of(period),
            by=getattr(example, who),
            level=level,
            justification=why,
        )


def _state(example):
    """One indicator that is only proposed, one that is suspended for a while."""
    proposed = Indicator.objects.catalogue().filter(code__in=told("sheets")["proposed"])
    adopt(city=example.city, indicators=proposed, by=example.director, standing=Standing.PROPOSED)
    for code, given in told("sheets")["suspended"].items():
        adoption = AdoptedIndicator.objects.get(city=example.city, indicator__code=code)
        place = {"adoption": adoption, "version": adoption.version, "by": example.director}
        set_standing(**place, standing=Standing.SUSPENDED, **given)


def _approve_in_time(example, period, day, indicators):
    """The example is made in a moment: some of its values get the day on which they would have been approved."""
    values = Measurement.objects.current().headline().approved().filter(city=example.city, period__code=period)
    at = timezone.make_aware(datetime.datetime.combine(day, datetime.time(11)))
    values.filter(indicator__code__in=indicators).update(approved_at=at)


def _tell_apart(example, indicator, period, name, parts):
    place = {"city": example.city, "indicator": indicator, "period": period, "channel": Channel.COMMAND}
    for part, value in parts.items():
        record(**place, segment=segments.write({name: part}), by=example.staff, **given_as(value))


def _valid(form):
    if not form.is_valid():
        raise ValueError(form.errors)
    return form
