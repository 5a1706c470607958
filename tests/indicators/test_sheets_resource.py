"""Sheets of indicators as files bring them, and as open data tell them."""

import datetime

import pytest
from django.utils.translation import override

from indicators.models import AdoptedIndicator
from observatory.imports import undo
from reporting.exports import COLLECTIONS
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    BreakdownFactory,
    IndicatorFactory,
    SuspensionFactory,
)
from tests.factories.observatory import CityFactory, PublicCityFactory, UserFactory
from tests.factories.sheets import bring, check, codes, counts, csv

pytestmark = pytest.mark.django_db

HEAD = "indicator,short_name,decimals,tolerance,audiences,breakdowns,standing,standing_since,standing_reason"
SHEET = csv(
    HEAD,
    """A,Visits,1,"12,5",citizens; academia,"Sex: Women | Men
Networks (+): UCLG | CGLU",suspended,2025-07-01,A new log""",
)


@pytest.fixture
def city():
    return CityFactory(code="bogota", name="Bogotá", name_key="bogota")


@pytest.fixture
def indicator(city):
    return IndicatorFactory(code="A", city=city, value_type="index")


def told(adoption):
    return [(each.name, each.parts, each.may_overlap) for each in adoption.breakdowns.all()]


def test_a_sheet_is_written_with_its_breakdowns_and_comes_in_again_with_no_change(city, indicator):
    adoption = AdoptedIndicatorFactory(city=city, indicator=indicator)
    BreakdownFactory(adoption=adoption, name="Age", parts=["Young"])

    plan, batch = bring(SHEET, "sheets", city)

    assert counts(plan) == (0, 1, 0, 0)
    adoption.refresh_from_db()
    assert (adoption.short_name, adoption.decimals, str(adoption.tolerance)) == ("Visits", 1, "12.50")
    assert (adoption.standing, adoption.standing_since) == ("suspended", datetime.date(2025, 7, 1))
    assert adoption.audiences == ["citizens", "academia"]
    assert told(adoption) == [("Sex", ["Women", "Men"], False), ("Networks", ["UCLG", "CGLU"], True)]
    assert counts(check(SHEET, "sheets", city)) == (0, 0, 1, 0)

    undo(batch, by=UserFactory())
    adoption.refresh_from_db()
    assert (adoption.short_name, adoption.decimals, adoption.standing) == ("", None, "active")
    assert told(adoption) == [("Age", ["Young"], False)]


def test_an_indicator_that_was_not_used_is_taken_into_use(city, indicator):
    plan, _batch = bring(csv("indicator,breakdowns", "A,Sex: Women | Men"), "sheets", city)

    assert counts(plan) == (1, 0, 0, 0)
    assert told(AdoptedIndicator.objects.get()) == [("Sex", ["Women", "Men"], False)]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("A,,7,,,,,,", "decimals"),
        ("A,,,101,,,,,", "tolerance"),
        ("A,,,,,Women and men,,,", "breakdowns"),
        ("A,,,,,,suspended,2025-07-01,", "standing_reason"),
        ("A,,,,,,proposed,,", "standing"),
    ],
)
def test_what_the_form_refuses_the_file_refuses_too(city, indicator, line, field):
    AdoptedIndicatorFactory(city=city, indicator=indicator)

    plan = check(csv(HEAD, line), "sheets", city)

    assert [each.column for each in plan.errors] == [field]


def test_a_suspension_ends_on_its_page_where_its_days_are_kept(city, indicator):
    AdoptedIndicatorFactory(city=city, indicator=indicator, standing="suspended", standing_reason="Why")

    assert "invalid" in codes(check(csv("indicator,standing", "A,active"), "sheets", city).errors)


def test_open_data_tell_the_state_the_decimals_and_which_parts_may_overlap():
    adoption = AdoptedIndicatorFactory(
        city=PublicCityFactory(), short_name="Visits", decimals=1, standing="suspended", standing_reason="A new log"
    )
    BreakdownFactory(adoption=adoption, name="Networks", parts=["UCLG", "C40"], may_overlap=True)
    SuspensionFactory(adoption=adoption)
    AdoptedIndicatorFactory(city=adoption.city, standing="proposed")
    sheets = COLLECTIONS["sheets"]

    (told_of,) = [sheets.plain(record) for record in sheets.stream()]

    assert (told_of["short_name"], told_of["decimals"]) == ("Visits", 1)
    assert (told_of["standing"], told_of["standing_reason"]) == ("suspended", "A new log")
    assert told_of["breakdowns"] == ["Networks (+): UCLG | C40"]
    assert told_of["suspensions"] == ["2024-01-01/2024-06-30: No staff"]
    with override("en"):
        (field,) = [each for each in sheets.table_schema["fields"] if each["name"] == "breakdowns"]
    assert "may count in several" in field["title"]
