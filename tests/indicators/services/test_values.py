from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indicators.choices import ValueType
from indicators.services import checked_value
from tests.factories.indicators import IndicatorFactory, RubricLevelFactory

D = Decimal


def checked(kind=ValueType.COUNT, **given):
    return checked_value(IndicatorFactory.build(category=None, dimension="political", value_type=kind), **given)


@pytest.mark.parametrize(
    ("kind", "given", "stored"),
    [
        (ValueType.COUNT, {"value": D(0)}, {"value": D(0)}),
        (ValueType.AMOUNT, {"value": D("-12.5")}, {"value": D("-12.5")}),
        (ValueType.COUNT, {"value": D("999999999999999")}, {"value": D("999999999999999")}),
        (ValueType.INDEX, {"value": D("123456789.123456")}, {"value": D("123456789.123456")}),
        (ValueType.PERCENT, {"value": D(64)}, {"value": D(64), "denominator": None}),
        (
            ValueType.PERCENT,
            {"numerator": D(14), "denominator": D(22)},
            {"value": D("63.636364"), "numerator": D(14), "denominator": D(22)},
        ),
        (ValueType.PERCENT, {"numerator": D(1), "denominator": D(512)}, {"value": D("0.195313")}),
        (ValueType.RATIO, {"numerator": D(1), "denominator": D(4)}, {"value": D("0.25")}),
        (ValueType.BOOLEAN, {"value": 1}, {"value": D(1)}),
        (ValueType.TEXT, {"text": " Three lines "}, {"value": None, "text": "Three lines"}),
        (ValueType.COUNT, {"no_data_reason": "late"}, {"value": None, "no_data_reason": "late"}),
        (ValueType.COUNT, {"value": D(3), "text": "as told"}, {"value": D(3), "text": "as told"}),
    ],
)
def test_a_value_is_stored_as_its_kind_asks(kind, given, stored):
    fields = checked(kind, **given)

    assert {name: fields[name] for name in stored} == stored


@pytest.mark.parametrize(
    ("kind", "given", "field"),
    [
        (ValueType.COUNT, {}, "value"),
        (ValueType.COUNT, {"value": D(1), "no_data_reason": "late"}, "no_data_reason"),
        (ValueType.COUNT, {"value": D(-1)}, "value"),
        (ValueType.COUNT, {"value": "many"}, "value"),
        (ValueType.COUNT, {"value": 1.5}, "value"),
        (ValueType.COUNT, {"value": D("NaN")}, "value"),
        (ValueType.COUNT, {"value": D("1e15")}, "value"),
        (ValueType.COUNT, {"value": D("1234567890123456")}, "value"),
        (ValueType.INDEX, {"value": D("0.0000000001")}, "value"),
        (ValueType.PERCENT, {"numerator": D(1)}, "denominator"),
        (ValueType.PERCENT, {"denominator": D(1)}, "numerator"),
        (ValueType.PERCENT, {"numerator": D(1), "denominator": D(0)}, "denominator"),
        (ValueType.PERCENT, {"numerator": D(10**14), "denominator": D("0.001")}, "denominator"),
        (ValueType.RATIO, {"numerator": D(10**14), "denominator": D("0.000000001")}, "denominator"),
        (ValueType.BOOLEAN, {"value": D(2)}, "value"),
        (ValueType.TEXT, {"value": D(2)}, "text"),
    ],
)
def test_what_cannot_be_stored_is_refused_at_its_field(kind, given, field):
    with pytest.raises(ValidationError) as refused:
        checked(kind, **given)

    assert list(refused.value.message_dict) == [field]


@pytest.mark.django_db
def test_a_level_stands_on_the_scale_of_its_indicator():
    indicator = IndicatorFactory(value_type=ValueType.ORDINAL)
    for value in (1, 2):
        RubricLevelFactory(indicator=indicator, value=value)

    assert checked_value(indicator, value=2)["value"] == 2
    with pytest.raises(ValidationError):
        checked_value(indicator, value=3)


@pytest.mark.django_db
def test_a_scale_without_levels_takes_one_to_three():
    indicator = IndicatorFactory(value_type=ValueType.ORDINAL)

    assert checked_value(indicator, value=3)["value"] == 3
    with pytest.raises(ValidationError):
        checked_value(indicator, value=4)
