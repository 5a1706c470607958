import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from observatory.views import nouns
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(desk, city):
    def shown(**asked):
        return desk.get(reverse("budget-spending", args=[city.code]), asked)

    return shown


def line(city, **values):
    return make.BudgetLineFactory(city=city, currency=city.currency, **values)


def test_a_year_without_lines_says_what_to_do(page, city):
    shown = page().content.decode()

    assert "No budget line is logged" in shown
    assert nouns.BUDGET_LINE.address("new", city) in shown


def test_the_money_is_told_in_words_and_by_source(page, city):
    line(city, planned=100, executed=80, funding_source="own", purpose="staff", area_of_action="economy")
    line(city, planned=100, executed=20, funding_source="cooperation")

    shown = page().content.decode()

    assert "100" in shown
    assert "50%" in shown
    assert "The largest part, 80%" in shown
    assert "International cooperation" in shown
    assert "Not said" in shown


def test_what_is_only_planned_is_told_as_planned(page, city):
    line(city, planned=100)

    assert "what was executed is not logged yet" in page().content.decode()


def test_what_was_executed_without_a_plan_is_told_alone(page, city):
    line(city, executed=0)

    shown = page().content.decode()

    assert "were executed." in shown
    assert "The largest part" not in shown


@pytest.mark.parametrize(("stated", "words"), [(90, "exceed what is stated"), (150, "lack"), (100, None)])
def test_a_difference_to_the_stated_figure_is_told_and_never_forced(page, city, stated, words):
    make.BudgetYearFactory(city=city, year=2025, currency=city.currency, planned=stated, city_total=1000)
    line(city, planned=100)

    shown = page().content.decode()

    assert "Stated for the year" in shown
    assert ("The two do not agree" in shown) is bool(words)
    assert words is None or words in shown
    assert "10% of the city" in shown.replace("10.00%", "10%").replace("10.0%", "10%")


def test_another_year_can_be_asked_for_and_nonsense_is_left_aside(page, city):
    line(city, year=2024, planned=1)
    line(city, year=2025, planned=1)

    assert page(year="2024").context["year"] == 2024
    assert page(year="nonsense").context["year"] == 2025


def test_the_page_costs_the_same_for_one_line_and_for_three(page, city):
    line(city, planned=1, department=make.DepartmentFactory(city=city))
    page()
    with CaptureQueriesContext(connection) as one:
        page()
    for _each in range(2):
        line(city, planned=1, department=make.DepartmentFactory(city=city))
    with CaptureQueriesContext(connection) as three:
        page()

    assert len(one) == len(three)


def test_money_of_another_city_is_not_shown(client, city, stranger):
    client.force_login(stranger)

    assert client.get(reverse("budget-spending", args=[city.code])).status_code == 404


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"title": "A", "year": "2025"}, "planned"),
        ({"title": "A", "year": "25", "planned": "1"}, "year"),
        ({"title": "A", "year": "2025", "planned": "-1"}, "planned"),
    ],
)
def test_a_line_that_says_nothing_or_makes_no_sense_is_refused(desk, city, typed, field):
    response = desk.post(nouns.BUDGET_LINE.address("new", city), typed)

    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["title"].value() == "A"


def test_lines_are_found_by_year_and_source(desk, city):
    line(city, year=2024)
    line(city, year=2025, funding_source="private")
    rows = nouns.BUDGET_LINE.address("list", city)

    assert desk.get(rows, {"year": "2024"}).context["page"].paginator.count == 1
    assert desk.get(rows, {"funding_source": "private"}).context["page"].paginator.count == 1


def test_a_line_without_a_currency_asks_for_one_where_the_city_has_none(desk, city):
    city.currency = None
    city.save()

    response = desk.post(nouns.BUDGET_LINE.address("new", city), {"title": "A", "year": "2025", "planned": "1"})

    assert list(response.context["form"].errors) == ["currency"]
