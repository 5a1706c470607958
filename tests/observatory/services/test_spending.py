from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatory.choices import FundingSource
from observatory.models import BudgetLine
from observatory.services.spending import parts, share, spending, summed_up, years_with_money
from tests.factories import observatory as make

AMOUNTS = st.none() | st.decimals(0, 10**9, places=2)


def lines_of(*pairs, source="own"):
    return [BudgetLine(planned=planned, executed=executed, funding_source=source) for planned, executed in pairs]


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS, st.sampled_from(FundingSource.values)), max_size=8))
def test_the_parts_add_up_to_the_whole_and_what_no_line_says_is_not_zero(rows):
    lines = [BudgetLine(planned=a, executed=b, funding_source=source) for a, b, source in rows]

    found = parts(lines, "funding_source", FundingSource)
    whole = summed_up(None, lines, None).whole

    for name in ("planned", "executed"):
        said = [getattr(line, name) for line in lines if getattr(line, name) is not None]
        assert getattr(whole, name) == (sum(said) if said else None)
        assert sum(getattr(part, name) or 0 for part in found) == (getattr(whole, name) or 0)
    assert sum(part.n_lines for part in found) == len(lines)


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [(Decimal(1), Decimal(4), Decimal("0.25")), (Decimal(0), Decimal(4), 0), (Decimal(1), Decimal(0), None),
     (None, Decimal(4), None), (Decimal(1), None, None)],
)  # fmt: skip
def test_a_share_is_told_only_where_it_can_be(part, whole, found):
    assert share(part, whole) == found


@pytest.mark.django_db
def test_each_currency_is_told_apart_that_of_the_stated_budget_first(city):
    peso, euro = make.CurrencyFactory(code="COP"), make.CurrencyFactory(code="ARS")
    make.BudgetYearFactory(city=city, year=2025, currency=peso, planned=100, executed=90, city_total=1000)
    make.BudgetLineFactory(city=city, currency=euro, planned=5)
    make.BudgetLineFactory(city=city, currency=peso, planned=100, executed=70)
    make.BudgetLineFactory(city=city, currency=peso, planned=None, executed=10)
    make.BudgetLineFactory(city=city, currency=peso, year=2024, planned=1)

    (first, second), stated = spending(city, 2025)

    assert (first.currency, second.currency) == (peso, euro)
    assert first.differences == [("executed", Decimal(80), Decimal(90), Decimal(-10))]
    assert (first.executed_share, first.city_share) == (Decimal("0.8"), Decimal("0.08"))
    assert (second.stated, second.differences, second.city_share, second.executed_share) == (None, [], None, None)
    assert stated.year == 2025
    assert years_with_money(city) == [2025, 2024]
