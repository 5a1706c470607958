"""An indicator is proposed, taken into use, suspended and taken up again."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override

from indicators import due, quality, series, services, wording
from indicators.choices import Standing
from indicators.dashboards import calendar, sheet
from indicators.derived import derive
from indicators.models import AdoptedIndicator, Measurement, Suspension
from indicators.periods import parse
from observatory.history import ChangedMeanwhile
from observatory.models import Change
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, MeasurementFactory, PeriodFactory
from tests.factories.observatory import ActivityFactory, PublicCityFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date
APPROVED = {"state": "approved", "approved_at": "2026-03-09T12:00Z"}
LATE = DAY(2025, 1, 1), DAY(2026, 12, 31)


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def city():
    return PublicCityFactory()


def used(city, **more):
    return AdoptedIndicatorFactory(city=city, **{"frequency": "quarterly", "adopted_on": DAY(2025, 1, 1)} | more)


def suspended(city, **more):
    told = {
        "standing": Standing.SUSPENDED,
        "standing_since": DAY(2025, 7, 1),
        "standing_reason": "The log is being moved.",
    }
    return used(city, **told | more)


def put(adoption, standing, since, reason=""):
    told = {"standing": standing, "since": since, "reason": reason}
    return services.set_standing(adoption=adoption, by=UserFactory(), version=adoption.version, **told)


def asked(city):
    return [each.spec.code for each in due.open_values(city, *LATE)]


def test_a_suspended_indicator_is_never_late_and_one_taken_up_again_owes_nothing_of_meanwhile(city):
    adoption = used(city)
    assert asked(city) == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]

    put(adoption, Standing.SUSPENDED, DAY(2025, 7, 1), "The log is being moved.")
    assert asked(city) == []
    assert {row.expected for _frequency, rows in calendar(city, 2025) for row in rows} <= {0}

    put(adoption, Standing.ACTIVE, DAY(2026, 1, 1))
    assert asked(city) == ["2025-Q1", "2025-Q2", "2026-Q1", "2026-Q2", "2026-Q3"]
    kept = Suspension.objects.get()
    assert (kept.starts_on, kept.ends_on) == (DAY(2025, 7, 1), DAY(2025, 12, 31))
    assert kept.reason == "The log is being moved."
    assert list(Change.objects.order_by("pk").values_list("action", flat=True)) == ["suspended", "taken up again"]


def test_what_is_taken_up_on_the_same_day_leaves_no_suspension(city):
    put(suspended(city), Standing.ACTIVE, DAY(2025, 7, 1))

    assert not Suspension.objects.exists()


def test_what_was_proposed_is_expected_from_the_day_of_its_use(city):
    adoption = used(city, standing=Standing.PROPOSED)
    assert asked(city) == []

    put(adoption, Standing.ACTIVE, DAY(2026, 2, 1))

    assert asked(city) == ["2026-Q1", "2026-Q2", "2026-Q3"]


@pytest.mark.parametrize(
    ("standing", "since", "reason", "field"),
    [
        (Standing.PROPOSED, DAY(2026, 1, 1), "", "standing"),
        (Standing.SUSPENDED, DAY(2026, 1, 1), "", "reason"),
        (Standing.SUSPENDED, timezone.localdate() + datetime.timedelta(days=1), "Why", "since"),
    ],
)
def test_a_state_that_cannot_follow_is_refused_in_words_and_nothing_is_written(city, standing, since, reason, field):
    adoption = used(city)

    with pytest.raises(ValidationError) as refused:
        put(adoption, standing, since, reason)

    assert list(refused.value.message_dict) == [field]
    assert not Change.objects.exists()


def test_a_suspension_does_not_end_before_it_began(city):
    with pytest.raises(ValidationError) as refused:
        put(suspended(city), Standing.ACTIVE, DAY(2025, 6, 30))

    assert "since" in refused.value.message_dict


def test_a_state_is_not_changed_over_what_somebody_else_changed(city):
    adoption = used(city)
    AdoptedIndicator.objects.update(version=adoption.version + 1)

    with pytest.raises(ChangedMeanwhile):
        put(adoption, Standing.SUSPENDED, DAY(2026, 1, 1), "Why")


def test_the_database_itself_demands_the_reason_and_few_decimals(city):
    for wrong in ({"standing": Standing.SUSPENDED}, {"decimals": 7}):
        with pytest.raises(IntegrityError), transaction.atomic():
            used(city, **wrong)


def test_a_suspended_indicator_is_told_with_its_day_and_reason_and_is_not_judged(city):
    adoption = suspended(city, frequency="yearly", baseline_value=0, baseline_period=PeriodFactory(code="2023"))
    MeasurementFactory(city=city, indicator=adoption.indicator, period=PeriodFactory(code="2024"), value=4, **APPROVED)

    (figure,) = series.city_figures(city)

    assert (figure.band, wording.band_label(figure)) == ("no-data", "Suspended")
    assert wording.sentence(figure, "en_GB") == ("4 in 2024. Suspended since 1 July 2025: The log is being moved.")
    assert Measurement.objects.public().count() == 1
    assert quality.checked_indicators(city) == []


def test_a_proposed_indicator_is_told_to_nobody_outside_and_is_not_measured(city):
    adoption = used(city, standing=Standing.PROPOSED, frequency="yearly", is_public=True)
    MeasurementFactory(city=city, indicator=adoption.indicator, period=PeriodFactory(code="2024"), value=4, **APPROVED)

    assert not AdoptedIndicator.objects.public().exists()
    assert not Measurement.objects.public().exists()
    assert series.city_figures(city) == []
    assert [row.adoption for row in sheet(city, parse("2025"))] == []
    assert due.unowned(city, timezone.localdate()) == []


@pytest.mark.parametrize("standing", [Standing.PROPOSED, Standing.SUSPENDED])
def test_the_register_is_counted_for_what_is_in_use_alone(city, standing):
    told = {"standing": standing, "standing_reason": "Why"}
    indicator = IndicatorFactory(code="INS-TYP-11")
    ActivityFactory(city=city)
    adoption = used(city, indicator=indicator, frequency="yearly", **told)

    derive(city, PeriodFactory(code="2025"), by=None)
    assert not Measurement.objects.exists()

    AdoptedIndicator.objects.filter(pk=adoption.pk).update(standing=Standing.ACTIVE)
    derive(city, PeriodFactory(code="2025"), by=None)
    assert Measurement.objects.exists()


def test_the_calendar_says_suspended_where_it_would_say_late(city):
    suspended(city)

    ((_frequency, _specs, ((_adoption, cells),)),) = due.year_table(city, 2025)

    assert {cell.state for cell in cells} == {due.SUSPENDED}
