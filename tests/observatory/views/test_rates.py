"""A rate that is missing is said and asked for; what it would have added is left out and told."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from observatory.models import Change, ExchangeRate
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def peso():
    return make.CurrencyFactory(code="COP", name="Colombian Peso")


@pytest.fixture
def project(city, peso):
    make.CurrencyFactory(code="EUR")
    return make.ProjectFactory(city=city, budget=Decimal(4312500), currency=peso, starts_on=dt.date(2025, 2, 1))


def page(desk, name, *arguments):
    return desk.get(reverse(name, args=arguments)).content.decode()


def test_a_missing_rate_is_said_and_asked_for(desk, city, project):
    shown = page(desk, "project-detail", city.code, project.uuid)

    assert "no rate of COP in 2025 is known" in shown
    assert f"{reverse('rate-new', args=[city.code])}?currency=COP&amp;day=2025" in shown
    assert "COP in 2025" in page(desk, "rate-list", city.code)


def test_a_rate_that_was_entered_is_named_beside_the_figure(desk, city, project):
    typed = {"currency": "COP", "base": "EUR", "rate": "4312.50", "day": "2025", "source": "Banco de la República"}

    desk.post(reverse("rate-new", args=[city.code]), typed)

    rate = ExchangeRate.objects.get(city=city)
    assert rate.day == dt.date(2025, 12, 31)
    assert Change.objects.get(record="observatory.exchangerate").action == "created"
    shown = page(desk, "project-detail", city.code, project.uuid)
    assert "€1,000" in shown.replace("\xa0", "")
    assert "4,312.5 COP for one euro on 31 Dec 2025 (Banco de la República)" in shown.replace("\xa0", " ")
    assert "None: every amount of the register can be converted." in page(desk, "rate-list", city.code)


def test_a_list_adds_up_and_tells_what_it_leaves_out(desk, city, project):
    city.currency = make.CurrencyFactory(code="EUR")
    city.save()
    make.ProjectFactory(city=city, budget=Decimal(500), currency=city.currency)

    shown = page(desk, "project-list", city.code)

    assert "Budget of 1 project together: €500." in shown
    assert "1 project is left out" in shown


def test_a_project_without_a_start_says_that_its_rate_has_no_year(desk, city, project):
    project.starts_on = None
    project.save()

    assert "the project has no start" in page(desk, "project-detail", city.code, project.uuid)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("rate", "0", "above zero"),
        ("rate", "", "required"),
        ("day", "2090", "still to come"),
        ("currency", "EUR", "two different"),
        ("day", "2024", "entered already"),
    ],
)
def test_a_rate_that_cannot_be_is_refused_and_kept(desk, city, peso, field, value, said):
    make.CurrencyFactory(code="EUR")
    make.ExchangeRateFactory(city=city, currency=peso, day=dt.date(2024, 12, 31))
    typed = {"currency": "COP", "base": "EUR", "rate": "10", "day": "2025", "source": "Bank"} | {field: value}

    response = desk.post(reverse("rate-new", args=[city.code]), typed)

    assert said in response.content.decode()
    assert ExchangeRate.objects.count() == 1
    assert response.context["form"]["source"].value() == "Bank"


def test_all_rates_are_told_for_a_euro_or_a_dollar(desk, city):
    for code in ("EUR", "USD", "COP"):
        make.CurrencyFactory(code=code)
    typed = {"currency": "EUR", "base": "USD", "rate": "0.9", "day": "2025", "source": "Bank"}

    page = desk.post(reverse("rate-new", args=[city.code]), typed)

    assert "all rates are told for one euro" in page.content.decode()
    assert {each.pk for each in page.context["form"].fields["base"].queryset} == {"EUR", "USD"}


def test_a_rate_is_changed_with_the_version_it_was_opened_with(desk, city):
    rate = make.ExchangeRateFactory(city=city)
    address = reverse("rate-edit", args=[city.code, rate.pk])
    typed = {"currency": "COP", "base": "EUR", "rate": "4000", "day": "31/12/2025", "source": "Bank"}

    assert desk.post(address, typed | {"version": 7}).status_code == 409
    assert desk.post(address, typed | {"version": 1}).status_code == 302

    rate.refresh_from_db()
    assert rate.rate == 4000


def test_a_deleted_rate_stays_in_the_history(desk, city):
    rate = make.ExchangeRateFactory(city=city)
    address = reverse("rate-remove", args=[city.code, rate.pk])

    assert "Delete the rate" in desk.get(address).content.decode()
    desk.post(address)

    assert not ExchangeRate.objects.exists()
    assert Change.objects.get(action="removed").before["rate"] == "4312.5"


def test_a_rate_of_everybody_is_not_for_a_city_to_change(desk, city):
    shared = make.ExchangeRateFactory(city=None)

    assert desk.get(reverse("rate-edit", args=[city.code, shared.pk])).status_code == 404
    assert desk.post(reverse("rate-remove", args=[city.code, shared.pk])).status_code == 404
