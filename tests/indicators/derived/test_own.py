"""Own counts against registers counted by hand: by answers, countries, goals, yes and no, numbers, another day."""

import datetime

import pytest
from django.utils.translation import override

from indicators import periods
from indicators.derived import count_indicator, own
from indicators.derived.own_kinds import KINDS
from indicators.forms.own_count import OwnCountForm
from indicators.models import OwnCount
from observatory.models import Sdg
from tests.factories.indicators import IndicatorFactory
from tests.factories.observatory import (
    ActivityFactory,
    AgreementFactory,
    CityFactory,
    CountryFactory,
    CurrencyFactory,
    LessonFactory,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture
def city():
    return CityFactory(currency=CurrencyFactory(code="EUR"))


def counted(city, kind, year=2025, **rule):
    indicator = IndicatorFactory(city=city)
    indicator.own_count = OwnCount(indicator=indicator, kind=kind, **rule)
    return count_indicator(indicator, city, periods.year(year), today=DAY(2026, 1, 1))


def activity(city, **more):
    return ActivityFactory(city=city, **{"starts_on": DAY(2025, 3, 1)} | more)


def test_countries_and_goals_with_their_targets_count_each_record_once(city):
    goal = Sdg.objects.create(code="11", position=1100, title="Cities")
    target = Sdg.objects.create(code="11.7", position=1107, title="Open space", parent=goal)
    spain = CountryFactory(code="ES")
    with_both = activity(city, country=spain)
    with_both.sdgs.set([goal, target])
    activity(city, country=spain)
    activity(city, country=CountryFactory(code="FR")).sdgs.set([target])

    assert counted(city, "activity", filters={"country": ["ES"]}).value == 2
    assert counted(city, "activity", filters={"sdgs": ["11"]}).value == 2
    assert counted(city, "activity", filters={"sdgs": ["11.7"], "country": ["ES"]}).value == 1


def test_yes_and_no_are_two_answers(city):
    for is_failure in (True, True, False):
        LessonFactory(city=city, happened_on=DAY(2025, 1, 5), is_failure=is_failure)

    values = [
        counted(city, "lesson", filters={"is_failure": given}).value for given in (["yes"], ["no"], ["yes", "no"])
    ]
    assert values == [2, 1, 3]


def test_numbers_count_from_and_to_both_included_and_money_in_the_citys_currency(city):
    for hours in (1, 4, 8, None):
        activity(city, hours=hours)
    activity(city, cost=100, currency=city.currency)
    activity(city, cost=100, currency=CurrencyFactory(code="USD"))

    assert counted(city, "activity", filters={"hours": {"from": "4", "to": "8"}}).value == 2
    assert counted(city, "activity", filters={"hours": {"to": "1"}}).value == 1
    assert counted(city, "activity", filters={"cost": {"from": "1"}}).value == 1


def test_the_day_chosen_decides_the_period_and_what_has_none_is_in_no_period(city):
    AgreementFactory(city=city, signed_on=DAY(2024, 12, 1), in_force_from=DAY(2025, 2, 1))
    AgreementFactory(city=city, signed_on=DAY(2025, 1, 1), in_force_from=None)

    assert counted(city, "agreement").value == 1
    assert counted(city, "agreement", day="in_force_from").value == 1
    assert counted(city, "agreement", day="in_force_from", year=2024).value == 0


def test_what_a_count_is_told_apart_by_adds_up_to_it(city):
    for kind in ("meeting", "meeting", "forum"):
        activity(city, kind=kind)

    found = counted(city, "activity", group="kind")

    assert (found.value, sum(part.value for part in found.segments.values())) == (3, 3)
    assert sorted(part.value for part in found.segments.values()) == [1, 2]


def test_numbers_of_a_rule_are_written_as_the_city_writes_them(city):
    city.locale = "es_CO"
    rule = OwnCount(kind="activity", filters={"hours": {"from": "1500.125"}, "participants": {"to": "20000"}})

    with override("es"):
        said = own.in_words(rule, city)
        form = OwnCountForm(kind="activity", city=city, rule=rule)

    assert "1.500,125 o más" in said
    assert "20.000 o menos" in said
    assert 'value="1500,1250"' in str(form["hours_from"])


def test_a_rule_is_said_in_words(city):
    rule = OwnCount(
        kind="activity",
        day="ends_on",
        filters={"kind": ["forum", "gone"], "hours": {"from": "2", "to": "3"}, "departments": ["gone"]},
        group="kind",
    )

    with override("en"):
        said = own.in_words(rule, city)

    assert said.startswith("Activities ended. ")
    assert "Kind: International forum" in said
    assert "2 to 3" in said
    assert said.endswith("Told apart by: Kind")


@pytest.mark.parametrize("kind", KINDS)
def test_every_filter_of_a_kind_has_a_list_or_numbers(city, kind):
    for name, each in KINDS[kind].filters.items():
        assert str(each.label(city)), name
        assert hasattr(each, "choices") or each.field.get_internal_type().endswith(("DecimalField", "IntegerField"))
    assert all(KINDS[kind].model._meta.get_field(day) for day in KINDS[kind].days)
