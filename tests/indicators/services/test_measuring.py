from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from indicators import services
from indicators.choices import State, ValueType
from indicators.models import Measurement
from observatory.history import ChangedMeanwhile
from observatory.models import Change
from tests.factories.indicators import IndicatorFactory, IndicatorVersionFactory, MeasurementFactory, PeriodFactory
from tests.factories.observatory import CityFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def city():
    return CityFactory()


@pytest.fixture
def staff():
    return UserFactory()


@pytest.fixture
def indicator():
    return IndicatorFactory(version=3)


def record(city, indicator, by, period="2025", **given):
    return services.record(city=city, indicator=indicator, period=period, by=by, **given)


def test_a_value_is_recorded_as_a_draft_with_its_line_in_the_log(city, indicator, staff):
    measurement = record(city, indicator, staff, value=D(7), note="Counted by hand")

    assert (measurement.state, measurement.value, measurement.note) == (State.DRAFT, 7, "Counted by hand")
    assert (measurement.period.code, measurement.indicator_version, measurement.recorded_by) == ("2025", 3, staff)
    change = Change.objects.get()
    assert (change.action, change.by, change.city, change.after["value"]) == ("recorded", staff, city, "7")


def test_a_value_is_recorded_over_a_draft_that_was_seen(city, indicator, staff):
    first = record(city, indicator, staff, value=D(7))

    second = record(city, indicator, staff, value=D(8), version=first.version)

    assert (second.pk, second.value, second.version) == (first.pk, 8, 2)
    assert Change.objects.first().before["value"] == "7"


def test_a_value_saved_in_between_is_not_overwritten(city, indicator, staff):
    record(city, indicator, staff, value=D(7))

    with pytest.raises(ChangedMeanwhile) as refused:
        record(city, indicator, staff, value=D(8))

    assert refused.value.current.value == 7
    assert Change.objects.count() == 1


def test_of_two_first_values_at_once_the_later_is_refused(city, indicator, staff):
    """The second writer looked before the first one saved: only the database can tell."""
    late = Measurement(city=city, indicator=indicator, period=services.period_of("2025"), value=D(8))
    record(city, indicator, staff, value=D(7))

    with pytest.raises(ChangedMeanwhile) as refused:
        services.measuring.save_only_once(late)

    assert refused.value.current.value == 7


def test_saving_a_submitted_value_takes_it_out_of_review(city, indicator, staff):
    measurement = record(city, indicator, staff, value=D(7))
    measurement = services.submit(measurement=measurement, by=staff, version=measurement.version)

    changed = record(city, indicator, staff, value=D(8), version=measurement.version)

    assert (changed.state, changed.submitted_by, changed.submitted_at) == (State.DRAFT, None, None)


def test_an_approved_value_is_not_recorded_over(city, indicator, staff):
    MeasurementFactory(
        city=city, indicator=indicator, period=PeriodFactory(), state=State.APPROVED, approved_at="2026-01-01T00:00Z"
    )

    with pytest.raises(services.AlreadyApproved):
        record(city, indicator, staff, value=D(8), version=1)


def test_segments_are_values_of_their_own(city, indicator, staff):
    record(city, indicator, staff, value=D(7))
    record(city, indicator, staff, value=D(4), segment="Sex=Female")

    assert Measurement.objects.count() == 2


def test_evidence_is_kept_with_the_value_and_stays_when_not_spoken_of(city, indicator, staff):
    source = SourceFactory(city=city)
    first = record(city, indicator, staff, value=D(7), evidence=[source])

    second = record(city, indicator, staff, value=D(8), version=first.version)

    assert list(second.evidence.all()) == [source]


def counted(city, indicator, **more):
    return MeasurementFactory(city=city, indicator=indicator, is_derived=True, value=9, counted=[{"uuid": "x"}], **more)


def test_another_value_than_the_counted_one_needs_a_reason(city, indicator, staff):
    measurement = counted(city, indicator)

    with pytest.raises(ValidationError):
        record(city, indicator, staff, value=D(10), version=measurement.version)

    overridden = record(city, indicator, staff, value=D(10), note="One was logged twice", version=measurement.version)
    assert (overridden.is_derived, overridden.value) == (False, 10)


def test_a_note_beside_the_counted_value_leaves_it_counted(city, indicator, staff):
    measurement = counted(city, indicator)

    noted = record(city, indicator, staff, value=D(9), note="Fewer than usual", version=measurement.version)

    assert noted.is_derived


def test_what_the_register_cannot_tell_is_entered_without_a_reason(city, indicator, staff):
    measurement = MeasurementFactory(
        city=city, indicator=indicator, is_derived=True, value=None, no_data_reason="not-collected"
    )

    assert not record(city, indicator, staff, value=D(3), version=measurement.version).is_derived


@pytest.fixture
def approved(city, indicator, staff):
    measurement = record(city, indicator, staff, value=D(7), method="Survey")
    measurement.evidence.add(SourceFactory(city=city))
    measurement = services.submit(measurement=measurement, by=staff, version=measurement.version)
    return services.approve(measurement=measurement, by=UserFactory(), version=measurement.version)


def correct(measurement, by, **given):
    version = given.pop("version", measurement.version)
    return services.correct(measurement=measurement, by=by, reason="Counted twice", version=version, **given)


def test_a_correction_keeps_the_old_value_on_file_and_waits_for_another_person(approved):
    director = UserFactory()

    new = correct(approved, director, value=D(6))

    old = Measurement.objects.get(pk=approved.pk)
    assert (old.value, old.state) == (7, State.APPROVED)
    assert old.superseded_at is not None
    assert (new.corrects, new.correction_reason, new.state, new.method) == (old, "Counted twice", "submitted", "Survey")
    assert list(new.evidence.all()) == list(old.evidence.all())
    with pytest.raises(services.OwnMeasurement):
        services.approve(measurement=new, by=director, version=new.version)
    assert Change.objects.first().action == "corrected"


@pytest.mark.parametrize(("kind", "version"), [(ValueType.COUNT, 1), (ValueType.TEXT, 2)])
def test_a_correction_is_of_the_definition_of_what_it_corrects_where_the_kind_is_the_same(kind, version):
    indicator = IndicatorFactory(version=2, value_type=ValueType.COUNT)
    IndicatorVersionFactory(indicator=indicator, number=1, value_type=kind)
    old = MeasurementFactory(indicator=indicator, value=7, state=State.APPROVED, approved_at="2026-01-01T00:00Z")

    new = correct(old, UserFactory(), value=D(6))
    services.return_(measurement=new, by=UserFactory(), version=new.version, note="Look again")
    new.refresh_from_db()
    again = record(new.city, indicator, UserFactory(), period=new.period, value=D(5), version=new.version)

    assert (new.indicator_version, again.indicator_version) == (version, version)


def test_a_correction_may_bring_its_own_evidence(approved, city):
    source = SourceFactory(city=city)

    assert list(correct(approved, UserFactory(), value=D(6), evidence=[source]).evidence.all()) == [source]


def test_only_an_approved_value_is_corrected(city, indicator, staff):
    draft = record(city, indicator, staff, value=D(7))

    with pytest.raises(services.NotApproved):
        correct(draft, staff, value=D(6))


def test_a_value_is_corrected_once(approved):
    correct(approved, UserFactory(), value=D(6))

    with pytest.raises(services.NotApproved):
        correct(Measurement.objects.get(pk=approved.pk), UserFactory(), value=D(5))


def test_a_correction_of_what_changed_meanwhile_is_refused_and_writes_nothing(approved):
    with pytest.raises(ChangedMeanwhile):
        correct(approved, UserFactory(), value=D(6), version=1)

    assert Measurement.objects.get().superseded_at is None


def test_a_share_is_computed_from_its_part_and_whole(city, staff):
    indicator = IndicatorFactory(value_type=ValueType.PERCENT)

    assert record(city, indicator, staff, numerator=D(1), denominator=D(3)).value == D("33.333333")


def test_what_the_database_refuses_for_another_reason_is_not_hidden(city, indicator):
    broken = Measurement(city=city, indicator=indicator, period=PeriodFactory(), value=D(1), no_data_reason="late")

    with pytest.raises(IntegrityError):
        services.measuring.save_only_once(broken)
