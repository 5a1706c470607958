"""What is to be measured, by when, and who is asked: the values a city expects of itself."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from indicators import periods
from indicators.choices import Frequency, Moment, State
from indicators.models import AdoptedIndicator, Measurement
from observatory.models import GovernmentTerm, StaffPosition

DAYS_TO_MEASURE = 30
TO_THE_DEPUTY = 7  # days after the last day
TO_THE_DIRECTOR = 30
AHEAD, RUNNING, DUE, OVERDUE = "ahead", "running", "due", "overdue"  # from what can wait to what cannot
YEARLY = (Frequency.YEAR, Frequency.OTHER)
SETTLED = (State.SUBMITTED, State.APPROVED)


@dataclass(frozen=True)
class Due:
    """A value that is expected of an indicator in a period and was not handed in yet."""

    adoption: AdoptedIndicator
    spec: periods.PeriodSpec

    @property
    def due_on(self):
        return last_day(self.spec, self.adoption.moment)

    def timing(self, today):
        return timing(self.spec, today, self.adoption.moment)

    def days_over(self, today):
        return (today - self.due_on).days

    def asked(self, today):
        """The keys of the posts that are asked: who answers for it; a week late, or in place of nobody, the deputy."""
        owner, deputy = self.adoption.owner_post_id, self.adoption.deputy_post_id
        if owner is None:
            return [deputy]
        return [owner, deputy] if deputy and self.days_over(today) > TO_THE_DEPUTY else [owner]


def told_on(spec, moment=""):
    """The day on which a value can be told: of what is measured beforehand the first of its period, else the last."""
    return spec.starts_on if moment == Moment.BEFORE else spec.ends_on


def last_day(spec, moment=""):
    """The last day on which the value of a period is still in time."""
    return told_on(spec, moment) + datetime.timedelta(days=DAYS_TO_MEASURE)


def timing(spec, today=None, moment=""):
    """Whether a period lies ahead, still runs, is due for measuring, or overdue."""
    today = today or timezone.localdate()
    if spec.starts_on > today:
        return AHEAD
    if moment != Moment.BEFORE and spec.ends_on >= today:
        return RUNNING
    return DUE if today <= last_day(spec, moment) else OVERDUE


def is_expected(adoption, spec):
    """Whether a value is asked for: not of a time before the indicator was taken into use or while it was suspended."""
    return adoption.adopted_on <= told_on(spec, adoption.moment) and not adoption.rests_in(spec)


def is_due(adoption, spec, terms=()):
    """Whether an indicator is measured as often as periods of this kind come; `terms` are those of the city."""
    is_term = spec.code in {term.code for term in terms}
    if adoption.frequency == Frequency.TERM:
        return is_term
    if adoption.frequency == Frequency.EVENT:
        return spec.frequency in (Frequency.EVENT, Frequency.TERM) and not is_term
    if is_term and spec.frequency != Frequency.YEAR:
        return False
    return adoption.frequency == spec.frequency or (adoption.frequency in YEARLY and spec.frequency in YEARLY)


def terms_of(city, year=None):
    """The government terms of a city as periods: those that have an end, of a year those that lie in it in part."""
    terms = GovernmentTerm.objects.filter(city=city, ends_on__isnull=False)
    if year is not None:
        terms = terms.filter(starts_on__lte=datetime.date(year, 12, 31), ends_on__gte=datetime.date(year, 1, 1))
    return [periods.days(term.starts_on, term.ends_on) for term in terms.order_by("starts_on")]


def period_at_hand(adoption, today=None):
    """The period in which an indicator is measured now: of terms the one that runs, else the last; None of events."""
    today = today or timezone.localdate()
    if adoption.frequency == Frequency.EVENT:
        return None
    if adoption.frequency == Frequency.TERM:
        return next((term for term in reversed(terms_of(adoption.city)) if term.starts_on <= today), None)
    return periods.containing(today, adoption.frequency)


def open_values(city, first, last):
    """The values whose last day lies from `first` to `last` and that nobody handed in, soonest first.

    Nothing is expected of a period that ended before the indicator was taken into use or while it was suspended. Four
    queries, however many.
    """
    related = ("indicator", "owner_post", "deputy_post")
    adoptions = AdoptedIndicator.objects.active().filter(city=city).select_related(*related)
    adoptions = list(adoptions.prefetch_related("suspensions"))
    terms = terms_of(city) if any(each.frequency == Frequency.TERM for each in adoptions) else []
    kinds = {(each.frequency, each.moment) for each in adoptions}
    specs = {(frequency, moment): _specs(frequency, moment, terms, first, last) for frequency, moment in kinds}
    expected = [
        Due(each, spec) for each in adoptions for spec in specs[each.frequency, each.moment] if is_expected(each, spec)
    ]
    settled = _settled(city, {due.spec.code for due in expected}) if expected else set()
    found = [due for due in expected if (due.adoption.indicator_id, due.spec.code) not in settled]
    return sorted(found, key=lambda due: (due.due_on, due.spec.code, due.adoption.indicator.position))


def _specs(frequency, moment, terms, first, last):
    """The periods of a frequency whose last day for measuring lies from one day to another."""
    if frequency == Frequency.EVENT:
        return []
    if frequency == Frequency.TERM:
        return [term for term in terms if first <= last_day(term, moment) <= last]
    spec = periods.containing(first - datetime.timedelta(days=DAYS_TO_MEASURE), frequency)
    found = []
    while last_day(spec, moment) <= last:
        if last_day(spec, moment) >= first:
            found.append(spec)
        spec = periods.next_after(spec)
    return found


def _settled(city, codes):
    """The indicators and periods whose value was handed in or approved."""
    rows = Measurement.objects.current().headline().filter(city=city, period__code__in=codes, state__in=SETTLED)
    return set(rows.values_list("indicator", "period__code"))


def unowned(city, today):
    """The indicators measured for which nobody answers: no post is named, or the posts named stand empty."""
    vacant = set(StaffPosition.objects.of(city).vacant(today).values_list("pk", flat=True))
    adoptions = AdoptedIndicator.objects.active().filter(city=city).select_related("indicator")
    return [each for each in adoptions if {each.owner_post_id, each.deputy_post_id} <= vacant | {None}]


NOT_DUE, IN_REVIEW, APPROVED, OPEN, NOT_COLLECTED = "not-due", "in-review", "approved", "open", "not-collected"
SUSPENDED = "suspended"
MOST_COLUMNS = 12


@dataclass(frozen=True)
class Cell:
    """Where the value of one indicator stands in one period."""

    spec: periods.PeriodSpec
    state: str


def year_table(city, year, today=None):
    """Every indicator in use against the periods of a year, as [(frequency, periods, [(adoption, cells)])].

    Of weeks the last twelve are shown that have begun. Four queries.
    """
    today = today or timezone.localdate()
    adoptions = AdoptedIndicator.objects.in_use().filter(city=city).exclude(frequency=Frequency.EVENT)
    adoptions = adoptions.select_related("indicator", "city").prefetch_related("suspensions")
    adoptions = list(adoptions.order_by("indicator__position", "indicator__code"))
    columns = {each: _columns(city, each, year, today) for each in {adoption.frequency for adoption in adoptions}}
    codes = {spec.code for specs in columns.values() for spec in specs}
    rows = Measurement.objects.current().headline().filter(city=city, period__code__in=codes)
    found = {
        (row[0], row[1]): row[2:] for row in rows.values_list("indicator", "period__code", "state", "no_data_reason")
    }
    table = []
    for frequency in (each for each in Frequency if each in columns):
        specs, own = columns[frequency], [each for each in adoptions if each.frequency == frequency]
        table.append((frequency, specs, [(each, [_cell(each, spec, found, today) for spec in specs]) for each in own]))
    return table


def _columns(city, frequency, year, today):
    if frequency == Frequency.TERM:
        return terms_of(city, year)
    specs = periods.in_year(year, frequency)
    if len(specs) <= MOST_COLUMNS:
        return specs
    return [spec for spec in specs if spec.starts_on <= today][-MOST_COLUMNS:] or specs[:MOST_COLUMNS]


def _cell(adoption, spec, found, today):
    state, reason = found.get((adoption.indicator_id, spec.code), ("", ""))
    if state == State.SUBMITTED:
        return Cell(spec, IN_REVIEW)
    if state == State.APPROVED:
        return Cell(spec, NOT_COLLECTED if reason else APPROVED)
    when = timing(spec, today, adoption.moment)
    if state == State.RETURNED or (state and when == DUE):
        return Cell(spec, OPEN)
    if told_on(spec, adoption.moment) < adoption.adopted_on and not state:
        return Cell(spec, NOT_DUE)
    if adoption.rests_in(spec):
        return Cell(spec, SUSPENDED)
    return Cell(spec, {AHEAD: NOT_DUE, RUNNING: NOT_DUE, DUE: DUE, OVERDUE: OVERDUE}[when])
