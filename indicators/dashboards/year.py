"""How far the values of a year have come: its periods, for each frequency in use."""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Max, Min, Q
from django.utils import timezone

from indicators import periods
from indicators.choices import Frequency, State
from indicators.due import AHEAD, DUE, OVERDUE, RUNNING, SETTLED, is_expected, terms_of, timing
from indicators.models import AdoptedIndicator, Measurement

FREQUENCIES = [Frequency.YEAR, Frequency.HALF_YEAR, Frequency.QUARTER, Frequency.MONTH, Frequency.WEEK, Frequency.OTHER]


@dataclass(frozen=True)
class PeriodInCalendar:
    """How far the values of one period have come, and those expected of it: how many, and how many of them miss."""

    spec: periods.PeriodSpec
    timing: str
    expected: int
    missing: int
    overdue: int
    is_done: bool
    counts: Counter

    @property
    def approved(self):
        return self.counts[State.APPROVED]

    @property
    def in_review(self):
        return self.counts[State.SUBMITTED]

    @property
    def open(self):
        return self.counts[State.DRAFT] + self.counts[State.RETURNED]


def calendar(city, year, today=None):
    """The periods of a year for each frequency in use, as [(frequency, [PeriodInCalendar])], in three queries.

    Nothing is expected of a period that ended before an indicator was taken into use or while it was suspended. Periods
    of which nothing is expected and nothing was entered are left out, but for the last one, by which a year can still
    be filled in.
    """
    today = today or timezone.localdate()
    used = defaultdict(list)
    for adoption in AdoptedIndicator.objects.active().filter(city=city).prefetch_related("suspensions"):
        used[adoption.frequency].append(adoption)
    groups = [(frequency, periods.in_year(year, frequency)) for frequency in FREQUENCIES if frequency in used]
    if Frequency.TERM in used:
        groups += [(Frequency.TERM, terms_of(city, year))]
    known = {spec.code for _frequency, specs in groups for spec in specs}
    states = _states(city, year, known)
    others = [periods.parse(code) for code in sorted(states.keys() - known)]
    groups += [("", others)] if others else []
    return [
        (frequency, _of_interest([_in_calendar(spec, used.get(frequency, ()), states, today) for spec in specs]))
        for frequency, specs in groups
    ]


def _of_interest(rows):
    return [row for row in rows if row.expected or row.counts] or rows[-1:]


def _states(city, year, known):
    """The states of the current values of a year, by the codes of their periods and by indicator.

    A period is of the year in which it ends; a week, of the year by which ISO 8601 names it; those of `known` codes
    are of it as well.
    """
    ends = (datetime.date(year, 1, 1), datetime.date(year + 1, 1, periods.DAYS_OF_LAST_WEEK))
    of_year = Q(period__ends_on__range=ends) | Q(period__code__in=known)
    rows = Measurement.objects.current().headline().filter(of_year, city=city)
    states = defaultdict(dict)
    for code, ends_on, indicator, state in rows.values_list("period__code", "period__ends_on", "indicator", "state"):
        if code in known or periods.year_of(code, ends_on) == year:
            states[code][indicator] = state
    return states


def _in_calendar(spec, used, states, today):
    stored = states.get(spec.code, {})
    expected = [each for each in used if is_expected(each, spec)]
    waiting = [timing(spec, today, each.moment) for each in expected if stored.get(each.indicator_id) not in SETTLED]
    approved = [state == State.APPROVED for state in stored.values()]
    return PeriodInCalendar(
        spec=spec,
        timing=max(waiting, key=(AHEAD, RUNNING, DUE, OVERDUE).index, default=timing(spec, today)),
        expected=len(expected),
        missing=sum(each.indicator_id not in stored for each in expected),
        overdue=waiting.count(OVERDUE),
        is_done=any(approved) and all(stored.get(each.indicator_id) == State.APPROVED for each in expected),
        counts=Counter(stored.values()),
    )


def years_of(city, today=None):
    """The years to choose from, newest first: from the first value or indicator in use, at least from last year."""
    this_year = (today or timezone.localdate()).year
    values = Measurement.objects.current().filter(city=city).aggregate(Min("period__ends_on"), Max("period__ends_on"))
    used = AdoptedIndicator.objects.active().filter(city=city).aggregate(Min("adopted_on"))
    firsts = [day.year for day in (values["period__ends_on__min"], used["adopted_on__min"]) if day]
    last = values["period__ends_on__max"]
    return list(range(max(last.year if last else this_year, this_year), min([*firsts, this_year - 1]) - 1, -1))
