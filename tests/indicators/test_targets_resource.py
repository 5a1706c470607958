"""Targets as files bring them: the original ones, and each adjustment with its reason and its day."""

from decimal import Decimal

import pytest

from indicators.models import AdoptedIndicator, Target, TargetSet
from observatory.choices import Role
from observatory.imports import NotUndone, undo
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    IndicatorFactory,
    MeasurementFactory,
    PeriodFactory,
)
from tests.factories.observatory import CityFactory, MembershipFactory, SourceFactory
from tests.factories.sheets import bring, check, codes, counts, csv

pytestmark = pytest.mark.django_db

PLAN = csv(
    "indicator,period,value,set,reason,decided_on,source",
    "A,2026,10,,,2024-05-06,Plan",
    "A,2027,12.5,original,,,Plan",
    "A,2027,9,adjusted,Fewer hands,2025-02-03,",
)


@pytest.fixture
def city():
    return CityFactory(code="bogota", name="Bogotá", name_key="bogota")


@pytest.fixture
def indicator(city):
    return IndicatorFactory(code="A", city=city, value_type="index")


def stored():
    return {
        (each.target_set.kind, each.period.code): each.value
        for each in Target.objects.select_related("target_set", "period")
    }


def test_targets_make_their_sets_and_put_the_indicator_to_use(city, indicator):
    document = SourceFactory(city=city, title="Plan")

    plan, _batch = bring(PLAN, "targets", city)

    assert counts(plan) == (3, 0, 0, 0)
    assert stored() == {("original", "2026"): 10, ("original", "2027"): Decimal("12.5"), ("adjusted", "2027"): 9}
    original, adjusted = TargetSet.objects.order_by("kind").reverse()
    assert (str(original.decided_on), original.document) == ("2024-05-06", document)
    assert (adjusted.reason, str(adjusted.decided_on)) == ("Fewer hands", "2025-02-03")
    assert AdoptedIndicator.objects.get().indicator == indicator


def test_a_document_that_nobody_knows_is_told(city, indicator):
    assert "unknown-document" in codes(check(PLAN, "targets", city).warnings)


def test_a_second_import_changes_nothing(city, indicator):
    bring(PLAN, "targets", city)

    plan, batch = bring(PLAN, "targets", city)

    assert (counts(plan), batch) == ((0, 0, 3, 0), None)


def test_targets_are_taken_back_with_what_they_brought(city, indicator):
    _plan, batch = bring(PLAN, "targets", city)

    undo(batch)

    assert not any(model.objects.exists() for model in (Target, TargetSet, AdoptedIndicator))


def test_a_changed_target_gets_its_former_value_back_unless_somebody_changed_it(city, indicator):
    bring(PLAN, "targets", city)
    _plan, batch = bring(PLAN.replace(b"12.5", b"13"), "targets", city)
    assert stored()["original", "2027"] == 13

    undo(batch)
    assert stored()["original", "2027"] == Decimal("12.5")

    _plan, batch = bring(PLAN.replace(b"12.5", b"14"), "targets", city)
    Target.objects.update(version=9)
    with pytest.raises(NotUndone):
        undo(batch)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("A,2026,10,adjusted,", "invalid"),
        ("A,2026,1.0000000001,,", "invalid"),
        ("B,2026,10,,", "unknown-indicator"),
        ("A,2026,,,", "missing-value"),
    ],
)
def test_a_target_that_cannot_be_is_refused(city, indicator, line, code):
    plan = check(csv("indicator,period,value,set,reason", line), "targets", city)

    assert codes(plan.errors) == [code]


def test_original_targets_stand_once_a_value_is_approved_and_adjusted_ones_go_in(city, indicator):
    AdoptedIndicatorFactory(city=city, indicator=indicator)
    MeasurementFactory(
        city=city, indicator=indicator, period=PeriodFactory(code="2024"), state="approved",
        approved_at="2026-01-01T00:00Z",
    )  # fmt: skip

    plan, _batch = bring(PLAN, "targets", city, set_aside=True)

    assert counts(plan) == (1, 0, 0, 2)
    assert stored() == {("adjusted", "2027"): 9}


def test_another_citys_targets_are_not_reached(indicator):
    elsewhere = MembershipFactory(role=Role.DIRECTOR)

    plan = check(PLAN, "targets", elsewhere.city, by=elsewhere.user)

    assert set(codes(plan.errors)) == {"unknown-indicator"}


def test_a_set_is_brought_in_with_its_final_target_and_has_no_second_one(city, indicator):
    bring(csv("indicator,period,value,final", "A,2026,10,no", "A,2027,12,yes"), "targets", city)
    assert Target.objects.get(is_final=True).period.code == "2027"

    plan = check(csv("indicator,period,value,final", "A,2028,15,yes"), "targets", city)
    assert codes(plan.errors) == ["invalid"]
