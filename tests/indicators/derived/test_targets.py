from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from indicators.choices import Direction, State, TargetKind
from indicators.derived import count, tracing
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    IndicatorFactory,
    MeasurementFactory,
    PeriodFactory,
    TargetFactory,
    TargetSetFactory,
)
from tests.factories.observatory import BudgetYearFactory, CityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def aimed(city, value, *, target=10, direction=Direction.UP, code=None, state=State.APPROVED):
    more = {"code": code} if code else {}
    adoption = AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(direction=direction, **more))
    TargetFactory(target_set__adoption=adoption, value=target)
    if value is not None:
        MeasurementFactory(
            city=city, indicator=adoption.indicator, value=value, state=state, approved_at=timezone.now()
        )
    return adoption


def counted(city, code="INS-TYP-09"):
    return count(city, code, PeriodFactory())


@pytest.mark.proves("INS-TYP-09")
def test_targets_are_reached_in_the_direction_that_is_better():
    city = CityFactory()
    reached = [
        aimed(city, 10),
        aimed(city, 9, direction=Direction.DOWN),
        aimed(city, 11, direction=Direction.KEEP),
    ]
    aimed(city, 9)
    aimed(city, 12, direction=Direction.DOWN)
    aimed(city, 20, direction=Direction.KEEP)
    aimed(city, 20, direction=Direction.NONE)

    found = counted(city)

    assert (found.numerator, found.denominator, found.value) == (3, 6, 50)
    assert {record.uuid for record in found.records if record.part == "numerator"} == {
        str(adoption.uuid) for adoption in reached
    }


def test_a_target_without_an_approved_value_is_not_reached_and_told():
    city = CityFactory()
    aimed(city, None)
    aimed(city, 12, state=State.SUBMITTED)

    found = counted(city)

    assert (found.value, found.left_out) == (0, 2)
    assert found.left_out_because.startswith("2 targets have no approved value")


def test_the_latest_targets_count():
    city = CityFactory()
    adoption = aimed(city, 12)
    adjusted = TargetSetFactory(adoption=adoption, kind=TargetKind.ADJUSTED, reason="New budget")
    TargetFactory(target_set=adjusted, value=15)

    assert counted(city).value == 0


def test_without_targets_nothing_can_be_told():
    city = CityFactory()
    aimed(city, 12, code="INS-TYP-10")

    assert counted(city).why_none == "No target is set for this period."
    assert counted(city, "INS-TYP-10").value is None


@pytest.mark.proves("INS-TYP-10")
def test_what_was_reached_is_set_against_what_was_spent():
    city = CityFactory()
    aimed(city, 12)
    aimed(city, 2)
    BudgetYearFactory(city=city, year=2025, planned=200, executed=160)

    found = counted(city, "INS-TYP-10")

    assert (found.numerator, found.denominator, found.value) == (50, 80, Decimal("0.625"))


@pytest.mark.parametrize("money", [{"planned": 200, "executed": None}, {"planned": 0, "executed": 5}, {"year": 2024}])
def test_without_what_was_planned_and_spent_nothing_can_be_told(money):
    city = CityFactory()
    aimed(city, 12)
    BudgetYearFactory(city=city, **({"planned": 200, "executed": 160} | money))

    assert "planned and spent" in counted(city, "INS-TYP-10").why_none


def test_the_records_lead_to_the_indicators_and_the_budget():
    city = CityFactory()
    adoption = aimed(city, 12)
    BudgetYearFactory(city=city, planned=200, executed=160, code="2025")

    rows = tracing.rows(tracing.each_once(counted(city, "INS-TYP-10").records), city)

    assert [row.href for row in rows] == [
        reverse("indicator-sheet", args=[city.code, adoption.indicator.code]),
        reverse("budget-detail", args=[city.code, "2025"]),
    ]
    assert not any(row.is_removed for row in rows)
