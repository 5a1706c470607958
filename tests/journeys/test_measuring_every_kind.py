"""Staff enter each kind of value, a director approves them, and the sheet and the public page tell them."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import expect

from indicators.choices import State, ValueType
from indicators.models import Measurement
from observatory.choices import Role
from tests.factories import observatory as make
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    BreakdownFactory,
    IndicatorFactory,
    RubricLevelFactory,
)
from tests.journeys.checks import accessible, fits

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


@pytest.fixture
def city():
    return make.PublicCityFactory(code="rosal", name="Rosal", locale="en_GB", currency=make.CurrencyFactory())


@pytest.fixture
def used(city):
    def make_one(kind, **more):
        indicator = IndicatorFactory(code=f"OWN-{kind}".upper(), name_en=f"A {kind}", value_type=kind, **more)
        return AdoptedIndicatorFactory(city=city, indicator=indicator)

    return make_one


def enter(page, city, adoption, fill):
    page.goto(reverse("measurement-edit", args=[city.code, "2025", adoption.indicator.code]))
    fill(page)
    page.get_by_role("button", name="Save and submit").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2025")


def test_each_kind_of_value_is_entered_approved_and_told(visitor, city, used):
    kinds = {
        ValueType.COUNT: lambda page: page.get_by_label("Count", exact=True).fill("7"),
        ValueType.PERCENT: lambda page: (
            page.get_by_label("Part", exact=True).fill("7"),
            page.get_by_label("Whole, all together").fill("22"),
        ),
        ValueType.AMOUNT: lambda page: page.get_by_label("Amount", exact=True).fill("1250"),
        ValueType.ORDINAL: lambda page: page.get_by_label("Medium.").check(),
        ValueType.BOOLEAN: lambda page: page.get_by_label("Yes or no").select_option(label="Yes"),
        ValueType.CHOICE: lambda page: page.get_by_label("Answer").select_option(label="Council"),
        ValueType.TEXT: lambda page: page.get_by_label("In words", exact=True).fill("The table met."),
    }
    adopted = {kind: used(kind, options=["Mayor", "Council"] if kind == ValueType.CHOICE else []) for kind in kinds}
    for value, name in ((1, "Low"), (2, "Medium"), (3, "High")):
        RubricLevelFactory(
            indicator=adopted[ValueType.ORDINAL].indicator, value=value, name_en=name, description_en="x"
        )
    BreakdownFactory(adoption=adopted[ValueType.COUNT], name="Sex", parts=["Women", "Men"])
    page = visitor(make.MembershipFactory(city=city).user)

    for kind, fill in kinds.items():
        enter(page, city, adopted[kind], fill)
    page.goto(reverse("measurement-edit", args=[city.code, "2025", "OWN-COUNT"]))
    page.get_by_role("link", name="By Sex").click()
    page.get_by_label("Women", exact=True).fill("4")
    accessible(page)
    page.get_by_role("button", name="Save and submit").click()
    expect(page.get_by_role("cell", name="Sex: Women").or_(page.get_by_text("Sex: Women")).first).to_be_visible()

    director = visitor(make.MembershipFactory(city=city, role=Role.DIRECTOR).user)
    director.goto(reverse("work-review", args=[city.code]))
    for box in director.get_by_role("checkbox").all():
        box.check()
    director.get_by_role("button", name="Approve").first.click()
    expect(director.get_by_role("status").first).to_be_visible()
    assert set(Measurement.objects.headline().values_list("state", flat=True)) == {State.APPROVED}

    director.goto(reverse("indicator-sheet", args=[city.code, "OWN-PERCENT"]))
    expect(director.locator("#collection")).to_be_visible()
    accessible(director)
    fits(director, 390)
    citizen = visitor()
    for code, said in (("OWN-PERCENT", "31.8%"), ("OWN-ORDINAL3", "Medium"), ("OWN-CHOICE", "Council")):
        citizen.goto(reverse("city-indicator", args=[city.code, code]))
        expect(citizen.get_by_role("heading", level=1)).to_contain_text(said)
    citizen.goto(reverse("city-indicator", args=[city.code, "OWN-PERCENT"]))
    citizen.get_by_role("link", name="How is this calculated?").click()
    expect(citizen.get_by_text("7 ÷ 22 = 31.8%")).to_be_visible()
    accessible(citizen)
