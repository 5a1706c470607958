"""What a sheet of budget lines may hold, and what is refused."""

import pytest

from observatory.models import BudgetLine
from tests.factories import observatory as make
from tests.factories.sheets import bring, check, codes, counts, csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return make.CityFactory(code="rosal", name="Rosal", name_key="rosal", currency=make.CurrencyFactory(code="COP"))


def test_lines_come_in_with_the_names_people_give_the_columns(city):
    make.StrategyFactory(city=city, title="Plan", code="plan")
    sheet = csv(
        "Rubro;Vigencia;Previsto;Ejecutado;Fuente de financiación;Destino;Dependencia;Estrategia",
        "Misiones;2025;1.000,50;0;Recursos propios;viáticos;Cultura;Plan",
        "Sistematización;2025;500,25;;cooperación;sistematización;;",
    )

    plan, _batch = bring(sheet, "budget", city)

    assert codes(plan.errors) == []
    first, second = BudgetLine.objects.order_by("pk")
    assert (str(first.planned), first.executed, first.funding_source, first.purpose) == (
        "1000.50",
        0,
        "own",
        "missions",
    )
    assert (first.department.name, first.strategy.code, first.currency.code) == ("Cultura", "plan", "COP")
    assert (second.executed, second.funding_source, second.purpose) == (None, "cooperation", "systematisation")
    assert counts(check(sheet, "budget", city)) == (0, 0, 2, 0)


def test_a_line_without_a_source_is_of_the_own_budget_and_comes_in_once(city):
    sheet = csv("title,year,planned,funding_source", "Missions,2025,10,")

    bring(sheet, "budget", city)

    assert BudgetLine.objects.get().funding_source == "own"
    assert counts(check(sheet, "budget", city)) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("A,25,1,", "not-a-year"),
        ("A,2025,,", "missing-value"),
        ("A,2025,-1,", "negative"),
        ("A,,1,", "missing-value"),
        (",2025,1,", "missing-value"),
    ],
)
def test_a_line_that_cannot_be_is_refused(city, line, code):
    assert codes(check(csv("title,year,planned,executed", line), "budget", city).errors) == [code]


def test_a_line_needs_a_currency_where_the_city_has_none():
    city = make.CityFactory(currency=None)

    plan = check(csv("title,year,planned", "A,2025,1"), "budget", city)

    assert [(each.code, each.column) for each in plan.errors] == [("missing-value", "currency")]


def test_a_strategy_or_activity_that_nobody_knows_is_told_and_left_out(city):
    plan = check(csv("title,year,planned,strategy,activity", "A,2025,1,Nothing,Nobody"), "budget", city)

    assert counts(plan) == (1, 0, 0, 0)
    assert {"unknown-strategy", "unknown-activity"} <= set(codes(plan.warnings))
