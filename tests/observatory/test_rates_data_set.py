"""Exchange rates as a data set: the bank's own file, whole, and those that a city enters itself."""

import datetime as dt
from decimal import Decimal

import pytest

from observatory import reference
from observatory.imports import undo
from observatory.models import Change, City, Currency, ExchangeRate
from observatory.reference import FOLDER
from tests.factories.observatory import (
    CityFactory,
    CurrencyFactory,
    ExchangeRateFactory,
    MembershipFactory,
    UserFactory,
)
from tests.factories.sheets import bring, check, codes, counts, csv
from tests.shared_data import DATA, expected, needs_shared_data

pytestmark = pytest.mark.django_db
WIDE = csv("Date,USD,COP,XYZ,", "2025-12-31,1.1745,N/A,2,", "30 December 2025,1.17,4312.5,,", "2025-12-29,N/A,,,")


@pytest.fixture
def city():
    for code in ("EUR", "USD", "COP"):
        CurrencyFactory(code=code)
    return CityFactory(code="bogota", name="Bogotá", name_key="bogota", languages=["en"])


@needs_shared_data
def test_the_rates_of_the_european_central_bank_come_in_whole():
    told = expected("ecb-rates")
    reference.merge(Currency, "code", map(reference.currency, reference.rows(FOLDER / "currencies.csv")))
    world = CityFactory(code="world")
    file = (DATA / "ecb-rates" / "eurofxref-hist.zip").read_bytes()

    plan, batch = bring(file, "rates", world, filename="eurofxref-hist.zip")

    rates = ExchangeRate.objects.filter(city=None, base="EUR", source="ECB")
    days = rates.order_by("day").values_list("day", flat=True).distinct()
    assert counts(plan) == (rates.count(), 0, 0, 0)
    assert (len(days), str(days.first()), str(days.last())) == (told["days"], told["first"], told["last"])
    assert rates.order_by().values("currency").distinct().count() == told["currencies"]
    for day, sample in told["sample"].items():
        stored = rates.filter(day=day, currency__in=sample).values_list("currency", "rate")
        assert dict(stored) == {code: Decimal(rate) for code, rate in sample.items()}
    assert not rates.filter(currency__in=told["no_COP_ARS_UYU_PEN_CLP"]).exists()
    assert Change.objects.get(batch=batch.uuid).after == {"rows": len(plan)}
    day = (DATA / "ecb-rates" / "eurofxref.csv").read_bytes()
    assert counts(check(day, "rates", world, filename="eurofxref.csv")) == (0, 0, 29, 0)

    undo(batch)
    assert not ExchangeRate.objects.exists()


def test_a_column_for_each_currency_becomes_a_row_for_each_rate_there_is(city):
    plan, _batch = bring(WIDE.replace(b",XYZ", b",kilo"), "rates", city, filename="eurofxref.csv")

    told = {(row.stored["currency"].pk, str(row.stored["day"])): row.stored["rate"] for row in plan.rows}
    assert told == {
        ("USD", "2025-12-31"): Decimal("1.1745"),
        ("USD", "2025-12-30"): Decimal("1.17"),
        ("COP", "2025-12-30"): Decimal("4312.5"),
    }
    assert codes(plan.warnings).count("missing-word") == 0
    assert "rates-for-all" in codes(plan.warnings)
    assert set(ExchangeRate.objects.values_list("city", "base", "source")) == {(None, "EUR", "ECB")}


def test_rates_of_nobody_knows_whom_are_not_said_to_be_the_banks(city):
    plan = check(WIDE.replace(b",XYZ", b",kilo"), "rates", city)

    assert codes(plan.errors) == ["missing-value"] * 3


def test_a_currency_that_nobody_knows_is_told_where_it_stands(city):
    plan = check(WIDE, "rates", city, filename="eurofxref.csv")

    assert [(each.code, each.row) for each in plan.errors] == [("unknown-currency-code", 2)]


def test_an_office_brings_in_rates_of_its_own_and_says_who_publishes_them(city):
    member = MembershipFactory(city=city, role="director").user
    rates = csv("Fecha;Moneda;Tasa de cambio", "31/12/2024;COP;4.580,25", "2025;COP;4.312,50")

    unsaid = check(rates, "rates", city, by=member)
    plan, _batch = bring(rates, "rates", city, by=member, mapping={"constants": {"source": "Banco de la República"}})

    assert codes(unsaid.errors) == ["missing-value"] * 2
    assert counts(plan) == (2, 0, 0, 0)
    stored = ExchangeRate.objects.order_by("day").values_list("city", "day", "rate")
    assert list(stored) == [
        (city.pk, dt.date(2024, 12, 31), Decimal("4580.25")),
        (city.pk, dt.date(2025, 12, 31), Decimal("4312.5")),
    ]
    assert set(Change.objects.values_list("record", "city")) == {("observatory.exchangerate", city.pk)}


def test_the_operator_corrects_what_all_share_and_leaves_what_a_city_entered(city):
    own = ExchangeRateFactory(city=city, currency_id="USD", base_id="EUR", day="2025-12-31", rate="1.2")
    shared = ExchangeRateFactory(
        city=None, currency_id="USD", base_id="EUR", day="2025-12-31", rate="1.1", source="ECB"
    )
    operator = UserFactory(is_superuser=True)

    plan, batch = bring(WIDE.replace(b",XYZ", b",kilo"), "rates", city, by=operator, filename="eurofxref.csv")

    own.refresh_from_db()
    shared.refresh_from_db()
    assert counts(plan) == (2, 1, 0, 0)
    assert (own.rate, shared.rate) == (Decimal("1.2"), Decimal("1.1745"))
    undo(batch)
    assert ExchangeRate.objects.get(city=None).rate == Decimal("1.1")


def test_the_command_line_names_the_city_whose_rates_they_are(city):
    rates = csv("day,currency,rate,city,source", "2025-12-31,COP,4312.5,bogota,Banco")

    assert counts(bring(rates, "rates", city)[0]) == (1, 0, 0, 0)
    assert ExchangeRate.objects.get().city == City.objects.get()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("2025-12-31,USD,0", "not-above-zero"),
        ("2025-12-31,USD,-1.2", "not-above-zero"),
        ("2025-12-31,EUR,1", "one-currency"),
        ("2090-12-31,USD,1.2", "day-to-come"),
        ("2025-12-31,USD,", "missing-value"),
    ],
)
def test_a_rate_that_cannot_be_is_refused(city, line, code):
    plan = check(csv("day,currency,rate,source", f"{line},Bank", "2025-11-30,USD,1.1,Bank"), "rates", city)

    assert codes(plan.errors) == [code]
    assert counts(plan) == (1, 0, 0, 1)


def test_one_rate_twice_is_told(city):
    plan = check(csv("day,currency,rate,source", "2025-12-31,USD,1.1,Bank", "2025-12-31,USD,1.2,Bank"), "rates", city)

    assert codes(plan.errors) == ["repeated-name"]
