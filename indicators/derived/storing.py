"""Counts as measurements: live until they are approved, frozen by approval."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from indicators.choices import Frequency, NoData, State
from indicators.derived.counts import Count, CountedRecord, dashed
from indicators.derived.rules import RULES, count_indicator, count_together
from indicators.due import AHEAD, timing
from indicators.models import AdoptedIndicator, Measurement, PeriodLock
from observatory.models import Change, Channel, GovernmentTerm

FREE_DAYS = (Frequency.EVENT, Frequency.TERM)
VALUES = ("value", "numerator", "denominator", "text", "no_data_reason", "counted")
LOGGED = ("value", "numerator", "denominator", "text", "no_data_reason")


@dataclass(kw_only=True)
class Derived:
    """What one counting of a city and period did."""

    counts: dict[str, Count] = field(default_factory=dict)
    created: list[Measurement] = field(default_factory=list)
    changed: list[Measurement] = field(default_factory=list)
    unchanged: int = 0
    kept_approved: int = 0
    kept_typed: int = 0


def derive(city, period, *, by=None, channel=Channel.PAGE, today=None):
    """Count every adopted indicator that has a rule, and store what differs; answer a `Derived`.

    Approved values stay frozen with their segments, values that a person typed stay theirs, locked periods as they are.
    Of a period that has not begun nothing is counted.
    """
    return derive_together([city], period, by=by, channel=channel, today=today)[city]


@transaction.atomic
def derive_together(cities, period, *, by=None, channel=Channel.PAGE, today=None):
    """Do the same for several cities, reading and writing for all of them at once; answer each city's `Derived`.

    What is stored is held before it is counted, so that no count older than a stored one is written over it.
    """
    asked = {} if timing(period, today) == AHEAD else countable_together(cities, period)
    stored = _stored(asked, period)
    done = {city: Derived() for city in cities}
    for city, counts in count_together(asked, period, today):
        done[city] = _settled(city, asked[city], counts, stored[city.pk], period)
    _write(done.values(), by, channel)
    return done


def _settled(city, indicators, counts, stored, period):
    """Say for one city what is to be written and what stays."""
    done = Derived(counts=counts)
    for indicator in indicators:
        if _stays(stored.get((indicator.pk, "")), done):
            continue
        for segment, found in _with_segments(counts[indicator.code], stored, indicator):
            _settle(done, stored.get((indicator.pk, segment)), found, indicator, city, period, segment)
    return done


def countable(city, period):
    """The indicators that the city has adopted and the register can count for such a period, unless it is locked."""
    return countable_together([city], period).get(city, [])


def countable_together(cities, period):
    """The same of several cities, by city; those for which the period is locked are left out.

    A year, and any longer stretch of whole years, is counted for all of them; any other period only for those measured
    that often: of free days a term of the city's government for what is measured by terms, others for events.
    """
    adopted = countable_adoptions().filter(city__in=cities)
    if period.frequency in FREE_DAYS:
        of_term = GovernmentTerm.objects.filter(starts_on=period.starts_on, ends_on=period.ends_on).values("city")
        by_term = Q(frequency=Frequency.TERM, city__in=of_term)
        adopted = adopted.filter(by_term | Q(frequency=Frequency.EVENT) & ~Q(city__in=of_term))
    elif period.frequency not in (Frequency.YEAR, Frequency.OTHER):
        adopted = adopted.filter(frequency=period.frequency)
    found = defaultdict(list)
    for adoption in adopted.select_related("indicator__own_count"):
        found[adoption.city_id].append(adoption.indicator)
    locked = set(PeriodLock.objects.around(period).filter(city__in=cities).values_list("city", flat=True))
    return {city: found[city.pk] for city in cities if city.pk not in locked}


def countable_adoptions():
    """The uses of indicators, in any city, that the register can count; none that is suspended or only proposed."""
    active = AdoptedIndicator.objects.active()
    by_rule = Q(indicator__city=None, indicator__code__in=RULES) | Q(indicator__own_count__isnull=False)
    return active.filter(by_rule, indicator__retired_at=None)


def _stored(asked, period):
    """The current measurements by city, and by indicator and segment, held until the transaction ends."""
    indicators = {indicator.pk for of_city in asked.values() for indicator in of_city}
    held = Measurement.objects.current().select_for_update().filter(city__in=list(asked), indicator__in=indicators)
    found = defaultdict(dict)
    for measurement in held.filter(period=period).order_by("pk"):
        found[measurement.city_id][measurement.indicator_id, measurement.segment] = measurement
    return found


def _with_segments(found, stored, indicator):
    """The count of the whole and of each segment; segments counted before and now gone count zero."""
    yield "", found
    yield from found.segments.items()
    for pk, segment in stored:
        if pk == indicator.pk and segment and segment not in found.segments and found.value is not None:
            yield segment, Count(value=0 * found.value)


def _stays(measurement, done):
    """Whether a stored value is not for counting to change; which of the two reasons is noted on `done`."""
    if measurement is None:
        return False
    if measurement.state == State.APPROVED:
        done.kept_approved += 1
    elif not measurement.is_derived:
        done.kept_typed += 1
    else:
        return False
    return True


def _settle(done, measurement, found, indicator, city, period, segment):
    """Note on `done` what is to be written for one count."""
    values = stored_values(found)
    if measurement is None:
        if found.value is not None or found.text:
            done.created.append(_new(values, indicator, city, period, segment))
    elif segment and _stays(measurement, done):
        return
    elif _says(measurement, values, indicator):
        done.unchanged += 1
    else:
        measurement.indicator, measurement.city, measurement.period = indicator, city, period
        measurement.before = {name: getattr(measurement, name) for name in LOGGED}
        _set(measurement, values)
        measurement.indicator_version = indicator.version
        done.changed.append(measurement)


def _says(measurement, values, indicator):
    """Whether a measurement says all this already, by the definition that is in force."""
    is_of_this_version = measurement.indicator_version == indicator.version
    return is_of_this_version and all(getattr(measurement, name) == value for name, value in values.items())


def stored_values(found):
    """The fields of a measurement that a count fills."""
    has_answer = found.value is not None or found.text
    return {
        "value": found.value,
        "numerator": found.numerator,
        "denominator": found.denominator,
        "text": found.text,
        "no_data_reason": "" if has_answer else NoData.NOT_COLLECTED.value,
        "counted": [
            {"kind": kind, "uuid": dashed(uuid), "part": part} for kind, uuids, part in found.counted for uuid in uuids
        ],
    }


def _new(values, indicator, city, period, segment):
    return Measurement(
        city=city,
        indicator=indicator,
        indicator_version=indicator.version,
        period=period,
        segment=segment,
        is_derived=True,
        collected_on=timezone.localdate(),
        **values,
    )


def _set(measurement, values):
    for name, value in values.items():
        setattr(measurement, name, value)
    measurement.version += 1
    measurement.collected_on, measurement.recorded_at = timezone.localdate(), timezone.now()


def _write(done, by, channel):
    """Store what is new and what changed. Who answers for a value already handed in stays who handed it in."""
    created = [measurement for each in done for measurement in each.created]
    changed = [measurement for each in done for measurement in each.changed]
    for measurement in created:
        measurement.recorded_by, measurement.before = by, {}
    Measurement.objects.bulk_create(created, batch_size=200)
    fields = [*VALUES, "indicator_version", "version", "collected_on", "recorded_at"]
    Measurement.objects.bulk_update(changed, fields, batch_size=50)
    changes = [_change("counted", measurement, measurement.before, by, channel) for measurement in created + changed]
    Change.objects.bulk_create(changes, batch_size=200)


def _change(action, measurement, before, by, channel):
    after = {name: getattr(measurement, name) for name in LOGGED}
    differing = [name for name in LOGGED if before.get(name) != after[name]]
    return Change(
        by=by,
        channel=channel,
        city=measurement.city,
        action=action,
        record=measurement._meta.label_lower,
        record_uuid=measurement.uuid,
        label=f"{measurement.indicator.code} {measurement.period}",
        before={name: _plain(before[name]) for name in differing if name in before},
        after={name: _plain(after[name]) for name in differing},
    )


def _plain(value):
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value and str(value)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What the register says now, beside what a measurement keeps."""

    frozen: Measurement
    live: Count
    added: list[CountedRecord]
    gone: list[CountedRecord]

    def __bool__(self):
        """Whether the two differ, in the figure or in the records behind it."""
        return self.has_other_value or bool(self.added or self.gone)

    @property
    def has_other_value(self):
        return (self.live.value, self.live.text) != (self.frozen.value, self.frozen.text)


def difference(measurement, today=None):
    """Count again what a measurement counted, and tell what came and went since. It changes nothing."""
    live = count_indicator(measurement.indicator, measurement.city, measurement.period, today)
    if measurement.segment:
        live = live.segments.get(measurement.segment, Count(value=0 * live.value if live.value is not None else None))
    frozen = counted_records(measurement)
    return Difference(
        frozen=measurement,
        live=live,
        added=_without(live.records, frozen),
        gone=_without(frozen, live.records),
    )


def counted_records(measurement):
    """The records a measurement counted, as they were kept with it."""
    return [CountedRecord(**record) for record in measurement.counted]


def _without(these, those):
    known = set(those)
    return [record for record in these if record not in known]
