import datetime
from decimal import Decimal

import pytest

from indicators import quality, services
from indicators.periods import parse
from observatory.choices import Language
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    IndicatorFactory,
    MeasurementFactory,
    TargetFactory,
    TargetSetFactory,
)
from tests.factories.observatory import (
    CityFactory,
    GovernmentTermFactory,
    MembershipFactory,
    ObjectiveFactory,
    PositionHoldingFactory,
    StaffPositionFactory,
)

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 9)
LONG_AGO = datetime.date(2020, 1, 1)


@pytest.fixture
def ready():
    """An indicator of which everything is told, measured yearly, the last time for 2025."""
    city = CityFactory()
    post = StaffPositionFactory(city=city)
    PositionHoldingFactory(position=post, user=MembershipFactory(city=city).user, starts_on=LONG_AGO)
    words = {f"{name}_{each}": "Told" for name in ("name", "definition") for each in Language.values}
    indicator = IndicatorFactory(**words, unit="meetings", how_to_compute="Count them", direction="up")
    adoption = AdoptedIndicatorFactory(
        city=city, indicator=indicator, owner_post=post, data_source="Diary", baseline_value=1,
        baseline_period=services.period_of("2020"), effort_hours=3,
    )  # fmt: skip
    adoption.objectives.add(ObjectiveFactory(city=city))
    TargetFactory(target_set=TargetSetFactory(adoption=adoption), period=services.period_of("2027"))
    MeasurementFactory(
        city=city, indicator=indicator, period=services.period_of("2025"), state="approved", source_text="Minutes",
        approved_at="2026-01-20T12:00Z", hours_spent=Decimal("2.5"),
    )  # fmt: skip
    return adoption


def checked(adoption):
    (row,) = quality.checked_indicators(adoption.city, TODAY)
    return row


def test_an_indicator_of_which_all_fourteen_things_hold_is_ready(ready):
    row = checked(ready)

    assert (len(row.checks), row.missing, row.is_ready, row.hours) == (14, [], True, Decimal("2.5"))
    assert row.characteristics == {"relevant": True, "accurate": True, "timely": True, "economical": True}


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("definition", {f"definition_{each}": "" for each in Language.values}),
        ("formula", {"how_to_compute": ""}),
        ("unit", {"unit": ""}),
        ("direction", {"direction": "none"}),
        ("translated", {"definition_fr": ""}),
    ],
)
def test_each_thing_of_the_definition_is_missed(ready, name, what):
    type(ready.indicator).objects.update(**what)

    assert name in checked(ready).missing


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("baseline", {"baseline_value": None}),
        ("source", {"data_source": ""}),
        ("owner", {"owner_post": None}),
        ("frequency", {"frequency": "other"}),
    ],
)
def test_each_thing_of_its_use_is_missed(ready, name, what):
    type(ready).objects.update(**what)

    assert checked(ready).missing == [name]


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["evidence"], {"source_text": ""}),
        (["measured", "evidence", "approved"], {"state": "draft"}),
    ],
)
def test_each_thing_of_its_last_value_is_missed(ready, names, what):
    ready.city.measurements.update(**what)

    assert checked(ready).missing == names


@pytest.mark.parametrize(
    ("frequency", "moment", "day", "code"),
    [
        ("yearly", "", (2026, 1, 30), "2024"),
        ("yearly", "", (2026, 1, 31), "2025"),
        ("yearly", "ex-ante", (2026, 1, 31), "2025"),
        ("yearly", "ex-ante", (2026, 2, 1), "2026"),
        ("quarterly", "", (2026, 1, 31), "2025-Q4"),
        ("weekly", "", (2021, 2, 3), "2020-W53"),
        ("term", "", (2024, 7, 30), "20180701-20210630"),
        ("term", "", (2024, 7, 31), "20210701-20240630"),
        ("term", "", (2021, 7, 1), None),
        ("event", "", (2026, 1, 31), None),
    ],
)
def test_a_value_is_missed_only_when_the_time_to_measure_it_is_over(frequency, moment, day, code):
    terms = [parse("20180701-20210630"), parse("20210701-20240630")]
    adoption = AdoptedIndicatorFactory.build(frequency=frequency, moment=moment)

    spec = quality.last_period(adoption, terms, datetime.date(*day))

    assert (spec and spec.code) == code


def test_an_indicator_of_terms_is_not_asked_for_a_value_of_last_year(ready):
    GovernmentTermFactory(city=ready.city, starts_on=datetime.date(2021, 7, 1), ends_on=datetime.date(2024, 6, 30))
    type(ready).objects.update(frequency="term")
    ready.city.measurements.update(period=services.period_of("20210701-20240630"))

    row = checked(ready)

    assert "measured" not in row.missing
    assert row.repair("measured").endswith(f"/measure/20210701-20240630/{ready.indicator.code}/")


def test_what_is_measured_at_events_is_there_once_there_is_any_value(ready):
    type(ready).objects.update(frequency="event")
    assert checked(ready).is_ready

    ready.city.measurements.update(state="draft", approved_at=None)
    assert "measured" in checked(ready).missing
    assert checked(ready).repair("measured").endswith("/measure/")


@pytest.mark.parametrize("bound", ["lowest", "highest", "baseline_value"])
def test_a_level_to_keep_is_a_target(ready, bound):
    ready.target_sets.get().targets.all().delete()
    type(ready.indicator).objects.update(direction="keep")
    type(ready).objects.update(**{"baseline_value": None, bound: 3})

    assert "target" not in checked(ready).missing


def test_a_target_for_another_length_of_time_is_none(ready):
    type(ready).objects.update(frequency="quarterly", accumulation="flow")
    ready.city.measurements.update(period=services.period_of("2025-Q4"))
    assert "target" in checked(ready).missing

    type(ready).objects.update(accumulation="stock")
    assert "target" not in checked(ready).missing


def test_what_is_told_in_words_lacks_neither_direction_nor_baseline_nor_target(ready):
    ready.target_sets.get().targets.all().delete()
    type(ready.indicator).objects.update(direction="none", value_type="text")
    type(ready).objects.update(baseline_value=None)
    ready.city.measurements.update(value=None, text="A story")

    assert checked(ready).missing == []


def test_hours_are_weighed_against_the_values_that_tell_them(ready):
    for year in ("2023", "2024"):
        MeasurementFactory(
            city=ready.city, indicator=ready.indicator, period=services.period_of(year), state="approved",
            approved_at="2026-01-20T12:00Z",
        )  # fmt: skip
    ready.city.measurements.filter(period__code="2025").update(hours_spent=4)

    assert checked(ready).characteristics["economical"] is False


def test_measuring_is_economical_as_long_as_it_takes_what_was_planned_and_unknown_without_hours(ready):
    ready.city.measurements.update(hours_spent=4)
    assert checked(ready).characteristics["economical"] is False
    ready.city.measurements.update(hours_spent=None)
    assert checked(ready).characteristics["economical"] is None


def test_the_repair_that_makes_most_indicators_ready_comes_first(ready):
    type(ready).objects.update(data_source="")
    for _each in range(2):
        AdoptedIndicatorFactory(city=ready.city, data_source="Diary")

    repairs = quality.best_repairs(quality.checked_indicators(ready.city, TODAY))

    assert len(repairs) == quality.REPAIRS
    assert (repairs[0].name, repairs[0].n, repairs[0].n_ready) == ("source", 1, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_the_checks_cost_the_same_however_many_indicators_there_are(django_assert_num_queries, count):
    city = CityFactory()
    for _each in range(count):
        MeasurementFactory(city=city, indicator=AdoptedIndicatorFactory(city=city).indicator)

    with django_assert_num_queries(10):
        quality.checked_indicators(city, TODAY)
