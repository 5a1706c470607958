import datetime

import pytest
from django.utils import timezone

from indicators.choices import Frequency, State
from indicators.derived import counted_records, derive, difference
from indicators.models import Measurement
from indicators.services import period_of
from observatory.choices import ActivityKind, MissionReason
from observatory.models import Change, Channel
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, MeasurementFactory, PeriodFactory
from tests.factories.observatory import ActivityFactory, CityFactory, GovernmentTermFactory, MissionFactory, UserFactory

pytestmark = pytest.mark.django_db


def adopted(city, code="INS-TYP-11", **more):
    return AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(code=code), **more).indicator


def approve(measurement):
    Measurement.objects.filter(pk=measurement.pk).update(state=State.APPROVED, approved_at=timezone.now())


def test_a_count_is_stored_with_the_records_behind_it():
    city, person = CityFactory(), UserFactory()
    indicator = adopted(city)
    meeting = ActivityFactory(city=city)

    done = derive(city, PeriodFactory(), by=person)

    stored = Measurement.objects.get()
    assert (stored.indicator, stored.value, stored.state, stored.is_derived) == (indicator, 1, State.DRAFT, True)
    assert stored.counted == [{"kind": "observatory.activity", "uuid": str(meeting.uuid), "part": "counted"}]
    assert stored.recorded_by == person
    assert done.created == [stored]


def test_a_count_is_told_in_the_log():
    city = CityFactory()
    adopted(city)
    ActivityFactory(city=city)

    derive(city, PeriodFactory(), channel=Channel.COMMAND)

    change = Change.objects.get()
    assert (change.action, change.channel, change.after["value"]) == ("counted", "command", "1")
    assert change.record_uuid == Measurement.objects.get().uuid


def test_counting_again_changes_nothing_when_nothing_changed():
    city, period = CityFactory(), PeriodFactory()
    adopted(city, "INS-TYP-12")
    MissionFactory(activity__city=city, reason=MissionReason.CULTURAL)
    derive(city, period)

    done = derive(city, period)

    assert (done.created, done.changed, done.unchanged) == ([], [], 2)
    assert Change.objects.count() == 2


def test_counting_again_follows_the_register():
    city, period = CityFactory(), PeriodFactory()
    adopted(city)
    ActivityFactory(city=city)
    derive(city, period)
    ActivityFactory(city=city)

    derive(city, period)

    stored = Measurement.objects.get()
    assert (stored.value, stored.version, len(stored.counted)) == (2, 2, 2)
    assert Change.objects.first().before == {"value": "1"}


def test_approved_and_typed_values_stay():
    city, period = CityFactory(), PeriodFactory()
    approved, typed = adopted(city), adopted(city, "INS-EXC-01")
    ActivityFactory(city=city)
    MeasurementFactory(
        city=city, indicator=approved, period=period, is_derived=True, state=State.APPROVED, approved_at=timezone.now()
    )
    MeasurementFactory(city=city, indicator=typed, period=period)

    done = derive(city, period)

    assert (done.kept_approved, done.kept_typed) == (1, 1)
    assert set(Measurement.objects.values_list("value", flat=True)) == {7}


def test_the_parts_of_an_approved_value_stay_with_it():
    city, period = CityFactory(), PeriodFactory()
    adopted(city, "INS-TYP-12")
    MissionFactory(activity__city=city, reason=MissionReason.ECONOMIC)
    derive(city, period)
    approve(Measurement.objects.headline().get())
    MissionFactory(activity__city=city, reason=MissionReason.ECONOMIC)

    derive(city, period)

    assert set(Measurement.objects.values_list("value", flat=True)) == {1}


def test_a_segment_that_a_person_typed_stays():
    city, period = CityFactory(), PeriodFactory()
    indicator = adopted(city, "INS-TYP-12")
    MeasurementFactory(city=city, indicator=indicator, period=period, segment="Sex=Female", value=3)
    MissionFactory(activity__city=city, reason=MissionReason.ECONOMIC)

    done = derive(city, period)

    assert done.kept_typed == 1
    assert Measurement.objects.get(segment="Sex=Female").value == 3


def test_who_handed_a_value_in_still_answers_for_it_when_it_is_counted_again():
    city, period, person = CityFactory(), PeriodFactory(), UserFactory()
    adopted(city)
    ActivityFactory(city=city)
    derive(city, period)
    Measurement.objects.update(state=State.SUBMITTED, recorded_by=person, submitted_by=person)
    ActivityFactory(city=city)

    derive(city, period, by=UserFactory())

    stored = Measurement.objects.get()
    assert (stored.value, stored.version, stored.recorded_by) == (2, 2, person)


def test_nothing_is_stored_where_the_register_cannot_tell():
    city = CityFactory()
    adopted(city)

    done = derive(city, PeriodFactory())

    assert not Measurement.objects.exists()
    assert done.counts["INS-TYP-11"].why_none


def test_a_value_that_can_no_longer_be_told_becomes_no_data():
    city, period = CityFactory(), PeriodFactory()
    adopted(city)
    meeting = ActivityFactory(city=city)
    derive(city, period)
    meeting.removed_at = timezone.now()
    meeting.save()

    derive(city, period)

    stored = Measurement.objects.get()
    assert (stored.value, stored.no_data_reason, stored.counted) == (None, "not-collected", [])


def test_a_segment_that_is_gone_counts_zero():
    city, period = CityFactory(), PeriodFactory()
    adopted(city, "INS-TYP-12")
    mission = MissionFactory(activity__city=city, reason=MissionReason.ECONOMIC)
    derive(city, period)
    mission.reason = MissionReason.NETWORK
    mission.save()

    derive(city, period)

    values = dict(Measurement.objects.values_list("segment", "value"))
    assert values == {"": 1, "Reason=economic": 0, "Reason=network": 1}


def test_only_adopted_indicators_are_counted():
    city = CityFactory()
    adopted(city, retired_on=datetime.date(2025, 1, 1))
    adopted(CityFactory(), "INS-EXC-01")
    ActivityFactory(city=city)

    assert derive(city, PeriodFactory()).counts == {}


def test_a_quarter_is_counted_only_for_what_is_measured_each_quarter():
    city = CityFactory()
    adopted(city)
    adopted(city, "INS-EXC-01", frequency=Frequency.QUARTER)
    ActivityFactory(city=city)
    quarter = PeriodFactory(
        code="2025-Q1",
        starts_on=datetime.date(2025, 1, 1),
        ends_on=datetime.date(2025, 3, 31),
        frequency=Frequency.QUARTER,
    )

    assert set(derive(city, quarter).counts) == {"INS-EXC-01"}
    assert set(derive(city, PeriodFactory()).counts) == {"INS-EXC-01", "INS-TYP-11"}


def test_a_frozen_count_tells_what_came_and_went_since():
    city, period = CityFactory(), PeriodFactory()
    adopted(city)
    gone, kept = ActivityFactory.create_batch(2, city=city)
    derive(city, period)
    approve(Measurement.objects.get())
    gone.kind = ActivityKind.OTHER
    gone.save()
    added = ActivityFactory.create_batch(2, city=city)
    derive(city, period)

    found = difference(Measurement.objects.get())

    assert found
    assert (found.frozen.value, found.live.value, found.has_other_value) == (2, 3, True)
    assert [record.uuid for record in found.gone] == [str(gone.uuid)]
    assert {record.uuid for record in found.added} == {str(activity.uuid) for activity in added}
    assert str(kept.uuid) in {record.uuid for record in counted_records(found.frozen)}


def test_a_fresh_count_does_not_differ():
    city, period = CityFactory(), PeriodFactory()
    adopted(city, "INS-TYP-12")
    MissionFactory(activity__city=city, reason=MissionReason.ECONOMIC)
    derive(city, period)

    assert not any(difference(measurement) for measurement in Measurement.objects.all())


def test_deriving_costs_the_same_queries_for_one_indicator_and_for_three(django_assert_num_queries):
    small, large, period = CityFactory(), CityFactory(), PeriodFactory()
    kinds = ["INS-TYP-11", "INS-EXC-01", "INS-PRJ-01"]
    indicators = [IndicatorFactory(code=code) for code in kinds]
    AdoptedIndicatorFactory(city=small, indicator=indicators[0])
    for indicator in indicators:
        AdoptedIndicatorFactory(city=large, indicator=indicator)
    for city in (small, large):
        ActivityFactory(city=city)

    for city in (small, large):
        with django_assert_num_queries(8):
            derive(city, period)


@pytest.mark.parametrize(
    ("code", "frequency"),
    [
        ("20220101-20250630", Frequency.TERM),
        ("20250701-20251231", Frequency.TERM),
        ("20250309-20250312", Frequency.EVENT),
        ("20240309-20250512", Frequency.EVENT),
    ],
)
def test_terms_and_events_are_counted_for_what_is_measured_by_them_however_long_they_are(code, frequency):
    city = CityFactory()
    for first, last in (("2022-01-01", "2025-06-30"), ("2025-07-01", "2025-12-31")):
        GovernmentTermFactory(city=city, starts_on=first, ends_on=last)
    for rule, each in (("INS-TYP-11", Frequency.TERM), ("TER-TER-03", Frequency.EVENT)):
        adopted(city, rule, frequency=each)
    ActivityFactory(city=city, kind=ActivityKind.TALK, starts_on="2022-01-01")

    done = derive(city, period_of(code))

    assert [each.indicator.adoptions.get().frequency for each in done.created] == [frequency]
