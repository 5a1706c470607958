import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indicators import services
from indicators.choices import State, TargetKind
from indicators.models import Target
from indicators.periods import parse
from observatory.models import Change
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory
from tests.factories.observatory import UserFactory

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def director():
    return UserFactory()


@pytest.fixture
def adoption():
    return AdoptedIndicatorFactory()


def set_targets(adoption, by, kind=TargetKind.ORIGINAL, **given):
    return services.set_targets(**({"adoption": adoption, "by": by, "kind": kind, "targets": {"2027": D(12)}} | given))


def test_original_and_adjusted_targets_live_side_by_side(director, adoption):
    set_targets(adoption, director)
    day = datetime.date(2024, 1, 15)
    set_targets(adoption, director, TargetKind.ADJUSTED, targets={"2027": D(10)}, reason="Less money", decided_on=day)

    original, adjusted = adoption.target_sets.order_by("pk")
    assert (original.targets.get().value, adjusted.targets.get().value) == (12, 10)
    assert (adjusted.reason, adjusted.decided_on) == ("Less money", day)
    assert Change.objects.first().after["targets"] == {"2027": "10"}


def test_adjusted_targets_say_why(director, adoption):
    with pytest.raises(ValidationError):
        set_targets(adoption, director, TargetKind.ADJUSTED, reason=" ")


def test_there_is_at_least_one_target(director, adoption):
    with pytest.raises(ValidationError):
        set_targets(adoption, director, targets={})


def test_a_mistake_in_the_original_targets_is_mended_before_anything_is_approved(director, adoption):
    set_targets(adoption, director)
    set_targets(adoption, director, targets={parse("2027"): D(13)})

    assert Target.objects.get().value == 13
    assert Change.objects.first().before["targets"] == {"2027": "12"}


def test_the_original_targets_stay_once_a_value_is_approved(director, adoption):
    set_targets(adoption, director)
    MeasurementFactory(
        city=adoption.city, indicator=adoption.indicator, state=State.APPROVED, approved_at="2026-01-01T00:00Z"
    )

    with pytest.raises(services.TargetsStand) as refused:
        set_targets(adoption, director, targets={"2027": D(1)})

    assert "Adjust" in str(refused.value)
    assert Target.objects.get().value == 12


def test_a_set_has_its_final_target_apart(director, adoption):
    made = set_targets(adoption, director, targets={"2025": D(8)}, final=("2027", D(12)))

    assert list(made.targets.values_list("period__code", "is_final")) == [("2025", False), ("2027", True)]
    assert Change.objects.first().after["final"] == "2027"

    with pytest.raises(ValidationError):
        set_targets(adoption, director, TargetKind.ADJUSTED, final=("2027", D(9)), reason="x")
    set_targets(adoption, director, TargetKind.ADJUSTED, targets={}, final=("2028", D(9)), reason="x")
    assert Target.objects.filter(is_final=True).count() == 2
