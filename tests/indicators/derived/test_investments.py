import datetime
from decimal import Decimal

import pytest

from observatory.choices import ProjectStatus
from tests.factories.observatory import CityFactory, CurrencyFactory, ExchangeRateFactory, InvestmentFactory

CODES = ["INS-TYP-08", "TER-TER-02"]


@pytest.fixture
def city(db):
    return CityFactory(currency=CurrencyFactory(code="COP", name="Peso"))


def invested(city, amount, currency="COP", status=ProjectStatus.RUNNING, **fields):
    told = {"project__city": city, "project__status": status, "year": 2025} | fields
    return InvestmentFactory(amount=amount, currency=amount and CurrencyFactory(code=currency), **told)


@pytest.mark.proves(*CODES)
@pytest.mark.parametrize("code", CODES)
def test_investments_are_added_up_in_the_citys_currency(counted, behind, city, code):
    ExchangeRateFactory(rate=Decimal(4000), day=datetime.date(2025, 12, 31))
    pesos, euros = invested(city, Decimal("500.50")), invested(city, Decimal("0.5"), "EUR")
    invested(city, Decimal(7), year=2024)
    invested(city, Decimal(7), kind="other")
    invested(CityFactory(), Decimal(7))
    invested(city, Decimal(7), status=ProjectStatus.CANCELLED)

    found = counted(city, code)

    assert found.value == Decimal("2500.50")
    assert behind(found) == {str(pesos.uuid), str(euros.uuid)}


def test_what_is_only_announced_is_handled_by_the_office_and_not_in_the_city(counted, city):
    invested(city, Decimal(7), status=ProjectStatus.PLANNED)

    assert counted(city, "INS-TYP-08").value == 7
    assert counted(city, "TER-TER-02").value is None


@pytest.mark.parametrize("code", CODES)
def test_what_has_no_amount_or_no_rate_is_told_and_not_added_as_zero(counted, city, code):
    assert counted(city, code).why_none.startswith("No foreign direct investment")

    invested(city, None)
    assert counted(city, code).value is None

    invested(city, Decimal(7), "USD")
    invested(city, Decimal(7))
    found = counted(city, code)
    assert (found.value, found.left_out) == (7, 2)
    assert "2 investments are left out" in found.left_out_because


def test_a_quarter_holds_no_whole_year_of_investments(counted, city):
    invested(city, Decimal(7))

    assert counted(city, "INS-TYP-08", "2025-Q1").value is None
