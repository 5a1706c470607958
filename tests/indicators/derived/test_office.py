import datetime
from decimal import Decimal

import pytest

from observatory.choices import ActivityKind, StaffFunction
from tests.factories.observatory import ActivityFactory, CityFactory, PositionHoldingFactory, StaffPositionFactory

DAY = datetime.date
BY_FUNCTION = [
    ("INS-TRI-05", StaffFunction.OPPORTUNITIES),
    ("INS-VGP-04", StaffFunction.PRACTICES),
    ("INS-VGP-04", StaffFunction.SYSTEMATISING),
    ("INS-TYP-05", StaffFunction.SYSTEMATISING),
]


@pytest.mark.proves(*dict(BY_FUNCTION))
@pytest.mark.parametrize(("code", "function"), BY_FUNCTION)
def test_posts_are_counted_by_their_function(counted, behind, code, function):
    post = StaffPositionFactory(functions=[StaffFunction.DIRECTION, function])
    StaffPositionFactory(city=post.city, functions=[StaffFunction.PROTOCOL])
    StaffPositionFactory(functions=[function])

    found = counted(post.city, code)

    assert found.value == 1
    assert behind(found) == {str(post.uuid)}


def test_a_post_with_two_of_the_functions_counts_once(counted):
    post = StaffPositionFactory(functions=[StaffFunction.PRACTICES, StaffFunction.SYSTEMATISING])

    assert counted(post.city, "INS-VGP-04").value == 1


def test_a_post_that_was_vacant_on_the_last_day_is_not_in_force(counted):
    post = StaffPositionFactory(functions=[StaffFunction.OPPORTUNITIES])
    PositionHoldingFactory(position=post, starts_on=DAY(2025, 1, 1), ends_on=DAY(2025, 12, 30))
    PositionHoldingFactory(position=post, starts_on=DAY(2026, 1, 1))

    assert counted(post.city, "INS-TRI-05").value == 0


def test_without_posts_their_number_is_not_told_as_zero(counted):
    assert counted(CityFactory(), "INS-TRI-05").value is None


@pytest.mark.proves("POL-MES-05")
def test_knowledge_staff_are_the_posts_filled_and_unknown_ones_are_told(counted, behind):
    post = StaffPositionFactory(functions=[StaffFunction.KNOWLEDGE])
    PositionHoldingFactory(position=post, starts_on=DAY(2025, 12, 31))
    StaffPositionFactory(city=post.city, functions=[StaffFunction.KNOWLEDGE])

    found = counted(post.city, "POL-MES-05")

    assert found.value == 1
    assert behind(found) == {str(post.uuid)}
    assert (found.left_out, found.left_out_because) == (1, "1 post does not say who holds it.")


def test_knowledge_staff_are_not_told_where_nobody_wrote_down_who_holds_a_post(counted):
    post = StaffPositionFactory(functions=[StaffFunction.KNOWLEDGE])

    assert counted(post.city, "POL-MES-05").value is None
    assert counted(CityFactory(), "POL-MES-05").value is None


@pytest.mark.proves("INS-TYP-13")
def test_a_language_counts_from_level_b2_on_where_it_is_not_the_citys_own(counted, behind):
    city = CityFactory(languages=["es"])
    able = StaffPositionFactory(city=city, languages={"en": "B2"})
    StaffPositionFactory(city=city, languages={"en": "B1", "es": "C2"})

    found = counted(city, "INS-TYP-13")

    assert (found.value, found.numerator, found.denominator) == (50, 1, 2)
    assert behind(found, "numerator") == {str(able.uuid)}
    assert counted(CityFactory(), "INS-TYP-13").value is None


@pytest.mark.proves("INS-TYP-04")
def test_time_for_exchanges_is_a_part_of_the_hours_that_posts_were_held(counted):
    post = StaffPositionFactory(hours=Decimal(35))
    PositionHoldingFactory(position=post, starts_on=DAY(2025, 1, 1), ends_on=DAY(2025, 1, 14))
    exchange = {"city": post.city, "kind": ActivityKind.EXCHANGE, "starts_on": DAY(2025, 1, 5)}
    ActivityFactory(**exchange, hours=Decimal(7))
    ActivityFactory(**exchange, hours=None)

    found = counted(post.city, "INS-TYP-04")

    assert (found.value, found.numerator, found.denominator) == (10, 7, 70)
    assert found.left_out_because == "1 exchange does not say how many hours it took."


def test_a_post_of_which_nobody_wrote_down_the_holder_worked_the_whole_period(counted):
    post = StaffPositionFactory(hours=Decimal(7))
    ActivityFactory(city=post.city, kind=ActivityKind.EXCHANGE, starts_on=DAY(2025, 1, 5), hours=Decimal("36.5"))

    assert counted(post.city, "INS-TYP-04").value == 10


def test_time_for_exchanges_says_what_is_missing(counted):
    city = CityFactory()
    assert counted(city, "INS-TYP-04").why_none == "No activities had been logged by the end of this period."

    ActivityFactory(city=city, kind=ActivityKind.EXCHANGE, starts_on=DAY(2025, 1, 5))
    assert counted(city, "INS-TYP-04").why_none == "No post of the office says how many hours a week it works."

    StaffPositionFactory(city=city, hours=Decimal(35))
    assert counted(city, "INS-TYP-04").why_none == "1 exchange does not say how many hours it took."
