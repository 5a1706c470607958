"""Counting again what a saved record bears on."""

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from indicators import periods
from indicators.choices import Frequency, State
from indicators.derived.counts import DENOMINATOR
from indicators.derived.storing import countable_adoptions, derive
from indicators.models import Measurement, Period
from observatory.models import BudgetLine, BudgetYear, Change, Channel, GovernmentTerm

COUNTED_FROM = {
    "actors.actor",
    "dialogues.commitment",
    "dialogues.communication",
    "dialogues.dialogue",
    "dialogues.survey",
    "observatory.activity",
    "observatory.agreement",
    "observatory.budgetline",
    "observatory.budgetyear",
    "observatory.department",
    "observatory.goodpractice",
    "observatory.governmentterm",
    "observatory.lesson",
    "observatory.need",
    "observatory.networkmembership",
    "observatory.networkproposal",
    "observatory.networkrole",
    "observatory.objective",
    "observatory.opportunity",
    "observatory.planninginstrument",
    "observatory.project",
    "observatory.staffposition",
}
FIRST_DAYS = (
    "starts_on",
    "signed_on",
    "in_force_from",
    "joined_on",
    "held_on",
    "closes_on",
    "sent_on",
    "presented_on",
    "identified_on",
    "since",
)
# What these records are counted by is the day of their events or the last day of a period: they bear on any.
WITHOUT_A_DAY = {
    "observatory.goodpractice",
    "observatory.lesson",
    "observatory.networkrole",
    "observatory.objective",
    "observatory.planninginstrument",
    "observatory.project",
    "observatory.staffposition",
}


@transaction.atomic
def refresh(record, *, by=None, channel=Channel.PAGE):
    """Count again for the periods that a record of the register bears on; answer what was done for each period."""
    if record._meta.label_lower not in COUNTED_FROM:
        return {}
    found = live_periods(record.city, since=first_day(record)) | set(own_periods(record))
    ordered = sorted(found, key=lambda period: (period.starts_on, period.ends_on))
    return {period: derive(record.city, period, by=by, channel=channel) for period in ordered}


def live_periods(city, since=None):
    """The periods for which the city has counted values that are not approved, from a day on."""
    found = Period.objects.filter(Exists(_live([city]).filter(period=OuterRef("pk"))))
    return set(found.filter(ends_on__gte=since) if since else found)


def _live(cities):
    current = Measurement.objects.current().filter(city__in=cities, is_derived=True)
    return current.exclude(state=State.APPROVED).order_by()


def first_day(record):
    """The first day a record bears on, as it is or as it was before its last change; None when it bears on all."""
    uuid = getattr(record, "uuid", None)
    last = Change.objects.filter(record=record._meta.label_lower, record_uuid=uuid).first() if uuid else None
    if record._meta.label_lower in WITHOUT_A_DAY:
        return None
    if isinstance(record, BudgetLine | BudgetYear) and last and last.before.get("year"):
        return datetime.date(min(record.year, int(last.before["year"])), 1, 1)
    earlier = [datetime.date.fromisoformat(last.before[name]) for name in FIRST_DAYS if last and last.before.get(name)]
    return min([day for day in [own_day(record), *earlier] if day], default=None)


def own_day(record):
    """The day by which a record is counted; None where it has none. What was agreed goes by the day of the dialogue."""
    if record._meta.label_lower in WITHOUT_A_DAY:
        return None
    if isinstance(record, BudgetLine | BudgetYear):
        return datetime.date(record.year, 1, 1)
    dated = getattr(record, "dialogue", record)
    days = [getattr(dated, name, None) for name in FIRST_DAYS]
    return next((day for day in days if day), None)


def own_periods(record):
    """The periods of the record's own day, as often as the city measures; the year always."""
    if record._meta.label_lower in WITHOUT_A_DAY:
        return usual_periods(record.city)
    day = own_day(record)
    if isinstance(record, GovernmentTerm) or day is None or day.year < periods.FIRST_YEAR:
        return []
    adopted = countable_adoptions().filter(city=record.city)
    often = {Frequency.YEAR, *adopted.values_list("frequency", flat=True).distinct()} - {Frequency.OTHER}
    return [stored_period(periods.containing(day, frequency)) for frequency in sorted(often)]


def stored_period(spec):
    """The period of a specification, stored when it is new."""
    values = {"starts_on": spec.starts_on, "ends_on": spec.ends_on, "frequency": spec.frequency}
    return Period.objects.get_or_create(code=spec.code, defaults=values)[0]


def usual_periods(city, today=None):
    """The year that runs, the one before it, and every period with counted values still open."""
    return set(usual([city], today))


def usual(cities, today=None):
    """The same periods of many cities, in order, each with those of the cities for which it is to be counted."""
    year = (today or timezone.localdate()).year
    found = {stored_period(periods.year(number)): list(cities) for number in (year - 1, year)}
    pairs = set(_live(cities).values_list("period", "city"))
    still_open = Period.objects.in_bulk({period for period, _city in pairs})
    for period in sorted(still_open.values(), key=lambda period: period.starts_on):
        found.setdefault(period, [city for city in cities if (period.pk, city.pk) in pairs])
    return found


def counted_in(record, counts):
    """The codes of those counts in which the record itself was counted."""
    uuid = str(record.uuid)
    return [
        code
        for code, found in counts.items()
        if any(each.uuid == uuid and each.part != DENOMINATOR for each in found.records)
    ]
