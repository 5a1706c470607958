"""Sheets of indicators as files bring them, and as open data tell them."""

import datetime

import pytest
from django.utils import timezone
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
from tests.factories.sheets import bring, check, counts, csv

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


def test_a_suspension_that_a_file_ends_is_kept_and_comes_back_with_undoing(city, indicator):
    days = {"standing_since": datetime.date(2025, 7, 1), "standing_reason": "A new log"}
    adoption = AdoptedIndicatorFactory(city=city, indicator=indicator, standing="suspended", **days)
    SuspensionFactory(
        adoption=adoption, starts_on=datetime.date(2024, 1, 1), ends_on=datetime.date(2024, 2, 1), reason="Moved"
    )
    BreakdownFactory(adoption=adoption, name="Age", parts=["Young"])

    _plan, batch = bring(csv("indicator,standing,standing_since", "A,active,2025-09-01"), "sheets", city)

    adoption.refresh_from_db()
    assert (adoption.standing, adoption.standing_since, adoption.standing_reason) == (
        "active",
        datetime.date(2025, 9, 1),
        "",
    )
    kept = [(str(each.starts_on), str(each.ends_on), each.reason) for each in adoption.suspensions.all()]
    assert kept == [("2024-01-01", "2024-02-01", "Moved"), ("2025-07-01", "2025-08-31", "A new log")]

    undo(batch, by=UserFactory())
    adoption.refresh_from_db()
    assert (adoption.standing, adoption.standing_reason) == ("suspended", "A new log")
    assert [each.reason for each in adoption.suspensions.all()] == ["Moved"]
    assert told(adoption) == [("Age", ["Young"], False)]


@pytest.mark.parametrize(
    ("line", "column"), [("A,active,2025-06-30", "standing_since"), ("A,active,2999-01-01", "standing_since"),
                         ("A,proposed,2025-09-01", "standing")]
)  # fmt: skip
def test_a_suspension_ends_neither_before_it_began_nor_in_the_future(city, indicator, line, column):
    since = datetime.date(2025, 7, 1)
    AdoptedIndicatorFactory(
        city=city, indicator=indicator, standing="suspended", standing_since=since, standing_reason="Why"
    )

    plan = check(csv("indicator,standing,standing_since", line), "sheets", city)

    assert [each.column for each in plan.errors] == [column]


def test_a_state_without_a_day_begins_today_and_what_was_proposed_is_expected_from_then_on(city, indicator):
    adoption = AdoptedIndicatorFactory(
        city=city, indicator=indicator, standing="proposed", adopted_on=datetime.date(2020, 1, 1)
    )

    bring(csv("indicator,standing", "A,active"), "sheets", city)

    adoption.refresh_from_db()
    today = timezone.localdate()
    assert (adoption.standing, adoption.standing_since, adoption.adopted_on) == ("active", today, today)


def test_an_indicator_taken_into_use_with_its_breakdowns_is_undone_with_them(city, indicator):
    _plan, batch = bring(SHEET, "sheets", city)

    undo(batch, by=UserFactory())

    assert not AdoptedIndicator.objects.filter(city=city).exists()


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
